"""Where a client stands on a ladder, and the way up and down (K-71)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Trede
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Ladderafweging, Ladderpositie


@dataclass(frozen=True)
class Beweging:
    """One position, with how many rungs it is above or below the one before (None for the first)."""

    positie: Ladderpositie
    verschil: int | None


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    trede: Trede,
    sinds: datetime.date,
    reden: str,
    door: Medewerker,
    niet_haalbaar: Mapping[int, str] | None = None,
) -> Ladderpositie:
    """Record that a client stands on a rung from a day on.

    Args:
        sinds: not in the future, and not before the client was registered.
        reden: what changed.
        niet_haalbaar: by key of a rung, why it is out of reach; the jongerenladder asks it of each rung above
            the chosen one (D-68).

    Raises:
        NietToegestaan: the day cannot be, the rung is no longer used or is another location's, the client
            stood there already, or a higher rung lacks its reason.
        ValidationError: a position on this day is known.

    Sources: Meer perspectief voor mensen (Divosa 2006), the Werkladder; Goed bekeken! (AKO Monitorgroep
        2005), section 3.7, the jongerenladder.
    """
    if sinds > vandaag():
        raise NietToegestaan("Deze datum ligt in de toekomst.", veld="sinds")
    if sinds < klant.aangemeld_op:
        raise NietToegestaan("Op deze dag was de klant nog niet ingeschreven.", veld="sinds")
    if trede.vervallen:
        raise NietToegestaan("Deze trede wordt niet meer gebruikt.", veld="trede")
    if trede not in te_kiezen(trede.ladder, klant.locatie):
        raise NietToegestaan("Deze trede hoort niet bij de ladder van deze locatie.", veld="trede")
    afwegingen = _weeg_af(trede, klant.locatie, niet_haalbaar or {})
    Klant.objects.select_for_update().get(pk=klant.pk)
    eerder = klant.ladderposities.filter(ladder=trede.ladder, sinds__lt=sinds).order_by("-sinds").first()
    if eerder is not None and eerder.trede_id == trede.pk:
        raise NietToegestaan("De klant stond al op deze trede.", veld="trede")
    positie = voeg_toe(
        Ladderpositie(klant=klant, trede=trede, ladder=trede.ladder, sinds=sinds, reden=reden, door=door)
    )
    for hoger, waarom in afwegingen.items():
        voeg_toe(Ladderafweging(positie=positie, trede=hoger, reden=waarom))
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
        .prefetch_related("afwegingen__trede")
        .order_by("sinds")
    )
    eerder = [None, *(rij.trede.nummer for rij in rijen[:-1])] if rijen else []
    return [
        Beweging(rij, rij.trede.nummer - was if was is not None else None)
        for rij, was in zip(rijen, eerder, strict=True)
    ]


def treden(ladder: str, locatie: Locatie, *, ook: list[Beweging] | None = None) -> list[Trede]:
    """The rungs of a ladder at a location, the lowest first; those that are no longer used included.

    Args:
        ook: positions whose rungs must be there too, whichever ladder the location had then.
    """
    eerder = [een.positie.trede_id for een in ook or []]
    rijen = Trede.objects.filter(Q(pk__in=_van(ladder, locatie)) | Q(pk__in=eerder))
    return list(rijen.order_by("nummer", "pk"))


def te_kiezen(ladder: str, locatie: Locatie) -> QuerySet[Trede]:
    """The rungs on which a client of a location can be put, the highest first (D-68)."""
    return _van(ladder, locatie).filter(vervallen=False).order_by("-nummer")


def hogere(trede: Trede, locatie: Locatie) -> list[Trede]:
    """The rungs above one, the highest first."""
    return list(te_kiezen(trede.ladder, locatie).filter(nummer__gt=trede.nummer))


def _van(ladder: str, locatie: Locatie) -> QuerySet[Trede]:
    """The location's own rungs where it has any in use, else the national ones."""
    alle = Trede.objects.filter(ladder=ladder)
    eigen = alle.filter(locatie=locatie, vervallen=False).exists()
    return alle.filter(locatie=locatie) if eigen else alle.filter(locatie__isnull=True)


def _weeg_af(trede: Trede, locatie: Locatie, redenen: Mapping[int, str]) -> dict[Trede, str]:
    """Why each higher rung is out of reach; the jongerenladder cannot do without."""
    boven = hogere(trede, locatie)
    gegeven = {hoger: redenen[hoger.pk].strip() for hoger in boven if redenen.get(hoger.pk, "").strip()}
    if trede.ladder != Trede.Ladder.JONGERENLADDER:
        return gegeven
    if ontbreekt := next((hoger for hoger in boven if hoger not in gegeven), None):
        raise NietToegestaan(
            f"Vul in waarom “{ontbreekt.naam}” nu niet haalbaar is.", veld=f"niet_{ontbreekt.pk}"
        )
    return gegeven
