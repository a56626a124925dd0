""" "I do not understand this": a client asks why somebody looked, and gets an answer within a term (X-18)."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from klanten import meldingen, privacycontact, taken, tijdlijn
from klanten.models import Gebeurtenis, Inzage, Inzagevraag, Klant, Taak

TERMIJN = "inzagevraag"
STANDAARDTERMIJN = Duur.werkdagen(10)  # well within the month that the AVG (art. 12) gives


@transaction.atomic
def stel(*, klant: Klant, inzage: Inzage, vraag: str) -> Inzagevraag:
    """Ask why somebody looked; the privacy contact of the location gets a task with a term.

    Args:
        inzage: any look of the person and the day that the question is about.

    Raises:
        ValidationError: there is an open question about the same person and day.
    """
    uiterlijk = _duur(klant.locatie).vervalt(timezone.now())
    gesteld = voeg_toe(
        Inzagevraag(
            klant=klant,
            dag=timezone.localdate(inzage.op),
            kijker=inzage.gebruiker,
            partner=inzage.partner,
            vraag=vraag.strip(),
            uiterlijk=uiterlijk,
        )
    )
    taken.maak(
        klant=klant,
        voor=privacycontact.van(klant.locatie),
        locatie=klant.locatie,
        soort=Taak.Soort.PRIVACY,
        omschrijving=f"Beantwoord de vraag van de klant over inzage op {gesteld.dag:%d-%m-%Y}",
        vervalt_op=uiterlijk,
        sleutel=_sleutel(gesteld),
    )
    zin = f"Vraag over wie op {gesteld.dag:%d-%m-%Y} in het dossier keek"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, zin, door_klant=True)
    return gesteld


@transaction.atomic
def beantwoord(*, vraag: Inzagevraag, antwoord: str, door: Medewerker) -> Inzagevraag:
    """Answer a question; the client hears that an answer waits, and reads it beside the question.

    Raises:
        NietToegestaan: it was answered before, or the one who answers is the one it is about.
        ValidationError: there is no answer.
    """
    vraag = Inzagevraag.objects.select_for_update(of=("self",)).select_related("klant").get(pk=vraag.pk)
    if vraag.stand != Inzagevraag.Stand.OPEN:
        raise NietToegestaan("Deze vraag is al beantwoord.")
    if vraag.kijker_id == door.gebruiker_id:
        raise NietToegestaan("Deze vraag gaat over u. Laat een collega antwoorden.")
    vraag.beantwoord(antwoord.strip(), door=door)
    vraag.full_clean()
    vraag.save()
    Taak.objects.open().filter(sleutel=_sleutel(vraag)).update(gedaan_op=timezone.now(), gedaan_door=door)
    zin = f"Vraag over inzage op {vraag.dag:%d-%m-%Y} beantwoord"
    tijdlijn.leg_vast(vraag.klant, Gebeurtenis.Soort.PRIVACY, zin, door=door)
    meldingen.meld(
        klant=vraag.klant,
        code="inzagevraag_beantwoord",
        sleutel=f"inzagevraag:{vraag.pk}",
        pagina="klanten:mijn_inzage",
    )
    return vraag


def lijst(locatie: Locatie) -> QuerySet[Inzagevraag]:
    """The questions of a location: open ones first, the most urgent on top."""
    vragen = Inzagevraag.objects.filter(klant__locatie=locatie)
    return vragen.select_related("klant", "partner").order_by("-stand", "uiterlijk", "pk")


def onderdelen(vraag: Inzagevraag) -> QuerySet[Inzage]:
    """What the person looked at on that day, in order, for whoever answers."""
    begin = timezone.make_aware(datetime.datetime.combine(vraag.dag, datetime.time()))
    gekeken = vraag.klant.inzagen.filter(
        gebruiker=vraag.kijker_id, op__gte=begin, op__lt=begin + datetime.timedelta(days=1)
    )
    return gekeken.order_by("op")


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN


def _sleutel(vraag: Inzagevraag) -> str:
    return f"inzagevraag:{vraag.pk}"
