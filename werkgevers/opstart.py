"""What this floor tells the floors below when the portal starts: settings, and what can be listed."""

from collections.abc import Callable

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
    vacaturetaken,
    vragen,
)

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
    vacaturetaken.meld_aan,
    vragen.meld_aan,
)


def meld_aan() -> None:
    """Register everything; doing so twice changes nothing."""
    for register in _REGISTERS:
        register()
