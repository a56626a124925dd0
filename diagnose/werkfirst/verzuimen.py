"""Days on which a client did not come to a Work First placement, and who stays away too often."""

import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from diagnose.models import WerkFirstPlaatsing, WerkFirstVerzuim
from diagnose.werkfirst.bevoegd import eis_werkfirst
from diagnose.werkfirst.instellingen import VERZUIM_NORM
from diagnose.werkfirst.verloop import schrijf
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag

NIET_AFGEMELD = Q(verzuim__afgemeld=False, verzuim__ingetrokken_op__isnull=True)
"""Of a placement: the absence that counts towards the norm."""


@transaction.atomic
def leg_vast(
    *, plaatsing: WerkFirstPlaatsing, dag: datetime.date, afgemeld: bool, door: Medewerker
) -> WerkFirstVerzuim:
    """Record that the client did not come on a day.

    Args:
        afgemeld: in time and for a valid reason; the reason itself is not kept.

    Raises:
        NietToegestaan: the day is not in the placement.
        RechtOntbreekt: as `eis_werkfirst`.
        ValidationError: this day has been recorded.
    """
    eis_werkfirst(plaatsing.klant, door, doel=plaatsing.doel)
    einde = min(plaatsing.beeindigd_op or plaatsing.einde, vandaag())
    if not plaatsing.begin <= dag <= einde:
        raise NietToegestaan(
            f"Kies een dag van de plaatsing: {plaatsing.begin:%d-%m-%Y} tot en met {einde:%d-%m-%Y}.",
            veld="dag",
        )
    WerkFirstPlaatsing.objects.select_for_update(no_key=True).get(pk=plaatsing.pk)
    verzuim = voeg_toe(WerkFirstVerzuim(plaatsing=plaatsing, dag=dag, afgemeld=afgemeld, door=door))
    wijze = "afgemeld" if afgemeld else "niet afgemeld"
    schrijf(plaatsing, f"Niet aanwezig bij Work First op {dag:%d-%m-%Y}, {wijze}.", door=door)
    return verzuim


@transaction.atomic
def trek_in(*, verzuim: WerkFirstVerzuim, door: Medewerker) -> WerkFirstVerzuim:
    """Take back a day of absence that was recorded by mistake; taking it back twice changes nothing.

    Raises:
        RechtOntbreekt: as `eis_werkfirst`.
    """
    verzuim = (
        WerkFirstVerzuim.objects.select_for_update(of=("self",))
        .select_related("plaatsing__klant__locatie")
        .get(pk=verzuim.pk)
    )
    eis_werkfirst(verzuim.plaatsing.klant, door, doel=verzuim.plaatsing.doel)
    if verzuim.ingetrokken_op is None:
        verzuim.ingetrokken_op = timezone.now()
        verzuim.save(update_fields=["ingetrokken_op"])
        zin = f"Verzuim bij Work First op {verzuim.dag:%d-%m-%Y} ingetrokken."
        schrijf(verzuim.plaatsing, zin, door=door)
    return verzuim


def met_verzuim(plaatsingen: QuerySet[WerkFirstPlaatsing]) -> QuerySet[WerkFirstPlaatsing]:
    """The placements, each with its days of absence without notice in `verzuimdagen`."""
    return plaatsingen.annotate(verzuimdagen=Count("verzuim", filter=NIET_AFGEMELD))


def verzuim_boven_norm(locatie: Locatie) -> QuerySet[WerkFirstPlaatsing]:
    """The running placements of a location with more absence than it accepts; nothing happens by itself.

    The count stands in `verzuimdagen`. A person decides whether it is a signal.
    """
    norm: int = instellingen.waarde(VERZUIM_NORM, locatie)
    lopend = WerkFirstPlaatsing.objects.van_locatie(locatie).lopend()
    return met_verzuim(lopend).filter(**{"verzuimdagen__gte": norm})
