"""Supply and demand side by side, per occupation and sector, with data from outside (W-39, W-40, W-54)."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, F, Sum
from django.utils.formats import date_format

from keten.kleine_getallen import te_klein, verberg
from keten.models import Arbeidsmarktregio, Locatie
from keten.tijd import vandaag
from werkgevers.models import (
    Arbeidsmarktbestand,
    Arbeidsmarktcijfer,
    Beroep,
    Sector,
    Vacature,
    Zoekprofiel,
)

_BREED = 100  # units of the drawing for the longest bar


@dataclass(frozen=True)
class Beroepsregel:
    """One occupation.

    Attributes:
        aanbod: available clients who look for it; None below the number that may be shown.
        vraag: open places.
        aanbod_breed, vraag_breed: the lengths of the bars, of at most 100.
    """

    beroep: Beroep
    aanbod: int | None
    vraag: int
    aanbod_breed: int
    vraag_breed: int

    @property
    def verschil(self) -> str:
        """What is short, in words: colour and length are never the only signal."""
        if self.aanbod is None:
            return "niet te zeggen"
        if self.aanbod == self.vraag:
            return "in evenwicht"
        tekort = abs(self.aanbod - self.vraag)
        return f"{tekort} {'mensen' if self.vraag > self.aanbod else 'plaatsen'} te weinig"


@dataclass(frozen=True)
class Sectorregel:
    """What is known of a sector: own vacancies, and numbers from outside by kind for the latest period."""

    sector: Sector
    aanbod: int
    vraag: int
    extern: dict[str, tuple[int, str] | None]


def per_beroep(locatie: Locatie, *, breed: str = "locatie", sector: str = "") -> list[Beroepsregel]:
    """Available clients and open places for each occupation in which there is either; demand first.

    Args:
        breed: `locatie`, or `regio` for all locations of the labour market region.
        sector: only the occupations of the sector with this code.
    """
    locaties = Locatie.objects.filter(regio=locatie.regio_id) if breed == "regio" else [locatie]
    zoekers = Zoekprofiel.objects.filter(
        locatie__in=locaties,
        toestemming_op__isnull=False,
        beschikbaar=True,
        klant__beeld__status="actief",
        beroepen__isnull=False,
    )
    aanbod = dict(zoekers.order_by().values_list("beroepen").annotate(aantal=Count("pk", distinct=True)))
    plaatsen = Vacature.objects.open().filter(locatie__in=locaties)
    vraag = dict(plaatsen.order_by().values_list("beroep").annotate(aantal=Sum("plaatsen")))
    beroepen = Beroep.objects.filter(pk__in={*aanbod, *vraag}).select_related("sector")
    if sector:
        beroepen = beroepen.filter(sector__code=sector)
    langste = max([*aanbod.values(), *vraag.values()], default=1)
    regels = [
        _beroepsregel(beroep, aanbod.get(beroep.pk, 0), vraag.get(beroep.pk, 0), langste)
        for beroep in beroepen
    ]
    return sorted(regels, key=lambda regel: (-regel.vraag, -(regel.aanbod or 0), regel.beroep.naam))


def per_sector(locatie: Locatie, aanbod: dict[int, int]) -> list[Sectorregel]:
    """Own numbers of each sector beside those of the latest data sets of the region.

    Args:
        aanbod: available clients by sector, as `marktplannen.aanbod_per_sector` counts them.
    """
    vraag = dict(
        Vacature.objects.open()
        .filter(locatie=locatie, beroep__sector__isnull=False)
        .order_by()
        .values_list("beroep__sector")
        .annotate(aantal=Count("pk"))
    )
    extern = _laatste_cijfers(locatie.regio)
    leeg: dict[str, tuple[int, str] | None] = dict.fromkeys(Arbeidsmarktcijfer.Soort.values)
    return [
        Sectorregel(
            sector, aanbod.get(sector.pk, 0), vraag.get(sector.pk, 0), {**leeg, **extern.get(sector.pk, {})}
        )
        for sector in sorted(Sector.objects.all(), key=str)
        if sector.pk in aanbod or sector.pk in vraag or sector.pk in extern
    ]


def verwachting(regio: Arbeidsmarktregio) -> tuple[list[int], list[tuple[Sector, list[int | None]]]]:
    """The expected demand per sector and year, from now on: years, and a row for each sector (W-40).

    Where data sets differ, the one with the latest reference day counts.
    """
    rijen = (
        Arbeidsmarktcijfer.objects.filter(
            bestand__in=_bestanden(regio), soort=Arbeidsmarktcijfer.Soort.VRAAG, jaar__gte=vandaag().year
        )
        .select_related("sector")
        .order_by("bestand__peildatum", "bestand")
    )
    waarden = {(rij.sector, rij.jaar): rij.aantal for rij in rijen}
    jaren = sorted({jaar for _, jaar in waarden})
    sectoren = sorted({sector for sector, _ in waarden}, key=str)
    return jaren, [(sector, [waarden.get((sector, jaar)) for jaar in jaren]) for sector in sectoren]


def _beroepsregel(beroep: Beroep, aanbod: int, vraag: int, langste: int) -> Beroepsregel:
    return Beroepsregel(
        beroep=beroep,
        aanbod=verberg(aanbod),
        vraag=vraag,
        aanbod_breed=0 if te_klein(aanbod) else round(_BREED * aanbod / langste),
        vraag_breed=round(_BREED * vraag / langste),
    )


def _bestanden(regio: Arbeidsmarktregio) -> list[int]:
    return list(Arbeidsmarktbestand.objects.geldend().filter(regio=regio).values_list("pk", flat=True))


def _laatste_cijfers(regio: Arbeidsmarktregio) -> dict[int, dict[str, tuple[int, str]]]:
    """By sector and kind, the number and its month or year: the latest up to now, of the latest data set.

    Within a year a month says more than the year as a whole.
    """
    rijen = (
        Arbeidsmarktcijfer.objects.filter(bestand__in=_bestanden(regio), jaar__lte=vandaag().year)
        .order_by("jaar", F("maand").asc(nulls_first=True), "bestand__peildatum", "bestand")
        .values_list("sector", "soort", "aantal", "jaar", "maand")
    )
    uit: dict[int, dict[str, tuple[int, str]]] = {}
    for sector, soort, aantal, jaar, maand in rijen:
        wanneer = date_format(datetime.date(jaar, maand, 1), "F Y") if maand else str(jaar)
        uit.setdefault(sector, {})[soort] = (aantal, wanneer)
    return uit
