"""Tells the ground floor who receives nobody on a day, as said in the calendar."""

import datetime
from collections.abc import Iterable

from keten import afwezig
from klanten.models import Afwezigheid


def op_dag(medewerkers: Iterable[int], dag: datetime.date) -> set[int]:
    """Of these employees (keys) those who said that they are away on a day."""
    rijen = Afwezigheid.objects.filter(medewerker__in=list(medewerkers), van__lte=dag, tot__gte=dag)
    return set(rijen.values_list("medewerker", flat=True))


def meld_aan() -> None:
    """Make the calendar a source."""
    afwezig.registreer(op_dag)
