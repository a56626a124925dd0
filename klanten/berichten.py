"""Messages: one thread in which the client and the employees of all partners write (K-02, K-05)."""

from django.db import transaction
from django.utils import timezone

from keten.models import Gebruiker, Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from klanten import meldingen, taken, tijdlijn
from klanten.models import Bericht, Gebeurtenis, Klant, Taak

TERMIJN = "bericht_beantwoorden"
# Holds where nobody set a term; not from the sources.
STANDAARDTERMIJN = Duur.werkdagen(2)


@transaction.atomic
def verstuur(*, klant: Klant, tekst: str, door: Medewerker) -> Bericht:
    """Send a message to the client; it is in the client's inbox at once, and the client is told of it.

    Answering is reading: what the client wrote counts as read, and the task to answer it is done.

    Raises:
        ValidationError: the text is empty or too long.
    """
    klant = _slot(klant)
    bericht = _voeg_toe(klant, tekst=tekst, van=door.gebruiker, van_klant=False)
    _markeer(klant, van_klant=True)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.BERICHT, door=door)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.BERICHT, "Bericht aan de cliënt, via het portaal", door=door)
    meldingen.meld(
        klant=klant, code="bericht_nieuw", sleutel=f"bericht:{bericht.pk}", pagina="klanten:mijn_berichten"
    )
    return bericht


@transaction.atomic
def verstuur_als_klant(*, klant: Klant, tekst: str, door: Gebruiker) -> Bericht:
    """Send a message from the client to the contact person, who gets a task to answer it.

    A client without a contact person writes to the location. While a task waits, further messages make no
    second one.

    Raises:
        ValidationError: the text is empty or too long.
    """
    klant = _slot(klant)
    bericht = _voeg_toe(klant, tekst=tekst, van=door, van_klant=True)
    _markeer(klant, van_klant=False)
    _maak_taak(klant)
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.BERICHT, "Bericht van de cliënt, via het portaal", door_klant=True
    )
    return bericht


@transaction.atomic
def markeer_gelezen_door_klant(*, klant: Klant) -> int:
    """The client says to have read the messages; returns how many were new."""
    return _markeer(_slot(klant), van_klant=False)


@transaction.atomic
def markeer_gelezen(*, klant: Klant, door: Medewerker) -> int:
    """An employee says to have read what the client wrote; it asks for no answer, so the task is done.

    Returns:
        How many messages were new.
    """
    klant = _slot(klant)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.BERICHT, door=door)
    return _markeer(klant, van_klant=True)


def _slot(klant: Klant) -> Klant:
    """One writer in a thread at a time, so that a message and its task are made or closed together."""
    return Klant.objects.select_for_update(of=("self",)).select_related("locatie", "beeld").get(pk=klant.pk)


def _voeg_toe(klant: Klant, *, tekst: str, van: Gebruiker, van_klant: bool) -> Bericht:
    uiterlijk = _duur(klant).vervalt(timezone.now()) if van_klant else None
    return voeg_toe(
        Bericht(klant=klant, van=van, van_klant=van_klant, tekst=tekst.strip(), antwoord_voor=uiterlijk)
    )


def _markeer(klant: Klant, *, van_klant: bool) -> int:
    return klant.berichten.filter(van_klant=van_klant, gelezen_op__isnull=True).update(
        gelezen_op=timezone.now()
    )


def _maak_taak(klant: Klant) -> None:
    if klant.taken.open().filter(soort=Taak.Soort.BERICHT).exists():
        return
    voor = klant.beeld.contactpersoon
    if voor is not None and not voor.werkt_op(klant.locatie):
        voor = None
    taken.maak(
        klant=klant,
        voor=voor,
        locatie=klant.locatie,
        soort=Taak.Soort.BERICHT,
        omschrijving="Lees en beantwoord het bericht van de cliënt",
        vervalt_op=_duur(klant).vervalt(timezone.now()),
    )


def _duur(klant: Klant) -> Duur:
    try:
        return termijn(TERMIJN, klant.locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN
