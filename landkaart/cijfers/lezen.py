"""Reading stored figures; nothing here counts anything, and no function takes more queries with more rows."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from keten.indicatoren import Stand, alle, vind
from keten.instellingen import Gebied, soorten
from keten.maanden import eerste_dag, maanden_tot
from keten.models import Instelling, Locatie
from keten.tijd import vandaag
from landkaart.models import Indicatorwaarde


def laatste_maand() -> datetime.date | None:
    """The latest month that is over and has values; else the running one, or None before the first run."""
    nu = eerste_dag(vandaag())
    maanden = (
        Indicatorwaarde.objects.filter(uitsplitsing="").order_by("-maand").values_list("maand", flat=True)
    )
    return maanden.filter(maand__lt=nu).first() or maanden.first()


def waarde(code: str, locatie: Locatie, maand: datetime.date) -> Stand | None:
    """One figure; None when it was not computed for this month or nobody defines it."""
    standen = reeks(code, [locatie], maand, maanden=1)[locatie.pk]
    return standen[0] if standen else None


def reeks(
    code: str, locaties: Iterable[Locatie], tot: datetime.date, maanden: int = 12
) -> dict[int, list[Stand]]:
    """A figure over months per location, by primary key, the earliest month first.

    A month without a value is left out, and a location without any has an empty list.

    Args:
        tot: the last month, any day of it.
        maanden: how many months, this one included.
    """
    gevonden: dict[int, list[Stand]] = {locatie.pk: [] for locatie in locaties}
    rijen = _waarden(tot, maanden).filter(indicator=code, locatie__in=gevonden, uitsplitsing="")
    for rij, stand in _standen(rijen):
        gevonden[rij.locatie_id].append(stand)
    return gevonden


def van_locatie(
    locatie: Locatie, tot: datetime.date, maanden: int = 12, codes: Collection[str] | None = None
) -> dict[str, list[Stand]]:
    """All figures of a location over months, by code, the earliest month first: for a page full of them."""
    gevonden: dict[str, list[Stand]] = {i.code: [] for i in alle() if codes is None or i.code in codes}
    rijen = _waarden(tot, maanden).filter(locatie=locatie, uitsplitsing="", indicator__in=gevonden)
    for rij, stand in _standen(rijen):
        gevonden[rij.indicator].append(stand)
    return gevonden


def per_locatie(
    codes: Collection[str], locaties: Iterable[Locatie], maand: datetime.date
) -> dict[int, dict[str, Stand]]:
    """Some figures of one month at many locations: by primary key of the location, then by code."""
    gevonden: dict[int, dict[str, Stand]] = {locatie.pk: {} for locatie in locaties}
    rijen = _waarden(maand, 1).filter(indicator__in=codes, locatie__in=gevonden, uitsplitsing="")
    for rij, stand in _standen(rijen):
        gevonden[rij.locatie_id][rij.indicator] = stand
    return gevonden


def uitgesplitst(
    code: str, locatie: Locatie, maand: datetime.date, uitsplitsing: str, maanden: int = 1
) -> list[Stand]:
    """A figure per month and group, by month and the name of the group; empty when it cannot be split so."""
    rijen = _waarden(maand, maanden).filter(indicator=code, locatie=locatie, uitsplitsing=uitsplitsing)
    return [stand for _, stand in _standen(rijen.order_by("maand", "groep"))] if uitsplitsing else []


def alle_groepen(
    locatie: Locatie, paren: Collection[tuple[str, str]], tot: datetime.date, maanden: int = 1
) -> dict[tuple[str, str], list[Stand]]:
    """Some figures with all their groups, by code and breakdown: as `uitgesplitst`, for many at once."""
    gevonden: dict[tuple[str, str], list[Stand]] = {paar: [] for paar in paren}
    welke = Q(pk__in=[])
    for code, uitsplitsing in gevonden:
        welke |= Q(indicator=code, uitsplitsing=uitsplitsing)
    rijen = _waarden(tot, maanden).filter(welke, locatie=locatie).order_by("maand", "groep")
    for rij, stand in _standen(rijen):
        gevonden[rij.indicator, rij.uitsplitsing].append(stand)
    return gevonden


def uitsplitsingen(code: str, locatie: Locatie, maand: datetime.date) -> list[str]:
    """The codes of the breakdowns (`landkaart.cijfers.uitsplitsen`) that a figure has values of."""
    rijen = _waarden(maand, 1).filter(indicator=code, locatie=locatie).exclude(uitsplitsing="")
    return list(rijen.order_by("uitsplitsing").values_list("uitsplitsing", flat=True).distinct())


def samen(standen: Collection[Stand]) -> Stand | None:
    """Figures of several locations in the same month as one: of a region, or of the country.

    What is in euros keeps its sum, also when locations reckon with different amounts.
    """
    if not standen:
        return None
    return replace(
        next(iter(standen)),
        telt=sum(stand.telt * stand.bedrag for stand in standen),
        van=sum(stand.van for stand in standen),
        mensen=sum(stand.mensen for stand in standen),
        bedrag=1,
    )


def _waarden(tot: datetime.date, maanden: int) -> QuerySet[Indicatorwaarde]:
    gevraagd = maanden_tot(tot, maanden)
    bekend = [indicator.code for indicator in alle()]
    binnen = Indicatorwaarde.objects.filter(maand__range=(gevraagd[0], gevraagd[-1]), indicator__in=bekend)
    return binnen.order_by("maand")


def _standen(rijen: QuerySet[Indicatorwaarde]) -> list[tuple[Indicatorwaarde, Stand]]:
    """Each stored value with what it says; two queries at most."""
    gelezen = list(rijen)
    bedragen = _bedragen(gelezen)
    return [(rij, _stand(rij, bedragen)) for rij in gelezen]


def _stand(rij: Indicatorwaarde, bedragen: dict[tuple[str, int], int]) -> Stand:
    indicator = vind(rij.indicator)
    assert indicator is not None  # `_waarden` asks only for figures that are registered
    return Stand(
        indicator,
        rij.maand,
        rij.telt,
        rij.van,
        rij.mensen,
        groep=rij.groep,
        bedrag=bedragen[indicator.bedrag, rij.locatie_id] if indicator.bedrag else 1,
        versie=rij.versie,
        berekend_op=rij.berekend_op,
    )


def _bedragen(rijen: list[Indicatorwaarde]) -> dict[tuple[str, int], int]:
    """What each location reckons with, for the figures among these rows that are in euros."""
    codes = {indicator.bedrag for rij in rijen if (indicator := vind(rij.indicator)) and indicator.bedrag}
    if not codes:
        return {}
    plekken = {rij.locatie_id for rij in rijen}
    keuzes: dict[tuple[str, int], Any] = {
        (soort.code, plek): soort.standaard
        for soort in soorten(Gebied.LOCATIE)
        if soort.code in codes
        for plek in plekken
    }
    gekozen = Instelling.objects.filter(code__in=codes, locatie__in=plekken)
    keuzes |= {(code, plek): w for code, plek, w in gekozen.values_list("code", "locatie", "waarde")}
    return {sleutel: int(bedrag) for sleutel, bedrag in keuzes.items()}
