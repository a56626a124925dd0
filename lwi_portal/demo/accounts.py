"""The accounts of the demonstration: one per role and partner, with a password that everybody may know."""

from dataclasses import dataclass
from functools import cache

from django.contrib.auth.hashers import make_password

from keten.models import Gebruiker, Ketenpartner, Locatie, Medewerker, School, Schoolcontact
from keten.rechten import Rol
from keten.tijd import vandaag

WACHTWOORD = "Samen-aan-het-werk"
KLANT_EMAIL = "klant@lwi.example"
KLANT_NAAM = "Marieke van der Velde"


@dataclass(frozen=True)
class Demoaccount:
    """An invented employee who can sign in.

    Attributes:
        partner: as the e-mail address says it.
        locaties: codes; the first is where this person starts.
    """

    rol: Rol
    partner: str
    naam: str
    functie: str
    locaties: tuple[str, ...] = ("apeldoorn",)
    ook: str = ""

    @property
    def email(self) -> str:
        """`<rol>.<partner>@lwi.example`, with a place where that is not Apeldoorn."""
        naam = self.rol.value.replace("_", "-")
        return ".".join(deel for deel in (naam, self.partner, self.ook) if deel) + "@lwi.example"


_PARTNERS = {"werkbedrijf": "cwi", "uwv": "uwv", "gemeente": "gemeente"}
_BEIDE = ("apeldoorn", "gouda")

ACCOUNTS = (
    Demoaccount(Rol.INTAKER, "werkbedrijf", "Anna Bosman", "intaker"),
    Demoaccount(Rol.INTAKER, "gemeente", "Ilse Dekker", "intaker"),
    Demoaccount(Rol.WERKCOACH, "werkbedrijf", "Wim Terpstra", "werkcoach"),
    Demoaccount(Rol.WERKCOACH, "uwv", "Bram Verhagen", "re-integratiecoach"),
    Demoaccount(Rol.WERKCOACH, "gemeente", "Chaima Benali", "klantmanager werk"),
    Demoaccount(Rol.INKOMENSCONSULENT, "uwv", "Ineke Schouten", "inkomensconsulent", _BEIDE),
    Demoaccount(Rol.INKOMENSCONSULENT, "gemeente", "Ferhat Demir", "consulent uitkering"),
    Demoaccount(Rol.HANDHAVER, "uwv", "Ronald Postma", "medewerker handhaving"),
    Demoaccount(Rol.HANDHAVER, "gemeente", "Els van Dongen", "sociaal rechercheur"),
    Demoaccount(Rol.ACCOUNTMANAGER, "werkbedrijf", "Sandra Kuipers", "accountmanager"),
    Demoaccount(Rol.ACCOUNTMANAGER, "gemeente", "Joris Prins", "accountmanager"),
    Demoaccount(Rol.MATCHMAKER, "gemeente", "Mirjam Pool", "matchmaker"),
    Demoaccount(Rol.MT_LID, "werkbedrijf", "Paul Hendriks", "vestigingsmanager"),
    Demoaccount(Rol.MT_LID, "uwv", "Loes Smit", "regiomanager", _BEIDE),
    Demoaccount(Rol.MT_LID, "gemeente", "Karim Haddou", "afdelingshoofd werk"),
    Demoaccount(Rol.KETENAANJAGER, "werkbedrijf", "Yvonne Bakker", "ketenaanjager", _BEIDE),
    Demoaccount(Rol.AKO, "werkbedrijf", "Astrid Groen", "adviseur AKO", _BEIDE),
    Demoaccount(Rol.BEHEERDER, "gemeente", "Bea Mulder", "functioneel beheerder", _BEIDE),
    Demoaccount(Rol.WERKCOACH, "uwv", "Dirk de Haan", "re-integratiecoach", ("gouda",), ook="gouda"),
    Demoaccount(Rol.TEAMLEIDER, "uwv", "Marjan Vos", "teammanager"),
    Demoaccount(Rol.TEAMLEIDER, "gemeente", "Tom Wolters", "teamleider werk"),
    Demoaccount(Rol.KCC, "uwv", "Nadia Amrani", "medewerker klantcontactcentrum"),
    Demoaccount(Rol.MELDPUNT, "gemeente", "Rik Jonker", "medewerker Meldpunt Werk"),
    Demoaccount(Rol.RMC, "gemeente", "Petra Koning", "RMC-consulent"),
    Demoaccount(Rol.AUDITOR, "gemeente", "Olga Peters", "auditor"),
    Demoaccount(Rol.PRIVACYCONTACT, "gemeente", "Hugo van Rijn", "privacycontact"),
    Demoaccount(Rol.MEDISCH_ADVISEUR, "gemeente", "Marleen Visser", "medisch adviseur"),
)


