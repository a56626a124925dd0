"""Conditions and values in Dutch, as they stand in an explanation and in a list of criteria."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.utils.formats import date_format, number_format

from keten.regels.boom import Conditie, Los, Operator
from keten.regels.feiten import Feit, Soort, Waarde

ONBEKEND = "niet bekend"

_VOOR_DATUM = {
    Operator.KLEINER: "voor",
    Operator.KLEINER_GELIJK: "op of voor",
    Operator.GROTER: "na",
    Operator.GROTER_GELIJK: "op of na",
}


def zin(conditie: Conditie, waarde: Waarde) -> str:
    """What is the case and what is asked: "leeftijd is 24 jaar; gevraagd: jonger dan 27 jaar"."""
    feit = conditie.feit
    opsomming = waarde is not None and feit.soort in (Soort.JANEE, Soort.MEERKEUZE)
    koppeling = ":" if opsomming else " is"
    return f"{feit.label}{koppeling} {waarde_in_woorden(feit, waarde)}; gevraagd: {eis_in_woorden(conditie)}"


def waarde_in_woorden(feit: Feit, waarde: Waarde) -> str:
    """The value of a fact: "24 jaar", "ja", "1 mei 2026", "schulden en verslaving"."""
    if waarde is None:
        return ONBEKEND
    if isinstance(waarde, frozenset):
        return _opsomming(feit, sorted(waarde), "en") or "geen"
    return _los(feit, waarde)


def eis_in_woorden(conditie: Conditie) -> str:
    """What a condition asks: "jonger dan 27 jaar", "ja", "WW of WWB", "van 1 tot en met 3 maanden"."""
    if conditie.operator.zonder_waarde:
        return "bekend" if conditie.operator is Operator.BEKEND else ONBEKEND
    feit = conditie.feit
    gevraagd = conditie.waarde if isinstance(conditie.waarde, tuple) else (conditie.waarde,)
    waarden = [waarde for waarde in gevraagd if waarde is not None]
    if conditie.operator is Operator.TUSSEN:
        return f"van {_los(feit, waarden[0])} tot en met {_los(feit, waarden[1])}"
    return f"{_vergelijking(conditie)} {_opsomming(feit, waarden, 'of')}".strip()


def _vergelijking(conditie: Conditie) -> str:
    if conditie.operator is Operator.ONGELIJK:
        return "niet"
    if conditie.feit.soort is Soort.DATUM:
        return _VOOR_DATUM.get(conditie.operator, "")
    woorden = {
        Operator.KLEINER: conditie.feit.minder,
        Operator.KLEINER_GELIJK: "hoogstens",
        Operator.GROTER: conditie.feit.meer,
        Operator.GROTER_GELIJK: "minstens",
    }
    return woorden.get(conditie.operator, "")


def _opsomming(feit: Feit, waarden: Iterable[Los], voegwoord: str) -> str:
    woorden = [_los(feit, waarde) for waarde in waarden]
    if len(woorden) < 2:
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} {voegwoord} {woorden[-1]}"


def _los(feit: Feit, waarde: Los) -> str:
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case Decimal():
            getal = number_format(waarde.normalize() if waarde else 0, use_l10n=True)
            return f"{getal} {feit.eenheid}".rstrip()
        case datetime.date():
            return date_format(waarde, "j F Y")
        case str():
            return feit.keuzelijst().get(waarde, waarde)
