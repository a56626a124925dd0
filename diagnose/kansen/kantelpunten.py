"""Tipping points: in the month in which a chance falls, somebody looks again, exactly once (D-56)."""

import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from diagnose import herdiagnose
from diagnose.models import Herdiagnoseaanleiding, Kansmeting
from keten.models import Locatie
from keten.termijnen import termijn
from klanten.models import Clientbeeld

TAAK = "Kantelpunt: bekijk of het arrangement nog past"
_NOG_NIEUWS = datetime.timedelta(days=62)  # later, the month has passed and the moment with it


def plan(*, op: datetime.date, locatie: Locatie | None = None) -> int:
    """Make a task for every client whose chance of work falls this month, with a trigger and a line.

    The last result that was kept counts, of clients who are guided now. Each location is one transaction, and
    a tipping point is known by its result: killed half-way and run again, this makes each task once.

    Args:
        op: the day that counts as today.
        locatie: only this location; all of them when left out.

    Returns:
        How many tasks were made.

    Raises:
        OnbekendeTermijn: the length of the term `herdiagnose` has not been set.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12 of the common approach of clients.
    """
    locaties = [locatie] if locatie else Locatie.objects.filter(pk__in=_bereikt(op).values("locatie"))
    return sum(_plan_op(plek, op) for plek in locaties)


@transaction.atomic
def _plan_op(locatie: Locatie, op: datetime.date) -> int:
    """One location; the lock makes a second run wait."""
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    meting = Subquery(_metingen(op).values("pk")[:1])
    return herdiagnose.zet_klaar(
        _bereikt(op).filter(locatie=locatie),
        vervalt_op=termijn(herdiagnose.TERMIJN, locatie).vervalt(timezone.now()),
        soort=Herdiagnoseaanleiding.Soort.KANTELPUNT,
        sleutel=Concat(Value("kantelpunt:"), Cast(meting, CharField())),
        taak=TAAK,
    )


def _bereikt(op: datetime.date) -> QuerySet[Clientbeeld]:
    return Clientbeeld.objects.filter(Exists(_metingen(op)), status=Clientbeeld.Status.ACTIEF)


def _metingen(op: datetime.date) -> QuerySet[Kansmeting]:
    """The last result of a client, when its tipping point has come and is still news."""
    later = Q(op__gt=OuterRef("op")) | Q(op=OuterRef("op"), pk__gt=OuterRef("pk"))
    nieuwer = Kansmeting.objects.filter(later, klant=OuterRef("klant"))
    bereikt = Kansmeting.objects.filter(kantelpunt_op__lte=op, kantelpunt_op__gt=op - _NOG_NIEUWS)
    return bereikt.filter(~Exists(nieuwer), klant=OuterRef("klant")).order_by()
