"""A rule in words, as people read it: criteria, and what each of them asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keten.regels.boom import Alle, Conditie, Een, Knoop, Niet
from keten.regels.feiten import Feit, feiten_voor, open_feiten
from keten.regels.valideren import OngeldigeBoom, lees
from keten.regels.verwoorden import eis_in_woorden


@dataclass(frozen=True)
class Regeltekst:
    """One part of a rule in words.

    Attributes:
        naam: the name of the criterion, if it has one.
        tekst: what it asks ("leeftijd: jonger dan 23 jaar"), or how its parts hang together.
    """

    naam: str
    tekst: str
    delen: tuple["Regeltekst", ...] = ()


_KOPPEN = {
    "alle": "al deze voorwaarden gelden:",
    "een": "minstens één hiervan geldt:",
    "niet": "dit geldt niet:",
}


def vaste_feiten(over: str) -> dict[str, Feit]:
    """The facts about something with their choices read once, for pages that show many rules."""
    return {code: feit.met_vaste_keuzes() for code, feit in feiten_voor(over).items()}


def kiesbare_feiten(over: str) -> dict[str, Feit]:
    """The facts to choose from in a rule of which everybody may learn the outcome, choices read once."""
    return {code: feit.met_vaste_keuzes() for code, feit in open_feiten(over).items()}


def in_woorden(boom: object, feiten: Mapping[str, Feit]) -> Regeltekst:
    """Write a rule, as JSON, in words; what cannot be read any more stays visible as it was stored.

    A fact or a choice may have been removed since the rule was made; the rule of that day stays readable.
    """
    try:
        return _verwoord(lees(boom, feiten))
    except OngeldigeBoom:
        return _verwoord_wat_kan(boom, feiten)


def _verwoord_wat_kan(ruw: Any, feiten: Mapping[str, Feit]) -> Regeltekst:
    """A rule of which a part cannot be read: that part as it was stored, the others in words."""
    if isinstance(ruw, dict):
        naam = str(ruw.get("naam", ""))
        for vorm, kop in _KOPPEN.items():
            if vorm in ruw:
                binnen = ruw[vorm] if isinstance(ruw[vorm], list) else [ruw[vorm]]
                delen = tuple(in_woorden(deel, feiten) for deel in binnen)
                return Regeltekst(naam, kop, delen)
        if "feit" in ruw:
            waarde = ruw.get("waarde", "")
            bewaard = f"{ruw['feit']} {ruw.get('is', '')} {waarde}".strip()
            wat = "deze keuze" if ruw["feit"] in feiten else "dit feit"
            return Regeltekst(naam, f"“{bewaard}”: {wat} bestaat niet meer")
    return Regeltekst("", "dit deel kan het portaal niet lezen")


def _verwoord(knoop: Knoop) -> Regeltekst:
    match knoop:
        case Conditie():
            return Regeltekst(knoop.naam, f"{knoop.feit.label}: {eis_in_woorden(knoop)}")
        case Niet():
            return Regeltekst(knoop.naam, _KOPPEN["niet"], (_verwoord(knoop.deel),))
        case Alle(delen=()):
            return Regeltekst(knoop.naam, "altijd")
        case Een(delen=()):
            return Regeltekst(knoop.naam, "nooit")
        case Alle():
            return _groep(knoop, "en", _KOPPEN["alle"])
        case Een():
            return _groep(knoop, "of", _KOPPEN["een"])


def _groep(knoop: Alle | Een, voegwoord: str, kop: str) -> Regeltekst:
    """A group of plain conditions becomes one sentence; any other group a list under a heading."""
    delen = tuple(_verwoord(deel) for deel in knoop.delen)
    if all(isinstance(deel, Conditie) and not deel.naam for deel in knoop.delen):
        return Regeltekst(knoop.naam, f" {voegwoord} ".join(deel.tekst for deel in delen))
    return Regeltekst(knoop.naam, kop, delen)
