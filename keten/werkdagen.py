"""Working days in the Netherlands: Monday to Friday, without the holidays on which desks are closed."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import holidays

_ZATERDAG = 5
_DAG = datetime.timedelta(days=1)


@cache
def feestdagen(jaar: int) -> Mapping[datetime.date, str]:
    """The holidays of a year with their Dutch names.

    Liberation Day counts every year, although the market sector has it off only every fifth.

    Source: Algemene termijnenwet, article 3.
    """
    kalender = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl")
    return MappingProxyType(dict(kalender))


def is_werkdag(dag: datetime.date) -> bool:
    """Whether the desks are open on this day."""
    return dag.weekday() < _ZATERDAG and dag not in feestdagen(dag.year)


def volgende_werkdag(dag: datetime.date, aantal: int = 1) -> datetime.date:
    """The first working day after a day, or the `aantal`-th.

    Args:
        aantal: 1 or more.
    """
    if aantal < 1:
        raise ValueError("Count at least one working day ahead.")
    for volgende in _dagen_na(dag):
        aantal -= is_werkdag(volgende)
        if aantal == 0:
            return volgende
    raise OverflowError("The calendar ends before this working day.")


def werkdagen_tussen(van: datetime.date, tot: datetime.date) -> int:
    """How many working days come after `van`, up to and including `tot`; 0 when `tot` is not later."""
    return sum(is_werkdag(van + _DAG * nummer) for nummer in range(1, (tot - van).days + 1))


def _dagen_na(dag: datetime.date) -> Iterator[datetime.date]:
    while dag < datetime.date.max:
        dag += _DAG
        yield dag
