"""What stands in rows with figures of the labour market: read, and held to what the region has already."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from keten.invoer import waarden
from keten.invoer.soorten import Fout, Oordeel, Rij
from keten.models import Locatie
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from werkgevers.models import Arbeidsmarktbestand, Arbeidsmarktcijfer, Sector

_HOOGSTE = 10_000_000
_LANGSTE_BRON = 200
_Soort = Arbeidsmarktcijfer.Soort


@dataclass(frozen=True)
class Cijfer:
    """One figure: what it counts, over which year or month, by whom and as of which day."""

    bron: str
    peildatum: datetime.date
    sector: int
    jaar: int
    maand: int | None
    soort: str
    aantal: int


def keur(rijen: Sequence[Rij], locatie: Locatie) -> dict[int, Oordeel]:
    """Per row number what it would become, with two queries for all of them."""
    sectoren = {code.lower(): pk for code, pk in Sector.objects.values_list("code", "pk")}
    regio = locatie.regio
    bronnen = {rij.waarden["bron"] for rij in rijen}
    bestanden = Arbeidsmarktbestand.objects.geldend().filter(regio=regio, bron__in=bronnen)
    velden = ("sector", "jaar", "maand", "soort", "aantal")
    al = Arbeidsmarktcijfer.objects.filter(bestand__in=bestanden)
    bekend = {Cijfer(*rij) for rij in al.values_list("bestand__bron", "bestand__peildatum", *velden)}
    eerste: dict[tuple[object, ...], int] = {}
    oordelen = {}
    for rij in rijen:
        cijfer, fouten = _lees(rij.waarden, sectoren, {normaliseer(regio.code), normaliseer(regio.naam)})
        if cijfer is not None:
            sleutel = (cijfer.bron, cijfer.peildatum, cijfer.sector, cijfer.jaar, cijfer.maand, cijfer.soort)
            if eerste.setdefault(sleutel, rij.nummer) != rij.nummer:
                fouten.append(("", f"Dit cijfer staat ook op rij {eerste[sleutel]}."))
        oordelen[rij.nummer] = Oordeel(rij.nummer, cijfer, bekend=cijfer in bekend, fouten=fouten)
    return oordelen


def _lees(
    rauw: dict[str, str], sectoren: dict[str, int], regio: set[str]
) -> tuple[Cijfer | None, list[Fout]]:
    fouten: list[Fout] = []
    if normaliseer(rauw["regio"]) not in regio:
        fouten.append(("regio", "Dit is niet de regio van deze locatie."))
    if not 0 < len(rauw["bron"]) <= _LANGSTE_BRON:
        fouten.append(("bron", f"Vul in wie de cijfers maakte, in hoogstens {_LANGSTE_BRON} tekens."))
    peildatum = waarden.dag(rauw["peildatum"])
    if peildatum is None:
        fouten.append(("peildatum", waarden.DAG_FOUT))
    elif peildatum > vandaag():
        fouten.append(("peildatum", "Deze dag moet nog komen."))
    sector = sectoren.get(rauw["sector"].lower())
    if sector is None:
        fouten.append(("sector", "Dit is geen letter van de SBI."))
    soort = waarden.keuze(rauw["soort"], _Soort.choices)
    if not soort:
        fouten.append(("soort", f"Kies uit {', '.join(map(str, _Soort.labels))}."))
    jaar = _getal(rauw, "jaar", 1990, vandaag().year + 20, fouten)
    maand = _getal(rauw, "maand", 1, 12, fouten) if rauw["maand"] else None
    if maand is not None and soort == _Soort.VRAAG:
        fouten.append(("maand", "De verwachte vraag is per jaar. Laat de maand leeg."))
    aantal = _getal(rauw, "aantal", 0, _HOOGSTE, fouten)
    if fouten or peildatum is None or sector is None or jaar is None or aantal is None:
        return None, fouten
    return Cijfer(rauw["bron"], peildatum, sector, jaar, maand, soort, aantal), fouten


def _getal(rauw: dict[str, str], kolom: str, laagste: int, hoogste: int, fouten: list[Fout]) -> int | None:
    getal = waarden.getal(rauw[kolom], laagste, hoogste)
    if getal is None:
        fouten.append((kolom, f"Vul een heel getal in van {laagste} tot en met {hoogste}."))
    return getal
