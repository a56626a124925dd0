"""What upper floors know about an employee and show on the page of the own account."""

from collections.abc import Callable, Iterable

from keten.models import Medewerker

Regel = tuple[str, str]
"""What it is, and its value in words."""

_DELEN: list[Callable[[Medewerker], Iterable[Regel]]] = []


def registreer(deel: Callable[[Medewerker], Iterable[Regel]]) -> None:
    """Add lines to the page; every app does so when the portal starts. Doing so twice changes nothing."""
    if deel not in _DELEN:
        _DELEN.append(deel)


def regels(medewerker: Medewerker) -> list[Regel]:
    """What the floors above show to an employee."""
    return [regel for deel in _DELEN for regel in deel(medewerker)]
