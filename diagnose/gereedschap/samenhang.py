"""Instruments judged together: what overlaps, what strengthens, and what comes first (D-53).

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4: instruments are judged in how they hang together,
and in their synergy. Which pairs do what, the sources do not say: those are marked examples.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from diagnose.models import Activiteit, Instrument, Samenhang, Werkplan

_GEKOZEN = (Activiteit.Stand.GEPLAND, Activiteit.Stand.LOOPT)


@dataclass(frozen=True)
class Opmerking:
    """What a pair of instruments does together.

    Attributes:
        in_plan: whether one of the two stands in the plan already.
    """

    paar: Samenhang
    in_plan: bool

    @property
    def soort(self) -> str:
        """The variant of the alert that shows it."""
        return "let_op" if self.paar.soort == Samenhang.Soort.OVERLAP else "info"


def van(gekozen: Collection[int], *, in_plan: Collection[int] = ()) -> list[Opmerking]:
    """What is known of the pairs among what is chosen, and between these and what the plan holds.

    Args:
        gekozen, in_plan: keys of instruments.
    """
    samen = {*gekozen, *in_plan}
    paren = Samenhang.objects.filter(eerste__in=samen, tweede__in=samen).select_related("eerste", "tweede")
    return [
        Opmerking(paar, not ({paar.eerste_id, paar.tweede_id} <= set(gekozen)))
        for paar in paren
        if paar.eerste_id in gekozen or paar.tweede_id in gekozen
    ]


def bij(instrument: Instrument) -> list[tuple[Samenhang, Instrument]]:
    """The pairs of which an instrument is one, each with the other one."""
    paren = Samenhang.objects.filter(Q(eerste=instrument) | Q(tweede=instrument))
    return [
        (paar, paar.tweede if paar.eerste_id == instrument.pk else paar.eerste)
        for paar in paren.select_related("eerste", "tweede")
    ]


def instrumenten_in(plan: Werkplan | None) -> list[int]:
    """The keys of the instruments that a plan holds and that have not ended."""
    if plan is None:
        return []
    nog = plan.activiteiten.filter(instrument__isnull=False, stand__in=_GEKOZEN)
    return list(nog.order_by().values_list("instrument", flat=True))
