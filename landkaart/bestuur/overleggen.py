"""Meetings of the management team, with who was there (X-15)."""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.models import Aanwezigheid, Mtoverleg


def lijst(locatie: Locatie) -> QuerySet[Mtoverleg]:
    """The meetings of a location, the latest first, with who was there."""
    return Mtoverleg.objects.filter(locatie=locatie).prefetch_related(
        "aanwezigheden__medewerker__gebruiker", "aanwezigheden__partner"
    )


@transaction.atomic
def leg_vast(
    *,
    locatie: Locatie,
    op: datetime.date,
    besproken: str,
    aanwezigen: Collection[Medewerker],
    door: Medewerker,
) -> Mtoverleg:
    """Record a meeting that has been held.

    Raises:
        RechtOntbreekt: `door` does not keep the management of this location.
        NietToegestaan: the day is still to come, nobody was there, or somebody works elsewhere.
        ValidationError: there is a meeting on this day already.
    """
    eis(door, locatie, Recht.BESTUREN)
    _keur(locatie, op, aanwezigen)
    overleg = voeg_toe(Mtoverleg(locatie=locatie, op=op, besproken=besproken))
    _zet(overleg, aanwezigen)
    return overleg


@transaction.atomic
def verbeter(
    *,
    overleg: Mtoverleg,
    versie: int,
    op: datetime.date,
    besproken: str,
    aanwezigen: Collection[Medewerker],
    door: Medewerker,
) -> Mtoverleg:
    """Correct a meeting. Who stays on the list keeps the partner of that day.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `leg_vast`.
        VersieConflict: somebody saved in between.
    """
    eis(door, overleg.locatie, Recht.BESTUREN)
    al = set(overleg.aanwezigheden.values_list("medewerker", flat=True))
    _keur(overleg.locatie, op, [m for m in aanwezigen if m.pk not in al], niemand=not aanwezigen)
    overleg = wijzig(overleg, versie=versie, op=op, besproken=besproken)
    overleg.aanwezigheden.exclude(medewerker__in=aanwezigen).delete()
    _zet(overleg, [m for m in aanwezigen if m.pk not in al])
    return overleg


def _keur(
    locatie: Locatie, op: datetime.date, nieuw: Collection[Medewerker], *, niemand: bool | None = None
) -> None:
    if op > vandaag():
        raise NietToegestaan("Dit overleg is nog niet geweest.", veld="op")
    if (not nieuw) if niemand is None else niemand:
        raise NietToegestaan("Kies wie er was.", veld="aanwezigen")
    hier = set(locatie.medewerkers.filter(pk__in=[m.pk for m in nieuw]).values_list("pk", flat=True))
    if any(m.pk not in hier for m in nieuw):
        raise NietToegestaan("Kies alleen mensen van deze locatie.", veld="aanwezigen")


def _zet(overleg: Mtoverleg, wie: Collection[Medewerker]) -> None:
    Aanwezigheid.objects.bulk_create(
        Aanwezigheid(overleg=overleg, medewerker=m, partner_id=m.partner_id) for m in wie
    )
