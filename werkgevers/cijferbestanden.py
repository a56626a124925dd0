"""Labour market data of others that the region shows no longer (W-40, W-54)."""

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from werkgevers.models import Arbeidsmarktbestand


@transaction.atomic
def trek_in(*, bestand: Arbeidsmarktbestand, door: Medewerker) -> Arbeidsmarktbestand:
    """Show a data set no longer; doing so twice changes nothing.

    Raises:
        NietToegestaan: `door` does not work in its region.
    """
    bestand = Arbeidsmarktbestand.objects.select_for_update().get(pk=bestand.pk)
    if not door.locaties.filter(regio=bestand.regio_id).exists():
        raise NietToegestaan("Dit bestand is van een andere regio.")
    if bestand.ingetrokken_op is None:
        bestand.ingetrokken_op, bestand.ingetrokken_door = timezone.now(), door
        bestand.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    return bestand
