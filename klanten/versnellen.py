"""Who is on route B goes to the paying organisation at once (K-43)."""

from django.db import transaction
from django.utils import timezone

from keten.models import Medewerker
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from klanten import taken
from klanten.aanvragen import begin_behandeling, inbox, leg_vast, slot
from klanten.models import Aanvraag, Klant, Taak

TERMIJN = "versnelde_overdracht"
STANDAARDTERMIJN = Duur.werkdagen(2)


@transaction.atomic
def draag_aanvraag_over(*, klant: Klant, door: Medewerker) -> Taak | None:
    """Hand the benefit side of a client on route B to UWV or the municipality; the contact person stays.

    A search period ends here: it is for route A. Doing this twice makes one task.

    Args:
        door: who chose route B.

    Returns:
        The task for the paying partner; None for a client who asks for no benefit.

    Source: Goed bekeken! (AKO 2005), section 3.2.
    """
    aanvraag = klant.aanvragen.lopend().select_related("regime").first()
    if aanvraag is not None:
        return _draag_over(aanvraag, door=door)
    if not klant.situatie.vraagt_uitkering:
        return None
    return taken.maak(
        klant=klant,
        voor=None,
        locatie=klant.locatie,
        soort=Taak.Soort.AANVRAAG,
        omschrijving="Versnelde overdracht (B): uitkeringsintake door UWV of gemeente",
        vervalt_op=_duur(klant).vervalt(timezone.now()),
        sleutel=f"versneld:{klant.pk}",
    )


def _draag_over(aanvraag: Aanvraag, *, door: Medewerker) -> Taak:
    aanvraag = slot(aanvraag)
    aanvraag.intake_door = aanvraag.partner
    leg_vast(aanvraag)
    if aanvraag.stand == Aanvraag.Stand.ZOEKPERIODE:
        begin_behandeling(aanvraag, door=door)
    return taken.maak(
        klant=aanvraag.klant,
        voor=None,
        team=inbox(aanvraag),
        locatie=aanvraag.locatie,
        soort=Taak.Soort.AANVRAAG,
        omschrijving=f"Versnelde overdracht (B): uitkeringsintake {aanvraag.regime} ({aanvraag.partner})",
        vervalt_op=_duur(aanvraag.klant).vervalt(timezone.now()),
        sleutel=f"aanvraag:{aanvraag.pk}:versneld",
    )


def _duur(klant: Klant) -> Duur:
    try:
        return termijn(TERMIJN, klant.locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN
