"""Teams that work for employers by sector: which team an employer or a vacancy belongs to (W-36)."""

import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, OuterRef, QuerySet, Subquery

from keten.fouten import NietToegestaan
from keten.models import Locatie, Team
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from werkgevers.models import Sector, Sectorteam, Teamsector

M = TypeVar("M", bound=Model)


@transaction.atomic
def deel_in(*, team: Team, begonnen_op: datetime.date, sectoren: Iterable[Sector]) -> Sectorteam:
    """Say which sectors a team serves, and since when it works for employers.

    Raises:
        NietToegestaan: the day is still to come, the team is of another kind or has ended, or another team of
            the location has one of the sectors.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9: "Het team werkt sectoraal" (Ede).
    """
    if team.soort != Team.Soort.WERKGEVERS or team.opgeheven_op is not None:
        raise NietToegestaan(f"{team} is geen werkgeversteam dat nog werkt.")
    if begonnen_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="begonnen_op")
    Locatie.objects.select_for_update().get(pk=team.locatie_id)
    keuze = list(sectoren)
    _keur_vrij(team, keuze)
    rij, nieuw = Sectorteam.objects.get_or_create(
        team=team, defaults={"locatie_id": team.locatie_id, "begonnen_op": begonnen_op}
    )
    if not nieuw and rij.begonnen_op != begonnen_op:
        rij.begonnen_op = begonnen_op
        rij.save(update_fields=["begonnen_op"])
    rij.sectoren.exclude(sector__in=keuze).delete()
    heeft = set(rij.sectoren.values_list("sector", flat=True))
    for sector in keuze:
        if sector.pk not in heeft:
            voeg_toe(Teamsector(sectorteam=rij, locatie_id=team.locatie_id, sector=sector))
    return rij


def teams(locatie: Locatie) -> QuerySet[Team]:
    """The teams of a location that work for employers."""
    return (
        Team.objects.lopend()
        .filter(locatie=locatie, soort=Team.Soort.WERKGEVERS)
        .select_related("sectorteam")
        .prefetch_related("sectorteam__sectoren__sector", "leden__gebruiker", "leden__partner")
        .order_by("naam")
    )


def team_van(locatie: Locatie, sector: Sector | None) -> Team | None:
    """The team that serves a sector at a location."""
    if sector is None:
        return None
    rij = _van(locatie.pk, sector.pk).select_related("sectorteam__team").first()
    return rij.sectorteam.team if rij else None


def met_team(rijen: QuerySet[M], *, locatie: str = "locatie", sector: str = "sector") -> QuerySet[M]:
    """Each row with its team: `team_id` and `teamnaam`, in the same query.

    Args:
        locatie, sector: look-ups from the row; of a vacancy the sector is `werkgever__sector`.
    """
    team = _van(OuterRef(locatie), OuterRef(sector))
    met: QuerySet[M] = rijen.annotate(
        team_id=Subquery(team.values("sectorteam__team")[:1]),
        teamnaam=Subquery(team.values("sectorteam__team__naam")[:1]),
    )
    return met


def begonnen_op(locatie: Locatie) -> datetime.date | None:
    """Since when a location has a team for employers: the first day of its first team (W-11)."""
    return (
        Sectorteam.objects.filter(locatie=locatie)
        .order_by("begonnen_op")
        .values_list("begonnen_op", flat=True)
        .first()
    )


def _van(locatie: Any, sector: Any) -> QuerySet[Teamsector]:
    return Teamsector.objects.filter(
        locatie=locatie, sector=sector, sectorteam__team__opgeheven_op__isnull=True
    )


def _keur_vrij(team: Team, sectoren: list[Sector]) -> None:
    """A sector of a team that has ended is free again."""
    bezet = Teamsector.objects.filter(locatie=team.locatie_id, sector__in=sectoren).exclude(
        sectorteam__team=team
    )
    bezet.filter(sectorteam__team__opgeheven_op__isnull=False).delete()
    ander = bezet.select_related("sectorteam__team", "sector").first()
    if ander is not None:
        raise NietToegestaan(f"{ander.sector} hoort al bij {ander.sectorteam.team}.", veld="sectoren")
