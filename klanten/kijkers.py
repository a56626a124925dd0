"""Reading the register of looks: who looked into a dossier, grouped by day and person (X-16, X-18)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, Min, Q, QuerySet, Value
from django.db.models.functions import TruncDate

from klanten.models import Doel, Klant


@dataclass(frozen=True)
class Kijker:
    """What one person looked at on one day.

    Attributes:
        functie: what the person is called at the desk; clients see this and the organisation, not the name.
        doelen: the purposes, in words.
        redenen: the reasons given, when the dossier is outside the person's own circle.
    """

    dag: datetime.date
    naam: str
    functie: str
    partner: str
    eerste: datetime.datetime
    laatste: datetime.datetime
    keren: int
    onderdelen: list[str]
    doelen: list[str]
    redenen: list[str]


def per_dag(klant: Klant) -> QuerySet[Any, dict[str, Any]]:
    """The looks into a dossier, newest day first, one row per person and organisation; to be paged."""
    return (
        klant.inzagen.annotate(dag=TruncDate("op"))
        .values("dag", "gebruiker__naam", "gebruiker__medewerker__functie", "partner__naam", "gebruiker")
        .annotate(
            eerste=Min("op"),
            laatste=Max("op"),
            keren=Count("pk"),
            onderdelen=ArrayAgg("onderdeel", distinct=True, default=Value([])),
            doelen=ArrayAgg("doel", distinct=True, default=Value([])),
            redenen=ArrayAgg("reden", distinct=True, filter=~Q(reden=""), default=Value([])),
        )
        .order_by("-dag", "-laatste", "gebruiker")
    )


def in_woorden(rij: dict[str, Any]) -> Kijker:
    """One row of `per_dag` as a person reads it."""
    return Kijker(
        dag=rij["dag"],
        naam=rij["gebruiker__naam"],
        functie=rij["gebruiker__medewerker__functie"] or "medewerker",
        partner=rij["partner__naam"] or "",
        eerste=rij["eerste"],
        laatste=rij["laatste"],
        keren=rij["keren"],
        onderdelen=rij["onderdelen"],
        doelen=[Doel(doel).label for doel in rij["doelen"]],
        redenen=rij["redenen"],
    )
