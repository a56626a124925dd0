"""How a location went through time, on exact percentages, so that a small change stays small (L-16)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils import timezone

from keten.models import Locatie
from landkaart import scores as puntentelling
from landkaart.landsbeeld import Score, Totaal, totaal
from landkaart.models import Antwoord, Mijlpaal, Mijlpaalscore


@dataclass(frozen=True)
class Meting:
    """How a location stood after a day on which it submitted something.

    Attributes:
        scores: by the key of the milestone, those of earlier days included.
    """

    dag: datetime.date
    scores: dict[int, Score]

    def totaal(self, mijlpalen: Sequence[Mijlpaal]) -> Totaal:
        """What the scores add up to."""
        return totaal(self.scores, mijlpalen)


@dataclass(frozen=True)
class Norm:
    """How a milestone stands against its target date (L-31).

    Attributes:
        dagen: early (positive) or late (negative); for what is not reached yet, left or passed.
    """

    op: datetime.date
    bereikt_op: datetime.date | None
    dagen: int

    @property
    def te_laat(self) -> bool:
        """Whether the target date was missed."""
        return self.dagen < 0

    @property
    def woorden(self) -> str:
        """The same in words."""
        dagen = _duur(abs(self.dagen))
        if self.bereikt_op:
            if self.dagen == 0:
                return "gehaald op de dag zelf"
            return f"gehaald, {dagen} te laat" if self.te_laat else f"gehaald, {dagen} eerder"
        return f"{dagen} te laat" if self.te_laat else f"nog {dagen}"


def _duur(dagen: int) -> str:
    """A number of days in the unit in which people would say it."""
    if dagen >= 730:
        return f"{dagen // 365} jaar"
    if dagen >= 60:
        return f"{dagen // 30} maanden"
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


def metingen(locatie: Locatie, *, tot: datetime.date) -> list[Meting]:
    """The measurements of a location, oldest first; one query.

    Args:
        tot: the last day that counts.
    """
    ingediend = Mijlpaalscore.objects.filter(locatie=locatie, ingediend_op__lte=puntentelling.einde_van(tot))
    op_volgorde: Any = puntentelling.met_kwaliteit(ingediend).order_by("ingediend_op", "pk")
    rijen = op_volgorde.values_list(
        "mijlpaal_id", "percentage", "antwoord", "ingediend_op", "met_criteria", "met_bewijs", "getoetst"
    )
    stand: dict[int, Score] = {}
    gevonden = []
    for dag, groep in groupby(rijen, key=lambda rij: timezone.localdate(rij[3])):
        for mijlpaal, percentage, antwoord, op, *merken in groep:
            stand = {**stand, mijlpaal: Score(percentage, antwoord, op, sum(merken))}
        gevonden.append(Meting(dag, stand))
    return gevonden


def norm(mijlpaal: Mijlpaal, reeks: Sequence[Meting], *, dag: datetime.date) -> Norm | None:
    """How a milestone stood against its target date on a day; None when it has none.

    It is reached on the first day of the last unbroken time in which the answer was 'volledig gerealiseerd'.
    """
    if mijlpaal.norm_op is None:
        return None
    bereikt = None
    for meting in reeks:
        score = meting.scores.get(mijlpaal.pk)
        if score is None or score.antwoord != Antwoord.VOLLEDIG:
            bereikt = None
        elif bereikt is None:
            bereikt = meting.dag
    return Norm(mijlpaal.norm_op, bereikt, (mijlpaal.norm_op - (bereikt or dag)).days)


def verschil(mijlpaal: Mijlpaal, reeks: Sequence[Meting]) -> Decimal | None:
    """The change of a milestone since its previous answer, in percent points; None when there is only one."""
    antwoorden: list[Score] = []
    for meting in reeks:
        score = meting.scores.get(mijlpaal.pk)
        if score and (not antwoorden or antwoorden[-1] is not score):
            antwoorden.append(score)
    return antwoorden[-1].percentage - antwoorden[-2].percentage if len(antwoorden) > 1 else None
