"""Labour market data from a CSV file: checked whole, loaded whole, or not at all (W-40, W-54)."""

import datetime
from dataclasses import dataclass
from typing import IO

from django.db import transaction
from django.utils import timezone

from keten import csvbestand
from keten.csvbestand import BestandFout, Csvrij, Rijfout
from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from werkgevers.models import Arbeidsmarktbestand, Arbeidsmarktcijfer, Sector

KOPPEN = ("sector", "jaar", "soort", "aantal")
_MEESTE_RIJEN = 5_000
_HOOGSTE = 10_000_000
_LANGSTE = 20  # characters of a number, and of what a message repeats


@dataclass(frozen=True)
class Cijfer:
    """A row of a file that is right."""

    sector: int
    jaar: int
    soort: str
    aantal: int


@transaction.atomic
def laad(
    *,
    inhoud: IO[bytes],
    naam: str,
    bron: str,
    peildatum: datetime.date,
    regio: Arbeidsmarktregio,
    door: Medewerker,
) -> Arbeidsmarktbestand:
    """Load a data set for a region.

    Args:
        inhoud: a CSV file with the columns of `KOPPEN`.
        bron: who made the numbers.
        peildatum: the day that they are about; not in the future.

    Raises:
        BestandFout: with every fault by row and column; nothing has been loaded.
        NietToegestaan: the file has no numbers, the day is in the future, or `door` does not work in this
            region.
        ValidationError: this set was loaded before.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, conclusion 7.
    """
    if peildatum > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="peildatum")
    if not door.locaties.filter(regio=regio).exists():
        raise NietToegestaan(f"U werkt niet in {regio}.")
    cijfers = lees(inhoud)
    bestand = voeg_toe(
        Arbeidsmarktbestand(
            naam=naam.strip(), bron=bron.strip(), peildatum=peildatum, regio=regio, geladen_door=door
        )
    )
    Arbeidsmarktcijfer.objects.bulk_create(
        Arbeidsmarktcijfer(
            bestand=bestand,
            sector_id=cijfer.sector,
            jaar=cijfer.jaar,
            soort=cijfer.soort,
            aantal=cijfer.aantal,
        )
        for cijfer in cijfers
    )
    return bestand


@transaction.atomic
def trek_in(*, bestand: Arbeidsmarktbestand, door: Medewerker) -> Arbeidsmarktbestand:
    """Show a data set no longer; doing so twice changes nothing.

    Raises:
        NietToegestaan: `door` does not work in its region.
    """
    bestand = Arbeidsmarktbestand.objects.select_for_update().get(pk=bestand.pk)
    if not door.locaties.filter(regio=bestand.regio_id).exists():
        raise NietToegestaan("Dit bestand is van een andere regio.")
    if bestand.ingetrokken_op is None:
        bestand.ingetrokken_op, bestand.ingetrokken_door = timezone.now(), door
        bestand.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    return bestand


def lees(inhoud: IO[bytes]) -> list[Cijfer]:
    """The numbers in a file.

    Raises:
        BestandFout: with every fault by row and column.
        NietToegestaan: there are none.
    """
    bestand = csvbestand.lees(csvbestand.als_tekst(inhoud), verplicht=KOPPEN, meeste_rijen=_MEESTE_RIJEN)
    sectoren = {code.lower(): pk for code, pk in Sector.objects.values_list("code", "pk")}
    cijfers: list[Cijfer] = []
    fouten: list[Rijfout] = []
    gezien: dict[tuple[int, int, str], int] = {}
    for rij in bestand.rijen:
        if fout := _keur_breedte(rij, bestand.kop):
            fouten.append(fout)
            continue
        cijfer = _lees_rij(rij, sectoren, fouten)
        if cijfer is None:
            continue
        eerder = gezien.setdefault((cijfer.sector, cijfer.jaar, cijfer.soort), rij.nummer)
        if eerder != rij.nummer:
            fouten.append(Rijfout(rij.nummer, "", f"Dit cijfer staat ook in rij {eerder}."))
        cijfers.append(cijfer)
    if fouten:
        raise BestandFout(*fouten)
    if not cijfers:
        raise NietToegestaan("Er staan geen cijfers in dit bestand.", veld="bestand")
    return cijfers


def _keur_breedte(rij: Csvrij, kop: list[str]) -> Rijfout | None:
    if rij.breedte == len(kop):
        return None
    return Rijfout(rij.nummer, "", f"Hier staan {rij.breedte} waarden, het moeten er {len(kop)} zijn.")


def _lees_rij(rij: Csvrij, sectoren: dict[str, int], fouten: list[Rijfout]) -> Cijfer | None:
    """The number in a row; None after every fault in it was noted."""
    voor = len(fouten)
    code, soort = rij.waarden["sector"], rij.waarden["soort"].lower()
    sector = sectoren.get(code.lower())
    if sector is None:
        fouten.append(Rijfout(rij.nummer, "sector", f"“{code[:_LANGSTE]}” is geen letter van de SBI."))
    if soort not in Arbeidsmarktcijfer.Soort.values:
        keuzes = ", ".join(Arbeidsmarktcijfer.Soort.values)
        fouten.append(Rijfout(rij.nummer, "soort", f"Kies uit {keuzes}."))
    jaar = _lees_getal(rij, "jaar", 1990, vandaag().year + 20, fouten)
    aantal = _lees_getal(rij, "aantal", 0, _HOOGSTE, fouten)
    if len(fouten) > voor or sector is None or jaar is None or aantal is None:
        return None
    return Cijfer(sector, jaar, soort, aantal)


def _lees_getal(rij: Csvrij, kolom: str, laagste: int, hoogste: int, fouten: list[Rijfout]) -> int | None:
    tekst = rij.waarden[kolom]
    kaal = tekst.replace(".", "")
    # The length first: Python refuses to read a number of thousands of digits.
    if kaal.isascii() and kaal.isdecimal() and len(kaal) <= _LANGSTE and laagste <= int(kaal) <= hoogste:
        return int(kaal)
    melding = f"“{tekst[:_LANGSTE]}” is geen heel getal van {laagste} tot {hoogste}."
    fouten.append(Rijfout(rij.nummer, kolom, melding))
    return None
