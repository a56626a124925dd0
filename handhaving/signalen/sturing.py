"""Whether a location steers by signals (H-50)."""

from handhaving.risico.instellingen import SIGNAAL
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie


def staat_aan(locatie: Locatie) -> bool:
    """Whether a location steers by signals; if not, only what people report themselves comes in."""
    return bool(instellingen.waarde(SIGNAAL, locatie))


def eis_sturing(locatie: Locatie) -> None:
    """Refuse what only belongs to a location that steers by signals.

    Raises:
        NietToegestaan: it does not.
    """
    if not staat_aan(locatie):
        raise NietToegestaan("Signaalsturing staat uit op deze locatie. Met de hand melden kan wel.")
