"""The national picture: how many locations have which colour per milestone, and how far phases are (L-08)."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from landkaart.landsbeeld import Scores
from landkaart.models import Fase, Mijlpaal


@dataclass(frozen=True)
class Mijlpaalbeeld:
    """A milestone in the whole country.

    Attributes:
        aantallen: locations by answer; under an empty text those that never answered.
        gemiddeld: mean of the exact percentages of those that answered.
    """

    mijlpaal: Mijlpaal
    aantallen: Mapping[str, int]
    gemiddeld: Decimal

    @property
    def niet_ingevuld(self) -> int:
        """How many locations never answered."""
        return self.aantallen.get("", 0)


@dataclass(frozen=True)
class Fasebeeld:
    """A phase in the whole country, in percent: the mean of its milestones."""

    fase: Fase
    gemiddeld: Decimal


def per_mijlpaal(
    scores: Scores, locaties: Collection[int], mijlpalen: Sequence[Mijlpaal]
) -> list[Mijlpaalbeeld]:
    """Count the answers of these locations (by key) for each milestone."""
    return [_beeld(mijlpaal, scores, locaties) for mijlpaal in mijlpalen]


def per_fase(beelden: Sequence[Mijlpaalbeeld]) -> list[Fasebeeld]:
    """The phases, in order."""
    fasen: dict[Fase, list[Decimal]] = {}
    for beeld in beelden:
        fasen.setdefault(beeld.mijlpaal.fase, []).append(beeld.gemiddeld)
    return [Fasebeeld(fase, _gemiddeld(waarden)) for fase, waarden in fasen.items()]


def tegenstelling(fasen: Sequence[Fasebeeld]) -> tuple[Decimal, Decimal]:
    """How far planning phases are, and how far realising and securing ones, in percent (L-32)."""
    plannen = [beeld.gemiddeld for beeld in fasen if not beeld.fase.uitvoering]
    uitvoeren = [beeld.gemiddeld for beeld in fasen if beeld.fase.uitvoering]
    return _gemiddeld(plannen), _gemiddeld(uitvoeren)


def _beeld(mijlpaal: Mijlpaal, scores: Scores, locaties: Collection[int]) -> Mijlpaalbeeld:
    gevonden = [scores.get(locatie, {}).get(mijlpaal.pk) for locatie in locaties]
    percentages = [score.percentage for score in gevonden if score]
    aantallen = Counter(score.antwoord if score else "" for score in gevonden)
    return Mijlpaalbeeld(mijlpaal, aantallen, _gemiddeld(percentages))


def _gemiddeld(waarden: Sequence[Decimal]) -> Decimal:
    return sum(waarden, Decimal(0)) / len(waarden) if waarden else Decimal(0)
