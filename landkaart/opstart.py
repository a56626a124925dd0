"""What this floor tells the floors below when the portal starts: settings, and what can be listed."""

from collections.abc import Callable
from functools import partial

from keten import gids
from landkaart import indicatoren, instellingen_invullen
from landkaart.bestuur import instellingen as instellingen_bestuur
from landkaart.experimenten import aansluiting as aansluiting_experimenten
from landkaart.jaarplan import aansluiting as aansluiting_jaarplan
from landkaart.peilingen import aansluiting as aansluiting_peilingen

_REGISTERS: tuple[Callable[[], None], ...] = (
    indicatoren.meld_aan,
    aansluiting_peilingen.meld_aan,
    instellingen_invullen.meld_aan,
    instellingen_bestuur.meld_aan,
    aansluiting_jaarplan.meld_aan,
    aansluiting_experimenten.meld_aan,
    partial(gids.meld_aan, "landkaart"),
)


def meld_aan() -> None:
    """Register everything; doing so twice changes nothing."""
    for register in _REGISTERS:
        register()
