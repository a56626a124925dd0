"""From whom a location can learn: who is ahead where it is weak, with practices and documents (L-26)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from keten.models import Locatie
from landkaart.landsbeeld import Score, Scores
from landkaart.models import Bewijs, Mijlpaal, Praktijk

ZWAKKE = 3
LERAREN = 3
_VOL = Decimal(100)


@dataclass(frozen=True)
class Leraar:
    """A location that is ahead on a milestone.

    Attributes:
        praktijken: what it does differently; those about this milestone first.
        documenten: evidence for this milestone that other locations may read.
    """

    locatie: Locatie
    score: Score
    praktijken: list[Praktijk] = field(default_factory=list)
    documenten: list[Bewijs] = field(default_factory=list)


@dataclass(frozen=True)
class Les:
    """A weak milestone, and the locations that are ahead on it."""

    mijlpaal: Mijlpaal
    eigen: Score | None
    leraren: Sequence[Leraar]


def lessen(
    locatie: Locatie, *, locaties: Sequence[Locatie], scores: Scores, mijlpalen: Sequence[Mijlpaal]
) -> list[Les]:
    """The weakest milestones of a location, each with the locations that are most ahead.

    Of locations that are equally far, the one whose answer is supported best comes first.
    """
    eigen = scores.get(locatie.pk, {})
    stand = {m.pk: eigen[m.pk].percentage if m.pk in eigen else Decimal(0) for m in mijlpalen}
    zwak = sorted((m for m in mijlpalen if stand[m.pk] < _VOL), key=lambda m: (stand[m.pk], m.nummer))
    anderen = [ander for ander in locaties if ander.pk != locatie.pk]
    gevonden = [
        Les(mijlpaal, eigen.get(mijlpaal.pk), _verder(mijlpaal, anderen, scores, stand[mijlpaal.pk]))
        for mijlpaal in zwak[:ZWAKKE]
    ]
    _vul_aan(gevonden)
    return gevonden


def _verder(mijlpaal: Mijlpaal, locaties: Iterable[Locatie], scores: Scores, dan: Decimal) -> list[Leraar]:
    verder = [
        Leraar(locatie, score)
        for locatie in locaties
        if (score := scores.get(locatie.pk, {}).get(mijlpaal.pk)) and score.percentage > dan
    ]
    verder.sort(key=lambda x: (-x.score.percentage, -x.score.kwaliteit, x.locatie.naam))
    return verder[:LERAREN]


def _vul_aan(lessen: Sequence[Les]) -> None:
    """Add what there is to read, for all lessons together: two lists of practices, one of documents."""
    leraren = {leraar.locatie.pk for les in lessen for leraar in les.leraren}
    praktijken = (
        Praktijk.objects.openbaar()
        .echt()
        .filter(locaties__in=leraren)
        .distinct()
        .prefetch_related("locaties", "mijlpalen")
    )
    documenten = Bewijs.objects.filter(
        locatie__in=leraren,
        mijlpaal__in=[les.mijlpaal for les in lessen],
        soort__in=(Bewijs.Soort.DOCUMENT, Bewijs.Soort.LINK),
        delen=True,
        ingetrokken_op__isnull=True,
    )
    van: dict[int, list[Praktijk]] = {}
    for praktijk in praktijken:
        for plek in praktijk.locaties.all():
            van.setdefault(plek.pk, []).append(praktijk)
    stukken: dict[tuple[int, int], list[Bewijs]] = {}
    for stuk in documenten:
        stukken.setdefault((stuk.locatie_id, stuk.mijlpaal_id), []).append(stuk)
    for les in lessen:
        for leraar in les.leraren:
            eigen = van.get(leraar.locatie.pk, [])
            leraar.praktijken.extend(sorted(eigen, key=lambda x: les.mijlpaal not in x.mijlpalen.all()))
            leraar.documenten.extend(stukken.get((leraar.locatie.pk, les.mijlpaal.pk), []))
