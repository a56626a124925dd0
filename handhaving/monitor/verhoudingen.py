"""Shares of groups side by side: their ratio with an interval, and which numbers stay hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from keten.kleine_getallen import te_klein

MINSTENS = 20
"""With fewer people on either side nothing can be said; a choice of the portal."""

_Z = 2.5758  # 99 percent: many groups are compared at once, and chance should seldom raise a warning
_HALF = 0.5  # added everywhere when a group has nobody, so that there still is an interval


class Telling(NamedTuple):
    """So many of so many."""

    deel: int
    geheel: int

    def zonder(self, ander: "Telling") -> "Telling":
        """What is left without a part of it."""
        return Telling(self.deel - ander.deel, self.geheel - ander.geheel)


@dataclass(frozen=True)
class Verhouding:
    """How many times the share of the others a group has, with the interval of 99 percent."""

    waarde: float
    laag: float
    hoog: float


@dataclass(frozen=True)
class Band:
    """Between which ratios two groups count as treated alike."""

    onder: float
    boven: float

    def valt_op(self, verhouding: Verhouding) -> bool:
        """Whether a ratio leaves the band, and chance is no likely reason for it."""
        hoger = verhouding.waarde > self.boven and verhouding.laag > 1
        lager = verhouding.waarde < self.onder and verhouding.hoog < 1
        return hoger or lager


def verhouding(groep: Telling, rest: Telling) -> Verhouding | None:
    """The share of a group divided by that of the others; None when that says nothing.

    The interval is the one of Katz: normal on the logarithm of the ratio.
    """
    if min(groep.geheel, rest.geheel) < MINSTENS or not groep.deel + rest.deel:
        return None
    a, n, b, m = (float(getal) for getal in (*groep, *rest))
    if not groep.deel or not rest.deel:
        a, n, b, m = a + _HALF, n + _HALF, b + _HALF, m + _HALF
    waarde = (a / n) / (b / m)
    ruim = _Z * sqrt(max(0.0, 1 / a - 1 / n + 1 / b - 1 / m))
    return Verhouding(waarde, exp(log(waarde) - ruim), exp(log(waarde) + ruim))


def verborgen(tellingen: Sequence[Telling]) -> set[int]:
    """Which of these groups stay hidden, by position.

    A group of which few are, or few are not, counted; and when it would be the only one, the smallest other
    too, because the total is known elsewhere.
    """
    weg = {
        plek
        for plek, telling in enumerate(tellingen)
        if te_klein(telling.geheel) or te_klein(telling.deel) or te_klein(telling.geheel - telling.deel)
    }
    anderen = [plek for plek, telling in enumerate(tellingen) if plek not in weg and telling.geheel]
    if len(weg) == 1 and anderen:
        weg.add(min(anderen, key=lambda plek: tellingen[plek].geheel))
    return weg
