"""Where a client stands on a ladder, and the way up and down (K-71)."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker, Trede
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Ladderpositie


@dataclass(frozen=True)
class Beweging:
    """One position, with how many rungs it is above or below the one before (None for the first)."""

    positie: Ladderpositie
    verschil: int | None


@transaction.atomic
def leg_vast(
    *, klant: Klant, trede: Trede, sinds: datetime.date, reden: str, door: Medewerker
) -> Ladderpositie:
    """Record that a client stands on a rung from a day on.

    Args:
        sinds: not in the future, and not before the client was registered.
        reden: what changed.

    Raises:
        NietToegestaan: the day cannot be, the rung is no longer used, or the client stood there already.
        ValidationError: a position on this day is known.

    Source: Meer perspectief voor mensen (Divosa 2006), the Werkladder.
    """
    if sinds > vandaag():
        raise NietToegestaan("Deze datum ligt in de toekomst.", veld="sinds")
    if sinds < klant.aangemeld_op:
        raise NietToegestaan("Op deze dag was de klant nog niet ingeschreven.", veld="sinds")
    if trede.vervallen:
        raise NietToegestaan("Deze trede wordt niet meer gebruikt.", veld="trede")
    Klant.objects.select_for_update().get(pk=klant.pk)
    eerder = klant.ladderposities.filter(ladder=trede.ladder, sinds__lt=sinds).order_by("-sinds").first()
    if eerder is not None and eerder.trede_id == trede.pk:
        raise NietToegestaan("De klant stond al op deze trede.", veld="trede")
    positie = voeg_toe(
        Ladderpositie(klant=klant, trede=trede, ladder=trede.ladder, sinds=sinds, reden=reden, door=door)
    )
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.DIAGNOSE,
        f"Staat op de {trede.get_ladder_display()} op trede {trede.nummer}: {trede.naam}.",
        door=door,
    )
    return positie


def loop(klant: Klant, ladder: Trede.Ladder) -> list[Beweging]:
    """Every position on a ladder in order of time, each with its step up or down."""
    rijen = list(
        klant.ladderposities.filter(ladder=ladder)
        .select_related("trede", "door__gebruiker", "door__partner")
        .order_by("sinds")
    )
    eerder = [None, *(rij.trede.nummer for rij in rijen[:-1])] if rijen else []
    return [
        Beweging(rij, rij.trede.nummer - was if was is not None else None)
        for rij, was in zip(rijen, eerder, strict=True)
    ]


def treden(ladder: Trede.Ladder) -> list[Trede]:
    """The rungs of a ladder, the lowest first; those that are no longer used included."""
    return list(Trede.objects.filter(ladder=ladder).order_by("nummer"))
