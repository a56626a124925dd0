"""Instruments that a location cannot use for a while, with the reason that everybody sees (K-84)."""

import datetime

from django.db import transaction
from django.db.models import QuerySet

from diagnose.models import Instrument, Instrumentbeperking
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag


def geldend(instrument: Instrument, locatie: Locatie) -> QuerySet[Instrumentbeperking]:
    """What holds at a location today or later, the first day first."""
    nog = Instrumentbeperking.objects.filter(instrument=instrument, locatie=locatie)
    return (
        nog.exclude(geldig_tot__lt=vandaag()).select_related("gemeld_door__gebruiker").order_by("geldig_van")
    )


@transaction.atomic
def meld(
    *,
    instrument: Instrument,
    locatie: Locatie,
    reden: str,
    geldig_van: datetime.date,
    geldig_tot: datetime.date | None,
    alleen_jongeren: bool,
    door: Medewerker,
) -> Instrumentbeperking:
    """Say that a location cannot use an instrument in a period; plans that hold it already keep it.

    Args:
        alleen_jongeren: it holds at the youth desk only.

    Raises:
        NietToegestaan: the period has passed.
        RechtOntbreekt: not of this location, or without the right to its rules.
        ValidationError: the last day is before the first.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    if geldig_tot is not None and geldig_tot < vandaag():
        raise NietToegestaan("Deze periode is al voorbij.", veld="geldig_tot")
    return voeg_toe(
        Instrumentbeperking(
            instrument=instrument,
            locatie=locatie,
            reden=reden,
            geldig_van=geldig_van,
            geldig_tot=geldig_tot,
            alleen_jongeren=alleen_jongeren,
            gemeld_door=door,
        )
    )


@transaction.atomic
def hef_op(*, beperking: Instrumentbeperking, door: Medewerker) -> Instrumentbeperking:
    """The location can use the instrument again from today; what lay in the future is taken away.

    Raises:
        NietToegestaan: it ended before.
        RechtOntbreekt: not of this location, or without the right to its rules.
    """
    rijen = Instrumentbeperking.objects.select_for_update(of=("self",)).select_related("locatie")
    beperking = rijen.get(pk=beperking.pk)
    eis(door, beperking.locatie, Recht.REGELS_BEHEREN)
    gisteren = vandaag() - datetime.timedelta(days=1)
    if beperking.geldig_tot is not None and beperking.geldig_tot <= gisteren:
        raise NietToegestaan("Deze beperking is al voorbij.")
    if beperking.geldig_van > gisteren:
        beperking.delete()
        return beperking
    beperking.geldig_tot = gisteren
    beperking.save(update_fields=["geldig_tot"])
    return beperking