@dataclass(frozen=True)
class Buitenaccount:
    """An invented person outside the chain who can sign in."""

    rol: Rol
    naam: str
    functie: str
    ook: str = ""

    @property
    def email(self) -> str:
        """`<rol>@lwi.example`, with a word more for the second of a role."""
        return ".".join(deel for deel in (self.rol.value, self.ook) if deel) + "@lwi.example"


BUITENACCOUNTS = (
    Buitenaccount(Rol.SCHOOL, "Saskia Brouwer", "zorgcoördinator"),
    Buitenaccount(Rol.COACH, "Henk Dijkstra", "coach uit het netwerk"),
    Buitenaccount(Rol.INSPECTEUR, "Inge Nauta", "inspecteur"),
    Buitenaccount(Rol.GAST, "Evert Zwart", "adviseur Economische Zaken van de gemeente"),
    Buitenaccount(Rol.WERKGEVER, "Petra Personeel", "hoofd personeelszaken van een zorggroep"),
    Buitenaccount(Rol.EXTERN, "Karin Stuiver", "begeleider bij een re-integratiebedrijf"),
    Buitenaccount(Rol.EXTERN, "Ton Smeets", "werkbegeleider bij een SW-bedrijf", ook="sw"),
)
SCHOOL = "Voorbeeldcollege"


@cache
def wachtwoordsleutel() -> str:
    """The password as it is stored, worked out once for all: a demonstration must start in seconds."""
    return make_password(WACHTWOORD)


def maak_accounts() -> list[Medewerker]:
    """Make the employees; the places and partners they belong to are reference data."""
    medewerkers = []
    for account in ACCOUNTS:
        locaties = list(Locatie.objects.filter(code__in=account.locaties))
        if not locaties:
            continue
        gebruiker = Gebruiker.objects.create(
            email=account.email, naam=account.naam, password=wachtwoordsleutel()
        )
        medewerker = Medewerker.objects.create(
            gebruiker=gebruiker,
            partner=_partner(account, locaties[0]),
            rollen=[account.rol],
            functie=account.functie,
            telefoon="097 01 00 00 00",
            bereikbaar="maandag tot en met vrijdag, 9 tot 17 uur",
        )
        medewerker.locaties.set(locaties)
        medewerkers.append(medewerker)
    _maak_buitenaccounts()
    return medewerkers


def _maak_buitenaccounts() -> None:
    for account in BUITENACCOUNTS:
        gebruiker = Gebruiker.objects.create(
            email=account.email, naam=account.naam, password=wachtwoordsleutel(), buitenrol=account.rol
        )
        if account.rol == Rol.SCHOOL and (locatie := Locatie.objects.filter(code="apeldoorn").first()):
            school = School.objects.create(
                naam=SCHOOL, plaats=locatie.plaats, locatie=locatie, voorbeeld=True
            )
            Schoolcontact.objects.create(gebruiker=gebruiker, school=school, functie=account.functie)


def tabel() -> list[tuple[str, str, str]]:
    """Who can sign in to the demonstration: who that is, the e-mail address and the password."""
    rijen = [
        (f"{account.naam}, {account.functie} ({' en '.join(account.locaties)})", account.email, WACHTWOORD)
        for account in ACCOUNTS
    ]
    rijen += [(f"{buiten.naam}, {buiten.functie}", buiten.email, WACHTWOORD) for buiten in BUITENACCOUNTS]
    return [*rijen, (f"{KLANT_NAAM}, klant", KLANT_EMAIL, WACHTWOORD)]


def _partner(account: Demoaccount, locatie: Locatie) -> Ketenpartner:
    partners = Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=locatie)
    partner: Ketenpartner = partners.get(kolom=_PARTNERS[account.partner])
    return partner
