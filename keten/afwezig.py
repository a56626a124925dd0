"""Who is not at work on a day, as far as the floors above know."""

import datetime
from collections.abc import Callable, Iterable

Bron = Callable[[Iterable[int], datetime.date], set[int]]
"""Gives, of these employees (keys), those who are away on that day."""

_BRONNEN: list[Bron] = []


def registreer(bron: Bron) -> None:
    """Add a source; every app does so when the portal starts. Doing so twice changes nothing."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def afwezigen(medewerkers: Iterable[int], dag: datetime.date) -> set[int]:
    """The keys of those of these employees who are away on a day; a query per source."""
    wie = list(medewerkers)
    return {pk for bron in _BRONNEN for pk in bron(wie, dag)}
