"""Reading a file with signals, CSV or XML, and checking what stands in each row.

No message repeats a BSN: faults are kept and shown in places where a BSN does not belong.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from stdnum.nl import bsn as bsn_nummer

from handhaving.models import Signaal
from keten import csvbestand
from keten.csvbestand import GROOTSTE, BestandFout, Rijfout
from keten.tijd import vandaag
from keten.zoekterm import normaliseer, schoon

KOLOMMEN = ("bsn", "bron", "kenmerk", "datum", "tekst")
MEESTE_RIJEN = 5000
BRONNEN = (Signaal.Bron.SUWI_INKIJK, Signaal.Bron.IB, Signaal.Bron.WERKGEVER, Signaal.Bron.VERZUIM)
"""Where a signal in a file can come from."""

_LANGSTE_BSN = 9
_LANGSTE_TEKST = 2000
_OUDSTE = datetime.timedelta(days=3653)
_KENMERK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,49}")  # no colon: the portal's own have one
_DATUMS = ("%d-%m-%Y", "%Y-%m-%d")
_GEEN_UTF8 = (
    "Dit bestand is niet in UTF-8 bewaard. Kies bij het bewaren “CSV UTF-8”, of vraag de afzender om UTF-8."
)
_GEEN_XML = "Dit XML-bestand is niet goed opgebouwd. Vraag de afzender om een nieuw bestand."
_DTD = "Dit XML-bestand heeft een DTD of entiteiten. Zulke bestanden leest het portaal niet."
_WORTEL = "Dit XML-bestand heeft geen signalen. Het begint met <signalen>, met daarin elk <signaal>."


@dataclass(frozen=True)
class Ruw:
    """A row as it stands in a file.

    Attributes:
        nummer: in CSV as a spreadsheet numbers it; in XML the how-manieth signal it is.
        fout: what is wrong with the row as a whole; empty when nothing is.
    """

    nummer: int
    waarden: dict[str, str]
    fout: str = ""


@dataclass
class Gekeurd:
    """What a row means, as far as it can be read; `fouten` holds pairs of a column and a sentence."""

    bsn: str = ""
    bron: str = ""
    kenmerk: str = ""
    van: datetime.date | None = None
    tekst: str = ""
    fouten: list[tuple[str, str]] = field(default_factory=list)


def lees(ruw: bytes) -> list[Ruw]:
    """The rows of a file.

    Raises:
        BestandFout: too large, not UTF-8, no table with these columns, no proper XML, or without rows.
    """
    if len(ruw) > GROOTSTE:
        raise BestandFout(Rijfout(0, "", "Dit bestand is te groot: hoogstens 1 MB."))
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BestandFout(Rijfout(0, "", _GEEN_UTF8)) from None
    if "\0" in tekst:
        raise BestandFout(Rijfout(0, "", _GEEN_UTF8))
    rijen = list(_uit_xml(tekst) if tekst.lstrip().startswith("<") else _uit_csv(tekst))
    if not rijen:
        raise BestandFout(Rijfout(0, "", "Dit bestand heeft geen signalen."))
    return rijen


def keur(waarden: dict[str, str]) -> Gekeurd:
    """Check one row by itself; whether the client exists is for who knows the location."""
    rij = Gekeurd(kenmerk=waarden.get("kenmerk", ""), tekst=waarden.get("tekst", ""))
    cijfers = re.sub(r"[\s.]", "", waarden.get("bsn", ""))
    rij.bsn = cijfers.zfill(_LANGSTE_BSN) if cijfers.isdecimal() else ""  # a spreadsheet drops the first zero
    if not bsn_nummer.is_valid(rij.bsn):
        rij.bsn = ""
        rij.fouten.append(("bsn", "Dit is geen geldig BSN."))
    rij.bron = _BRON_BIJ.get(normaliseer(waarden.get("bron", "")), "")
    if not rij.bron:
        keuzes = ", ".join(bron.value for bron in BRONNEN)
        rij.fouten.append(("bron", f"Deze bron is niet bekend. Kies uit: {keuzes}."))
    if not _KENMERK.fullmatch(rij.kenmerk):
        rij.fouten.append(("kenmerk", "Vul een kenmerk in van letters, cijfers en . _ / - (hoogstens 50)."))
    rij.van, fout = _datum(waarden.get("datum", ""))
    if fout:
        rij.fouten.append(("datum", fout))
    if not 0 < len(rij.tekst) <= _LANGSTE_TEKST:
        rij.fouten.append(("tekst", f"Vul een tekst in van hoogstens {_LANGSTE_TEKST} tekens."))
    return rij


_BRON_BIJ: dict[str, str] = {
    normaliseer(naam): bron.value for bron in BRONNEN for naam in (bron.value, str(bron.label))
}


def _datum(tekst: str) -> tuple[datetime.date | None, str]:
    for vorm in _DATUMS:
        try:
            dag = datetime.datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
        if dag > vandaag():
            return None, "Deze datum ligt in de toekomst."
        if dag < vandaag() - _OUDSTE:
            return None, "Deze datum is langer dan tien jaar geleden."
        return dag, ""
    return None, "Vul de datum in als dag-maand-jaar, bijvoorbeeld 31-01-2026."


def _uit_csv(tekst: str) -> Iterator[Ruw]:
    gelezen = csvbestand.lees(tekst, verplicht=KOLOMMEN, meeste_rijen=MEESTE_RIJEN)
    for rij in gelezen.rijen:
        te_breed = rij.breedte > len(gelezen.kop)
        fout = "Deze rij heeft meer waarden dan er kolommen zijn. Kijk alles na." if te_breed else ""
        yield Ruw(rij.nummer, {naam: schoon(rij.waarden[naam]) for naam in KOLOMMEN}, fout)


def _uit_xml(tekst: str) -> Iterator[Ruw]:
    """Every `signaal` of a file without a DTD: entities can make a small file endless, or open others."""
    if "<!DOCTYPE" in tekst or "<!ENTITY" in tekst:
        raise BestandFout(Rijfout(0, "", _DTD))
    try:
        wortel = ElementTree.fromstring(tekst)
    except (ElementTree.ParseError, ValueError):
        raise BestandFout(Rijfout(0, "", _GEEN_XML)) from None
    if wortel.tag != "signalen":
        raise BestandFout(Rijfout(0, "", _WORTEL))
    signalen = wortel.findall("signaal")
    if len(signalen) > MEESTE_RIJEN:
        raise BestandFout(Rijfout(0, "", f"Dit bestand heeft meer dan {MEESTE_RIJEN} rijen."))
    for nummer, signaal in enumerate(signalen, start=1):
        yield Ruw(nummer, {naam: schoon(signaal.findtext(naam) or "") for naam in KOLOMMEN})
