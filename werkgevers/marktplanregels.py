"""What came of a marktbewerkingsplan, sector by sector beside what was planned (W-33, W-39)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from keten.models import Locatie
from keten.tijd import vandaag
from werkgevers.models import Marktplan, Marktplanregel, Plaatsing, Vacature, Werkgeverscontact, Zoekprofiel


@dataclass(frozen=True)
class Regelstand:
    """A line of the plan beside what is there and what was done.

    Attributes:
        aanbod: available clients who look for work in the sector.
        vraag: open vacancies in the sector.
        gevoerd, gepland: contacts in the year with employers of the sector.
        vacatures, plaatsingen: that began in the year.
    """

    regel: Marktplanregel
    aanbod: int
    vraag: int
    gevoerd: int
    gepland: int
    vacatures: int
    plaatsingen: int


def prioriteiten(locatie: Locatie, *, jaar: int | None = None) -> dict[int, int]:
    """The priority of each sector in the adopted plan of a year, by key; without a plan, of none."""
    regels = Marktplanregel.objects.filter(
        plan__locatie=locatie,
        plan__jaar=jaar or vandaag().year,
        plan__stand=Marktplan.Stand.VASTGESTELD,
    )
    return dict(regels.values_list("sector", "prioriteit"))


def regels(plan: Marktplan) -> list[Regelstand]:
    """The lines of a plan with supply, demand and results, in a fixed number of queries."""
    rijen = list(plan.regels.select_related("sector").order_by("prioriteit", "sector__naam"))
    sectoren = [rij.sector_id for rij in rijen]
    contacten, vacatures, plaatsingen = _contacten(plan), _vacatures(plan), _plaatsingen(plan)
    aanbod = aanbod_per_sector(plan.locatie)
    vraag = _per_sector(Vacature.objects.open().filter(locatie=plan.locatie), "beroep__sector", sectoren)
    return [
        Regelstand(
            regel=rij,
            aanbod=aanbod.get(rij.sector_id, 0),
            vraag=vraag.get(rij.sector_id, 0),
            gevoerd=contacten.get(rij.sector_id, (0, 0))[0],
            gepland=contacten.get(rij.sector_id, (0, 0))[1],
            vacatures=vacatures.get(rij.sector_id, 0),
            plaatsingen=plaatsingen.get(rij.sector_id, 0),
        )
        for rij in rijen
    ]


def aanbod_per_sector(locatie: Locatie) -> dict[int, int]:
    """How many available clients with consent look for work in each sector; who seeks two counts in both."""
    rijen = (
        Zoekprofiel.objects.kandidaten(locatie)
        .filter(beroepen__sector__isnull=False)
        .order_by()
        .values_list("beroepen__sector")
        .annotate(aantal=Count("pk", distinct=True))
    )
    return dict(rijen)


def _contacten(plan: Marktplan) -> dict[int, tuple[int, int]]:
    rijen = (
        Werkgeverscontact.objects.filter(locatie=plan.locatie)
        .order_by()
        .values_list("werkgever__sector")
        .annotate(
            gevoerd=Count("pk", filter=Q(gevoerd_op__range=(plan.eerste, plan.laatste))),
            gepland=Count("pk", filter=Q(stand="gepland", gepland_op__range=(plan.eerste, plan.laatste))),
        )
    )
    return {sector: (gevoerd, gepland) for sector, gevoerd, gepland in rijen if sector is not None}


def _vacatures(plan: Marktplan) -> dict[int, int]:
    nieuw = Vacature.objects.filter(
        locatie=plan.locatie, ontvangen_op__date__range=(plan.eerste, plan.laatste)
    )
    return _per_sector(nieuw, "beroep__sector", None)


def _plaatsingen(plan: Marktplan) -> dict[int, int]:
    nieuw = Plaatsing.objects.filter(locatie=plan.locatie, begint_op__range=(plan.eerste, plan.laatste))
    return _per_sector(nieuw, "vacature__beroep__sector", None)


def _per_sector(rijen: Any, pad: str, sectoren: list[int] | None) -> dict[int, int]:
    if sectoren is not None:
        rijen = rijen.filter(**{f"{pad}__in": sectoren})
    geteld = rijen.order_by().values_list(pad).annotate(aantal=Count("pk"))
    return {sector: aantal for sector, aantal in geteld if sector is not None}
