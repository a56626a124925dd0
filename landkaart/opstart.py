"""What this floor tells the floors below when the portal starts: settings, and what can be listed."""

from collections.abc import Callable

from landkaart import instellingen_invullen

_REGISTERS: tuple[Callable[[], None], ...] = (instellingen_invullen.meld_aan,)


def meld_aan() -> None:
    """Register everything; doing so twice changes nothing."""
    for register in _REGISTERS:
        register()
