"""Activities beside each other, month by month, so that one sees what runs at the same time (K-53)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from diagnose.models import Activiteit
from keten.maanden import eerste_dag
from keten.termijnen import Duur
from keten.tijd import vandaag

HEEL = 100
"""How many units one month is wide."""

_HOOGSTENS = 12  # months; more cannot be read
_TERUG = 2  # months before this one, when there would be too many
_MAAND = Duur.maanden(1)
_EEN_DAG = datetime.timedelta(days=1)
_STANDEN = (Activiteit.Stand.GEPLAND, Activiteit.Stand.LOOPT, Activiteit.Stand.AFGEROND)


@dataclass(frozen=True)
class Vak:
    """One month of one activity: where the bar and today are, in units of `HEEL`; no bar has no width."""

    links: int
    breed: int
    nu: int | None


@dataclass(frozen=True)
class Balk:
    """One activity over the months."""

    activiteit: Activiteit
    vakken: list[Vak]


@dataclass(frozen=True)
class Tijdbalk:
    """The first days of the months, and what is planned, runs or is done in them."""

    maanden: list[datetime.date]
    balken: list[Balk]

    @property
    def partners(self) -> int:
        """How many partners have something in these months."""
        return len({balk.activiteit.uitvoerder_id for balk in self.balken})


def teken(activiteiten: Iterable[Activiteit]) -> Tijdbalk | None:
    """Lay activities out over at most a year; None when there are no two to compare.

    What has no last day runs on to the end. What lies outside these months is left out.
    """
    stappen = [stap for stap in activiteiten if stap.stand in _STANDEN]
    if len(stappen) < 2:
        return None
    maanden = _maanden(stappen)
    balken = [Balk(stap, [_vak(stap, maand) for maand in maanden]) for stap in stappen]
    return Tijdbalk(maanden, [balk for balk in balken if any(vak.breed for vak in balk.vakken)])


def _vak(stap: Activiteit, maand: datetime.date) -> Vak:
    volgende = _MAAND.laatste_dag(maand)
    schaal = HEEL / (volgende - maand).days
    van = max(stap.begin, maand)
    tot = min(stap.einde + _EEN_DAG, volgende) if stap.einde else volgende
    nu = vandaag()
    return Vak(
        links=round((van - maand).days * schaal) if van < tot else 0,
        breed=max(3, round((tot - van).days * schaal)) if van < tot else 0,
        nu=round((nu - maand).days * schaal) if maand <= nu < volgende else None,
    )


def _maanden(stappen: list[Activiteit]) -> list[datetime.date]:
    """The first days of the months to show."""
    eerste = eerste_dag(min(stap.begin for stap in stappen))
    laatste = max(stap.einde or _MAAND.laatste_dag(max(stap.begin, vandaag())) for stap in stappen)
    laatste = eerste_dag(laatste)
    maanden = [eerste]
    while maanden[-1] < laatste:
        maanden.append(_MAAND.laatste_dag(maanden[-1]))
    if len(maanden) <= _HOOGSTENS:
        return maanden
    deze = eerste_dag(vandaag())
    begin = next((plek for plek, maand in enumerate(maanden) if maand >= deze), 0)
    begin = min(max(0, begin - _TERUG), len(maanden) - _HOOGSTENS)
    return maanden[begin : begin + _HOOGSTENS]
