"""Stored figures in bulk, for tests of the pages that show them."""

import datetime
from collections.abc import Mapping

from keten.maanden import maanden_tot
from keten.models import Locatie
from keten.tijd import vandaag
from landkaart.models import Indicatorwaarde

Getallen = Mapping[datetime.date, tuple[int, int]]


def vorige(terug: int = 1) -> datetime.date:
    """The first day of a month that is over: the last one, or one before it."""
    return maanden_tot(vandaag(), terug + 1)[0]


def bewaar(
    locatie: Locatie, code: str, getallen: Getallen, *, mensen: int | None = None, **velden: str
) -> list[Indicatorwaarde]:
    """What a figure was: by month, how much counts and out of how much.

    Args:
        mensen: how many stand behind it; as many as it is counted out of when left out.
        velden: `uitsplitsing` and `groep`.
    """
    return Indicatorwaarde.objects.bulk_create(
        Indicatorwaarde(
            indicator=code,
            locatie=locatie,
            maand=maand,
            telt=telt,
            van=van,
            mensen=max(telt, van) if mensen is None else mensen,
            **velden,
        )
        for maand, (telt, van) in getallen.items()
    )
