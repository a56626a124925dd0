"""Reading what the scoring uses from an Afname, alike in SQL and in Python.

`Afname.waarden` holds every known value by the code of its fact; what is not known is left out. The score of
a thousand results can therefore be computed again in one query, on what was known at the time.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Expression, Func, Q, TextField, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from keten.regels.feiten import Feit, Soort, Waarde, in_json

_VELD = "waarden"


class _Lijst(Func):
    """The strings of a JSON list as an array."""

    template = "ARRAY(SELECT jsonb_array_elements_text(%(expressions)s))"
    output_field = ArrayField(TextField())


def lezing(code: str, soort: Soort) -> Expression:
    """The expression that reads a value from an Afname; NULL when it was not known."""
    if soort is Soort.MEERKEUZE:
        return Case(When(Q(**{f"{_VELD}__has_key": code}), then=_Lijst(KeyTransform(code, _VELD))))
    return KeyTextTransform(code, _VELD)


def als_json(waarden: Mapping[str, Waarde]) -> dict[str, Any]:
    """The known values, as they are kept."""
    return {code: in_json(waarde) for code, waarde in waarden.items() if waarde is not None}


def lees_waarden(bewaard: Mapping[str, Any], feiten: Mapping[str, Feit]) -> dict[str, Waarde]:
    """The values as they were kept, for rules in Python; a fact that no longer exists is left out."""
    return {code: _uit_json(ruw, feiten[code]) for code, ruw in bewaard.items() if code in feiten}


def _uit_json(ruw: Any, feit: Feit) -> Waarde:
    match feit.soort:
        case Soort.GETAL:
            return Decimal(str(ruw))
        case Soort.DATUM:
            return datetime.date.fromisoformat(ruw)
        case Soort.MEERKEUZE:
            return frozenset(ruw)
        case _:
            waarde: Waarde = ruw
            return waarde
