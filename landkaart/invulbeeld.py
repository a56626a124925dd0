"""What the pages for filling in and assessing show: every milestone of a location side by side."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from keten.models import Locatie
from keten.tijd import vandaag
from landkaart import meten, scores
from landkaart.models import (
    Antwoord,
    Concept,
    Criterium,
    Deelstand,
    Meetperiode,
    Mijlpaal,
    Mijlpaalscore,
    Opmerking,
    Toetsing,
)

_DAGEN = 60
"""How many days the list of measurements names; older ones are found by their date."""


@dataclass(frozen=True)
class Regel:
    """One milestone of a location: what it says itself, an assessor says, and the portal measures."""

    mijlpaal: Mijlpaal
    score: Mijlpaalscore | None
    deelstand: str
    kwaliteit: scores.Kwaliteit | None
    toetsing: Toetsing | None
    meting: meten.Meting | None
    open_opmerkingen: int
    concept: Concept | None

    @property
    def verschil(self) -> Decimal | None:
        """How many points the assessor is above the location; None without a second look."""
        if self.score is None or self.toetsing is None:
            return None
        return self.toetsing.percentage - self.score.percentage

    @property
    def afwijking(self) -> Decimal | None:
        """How many points the location is above the portal's figure, when that is worth saying."""
        if self.score is None or self.meting is None:
            return None
        afwijking = self.meting.afwijking(self.score.percentage)
        return afwijking if afwijking is not None and abs(afwijking) >= meten.AFWIJKING else None

    @property
    def verschil_in_woorden(self) -> str:
        """How the assessor's state lies against that of the location."""
        return _punten(self.verschil)

    @property
    def afwijking_in_woorden(self) -> str:
        """How the answer lies against the portal's figure."""
        return f"Antwoord {_punten(self.afwijking)} dan het cijfer"

    @property
    def te_laat(self) -> bool:
        """Whether the norm's date has passed while the milestone is not complete (L-31)."""
        norm = self.mijlpaal.norm_op
        klaar = self.score is not None and self.score.antwoord == Antwoord.VOLLEDIG
        return norm is not None and norm < vandaag() and not klaar


def _punten(verschil: Decimal | None) -> str:
    if verschil is None:
        return ""
    punten = "punt" if abs(verschil) == 1 else "punten"
    return f"{scores.getal(abs(verschil))} {punten} {'hoger' if verschil > 0 else 'lager'}"


def mijlpalen_queryset(locatie: Locatie) -> QuerySet[Mijlpaal]:
    """The fourteen, and those that the region added, in order."""
    return (
        Mijlpaal.objects.filter(Q(regio=None) | Q(regio=locatie.regio_id), vervallen_op=None)
        .select_related("fase", "regio")
        .order_by("fase__nummer", "nummer")
    )


def mijlpalen_van(locatie: Locatie) -> list[Mijlpaal]:
    """The milestones that a location answers, as a list."""
    return list(mijlpalen_queryset(locatie))


def deelstand(percentage: Decimal, deelstanden: Iterable[Deelstand]) -> str:
    """The finer state of a percentage; empty when none has been configured (L-14)."""
    return max(((d.vanaf, d.naam) for d in deelstanden if d.vanaf <= percentage), default=(Decimal(0), ""))[1]


def regels(locatie: Locatie, op: datetime.date | None = None) -> list[Regel]:
    """Every milestone of a location on a day; a fixed number of queries."""
    mijlpalen, stand = mijlpalen_van(locatie), scores.stand(locatie, op)
    metingen = meten.meet_alles(locatie)
    deelstanden = list(Deelstand.objects.all())
    toetsingen = _laatste_toetsingen(stand.values())
    concepten = {c.mijlpaal_id: c for c in Concept.objects.filter(locatie=locatie, open=True)}
    opmerkingen = dict(
        Opmerking.objects.filter(locatie=locatie, beantwoord_op=None)
        .values_list("mijlpaal")
        .annotate(aantal=Count("pk"))
        .order_by()
    )
    return [
        Regel(
            mijlpaal=mijlpaal,
            score=score,
            deelstand=deelstand(score.percentage, deelstanden) if score else "",
            kwaliteit=scores.kwaliteit(score) if score else None,
            toetsing=toetsingen.get(score.pk) if score else None,
            meting=metingen.get(mijlpaal.nummer) if mijlpaal.regio_id is None else None,
            open_opmerkingen=opmerkingen.get(mijlpaal.pk, 0),
            concept=concepten.get(mijlpaal.pk),
        )
        for mijlpaal in mijlpalen
        for score in [stand.get(mijlpaal.pk)]
    ]


def _laatste_toetsingen(gekozen: Iterable[Mijlpaalscore]) -> dict[int, Toetsing]:
    rijen = (
        Toetsing.objects.filter(score__in=[score.pk for score in gekozen])
        .select_related("door__gebruiker")
        .order_by("score_id", "-op", "-pk")
        .distinct("score_id")
    )
    return {toetsing.score_id: toetsing for toetsing in rijen}


def metingen(locatie: Locatie) -> list[tuple[datetime.date, int]]:
    """The last days on which a location submitted something, newest first, with how many milestones."""
    return list(
        Mijlpaalscore.objects.filter(locatie=locatie)
        .values_list("ingediend_op__date")
        .annotate(aantal=Count("pk"))
        .order_by("-ingediend_op__date")[:_DAGEN]
    )


def periodes(locatie: Locatie) -> list[Meetperiode]:
    """The named measurements of the country and of this location."""
    return list(Meetperiode.objects.filter(Q(locatie=None) | Q(locatie=locatie)))


def met_fasen(locatie: Locatie) -> dict[int, Mijlpaalscore]:
    """What holds now, with the phase of each milestone read, for the order of the phases."""
    rijen = Mijlpaalscore.objects.filter(locatie=locatie).op(scores.einde_van(vandaag()))
    return {score.mijlpaal_id: score for score in rijen.select_related("mijlpaal__fase")}


def criteria_per_antwoord(criteria: Iterable[Criterium]) -> list[tuple[Antwoord, list[Criterium]]]:
    """Criteria in groups, from the lowest answer to the highest."""
    lijst = list(criteria)
    return [(antwoord, [c for c in lijst if c.antwoord == antwoord]) for antwoord in Antwoord]
