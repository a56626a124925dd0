"""What a report of the Landkaart is for, and how far its data can be trusted (L-29).

Source: Integrale dienstverlening (IWI 2008), 3.2 and 4.2: awareness, progress and benchmark; accountability
only once the criteria are better.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from landkaart.landsbeeld import Scores
from landkaart.models import Mijlpaal

VOORBEHOUD = (
    "De Landkaart geeft geen exact beeld. Locaties vullen zelf in hoe ver zij zijn. "
    "Kijk daarom ook naar de onderbouwing en naar de datum van de gegevens."
)
_WOORDEN = ("niet onderbouwd", "matig onderbouwd", "goed onderbouwd", "volledig onderbouwd")


class Functie(Enum):
    """The four functions; the value says in words what each is."""

    BEWUSTWORDING = "bewustwording: zien wat er nog moet gebeuren"
    VOORTGANG = "voortgang: zien hoe ver het is"
    BENCHMARK = "benchmark: vergelijken en van elkaar leren"
    VERANTWOORDING = "verantwoording: laten zien wat is bereikt"


@dataclass(frozen=True)
class Datakwaliteit:
    """How well the answers beneath a report are supported.

    Attributes:
        antwoorden: how many answers there are.
        verwacht: how many there would be if every location had filled in every milestone.
        per_merk: how many answers have 0, 1, 2 or 3 of the marks of quality.
    """

    antwoorden: int
    verwacht: int
    per_merk: tuple[int, int, int, int]

    @property
    def woord(self) -> str:
        """The level as a word: the mean of the marks."""
        if not self.antwoorden:
            return "geen gegevens"
        som = sum(merken * aantal for merken, aantal in enumerate(self.per_merk))
        return _WOORDEN[round(som / self.antwoorden)]

    @property
    def ingevuld(self) -> Decimal:
        """Which part of the answers has been given, in percent."""
        return Decimal(self.antwoorden * 100) / self.verwacht if self.verwacht else Decimal(0)

    @property
    def verdeling(self) -> list[tuple[str, int]]:
        """How many answers each level has, best first."""
        return list(zip(reversed(_WOORDEN), reversed(self.per_merk), strict=True))

    @property
    def genoeg(self) -> bool:
        """Whether the data can serve for accountability: mostly well supported, and nearly all there."""
        return self.woord in _WOORDEN[2:] and self.ingevuld >= 90


def meet_kwaliteit(scores: Scores, locaties: Collection[int], mijlpalen: Iterable[Mijlpaal]) -> Datakwaliteit:
    """The quality of the data of these locations (by key) about these milestones."""
    sleutels = {mijlpaal.pk for mijlpaal in mijlpalen}
    merken = [0, 0, 0, 0]
    for locatie in locaties:
        for mijlpaal, score in scores.get(locatie, {}).items():
            if mijlpaal in sleutels:
                merken[score.kwaliteit] += 1
    nul, een, twee, drie = merken
    return Datakwaliteit(sum(merken), len(locaties) * len(sleutels), (nul, een, twee, drie))
