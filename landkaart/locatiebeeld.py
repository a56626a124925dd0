"""What the page of a location says: total, phases and milestones, with the change since the time before."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from landkaart import verloop
from landkaart.landsbeeld import Score, Totaal, totaal
from landkaart.models import Antwoord, Fase, Mijlpaal
from landkaart.scores import getal
from landkaart.vergelijken import Gemiddelde, Groep
from landkaart.verloop import Meting, Norm


@dataclass(frozen=True)
class Stand:
    """A total, and by how much it changed since the previous measurement.

    Attributes:
        verschil: in points; None when there is no earlier measurement.
        verschil_procent: of the mean of exact percentages, in percent points.
        fase: empty for the whole.
    """

    nu: Totaal
    verschil: Fraction | None
    verschil_procent: Decimal | None
    fase: Fase | None = None

    @property
    def verschil_punten(self) -> float | None:
        """The change in points, to be shown with one decimal."""
        return None if self.verschil is None else float(self.verschil)

    @property
    def tekst(self) -> str:
        """The points in words."""
        punten = "punt" if self.nu.mijlpalen == 1 else "punten"
        return f"{getal(self.nu.punten)} van {self.nu.mijlpalen} {punten}"


@dataclass(frozen=True)
class Regel:
    """A milestone of a location.

    Attributes:
        verschil: since its previous answer, in percent points.
        ernaast: the groups to compare with, by name, each with its mean.
    """

    mijlpaal: Mijlpaal
    score: Score | None
    verschil: Decimal | None
    norm: Norm | None
    ernaast: Sequence[tuple[str, Gemiddelde | None]]


def stand(reeks: Sequence[Meting], mijlpalen: Sequence[Mijlpaal], fase: Fase | None = None) -> Stand:
    """The total of the last measurement beside the one before."""
    nu = reeks[-1].totaal(mijlpalen) if reeks else totaal({}, mijlpalen)
    if len(reeks) < 2:
        return Stand(nu, None, None, fase)
    eerder = reeks[-2].totaal(mijlpalen)
    return Stand(nu, nu.punten - eerder.punten, nu.gemiddeld - eerder.gemiddeld, fase)


def volledig(reeks: Sequence[Meting], mijlpalen: Sequence[Mijlpaal]) -> int:
    """How many milestones are 'volledig gerealiseerd' after the last measurement."""
    scores = reeks[-1].scores if reeks else {}
    return sum(m.pk in scores and scores[m.pk].antwoord == Antwoord.VOLLEDIG for m in mijlpalen)


def per_fase(reeks: Sequence[Meting], mijlpalen: Sequence[Mijlpaal]) -> list[Stand]:
    """The phases, in order."""
    groepen: dict[Fase, list[Mijlpaal]] = {}
    for mijlpaal in mijlpalen:
        groepen.setdefault(mijlpaal.fase, []).append(mijlpaal)
    return [stand(reeks, groep, fase) for fase, groep in groepen.items()]


def regels(
    reeks: Sequence[Meting], mijlpalen: Sequence[Mijlpaal], groepen: Sequence[Groep], *, dag: datetime.date
) -> list[Regel]:
    """The milestones, in order."""
    nu = reeks[-1].scores if reeks else {}
    return [
        Regel(
            mijlpaal,
            nu.get(mijlpaal.pk),
            verloop.verschil(mijlpaal, reeks),
            verloop.norm(mijlpaal, reeks, dag=dag),
            [(groep.naam, groep.gemiddelden.get(mijlpaal.pk)) for groep in groepen],
        )
        for mijlpaal in mijlpalen
    ]
