"""What happened after comparable arrangements: counts, with a caution, and never about a few people.

Comparable is: the same instrument, at the same location, for clients whose diagnosis put them in the same
kwadrant and who had a benefit of one of the same schemes. It says what followed, not what caused it.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from diagnose.models import Activiteit
from keten import kleine_getallen
from keten.models import Regime
from keten.tijd import vandaag
from klanten.models import Klant, Uitkering, Uitstroom

TERUG = datetime.timedelta(days=3 * 365)
MAANDEN = {6: datetime.timedelta(days=182), 12: datetime.timedelta(days=365)}


@dataclass(frozen=True)
class Vervolg:
    """How many of those who began long enough ago were at work within so many months.

    Attributes:
        aantal: clients who agreed with it at least `maanden` ago; None when they are too few to show.
        aan_het_werk: of these, how many found work in time; None when that is too small to show.
    """

    maanden: int
    aantal: int | None
    aan_het_werk: int | None

    def __str__(self) -> str:
        if not self.aantal:
            return f"na {self.maanden} maanden: te weinig klanten om iets te zeggen"
        gevonden = f"minder dan {kleine_getallen.ONDER}" if self.aan_het_werk is None else self.aan_het_werk
        return f"na {self.maanden} maanden: {gevonden} van {self.aantal} aan het werk"


def na_vergelijkbare(klant: Klant, regimes: list[Regime]) -> dict[int, list[Vervolg]]:
    """What followed on each instrument for clients comparable with this one, by its key, in one query."""
    if not klant.beeld.kwadrant or not regimes:
        return {}
    tellers = {}
    for maanden, duur in MAANDEN.items():
        lang_genoeg = Q(besloten_op__lte=vandaag() - duur)
        tellers[f"n_{maanden}"] = Count("werkplan__klant", distinct=True, filter=lang_genoeg)
        werk = lang_genoeg & Q(**{f"werk_{maanden}": True})
        tellers[f"werk_n_{maanden}"] = Count("werkplan__klant", distinct=True, filter=werk)
    rijen = _vergelijkbaar(klant, regimes).order_by().values("instrument").annotate(**tellers)
    return {
        rij["instrument"]: [_vervolg(m, rij[f"n_{m}"], rij[f"werk_n_{m}"]) for m in MAANDEN] for rij in rijen
    }


def _vergelijkbaar(klant: Klant, regimes: list[Regime]) -> QuerySet[Activiteit]:
    uitkering = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=OuterRef("besloten_op")),
        klant=OuterRef("werkplan__klant"),
        regime__in=regimes,
        van__lte=OuterRef("besloten_op"),
    )
    return (
        Activiteit.objects.van_locatie(klant.locatie)
        .filter(
            Exists(uitkering),
            instrument__isnull=False,
            kopie_van__isnull=True,
            besloten_op__gte=vandaag() - TERUG,
            werkplan__diagnose__kwadrant=klant.beeld.kwadrant,
        )
        .exclude(stand=Activiteit.Stand.NIET_GEKOZEN)
        .exclude(werkplan__klant=klant)
        .annotate(**{f"werk_{maanden}": _werk_binnen(duur) for maanden, duur in MAANDEN.items()})
    )


def _werk_binnen(duur: datetime.timedelta) -> Exists:
    return Exists(
        Uitstroom.objects.filter(
            klant=OuterRef("werkplan__klant"),
            soort__in=Uitstroom.WERK,
            op__gte=OuterRef("besloten_op"),
            op__lte=OuterRef("besloten_op") + duur,
        )
    )


def _vervolg(maanden: int, aantal: int, werk: int) -> Vervolg:
    if kleine_getallen.te_klein(aantal) or not aantal:
        return Vervolg(maanden, None, None)
    return Vervolg(maanden, aantal, kleine_getallen.verberg(werk))
