"""What a curve of monthly chances says: pure arithmetic, without a database."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from diagnose.models import MAANDEN
from keten.termijnen import Duur

Curve = Sequence[float | None]
"""The chance in each month for who is still without work when that month begins; None where unknown."""

_Z = 1.96  # standard deviations of an interval of 95 percent


@dataclass(frozen=True)
class Interval:
    """Between which two shares the truth lies, as 95 of 100 such intervals do."""

    laag: float
    hoog: float


def maand_van(sinds: datetime.date, op: datetime.date) -> int:
    """Which month without work a day is in; the first is 1."""
    return (op.year - sinds.year) * 12 + op.month - sinds.month - (op.day < sinds.day) + 1


def eerste_dag(sinds: datetime.date, maand: int) -> datetime.date:
    """The day on which a month without work begins."""
    return Duur.maanden(maand - 1).laatste_dag(sinds) if maand > 1 else sinds


def kans_vanaf(kansen: Curve, maand: int) -> float | None:
    """The chance of work from the beginning of a month to the end of the first year.

    Returns:
        None when the chance of one of these months is not known.
    """
    blijft = 1.0
    for kans in kansen[maand - 1 : MAANDEN]:
        if kans is None:
            return None
        blijft *= 1 - kans
    return 1 - blijft


def kantelmaand(kansen: Curve, *, nu: int, daling: int) -> int | None:
    """The first month after now in which the chance has fallen by a share of the highest until then.

    Args:
        nu: the present month without work.
        daling: percents.

    Returns:
        None when the chance does not fall that far in the first year.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12 of the common approach of clients: moments at
    which we expect the chances of the client to fall sharply.
    """
    hoogste = 0.0
    for maand, kans in enumerate(kansen, start=1):
        if maand < nu or kans is None:
            continue
        if maand > nu and kans <= hoogste * (100 - daling) / 100 and hoogste > 0:
            return maand
        hoogste = max(hoogste, kans)
    return None


def wilson(aantal: int, n: int) -> Interval:
    """The interval of Wilson around a share; it also holds for few cases, and near nobody or everybody.

    Args:
        n: at least one.
    """
    deel, ruim = aantal / n, _Z * _Z / n
    midden, helft = deel + ruim / 2, _Z * sqrt(deel * (1 - deel) / n + ruim / (4 * n))
    return Interval(max(0.0, (midden - helft) / (1 + ruim)), min(1.0, (midden + helft) / (1 + ruim)))
