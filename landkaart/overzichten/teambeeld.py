"""What a team leader has to see: caseload against the norm, terms, work that waits, who has no guide."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from keten.instellingen import waarde
from keten.models import Locatie, Medewerker, Team
from keten.rechten import Recht
from klanten.models import Clientbeeld, Taak
from klanten.stand import Stand, met_stand
from landkaart.bestuur.instellingen import CASELOADNORM


@dataclass(frozen=True)
class Medewerkerregel:
    """One employee at the location of the overview.

    Attributes:
        verlopen: how many of the clients have a term that has expired.
        taken, te_laat: open tasks, as far as the reader may know of them.
    """

    medewerker: Medewerker
    klanten: int
    verlopen: int
    taken: int
    te_laat: int
    norm: int

    @property
    def boven(self) -> int:
        """How many clients more than the norm; 0 when not."""
        return max(0, self.klanten - self.norm)


@dataclass(frozen=True)
class Teamregel:
    """One team with its members, the fullest caseload first.

    Attributes:
        zonder: clients of the team without a contact person.
        wacht: tasks in the inbox that nobody took.
    """

    team: Team
    leden: list[Medewerkerregel]
    zonder: int
    wacht: int
    wacht_te_laat: int

    @property
    def boven(self) -> int:
        """How many members have more clients than the norm."""
        return sum(1 for lid in self.leden if lid.boven)


class Teambeeld:
    """The teams that somebody leads at a location; as many queries for ten teams as for one.

    Args:
        rechten: of the reader; tasks that these may not read are not counted either (H-55).
    """

    def __init__(self, leider: Medewerker, locatie: Locatie, rechten: frozenset[Recht]) -> None:
        self.locatie = locatie
        self._rechten = rechten
        teams = leider.geleide_teams.lopend().filter(locatie=locatie).order_by("naam")
        self._teams = list(teams.prefetch_related("leden__gebruiker", "leden__partner"))

    @cached_property
    def norm(self) -> int:
        """How many clients somebody guides at most, as the location chose."""
        return int(waarde(CASELOADNORM, self.locatie))

    @cached_property
    def teams(self) -> list[Teamregel]:
        """The teams by name."""
        leden = {lid for team in self._teams for lid in team.leden.all()}
        regels = {regel.medewerker.pk: regel for regel in self._regels(leden)}
        zonder = dict(
            Clientbeeld.objects.filter(team__in=self._teams, contactpersoon=None, **_in_begeleiding())
            .order_by()
            .values_list("team")
            .annotate(aantal=Count("pk"))
        )
        wachtend = _per(self._open_taken().filter(team__in=self._teams, voor=None), "team")
        return [
            Teamregel(
                team,
                sorted(
                    (regels[lid.pk] for lid in team.leden.all()), key=lambda een: (-een.klanten, str(een))
                ),
                zonder.get(team.pk, 0),
                *wachtend.get(team.pk, (0, 0)),
            )
            for team in self._teams
        ]

    def _regels(self, leden: set[Medewerker]) -> list[Medewerkerregel]:
        klanten = _klanten(self.locatie, leden)
        taken = _per(self._open_taken().filter(voor__in=leden), "voor")
        return [
            Medewerkerregel(lid, *klanten.get(lid.pk, (0, 0)), *taken.get(lid.pk, (0, 0)), norm=self.norm)
            for lid in leden
        ]

    def _open_taken(self) -> QuerySet[Taak]:
        return Taak.objects.open().leesbaar(self._rechten).filter(locatie=self.locatie).order_by()


def _klanten(locatie: Locatie, leden: set[Medewerker]) -> dict[int, tuple[int, int]]:
    """Clients in guidance of each member, and how many of them with an expired term."""
    beelden = Clientbeeld.objects.filter(locatie=locatie, contactpersoon__in=leden, **_in_begeleiding())
    geteld = (
        met_stand(beelden, locatie)
        .order_by()
        .values("contactpersoon")
        .annotate(aantal=Count("pk"), laat=Count("pk", filter=Q(stand=Stand.VERLOPEN)))
    )
    return {rij["contactpersoon"]: (rij["aantal"], rij["laat"]) for rij in geteld}


def _in_begeleiding() -> dict[str, str]:
    return {"status": Clientbeeld.Status.ACTIEF}


def _per(taken: QuerySet[Taak], veld: str) -> dict[int, tuple[int, int]]:
    """Tasks by a field: how many, and how many of them are late."""
    rijen = taken.values(veld).annotate(
        aantal=Count("pk"), laat=Count("pk", filter=Q(vervalt_op__lt=timezone.now()))
    )
    return {rij[veld]: (rij["aantal"], rij["laat"]) for rij in rijen}
