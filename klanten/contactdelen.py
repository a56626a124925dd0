"""What floors above ask at a contact, on the same form: they say at start-up what (`registreer`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from keten.models import Medewerker
from keten.rechten import Recht
from klanten.models import Contactmoment, Klant


@dataclass(frozen=True)
class Contactdeel:
    """A group of questions on the form of a contact.

    Attributes:
        recht: who lacks it does not get the questions.
        velden: the fields for one client; none when there is nothing to ask.
        bewaar: does what the answers ask, in the transaction that keeps the contact. A refusal
            (`NietToegestaan`) names one of the fields.
    """

    code: str
    titel: str
    recht: Recht
    velden: Callable[[Klant], Mapping[str, forms.Field]]
    bewaar: Callable[[Contactmoment, Mapping[str, Any], Medewerker], None]


_DELEN: dict[str, Contactdeel] = {}


def registreer(deel: Contactdeel) -> None:
    """Add a group of questions; the same code again replaces it."""
    _DELEN[deel.code] = deel


def velden(klant: Klant, rechten: frozenset[Recht]) -> list[tuple[Contactdeel, Mapping[str, forms.Field]]]:
    """What this person is asked about this client, without groups that ask nothing."""
    gevraagd = [(deel, deel.velden(klant)) for deel in _DELEN.values() if deel.recht in rechten]
    return [(deel, gekozen) for deel, gekozen in gevraagd if gekozen]
