"""Reading the werkvoorraad: what somebody has to do, the most urgent first (K-04)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.termijnen import Termijn
from keten.tijd import vandaag
from klanten.afspraken import aanvang
from klanten.models import Taak


class Wanneer(TextChoices):
    """How soon a task must be done, in order."""

    TE_LAAT = "te_laat", "Te laat"
    VANDAAG = "vandaag", "Vandaag"
    WEEK = "week", "Komende 7 dagen"
    LATER = "later", "Later"


@dataclass(frozen=True)
class Werk:
    """A task with how its term stands, in words."""

    taak: Taak
    wanneer: Wanneer
    tekst: str


@dataclass(frozen=True)
class Groep:
    """The tasks that are due at about the same time."""

    wanneer: Wanneer
    werk: list[Werk]


def eigen(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Taak]:
    """The open tasks of an employee at a location, the first to be done first."""
    return Taak.objects.voorraad_van(medewerker, locatie).filter(voor=medewerker).select_related("klant")


def van_niemand(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Taak]:
    """The open tasks at a location that this employee may take, the first to be done first."""
    return Taak.objects.voorraad_van(medewerker, locatie).filter(voor__isnull=True).select_related("klant")


def vandaag_gedaan(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Taak]:
    """What an employee finished today at a location, the latest first."""
    gedaan = Taak.objects.filter(gedaan_door=medewerker, gedaan_op__gte=_begin(0), locatie=locatie)
    return gedaan.select_related("klant").order_by("-gedaan_op", "-pk")


def tel(medewerker: Medewerker, locatie: Locatie) -> dict[str, int]:
    """How many open tasks there are of each urgency, and of nobody (`niemand`), in one query."""
    eigen_taak = Q(voor=medewerker)
    return Taak.objects.voorraad_van(medewerker, locatie).aggregate(
        niemand=Count("pk", filter=~Q(voor__isnull=False)),
        **{w.value: Count("pk", filter=eigen_taak & binnen(w)) for w in Wanneer},
    )


def binnen(wanneer: Wanneer) -> Q:
    """Tasks of one urgency."""
    nu, morgen, over_een_week = timezone.now(), _begin(1), _begin(8)
    return {
        Wanneer.TE_LAAT: Q(vervalt_op__lt=nu),
        Wanneer.VANDAAG: Q(vervalt_op__gte=nu, vervalt_op__lt=morgen),
        Wanneer.WEEK: Q(vervalt_op__gte=morgen, vervalt_op__lt=over_een_week),
        Wanneer.LATER: Q(vervalt_op__gte=over_een_week),
    }[wanneer]


def in_groepen(taken: Iterable[Taak]) -> list[Groep]:
    """Tasks in the order in which they are due, put together by urgency."""
    werk = [werk_van(taak) for taak in taken]
    return [Groep(wanneer, list(samen)) for wanneer, samen in groupby(werk, lambda een: een.wanneer)]


def werk_van(taak: Taak) -> Werk:
    """How the term of a task stands now."""
    nu = timezone.now()
    return Werk(taak, _wanneer(taak.vervalt_op, nu), Termijn(taak.vervalt_op).tekst(nu))


def _wanneer(vervalt: datetime.datetime, nu: datetime.datetime) -> Wanneer:
    if vervalt < nu:
        return Wanneer.TE_LAAT
    dagen = (timezone.localtime(vervalt).date() - vandaag()).days
    if dagen == 0:
        return Wanneer.VANDAAG
    return Wanneer.WEEK if dagen <= 7 else Wanneer.LATER


def _begin(over_dagen: int) -> datetime.datetime:
    return aanvang(vandaag() + datetime.timedelta(days=over_dagen), datetime.time.min)
