"""Months of the calendar. Figures know a month by its first day."""

import calendar
import datetime


def eerste_dag(dag: datetime.date) -> datetime.date:
    """The first day of the month of a day."""
    return dag.replace(day=1)


def laatste_dag(dag: datetime.date) -> datetime.date:
    """The last day of the month of a day."""
    return dag.replace(day=_lengte(dag.year, dag.month))


def maanden_later(dag: datetime.date, aantal: int) -> datetime.date:
    """The same day of a month so many months later, or earlier when negative; else the last of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return dag.replace(year=jaar, month=maand + 1, day=min(dag.day, _lengte(jaar, maand + 1)))


def maanden_vanaf(van: datetime.date, aantal: int) -> list[datetime.date]:
    """The first days of so many months from that of `van` on."""
    eerste = eerste_dag(van)
    return [maanden_later(eerste, nummer) for nummer in range(aantal)]


def maanden_tot(tot: datetime.date, aantal: int) -> list[datetime.date]:
    """The first days of so many months up to and including that of `tot`, the earliest first."""
    return maanden_vanaf(maanden_later(eerste_dag(tot), 1 - aantal), aantal)


def _lengte(jaar: int, maand: int) -> int:
    return calendar.monthrange(jaar, maand)[1]
