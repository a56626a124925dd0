"""What the administration keeps: for each kind of record its list, its search and its form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from keten import accounts, medewerkers, partneraccounts, scholen
from keten.forms.beheer import (
    LocatieForm,
    MedewerkerForm,
    PartnerForm,
    RegimeForm,
    RegioForm,
    TeamForm,
    TermijnForm,
)
from keten.forms.beheerbasis import BeheerForm
from keten.forms.extern import ExternePartnerForm, PartneraccountForm
from keten.forms.jongeren import SchoolcontactForm, SchoolForm, TredeForm
from keten.forms.mandaten import MandaatForm
from keten.forms.teksten import TekstForm
from keten.models import (
    Arbeidsmarktregio,
    ExternePartner,
    Ketenpartner,
    Locatie,
    Mandaat,
    Medewerker,
    Partneraccount,
    Regime,
    School,
    Schoolcontact,
    Team,
    Tekstblok,
    Termijnregel,
    Trede,
)
from keten.models.termijnregel import Eenheid
from keten.tekstsoorten import TEKSTSOORTEN
from keten.termijnen import Duur
from keten.tijd import vandaag


@dataclass(frozen=True)
class Kolom:
    """A column of a list: what stands in it, and the ordering behind its heading."""

    naam: str
    waarde: Callable[[Any], object]
    sorteer: str = ""


@dataclass(frozen=True)
class Soort:
    """A kind of record in the administration.

    Attributes:
        code: its part of the address.
        naam, enkelvoud: as headings and buttons say it.
        nieuw: what the button for a new one says.
        zoek: look-ups that a search goes through.
        loopt: which records are current; None when all of them always are.
        tip_nieuw, tip_wijzigen: what somebody should know before filling in the form.
    """

    code: str
    naam: str
    enkelvoud: str
    nieuw: str
    uitleg: str
    icoon: str
    form: type[BeheerForm[Any]]
    rijen: Callable[[], QuerySet[Any]]
    kolommen: tuple[Kolom, ...]
    zoek: tuple[str, ...]
    loopt: Callable[[], Q] | None = None
    tip_nieuw: str = ""
    tip_wijzigen: str = ""

    def zoek_op(self, term: str, *, alle: bool, sortering: str) -> QuerySet[Any]:
        """The records with every word of the term, in the order asked.

        Args:
            alle: also those that have ended.
            sortering: a key of a column, with a minus for the other way round; anything else is the default.
        """
        rijen = self.rijen()
        for woord in term.split():
            voorwaarde = Q()
            for veld in self.zoek:
                voorwaarde |= Q(**{f"{veld}__icontains": woord})
            rijen = rijen.filter(voorwaarde)
        if self.loopt is not None and not alle:
            rijen = rijen.filter(self.loopt())
        sleutels = {kolom.sorteer for kolom in self.kolommen if kolom.sorteer}
        sleutel = sortering if sortering.removeprefix("-") in sleutels else self.kolommen[0].sorteer
        return rijen.order_by(sleutel, "pk")

    def aantal(self) -> int:
        """How many current records there are."""
        rijen = self.rijen().order_by()
        return rijen.filter(self.loopt()).count() if self.loopt else rijen.count()


@transaction.atomic
def bewaar(form: BeheerForm[Any], *, door: Medewerker, portaal: str) -> str:
    """Save what a valid form asks, through the domain function for its kind of record.

    Args:
        door: the administrator.
        portaal: address of the portal, for an invitation to choose a password.

    Returns:
        What happened, in sentences for the administrator.
    """
    if isinstance(form, MedewerkerForm | SchoolcontactForm | PartneraccountForm):
        return _bewaar_met_account(form, door=door, portaal=portaal)
    nieuw = form.instance.pk is None
    record: Model = form.save()
    return f"{record} is toegevoegd." if nieuw else _gewijzigd(record)


def _bewaar_met_account(
    form: MedewerkerForm | SchoolcontactForm | PartneraccountForm, *, door: Medewerker, portaal: str
) -> str:
    eerder = form.instance.gebruiker.email if form.instance.pk else ""
    record: Medewerker | Schoolcontact | Partneraccount
    if isinstance(form, SchoolcontactForm):
        record = scholen.bewaar_contact(form.instance, **form.waarden(), portaal=portaal)
    elif isinstance(form, PartneraccountForm):
        record = partneraccounts.bewaar_account(form.instance, **form.waarden(), portaal=portaal)
    elif eerder:
        record = medewerkers.wijzig(medewerker=form.instance, **form.waarden(), portaal=portaal, door=door)
    else:
        record = medewerkers.neem_aan(**form.waarden(), portaal=portaal)
    if not eerder:
        return f"{record} heeft een account en krijgt een e-mail om een wachtwoord te kiezen."
    if record.gebruiker.email == eerder:
        return _gewijzigd(record)
    return f"{_gewijzigd(record)} {accounts.gevolg_van_ander_adres(record.gebruiker)}"


def _gewijzigd(record: Model) -> str:
    return f"De wijziging van {record} is opgeslagen."


def _nog_geldig() -> Q:
    return Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=vandaag())


def _namen(rijen: Any) -> str:
    return ", ".join(str(rij) for rij in rijen.all())


def _wanneer(rij: Tekstblok) -> str:
    """When the portal uses a text; a code that it no longer knows stands for itself."""
    return TEKSTSOORTEN[rij.code].naam if rij.code in TEKSTSOORTEN else rij.code


_EINDE = Kolom("Geldig tot en met", lambda rij: rij.geldig_tot or "", "geldig_tot")
_ROLLEN = {rol.value: rol.label for rol in medewerkers.ROLLEN}

_SOORTEN = (
    Soort(
        code="medewerkers",
        naam="Medewerkers",
        enkelvoud="medewerker",
        nieuw="Nieuwe medewerker",
        uitleg="Wie kan inloggen, voor welke partner, met welke rollen en waar.",
        icoon="users",
        form=MedewerkerForm,
        rijen=lambda: Medewerker.objects.select_related("gebruiker", "partner").prefetch_related("locaties"),
        kolommen=(
            Kolom("Naam", str, "gebruiker__naam"),
            Kolom("Partner", lambda rij: rij.partner, "partner__naam"),
            Kolom("Rollen", lambda rij: ", ".join(_ROLLEN[rol] for rol in rij.rollen)),
            Kolom("Locaties", lambda rij: _namen(rij.locaties)),
            Kolom("Inloggen", lambda rij: "kan inloggen" if rij.gebruiker.is_active else "gesloten"),
        ),
        zoek=("gebruiker__naam", "gebruiker__email", "partner__naam"),
        loopt=lambda: Q(gebruiker__is_active=True),
        tip_nieuw="De medewerker krijgt een e-mail en kiest zelf een wachtwoord.",
    ),
    Soort(
        code="teams",
        naam="Teams",
        enkelvoud="team",
        nieuw="Nieuw team",
        uitleg="Groepen collega's van een locatie, van alle partners samen.",
        icoon="users-round",
        form=TeamForm,
        rijen=lambda: Team.objects.select_related("locatie").prefetch_related("leden", "leiders__gebruiker"),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Soort", lambda rij: rij.get_soort_display(), "soort"),
            Kolom("Locatie", lambda rij: rij.locatie, "locatie__naam"),
            Kolom("Leiders", lambda rij: _namen(rij.leiders)),
            Kolom("Leden", lambda rij: len(rij.leden.all())),
        ),
        zoek=("naam", "locatie__naam"),
        loopt=lambda: Q(opgeheven_op__isnull=True),
        tip_nieuw="Leiders en leden kiest u nadat het team is gemaakt.",
    ),
    Soort(
        code="partners",
        naam="Ketenpartners",
        enkelvoud="ketenpartner",
        nieuw="Nieuwe ketenpartner",
        uitleg="De organisaties van de keten, met hun begin, einde en opvolger.",
        icoon="handshake",
        form=PartnerForm,
        rijen=lambda: Ketenpartner.objects.select_related("opvolger"),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Kolom", lambda rij: rij.get_kolom_display(), "kolom"),
            Kolom("Geldig van", lambda rij: rij.geldig_van, "geldig_van"),
            _EINDE,
            Kolom("Opvolger", lambda rij: rij.opvolger or ""),
        ),
        zoek=("naam", "code"),
        loopt=_nog_geldig,
        tip_wijzigen=(
            "De naam staat vast, omdat die in dossiers staat. Krijgt de organisatie een andere naam, of gaat "
            "zij op in een andere? Maak de nieuwe partner en voeg deze ermee samen."
        ),
    ),
    Soort(
        code="locaties",
        naam="Locaties",
        enkelvoud="locatie",
        nieuw="Nieuwe locatie",
        uitleg="De locaties werk en inkomen: naam, adres, regio en partners.",
        icoon="map-pin",
        form=LocatieForm,
        rijen=lambda: Locatie.objects.select_related("regio"),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Plaats", lambda rij: rij.plaats, "plaats"),
            Kolom("Regio", lambda rij: rij.regio, "regio__naam"),
            _EINDE,
        ),
        zoek=("naam", "plaats", "regio__naam"),
        loopt=_nog_geldig,
    ),
    Soort(
        code="regios",
        naam="Arbeidsmarktregio's",
        enkelvoud="arbeidsmarktregio",
        nieuw="Nieuwe regio",
        uitleg="Een regio kan eigen criteria voor de route hebben.",
        icoon="map",
        form=RegioForm,
        rijen=lambda: Arbeidsmarktregio.objects.all(),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Geldig van", lambda rij: rij.geldig_van, "geldig_van"),
            _EINDE,
        ),
        zoek=("naam", "code"),
        loopt=_nog_geldig,
    ),
    Soort(
        code="regimes",
        naam="Regimes",
        enkelvoud="regime",
        nieuw="Nieuw regime",
        uitleg="De uitkeringen, met de wet erachter en wie betaalt.",
        icoon="scale",
        form=RegimeForm,
        rijen=lambda: Regime.objects.all(),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Omschrijving", lambda rij: rij.omschrijving),
            Kolom("Wie betaalt", lambda rij: rij.get_kolom_display(), "kolom"),
            Kolom("Geldig van", lambda rij: rij.geldig_van, "geldig_van"),
            _EINDE,
        ),
        zoek=("naam", "omschrijving"),
        loopt=_nog_geldig,
    ),
    Soort(
        code="scholen",
        naam="Scholen",
        enkelvoud="school",
        nieuw="Nieuwe school",
        uitleg="Scholen die dreigende uitval melden bij een jongerenloket.",
        icoon="school",
        form=SchoolForm,
        rijen=lambda: School.objects.select_related("locatie"),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Plaats", lambda rij: rij.plaats, "plaats"),
            Kolom("Locatie", lambda rij: rij.locatie, "locatie__naam"),
            Kolom("Herkomst", lambda rij: "voorbeeld" if rij.voorbeeld else ""),
        ),
        zoek=("naam", "plaats", "locatie__naam"),
    ),
    Soort(
        code="schoolcontacten",
        naam="Accounts van scholen",
        enkelvoud="account van een school",
        nieuw="Nieuw account voor een school",
        uitleg="Wie er namens een school kan inloggen om te melden.",
        icoon="user-round-pen",
        form=SchoolcontactForm,
        rijen=lambda: Schoolcontact.objects.select_related("gebruiker", "school"),
        kolommen=(
            Kolom("Naam", str, "gebruiker__naam"),
            Kolom("School", lambda rij: rij.school, "school__naam"),
            Kolom("Functie", lambda rij: rij.functie),
            Kolom("Inloggen", lambda rij: "kan inloggen" if rij.gebruiker.is_active else "gesloten"),
        ),
        zoek=("gebruiker__naam", "gebruiker__email", "school__naam"),
        loopt=lambda: Q(gebruiker__is_active=True),
        tip_nieuw="Het contact krijgt een e-mail en kiest zelf een wachtwoord.",
    ),
    Soort(
        code="externe-partners",
        naam="Externe partners",
        enkelvoud="externe partner",
        nieuw="Nieuwe externe partner",
        uitleg="Organisaties buiten de keten die verwezen klanten begeleiden en daarover verslag doen.",
        icoon="network",
        form=ExternePartnerForm,
        rijen=lambda: ExternePartner.objects.prefetch_related("locaties"),
        kolommen=(
            Kolom("Naam", str, "naam"),
            Kolom("Soort", lambda rij: rij.get_soort_display(), "soort"),
            Kolom("Locaties", lambda rij: _namen(rij.locaties)),
            Kolom("Overeenkomst tot en met", lambda rij: rij.overeenkomst_tot or "", "overeenkomst_tot"),
            Kolom("Stand", lambda rij: "in gebruik" if rij.actief else "gesloten"),
        ),
        zoek=("naam", "contactpersoon"),
        loopt=lambda: Q(actief=True),
        tip_wijzigen="Sluit u een partner, of loopt de overeenkomst af? Dan ziet die meteen geen klant meer.",
    ),
    Soort(
        code="partneraccounts",
        naam="Accounts van externe partners",
        enkelvoud="account van een externe partner",
        nieuw="Nieuw account voor een externe partner",
        uitleg="Wie er namens een externe partner kan inloggen, en tot wanneer.",
        icoon="user-round-check",
        form=PartneraccountForm,
        rijen=lambda: Partneraccount.objects.select_related("gebruiker", "partner"),
        kolommen=(
            Kolom("Naam", str, "gebruiker__naam"),
            Kolom("Partner", lambda rij: rij.partner, "partner__naam"),
            Kolom("Functie", lambda rij: rij.functie),
            Kolom("Toegang tot en met", lambda rij: rij.tot, "tot"),
            Kolom("Inloggen", lambda rij: "kan inloggen" if rij.gebruiker.is_active else "gesloten"),
        ),
        zoek=("gebruiker__naam", "gebruiker__email", "partner__naam"),
        loopt=lambda: Q(gebruiker__is_active=True),
        tip_nieuw="Deze persoon krijgt een e-mail en kiest zelf een wachtwoord.",
    ),
    Soort(
        code="treden",
        naam="Treden van ladders",
        enkelvoud="trede",
        nieuw="Nieuwe trede",
        uitleg="De treden van de werkladder en de jongerenladder, voor iedereen of voor een locatie.",
        icoon="chart-no-axes-column-increasing",
        form=TredeForm,
        rijen=lambda: Trede.objects.select_related("locatie"),
        kolommen=(
            Kolom("Trede", str, "nummer"),
            Kolom("Ladder", lambda rij: rij.get_ladder_display(), "ladder"),
            Kolom("Locatie", lambda rij: str(rij.locatie or "elke locatie zonder eigen treden")),
            Kolom("Uitleg", lambda rij: rij.uitleg),
            Kolom("Herkomst", lambda rij: "voorbeeld" if rij.voorbeeld else rij.bron),
        ),
        zoek=("naam", "ladder"),
        loopt=lambda: Q(vervallen=False),
        tip_wijzigen="Een andere naam geldt ook voor wat al is vastgelegd. Betekent de trede voortaan iets "
        "anders? Laat deze vervallen en maak een nieuwe.",
    ),
    Soort(
        code="mandaten",
        naam="Mandaten",
        enkelvoud="mandaat",
        nieuw="Nieuw mandaat",
        uitleg="Welke partner op een locatie namens een andere mag beslissen over diens klanten.",
        icoon="stamp",
        form=MandaatForm,
        rijen=lambda: Mandaat.objects.select_related("locatie", "van", "aan"),
        kolommen=(
            Kolom("Locatie", lambda rij: rij.locatie, "locatie__naam"),
            Kolom("Van", lambda rij: rij.van, "van__naam"),
            Kolom("Aan", lambda rij: rij.aan, "aan__naam"),
            Kolom("Vastgelegd in", lambda rij: rij.besluit),
            Kolom("Geldig van", lambda rij: rij.geldig_van, "geldig_van"),
            _EINDE,
        ),
        zoek=("locatie__naam", "van__naam", "aan__naam", "besluit"),
        loopt=_nog_geldig,
        tip_nieuw="Zonder mandaat beslist een partner alleen over de eigen klanten en het eigen geld.",
    ),
    Soort(
        code="termijnen",
        naam="Termijnen",
        enkelvoud="termijn",
        nieuw="Eigen termijn van een locatie",
        uitleg="Hoe lang iets mag duren, voor het land of voor één locatie.",
        icoon="timer",
        form=TermijnForm,
        rijen=lambda: Termijnregel.objects.select_related("locatie"),
        kolommen=(
            Kolom("Termijn", str, "naam"),
            Kolom("Lengte", lambda rij: Duur(rij.aantal, Eenheid(rij.eenheid))),
            Kolom("Voor", lambda rij: rij.locatie or "het hele land", "locatie__naam"),
            Kolom("Herkomst", lambda rij: "voorbeeld" if rij.voorbeeld else "bron"),
        ),
        zoek=("naam", "code", "locatie__naam"),
        tip_nieuw="De eigen termijn gaat voor de landelijke, voor alles wat daarna begint.",
    ),
    Soort(
        code="teksten",
        naam="Standaardteksten",
        enkelvoud="standaardtekst",
        nieuw="Nieuwe tekst",
        uitleg="Wat klanten lezen in e-mail, sms en brief: één tekst voor alle kanalen.",
        icoon="text-quote",
        form=TekstForm,
        rijen=lambda: Tekstblok.objects.all(),
        kolommen=(
            Kolom("Tekst", str, "onderwerp"),
            Kolom("Wanneer", _wanneer, "code"),
            Kolom("Taal", lambda rij: rij.get_taal_display(), "taal"),
            Kolom("Doelgroep", lambda rij: rij.get_doelgroep_display(), "doelgroep"),
            Kolom("Herkomst", lambda rij: "voorbeeld" if rij.voorbeeld else "eigen tekst"),
        ),
        zoek=("onderwerp", "tekst", "code"),
        tip_nieuw="Een tekst voor een doelgroep gaat voor de tekst voor iedereen.",
        tip_wijzigen="Wat al verstuurd is, blijft zoals het was.",
    ),
)

SOORTEN = {soort.code: soort for soort in _SOORTEN}
"""Every kind of record by its part of the address, in the order of the overview."""
