"""How many fte each partner puts in, per team, and in all (X-10)."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker, Team
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.bestuur.vertegenwoordigers import partners
from landkaart.models import Capaciteit

_NIETS = Decimal(0)


@dataclass(frozen=True)
class Rij:
    """One team, or the work outside teams, with the fte of each partner in the order of the table."""

    team: Team | None
    cellen: list[Capaciteit | None]

    @property
    def totaal(self) -> Decimal:
        """The fte of all partners in this team."""
        return sum((cel.fte for cel in self.cellen if cel), _NIETS)


@dataclass(frozen=True)
class Overzicht:
    """Fte by team and partner on a day.

    Attributes:
        zonder: partners of which nothing has been filled in.
    """

    partners: list[Ketenpartner]
    rijen: list[Rij]

    @property
    def per_team(self) -> list[tuple[Rij, list[tuple[Ketenpartner, Capaciteit | None]]]]:
        """Each row with what each partner puts in."""
        return [(rij, list(zip(self.partners, rij.cellen, strict=True))) for rij in self.rijen]

    @property
    def per_partner(self) -> list[tuple[Ketenpartner, Decimal]]:
        """Each partner with its fte."""
        return list(zip(self.partners, self.totalen, strict=True))

    @property
    def totalen(self) -> list[Decimal]:
        """The fte of each partner."""
        return [
            sum((rij.cellen[nummer].fte for rij in self.rijen if rij.cellen[nummer]), _NIETS)  # type: ignore[union-attr]
            for nummer in range(len(self.partners))
        ]

    @property
    def totaal(self) -> Decimal:
        """The fte of the location."""
        return sum(self.totalen, _NIETS)

    @property
    def zonder(self) -> list[Ketenpartner]:
        """Partners of which nothing has been filled in."""
        return [p for p, fte in self.per_partner if not fte]


def overzicht(locatie: Locatie, dag: datetime.date | None = None) -> Overzicht:
    """The fte at a location on a day; two queries.

    Args:
        dag: today when left out.
    """
    hier = partners(locatie)
    rijen = Capaciteit.objects.geldig_op(dag or vandaag()).filter(locatie=locatie)
    regels = list(rijen.select_related("partner", "team"))
    genoemd = {regel.partner for regel in regels} - set(hier)
    kolommen = [*hier, *sorted(genoemd, key=str)]
    per = {(regel.team_id, regel.partner_id): regel for regel in regels}
    teams = sorted({regel.team for regel in regels if regel.team}, key=str)
    los: list[Team | None] = [None] if any(regel.team is None for regel in regels) else []
    return Overzicht(
        partners=kolommen,
        rijen=[
            Rij(team, [per.get((team.pk if team else None, partner.pk)) for partner in kolommen])
            for team in [*teams, *los]
        ],
    )


def verloop(locatie: Locatie) -> QuerySet[Any]:
    """Every line of a location, the latest period first."""
    rijen = Capaciteit.objects.filter(locatie=locatie).select_related("partner", "team")
    return rijen.order_by("-geldig_van", "partner__naam", "team__naam", "pk")


@transaction.atomic
def leg_vast(*, locatie: Locatie, door: Medewerker, **velden: Any) -> Capaciteit:
    """Fill in the fte of a partner in a team for a period. A line that still runs ends the day before.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: partner or team is of another location.
        ValidationError: the period overlaps another one.
    """
    eis(door, locatie, Recht.BESTUREN)
    _keur(locatie, velden["partner"], velden["team"])
    begin = velden["geldig_van"]
    lopend = (
        Capaciteit.objects.filter(locatie=locatie, partner=velden["partner"], team=velden["team"])
        .filter(geldig_tot__isnull=True, geldig_van__lt=begin)
        .first()
    )
    if lopend is not None:
        wijzig(lopend, versie=lopend.versie, geldig_tot=begin - datetime.timedelta(days=1))
    return voeg_toe(Capaciteit(locatie=locatie, **velden))


@transaction.atomic
def verbeter(*, regel: Capaciteit, versie: int, door: Medewerker, **velden: Any) -> Capaciteit:
    """Correct a line.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `leg_vast`.
        VersieConflict: somebody saved in between.
    """
    eis(door, regel.locatie, Recht.BESTUREN)
    _keur(regel.locatie, velden["partner"], velden["team"])
    return wijzig(regel, versie=versie, **velden)


def _keur(locatie: Locatie, partner: Ketenpartner, team: Team | None) -> None:
    if not locatie.partners.filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.", veld="partner")
    if team is not None and team.locatie_id != locatie.pk:
        raise NietToegestaan(f"{team} is van een andere locatie.", veld="team")
