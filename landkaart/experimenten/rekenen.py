"""How many people a comparison needs, and what a difference is worth: pure arithmetic."""

from dataclasses import dataclass
from math import ceil, sqrt

from diagnose.kansen.curve import Interval, wilson

_Z_TWEEZIJDIG_5 = 1.959964
_Z_TWEEZIJDIG_1 = 2.575829
_Z_KRACHT = {80: 0.841621, 90: 1.281552}
"""Standard deviations: 5 percent chance of seeing what is not there, and the chance of seeing what is."""


@dataclass(frozen=True)
class Omvang:
    """How many clients with an outcome each group needs."""

    experiment: int
    controle: int

    @property
    def samen(self) -> int:
        """Both groups together."""
        return self.experiment + self.controle


def omvang(*, nu: float, straks: float, kracht: int, aandeel: int) -> Omvang:
    """How many clients are needed to see a difference between two shares.

    Args:
        nu: the share in the control group, between 0 and 1.
        straks: the share that would be worth the trouble, another than `nu`.
        kracht: the chance of seeing that difference, in percents: 80 or 90.
        aandeel: percents of the clients in the experiment group.

    Raises:
        ValueError: a share is not between 0 and 1, or both are the same.

    Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd edition, 2003), chapter
    4: the normal approximation for two groups of unequal size, tested on two sides at 5 percent, without the
    correction for continuity.
    """
    if not (0 < nu < 1 and 0 < straks < 1) or nu == straks:
        raise ValueError("Two different shares between 0 and 1 are needed.")
    verhouding = aandeel / (100 - aandeel)  # experiment by control
    gemiddeld = (nu + verhouding * straks) / (1 + verhouding)
    geen_verschil = _Z_TWEEZIJDIG_5 * sqrt((1 + 1 / verhouding) * gemiddeld * (1 - gemiddeld))
    wel = _Z_KRACHT[kracht] * sqrt(nu * (1 - nu) + straks * (1 - straks) / verhouding)
    controle = (geen_verschil + wel) ** 2 / (straks - nu) ** 2
    return Omvang(ceil(controle * verhouding), ceil(controle))


@dataclass(frozen=True)
class Verschil:
    """A difference between two shares, and between which two the truth lies (as 95 of 100 such intervals)."""

    waarde: float
    laag: float
    hoog: float

    @property
    def kan_toeval_zijn(self) -> bool:
        """Whether no difference at all fits these figures too."""
        return self.laag <= 0 <= self.hoog


def scheef(n_1: int, van_1: int, n_2: int, van_2: int) -> bool:
    """Whether one group has an outcome clearly more often than the other: the lot alone rarely does that.

    Tested on two sides at 1 percent, so that a fair lot seldom raises the alarm.

    Args:
        n_1, n_2: how many of each group have an outcome.
        van_1, van_2: how many the lot put in it; at least one.

    Source: Fleiss, Levin and Paik (2003), chapter 3: the normal approximation with the pooled share.
    """
    samen = (n_1 + n_2) / (van_1 + van_2)
    spreiding = sqrt(samen * (1 - samen) * (1 / van_1 + 1 / van_2))
    return abs(n_1 / van_1 - n_2 / van_2) > _Z_TWEEZIJDIG_1 * spreiding


def verschil(telt_1: int, n_1: int, telt_2: int, n_2: int) -> Verschil:
    """The first share less the second, with its interval of 95 percent.

    Args:
        n_1, n_2: at least one.

    Source: Newcombe, Interval estimation for the difference between independent proportions, Statistics in
    Medicine 17 (1998), 873-890, method 10: the intervals of Wilson combined; holds for small groups too.
    """
    p, q = telt_1 / n_1, telt_2 / n_2
    een: Interval = wilson(telt_1, n_1)
    twee: Interval = wilson(telt_2, n_2)
    return Verschil(
        p - q,
        p - q - sqrt((p - een.laag) ** 2 + (twee.hoog - q) ** 2),
        p - q + sqrt((een.hoog - p) ** 2 + (q - twee.laag) ** 2),
    )
