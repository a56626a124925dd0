"""Facts: what a rule can ask, each with a Dutch label and the expression that reads it from the database."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    DateField,
    DecimalField,
    Expression,
    F,
    Func,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, NullIf
from django.utils.functional import Promise

Expressie = Expression | Subquery | F
"""An expression that resolves on a queryset of the thing that a fact is about."""

Waarde = Decimal | bool | str | datetime.date | frozenset[str] | None
"""The value of a fact, by kind: GETAL, JANEE, KEUZE, DATUM, MEERKEUZE; None when it is not known."""

Keuzes = Iterable[tuple[str, str | Promise]]


class Soort(StrEnum):
    """The kind of value that a fact has."""

    GETAL = "getal"
    JANEE = "janee"
    KEUZE = "keuze"
    DATUM = "datum"
    MEERKEUZE = "meerkeuze"


class _Getal(Func):
    """A number without limits on its size or decimals, so that comparing never rounds."""

    template = "(%(expressions)s)::numeric"
    output_field = DecimalField(max_digits=30, decimal_places=10)


@dataclass(frozen=True, slots=True)
class Feit:
    """One named, typed fact about somebody.

    Attributes:
        code: the name in stored rules; never reused for another meaning.
        label: as people read it, in the middle of a sentence ("leeftijd").
        expressie: an expression on the queryset, or a function that makes one (for what depends on today).
            Joined aggregates are refused, because they would change the other facts: use a Subquery, Exists
            or ArraySubquery. A DATUM is a date, not a moment.
        keuzes: code and label of each choice of a KEUZE or MEERKEUZE, or a function that gives them.
        eenheid: after a number ("jaar", "maanden").
        afgeleid_van: codes of what it is worked out from; a risk rule may not use what comes from a protected
            trait (`keten.regels.verboden`).
        minder, meer: how to say smaller and greater, where "jonger dan" reads better than "minder dan".
        toen: makes the expression as of a day in the past; without it only today's value is known, which a
            simulation on a past day says.
        uitkomst_van: the kind of rule (`Regelset.Soort`) whose outcome this is; such a rule cannot ask it,
            because it would lean on itself.
        besloten: it tells something of enforcement. Only a rule about risk may ask it: whom any other rule
            selects is seen by people who may not assess risks.
    """

    code: str
    label: str
    soort: Soort
    expressie: Expressie | Callable[[], Expressie]
    keuzes: Keuzes | Callable[[], Keuzes] = ()
    eenheid: str = ""
    uitleg: str = ""
    bron: str = ""
    minder: str = "minder dan"
    meer: str = "meer dan"
    afgeleid_van: tuple[str, ...] = ()
    toen: Callable[[datetime.date], Expressie] | None = None
    uitkomst_van: str = ""
    besloten: bool = False

    def keuzelijst(self) -> dict[str, str]:
        """The labels of the choices by code."""
        keuzes = self.keuzes() if callable(self.keuzes) else self.keuzes
        return {code: str(label) for code, label in keuzes}

    def met_vaste_keuzes(self) -> "Feit":
        """The same fact with its choices read once, for work that needs them again and again."""
        return replace(self, keuzes=tuple(self.keuzelijst().items())) if callable(self.keuzes) else self

    def uitdrukking(self, op: datetime.date | None = None) -> Expression:
        """The expression in the one database type of its kind, so that SQL and Python compare alike.

        An empty text is an unknown choice, as in Django's text columns.

        Args:
            op: a day in the past, for facts that are known by day (`toen`); other facts are today's.

        Raises:
            ValueError: the expression aggregates over a join.
        """
        ruw = self._ruw(op)
        if getattr(ruw, "contains_aggregate", False):
            raise ValueError(f"Feit {self.code!r} aggregates over a join; use a subquery.")
        match self.soort:
            case Soort.GETAL:
                return _Getal(ruw)
            case Soort.JANEE:
                return Cast(ruw, BooleanField())
            case Soort.KEUZE:
                return NullIf(Cast(ruw, TextField()), Value("", output_field=TextField()))
            case Soort.DATUM:
                return Cast(ruw, DateField())
            case Soort.MEERKEUZE:
                return Cast(ruw, ArrayField(TextField()))

    def _ruw(self, op: datetime.date | None) -> Expressie:
        if op is not None and self.toen is not None:
            return self.toen(op)
        return self.expressie() if callable(self.expressie) else self.expressie

    def als_waarde(self, ruw: Any) -> Waarde:
        """Turn what the database gives for `uitdrukking` into a value of this kind."""
        if self.soort is Soort.MEERKEUZE and ruw is not None:
            return frozenset(code for code in ruw if code)
        waarde: Waarde = ruw
        return waarde


def in_json(waarde: Waarde) -> Any:
    """A value of a fact as JSON can hold it."""
    match waarde:
        case Decimal():
            return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
        case datetime.date():
            return waarde.isoformat()
        case frozenset():
            return sorted(waarde)
        case _:
            return waarde


_register: dict[str, dict[str, Feit]] = {}


def registreer(over: str, *feiten: Feit) -> None:
    """Make facts known; an app does this once, in its `ready`.

    Args:
        over: what the facts are about, as in `Regelset.over` ("klant").

    Raises:
        ValueError: a fact with the same code is already known.
    """
    bekend = _register.setdefault(over, {})
    for feit in feiten:
        if feit.code in bekend:
            raise ValueError(f"Feit {feit.code!r} over {over!r} is registered twice.")
        bekend[feit.code] = feit


def feiten_voor(over: str) -> Mapping[str, Feit]:
    """All known facts about something, by code; a live view that cannot be changed."""
    return MappingProxyType(_register.setdefault(over, {}))


def open_feiten(over: str) -> dict[str, Feit]:
    """The facts that a rule may ask of which everybody may learn the outcome, by code."""
    return {code: feit for code, feit in feiten_voor(over).items() if not feit.besloten}
