"""Naming a client whom somebody has before them, without a way to browse through clients."""

import contextlib
import logging
import re

from django.core.cache import cache
from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Systeem
from keten.zoekterm import normaliseer
from klanten.inzage import leg_bijzondere_inzage_vast
from klanten.models import Doel, Klant

log = logging.getLogger(__name__)

_NIET_GEVONDEN = "Bij dit klantnummer en deze achternaam hoort geen klant van deze locatie."
_TE_VAAK = "U probeerde dit te vaak. Vraag het de contactpersoon van de klant."
# Not from the sources: ten typing errors an hour leave room for work, and none for trying out surnames.
_HOOGSTENS_MIS = 10
_UUR = 60 * 60


def kies(
    *,
    klantnummer: str,
    achternaam: str,
    locatie: Locatie,
    door: Medewerker,
    onderdeel: str,
    systeem: Systeem | None = None,
) -> Klant:
    """The client with this number and this surname; the look is recorded, whatever is refused after it.

    Whoever speaks employers may not open dossiers. Number and name together prove that the client is known
    already, so nobody finds out who belongs to a number. A refusal tells something about the client as well,
    so that this is never part of the transaction of the step that it is for.

    Args:
        klantnummer: as it stands on a letter, with or without the space.
        onderdeel: what the register of looks calls it.
        systeem: the attached system that names the client; None on screen.

    Raises:
        NietToegestaan: there is no such client; the message does not tell which of the two is wrong; or
            `door` was wrong too often this hour.
    """
    sleutel = f"klantkeuze-mis:{door.pk}"
    if _tel(sleutel) > _HOOGSTENS_MIS:  # before looking: of many at once none goes first
        raise NietToegestaan(_TE_VAAK, veld="klantnummer")
    cijfers = re.sub(r"\D", "", klantnummer)
    klanten = Klant.objects.van_locatie(locatie).select_related("locatie", "beeld__contactpersoon__partner")
    klant = klanten.filter(klantnummer=int(cijfers)).first() if 1 <= len(cijfers) <= 12 else None
    if klant is None or _naam(klant.achternaam) != _naam(achternaam, klant.tussenvoegsel):
        log.warning("klantkeuze: no client found, medewerker %s, locatie %s", door.pk, locatie.pk)
        raise NietToegestaan(_NIET_GEVONDEN, veld="klantnummer")
    _geef_terug(sleutel)
    with transaction.atomic(durable=True):
        leg_bijzondere_inzage_vast(
            klant=klant, door=door, onderdeel=onderdeel, doel=Doel.BEMIDDELING, systeem=systeem
        )
    return klant


def _tel(sleutel: str) -> int:
    """Count a try, for an hour from the first one; returns the how manieth it is."""
    cache.add(sleutel, 0, timeout=_UUR)
    try:
        stand = cache.incr(sleutel)
    except ValueError:  # the hour was over in between
        return _tel(sleutel)
    if stand == 1:
        cache.touch(sleutel, _UUR)  # it may have ended just before it was counted, and then would stay
    return stand


def _geef_terug(sleutel: str) -> None:
    """A try that was right does not count."""
    with contextlib.suppress(ValueError):  # the hour was over in between
        cache.decr(sleutel)


def _naam(achternaam: str, tussenvoegsel: str = "") -> str:
    """A surname as it is compared: without accents and capitals; a prefix typed before it does no harm."""
    naam = normaliseer(achternaam)
    voor = normaliseer(tussenvoegsel)
    return naam.removeprefix(f"{voor} ") if voor else naam
