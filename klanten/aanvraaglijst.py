"""The list of applications of a location: which ones, in which order."""

from dataclasses import dataclass

from django.db.models import F, OrderBy, QuerySet

from keten.models import Ketenpartner, Locatie
from klanten.models import Aanvraag

ALLES = "alles"
STANDAARD = "ingediend"
SORTERINGEN = {
    "naam": "klant__beeld__zoeknaam",
    "uitkering": "regime__naam",
    "stand": "stand",
    "ingediend": "ingediend_op",
    "uiterlijk": "beslissen_voor",
}


@dataclass(frozen=True)
class Selectie:
    """Which applications somebody wants to see. An empty value does not choose.

    Attributes:
        stand: a state, or `ALLES`; the running ones when empty.
        regime: code of a scheme.
        intake_door: only those whose benefit intake this partner does (K-50).
        sortering: a key of `SORTERINGEN`, with a minus sign for the other way round.
    """

    locatie: Locatie
    stand: str = ""
    regime: str = ""
    intake_door: Ketenpartner | None = None
    sortering: str = STANDAARD


def kies(selectie: Selectie) -> QuerySet[Aanvraag]:
    """The applications that a selection asks for; what has no value in the column that orders comes last."""
    aanvragen = Aanvraag.objects.filter(locatie=selectie.locatie)
    if not selectie.stand:
        aanvragen = aanvragen.lopend()
    elif selectie.stand != ALLES:
        aanvragen = aanvragen.filter(stand=selectie.stand)
    if selectie.regime:
        aanvragen = aanvragen.filter(regime__code=selectie.regime)
    if selectie.intake_door is not None:
        aanvragen = aanvragen.filter(intake_door=selectie.intake_door)
    sleutel = F(SORTERINGEN[selectie.sortering.removeprefix("-")])
    orde = OrderBy(sleutel, descending=selectie.sortering.startswith("-"), nulls_last=True)
    return aanvragen.select_related("klant", "regime", "partner", "intake_door").order_by(orde, "pk")
