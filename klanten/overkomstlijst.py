"""The clients who come over to a municipality, as a list (K-17)."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, OrderBy, QuerySet

from keten.models import Ketenpartner, Locatie
from keten.tijd import vandaag
from klanten import lopend
from klanten.models import Overkomst

SORTERINGEN = {
    "dag": "laatste_dag",
    "naam": "klant__zoeknaam",
    "behandelaar": "behandelaar__gebruiker__naam",
    "contactpersoon": "klant__beeld__contactpersoon__gebruiker__naam",
    "stand": "stand",
}
_DICHTBIJ = datetime.timedelta(days=28)


@dataclass(frozen=True)
class Rij:
    """A line of the list.

    Attributes:
        loopt: what runs for the client, which goes on after the transition.
        over: how soon the old benefit ends, in words; empty when everything is settled.
        spoed: the variant of the badge with those words.
    """

    overkomst: Overkomst
    loopt: list[str]
    over: str
    spoed: str


def kies(
    locatie: Locatie,
    *,
    standen: Collection[str],
    gemeente: Ketenpartner | None = None,
    sortering: str = "dag",
) -> QuerySet[Overkomst]:
    """The clients of a location who come over, in an order.

    Args:
        standen: which states, of `Overkomst.Stand`.
        gemeente: only those of one municipality.
        sortering: one of `SORTERINGEN`, with a minus sign for the other way round.
    """
    rijen = Overkomst.objects.filter(locatie=locatie, stand__in=standen)
    if gemeente is not None:
        rijen = rijen.filter(gemeente=gemeente)
    sleutel = SORTERINGEN[sortering.removeprefix("-")]
    orde = OrderBy(F(sleutel), descending=sortering.startswith("-"), nulls_last=True)
    return rijen.select_related(
        "klant",
        "gemeente",
        "uitkering__regime",
        "behandelaar__gebruiker",
        "klant__beeld__contactpersoon__gebruiker",
    ).order_by(orde, "laatste_dag", "pk")


def met_lopend(overkomsten: Collection[Overkomst]) -> list[Rij]:
    """A page of the list, each line with what runs for the client."""
    loopt = lopend.van_lijst([overkomst.klant_id for overkomst in overkomsten])
    return [_rij(overkomst, loopt.get(overkomst.klant_id, [])) for overkomst in overkomsten]


def _rij(overkomst: Overkomst, loopt: list[str]) -> Rij:
    if not overkomst.is_open:
        return Rij(overkomst, loopt, "", "neutraal")
    over = overkomst.laatste_dag - vandaag()
    spoed = "fout" if over.days < 0 else "let_op" if over <= _DICHTBIJ else "neutraal"
    return Rij(overkomst, loopt, _in_woorden(over.days), spoed)


def _in_woorden(dagen: int) -> str:
    if dagen < 0:
        return "voorbij"
    return {0: "vandaag", 1: "morgen"}.get(dagen, f"over {dagen} dagen")
