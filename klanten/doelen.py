"""The goals that client and chain agreed on, for those on this floor who may read them (K-68).

The floor that keeps them says at start-up where they are (`registreer`, called in its `apps.py`).
"""

from collections.abc import Callable, Iterable

from klanten.models import Klant

Bron = Callable[[Klant], Iterable[str]]
_BRONNEN: list[Bron] = []


def registreer(bron: Bron) -> None:
    """Add a source; adding it twice changes nothing."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def van(klant: Klant) -> list[str]:
    """The goals of a client that both have confirmed."""
    return [doel for bron in _BRONNEN for doel in bron(klant)]
