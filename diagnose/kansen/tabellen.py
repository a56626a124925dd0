"""The table of the arbeidsmarkttoets: loaded from a CSV file as a whole or not at all, in versions (D-41)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from diagnose.models import MAANDEN, Kans, Kanstabel, Leeftijdsgroep
from keten import csvbestand
from keten.bevoegd import eis
from keten.csvbestand import BestandFout, Csvrij, Rijfout
from keten.fouten import NietToegestaan
from keten.getallen import met_komma
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht, rechten_van
from klanten.models import Klant
from werkgevers.models import Sector

KOPPEN = ("geslacht", "leeftijdsgroep", "bedrijfstak", "maand", "kans")
_MEESTE_RIJEN = 5_000  # 3 genders, 5 age groups, 21 sectors, 12 months: 3,780
_LANGST = 20  # characters of what a message repeats
_GETAL = re.compile(r"\d{1,3}([.,]\d{1,6})?")


@dataclass(frozen=True)
class Regel:
    """A row of a table that is right; the chance is a share."""

    geslacht: str
    leeftijd: str
    sector: int
    maand: int
    kans: Decimal


@transaction.atomic
def laad(
    *, inhoud: IO[bytes], naam: str, bron: str, locatie: Locatie | None, voorbeeld: bool, door: Medewerker
) -> Kanstabel:
    """Load a new version of the table; from now on it counts for its location, or for the country.

    Args:
        inhoud: a CSV file with the columns of `KOPPEN`; the chance in percents.
        locatie: None for the whole country.
        voorbeeld: the figures are made up.

    Raises:
        BestandFout: with every fault by row and column; nothing has been loaded.
        NietToegestaan: `door` may not decide for this location or for the country, or the file is empty.
    """
    _mag(door, locatie)
    regels = lees(inhoud)
    return bewaar(regels, naam=naam, bron=bron, locatie=locatie, voorbeeld=voorbeeld, door=door)


@transaction.atomic
def bewaar(
    regels: Iterable[Regel],
    *,
    naam: str,
    bron: str,
    locatie: Locatie | None,
    voorbeeld: bool,
    door: Medewerker | None,
) -> Kanstabel:
    """Keep rows that are right as the next version; what the demo data uses, and `laad` after its checks."""
    hoogste = Kanstabel.objects.filter(locatie=locatie).aggregate(versie=Max("versie"))["versie"] or 0
    tabel = voeg_toe(
        Kanstabel(
            locatie=locatie,
            versie=hoogste + 1,
            naam=naam.strip(),
            bron=bron.strip(),
            voorbeeld=voorbeeld,
            geladen_door=door,
        )
    )
    Kans.objects.bulk_create(
        (
            Kans(
                tabel=tabel,
                geslacht=regel.geslacht,
                leeftijd=regel.leeftijd,
                sector_id=regel.sector,
                maand=regel.maand,
                kans=regel.kans,
            )
            for regel in regels
        ),
        batch_size=2_000,
    )
    return tabel


@transaction.atomic
def trek_in(*, tabel: Kanstabel, door: Medewerker) -> Kanstabel:
    """Let a version count no longer; the one before it counts again. Doing so twice changes nothing.

    Raises:
        NietToegestaan: `door` may not decide for its location, or for the country.
    """
    _mag(door, tabel.locatie)
    tabel = Kanstabel.objects.select_for_update().get(pk=tabel.pk)
    if tabel.ingetrokken_op is None:
        tabel.ingetrokken_op, tabel.ingetrokken_door = timezone.now(), door
        tabel.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    return tabel


def geldende(locatie: Locatie) -> Kanstabel | None:
    """The version that counts at a location: its own latest one, else that of the country."""
    return Kanstabel.objects.geldend().van_locatie(locatie).select_related("locatie").first()


def kansen(tabel: Kanstabel, *, geslacht: str, leeftijd: str, sector: Sector) -> list[float | None]:
    """The chance in each of the twelve months for a group; None for a month that the table does not have."""
    rijen = Kans.objects.filter(tabel=tabel, geslacht=geslacht, leeftijd=leeftijd, sector=sector)
    per_maand = dict(rijen.values_list("maand", "kans"))
    return [float(per_maand[maand]) if maand in per_maand else None for maand in range(1, MAANDEN + 1)]


def groepen(
    tabel: Kanstabel, *, geslacht: str = "", leeftijd: str = "", sector: str = ""
) -> QuerySet[Kans, Any]:
    """A row for each group of a version with its twelve chances in percents, one page at a time.

    Args:
        sector: code of a sector; what is left empty does not choose.
    """
    keuze = {"geslacht": geslacht, "leeftijd": leeftijd, "sector__code": sector}
    gekozen = tabel.kansen.filter(**{veld: waarde for veld, waarde in keuze.items() if waarde})
    groep = ("sector__naam", "geslacht", "leeftijd")
    per_maand = ArrayAgg(F("kans") * 100, order_by="maand")
    rijen: QuerySet[Kans, Any] = gekozen.order_by(*groep).values(*groep).annotate(per_maand=per_maand)
    return rijen


def rijen(tabel: Kanstabel) -> Iterator[tuple[str, str, str, int, str]]:
    """All of a version in the order of `KOPPEN`, to change and load again."""
    velden = ("geslacht", "leeftijd", "sector__code", "maand", "kans")
    volgorde = ("sector__code", "geslacht", "leeftijd", "maand")
    for geslacht, leeftijd, sector, maand, kans in tabel.kansen.order_by(*volgorde).values_list(*velden):
        yield geslacht, leeftijd, sector, maand, in_procenten(kans)


def in_procenten(kans: Decimal) -> str:
    """A share as the file writes it: 12,5."""
    return met_komma(kans * 100, 2)


def mag_landelijk(door: Medewerker) -> bool:
    """Whether somebody may decide which table counts for the whole country."""
    return Recht.BEHEREN in rechten_van(door.rollen)


def lees(inhoud: IO[bytes]) -> list[Regel]:
    """The rows of a file.

    Raises:
        BestandFout: with every fault by row and column.
        NietToegestaan: there are no rows.
    """
    bestand = csvbestand.lees(csvbestand.als_tekst(inhoud), verplicht=KOPPEN, meeste_rijen=_MEESTE_RIJEN)
    sectoren = {code.lower(): pk for code, pk in Sector.objects.values_list("code", "pk")}
    regels: list[Regel] = []
    fouten: list[Rijfout] = []
    gezien: dict[tuple[str, str, int, int], int] = {}
    for rij in bestand.rijen:
        regel = _lees_rij(rij, sectoren, fouten)
        if regel is None:
            continue
        plek = (regel.geslacht, regel.leeftijd, regel.sector, regel.maand)
        if (eerder := gezien.setdefault(plek, rij.nummer)) != rij.nummer:
            fouten.append(Rijfout(rij.nummer, "", f"Deze kans staat ook in rij {eerder}."))
        regels.append(regel)
    # A row with a fault leaves a hole of its own: holes are looked for when all rows are right.
    if fouten or (fouten := list(_onvolledig(gezien))):
        raise BestandFout(*fouten)
    if not regels:
        raise NietToegestaan("Er staan geen kansen in dit bestand.", veld="bestand")
    return regels


def _mag(door: Medewerker, locatie: Locatie | None) -> None:
    if locatie is None and not mag_landelijk(door):
        raise NietToegestaan("Alleen een beheerder kiest de tabel voor het hele land.", veld="gebied")
    if locatie is not None:
        eis(door, locatie, Recht.REGELS_BEHEREN)


def _lees_rij(rij: Csvrij, sectoren: dict[str, int], fouten: list[Rijfout]) -> Regel | None:
    """A row; None after every fault in it was noted."""
    voor = len(fouten)
    geslacht = _lees_keuze(rij, "geslacht", Klant.Geslacht.values, fouten)
    leeftijd = _lees_keuze(rij, "leeftijdsgroep", Leeftijdsgroep.values, fouten)
    code = rij.waarden["bedrijfstak"].lower()
    if code not in sectoren:
        fouten.append(_fout(rij, "bedrijfstak", "is geen letter van de SBI"))
    maand = rij.waarden["maand"]
    goede_maand = maand.isascii() and maand.isdecimal() and len(maand) < 3 and 1 <= int(maand) <= MAANDEN
    if not goede_maand:
        fouten.append(_fout(rij, "maand", f"is geen maand van 1 tot {MAANDEN}"))
    tekst = rij.waarden["kans"]
    goede_kans = _GETAL.fullmatch(tekst) and Decimal(tekst.replace(",", ".")) <= 100
    if not goede_kans:
        fouten.append(_fout(rij, "kans", "is geen percentage van 0 tot 100"))
    if len(fouten) > voor:
        return None
    kans = (Decimal(tekst.replace(",", ".")) / 100).quantize(Decimal("0.0001"))
    return Regel(geslacht, leeftijd, sectoren[code], int(maand), kans)


def _lees_keuze(rij: Csvrij, kolom: str, keuzes: list[str], fouten: list[Rijfout]) -> str:
    waarde = rij.waarden[kolom].lower()
    if waarde not in keuzes:
        fouten.append(_fout(rij, kolom, f"kan niet. Kies uit {', '.join(keuzes)}"))
    return waarde


def _fout(rij: Csvrij, kolom: str, wat: str) -> Rijfout:
    waarde = rij.waarden[kolom]
    return Rijfout(rij.nummer, kolom, f"“{waarde[:_LANGST]}” {wat}." if waarde else "Deze cel is leeg.")


def _onvolledig(gezien: dict[tuple[str, str, int, int], int]) -> Iterator[Rijfout]:
    """A group that misses a month: a curve with a hole says nothing about a year."""
    groepen: dict[tuple[str, str, int], dict[int, int]] = {}
    for (geslacht, leeftijd, sector, maand), nummer in gezien.items():
        groepen.setdefault((geslacht, leeftijd, sector), {})[maand] = nummer
    for maanden in groepen.values():
        mist = [str(maand) for maand in range(1, MAANDEN + 1) if maand not in maanden]
        if mist:
            eerste = min(maanden.values())
            yield Rijfout(eerste, "maand", f"Voor deze groep ontbreekt maand {', '.join(mist)}.")
