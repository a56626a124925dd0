"""Reading the machine readable zone of a passport or identity card (H-08).

Formats: ICAO Doc 9303, part 3 (characters, check digits, names), part 4 (TD3, passports: 2 lines of 44) and
part 5 (TD1, cards: 3 lines of 30). Nothing is guessed: text in which any check fails is refused, with the
check that failed. The nationality is read past: the portal does not need it.
"""

import datetime
import re
from dataclasses import dataclass
from typing import NamedTuple

from stdnum.nl import bsn as bsn_nummer

from keten.tijd import vandaag
from klanten.models import Identiteitscontrole, Klant
from klanten.namen import splits_achternaam

_MAX_TEKST = 500
_WAARDE = {teken: waarde for waarde, teken in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
_GEWICHTEN = (7, 3, 1)
_GESLACHT = {"F": Klant.Geslacht.VROUW, "M": Klant.Geslacht.MAN, "<": Klant.Geslacht.X}
_GELDIG_JAREN = 50  # how far the end of validity may lie from today, to know its century
_LAND = re.compile(r"[A-Z]{3}|[A-Z]{2}<|[A-Z]<<")
_NAMEN = re.compile(r"([A-Z]+(?:<[A-Z]+)*)(?:<<([A-Z]+(?:<[A-Z]+)*))?<*")
_UITLEG = "Plak 3 regels van 30 tekens (kaart) of 2 regels van 44 tekens (paspoort)."


class MrzFout(ValueError):
    """Text that is not the zone of a document, or in which a check fails; `melding` says so in Dutch."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


@dataclass(frozen=True, slots=True, repr=False)  # what can be printed ends up in a log
class Reisdocument:
    """What the zone says of a document and its holder; the person at the counter compares it.

    Attributes:
        achternaam, voornamen: without accents and hyphens, which the zone does not have; `voornamen` may be
            empty.
        tussenvoegsel: split off on Dutch documents only.
        naam_afgekapt: the name fills its line and may go on in the document.
        geboortedatum: None when the document says that day or month is unknown.
        geldig_tot: last day of validity; it may have passed.
        land_van_afgifte: three-letter code of the issuing state ("D" for Germany).
        bsn: only from Dutch documents that still carry it (issued before August 2021).
    """

    soort: Identiteitscontrole.Soort
    documentnummer: str
    achternaam: str
    tussenvoegsel: str
    voornamen: str
    naam_afgekapt: bool
    geboortedatum: datetime.date | None
    geslacht: Klant.Geslacht
    geldig_tot: datetime.date
    land_van_afgifte: str
    bsn: str | None


class _Velden(NamedTuple):
    """The parts of the zone, cut out but not yet read."""

    soort: str
    land: str
    nummer: str
    geboren: str
    geslacht: str
    geldig_tot: str
    nationaliteit: str
    persoonsnummer: str
    namen: str


def lees(tekst: str, *, op: datetime.date | None = None) -> Reisdocument:
    """Read and check a pasted zone; spaces, empty lines and small letters do no harm.

    Args:
        op: the day of the check, from which the centuries of the dates follow; today when absent. A date of
            birth is never in the future, the end of validity lies within fifty years.

    Raises:
        MrzFout: the text is no zone of a passport or card, or a check fails.
    """
    op = op or vandaag()
    regels = _regels(tekst)
    velden = _kaart(*regels) if len(regels) == 3 else _paspoort(*regels)
    if not _LAND.fullmatch(velden.land) or not _LAND.fullmatch(velden.nationaliteit):
        raise MrzFout("De landcode bestaat alleen uit letters. Controleer de regels.")
    if velden.geslacht not in _GESLACHT:
        raise MrzFout("Op de plaats van het geslacht staat een ander teken dan M, F of <.")
    nummer = velden.nummer.rstrip("<").replace("<", " ")
    if not nummer:
        raise MrzFout("Het documentnummer ontbreekt. Controleer de regels.")
    land = velden.land.rstrip("<")
    tussenvoegsel, achternaam, voornamen = _namen(velden.namen, nederlands=land == "NLD")
    return Reisdocument(
        soort=_soort(velden.soort),
        documentnummer=nummer,
        achternaam=achternaam,
        tussenvoegsel=tussenvoegsel,
        voornamen=voornamen,
        naam_afgekapt=not velden.namen.endswith("<"),
        geboortedatum=_geboortedatum(velden.geboren, op),
        geslacht=_GESLACHT[velden.geslacht],
        geldig_tot=_geldig_tot(velden.geldig_tot, op),
        land_van_afgifte=land,
        bsn=_bsn(velden.persoonsnummer) if land == "NLD" else None,
    )


def _regels(tekst: str) -> list[str]:
    if len(tekst) > _MAX_TEKST:
        raise MrzFout(f"Dit is te veel tekst. {_UITLEG}")
    regels = [regel for regel in ("".join(ruw.split()) for ruw in tekst.splitlines()) if regel]
    geheel = "".join(regels)
    vreemd = re.search(r"[^A-Za-z0-9<]", geheel)
    if vreemd:
        teken = f" {vreemd.group()}" if vreemd.group().isprintable() else ""
        raise MrzFout(f"Het teken{teken} hoort niet in deze regels. Er staan alleen letters, cijfers en <.")
    if len(regels) == 1 and len(geheel) in (88, 90):
        breedte = len(geheel) // (3 if len(geheel) == 90 else 2)
        regels = [geheel[begin : begin + breedte] for begin in range(0, len(geheel), breedte)]
    if len(regels) not in (2, 3):
        raise MrzFout(_UITLEG)
    breedte = 30 if len(regels) == 3 else 44
    for nummer, regel in enumerate(regels, 1):
        if len(regel) != breedte:
            raise MrzFout(
                f"Regel {nummer} heeft {len(regel)} tekens, maar het moeten er {breedte} zijn. {_UITLEG}"
            )
    return [regel.upper() for regel in regels]


def _kaart(een: str, twee: str, drie: str) -> _Velden:
    """Cut up a card (TD1; Doc 9303, part 5, section 4.2.2)."""
    if een[0] not in "IAC":
        raise MrzFout("Regel 1 van een kaart begint met I, A of C.")
    nummer, cijfer, overig = een[5:14], een[14], een[15:30]
    if cijfer == "<":  # a number of more than nine characters goes on in the next field
        vervolg = overig.split("<")[0]
        nummer, cijfer = nummer + vervolg[:-1], vervolg[-1:]
    _controleer(nummer, cijfer, "het documentnummer op regel 1")
    _controleer(twee[0:6], twee[6], "de geboortedatum op regel 2")
    _controleer(twee[8:14], twee[14], "de geldigheid op regel 2")
    _controleer(een[5:] + twee[0:7] + twee[8:15] + twee[18:29], twee[29], "regel 1 en 2 samen")
    return _Velden(een[:2], een[2:5], nummer, twee[:6], twee[7], twee[8:14], twee[15:18], overig, drie)


def _paspoort(een: str, twee: str) -> _Velden:
    """Cut up a passport (TD3; Doc 9303, part 4, section 4.2.2)."""
    if een[0] != "P":
        raise MrzFout("Regel 1 van een paspoort begint met P.")
    overig = twee[28:42]
    _controleer(twee[0:9], twee[9], "het documentnummer op regel 2")
    _controleer(twee[13:19], twee[19], "de geboortedatum op regel 2")
    _controleer(twee[21:27], twee[27], "de geldigheid op regel 2")
    if overig.strip("<") or twee[42] != "<":
        _controleer(overig, twee[42], "het persoonsnummer op regel 2")
    _controleer(twee[0:10] + twee[13:20] + twee[21:43], twee[43], "regel 2 als geheel")
    return _Velden(
        een[:2], een[2:5], twee[:9], twee[13:19], twee[20], twee[21:27], twee[10:13], overig, een[5:]
    )


def _controleer(veld: str, cijfer: str, wat: str) -> None:
    """Check a check digit (Doc 9303, part 3, section 4.9)."""
    som = sum(_WAARDE[teken] * _GEWICHTEN[plaats % 3] for plaats, teken in enumerate(veld))
    if cijfer != str(som % 10):
        raise MrzFout(f"Het controlecijfer van {wat} klopt niet. Vergelijk de regels met het document.")


def _soort(code: str) -> Identiteitscontrole.Soort:
    if code[0] == "P":
        return Identiteitscontrole.Soort.PASPOORT
    return Identiteitscontrole.Soort.VREEMDELING if code[1] == "R" else Identiteitscontrole.Soort.ID_KAART


def _namen(veld: str, *, nederlands: bool) -> tuple[str, str, str]:
    """Split the name field into prefix, surname and first names, with capitals as one writes them."""
    delen = _NAMEN.fullmatch(veld)
    if not delen:
        raise MrzFout(
            "De naam is niet te lezen. Er horen alleen letters en < te staan, met << na de achternaam."
        )
    achternaam = _als_naam(delen[1])
    tussenvoegsel, rest = splits_achternaam(achternaam) if nederlands else ("", achternaam)
    return tussenvoegsel, rest, _als_naam(delen[2] or "")


def _als_naam(veld: str) -> str:
    return " ".join(woord.capitalize() for woord in veld.split("<"))


def _geboortedatum(veld: str, op: datetime.date) -> datetime.date | None:
    if re.fullmatch("(?:[0-9]{2}|<<)*<<(?:[0-9]{2}|<<)*", veld):  # ICAO's way to say that a part is unknown
        return None
    jaar = op.year - (op.year - _jaar(veld)) % 100
    datum = _datum(jaar, veld, "geboortedatum")
    return datum if datum <= op else _datum(jaar - 100, veld, "geboortedatum")


def _geldig_tot(veld: str, op: datetime.date) -> datetime.date:
    vroegst = op.year - _GELDIG_JAREN
    return _datum(vroegst + (_jaar(veld) - vroegst) % 100, veld, "geldigheidsdatum")


def _jaar(veld: str) -> int:
    """The last two digits of the year in YYMMDD."""
    if not veld.isdigit():
        raise MrzFout("Op de plaats van een datum staan andere tekens dan cijfers.")
    return int(veld[:2])


def _datum(jaar: int, veld: str, wat: str) -> datetime.date:
    try:
        return datetime.date(jaar, int(veld[2:4]), int(veld[4:6]))
    except ValueError as fout:
        raise MrzFout(f"De {wat} {veld[4:6]}-{veld[2:4]}-{jaar} bestaat niet.") from fout


def _bsn(veld: str) -> str | None:
    return veld[:9] if veld[:9].isdigit() and bsn_nummer.is_valid(veld[:9]) else None
