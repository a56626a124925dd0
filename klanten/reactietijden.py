"""How quickly clients get an answer over each channel, and how much of what is sent arrives (X-25)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, Count, DurationField, Expression, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce

from keten.models import Locatie
from klanten.afspraken import aanvang
from klanten.models import Bericht, Klantvraag, Zending

PORTAAL = "portaal"


class Mediaan(Aggregate):
    """The middle value: half of what was counted took less."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class Reactietijd:
    """What came in over one channel in a period, and how it was answered.

    Attributes:
        mediaan: half of the answers came within this time; None without answers.
        op_tijd: answered within the term.
        te_laat: answered after the term, or still open after it.
    """

    kanaal: str
    gesteld: int
    beantwoord: int
    op_tijd: int
    te_laat: int
    mediaan: datetime.timedelta | None

    @property
    def percentage(self) -> int | None:
        """How much of what has run its term was in time; None when nothing has."""
        afgelopen = self.op_tijd + self.te_laat
        return round(100 * self.op_tijd / afgelopen) if afgelopen else None


@dataclass(frozen=True)
class Verzonden:
    """What the portal sent over one channel in a period."""

    kanaal: str
    totaal: int
    wacht: int
    afgeleverd: int
    mislukt: int


def reactietijden(
    locatie: Locatie, *, van: datetime.date, tot: datetime.date, nu: datetime.datetime
) -> list[Reactietijd]:
    """Count per channel what clients asked in a period, in two queries.

    A message in the portal counts as answered when an employee answered it or said that it needs no answer.

    Args:
        van, tot: the first and last day on which the question was asked.
        nu: what is open counts as too late when its term ends before this moment.

    Source: Samen doen we het zo (Monitorgroep 2005), norms on accessibility: flexible, over several channels.
    """
    vragen = _in_periode(Klantvraag.objects.filter(locatie=locatie), "gesteld_op", van, tot)
    per_kanaal = {
        rij.pop("kanaal"): rij
        for rij in _tel(vragen, "gesteld_op", "beantwoord_op", "vervalt_op", nu, "kanaal")
    }
    berichten = _in_periode(Bericht.objects.filter(klant__locatie=locatie, van_klant=True), "op", van, tot)
    [portaal] = _tel(berichten, "op", "gelezen_op", "antwoord_voor", nu) or [_NIETS]
    rijen = [(kanaal.label, per_kanaal.get(kanaal.value, _NIETS)) for kanaal in Klantvraag.Kanaal]
    return [Reactietijd(kanaal=naam, **rij) for naam, rij in [*rijen, (PORTAAL, portaal)]]


def verzonden(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Verzonden]:
    """Count per channel what the portal sent, in one query."""
    zendingen = _in_periode(Zending.objects.filter(klant__locatie=locatie), "gemaakt_op", van, tot)
    stand = Zending.Stand
    rijen = (
        zendingen.order_by()
        .values("kanaal")
        .annotate(
            totaal=Count("pk"),
            wacht=Count("pk", filter=Q(stand=stand.KLAAR)),
            afgeleverd=Count("pk", filter=Q(stand=stand.AFGELEVERD)),
            mislukt=Count("pk", filter=Q(stand=stand.MISLUKT)),
        )
    )
    gevonden = {rij["kanaal"]: rij for rij in rijen}
    leeg = {"totaal": 0, "wacht": 0, "afgeleverd": 0, "mislukt": 0}
    return [
        Verzonden(**{**gevonden.get(kanaal.value, leeg), "kanaal": str(kanaal.label)})
        for kanaal in Zending.Kanaal
    ]


_NIETS: dict[str, Any] = {"gesteld": 0, "beantwoord": 0, "op_tijd": 0, "te_laat": 0, "mediaan": None}


def _tel(
    rijen: QuerySet[Any], gesteld: str, beantwoord: str, uiterlijk: str, nu: datetime.datetime, *per: str
) -> list[dict[str, Any]]:
    duur: Expression = ExpressionWrapper(F(beantwoord) - F(gesteld), output_field=DurationField())
    open_ = Q(**{f"{beantwoord}__isnull": True})
    geteld = {
        "gesteld": Count("pk"),
        "beantwoord": Count("pk", filter=~open_),
        "op_tijd": Count("pk", filter=Q(**{f"{beantwoord}__lte": F(uiterlijk)})),
        "te_laat": Count("pk", filter=Q(**{f"{uiterlijk}__lt": Coalesce(F(beantwoord), nu)})),
        "mediaan": Mediaan(duur, filter=~open_, output_field=DurationField()),
    }
    if per:
        return list(rijen.order_by().values(*per).annotate(**geteld))
    return [rijen.aggregate(**geteld)]


def _in_periode(rijen: QuerySet[Any], veld: str, van: datetime.date, tot: datetime.date) -> QuerySet[Any]:
    morgen = tot + datetime.timedelta(days=1)
    begin, einde = (aanvang(dag, datetime.time.min) for dag in (van, morgen))
    return rijen.filter(**{f"{veld}__gte": begin, f"{veld}__lt": einde})
