"""Why somebody does or does not meet a rule: in words, on which values, and which criteria were decisive."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from keten.regels.boom import Alle, Conditie, Een, Knoop, Niet
from keten.regels.feiten import Feit, Waarde, in_json
from keten.regels.toetsen import geldt
from keten.regels.valideren import lees
from keten.regels.vertalen import VOORVOEGSEL
from keten.regels.verwoorden import zin

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Uitleg:
    """One part of a rule with its outcome for one person.

    Attributes:
        uitkomst: whether this part is true.
        zin: what is asked and what is the case, in Dutch.
        naam: the label of the criterion, if it has one.
        feit: code of the fact of a condition; empty for a group.
        waarde: the value of that fact, as JSON.
        telt_mee: whether this part led to the outcome of the whole rule.
    """

    uitkomst: bool
    zin: str
    naam: str
    feit: str
    waarde: Any
    telt_mee: bool
    delen: tuple["Uitleg", ...] = ()

    @property
    def doorslag(self) -> list[str]:
        """The named criteria that led to the outcome, from top to bottom, each once."""
        return list(dict.fromkeys(deel.naam for deel in self._alles() if deel.naam and deel.telt_mee))

    @property
    def waarden(self) -> dict[str, Any]:
        """The values used, by code of the fact, as JSON."""
        return {deel.feit: deel.waarde for deel in self._alles() if deel.feit}

    def als_json(self) -> dict[str, Any]:
        """The whole explanation as JSON, to be kept with a decision; templates read it like the object."""
        return {**self._deel_als_json(), "doorslag": self.doorslag, "waarden": self.waarden}

    def _deel_als_json(self) -> dict[str, Any]:
        return {
            "uitkomst": self.uitkomst,
            "zin": self.zin,
            "naam": self.naam,
            "feit": self.feit,
            "waarde": self.waarde,
            "telt_mee": self.telt_mee,
            "delen": [deel._deel_als_json() for deel in self.delen],
        }

    def _alles(self) -> Iterable["Uitleg"]:
        yield self
        for deel in self.delen:
            yield from deel._alles()


def leg_uit(boom: object, waarden: Mapping[str, Waarde], feiten: Mapping[str, Feit]) -> Uitleg:
    """Explain a rule on the values of one person.

    Args:
        boom: the rule as JSON.
        waarden: values by code of the fact (`waarden_van`); a code that is absent is unknown.

    Raises:
        OngeldigeBoom: the rule has mistakes.
    """
    return _leg_uit(lees(boom, feiten), waarden, telt_mee=True)


def waarden_van(iemand: Model, codes: Iterable[str], feiten: Mapping[str, Feit]) -> dict[str, Waarde]:
    """Read facts about one person, with the same expressions and from the same data as the rule in SQL.

    Raises:
        KeyError: a code that is not a fact.
    """
    return waarden_per(type(iemand)._base_manager.filter(pk=iemand.pk), codes, feiten)[iemand.pk]


def waarden_per(
    queryset: QuerySet[M], codes: Iterable[str], feiten: Mapping[str, Feit]
) -> dict[Any, dict[str, Waarde]]:
    """Read facts about everybody in a queryset in one query, by primary key.

    Raises:
        KeyError: a code that is not a fact.
    """
    gevraagd = {code: feiten[code] for code in codes}
    rijen = queryset.annotate(
        **{VOORVOEGSEL + code: feit.uitdrukking() for code, feit in gevraagd.items()}
    ).values_list("pk", *(VOORVOEGSEL + code for code in gevraagd))
    return {
        pk: {feit.code: feit.als_waarde(ruw) for feit, ruw in zip(gevraagd.values(), ruwe, strict=True)}
        for pk, *ruwe in rijen
    }


def _leg_uit(knoop: Knoop, waarden: Mapping[str, Waarde], *, telt_mee: bool) -> Uitleg:
    uitkomst = geldt(knoop, waarden)
    if isinstance(knoop, Conditie):
        waarde = waarden.get(knoop.feit.code)
        return Uitleg(uitkomst, zin(knoop, waarde), knoop.naam, knoop.feit.code, in_json(waarde), telt_mee)
    delen = tuple(
        _leg_uit(deel, waarden, telt_mee=telt_mee and _leidt_tot(knoop, uitkomst, geldt(deel, waarden)))
        for deel in _delen(knoop)
    )
    return Uitleg(uitkomst, _groepszin(knoop, uitkomst), knoop.naam, "", None, telt_mee, delen)


def _delen(knoop: Alle | Een | Niet) -> tuple[Knoop, ...]:
    return (knoop.deel,) if isinstance(knoop, Niet) else knoop.delen


def _leidt_tot(groep: Alle | Een | Niet, uitkomst: bool, deel: bool) -> bool:
    """Whether a part with this outcome helped its group to its outcome."""
    return isinstance(groep, Niet) or uitkomst is deel


def _groepszin(knoop: Alle | Een | Niet, uitkomst: bool) -> str:
    match knoop:
        case Alle(delen=()):
            return "zonder voorwaarden geldt dit altijd"
        case Een(delen=()):
            return "zonder voorwaarden geldt dit nooit"
        case Alle():
            return "aan alle voorwaarden is voldaan" if uitkomst else "niet aan alle voorwaarden is voldaan"
        case Een():
            return (
                "aan minstens één voorwaarde is voldaan"
                if uitkomst
                else "aan geen van de voorwaarden is voldaan"
            )
        case Niet():
            return (
                "dit mag niet zo zijn, en is ook niet zo"
                if uitkomst
                else "dit mag niet zo zijn, maar is wel zo"
            )
