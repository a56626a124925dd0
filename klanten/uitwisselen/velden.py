"""What is exchanged: pieces of data with their columns, and the layout of a system."""

from collections.abc import Callable
from dataclasses import dataclass

from keten.doelen import Doel
from keten.invoer.soorten import Kolom
from klanten.models import Contactgegevens, Klant, Situatie

NUMMER = Kolom("klantnummer", "Het nummer van het dossier in het portaal.", "10000017", verplicht=False)
BSN = Kolom("bsn", "Het BSN van de klant.", "123456782", verplicht=False, gevoelig=True)
GEWIJZIGD = Kolom(
    "gewijzigd-op", "Wanneer de partner de rij het laatst wijzigde. Mag leeg.", "31-01-2026", verplicht=False
)


@dataclass(frozen=True)
class Veld:
    """One piece of data that is taken over as a whole: of two halves of an address comes no address.

    Attributes:
        code: in the database; never changes.
        delen: for each column the field of `model`.
    """

    code: str
    naam: str
    kolommen: tuple[Kolom, ...]
    delen: tuple[str, ...]
    model: type[Contactgegevens] | type[Situatie] = Contactgegevens

    @property
    def per_deel(self) -> list[tuple[str, str]]:
        """Each field of the record with the name of its column."""
        return [(deel, kolom.naam) for deel, kolom in zip(self.delen, self.kolommen, strict=True)]


ADRES = Veld(
    "adres",
    "adres",
    (
        Kolom("straat", "Straat en huisnummer.", "Dorpsstraat 1"),
        Kolom("postcode", "Met of zonder spatie.", "7311 KZ"),
        Kolom("woonplaats", "De plaats van het adres.", "Apeldoorn"),
    ),
    ("straat", "postcode", "woonplaats"),
)
TELEFOON = Veld(
    "telefoon", "telefoonnummer", (Kolom("telefoon", "Telefoonnummer.", "055 580 1234"),), ("telefoon",)
)
EMAIL = Veld("email", "e-mailadres", (Kolom("email", "E-mailadres.", "klant@voorbeeld.nl"),), ("email",))


def _over_werk(naam: str, uitleg: str, voorbeeld: str) -> Veld:
    """One field of `Situatie.WERK`; its column may be left out, as in files from before there was one."""
    kolom = Kolom(naam.replace("_", "-"), uitleg, voorbeeld, verplicht=False)
    return Veld(naam, naam.replace("_", " "), (kolom,), (naam,), Situatie)


LAATSTE = _over_werk("laatste_beroep", "Het werk dat de klant het laatst deed.", "Magazijnmedewerker")
GEWENST = _over_werk("gewenst_beroep", "Het werk dat de klant zoekt.", "Chauffeur")
UREN = _over_werk("uren_per_week", "Hoeveel uur per week de klant kan werken, van 1 tot en met 60.", "32")
BESCHIKBAAR = _over_werk(
    "beschikbaar_vanaf", "Vanaf welke dag de klant kan werken, als dag-maand-jaar.", "31-01-2026"
)
VELDEN = {veld.code: veld for veld in (ADRES, TELEFOON, EMAIL, LAATSTE, GEWENST, UREN, BESCHIKBAAR)}

Lezer = Callable[[Klant], str]


@dataclass(frozen=True)
class Meekolom:
    """A column that only goes out, because somebody here decides about it.

    Who somebody is, is established at the counter; a benefit is decided on; the state of the service
    follows from what was done in the portal; and the RMC looks up a startkwalificatie and signs for it.
    """

    naam: str
    uitleg: str
    lees: Lezer


@dataclass(frozen=True)
class Indeling:
    """The layout of one system. The sources name these systems and not their formats: it is an example.

    Attributes:
        van: whose system it is and what it keeps, in a sentence.
        velden: what is exchanged both ways.
        mee: what only goes out.
        met_bsn: whether the system knows people by their BSN.
        doel: what the register of looks calls it.
        jonger_dan: only clients below this age; None for all.
    """

    code: str
    naam: str
    van: str
    velden: tuple[Veld, ...]
    mee: tuple[Meekolom, ...]
    doel: Doel
    met_bsn: bool = False
    jonger_dan: int | None = None

    @property
    def kolommen(self) -> tuple[Kolom, ...]:
        """What a file that comes in has."""
        sleutels = (NUMMER, BSN) if self.met_bsn else (NUMMER,)
        return (*sleutels, *(kolom for veld in self.velden for kolom in veld.kolommen), GEWIJZIGD)

    @property
    def koppen(self) -> list[str]:
        """The headings of a file that goes out."""
        sleutels = [NUMMER.naam, BSN.naam] if self.met_bsn else [NUMMER.naam]
        return [*sleutels, *(k.naam for v in self.velden for k in v.kolommen), *(m.naam for m in self.mee)]


ACHTERNAAM = Meekolom(
    "achternaam", "Met tussenvoegsel.", lambda k: f"{k.tussenvoegsel} {k.achternaam}".strip()
)
GEBOREN = Meekolom("geboortedatum", "Als dag-maand-jaar.", lambda k: f"{k.geboortedatum:%d-%m-%Y}")
UITKERING = Meekolom("uitkering", "De lopende uitkeringen.", lambda k: k.beeld.regimes)
STATUS = Meekolom("status", "Hoe ver de begeleiding is.", lambda k: k.beeld.get_status_display())
KWALIFICATIE = Meekolom(
    "startkwalificatie",
    "ja, nee of leeg.",
    lambda k: _ja_nee(getattr(getattr(k, "situatie", None), "startkwalificatie", None)),
)


def _ja_nee(waarde: bool | None) -> str:
    return {True: "ja", False: "nee", None: ""}[waarde]
