"""How often there was a reason to look at clients again, which, and what followed (D-55)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from diagnose.models import Herdiagnoseaanleiding
from keten.models import Locatie

Soort = Herdiagnoseaanleiding.Soort

_DIAGNOSE = Q(diagnose__isnull=False)
_AFGEDAAN = Q(diagnose__isnull=True) & (Q(beantwoord_op__isnull=False) | Q(taak__gedaan_op__isnull=False))
GEVOLGEN: dict[str, tuple[str, Q]] = {
    "diagnose": ("nieuwe diagnose", _DIAGNOSE),
    "zonder": ("bekeken, geen nieuwe diagnose", _AFGEDAAN),
    "open": ("nog niet bekeken", ~_DIAGNOSE & ~_AFGEDAAN),
}
"""What followed on a trigger, in words."""
_TELLING = {
    "totaal": Count("pk"),
    **{f"met_{code}": Count("pk", filter=waar) for code, (_, waar) in GEVOLGEN.items()},
}


@dataclass(frozen=True)
class Cijfers:
    """The triggers of a location in a period.

    Attributes:
        per_soort: name of the trigger, and its numbers by `totaal` and `met_` with the codes of `GEVOLGEN`;
            every trigger has a line, also without numbers.
        per_maand: the first day of the month, and how many of each trigger, in the order of `per_soort`.
    """

    per_soort: list[tuple[str, dict[str, int]]]
    totaal: dict[str, int]
    per_maand: list[tuple[datetime.date, list[int]]]


def tel(locatie: Locatie, *, vanaf: datetime.date, tot: datetime.date) -> Cijfers:
    """Count the triggers at a location from one day up to and including another, in two queries.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12 of the common approach of clients.
    """
    rijen = Herdiagnoseaanleiding.objects.filter(
        klant__locatie=locatie, op__date__gte=vanaf, op__date__lte=tot
    ).order_by()
    geteld: dict[str, Any] = {rij["soort"]: rij for rij in rijen.values("soort").annotate(**_TELLING)}
    leeg = dict.fromkeys(_TELLING, 0)
    per_soort = [(soort.label, {naam: geteld.get(soort, leeg)[naam] for naam in _TELLING}) for soort in Soort]
    per_maand: dict[datetime.date, dict[str, int]] = {}
    maanden = rijen.annotate(maand=TruncMonth("op")).values_list("maand", "soort")
    for maand, soort, aantal in maanden.annotate(aantal=Count("pk")).order_by("-maand"):
        per_maand.setdefault(maand.date(), {})[soort] = aantal
    return Cijfers(
        per_soort,
        {naam: sum(getallen[naam] for _, getallen in per_soort) for naam in _TELLING},
        [(maand, [aantallen.get(soort, 0) for soort in Soort]) for maand, aantallen in per_maand.items()],
    )
