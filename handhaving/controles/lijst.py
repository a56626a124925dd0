"""The checks of a location as a list: filtered, sorted, and as rows of a spreadsheet."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from handhaving.models import Controle
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
EIGEN, LAAT = "mij", "laat"


def kies(locatie: Locatie, keuze: Mapping[str, Any], medewerker: Medewerker) -> QuerySet[Controle]:
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
        rijen = rijen.open().filter(uiterlijk__lt=timezone.now())
    return rijen


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
