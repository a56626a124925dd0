"""Looking a rule through before it is adopted: what can never hold, what always does, what adds nothing.

Each fact gets a handful of values that stand for all others: those that the rule names, one between every
two of them, one beyond each end, and unknown. A condition is then the set of values that meet it, and a rule
a sum of boxes of such sets. That is exact as long as the rule stays within the limits below; beyond them
nothing is said, so that whatever is said is true.
"""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from keten.regels.boom import Alle, Conditie, Een, Knoop, Niet, condities, gebruikte_feiten
from keten.regels.feiten import Feit, Soort, Waarde
from keten.regels.toetsen import geldt
from keten.regels.verwoorden import eis_in_woorden

_MEESTE_DOZEN = 400
_MEESTE_KEUZES = 9  # 2 to this power sets of choices stand for all sets
_DAG = datetime.timedelta(days=1)
_ZOMAAR = datetime.date(2000, 1, 1)  # any day stands for all days when a rule names none

_Doos = dict[str, frozenset[int]]
"""Of each fact that matters, the positions of the values that it may have; other facts may be anything."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something that its author should know about a rule.

    Attributes:
        fout: whether the rule cannot be adopted like this.
        delen: the positions of the criteria that it is about, from 0; empty for the rule as a whole.
    """

    melding: str
    fout: bool = True
    delen: tuple[int, ...] = ()


class _TeVeel(Exception):
    """The rule is too large to look through."""


def kijk_na(knoop: Knoop, *, soort: str = "") -> list[Bevinding]:
    """Find what is wrong with a rule of which every part by itself is right.

    Args:
        soort: the kind of rule (`Regelset.Soort`), to find a rule that leans on its own outcome.
    """
    bevindingen = list(_kringen(knoop, soort))
    waarden = _Waarden(knoop)
    try:
        return bevindingen + list(_inhoud(knoop, waarden))
    except _TeVeel:
        return bevindingen


def _kringen(knoop: Knoop, soort: str) -> Iterator[Bevinding]:
    for feit in gebruikte_feiten(knoop).values():
        if soort and feit.uitkomst_van == soort:
            yield Bevinding(
                f"Deze regel bepaalt zelf de {feit.label} en kan daar niet naar vragen: "
                "dan draait de regel in een kring."
            )


def _inhoud(knoop: Knoop, waarden: "_Waarden") -> Iterator[Bevinding]:
    delen = knoop.delen if isinstance(knoop, Alle | Een) else (knoop,)
    dood = {n for n, deel in enumerate(delen) if _nooit(deel, waarden)}
    for n in sorted(dood):
        yield Bevinding(f"{_noem(delen[n], n)} kan nooit gelden{_waarom(delen[n], waarden)}.", delen=(n,))
    if not dood and delen and _nooit(knoop, waarden):
        yield Bevinding("De criteria spreken elkaar tegen: deze regel kan voor niemand gelden.")
    altijd = {n for n, deel in enumerate(delen) if _nooit(Niet(deel), waarden)}
    if delen and _nooit(Niet(knoop), waarden):
        yield Bevinding("Deze regel geldt voor iedereen, wat er ook in het dossier staat.")
    elif isinstance(knoop, Alle):
        for n in sorted(altijd):
            yield Bevinding(f"{_noem(delen[n], n)} geldt altijd en voegt niets toe.", fout=False, delen=(n,))
    if isinstance(knoop, Alle | Een):
        yield from _overbodig(knoop, waarden, dood | altijd)


def _overbodig(groep: Alle | Een, waarden: "_Waarden", overslaan: set[int]) -> Iterator[Bevinding]:
    """Criteria that another one makes superfluous; of two that say the same, the later one."""
    over = [n for n in range(len(groep.delen)) if n not in overslaan]
    for n, ander in itertools.permutations(over, 2):
        ruimer, nauwer = (groep.delen[ander], groep.delen[n])
        if isinstance(groep, Alle):
            ruimer, nauwer = nauwer, ruimer
        if _volgt(nauwer, ruimer, waarden) and (n > ander or not _volgt(ruimer, nauwer, waarden)):
            yield Bevinding(
                f"{_noem(groep.delen[n], n)} voegt niets toe: "
                f"{_noem(groep.delen[ander], ander, begin=False)} zegt het al.",
                fout=False,
                delen=(n, ander),
            )


def _volgt(uit: Knoop, dit: Knoop, waarden: "_Waarden") -> bool:
    return _nooit(Alle((uit, Niet(dit))), waarden)


def _nooit(knoop: Knoop, waarden: "_Waarden") -> bool:
    return not _dozen(knoop, waarden, waar=True)


def _waarom(deel: Knoop, waarden: "_Waarden") -> str:
    """The two conditions that contradict each other, when it is as simple as that."""
    if not isinstance(deel, Alle):
        return ""
    for een, ander in itertools.combinations(deel.delen, 2):
        if _nooit(Alle((een, ander)), waarden):
            return f": {_zin(een)} en tegelijk {_zin(ander)}"
    return ""


