"""What is going on for a client, whichever floor keeps it: tasks, activities, requests, applications.

A floor above cannot be imported here, so it says at start-up what it keeps (`registreer`, called in its
`apps.py`). Hand-over, portfolio and the client's own pages ask `van`.
"""

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from klanten.models import Klant


@dataclass(frozen=True)
class Lopend:
    """One thing that is going on.

    Attributes:
        sleutel: what it is known by, unique for the client ("activiteit:12").
        soort: the kind in a word ("activiteit", "verzoek").
        wat: what it is.
        uitvoerder: organisation or person who does it.
        zichtbaar_voor_klant: whether the client may read it.
        intrekken: where the client takes back the consent on which it rests, with a POST; empty without one.
        intrekken_voor: the same for who keeps the dossier, when the client asks for it.
    """

    sleutel: str
    soort: str
    wat: str
    uitvoerder: str
    sinds: datetime.date | None = None
    tot: datetime.date | None = None
    zichtbaar_voor_klant: bool = True
    intrekken: str = ""
    intrekken_voor: str = ""


Bron = Callable[[Klant], Iterable[Lopend]]
_BRONNEN: list[Bron] = []
Lijstbron = Callable[[Collection[int]], Iterable[tuple[int, str]]]
_LIJSTBRONNEN: list[Lijstbron] = []


def registreer(bron: Bron) -> None:
    """Add a source; adding it twice changes nothing."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def van(klant: Klant) -> list[Lopend]:
    """Everything that is going on for a client, the oldest first; each source costs one query."""
    lopend = [zaak for bron in _BRONNEN for zaak in bron(klant)]
    return sorted(lopend, key=lambda zaak: (zaak.sinds or datetime.date.max, zaak.sleutel))


def registreer_voor_lijst(bron: Lijstbron) -> None:
    """Add a source that tells of many clients at once, by key, what runs; adding it twice changes nothing."""
    if bron not in _LIJSTBRONNEN:
        _LIJSTBRONNEN.append(bron)


def van_lijst(klanten: Collection[int]) -> dict[int, list[str]]:
    """What runs for each client of a page of a list, in words; a source costs one query for all of them.

    Args:
        klanten: keys of clients; who has nothing running is left out of the answer.
    """
    gevonden: dict[int, list[str]] = {}
    for bron in _LIJSTBRONNEN:
        for sleutel, wat in bron(klanten):
            gevonden.setdefault(sleutel, []).append(wat)
    return gevonden
