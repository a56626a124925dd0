"""How long the benefit intake of a client takes, as a floor above decides it (H-27).

The floor that assesses risks cannot be imported here: it says at start-up where the answer stands
(`registreer`, called in its `apps.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from klanten.models import Klant


@dataclass(frozen=True)
class Intakevorm:
    """What was decided.

    Attributes:
        kort: whether the short intake is enough.
        gesprek: who holds the conversation, in words.
        punten: what the location checks at this intake.
    """

    kort: bool
    gesprek: str = ""
    punten: tuple[str, ...] = ()


Bron = Callable[[Klant], Intakevorm | None]
_BRONNEN: list[Bron] = []


def registreer(bron: Bron) -> None:
    """Add a source; adding it twice changes nothing."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def van(klant: Klant) -> Intakevorm | None:
    """The length of the intake; None as long as nobody decided."""
    return next((vorm for bron in _BRONNEN if (vorm := bron(klant)) is not None), None)
