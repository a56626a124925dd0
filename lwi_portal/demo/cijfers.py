"""The figures of the chain over the last months, worked out as every night."""

import datetime

from keten.maanden import maanden_tot
from landkaart.cijfers import berekenen
from landkaart.models import Indicatorwaarde


def bereken(dag: datetime.date, *, maanden: int) -> int:
    """Work out so many months up to and including the one of a day; returns how many values were stored."""
    for maand in maanden_tot(dag, maanden):
        berekenen.bereken(maand)
    return Indicatorwaarde.objects.count()
