"""What answers are worth, and how a location stands on a day. Read by the pages, the map and the reports.

The official points follow from the four answers; trends and comparisons use the exact percentage, so that a
small change stays small (L-16). Only the fourteen fixed milestones count for the total.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import number_format

from keten.models import Locatie
from landkaart.models import Antwoord, Fase, Mijlpaal, Mijlpaalscore, Scorebewijs, Toetsing
from landkaart.models.mijlpaal import MijlpaalscoreQuerySet

PUNTEN: dict[str, Fraction] = {
    Antwoord.NIET: Fraction(0),
    Antwoord.ONTWIKKELING: Fraction(1, 3),
    Antwoord.GEDEELTELIJK: Fraction(2, 3),
    Antwoord.VOLLEDIG: Fraction(1),
}
KLEUREN: dict[str, str] = {
    Antwoord.NIET: "rood",
    Antwoord.ONTWIKKELING: "oranje",
    Antwoord.GEDEELTELIJK: "blauw",
    Antwoord.VOLLEDIG: "groen",
}
BEGIN: dict[str, int] = {
    Antwoord.NIET: 0,
    Antwoord.ONTWIKKELING: 33,
    Antwoord.GEDEELTELIJK: 66,
    Antwoord.VOLLEDIG: 100,
}
"""The percentage at which each answer begins."""


def antwoord_bij(percentage: Decimal | int | Fraction) -> Antwoord:
    """The answer that belongs to a percentage: below 33, from 33, from 66, and 100 itself (L-15).

    The sources' ranges overlap at 33 and 66 and leave 99 to 100 open; this is the portal's reading.

    Raises:
        ValueError: below 0 or above 100.
    """
    if not 0 <= percentage <= 100:
        raise ValueError("Een percentage ligt tussen 0 en 100.")
    return next(antwoord for antwoord in reversed(Antwoord) if percentage >= BEGIN[antwoord])


def punten(antwoord: str) -> Fraction:
    """What an answer is worth: 0, 1/3, 2/3 or 1 (L-04)."""
    return PUNTEN[antwoord]


def totaal(antwoorden: Iterable[str]) -> Fraction:
    """The points of several answers together, exactly."""
    return sum((PUNTEN[antwoord] for antwoord in antwoorden), Fraction(0))


def getal(waarde: Fraction | Decimal | float, cijfers: int = 1) -> str:
    """A figure as Dutch readers write it: 14/3 is `4,7`, and a whole number has no decimals."""
    rond = round(Decimal(str(float(waarde))), cijfers)
    return number_format(rond, 0 if rond == int(rond) else cijfers)


def einde_van(dag: datetime.date) -> datetime.datetime:
    """The last moment of a day on the clock of the counter."""
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time.max))


def stand(locatie: Locatie, op: datetime.date | datetime.datetime | None = None) -> dict[int, Mijlpaalscore]:
    """What holds at a location, by the key of the milestone; one query.

    Args:
        op: a day (its end counts) or a moment; now when left out.
    """
    moment = op if isinstance(op, datetime.datetime) else einde_van(op) if op else timezone.now()
    scores = met_kwaliteit(Mijlpaalscore.objects.filter(locatie=locatie).op(moment))
    return {score.mijlpaal_id: score for score in scores.select_related("partner")}


def met_kwaliteit(scores: MijlpaalscoreQuerySet) -> MijlpaalscoreQuerySet:
    """Scores with the three marks of quality (L-25), to be read with `kwaliteit` or filtered on."""
    getoetst = Toetsing.objects.filter(score=OuterRef("pk"))
    bewijs = Scorebewijs.objects.filter(score=OuterRef("pk"))
    return scores.annotate(
        met_criteria=ExpressionWrapper(
            Q(criteria_vereist__gt=0, criteria_gehaald=F("criteria_vereist")), output_field=BooleanField()
        ),
        met_bewijs=Exists(bewijs),
        getoetst=Exists(getoetst),
    )


@dataclass(frozen=True)
class Kwaliteit:
    """How far an answer can be trusted: three marks, one point each."""

    criteria: bool
    bewijs: bool
    tweede_blik: bool

    @property
    def aantal(self) -> int:
        """How many of the three marks there are."""
        return self.criteria + self.bewijs + self.tweede_blik

    @property
    def woord(self) -> str:
        """The mark as a word."""
        return ("niet onderbouwd", "matig onderbouwd", "goed onderbouwd", "volledig onderbouwd")[self.aantal]

    @property
    def uitleg(self) -> str:
        """Which marks there are, in words."""
        delen = (
            ("alle criteria aangevinkt", self.criteria),
            ("bewijs erbij", self.bewijs),
            ("tweede blik", self.tweede_blik),
        )
        return ", ".join(deel for deel, er in delen if er) or "geen criteria, bewijs of tweede blik"


def kwaliteit(score: Any) -> Kwaliteit:
    """The quality of a score that was read through `met_kwaliteit`."""
    return Kwaliteit(score.met_criteria, score.met_bewijs, score.getoetst)


@dataclass(frozen=True)
class Fasestand:
    """How a location stands in one phase.

    Attributes:
        maximum: the number of milestones in the phase, which is also the most that can be earned.
        percentage: the mean of the exact percentages; a milestone without an answer counts as 0.
    """

    fase: Fase
    punten: Fraction
    maximum: int
    percentage: Decimal

    @property
    def in_woorden(self) -> str:
        """The points, with one decimal at most."""
        return getal(self.punten)


def vaste_mijlpalen() -> list[Mijlpaal]:
    """The milestones that count for the total, with their phases."""
    return list(Mijlpaal.objects.filter(regio=None, vervallen_op=None).select_related("fase"))


def per_fase(mijlpalen: Iterable[Mijlpaal], scores: Mapping[int, Mijlpaalscore]) -> list[Fasestand]:
    """The score of each phase, in order; milestones of a region are left out."""
    groepen: dict[int, list[Mijlpaal]] = {}
    fasen: dict[int, Fase] = {}
    for mijlpaal in mijlpalen:
        if mijlpaal.regio_id is None:
            groepen.setdefault(mijlpaal.fase_id, []).append(mijlpaal)
            fasen[mijlpaal.fase_id] = mijlpaal.fase
    return [
        _fasestand(fase, groepen[fase.pk], scores) for fase in sorted(fasen.values(), key=lambda f: f.nummer)
    ]


def _fasestand(fase: Fase, mijlpalen: list[Mijlpaal], scores: Mapping[int, Mijlpaalscore]) -> Fasestand:
    gevonden = [scores[mijlpaal.pk] for mijlpaal in mijlpalen if mijlpaal.pk in scores]
    som = sum((score.percentage for score in gevonden), Decimal(0))
    return Fasestand(
        fase, totaal(score.antwoord for score in gevonden), len(mijlpalen), som / Decimal(len(mijlpalen))
    )


def totaal_van(mijlpalen: Iterable[Mijlpaal], scores: Mapping[int, Mijlpaalscore]) -> Fraction:
    """The points of a location: its fixed milestones together."""
    return totaal(
        scores[mijlpaal.pk].antwoord
        for mijlpaal in mijlpalen
        if mijlpaal.regio_id is None and mijlpaal.pk in scores
    )
