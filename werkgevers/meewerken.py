"""Organisations from outside the chain that work along with an employer team (W-38)."""

from typing import Any

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Medewerker, Team
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from werkgevers.models import Teamdeelnemer


@transaction.atomic
def laat_meewerken(*, team: Team, door: Medewerker, **velden: Any) -> Teamdeelnemer:
    """Record an organisation as a participant of a team for employers.

    Args:
        velden: fields of `Teamdeelnemer`.

    Raises:
        NietToegestaan: the team is of another kind or location.
        ValidationError: it takes part already, or a field is wrong.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Tiel and Zoetermeer.
    """
    if team.soort != Team.Soort.WERKGEVERS or not door.werkt_op(team.locatie):
        raise NietToegestaan("Dit is geen werkgeversteam van uw locatie.")
    return voeg_toe(Teamdeelnemer(team=team, door=door, **velden))


@transaction.atomic
def beeindig(*, deelnemer: Teamdeelnemer, door: Medewerker) -> Teamdeelnemer:
    """Say that an organisation no longer works along; saying so twice changes nothing.

    Raises:
        NietToegestaan: the team is of another location.
    """
    if not door.werkt_op(deelnemer.team.locatie):
        raise NietToegestaan("Dit team is van een andere locatie.")
    deelnemer = Teamdeelnemer.objects.select_for_update().get(pk=deelnemer.pk)
    if deelnemer.tot is None:
        deelnemer.tot = max(vandaag(), deelnemer.van)
        deelnemer.full_clean()
        deelnemer.save()
    return deelnemer
