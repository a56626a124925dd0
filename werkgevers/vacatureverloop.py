"""What happened to a vacancy, line by line, for everybody who works on it."""

from django.utils import timezone

from keten.models import Medewerker
from werkgevers.models import Vacature, Vacaturegebeurtenis

PORTAAL = "het portaal"
WERKGEVER = "de werkgever"


def schrijf(
    vacature: Vacature,
    soort: Vacaturegebeurtenis.Soort,
    zin: str,
    *,
    door: Medewerker | None,
    namens: str = "",
    uitleg: str = "",
) -> Vacaturegebeurtenis:
    """Add a line.

    Args:
        zin: what happened; never names a client.
        door: the employee who did it.
        uitleg: more about it, in the words of who did it.
        namens: who did it when that was no employee: `PORTAAL` or `WERKGEVER`.
    """
    zin = f"{zin}. {uitleg.strip()}" if uitleg.strip() else f"{zin.rstrip('.')}."
    return Vacaturegebeurtenis.objects.create(
        vacature=vacature, soort=soort, zin=zin, door=door, namens=namens, op=timezone.now()
    )
