"""How satisfied employers are: the average per quarter, per expectation and by size (W-08, W-10, W-52)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, QuerySet
from django.db.models.functions import TruncQuarter
from django.utils import timezone

from keten.kleine_getallen import te_klein
from keten.models import Locatie
from klanten.kwartalen import Kwartaal, laatste_kwartalen
from werkgevers.models import Tevredenheid, Tevredenheidsscore, Verwachting, Werkgever

_KWARTALEN = 4
_SAMEN = "Alles samen"


@dataclass(frozen=True)
class Cijfer:
    """An average of scores from 1 to 5; None when too few employers answered.

    Attributes:
        aantal: how many employers answered.
    """

    gemiddelde: float | None
    aantal: int


@dataclass(frozen=True)
class Rij:
    """One expectation, or all together, over the quarters."""

    naam: str
    cijfers: list[Cijfer]


@dataclass(frozen=True)
class Tabel:
    """The quarters, the oldest first, with a row per expectation.

    Attributes:
        gevraagd, ingevuld: how many employers were asked and answered, per quarter of the question.
    """

    kwartalen: list[Kwartaal]
    rijen: list[Rij]
    gevraagd: list[int]
    ingevuld: list[int]


def per_kwartaal(locatie: Locatie) -> Tabel:
    """The average of every expectation in each of the last four quarters.

    Source: Goed bekeken! (AKO 2005), p. 42: what employers expect, and that nobody measured it.
    """
    kwartalen = laatste_kwartalen(_KWARTALEN)[::-1]
    scores = _sinds(kwartalen[0], locatie).annotate(kwartaal=TruncQuarter("tevredenheid__ingevuld_op"))
    samen = {(_SAMEN, _kwartaal(rij["kwartaal"])): _cijfer(rij) for rij in _gemiddeld(scores, "kwartaal")}
    apart = {
        (rij["verwachting"], _kwartaal(rij["kwartaal"])): _cijfer(rij)
        for rij in _gemiddeld(scores, "verwachting", "kwartaal")
    }
    cijfers = {**samen, **apart}
    namen = [(_SAMEN, _SAMEN), *Verwachting.choices]
    rijen = [
        Rij(str(naam), [cijfers.get((code, kwartaal), Cijfer(None, 0)) for kwartaal in kwartalen])
        for code, naam in namen
    ]
    return Tabel(kwartalen, rijen, *_gevraagd(kwartalen, locatie))


def per_grootte(locatie: Locatie) -> list[tuple[str, Cijfer]]:
    """The average over the last four quarters of all expectations, by the size of the employer (W-10)."""
    scores = _sinds(laatste_kwartalen(_KWARTALEN)[-1], locatie)
    gevonden = {
        rij["tevredenheid__werkgever__grootte"]: _cijfer(rij)
        for rij in _gemiddeld(scores, "tevredenheid__werkgever__grootte")
    }
    return [
        (str(naam), gevonden.get(code, Cijfer(None, 0)))
        for code, naam in sorted(Werkgever.Grootte.choices, key=lambda keuze: not keuze[0])
    ]


def _sinds(kwartaal: Kwartaal, locatie: Locatie) -> QuerySet[Tevredenheidsscore]:
    begin = timezone.make_aware(datetime.datetime.combine(kwartaal.eerste, datetime.time()))
    return Tevredenheidsscore.objects.filter(
        tevredenheid__locatie=locatie, tevredenheid__ingevuld_op__gte=begin
    ).order_by()


def _gemiddeld(scores: QuerySet[Tevredenheidsscore], *per: str) -> Iterable[dict[str, Any]]:
    rijen: Iterable[dict[str, Any]] = scores.values(*per).annotate(
        score=Avg("score"), wie=Count("tevredenheid__werkgever", distinct=True)
    )
    return rijen


def _cijfer(rij: dict[str, Any]) -> Cijfer:
    return Cijfer(None if te_klein(rij["wie"]) else round(rij["score"], 1), rij["wie"])


def _gevraagd(kwartalen: list[Kwartaal], locatie: Locatie) -> tuple[list[int], list[int]]:
    begin = timezone.make_aware(datetime.datetime.combine(kwartalen[0].eerste, datetime.time()))
    rijen = (
        Tevredenheid.objects.filter(locatie=locatie, gevraagd_op__gte=begin)
        .order_by()
        .annotate(kwartaal=TruncQuarter("gevraagd_op"))
        .values("kwartaal")
        .annotate(gevraagd=Count("pk"), ingevuld=Count("ingevuld_op"))
    )
    per = {_kwartaal(rij["kwartaal"]): (rij["gevraagd"], rij["ingevuld"]) for rij in rijen}
    paren = [per.get(kwartaal, (0, 0)) for kwartaal in kwartalen]
    return [gevraagd for gevraagd, _ in paren], [ingevuld for _, ingevuld in paren]


def _kwartaal(moment: datetime.datetime) -> Kwartaal:
    return Kwartaal.van(timezone.localtime(moment).date())
