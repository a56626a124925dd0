"""How soon people start after the decision, and who takes part without regular work (K-62, K-69)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Case, CharField, Count, DurationField, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Greatest

from diagnose.models import Activiteit, Soort
from keten.models import Locatie
from keten.tijd import vandaag

PERIODEN: dict[str, tuple[str, int]] = {
    "kwartaal": ("laatste 90 dagen", 90),
    "halfjaar": ("laatste 182 dagen", 182),
    "jaar": ("laatste 365 dagen", 365),
}
"""Name and number of days of each period that can be chosen."""

_DAG = datetime.timedelta(days=1)
_WACHTEN = Greatest(
    ExpressionWrapper(F("gestart_op") - F("besloten_op"), output_field=DurationField()),
    Value(datetime.timedelta(), output_field=DurationField()),
)


@dataclass(frozen=True)
class Wachttijd:
    """Waiting for one kind of activity at one supplier.

    Attributes:
        gestart: how many began; `gemiddeld` and `langst` are days from decision to start of these.
        wacht: how many have been decided on and not begun; `oudste` is the day of the first decision.
    """

    soort: str
    leverancier: str
    gestart: int
    gemiddeld: float | None
    langst: int | None
    wacht: int
    oudste: datetime.date | None


def wachttijden(locatie: Locatie, *, periode: str, soort: str = "") -> list[Wachttijd]:
    """Days from decision to start per kind and supplier, of what was decided in a period (K-62).

    The day of decision is the day on which client and coach both agreed with the plan. What started before
    that day waited zero days.

    Args:
        periode: one of `PERIODEN`.
        soort: one kind only; empty for all.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12: snelle inzet van (duale) trajecten.
    """
    loopt_niet = Q(stand=Activiteit.Stand.GEPLAND, gestart_op__isnull=True)
    rijen = _besloten(locatie, periode=periode).alias(dagen=_WACHTEN)
    if soort:
        rijen = rijen.filter(soort=soort)
    per_soort = (
        rijen.order_by()
        .values("soort", wie=_leverancier())
        .annotate(
            gestart=Count("pk", filter=Q(gestart_op__isnull=False)),
            gemiddeld=Avg("dagen", filter=Q(gestart_op__isnull=False)),
            langst=Max("dagen", filter=Q(gestart_op__isnull=False)),
            wacht=Count("pk", filter=loopt_niet),
            oudste=Min("besloten_op", filter=loopt_niet),
        )
        .order_by("soort", "wie")
    )
    return [_wachttijd(rij) for rij in per_soort]


def participatie(locatie: Locatie, *, periode: str) -> int:
    """How many clients take part, or took part in a period, in society without regular work (K-69)."""
    mee = Activiteit.objects.participatie().van_locatie(locatie).filter(gestart_op__isnull=False)
    na = vandaag() - datetime.timedelta(days=PERIODEN[periode][1])
    nog = Q(einde__isnull=True) | Q(einde__gte=na)
    return mee.filter(nog).values("werkplan__klant").distinct().count()


def _besloten(locatie: Locatie, *, periode: str) -> QuerySet[Activiteit]:
    na = vandaag() - datetime.timedelta(days=PERIODEN[periode][1])
    besloten = Activiteit.objects.van_locatie(locatie).laatste_versie().filter(besloten_op__gte=na)
    return besloten.exclude(stand=Activiteit.Stand.NIET_GEKOZEN)


def _leverancier() -> Case:
    """The supplier where something was bought, else the partner that carries it out."""
    return Case(
        When(leverancier="", then=F("uitvoerder__naam")), default=F("leverancier"), output_field=CharField()
    )


def _wachttijd(rij: dict[str, Any]) -> Wachttijd:
    return Wachttijd(
        soort=str(Soort(rij["soort"]).label),
        leverancier=rij["wie"],
        gestart=rij["gestart"],
        gemiddeld=rij["gemiddeld"] / _DAG if rij["gestart"] else None,
        langst=rij["langst"].days if rij["gestart"] else None,
        wacht=rij["wacht"],
        oudste=rij["oudste"],
    )
