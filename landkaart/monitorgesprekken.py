"""Talks of a region about each other's solutions: recorded, and what a location took home done (L-11)."""

import datetime

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from landkaart.models import Monitorafspraak, Monitorgesprek


@transaction.atomic
def leg_gesprek_vast(
    *,
    regio: Arbeidsmarktregio,
    op: datetime.date,
    onderwerp: str,
    verslag: str,
    afspraken: list[tuple[Locatie, str, datetime.date]],
    door: Medewerker,
) -> Monitorgesprek:
    """Record a talk of a region about each other's solutions, with what each location takes home (L-11).

    Raises:
        NietToegestaan: the talk is still to come, or a location is not of the region.
    """
    if op > vandaag():
        raise NietToegestaan("Dit gesprek is nog niet geweest.", veld="op")
    gesprek = voeg_toe(Monitorgesprek(regio=regio, op=op, onderwerp=onderwerp, verslag=verslag, door=door))
    for locatie, afspraak, uiterlijk in afspraken:
        if locatie.regio_id != regio.pk:
            raise NietToegestaan(f"{locatie} hoort niet bij {regio}.")
        voeg_toe(Monitorafspraak(gesprek=gesprek, locatie=locatie, afspraak=afspraak, uiterlijk=uiterlijk))
    return gesprek


@transaction.atomic
def rond_afspraak_af(*, afspraak: Monitorafspraak, door: Medewerker) -> Monitorafspraak:
    """Say that a location did what it took home from a talk.

    Raises:
        NietToegestaan: it was done before, or this is another location.
    """
    huidig = Monitorafspraak.objects.select_for_update(of=("self",)).get(pk=afspraak.pk)
    if huidig.gedaan_op is not None:
        raise NietToegestaan("Deze afspraak was al afgerond.")
    if not door.werkt_op(huidig.locatie):
        raise NietToegestaan("Deze afspraak is van een andere locatie.")
    huidig.gedaan_op, huidig.gedaan_door = vandaag(), door
    huidig.save(update_fields=["gedaan_op", "gedaan_door"])
    return huidig
