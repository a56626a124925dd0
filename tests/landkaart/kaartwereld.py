"""Scores in bulk, for tests of the map and the reports."""

import datetime
from decimal import Decimal

from django.utils import timezone

from keten.models import Locatie
from landkaart.models import Mijlpaal, Mijlpaalscore


def dien_in(
    locatie: Locatie, percentages: dict[Mijlpaal, float], *, op: datetime.date | None = None
) -> list[Mijlpaalscore]:
    """What a location submitted on a day (today when left out), at noon."""
    dag = op or timezone.localdate()
    moment = timezone.make_aware(datetime.datetime.combine(dag, datetime.time(12)))
    return Mijlpaalscore.objects.bulk_create(
        Mijlpaalscore(
            locatie=locatie,
            mijlpaal=mijlpaal,
            percentage=Decimal(str(percentage)),
            ingediend_naam="Paul Geheim",
            ingediend_functie="vestigingsmanager",
            ingediend_op=min(moment, timezone.now()),
        )
        for mijlpaal, percentage in percentages.items()
    )
