"""A rule in words, as people read it: criteria, and what each of them asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from keten.regels.boom import Alle, Conditie, Een, Knoop, Niet
from keten.regels.feiten import Feit, feiten_voor
from keten.regels.valideren import lees
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


def vaste_feiten(over: str) -> dict[str, Feit]:
    """The facts about something with their choices read once, for pages that show many rules."""
    return {code: feit.met_vaste_keuzes() for code, feit in feiten_voor(over).items()}


def in_woorden(boom: object, feiten: Mapping[str, Feit]) -> Regeltekst:
    """Write a rule, as JSON, in words.

    Raises:
        OngeldigeBoom: the rule has mistakes.
    """
    return _verwoord(lees(boom, feiten))


def _verwoord(knoop: Knoop) -> Regeltekst:
    match knoop:
        case Conditie():
            return Regeltekst(knoop.naam, f"{knoop.feit.label}: {eis_in_woorden(knoop)}")
        case Niet():
            return Regeltekst(knoop.naam, "dit geldt niet:", (_verwoord(knoop.deel),))
        case Alle(delen=()):
            return Regeltekst(knoop.naam, "altijd")
        case Een(delen=()):
            return Regeltekst(knoop.naam, "nooit")
        case Alle():
            return _groep(knoop, "en", "al deze voorwaarden gelden:")
        case Een():
            return _groep(knoop, "of", "minstens één hiervan geldt:")


def _groep(knoop: Alle | Een, voegwoord: str, kop: str) -> Regeltekst:
    """A group of plain conditions becomes one sentence; any other group a list under a heading."""
    delen = tuple(_verwoord(deel) for deel in knoop.delen)
    if all(isinstance(deel, Conditie) and not deel.naam for deel in knoop.delen):
        return Regeltekst(knoop.naam, f" {voegwoord} ".join(deel.tekst for deel in delen))
    return Regeltekst(knoop.naam, kop, delen)
