"""How long clients wait for the one who can guide them better: from finding to acceptance (K-76)."""

import datetime
from dataclasses import dataclass

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Max, Min, Q
from django.db.models.functions import TruncDate

from keten.models import Locatie, Medewerker
from klanten.afspraken import aanvang
from klanten.models import Overdracht
from klanten.models.overdracht import OverdrachtQuerySet


@dataclass(frozen=True)
class Doorlooptijd:
    """The accepted handovers of one partner to another in a period.

    Attributes:
        gemiddeld, kortst, langst: whole days from the finding to the acceptance.
    """

    van: str
    naar: str
    aantal: int
    warm: int
    gemiddeld: int
    kortst: int
    langst: int


def doorlooptijden(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Doorlooptijd]:
    """The figure per pair of partners, in one query; both days belong to the period."""
    rijen = (
        aanvaard(locatie, van=van, tot=tot)
        .order_by("van__partner__naam", "beslist_door__partner__naam")
        .values("van__partner__naam", "beslist_door__partner__naam")
        .annotate(
            aantal=Count("pk"),
            warm=Count("pk", filter=Q(wijze=Overdracht.Wijze.WARM)),
            gemiddeld=Avg("wachttijd"),
            kortst=Min("wachttijd"),
            langst=Max("wachttijd"),
        )
    )
    return [
        Doorlooptijd(
            van=rij["van__partner__naam"],
            naar=rij["beslist_door__partner__naam"],
            aantal=rij["aantal"],
            warm=rij["warm"],
            gemiddeld=round(rij["gemiddeld"] / datetime.timedelta(days=1)),
            kortst=rij["kortst"].days,
            langst=rij["langst"].days,
        )
        for rij in rijen
    ]


def aanvaard(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> OverdrachtQuerySet:
    """The handovers accepted in a period, each with its `wachttijd`."""
    begin = aanvang(van, datetime.time.min)
    einde = aanvang(tot + datetime.timedelta(days=1), datetime.time.min)
    return _met_wachttijd(
        Overdracht.objects.filter(
            locatie=locatie, stand=Overdracht.Stand.AANVAARD, beslist_op__gte=begin, beslist_op__lt=einde
        )
    )


def lijst(locatie: Locatie, *, stand: str, medewerker: Medewerker | None = None) -> OverdrachtQuerySet:
    """The handovers of a location, the latest on top, with names, and how long an accepted one took.

    Args:
        stand: one of `Overdracht.Stand`, or empty for all.
        medewerker: only those that this employee gives, answers or may answer.
    """
    rijen = Overdracht.objects.filter(locatie=locatie)
    if stand:
        rijen = rijen.filter(stand=stand)
    if medewerker is not None:
        eigen = Q(van=medewerker) | Q(aangeboden_door=medewerker) | Q(naar=medewerker)
        teams = medewerker.teams.values("pk")
        rijen = rijen.filter(eigen | Q(beslist_door=medewerker) | Q(naar_team__in=teams))
    return _met_wachttijd(rijen).met_mensen().select_related("klant").order_by("-aangeboden_op", "-pk")


def _met_wachttijd(rijen: OverdrachtQuerySet) -> OverdrachtQuerySet:
    wachttijd = ExpressionWrapper(TruncDate("beslist_op") - F("bevinding_op"), output_field=DurationField())
    return rijen.annotate(wachttijd=wachttijd)
