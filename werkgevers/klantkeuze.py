"""Naming a client whom somebody has before them, without a way to browse through clients."""

import logging
import re

from django.core.cache import cache

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
    """The client with this number and this surname; the look is recorded.

    Whoever speaks employers may not open dossiers. Number and name together prove that the client is known
    already, so nobody finds out who belongs to a number.

    Args:
        klantnummer: as it stands on a letter, with or without the space.
        onderdeel: what the register of looks calls it.
        systeem: the attached system that names the client; None on screen.

    Raises:
        NietToegestaan: there is no such client; the message does not tell which of the two is wrong; or
            `door` was wrong too often this hour.
    """
    sleutel = f"klantkeuze-mis:{door.pk}"
    if cache.get(sleutel, 0) >= _HOOGSTENS_MIS:
        raise NietToegestaan(_TE_VAAK, veld="klantnummer")
    cijfers = re.sub(r"\D", "", klantnummer)
    klanten = Klant.objects.van_locatie(locatie).select_related("locatie", "beeld__contactpersoon__partner")
    klant = klanten.filter(klantnummer=int(cijfers)).first() if 1 <= len(cijfers) <= 12 else None
    if klant is None or _naam(klant.achternaam) != _naam(achternaam, klant.tussenvoegsel):
        _tel_mis(sleutel, locatie, door)
        raise NietToegestaan(_NIET_GEVONDEN, veld="klantnummer")
    leg_bijzondere_inzage_vast(
        klant=klant, door=door, onderdeel=onderdeel, doel=Doel.BEMIDDELING, systeem=systeem
    )
    return klant


def _tel_mis(sleutel: str, locatie: Locatie, door: Medewerker) -> None:
    """Count a failed try for an hour from the first one, and leave a trace without what was typed."""
    if not cache.add(sleutel, 1, timeout=_UUR):
        cache.incr(sleutel)
    log.warning("klantkeuze: no client found, medewerker %s, locatie %s", door.pk, locatie.pk)


def _naam(achternaam: str, tussenvoegsel: str = "") -> str:
    """A surname as it is compared: without accents and capitals; a prefix typed before it does no harm."""
    naam = normaliseer(achternaam)
    voor = normaliseer(tussenvoegsel)
    return naam.removeprefix(f"{voor} ") if voor else naam
