"""From a rule to SQL: one condition on a queryset, for one client or for the whole country."""

import datetime
import functools
import operator
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from django.db.models import BooleanField, Expression, Func, Model, Q, QuerySet, Value

from keten.regels.boom import Alle, Conditie, Een, Knoop, Niet, Operator, gebruikte_feiten
from keten.regels.feiten import Feit
from keten.regels.valideren import lees

M = TypeVar("M", bound=Model)

VOORVOEGSEL = "feit_"


class _Ontkend(Func):
    """NOT: unknown stays unknown, so that `ongelijk` is not met by an unknown value."""

    template = "NOT (%(expressions)s)"
    output_field = BooleanField()


class _NietWaar(Func):
    """IS NOT TRUE: unknown counts as false, so that its negation is true."""

    template = "(%(expressions)s) IS NOT TRUE"
    output_field = BooleanField()


class Voorwaarde(NamedTuple):
    """A translated rule.

    Attributes:
        feiten: the expressions to put on the queryset (`alias(**feiten)`), under names of their own.
        waar: true in SQL exactly for the rows for which the rule is true; for `filter` or `When`. For other
            rows it may be NULL, so negate it with the rule (`niet`), never with `~`.
    """

    feiten: dict[str, Expression]
    waar: Q


def voorwaarde(boom: object, feiten: Mapping[str, Feit], *, op: datetime.date | None = None) -> Voorwaarde:
    """Translate a rule.

    Args:
        boom: the rule as JSON.
        feiten: the facts that it may use (`feiten_voor`).
        op: a day in the past, for facts that are known by day; other facts are today's.

    Raises:
        OngeldigeBoom: the rule has mistakes.
    """
    knoop = lees(boom, feiten)
    gebruikt = gebruikte_feiten(knoop)
    return Voorwaarde(
        {VOORVOEGSEL + code: feit.uitdrukking(op) for code, feit in gebruikt.items()}, _sql(knoop)
    )


def filter_op(queryset: QuerySet[M], boom: object, feiten: Mapping[str, Feit]) -> QuerySet[M]:
    """Keep the rows for which a rule is true; the facts are computed but not selected.

    Raises:
        OngeldigeBoom: the rule has mistakes.
    """
    vertaald = voorwaarde(boom, feiten)
    gefilterd: QuerySet[M] = queryset.alias(**vertaald.feiten).filter(vertaald.waar)
    return gefilterd


def _sql(knoop: Knoop) -> Q:
    match knoop:
        case Conditie():
            return _conditie(knoop)
        case Niet():
            return Q(_NietWaar(_sql(knoop.deel)))
        case Alle():
            return functools.reduce(operator.and_, map(_sql, knoop.delen), _vast(True))
        case Een():
            return functools.reduce(operator.or_, map(_sql, knoop.delen), _vast(False))


def _vast(waar: bool) -> Q:
    return Q(Value(waar, output_field=BooleanField()))


_OPZOEKING: dict[Operator, str] = {
    Operator.GELIJK: "exact",
    Operator.KLEINER: "lt",
    Operator.KLEINER_GELIJK: "lte",
    Operator.GROTER: "gt",
    Operator.GROTER_GELIJK: "gte",
    Operator.TUSSEN: "range",
    Operator.IN: "in",
    Operator.BEVAT_EEN_VAN: "overlap",
}


def _conditie(conditie: Conditie) -> Q:
    naam = VOORVOEGSEL + conditie.feit.code
    bijzonder: dict[Operator, Callable[[], Q]] = {
        Operator.BEKEND: lambda: Q(**{f"{naam}__isnull": False}),
        Operator.ONBEKEND: lambda: Q(**{f"{naam}__isnull": True}),
        Operator.ONGELIJK: lambda: Q(_Ontkend(Q(**{f"{naam}__exact": conditie.waarde}))),
        Operator.BEVAT: lambda: Q(**{f"{naam}__contains": [conditie.waarde]}),
    }
    if conditie.operator in bijzonder:
        return bijzonder[conditie.operator]()
    waarde = list(conditie.waarde) if isinstance(conditie.waarde, tuple) else conditie.waarde
    return Q(**{f"{naam}__{_OPZOEKING[conditie.operator]}": waarde})
