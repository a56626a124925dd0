"""From the bytes of a file to its rows, CSV or XML, or a clear refusal of the whole file."""

import io
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from keten import csvbestand
from keten.csvbestand import BestandFout, Rijfout
from keten.invoer.soorten import Invoersoort, Rij
from keten.zoekterm import schoon

GROOTSTE = 5_000_000
"""Bytes; a file of the largest kind that comes in stays well below."""

_GEEN_XML = "Dit XML-bestand is niet goed opgebouwd. Vraag de afzender om een nieuw bestand."
_WEL_CSV = "Dit soort bestand komt alleen binnen als CSV."
_DTD = "Dit XML-bestand heeft een DTD of entiteiten. Zulke bestanden leest het portaal niet."
_TE_BREED = "Deze rij heeft meer waarden dan er kolommen zijn. Kijk alles na."


def lees(inhoud: bytes, soort: Invoersoort) -> list[Rij]:
    """The rows of a file in the layout of its kind.

    Raises:
        BestandFout: too large, no text, no table with these columns, no proper XML, or without rows.
    """
    tekst = csvbestand.als_tekst(io.BytesIO(inhoud), grootste=GROOTSTE)
    rijen = list(_uit_xml(tekst, soort) if tekst.lstrip().startswith("<") else _uit_csv(tekst, soort))
    if not rijen:
        raise _fout(f"Dit bestand heeft geen {soort.naam}.")
    return rijen


def _fout(melding: str) -> BestandFout:
    return BestandFout(Rijfout(0, "", melding))


def _uit_csv(tekst: str, soort: Invoersoort) -> Iterator[Rij]:
    verplicht = [kolom.naam for kolom in soort.kolommen if kolom.verplicht]
    gelezen = csvbestand.lees(tekst, verplicht=verplicht, meeste_rijen=soort.meeste_rijen)
    for rij in gelezen.rijen:
        waarden = {kolom.naam: schoon(rij.waarden.get(kolom.naam, "")) for kolom in soort.kolommen}
        yield Rij(rij.nummer, waarden, _TE_BREED if rij.breedte > len(gelezen.kop) else "")


def _uit_xml(tekst: str, soort: Invoersoort) -> Iterator[Rij]:
    """Every row of a file without a DTD: entities can make a small file endless, or open others."""
    if soort.xml is None:
        raise _fout(_WEL_CSV)
    wortelnaam, rijnaam = soort.xml
    wortel = _ontleed(tekst)
    if wortel.tag != wortelnaam:
        raise _fout(
            f"Dit XML-bestand heeft geen {soort.naam}. Het begint met <{wortelnaam}>, met daarin elk "
            f"<{rijnaam}>."
        )
    rijen = wortel.findall(rijnaam)
    if len(rijen) > soort.meeste_rijen:
        raise _fout(f"Dit bestand heeft meer dan {soort.meeste_rijen} rijen.")
    for nummer, rij in enumerate(rijen, start=1):
        waarden = {kolom.naam: schoon(rij.findtext(kolom.naam) or "") for kolom in soort.kolommen}
        yield Rij(nummer, waarden, _dubbel(rij, soort))


def _ontleed(tekst: str) -> Element:
    try:
        wortel: Element = fromstring(tekst, forbid_dtd=True)
    except DefusedXmlException:
        raise _fout(_DTD) from None
    except (ParseError, ValueError):
        raise _fout(_GEEN_XML) from None
    return wortel


def _dubbel(rij: Element, soort: Invoersoort) -> str:
    aantallen = Counter(deel.tag for deel in rij)
    dubbel = [kolom.naam for kolom in soort.kolommen if aantallen[kolom.naam] > 1]
    return f"In deze rij staat meer dan één keer: {', '.join(dubbel)}." if dubbel else ""
