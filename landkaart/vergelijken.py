"""Comparing a location with others, per milestone, on exact percentages (L-26)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from keten.models import Locatie
from landkaart.landsbeeld import Scores
from landkaart.models import Mijlpaal


@dataclass(frozen=True)
class Gemiddelde:
    """What a group of locations has on average.

    Attributes:
        aantal: how many of them submitted an answer that counts.
    """

    percentage: Decimal
    aantal: int


@dataclass(frozen=True)
class Groep:
    """Locations to compare with, and their mean by the key of the milestone."""

    naam: str
    aantal: int
    gemiddelden: Mapping[int, Gemiddelde]


def groepen(
    locatie: Locatie,
    *,
    locaties: Sequence[Locatie],
    scores: Scores,
    mijlpalen: Sequence[Mijlpaal],
    minstens: int = 0,
) -> list[Groep]:
    """The other locations of the region, of the same size, and of the country.

    Args:
        minstens: answers with fewer marks of quality do not count.
    """
    anderen = [ander for ander in locaties if ander.pk != locatie.pk]
    keuzes = [("Regio", [ander for ander in anderen if ander.regio_id == locatie.regio_id])]
    if locatie.grootte:
        keuzes.append(("Even groot", [ander for ander in anderen if ander.grootte == locatie.grootte]))
    keuzes.append(("Land", anderen))
    return [
        Groep(naam, len(groep), _gemiddelden([x.pk for x in groep], scores, mijlpalen, minstens))
        for naam, groep in keuzes
    ]


def _gemiddelden(
    locaties: Collection[int], scores: Scores, mijlpalen: Sequence[Mijlpaal], minstens: int
) -> dict[int, Gemiddelde]:
    uitkomst = {}
    for mijlpaal in mijlpalen:
        gevonden = [
            score.percentage
            for sleutel in locaties
            if (score := scores.get(sleutel, {}).get(mijlpaal.pk)) and score.kwaliteit >= minstens
        ]
        if gevonden:
            gemiddelde = sum(gevonden, Decimal(0)) / len(gevonden)
            uitkomst[mijlpaal.pk] = Gemiddelde(gemiddelde, len(gevonden))
    return uitkomst
