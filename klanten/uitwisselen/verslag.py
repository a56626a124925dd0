"""The report of one exchange: numbers, faults and what was decided; never the values themselves."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from klanten.models import Uitgifte, Uitwisseling, Verschil
from klanten.uitwisselen.velden import VELDEN

KOPPEN = ("Wat", "Rij", "Klantnummer", "Gegeven", "Stand", "Op", "Door", "Toelichting")

_PER_UITWISSELING = Uitgifte.objects.filter(uitwisseling=OuterRef("pk")).order_by().values("uitwisseling")
UITGEGAAN = Coalesce(Subquery(_PER_UITWISSELING.annotate(som=Sum("aantal")).values("som")), 0)
"""How many dossiers went out in an exchange."""


def verschillen(uitwisseling: Uitwisseling) -> QuerySet[Verschil]:
    """What differed, with what a list shows; what is open first."""
    gevonden = uitwisseling.verschillen.select_related("klant", "gekozen_door__gebruiker")
    return gevonden.order_by(F("gekozen_op").asc(nulls_first=True), "pk")


def rijen(uitwisseling: Uitwisseling) -> Iterator[list[Any]]:
    """Every line of the report."""
    for rij, kolom, zin in uitwisseling.fouten:
        yield ["fout", rij, "", kolom, "", "", "", zin]
    overnames = uitwisseling.overnames.select_related("klant", "door__gebruiker").order_by("pk")
    for een in overnames:
        op = timezone.localtime(een.op)
        naam = VELDEN[een.veld].naam
        yield ["overgenomen", "", een.klant.klantnummer, naam, "", op, str(een.door), ""]
    for verschil in verschillen(uitwisseling):
        yield [
            "verschil",
            "",
            verschil.klant.klantnummer,
            VELDEN[verschil.veld].naam,
            verschil.get_stand_display(),
            verschil.gekozen_op or "",
            str(verschil.gekozen_door or ""),
            verschil.reden,
        ]
