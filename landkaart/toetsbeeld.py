"""The list of locations for who assesses them: scores, second looks and open remarks, in few queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from keten.models import Locatie
from keten.tijd import vandaag
from landkaart.models import Mijlpaalscore, Opmerking
from landkaart.scores import getal, met_kwaliteit, totaal

_SORTERING = {
    "": ("naam",),
    "naam": ("naam",),
    "-naam": ("-naam",),
    "ingediend": ("laatst", "naam"),
    "-ingediend": ("-laatst", "naam"),
    "opmerkingen": ("open_opmerkingen", "naam"),
    "-opmerkingen": ("-open_opmerkingen", "naam"),
}


@dataclass(frozen=True)
class Locatiestand:
    """One location in the list.

    Attributes:
        ingevuld, getoetst: how many of the fixed milestones have an answer, and a second look.
    """

    locatie: Locatie
    totaal: Fraction
    ingevuld: int
    getoetst: int

    @property
    def in_woorden(self) -> str:
        """The total, with one decimal at most."""
        return getal(self.totaal)


def locaties(*, zoek: str = "", stand: str = "", sortering: str = "") -> QuerySet[Locatie]:
    """Locations that exist today, with when they last submitted and how many remarks wait.

    Args:
        stand: `opmerkingen` for those with an open remark, `leeg` for those without any answer.
    """
    open_ = (
        Opmerking.objects.filter(locatie=OuterRef("pk"), beantwoord_op=None)
        .order_by()
        .values("locatie")
        .annotate(aantal=Count("pk"))
        .values("aantal")
    )
    laatst = (
        Mijlpaalscore.objects.filter(locatie=OuterRef("pk"))
        .order_by()
        .values("locatie")
        .annotate(op=Max("ingediend_op"))
        .values("op")
    )
    rijen: Any = (
        Locatie.objects.geldig_op(vandaag())
        .select_related("regio")
        .annotate(open_opmerkingen=Coalesce(Subquery(open_), 0), laatst=Subquery(laatst))
        .order_by(*_SORTERING.get(sortering, ("naam",)), "pk")
    )
    if zoek:
        rijen = rijen.filter(
            Q(naam__icontains=zoek) | Q(plaats__icontains=zoek) | Q(regio__naam__icontains=zoek)
        )
    if stand == "opmerkingen":
        rijen = rijen.filter(open_opmerkingen__gt=0)
    if stand == "leeg":
        rijen = rijen.filter(~Exists(Mijlpaalscore.objects.filter(locatie=OuterRef("pk"))))
    gevonden: QuerySet[Locatie] = rijen
    return gevonden


def standen(gekozen: Iterable[Locatie]) -> list[Locatiestand]:
    """The scores of these locations, in one query."""
    alle = list(gekozen)
    rijen = Mijlpaalscore.objects.filter(locatie__in=alle, mijlpaal__regio=None, mijlpaal__vervallen_op=None)
    per_locatie: dict[int, list[Any]] = {}
    for score in met_kwaliteit(rijen.op(timezone.now())):
        per_locatie.setdefault(score.locatie_id, []).append(score)
    return [
        Locatiestand(
            locatie,
            totaal(score.antwoord for score in scores),
            len(scores),
            sum(1 for score in scores if score.getoetst),
        )
        for locatie in alle
        for scores in [per_locatie.get(locatie.pk, [])]
    ]
