"""What this floor tells the floors below when the portal starts: settings, facts, and what can be listed."""

from collections.abc import Callable
from functools import partial

from diagnose import aansluiting, indicatoren, instellingen, kwadranten, toewijzen, voortgangschecks
from diagnose.gereedschap import aansluiting as gereedschap
from diagnose.kansen import instellingen as kansinstellingen
from diagnose.medisch import aansluiting as medisch
from diagnose.regels import feiten as regelfeiten
from diagnose.regels import herstellen
from diagnose.routes import duo
from diagnose.toetsen import aansluiting as toetsen
from diagnose.werkfirst import aansluiting as werkfirst
from keten import gids

_REGISTERS: tuple[Callable[[], None], ...] = (
    aansluiting.sluit_aan,
    indicatoren.meld_aan,
    instellingen.meld_aan,
    gereedschap.meld_aan,
    medisch.meld_aan,
    werkfirst.meld_aan,
    duo.meld_aan,
    kwadranten.meld_aan,
    toewijzen.meld_aan,
    kansinstellingen.meld_aan,
    regelfeiten.meld_aan,
    herstellen.meld_aan,
    toetsen.meld_aan,
    voortgangschecks.meld_aan,
    partial(gids.meld_aan, "diagnose"),
)


def meld_aan() -> None:
    """Register everything."""
    for register in _REGISTERS:
        register()
