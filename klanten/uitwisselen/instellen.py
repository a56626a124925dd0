"""With which systems a location exchanges, and on whose authority."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as sla_op
from keten.tijd import vandaag
from klanten.models import Uitwisselkoppeling
from klanten.uitwisselen.bereik import eis_uitwisselen
from klanten.uitwisselen.indelingen import indeling_van


def partners(locatie: Locatie) -> QuerySet[Ketenpartner]:
    """With whom a location can exchange: its own partners."""
    return Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=locatie)


def van_locatie(locatie: Locatie) -> QuerySet[Uitwisselkoppeling]:
    """The couplings of a location, each with how much waits for a choice (`open`)."""
    open_ = Count("verschillen", filter=Q(verschillen__stand="open"))
    koppelingen = Uitwisselkoppeling.objects.filter(locatie=locatie).annotate(open=open_)
    return koppelingen.select_related("locatie", "partner", "verantwoordelijk__gebruiker")


@transaction.atomic
def stel_in(
    *, locatie: Locatie, systeem: str, partner: Ketenpartner, actief: bool, door: Medewerker
) -> Uitwisselkoppeling:
    """Begin to exchange with a system of a partner; who does this answers for it.

    Raises:
        NietToegestaan: this partner does not work at the location.
        RechtOntbreekt: another location, or no right.
        ValidationError: the coupling exists.
    """
    koppeling = Uitwisselkoppeling(
        locatie=locatie, systeem=systeem, partner=partner, actief=actief, verantwoordelijk=door
    )
    eis_uitwisselen(door, koppeling, indeling_van(koppeling))
    if not partners(locatie).filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.", veld="partner")
    return voeg_toe(koppeling)


@transaction.atomic
def wijzig(
    *, koppeling: Uitwisselkoppeling, versie: int, door: Medewerker, **velden: Any
) -> Uitwisselkoppeling:
    """Stop or go on; who does this answers for it from now on.

    Raises:
        VersieConflict: a colleague saved in between.
        RechtOntbreekt: another location, or no right.
    """
    eis_uitwisselen(door, koppeling, indeling_van(koppeling))
    return sla_op(koppeling, versie=versie, verantwoordelijk=door, **velden)
