"""Deviations: how often, and why, professionals chose another route than the portal advised (D-45).

For the management of a location: numbers and reasons, and nothing that leads to a client or a colleague.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from diagnose.models import Methode, Routering
from keten.models import Locatie
from klanten.models import Clientbeeld

Route = Clientbeeld.Route

PERIODEN: dict[str, tuple[str, int | None]] = {
    "maand": ("laatste 30 dagen", 30),
    "kwartaal": ("laatste 90 dagen", 90),
    "jaar": ("laatste 365 dagen", 365),
    "alles": ("alles", None),
}
"""Name and number of days of each period that can be chosen."""

RICHTINGEN: dict[str, tuple[str, Q]] = {
    "naar_b": ("Van advies A naar route B", Q(advies=Route.A, besluit=Route.B)),
    "naar_a": ("Van advies B naar route A", Q(advies=Route.B, besluit=Route.A)),
}

_AFWIJKING = ~Q(advies=F("besluit"))
_TELLING = {
    "besluiten": Count("pk"),
    "afwijkingen": Count("pk", filter=_AFWIJKING),
    **{richting: Count("pk", filter=waar) for richting, (_, waar) in RICHTINGEN.items()},
}


@dataclass(frozen=True)
class Selectie:
    """Which deviations somebody wants to see; an empty value does not choose.

    Attributes:
        periode: one of `PERIODEN`.
        richting: one of `RICHTINGEN`.
        versie: key of the rule version that gave the advice.
    """

    locatie: Locatie
    periode: str = "jaar"
    richting: str = ""
    versie: int | None = None


def kies(selectie: Selectie) -> QuerySet[Routering]:
    """The deviations, newest first."""
    keuzes = _besluiten(selectie).filter(_AFWIJKING)
    if selectie.richting:
        keuzes = keuzes.filter(RICHTINGEN[selectie.richting][1])
    if selectie.versie:
        keuzes = keuzes.filter(regelversie=selectie.versie)
    return keuzes.select_related("partner", "regelversie__regelset__locatie", "regelversie__regelset__regio")


def tel(selectie: Selectie) -> dict[str, int]:
    """Decisions and deviations in the period, whatever direction or version has been chosen."""
    return _besluiten(selectie).order_by().aggregate(**_TELLING)


def per_versie(selectie: Selectie) -> list[dict[str, Any]]:
    """The same numbers for each rule version that gave advice in the period, newest version first.

    Each has a `titel` that tells it apart from the versions of other places.
    """
    velden = {
        "versie": F("regelversie"),
        "naam": F("regelversie__regelset__naam"),
        "nummer": F("regelversie__nummer"),
        "plaats": F("regelversie__regelset__locatie__naam"),
        "streek": F("regelversie__regelset__regio__naam"),
    }
    rijen = _besluiten(selectie).order_by().values(**velden).annotate(**_TELLING)
    geordend = rijen.order_by(F("regelversie").desc(nulls_last=True))
    return [{**rij, "titel": _titel(rij)} for rij in geordend]


def per_methode(selectie: Selectie) -> list[dict[str, Any]]:
    """The same numbers for each way of routing and number of assessors that was used in the period (D-23)."""
    rijen = _besluiten(selectie).order_by().values("methode", "beoordelaars").annotate(**_TELLING)
    return [
        {**rij, "naam": Methode(rij["methode"]).label} for rij in rijen.order_by("methode", "beoordelaars")
    ]


def per_maand(selectie: Selectie) -> list[dict[str, Any]]:
    """The same numbers for each month of the period in which somebody decided, newest first."""
    rijen = _besluiten(selectie).order_by().values(maand=TruncMonth("op")).annotate(**_TELLING)
    return list(rijen.order_by("-maand"))


def _besluiten(selectie: Selectie) -> QuerySet[Routering]:
    keuzes = Routering.objects.filter(klant__locatie=selectie.locatie)
    dagen = PERIODEN[selectie.periode][1]
    if dagen is None:
        return keuzes
    return keuzes.filter(op__gte=timezone.now() - datetime.timedelta(days=dagen))


def _titel(rij: dict[str, Any]) -> str:
    if rij["versie"] is None:
        return "Geen beslisboom"
    return f"{rij['naam']}, versie {rij['nummer']} ({rij['plaats'] or rij['streek'] or 'landelijk'})"
