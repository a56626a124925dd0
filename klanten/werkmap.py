"""What the client has learned and done, and whether a diploma was checked, and where (D-49)."""

import datetime

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Opleiding, Werkervaring


@transaction.atomic
def voeg_opleiding_toe(
    *,
    klant: Klant,
    naam: str,
    niveau: Opleiding.Niveau,
    diploma: bool,
    door: Medewerker,
    jaar: int | None = None,
) -> Opleiding:
    """Record a course of study.

    Args:
        jaar: the year in which it ended; not before the birth of the client, nor in the future.

    Raises:
        NietToegestaan: the year cannot be.
    """
    if jaar is not None and not klant.geboortedatum.year < jaar <= vandaag().year:
        raise NietToegestaan("Dit jaar kan niet. Kijk het na.", veld="jaar")
    opleiding = voeg_toe(Opleiding(klant=klant, naam=naam, niveau=niveau, jaar=jaar, diploma=diploma))
    _schrijf(klant, f"Opleiding toegevoegd: {naam}.", door=door)
    return opleiding


@transaction.atomic
def controleer_diploma(*, opleiding: Opleiding, bron: Opleiding.Diplomabron, door: Medewerker) -> Opleiding:
    """Record that a diploma was checked, and where; a check of which the source was not kept is replaced.

    Args:
        bron: what was consulted; not `ONBEKEND`.

    Raises:
        NietToegestaan: the client has no diploma of this course, the source is not named, or it was checked
            before.

    Source: Goed bekeken! (AKO Monitorgroep 2005), annex 2, section 4.1 point 6: diplomacontrole.
    """
    if bron == Opleiding.Diplomabron.ONBEKEND:
        raise NietToegestaan("Kies waar het diploma is gecontroleerd.", veld="bron")
    opleiding = Opleiding.objects.select_for_update(of=("self",)).select_related("klant").get(pk=opleiding.pk)
    if not opleiding.diploma:
        raise NietToegestaan("Bij deze opleiding is geen diploma behaald.")
    if not opleiding.diploma_te_controleren:
        raise NietToegestaan("Dit diploma is al gecontroleerd. De eerste controle blijft staan.")
    opleiding.diploma_gezien_op, opleiding.diploma_bron = vandaag(), bron
    opleiding.save(update_fields=["diploma_gezien_op", "diploma_bron"])
    waar = Opleiding.Diplomabron(bron).label
    _schrijf(opleiding.klant, f"Diploma gecontroleerd: {opleiding.naam} ({waar}).", door=door)
    return opleiding


@transaction.atomic
def voeg_werkervaring_toe(
    *,
    klant: Klant,
    functie: str,
    van: datetime.date,
    door: Medewerker,
    werkgever: str = "",
    tot: datetime.date | None = None,
) -> Werkervaring:
    """Record a job that the client has or had.

    Raises:
        NietToegestaan: a day is in the future, before the birth of the client, or in the wrong order.
    """
    if not klant.geboortedatum < van <= vandaag():
        raise NietToegestaan("Deze eerste dag kan niet. Kijk het jaar na.", veld="van")
    if tot is not None and not van <= tot <= vandaag():
        raise NietToegestaan("De laatste dag ligt tussen de eerste dag en vandaag.", veld="tot")
    ervaring = voeg_toe(Werkervaring(klant=klant, functie=functie, werkgever=werkgever, van=van, tot=tot))
    _schrijf(klant, f"Werkervaring toegevoegd: {functie}.", door=door)
    return ervaring


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.GEGEVENS, zin, door=door)
