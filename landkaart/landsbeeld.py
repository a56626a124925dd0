"""The national picture: what every location submitted, at any moment, read in a constant number of queries.

Scores are append-only, so a picture that was read once stays right until something is submitted or assessed.
It is kept in the cache under a key that changes with each of these (`sleutel`).
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, cast

from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate, TruncMonth

from keten.maanden import laatste_dag
from keten.models import Locatie
from keten.tijd import vandaag
from landkaart import scores
from landkaart.models import Mijlpaal, Mijlpaalscore, Toetsing

_BEWAREN = 24 * 3600  # seconds
_BEWAREN_OUD = 3600  # seconds; anybody can ask for any day, so older pictures soon make room


class Score(NamedTuple):
    """What a location said about a milestone, and how well it is supported.

    Attributes:
        kwaliteit: how many of the three marks of quality it has (L-25).
    """

    percentage: Decimal
    antwoord: str
    ingediend_op: datetime.datetime
    kwaliteit: int


Scores = dict[int, dict[int, Score]]
"""By location and milestone, both by key."""


@dataclass(frozen=True)
class Totaal:
    """What a set of scores adds up to.

    Attributes:
        punten: at most one for each milestone.
        mijlpalen: how many milestones there are to fill in.
        ingevuld: for how many a score was submitted.
        gemiddeld: mean of the exact percentages, with 0 for what was never filled in.
        laatste: when the last of these scores was submitted.
    """

    punten: Fraction
    mijlpalen: int
    ingevuld: int
    gemiddeld: Decimal
    laatste: datetime.datetime | None

    @property
    def aandeel(self) -> Decimal:
        """Points as a part of what can be reached, in percent."""
        if not self.mijlpalen:
            return Decimal(0)
        deel = self.punten * 100 / self.mijlpalen
        return Decimal(deel.numerator) / deel.denominator

    @property
    def klasse(self) -> str:
        """The answer in whose range the share of points lies; empty when nothing was submitted."""
        return scores.antwoord_bij(self.aandeel) if self.ingevuld else ""


def totaal(van: Mapping[int, Score], mijlpalen: Iterable[Mijlpaal]) -> Totaal:
    """Add up what a location submitted about these milestones."""
    sleutels = [mijlpaal.pk for mijlpaal in mijlpalen]
    gevonden = [van[sleutel] for sleutel in sleutels if sleutel in van]
    som = sum((score.percentage for score in gevonden), Decimal(0))
    return Totaal(
        punten=scores.totaal(score.antwoord for score in gevonden),
        mijlpalen=len(sleutels),
        ingevuld=len(gevonden),
        gemiddeld=som / len(sleutels) if sleutels else Decimal(0),
        laatste=max((score.ingediend_op for score in gevonden), default=None),
    )


def landelijke_mijlpalen(dag: datetime.date) -> list[Mijlpaal]:
    """The milestones that hold for the whole country on a day, with their phases."""
    geldig = Q(vervallen_op__isnull=True) | Q(vervallen_op__gt=dag)
    return list(Mijlpaal.objects.filter(geldig, regio__isnull=True).select_related("fase").order_by("nummer"))


def locaties(dag: datetime.date) -> list[Locatie]:
    """The locations that there are on a day, with region and parent."""
    return list(Locatie.objects.geldig_op(dag).select_related("regio", "ouder"))


def sleutel() -> str:
    """A text that changes with every submission and assessment, however they were written.

    Counting along with the newest key also notices a row that was committed after one with a higher key.
    """
    ingediend = Mijlpaalscore.objects.aggregate(Max("pk"), Count("pk"))
    getoetst = Toetsing.objects.aggregate(Max("pk"), Count("pk"))
    return "-".join(str(waarde or 0) for waarde in (*ingediend.values(), *getoetst.values()))


def scores_op(dag: datetime.date, *, stand: str) -> Scores:
    """What every location had submitted by the end of a day: one query, or none when it was read before.

    Nothing changes between two days of submission, so all days until the next one share a picture: visitors
    who walk through the calendar read and store no more pictures than there are such days.

    Args:
        stand: the present `sleutel()`.
    """
    dagen = _dagen(stand)
    voorbij = bisect_right(dagen, dag)
    if not voorbij:
        return {}
    laatste = dagen[voorbij - 1]
    return cast(
        Scores,
        cache.get_or_set(
            f"landkaart:scores:{laatste}:{stand}",
            lambda: _lees_scores(laatste),
            timeout=_BEWAREN if voorbij == len(dagen) else _BEWAREN_OUD,
        ),
    )


def metingen(*, stand: str) -> list[tuple[datetime.date, int]]:
    """The months with submissions, newest first: their last day, and how many locations submitted.

    Args:
        stand: the present `sleutel()`.
    """
    maanden = cast(
        list[tuple[datetime.date, int]],
        cache.get_or_set(f"landkaart:metingen:{stand}", _lees_metingen, timeout=_BEWAREN),
    )
    nu = vandaag()
    return [(min(laatste_dag(maand), nu), aantal) for maand, aantal in maanden]


def _dagen(stand: str) -> list[datetime.date]:
    """The days on which anything was submitted, oldest first."""
    return cast(
        list[datetime.date],
        cache.get_or_set(f"landkaart:dagen:{stand}", _lees_dagen, timeout=_BEWAREN),
    )


def _lees_dagen() -> list[datetime.date]:
    dagen = Mijlpaalscore.objects.annotate(dag=TruncDate("ingediend_op")).order_by("dag")
    return list(dagen.values_list("dag", flat=True).distinct())


def _lees_metingen() -> list[tuple[datetime.date, int]]:
    per_maand = (
        Mijlpaalscore.objects.annotate(maand=TruncMonth("ingediend_op"))
        .values("maand")
        .annotate(aantal=Count("locatie", distinct=True))
        .order_by("-maand")
    )
    return [(rij["maand"].date(), rij["aantal"]) for rij in per_maand]


def _lees_scores(dag: datetime.date) -> Scores:
    laatste: Any = scores.met_kwaliteit(Mijlpaalscore.objects.op(scores.einde_van(dag)))
    rijen = laatste.values_list(
        "locatie_id",
        "mijlpaal_id",
        "percentage",
        "antwoord",
        "ingediend_op",
        "met_criteria",
        "met_bewijs",
        "getoetst",
    )
    gevonden: Scores = {}
    for locatie, mijlpaal, percentage, antwoord, op, *kwaliteit in rijen.iterator():
        gevonden.setdefault(locatie, {})[mijlpaal] = Score(percentage, antwoord, op, sum(kwaliteit))
    return gevonden
