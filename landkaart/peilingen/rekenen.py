"""A mean of scores with its interval, and what to keep back so that nobody can subtract; pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from keten.kleine_getallen import ONDER, te_klein

LAAGST, HOOGST = 1, 5
_Z = 1.959964  # standard deviations of an interval of 95 percent
_MINSTE_SPREIDING = 0.5  # points: who all answered alike could each have been half a step off; our choice


@dataclass(frozen=True)
class Score:
    """How clients judged something, from 1 (not at all) to 5 (entirely).

    Attributes:
        klanten: how many clients answered, each counted once.
        gemiddelde, laag, hoog: the mean with its interval of 95 percent; None when too few answered, or when
            showing it would give another group away.
    """

    klanten: int
    gemiddelde: float | None = None
    laag: float | None = None
    hoog: float | None = None

    @property
    def verborgen(self) -> bool:
        """Whether clients answered and the mean is kept back."""
        return bool(self.klanten) and self.gemiddelde is None


@dataclass(frozen=True)
class Respons:
    """What clients did with the invitations that ended; None for a number that would point at somebody."""

    klaar: int | None
    ingevuld: int | None = None
    liever_niet: int | None = None

    @property
    def procent(self) -> int | None:
        """The share that answered; None when it is not shown or nobody was asked."""
        return round(100 * self.ingevuld / self.klaar) if self.klaar and self.ingevuld is not None else None


def respons_van(*, klaar: int, ingevuld: int, liever_niet: int) -> Respons:
    """What may be said of it: no number below five, and none that follows by subtracting."""
    if te_klein(klaar):
        return Respons(None)
    if te_klein(ingevuld) or te_klein(klaar - ingevuld):
        return Respons(klaar)
    if te_klein(liever_niet) or te_klein(klaar - ingevuld - liever_niet):
        return Respons(klaar, ingevuld)
    return Respons(klaar, ingevuld, liever_niet)


def score(*, klanten: int, antwoorden: int, gemiddelde: float | None, spreiding: float | None) -> Score:
    """The mean of a number of answers with the interval of Student around it, in tenths.

    More decimals would say nothing more, and would help somebody who knows some answers to work out others.

    Args:
        klanten: who gave them.
        spreiding: the standard deviation of the sample; None for a single answer.
    """
    if gemiddelde is None or not klanten or te_klein(klanten):
        return Score(klanten)
    helft = _t(klanten - 1) * max(spreiding or 0.0, _MINSTE_SPREIDING) / sqrt(min(klanten, antwoorden))
    laag, hoog = max(LAAGST, gemiddelde - helft), min(HOOGST, gemiddelde + helft)
    return Score(klanten, round(gemiddelde, 1), round(laag, 1), round(hoog, 1))


def _t(vrijheid: int) -> float:
    """The value of Student for 95 percent, by the expansion of Cornish and Fisher; good from four on."""
    z = _Z
    eerste = (z**3 + z) / 4
    tweede = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + eerste / vrijheid + tweede / vrijheid**2


def verberg_mee(scores: Mapping[str, Score]) -> dict[str, Score]:
    """Groups that together are everybody: when so few are hidden that they follow from the rest, one more is.

    The smallest group that is shown goes along, because then nobody can subtract.
    """
    verborgen = sum(een.klanten for een in scores.values() if een.verborgen)
    getoond = [naam for naam, een in scores.items() if een.gemiddelde is not None]
    uit = dict(scores)
    if 0 < verborgen < ONDER and getoond:
        kleinste = min(getoond, key=lambda naam: (scores[naam].klanten, naam))
        uit[kleinste] = replace(scores[kleinste], gemiddelde=None, laag=None, hoog=None)
    return uit
