"""What the client has to do now: agree to a plan, read a message, bring a paper.

Whichever room or floor knows of something says so at start-up (`registreer`, called in its `apps.py`); the
client's start page asks `van`. A source gives its texts when the page is made, in the reader's language.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from klanten.models import Klant


@dataclass(frozen=True)
class TeDoen:
    """One thing that waits for the client.

    Attributes:
        sleutel: what it is known by, unique for the client ("werkplan").
        wat: what to do, as the text of a link; translated.
        url: the page on which it is done.
        uiterlijk: the last day, when there is one.
        vrijblijvend: the client may leave it; it stands last and is never the main button of the page.
    """

    sleutel: str
    wat: str
    url: str
    uiterlijk: datetime.date | None = None
    vrijblijvend: bool = False


Bron = Callable[[Klant], Iterable[TeDoen]]
_BRONNEN: list[Bron] = []


def registreer(bron: Bron) -> None:
    """Add a source; adding it twice changes nothing."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def van(klant: Klant) -> list[TeDoen]:
    """Everything that waits for a client, what has a last day first, what need not be done last.

    Each source costs a query or two.
    """
    alles = [ding for bron in _BRONNEN for ding in bron(klant)]
    return sorted(alles, key=lambda ding: (ding.vrijblijvend, ding.uiterlijk or datetime.date.max))
