"""What this floor tells the floors below when the portal starts: settings, facts, and what can be listed."""

from collections.abc import Callable
from functools import partial

from handhaving import indicatoren
from handhaving.controles import aansluiting as controles_aansluiting
from handhaving.koppelingen.signalen import indeling as signalen_indeling
from handhaving.maatregelen import aansluiting as maatregelen_aansluiting
from handhaving.monitor import instellingen as monitor_instellingen
from handhaving.monitor import trainingen
from handhaving.risico import aansluiting as risico_aansluiting
from handhaving.risico import feiten as risicofeiten
from handhaving.risico import instellingen as risico_instellingen
from handhaving.signalen import aansluiting as signalen_aansluiting
from keten import gids

_REGISTERS: tuple[Callable[[], None], ...] = (
    indicatoren.meld_aan,
    controles_aansluiting.meld_aan,
    maatregelen_aansluiting.meld_aan,
    monitor_instellingen.meld_aan,
    risico_aansluiting.meld_aan,
    risicofeiten.meld_aan,
    risico_instellingen.meld_aan,
    signalen_aansluiting.meld_aan,
    signalen_indeling.meld_aan,
    trainingen.meld_aan,
    partial(gids.meld_aan, "handhaving"),
)


def meld_aan() -> None:
    """Register everything."""
    for register in _REGISTERS:
        register()
