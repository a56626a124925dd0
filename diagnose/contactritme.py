"""How often to speak with a client: the arrangement, and less for who needs little help (D-27, D-38)."""

from diagnose.instellingen import ZELFREDZAAM_FACTOR
from diagnose.models import Ketenarrangement
from keten.instellingen import waarde
from keten.models import Locatie

_LANGSTE = 365


def om_de_dagen(passend: Ketenarrangement | None, *, zelfredzaam: bool, locatie: Locatie) -> int | None:
    """Days between two planned contacts; None where the location has no arrangement.

    Args:
        zelfredzaam: whether the client manages with little help: the contacts are planned further apart, as
            far as the location chose.

    Source: Ketensamenwerking op 15 Werkpleinen (2009): most find work without help; a small group needs the
    network and coaching. How much lighter is not in the sources.
    """
    if passend is None:
        return None
    factor: int = waarde(ZELFREDZAAM_FACTOR, locatie) if zelfredzaam else 1
    return min(passend.contact_om_de_dagen * factor, _LANGSTE)
