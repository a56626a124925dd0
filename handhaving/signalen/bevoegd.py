"""Who may report a signal and who may handle one, and whether a location works with signals (H-50)."""

from handhaving.risico.instellingen import SIGNAAL
from keten import instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, rechten_van


def eis(door: Medewerker, locatie: Locatie, recht: Recht) -> None:
    """Refuse who does not work at a location, or may not do this.

    Raises:
        RechtOntbreekt: another location, or a role without this right.
    """
    if not door.werkt_op(locatie):
        raise RechtOntbreekt(f"Deze klant hoort bij {locatie}. U werkt daar niet.")
    if recht not in rechten_van(door.rollen):
        raise RechtOntbreekt("Uw rol geeft hier geen toegang toe.")


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
