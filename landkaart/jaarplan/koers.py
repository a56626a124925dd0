"""Whether a goal is on track: pure arithmetic, without a database."""

import datetime
from enum import StrEnum

MARGE = 0.1
"""How far below the line still is on track, as a share of the way from baseline to target; our choice."""


class Koers(StrEnum):
    """Where a goal stands."""

    GEHAALD = "gehaald"
    OP_KOERS = "op koers"
    ACHTER = "loopt achter"
    ONBEKEND = "nog geen cijfer"


def achter(eenheid: str) -> str:
    """A unit as it follows a number: 45%, 3 dagen."""
    return eenheid if eenheid in ("", "%") else f"\u00a0{eenheid}"


def verwacht(
    *, nul: float, streef: float, van: datetime.date, op: datetime.date, dag: datetime.date
) -> float:
    """Where the straight line from baseline to target is on a day; before and after it, its ends.

    Args:
        van, op: the days on which the line begins and ends.
    """
    deel = (dag - van) / (op - van)
    return nul + (streef - nul) * min(1.0, max(0.0, deel))


def beoordeel(
    waarde: float | None,
    *,
    nul: float,
    streef: float,
    van: datetime.date,
    op: datetime.date,
    dag: datetime.date,
) -> Koers:
    """How a figure of a day compares to the line; a goal may be to go up or to go down."""
    if waarde is None or dag < van:
        return Koers.ONBEKEND
    richting = 1 if streef > nul else -1
    if (waarde - streef) * richting >= 0:
        return Koers.GEHAALD
    lijn = verwacht(nul=nul, streef=streef, van=van, op=op, dag=dag)
    ruimte = MARGE * abs(streef - nul)
    achterstand = (lijn - waarde) * richting
    return Koers.ACHTER if achterstand > ruimte + 1e-9 else Koers.OP_KOERS