def _zin(knoop: Knoop) -> str:
    match knoop:
        case Conditie():
            return f"{knoop.feit.label} {eis_in_woorden(knoop)}"
        case Niet():
            return f"niet ({_zin(knoop.deel)})"
        case _:
            return knoop.naam or "een groep voorwaarden"


def _noem(deel: Knoop, nummer: int, *, begin: bool = True) -> str:
    woord = "Het criterium" if begin else "het criterium"
    return f"{woord} “{deel.naam}”" if deel.naam else f"{woord} nummer {nummer + 1}"


def _dozen(knoop: Knoop, waarden: "_Waarden", *, waar: bool) -> list[_Doos]:
    """The boxes of values for which a rule is true (or false); none when there are no such values.

    Raises:
        _TeVeel: there are too many boxes.
    """
    match knoop:
        case Conditie():
            plaatsen = waarden.plaatsen(knoop, waar=waar)
            return [{knoop.feit.code: plaatsen}] if plaatsen else []
        case Niet():
            return _dozen(knoop.deel, waarden, waar=not waar)
        case Alle() | Een():
            per_deel = [_dozen(deel, waarden, waar=waar) for deel in knoop.delen]
            samen = isinstance(knoop, Alle) is waar
            return _kruis(per_deel) if samen else _tel(itertools.chain.from_iterable(per_deel))


def _kruis(per_deel: list[list[_Doos]]) -> list[_Doos]:
    dozen: list[_Doos] = [{}]
    for deel in per_deel:
        dozen = _tel(doos for een in dozen for ander in deel if (doos := _snijd(een, ander)) is not None)
    return dozen


def _snijd(een: _Doos, ander: _Doos) -> _Doos | None:
    doos = {code: een.get(code, ander.get(code, frozenset())) for code in een | ander}
    for code in een.keys() & ander.keys():
        doos[code] = een[code] & ander[code]
    return doos if all(doos.values()) else None


def _tel(dozen: Iterable[_Doos]) -> list[_Doos]:
    uniek: dict[frozenset[tuple[str, frozenset[int]]], _Doos] = {}
    for doos in dozen:
        uniek[frozenset(doos.items())] = doos
        if len(uniek) > _MEESTE_DOZEN:
            raise _TeVeel
    return list(uniek.values())


class _Waarden:
    """The values that stand for all values of each fact in a rule."""

    def __init__(self, knoop: Knoop) -> None:
        per_feit: dict[str, list[Conditie]] = {}
        for conditie in condities(knoop):
            per_feit.setdefault(conditie.feit.code, []).append(conditie)
        self._vast = per_feit
        self._waarden: dict[str, list[Waarde]] = {}

    def plaatsen(self, conditie: Conditie, *, waar: bool) -> frozenset[int]:
        """The positions of the values for which a condition is true, or is not.

        Raises:
            _TeVeel: the fact has too many choices.
        """
        code = conditie.feit.code
        if code not in self._waarden:
            self._waarden[code] = [None, *_staan_voor(conditie.feit, self._vast[code])]
        return frozenset(
            n for n, waarde in enumerate(self._waarden[code]) if geldt(conditie, {code: waarde}) is waar
        )


def _staan_voor(feit: Feit, vragen: list[Conditie]) -> Iterator[Waarde]:
    genoemd = {waarde for vraag in vragen for waarde in _los(vraag)}
    match feit.soort:
        case Soort.GETAL:
            yield from _getallen(sorted(waarde for waarde in genoemd if isinstance(waarde, Decimal)))
        case Soort.DATUM:
            dagen = {waarde for waarde in genoemd if isinstance(waarde, datetime.date)} or {_ZOMAAR}
            yield from sorted({dag + verschil for dag in dagen for verschil in (-_DAG, 0 * _DAG, _DAG)})
        case Soort.JANEE:
            yield from (True, False)
        case Soort.KEUZE:
            yield from feit.keuzelijst()
        case Soort.MEERKEUZE:
            if len(genoemd) > _MEESTE_KEUZES:
                raise _TeVeel
            codes = sorted(str(waarde) for waarde in genoemd)
            for aantal in range(len(codes) + 1):
                yield from map(frozenset, itertools.combinations(codes, aantal))


def _getallen(grenzen: list[Decimal]) -> Iterator[Decimal]:
    if not grenzen:
        yield Decimal(0)
        return
    yield grenzen[0] - 1
    for een, volgende in itertools.pairwise(grenzen):
        yield from (een, (een + volgende) / 2)
    yield from (grenzen[-1], grenzen[-1] + 1)


def _los(conditie: Conditie) -> tuple[Waarde, ...]:
    waarde = conditie.waarde
    return waarde if isinstance(waarde, tuple) else (waarde,)


def onbekende_feiten(boom: object, feiten: Mapping[str, Feit]) -> list[str]:
    """Codes in a stored rule that are no facts any more, each once."""
    gevonden: dict[str, None] = {}
    stapel: list[object] = [boom]
    while stapel:
        deel = stapel.pop()
        if isinstance(deel, dict):
            code = deel.get("feit")
            if isinstance(code, str) and code not in feiten:
                gevonden[code] = None
            stapel.extend(deel.values())
        elif isinstance(deel, list):
            stapel.extend(deel)
    return list(gevonden)
