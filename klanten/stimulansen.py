"""Rewards and measures: what the werkcoach does to keep somebody going, and why (K-64).

A measure here is a means of the guidance, such as a stricter appointment; cutting a benefit is enforcement.
"""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Stimulans


@transaction.atomic
def leg_vast(
    *, klant: Klant, soort: str, wat: str, reden: str, op: datetime.date, door: Medewerker
) -> Stimulans:
    """Record a reward or a measure; the client reads it with its reason.

    Args:
        soort: one of `Stimulans.Soort`.
        wat: what the client gets or notices.
        op: not before the client registered, not in the future.

    Raises:
        NietToegestaan: the day cannot be.
        ValidationError: with a message per field.

    Source: Goed bekeken! (AKO Monitorgroep 2005): the one who directs can reward and punish.
    """
    if not klant.aangemeld_op <= op <= vandaag():
        raise NietToegestaan(
            f"Kies een dag tussen de aanmelding ({klant.aangemeld_op:%d-%m-%Y}) en vandaag.", veld="op"
        )
    stimulans = voeg_toe(
        Stimulans(klant=klant, soort=soort, wat=wat, reden=reden, op=op, door=door, partner=door.partner)
    )
    zin = f"{stimulans.get_soort_display().capitalize()}: {wat}. Reden: {reden}"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.STIMULANS, zin, door=door)
    return stimulans


@transaction.atomic
def trek_in(*, stimulans: Stimulans, reden: str, door: Medewerker) -> Stimulans:
    """Take back what should not have been recorded; it stays readable as such. Twice changes nothing.

    Raises:
        NietToegestaan: there is no reason.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom u dit intrekt.", veld="reden")
    stimulans = Stimulans.objects.select_for_update(of=("self",)).select_related("klant").get(pk=stimulans.pk)
    if stimulans.ingetrokken_op is not None:
        return stimulans
    stimulans.ingetrokken_op, stimulans.reden_intrekken = timezone.now(), reden.strip()
    stimulans.full_clean()
    stimulans.save(update_fields=["ingetrokken_op", "reden_intrekken"])
    zin = f"{stimulans.get_soort_display().capitalize()} ingetrokken: {stimulans.wat}. Reden: {reden.strip()}"
    tijdlijn.leg_vast(stimulans.klant, Gebeurtenis.Soort.STIMULANS, zin, door=door)
    return stimulans


def van(klant: Klant) -> QuerySet[Stimulans]:
    """The rewards and measures of a client, the latest first."""
    return klant.stimulansen.select_related("door__gebruiker", "partner")
