"""Undoing a whole file: what nobody worked on since goes, and the rest stays with its reason (X-79)."""

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.invoer import rijen
from keten.models import Invoerbestand, Medewerker


@transaction.atomic
def draai_terug(*, bestand: Invoerbestand, door: Medewerker) -> Invoerbestand:
    """Undo what came from a file; afterwards it can be loaded again.

    Raises:
        NietToegestaan: it was not taken over or undone already, this kind cannot be undone, or somebody
            worked on all of it since.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, soort = rijen.slot(bestand, door)
    if actueel.stand != Invoerbestand.Stand.INGELEZEN:
        raise NietToegestaan(f"Dit bestand is intussen {actueel.get_stand_display()}.")
    if soort.draai_terug is None:
        raise NietToegestaan(soort.niet_terug)
    terug = soort.draai_terug(actueel, door)
    if not terug.aantal:
        redenen = "; ".join(f"{soort.tel(aantal)}: {reden}" for reden, aantal in terug.blijft)
        raise NietToegestaan(f"Hiervan kan niets meer terug. {redenen}".strip())
    actueel.draai_terug(aantal=terug.aantal, blijft=terug.blijft, door=door)
    actueel.save()
    return actueel
