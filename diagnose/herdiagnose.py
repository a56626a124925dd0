"""The periodic check whether the arrangement still fits (D-54): set-based, and exactly once."""

import datetime

from django.db import transaction
from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from diagnose.models import Herdiagnoseaanleiding
from keten.bulk import voeg_in_uit
from keten.models import Locatie, Medewerker
from keten.termijnen import termijn
from klanten.models import Clientbeeld, Gebeurtenis, Taak

TERMIJN = "herdiagnose"
TAAK = "Bekijk of het arrangement nog past"
ZIN = "Het is tijd om samen te kijken of het plan nog past."


def plan(*, op: datetime.date, locatie: Locatie | None = None) -> int:
    """Make a task for every dossier whose interval has passed, with a trigger in its log and a line.

    Each location is one transaction, and a dossier is known by its day of re-diagnosis. Killed half-way and
    run again, or run twice at the same time, this makes each task and each line once.

    Args:
        op: the day that counts as today.
        locatie: only this location; all of them when left out.

    Returns:
        How many tasks were made.

    Raises:
        OnbekendeTermijn: the length of the term `herdiagnose` has not been set.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12 of the common approach of clients.
    """
    toe_aan = Clientbeeld.objects.filter(herdiagnose_op__lte=op)
    locaties = [locatie] if locatie else Locatie.objects.filter(pk__in=toe_aan.values("locatie"))
    return sum(_plan_op(plek, toe_aan) for plek in locaties)


@transaction.atomic
def _plan_op(locatie: Locatie, toe_aan: QuerySet[Clientbeeld]) -> int:
    """One location; the lock makes a second run wait, and leaves everybody else's work alone."""
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    beelden = toe_aan.filter(locatie=locatie).order_by("pk")
    sleutel = Concat(
        Value("herdiagnose:"),
        Cast("klant_id", CharField()),
        Value(":"),
        Cast("herdiagnose_op", CharField()),
    )
    gemaakt = voeg_in_uit(
        Taak,
        beelden,
        {
            "locatie": F("locatie_id"),
            "klant": F("klant_id"),
            "voor": _contactpersoon(),
            "soort": Value(Taak.Soort.HERDIAGNOSE.value),
            "omschrijving": Value(TAAK),
            "vervalt_op": Value(termijn(TERMIJN, locatie).vervalt(timezone.now())),
            "sleutel": sleutel,
        },
    )
    nieuw = Taak.objects.filter(pk__in=gemaakt).order_by("pk")
    voeg_in_uit(
        Herdiagnoseaanleiding,
        nieuw,
        {
            "klant": F("klant_id"),
            "soort": Value(Herdiagnoseaanleiding.Soort.PERIODIEK.value),
            "taak": F("pk"),
        },
    )
    voeg_in_uit(
        Gebeurtenis,
        nieuw,
        {
            "klant": F("klant_id"),
            "soort": Value(Gebeurtenis.Soort.HERDIAGNOSE.value),
            "zin": Value(ZIN),
            "zichtbaar_voor_klant": Value(True),
        },
    )
    return len(gemaakt)


def _contactpersoon() -> Case:
    """The contact person while working at the location; without one, whoever takes the task."""
    werkt_er = Medewerker.locaties.through.objects.filter(
        medewerker=OuterRef("contactpersoon"), locatie=OuterRef("locatie")
    )
    return Case(When(Exists(werkt_er), then=F("contactpersoon")), default=None)
