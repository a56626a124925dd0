"""The checks of a location as a list: filtered, sorted, and as rows of a spreadsheet."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from handhaving.models import Controle
from handhaving.models.controle import ControleQuerySet
from keten.models import Locatie, Medewerker
from klanten.models import Clientbeeld

SORTERINGEN = {
    "klant": "klant__zoeknaam",
    "soort": "soort__naam",
    "grond": "grond",
    "stand": "stand",
    "termijn": "uiterlijk",
    "uitkomst": "uitkomst",
}
KOPPEN = (
    "Klantnummer",
    "Soort",
    "Grond",
    "Stand",
    "Uiterlijk",
    "Uitkomst",
    "Minuten",
    "Documenten",
    "Vragen",
)
EIGEN, LAAT, WEEK = "mij", "laat", "week"
_WEEK = datetime.timedelta(days=7)


def kies(locatie: Locatie, keuze: Mapping[str, Any], medewerker: Medewerker) -> ControleQuerySet:
    """The checks of a location that a filter leaves over.

    Args:
        keuze: what stands in `ControlesFilter`.
    """
    rijen = Controle.objects.van_locatie(locatie).select_related("klant", "soort")
    for veld in ("stand", "grond", "uitkomst"):
        if keuze.get(veld):
            rijen = rijen.filter(**{veld: keuze[veld]})
    if keuze.get("soort"):
        rijen = rijen.filter(soort__code=keuze["soort"])
    if keuze.get("wiens") == EIGEN:
        rijen = rijen.filter(besteld_door=medewerker)
    if keuze.get("wiens") == LAAT:
        rijen = rijen.open().filter(_te_laat())
    if keuze.get("wiens") == WEEK:
        rijen = rijen.open().filter(_deze_week())
    return rijen


def tel(locatie: Locatie) -> dict[str, int]:
    """How many planned checks of a location are due within seven days, and how many are too late."""
    gepland = Controle.objects.van_locatie(locatie).open()
    return gepland.aggregate(**{WEEK: Count("pk", filter=_deze_week()), LAAT: Count("pk", filter=_te_laat())})


def _te_laat() -> Q:
    return Q(uiterlijk__lt=timezone.now())


def _deze_week() -> Q:
    nu = timezone.now()
    return Q(uiterlijk__gte=nu, uiterlijk__lt=nu + _WEEK)


def als_rijen(controles: QuerySet[Controle]) -> list[list[Any]]:
    """The rows of a spreadsheet under `KOPPEN`; a client is known there by number alone."""
    return [
        [
            rij.klant.klantnummer,
            str(rij.soort),
            str(rij.get_grond_display()),
            str(rij.get_stand_display()),
            rij.uiterlijk,
            str(rij.get_uitkomst_display()),
            rij.minuten,
            rij.documenten,
            rij.vragen,
        ]
        for rij in controles
    ]


def beelden(controles: QuerySet[Controle]) -> QuerySet[Clientbeeld]:
    """The clients on a list, each once, to record who looked at them."""
    return Clientbeeld.objects.filter(klant__in=controles.order_by().values("klant")).order_by("pk")
