"""What a location aims at, for whoever shows its figures: from adopted plans only (X-50)."""

import datetime
from dataclasses import dataclass

from keten.models import Locatie
from landkaart.models import Jaarplan, Jaarplandoel


@dataclass(frozen=True)
class Streven:
    """What a figure has to become.

    Attributes:
        waarde: the target, in the unit of the indicator.
        op: the day on which it must be reached.
        doel: the goal in the plan.
    """

    waarde: float
    op: datetime.date
    doel: Jaarplandoel


def streefwaarden(locatie: Locatie, maand: datetime.date) -> dict[str, Streven]:
    """The targets of a location in the plan that counts for a month, by the code of the indicator.

    Goals for one group of clients are left out: they say nothing about the figure as a whole. One query.
    """
    doelen = Jaarplandoel.objects.filter(
        plan__locatie=locatie,
        plan__jaar=maand.year,
        plan__stand=Jaarplan.Stand.VASTGESTELD,
        uitsplitsing="",
    ).select_related("plan")
    return {doel.indicator: Streven(float(doel.streefwaarde), doel.op, doel) for doel in doelen}
