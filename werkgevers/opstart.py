"""What this floor tells the floors below when the portal starts: settings, and what can be listed."""

from collections.abc import Callable
from functools import partial

from keten import gids
from werkgevers import (
    afspreken,
    clientkant,
    indicatoren,
    instellingen_matchen,
    instellingen_relatie,
    instellingen_sturen,
    instellingen_vacatures,
    meenemen_plaatsingen,
    plaatsingswerk,
    vacaturecijfers,
    vacaturetaken,
    vragen,
)
from werkgevers.koppelingen.arbeidsmarkt import indeling as arbeidsmarkt_indeling
from werkgevers.koppelingen.vacatures import indeling as vacatures_indeling

_REGISTERS: tuple[Callable[[], None], ...] = (
    instellingen_relatie.meld_aan,
    instellingen_vacatures.meld_aan,
    instellingen_matchen.meld_aan,
    clientkant.meld_aan,
    indicatoren.meld_aan,
    afspreken.meld_aan,
    instellingen_sturen.meld_aan,
    meenemen_plaatsingen.meld_aan,
    plaatsingswerk.meld_aan,
    vacaturecijfers.meld_aan,
    vacaturetaken.meld_aan,
    vragen.meld_aan,
    arbeidsmarkt_indeling.meld_aan,
    vacatures_indeling.meld_aan,
    partial(gids.meld_aan, "werkgevers"),
)


def meld_aan() -> None:
    """Register everything; doing so twice changes nothing."""
    for register in _REGISTERS:
        register()
