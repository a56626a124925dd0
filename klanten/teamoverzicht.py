"""What waits for a team, and how the work is divided over its members (X-07)."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from keten.models import Locatie, Medewerker, Team
from keten.rechten import Recht
from klanten.models import Clientbeeld, Taak


@dataclass(frozen=True)
class Bezetting:
    """One member of a team: how many tasks and clients, at the team's location."""

    lid: Medewerker
    taken: int
    te_laat: int
    klanten: int


def wachtend(team: Team) -> QuerySet[Taak]:
    """The work in the inbox of a team that nobody took yet, the first to be done first."""
    return Taak.objects.open().filter(team=team, voor__isnull=True).select_related("klant")


def opgepakt(team: Team) -> QuerySet[Taak]:
    """The open work of a team that a member took, the first to be done first."""
    taken = Taak.objects.open().filter(team=team, voor__isnull=False)
    return taken.select_related("klant", "voor__gebruiker")


def bezetting(team: Team, *, rechten: frozenset[Recht]) -> list[Bezetting]:
    """The members in order of name with their open tasks and clients, in three queries.

    Args:
        rechten: of the leader; tasks that the leader may not read are not counted either (H-55).
    """
    leden = list(team.leden.select_related("gebruiker", "partner").order_by("gebruiker__naam"))
    open_taken = Taak.objects.open().leesbaar(rechten).filter(voor__in=leden, locatie=team.locatie).order_by()
    taken = {
        rij["voor"]: rij
        for rij in open_taken.values("voor").annotate(
            aantal=Count("pk"), te_laat=Count("pk", filter=Q(vervalt_op__lt=timezone.now()))
        )
    }
    beelden = Clientbeeld.objects.filter(contactpersoon__in=leden, locatie=team.locatie).order_by()
    klanten = dict(beelden.values_list("contactpersoon").annotate(aantal=Count("pk")))
    leeg = {"aantal": 0, "te_laat": 0}
    return [
        Bezetting(
            lid=lid,
            taken=taken.get(lid.pk, leeg)["aantal"],
            te_laat=taken.get(lid.pk, leeg)["te_laat"],
            klanten=klanten.get(lid.pk, 0),
        )
        for lid in leden
    ]


def zonder_contactpersoon(team: Team) -> QuerySet[Clientbeeld]:
    """The clients of a team whom nobody guides yet, by name."""
    beelden = Clientbeeld.objects.filter(team=team, contactpersoon__isnull=True)
    return beelden.select_related("klant").order_by("zoeknaam")


def taken_van(lid: Medewerker, locatie: Locatie, *, rechten: frozenset[Recht]) -> QuerySet[Taak]:
    """What a member still has to do at a location, as far as a leader with these rights may read it."""
    return Taak.objects.open().leesbaar(rechten).filter(voor=lid, locatie=locatie).select_related("klant")


def tel(teams: QuerySet[Team]) -> dict[int, int]:
    """How many tasks wait in the inbox of each team."""
    open_taken = Taak.objects.open().filter(team__in=teams, voor__isnull=True).order_by()
    return dict(open_taken.values_list("team").annotate(aantal=Count("pk")))
