"""Where clients went, and whether it lasts (K-88), and how often a benefit was prevented (K-19)."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from keten.models import Locatie
from keten.tijd import vandaag
from klanten.kwartalen import Kwartaal, laatste_kwartalen
from klanten.models import Uitkering, Uitstroom

PREVENTIE = (
    "Definitie 1: klanten bij wie een uitkering is voorkomen, gedeeld door die klanten plus de klanten die "
    "na hun aanmelding voor het eerst een uitkering kregen."
)
DUURZAAM = {"ja": Q(duurzaam=True), "nee": Q(duurzaam=False), "open": Q(duurzaam=None, meetdag__isnull=False)}
"""What is known of a placement on its measuring day, by the code in addresses."""

PERIODEN = {"12": "vier kwartalen", "24": "acht kwartalen"}


@dataclass(frozen=True)
class Periode:
    """A stretch of time that figures are about."""

    code: str
    naam: str
    van: datetime.date
    tot: datetime.date


@dataclass(frozen=True)
class Soortcijfer:
    """The outflow of one kind; what was measured only counts for work.

    Attributes:
        werkt, gestopt, open: still at work on the measuring day, not any more, not measured yet.
        terug: how many came back.
    """

    soort: Uitstroom.Soort
    aantal: int
    werkt: int
    gestopt: int
    open: int
    terug: int

    @property
    def is_werk(self) -> bool:
        """Whether durability says something about this kind."""
        return self.soort in Uitstroom.WERK

    @property
    def percentage(self) -> int | None:
        """The share still at work of those who were measured; None when nobody was."""
        return deel(self.werkt, self.werkt + self.gestopt)


def perioden() -> list[Periode]:
    """The periods that can be chosen: four quarters, eight, and each of the last four; none after today."""
    kwartalen = laatste_kwartalen(8)
    lang = [
        Periode(code, naam, kwartalen[int(code) // 3 - 1].eerste, vandaag())
        for code, naam in PERIODEN.items()
    ]
    return lang + [_als_periode(kwartaal) for kwartaal in kwartalen[:4]]


def periode(code: str) -> Periode:
    """The period that an address names, else the first one."""
    return next((punt for punt in perioden() if punt.code == code), perioden()[0])


def per_soort(locatie: Locatie, gekozen: Periode) -> list[Soortcijfer]:
    """The outflow of a location by kind, in one query."""
    rijen = (
        in_periode(locatie, gekozen)
        .order_by()
        .values("soort")
        .annotate(
            aantal=Count("pk"),
            terug=Count("pk", filter=Q(teruggekeerd_op__isnull=False)),
            werkt=Count("pk", filter=DUURZAAM["ja"]),
            gestopt=Count("pk", filter=DUURZAAM["nee"]),
            open=Count("pk", filter=DUURZAAM["open"]),
        )
    )
    geteld = {rij.pop("soort"): rij for rij in rijen}
    leeg = {"aantal": 0, "terug": 0, "werkt": 0, "gestopt": 0, "open": 0}
    return [Soortcijfer(soort, **geteld.get(soort.value, leeg)) for soort in Uitstroom.Soort]


def preventie(locatie: Locatie, gekozen: Periode) -> tuple[int, int]:
    """How often a benefit was prevented, and of how many people (`PREVENTIE`)."""
    voorkomen = in_periode(locatie, gekozen).filter(soort=Uitstroom.Soort.VOORKOMEN).count()
    eerder = Uitkering.objects.filter(klant=OuterRef("klant"), van__lt=OuterRef("van"))
    eerste = Uitkering.objects.filter(
        klant__locatie=locatie,
        van__range=(gekozen.van, gekozen.tot),
        van__gte=F("klant__aangemeld_op"),
    ).exclude(Exists(eerder))
    begonnen = eerste.aggregate(aantal=Count("klant", distinct=True))["aantal"]
    return voorkomen, voorkomen + begonnen


def in_periode(
    locatie: Locatie, gekozen: Periode, *, soort: str = "", duurzaam: str = ""
) -> QuerySet[Uitstroom]:
    """The outflow of a location in a period, the latest first.

    Args:
        soort: only this kind.
        duurzaam: only what was measured so, one of `DUURZAAM`.
    """
    rijen = Uitstroom.objects.filter(locatie=locatie, op__range=(gekozen.van, gekozen.tot))
    if soort:
        rijen = rijen.filter(soort=soort)
    return rijen.filter(DUURZAAM[duurzaam]) if duurzaam else rijen


def deel(aantal: int, van: int) -> int | None:
    """A whole percentage; None of nothing."""
    return round(100 * aantal / van) if van else None


def _als_periode(kwartaal: Kwartaal) -> Periode:
    return Periode(kwartaal.code, str(kwartaal), kwartaal.eerste, min(kwartaal.laatste, vandaag()))
