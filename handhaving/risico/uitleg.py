"""The client asks on what the assessment rests, and a person answers in words, within a term.

The colour itself is not shown; what led to it is explained. The AVG (art. 15 and 22) asks for no less.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handhaving.models import Uitlegverzoek
from keten.bevoegd import eis, mag
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from klanten import meldingen, taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak

WOORD = "risico_uitleg"
OMSCHRIJVING = "Leg de klant uit hoe de risicobeoordeling tot stand kwam"
TERMIJN = "uitleg_risicobeoordeling"
_STANDAARD = Duur.werkdagen(10)  # well within the month that the AVG (art. 12) gives


@transaction.atomic
def vraag(*, klant: Klant, vraag: str) -> Uitlegverzoek:
    """Ask for the explanation; somebody of the location gets a task with a term.

    Raises:
        NietToegestaan: a request is open.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    if klant.uitlegverzoeken.filter(beantwoord_op=None).exists():
        raise NietToegestaan(_("U hebt al om uitleg gevraagd. U krijgt nog antwoord."))
    uiterlijk = _duur(klant.locatie).vervalt(timezone.now())
    verzoek = voeg_toe(Uitlegverzoek(klant=klant, vraag=vraag.strip(), uiterlijk=uiterlijk))
    contact = klant.beeld.contactpersoon
    geschikt = contact is not None and mag(contact, klant.locatie, Recht.RISICO)
    taken.maak(
        klant=klant,
        voor=contact if geschikt else None,
        locatie=klant.locatie,
        soort=Taak.Soort.RISICO,
        omschrijving=OMSCHRIJVING,
        vervalt_op=uiterlijk,
        sleutel=_sleutel(verzoek),
    )
    zin = "Uitleg gevraagd over de beoordeling"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HANDHAVING, zin, door_klant=True)
    return verzoek


@transaction.atomic
def beantwoord(*, verzoek: Uitlegverzoek, antwoord: str, door: Medewerker) -> Uitlegverzoek:
    """Answer in words; the client hears that an answer waits.

    Raises:
        NietToegestaan: it was answered meanwhile.
        RechtOntbreekt: not of this location, or without the right to assess risks.
        ValidationError: there is no answer.
    """
    rijen = Uitlegverzoek.objects.select_for_update(of=("self",)).select_related("klant__locatie")
    verzoek = rijen.get(pk=verzoek.pk)
    eis(door, verzoek.klant.locatie, Recht.RISICO)
    if verzoek.beantwoord_op is not None:
        raise NietToegestaan("Een collega heeft dit verzoek intussen beantwoord.")
    verzoek.antwoord, verzoek.beantwoord_op, verzoek.beantwoord_door = antwoord.strip(), timezone.now(), door
    verzoek.full_clean()
    verzoek.save()
    open_taak = Taak.objects.open().filter(sleutel=_sleutel(verzoek))
    open_taak.update(gedaan_op=timezone.now(), gedaan_door=door)
    zin = "Uitleg gegeven over de beoordeling"
    tijdlijn.leg_vast(verzoek.klant, Gebeurtenis.Soort.HANDHAVING, zin, door=door)
    meldingen.meld(
        klant=verzoek.klant,
        code="uitleg_beantwoord",
        sleutel=f"{WOORD}:{verzoek.pk}",
        pagina="handhaving:mijn_uitleg",
    )
    return verzoek


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return _STANDAARD


def _sleutel(verzoek: Uitlegverzoek) -> str:
    return f"{WOORD}:{verzoek.pk}"
