"""The months in which open answers are read: each holds what at least five clients wrote (X-43)."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, IntegerField, QuerySet, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.dateformat import format as schrijf_datum

from keten.kleine_getallen import ONDER
from keten.maanden import eerste_dag
from keten.tijd import vandaag
from landkaart.models import Peilingantwoord
from landkaart.peilingen.uitkomsten import middernacht

_KLAAR = "uitnodiging__klaar_op"


@dataclass(frozen=True)
class Leesvak:
    """One month or a few that belong together, each by its first day."""

    eerste: datetime.date
    laatste: datetime.date

    def __str__(self) -> str:
        einde = schrijf_datum(self.laatste, "F Y")
        if self.eerste == self.laatste:
            return einde
        vorm = "F" if self.eerste.year == self.laatste.year else "F Y"
        return f"{schrijf_datum(self.eerste, vorm)} tot en met {einde}"


def verdeel(antwoorden: QuerySet[Peilingantwoord]) -> QuerySet[Peilingantwoord]:
    """The answers of the months that can be read, with `vak` to sort them by and `wanneer` in words."""
    schrijvers: dict[datetime.date, set[int]] = defaultdict(set)
    paren = antwoorden.order_by().values_list(TruncMonth(_KLAAR), "uitnodiging__klant").distinct()
    for begin, klant in paren:
        schrijvers[timezone.localtime(begin).date()].add(klant)
    vakken = knip(schrijvers, eerste_dag(vandaag()))
    if not vakken:
        return antwoorden.none().annotate(vak=Value(0), wanneer=Value(""))
    binnen = [
        (middernacht(eerste_dag(vak.laatste + datetime.timedelta(days=31))), nummer, str(vak))
        for nummer, vak in enumerate(vakken)
    ]
    return antwoorden.filter(**{f"{_KLAAR}__lt": binnen[-1][0]}).annotate(
        vak=Case(
            *(When(**{f"{_KLAAR}__lt": einde}, then=Value(nummer)) for einde, nummer, _ in binnen),
            output_field=IntegerField(),
        ),
        wanneer=Case(
            *(When(**{f"{_KLAAR}__lt": einde}, then=Value(naam)) for einde, _, naam in binnen),
            output_field=CharField(),
        ),
    )


def knip(schrijvers: Mapping[datetime.date, set[int]], voor: datetime.date) -> list[Leesvak]:
    """Take months together, the oldest first, until five clients wrote something; a pure function.

    What is left at the end waits for later months. A later `voor` only adds stretches.

    Args:
        schrijvers: who wrote something in a month, by its first day.
        voor: the first day of the month that is not over.
    """
    gevonden: list[Leesvak] = []
    begin: datetime.date | None = None
    samen: set[int] = set()
    for maand in sorted(maand for maand in schrijvers if maand < voor):
        begin = begin or maand
        samen = samen | schrijvers[maand]
        if len(samen) >= ONDER:
            gevonden.append(Leesvak(begin, maand))
            begin, samen = None, set()
    return gevonden
