"""Who could best help a client, as a floor above proposes it on the screen that appoints a contact person."""

from collections.abc import Callable
from dataclasses import dataclass

from klanten.models import Klant


@dataclass(frozen=True)
class Toewijsvoorstel:
    """A proposal; a person chooses.

    Attributes:
        kolom: which organisation, as `Ketenpartner.Kolom`.
        competentie: what the employee should be good at, in a few words.
        uitleg: what it rests on, one sentence each.
    """

    kolom: str
    competentie: str
    uitleg: tuple[str, ...]


_BRONNEN: list[Callable[[Klant], Toewijsvoorstel | None]] = []


def registreer(bron: Callable[[Klant], Toewijsvoorstel | None]) -> None:
    """Say who can propose; called at start-up."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def voor(klant: Klant) -> Toewijsvoorstel | None:
    """The first proposal that somebody has; None when nobody has one."""
    return next((voorstel for bron in _BRONNEN if (voorstel := bron(klant))), None)
