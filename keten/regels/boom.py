"""The shape of a rule: a tree of conditions over facts.

As JSON: `{"alle": [...]}`, `{"een": [...]}`, `{"niet": {...}}` or
`{"feit": "leeftijd", "is": "kleiner", "waarde": 27}`; each of these may carry a `"naam"`, the label of a
criterion that is shown to people.

A rule knows only true and false. A condition on an unknown value is false (except `onbekend`), and its
negation is therefore true. An empty `alle` is always true, an empty `een` never.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from keten.regels.feiten import Feit, Soort

MAX_DIEPTE = 10
MAX_KNOPEN = 250
MAX_WAARDEN = 100


class Operator(StrEnum):
    """How a condition compares a fact with the value asked."""

    GELIJK = "gelijk"
    ONGELIJK = "ongelijk"
    KLEINER = "kleiner"
    KLEINER_GELIJK = "kleiner_gelijk"
    GROTER = "groter"
    GROTER_GELIJK = "groter_gelijk"
    TUSSEN = "tussen"
    IN = "in"
    BEVAT = "bevat"
    BEVAT_EEN_VAN = "bevat_een_van"
    BEKEND = "bekend"
    ONBEKEND = "onbekend"

    @property
    def zonder_waarde(self) -> bool:
        """Whether this operator asks no value."""
        return self in (Operator.BEKEND, Operator.ONBEKEND)


_ALTIJD = (Operator.BEKEND, Operator.ONBEKEND)
_GELIJKHEID = (Operator.GELIJK, Operator.ONGELIJK)
_VOLGORDE = (
    *_GELIJKHEID,
    Operator.KLEINER,
    Operator.KLEINER_GELIJK,
    Operator.GROTER,
    Operator.GROTER_GELIJK,
    Operator.TUSSEN,
)
OPERATOREN: dict[Soort, tuple[Operator, ...]] = {
    Soort.GETAL: (*_VOLGORDE, *_ALTIJD),
    Soort.DATUM: (*_VOLGORDE, *_ALTIJD),
    Soort.JANEE: (*_GELIJKHEID, *_ALTIJD),
    Soort.KEUZE: (*_GELIJKHEID, Operator.IN, *_ALTIJD),
    Soort.MEERKEUZE: (Operator.BEVAT, Operator.BEVAT_EEN_VAN, *_ALTIJD),
}
"""The operators that each kind of fact knows, in the order in which a form offers them."""

Los = Decimal | bool | str | datetime.date
Gevraagd = Los | tuple[Los, ...] | None
"""The value of a condition: one, two in order (`tussen`, both included), several, or none."""


@dataclass(frozen=True, slots=True)
class Conditie:
    """One fact compared with a value."""

    feit: Feit
    operator: Operator
    waarde: Gevraagd = None
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Alle:
    """True when every part is true."""

    delen: tuple["Knoop", ...]
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Een:
    """True when at least one part is true."""

    delen: tuple["Knoop", ...]
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Niet:
    """True when its part is not."""

    deel: "Knoop"
    naam: str = ""


Knoop = Alle | Een | Niet | Conditie


def condities(knoop: Knoop) -> Iterator[Conditie]:
    """All conditions of a tree, from left to right."""
    match knoop:
        case Conditie():
            yield knoop
        case Niet():
            yield from condities(knoop.deel)
        case Alle() | Een():
            for deel in knoop.delen:
                yield from condities(deel)


def gebruikte_feiten(knoop: Knoop) -> dict[str, Feit]:
    """The facts that a tree asks, each once, by code."""
    return {conditie.feit.code: conditie.feit for conditie in condities(knoop)}
