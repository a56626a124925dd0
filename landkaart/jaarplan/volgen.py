"""Following a plan: each goal with its latest figure, the line it should be on, and what was said about it.

How many goals a plan has makes no difference to the number of queries.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from keten.indicatoren import Indicator, Stand, vind
from keten.maanden import eerste_dag, laatste_dag, maanden_later
from keten.models import Locatie
from keten.tijd import vandaag
from landkaart.cijfers import lezen
from landkaart.jaarplan import koers, metingen
from landkaart.jaarplan.koers import Koers, achter
from landkaart.models import Doelafwijking, Doelevaluatie, Jaarplan, Jaarplanactie, Jaarplandoel
from landkaart.overzichten.cijferbeeld import groepnaam


@dataclass(frozen=True)
class Doelbeeld:
    """A goal as it is followed.

    Attributes:
        stand: the latest stored figure, also when it may not be shown.
        koers: how that compares to the line.
        lijn: where the line is at the end of the month of that figure.
        reeks: the stored figures, the earliest month first.
    """

    doel: Jaarplandoel
    indicator: Indicator | None
    reeks: list[Stand]
    koers: Koers
    lijn: float | None
    evaluatie: Doelevaluatie | None
    afwijkingen: list[Doelafwijking] = field(default_factory=list)

    @property
    def stand(self) -> Stand | None:
        """The latest figure."""
        return self.reeks[-1] if self.reeks else None

    @property
    def eenheid(self) -> str:
        """What stands behind its numbers."""
        return self.indicator.eenheid if self.indicator else ""

    @property
    def groep(self) -> str:
        """The group that it is about, as people call it; empty for everybody."""
        return groepnaam(self.doel.uitsplitsing, self.doel.groep)

    @property
    def achter(self) -> str:
        """The unit as it follows a number: 45%, 3 dagen."""
        return achter(self.eenheid)

    @property
    def te_evalueren(self) -> bool:
        """Whether its day has passed and nobody looked back."""
        return self.doel.op < vandaag() and self.evaluatie is None

    @property
    def verouderd(self) -> bool:
        """Whether it has run for over 12 months without an evaluation (X-53).

        Source: Werkt de keten? (2005), closing question: SMART agreements for the coming 12 months.
        """
        return self.evaluatie is None and maanden_later(self.doel.begin_op, 12) <= vandaag()

    @property
    def zonder_toelichting(self) -> Doelafwijking | None:
        """The latest month off track about which nobody said anything."""
        return next((een for een in self.afwijkingen if not een.oorzaak), None)


def beelden(plan: Jaarplan) -> list[Doelbeeld]:
    """The goals of a plan with their actions and how they stand."""
    acties = Jaarplanactie.objects.select_related("eigenaar__gebruiker", "taak")
    doelen = list(
        plan.doelen.select_related("eigenaar__gebruiker", "portefeuille__mt_lid__gebruiker", "regiodoel")
        .prefetch_related(Prefetch("acties", acties))
        .order_by("op", "pk")
    )
    return bij(plan, doelen)


def bij(plan: Jaarplan, doelen: list[Jaarplandoel]) -> list[Doelbeeld]:
    """How some goals of a plan stand."""
    tot = laatste_maand(plan)
    sleutels = {metingen.sleutel(doel) for doel in doelen}
    cijfers = metingen.reeksen(plan.locatie, sleutels, tot) if tot else {}
    lijnen = [doel.lijn for doel in doelen]
    evaluaties = {een.doel.lijn: een for een in _van_lijnen(Doelevaluatie.objects.all(), plan, lijnen)}
    afwijkingen: defaultdict[UUID, list[Doelafwijking]] = defaultdict(list)
    for een in _van_lijnen(Doelafwijking.objects.order_by("-maand", "-pk"), plan, lijnen):
        afwijkingen[een.doel.lijn].append(een)
    return [
        _beeld(
            doel, cijfers.get(metingen.sleutel(doel), []), evaluaties.get(doel.lijn), afwijkingen[doel.lijn]
        )
        for doel in doelen
    ]


def laatste_maand(plan: Jaarplan) -> datetime.date | None:
    """The month up to which a plan is followed: the last with figures, and not after its year."""
    maand = lezen.laatste_maand()
    return min(maand, datetime.date(plan.jaar, 12, 1)) if maand else None


def verouderd(locatie: Locatie) -> QuerySet[Jaarplandoel]:
    """Goals in force that began over 12 months ago and were never evaluated (X-53)."""
    jaar_geleden = maanden_later(vandaag(), -12)
    geevalueerd = Doelevaluatie.objects.filter(doel__lijn=OuterRef("lijn"))
    return Jaarplandoel.objects.filter(
        ~Exists(geevalueerd),
        plan__locatie=locatie,
        plan__stand=Jaarplan.Stand.VASTGESTELD,
        begin_op__lte=jaar_geleden,
    ).select_related("plan")


def lijn_op(doel: Jaarplandoel, maand: datetime.date) -> float:
    """Where the line of a goal is at the end of a month."""
    return koers.verwacht(**_lijn(doel), dag=laatste_dag(maand))


def _beeld(
    doel: Jaarplandoel,
    reeks: list[Stand],
    evaluatie: Doelevaluatie | None,
    afwijkingen: list[Doelafwijking],
) -> Doelbeeld:
    stand = reeks[-1] if reeks else None
    uitslag, lijn = Koers.ONBEKEND, None
    if stand is not None and metingen.toonbaar(stand) and stand.maand >= eerste_dag(doel.begin_op):
        lijn = lijn_op(doel, stand.maand)
        uitslag = koers.beoordeel(stand.waarde, **_lijn(doel), dag=laatste_dag(stand.maand))
    return Doelbeeld(doel, vind(doel.indicator), reeks, uitslag, lijn, evaluatie, afwijkingen)


def _lijn(doel: Jaarplandoel) -> dict[str, Any]:
    """The line begins where the baseline was measured, and never before the plan."""
    return {
        "nul": float(doel.nulwaarde),
        "streef": float(doel.streefwaarde),
        "van": max(doel.nul_op, doel.begin_op),
        "op": doel.op,
    }


def _van_lijnen(rijen: QuerySet[Any], plan: Jaarplan, lijnen: Iterable[UUID]) -> QuerySet[Any]:
    """What was said about a goal, also when the plan has been changed since."""
    eigen = rijen.filter(doel__lijn__in=list(lijnen), doel__plan__locatie=plan.locatie_id)
    return eigen.select_related("doel", "door__gebruiker")
