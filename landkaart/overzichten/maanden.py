"""Which month a page shows: one that an address asks for, or the latest that is over."""

import datetime
from contextlib import suppress
from typing import Any

from django.utils import timezone

from keten.maanden import eerste_dag, maanden_tot, maanden_vanaf
from keten.tijd import vandaag
from landkaart.cijfers import lezen

TERUG = 24
"""So many months can be chosen."""

VOORUIT = 12
"""So many months a new definition can begin, the running one included."""


def gekozen(vraag: Any) -> datetime.date:
    """The month of an address (`maand=2026-10`); the latest with values when it makes no sense."""
    tekst = str(vraag.get("maand", ""))[:7]
    with suppress(ValueError):
        dag = (
            datetime.datetime.strptime(tekst, "%Y-%m").replace(tzinfo=timezone.get_current_timezone()).date()
        )
        if dag in keuze():
            return dag
    return lezen.laatste_maand() or eerste_dag(vandaag())


def keuze() -> list[datetime.date]:
    """The months that can be chosen, the running one first."""
    return maanden_tot(vandaag(), TERUG)[::-1]


def vooruit() -> list[datetime.date]:
    """The running month and those after it from which a definition may hold."""
    return maanden_vanaf(vandaag(), VOORUIT)
