"""Telling the client about rights, duties and help, and that this was understood (K-48)."""

import datetime

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Voorlichting


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    op: datetime.date,
    vorm: str,
    onderwerp: str,
    door: Medewerker,
    bevestigd: bool = False,
) -> Voorlichting:
    """Record that a client was told about rights, duties and help.

    Args:
        onderwerp: what was told; the client reads it.
        bevestigd: the client said to `door` that it was received and understood.

    Raises:
        NietToegestaan: the day is in the future, or before the client registered.

    Source: Goed bekeken! (AKO 2005), the fifth expectation of clients and the common approach.
    """
    if op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="op")
    if op < klant.aangemeld_op:
        raise NietToegestaan(f"De klant is ingeschreven op {klant.aangemeld_op:%d-%m-%Y}.", veld="op")
    voorlichting = voeg_toe(
        Voorlichting(
            klant=klant,
            op=op,
            vorm=vorm,
            onderwerp=onderwerp,
            medewerker=door,
            partner=door.partner,
            bevestigd_op=timezone.now() if bevestigd else None,
            bevestigd_bij=door if bevestigd else None,
        )
    )
    zin = f"Voorlichting gegeven ({voorlichting.get_vorm_display()})."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.VOORLICHTING, zin, door=door)
    return voorlichting


@transaction.atomic
def bevestig(*, voorlichting: Voorlichting, door: Medewerker | None) -> Voorlichting:
    """The client confirms; saying so twice changes nothing.

    Args:
        door: the employee to whom the client said so; None when the client did it online.
    """
    voorlichting = Voorlichting.objects.select_for_update(of=("self",)).get(pk=voorlichting.pk)
    if voorlichting.bevestigd_op is not None:
        return voorlichting
    voorlichting.bevestigd_op, voorlichting.bevestigd_bij = timezone.now(), door
    voorlichting.full_clean()
    voorlichting.save(update_fields=["bevestigd_op", "bevestigd_bij"])
    zin = f"Voorlichting van {voorlichting.op:%d-%m-%Y} bevestigd door de cliënt."
    tijdlijn.leg_vast(
        voorlichting.klant, Gebeurtenis.Soort.VOORLICHTING, zin, door=door, door_klant=door is None
    )
    return voorlichting
