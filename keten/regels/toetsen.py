"""A rule applied to values in Python; agrees with its translation to SQL for every value (see the tests)."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from keten.regels.boom import Alle, Conditie, Een, Knoop, Niet, Operator
from keten.regels.feiten import Waarde

_VERGELIJKING: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.GELIJK: operator.eq,
    Operator.ONGELIJK: operator.ne,
    Operator.KLEINER: operator.lt,
    Operator.KLEINER_GELIJK: operator.le,
    Operator.GROTER: operator.gt,
    Operator.GROTER_GELIJK: operator.ge,
    Operator.TUSSEN: lambda waarde, grenzen: bool(grenzen[0] <= waarde <= grenzen[1]),
    Operator.IN: lambda waarde, gevraagd: waarde in gevraagd,
    Operator.BEVAT: lambda waarden, gevraagd: gevraagd in waarden,
    Operator.BEVAT_EEN_VAN: lambda waarden, gevraagd: not waarden.isdisjoint(gevraagd),
    Operator.BEKEND: lambda waarde, gevraagd: True,
}


def geldt(knoop: Knoop, waarden: Mapping[str, Waarde]) -> bool:
    """Whether a tree is true for these values; a code that is absent is unknown."""
    match knoop:
        case Conditie():
            return _voldoet(knoop, waarden.get(knoop.feit.code))
        case Niet():
            return not geldt(knoop.deel, waarden)
        case Alle():
            return all(geldt(deel, waarden) for deel in knoop.delen)
        case Een():
            return any(geldt(deel, waarden) for deel in knoop.delen)


def _voldoet(conditie: Conditie, waarde: Waarde) -> bool:
    if conditie.operator is Operator.ONBEKEND:
        return waarde is None
    return waarde is not None and _VERGELIJKING[conditie.operator](waarde, conditie.waarde)
