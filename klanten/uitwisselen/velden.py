"""What is exchanged: pieces of data, their columns, and how two values of one are compared."""

import datetime
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from django.conf import settings
from django.core.exceptions import ValidationError
from phonenumber_field.phonenumber import PhoneNumber
from stdnum.nl import postcode as postcodes

from keten import verzegelen
from keten.doelen import Doel
from keten.invoer import waarden as lezen
from keten.invoer.soorten import Fout, Kolom
from keten.tijd import vandaag
from keten.zoekterm import schoon
from klanten.models import Contactgegevens, Klant, Situatie

NUMMER = Kolom("klantnummer", "Het nummer van het dossier in het portaal.", "10000017", verplicht=False)
BSN = Kolom("bsn", "Het BSN van de klant.", "123456782", verplicht=False, gevoelig=True)
GEWIJZIGD = Kolom(
    "gewijzigd-op", "Wanneer de partner de rij het laatst wijzigde. Mag leeg.", "31-01-2026", verplicht=False
)
_NEDERLAND = 31

Waarde = tuple[str, ...]
"""The values of one piece of data, in the order of its columns."""


@dataclass(frozen=True)
class Veld:
    """One piece of data that is taken over as a whole: of two halves of an address comes no address.

    Attributes:
        code: in the database; never changes.
        delen: for each column the field of `Contactgegevens`.
    """

    code: str
    naam: str
    kolommen: tuple[Kolom, ...]
    delen: tuple[str, ...]


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
VELDEN = {veld.code: veld for veld in (ADRES, TELEFOON, EMAIL)}

Lezer = Callable[[Klant], str]


@dataclass(frozen=True)
class Meekolom:
    """A column that only goes out: the portal decides about it, or another screen does."""

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
    def sleutel(self) -> Kolom:
        """The column by which people are known."""
        return BSN if self.met_bsn else NUMMER

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
GEWENST = Meekolom("gewenst-beroep", "Uit de werkmap.", lambda k: _situatie(k, "gewenst_beroep"))
LAATSTE = Meekolom("laatste-beroep", "Uit de werkmap.", lambda k: _situatie(k, "laatste_beroep"))
KWALIFICATIE = Meekolom(
    "startkwalificatie", "ja, nee of leeg.", lambda k: _ja_nee(getattr(_van(k), "startkwalificatie", None))
)


class Uitkomst(Enum):
    """Who changed a piece of data since both sides agreed last."""

    GELIJK = auto()
    HUN = auto()
    ONS = auto()
    VERSCHIL = auto()


def vergelijk(basis: str, ons: str, hun: str) -> Uitkomst:
    """Whose value holds, from the codes of three values; an empty code is no value.

    An empty cell in a file says nothing: nobody's data go because another system does not know them. Without
    a value to start from, ours is only filled when it is empty.
    """
    if not hun or ons == hun:
        return Uitkomst.GELIJK if ons == hun else Uitkomst.ONS
    if hun == basis:
        return Uitkomst.ONS
    if ons == basis:
        return Uitkomst.HUN
    return Uitkomst.VERSCHIL


def code(klant: int, veld: str, waarde: Waarde) -> str:
    """A code for a value that nobody can read back; capitals and spaces make no difference."""
    kaal = "|".join(" ".join(deel.casefold().split()) for deel in waarde)
    if not kaal.strip("|"):
        return ""
    boodschap = f"{klant}:{veld}:{kaal}".encode()
    return hmac.digest(settings.BSN_ZOEKSLEUTEL.encode(), boodschap, "sha256").hex()


def van_klant(gegevens: Contactgegevens, veld: Veld) -> Waarde:
    """What the dossier says, as it stands in a file."""
    return tuple(_in_tekst(deel, getattr(gegevens, deel)) for deel in veld.delen)


def uit_rij(rij: Mapping[str, str], veld: Veld) -> tuple[Waarde, list[Fout]]:
    """What a row says of a piece of data, written as the portal does, and what is wrong with it."""
    fouten: list[Fout] = []
    waarde: list[str] = []
    for kolom, deel in zip(veld.kolommen, veld.delen, strict=True):
        try:
            waarde.append(_lees(deel, schoon(rij.get(kolom.naam, ""))))
        except ValidationError as fout:
            waarde.append("")
            fouten.append((kolom.naam, str(fout.messages[0])))
    if any(waarde) and not all(waarde) and not fouten:
        fouten.append((veld.kolommen[waarde.index("")].naam, f"Het {veld.naam} is niet volledig."))
    return tuple(waarde), fouten


def als_velden(veld: Veld, waarde: Waarde) -> dict[str, str]:
    """The fields of `Contactgegevens` with their values."""
    return dict(zip(veld.delen, waarde, strict=True))


def in_woorden(waarde: Waarde) -> str:
    """A value on screen."""
    return ", ".join(deel for deel in waarde if deel) or "niet ingevuld"


def verzegel(waarde: Waarde) -> bytes:
    """A value as it lies in the database."""
    return verzegelen.versleutel(json.dumps(waarde))


def open_zegel(zegel: bytes | memoryview) -> Waarde:
    """A value from the database."""
    return tuple(json.loads(verzegelen.ontsleutel(zegel)))


def gewijzigd_op(rij: Mapping[str, str]) -> tuple[datetime.date | None, list[Fout]]:
    """When the partner changed a row, if the file says so."""
    tekst = rij.get(GEWIJZIGD.naam, "")
    dag = lezen.dag(tekst)
    if tekst and (dag is None or dag > vandaag()):
        return None, [(GEWIJZIGD.naam, lezen.DAG_FOUT if dag is None else "Deze dag is nog niet geweest.")]
    return dag, []


def _lees(deel: str, tekst: str) -> str:
    if not tekst:
        return ""
    if deel == "postcode" and postcodes.is_valid(tekst):
        tekst = str(postcodes.validate(tekst))
    veld = Contactgegevens._meta.get_field(deel)
    return _in_tekst(deel, veld.clean(tekst, None))  # type: ignore[union-attr]


def _in_tekst(deel: str, waarde: object) -> str:
    if isinstance(waarde, PhoneNumber) and waarde.is_valid():
        return str(waarde.as_national if waarde.country_code == _NEDERLAND else waarde.as_international)
    tekst = str(waarde or "")
    return str(postcodes.validate(tekst)) if deel == "postcode" and postcodes.is_valid(tekst) else tekst


def _van(klant: Klant) -> Situatie | None:
    return getattr(klant, "situatie", None)


def _situatie(klant: Klant, naam: str) -> str:
    return str(getattr(_van(klant), naam, ""))


def _ja_nee(waarde: bool | None) -> str:
    return {True: "ja", False: "nee", None: ""}[waarde]
