"""The stored figures behind goals: of everybody at a location, or of the group that a goal is about."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from keten.indicatoren import Stand
from keten.models import Locatie
from landkaart.cijfers import lezen
from landkaart.cijfers.afschermen import verborgen
from landkaart.models import Indicatorwaarde, Jaarplandoel

Sleutel = tuple[str, str, str]
"""The code of an indicator, the breakdown and the group; the last two are empty for everybody."""


@dataclass(frozen=True)
class Groepstand(Stand):
    """The figure of one group.

    Attributes:
        afgeschermd: the page of the figure hides it, because of a small group beside it.
    """

    afgeschermd: bool = False

    @property
    def te_klein(self) -> bool:
        """Whether it is not shown: as on the page of the figure."""
        return self.afgeschermd or super().te_klein


def sleutel(doel: Jaarplandoel) -> Sleutel:
    """By which figure a goal is measured."""
    return doel.indicator, doel.uitsplitsing, doel.groep


def reeksen(
    locatie: Locatie, sleutels: Collection[Sleutel], tot: datetime.date, maanden: int = 12
) -> dict[Sleutel, list[Stand]]:
    """The figures behind goals over months, the earliest month first; few queries, however many goals.

    Args:
        tot: the last month.
        maanden: how many months, this one included.
    """
    gevonden: dict[Sleutel, list[Stand]] = {}
    codes = {code for code, uitsplitsing, _ in sleutels if not uitsplitsing}
    if codes:
        for code, standen in lezen.van_locatie(locatie, tot, maanden, codes).items():
            gevonden[code, "", ""] = standen
    paren = {(code, uitsplitsing) for code, uitsplitsing, _ in sleutels if uitsplitsing}
    if paren:
        for (code, uitsplitsing), standen in lezen.alle_groepen(locatie, paren, tot, maanden).items():
            for stand in _afgeschermd(standen):
                gevonden.setdefault((code, uitsplitsing, stand.groep), []).append(stand)
    return gevonden


def laatste(locatie: Locatie, van: Sleutel) -> Stand | None:
    """The figure of the last month that was computed, if it can be shown."""
    maand = lezen.laatste_maand()
    standen = reeksen(locatie, [van], maand, 1).get(van) if maand else None
    return next((stand for stand in standen or [] if toonbaar(stand)), None)


def op_maand(locatie: Locatie, van: Sleutel, maand: datetime.date) -> Stand | None:
    """The figure of the month that a day is in, if it can be shown."""
    standen = reeksen(locatie, [van], maand, 1).get(van, [])
    return next((stand for stand in standen if toonbaar(stand)), None)


def toonbaar(stand: Stand) -> bool:
    """Whether there is a value that may be seen."""
    return stand.waarde is not None and not stand.te_klein


def groepen(locatie: Locatie) -> list[tuple[str, str]]:
    """The breakdowns and groups of which a location has figures in the last month."""
    maand = lezen.laatste_maand()
    if maand is None:
        return []
    rijen = Indicatorwaarde.objects.filter(locatie=locatie, maand=maand).exclude(uitsplitsing="")
    return list(rijen.order_by("uitsplitsing", "groep").values_list("uitsplitsing", "groep").distinct())


def _afgeschermd(standen: list[Stand]) -> Iterator[Groepstand]:
    """All groups of a figure, by month, of which some are hidden."""
    for _, in_maand in groupby(standen, key=attrgetter("maand")):
        groepen = list(in_maand)
        geheim = verborgen(groepen)
        for plek, stand in enumerate(groepen):
            velden: dict[str, Any] = vars(stand)
            yield Groepstand(**velden, afgeschermd=plek in geheim)
