"""Places: how many clients of a location can use an instrument at once, and how many do (D-30)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q

from diagnose.models import Activiteit, Instrument, Instrumentplaatsen, Werkplan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Clientbeeld

_HOUDT_VAST = (Activiteit.Stand.GEPLAND, Activiteit.Stand.LOOPT)


@dataclass(frozen=True)
class Bezetting:
    """How full an instrument is at a location.

    Attributes:
        aantal: how many clients can use it at once.
        bezet: how many do, or will according to a plan, also a plan in the making.
    """

    aantal: int
    bezet: int

    @property
    def vrij(self) -> int:
        """How many places are free; none when a location lowered the number below what is taken."""
        return max(self.aantal - self.bezet, 0)

    @property
    def vol(self) -> bool:
        """Whether nobody can be added."""
        return self.vrij == 0

    def __str__(self) -> str:
        return "vol" if self.vol else f"{self.vrij} van {self.aantal} vrij"


def bezetting(locatie: Locatie, instrumenten: Iterable[int] | None = None) -> dict[int, Bezetting]:
    """How full instruments are at a location, by key; one without a number of places is not there.

    A place is held from the moment that the instrument stands in a plan, also one in the making, so that no
    client is promised what a colleague gave away. It comes free when the activity ends, its last day has
    passed, or the client left.

    Args:
        instrumenten: only these keys; None for all.
    """
    rijen = Instrumentplaatsen.objects.filter(locatie=locatie)
    if instrumenten is not None:
        rijen = rijen.filter(instrument__in=instrumenten)
    aantallen = dict(rijen.values_list("instrument", "aantal"))
    if not aantallen:
        return {}
    bezet = dict(
        Activiteit.objects.laatste_versie()
        .van_locatie(locatie)
        .filter(
            _nog(vandaag()),
            instrument__in=aantallen,
            stand__in=_HOUDT_VAST,
            werkplan__klant__beeld__status=Clientbeeld.Status.ACTIEF,
        )
        .exclude(werkplan__stand=Werkplan.Stand.VERVANGEN)
        .order_by()
        .values_list("instrument")
        .annotate(klanten=Count("werkplan__klant", distinct=True))
    )
    return {sleutel: Bezetting(aantal, bezet.get(sleutel, 0)) for sleutel, aantal in aantallen.items()}


def vol(locatie: Locatie) -> list[int]:
    """The keys of the instruments of which a location has no place left."""
    return [sleutel for sleutel, stand in bezetting(locatie).items() if stand.vol]


def houd_plaats(*, instrument: Instrument, locatie: Locatie) -> None:
    """Make sure that a place is free, and let nobody else take it until the end of the transaction.

    Raises:
        NietToegestaan: all places are taken, perhaps by a colleague a moment ago.
    """
    slot = Instrumentplaatsen.objects.select_for_update(no_key=True)
    if slot.filter(instrument=instrument, locatie=locatie).first() is None:
        return
    stand = bezetting(locatie, [instrument.pk])[instrument.pk]
    if stand.vol:
        raise NietToegestaan(
            f"{instrument} is vol: alle {stand.aantal} plaatsen op {locatie} zijn bezet. Kies iets anders, "
            "of overleg met de partner die het aanbiedt."
        )


@transaction.atomic
def stel_in(
    *, instrument: Instrument, locatie: Locatie, aantal: int | None, versie: int, door: Medewerker
) -> Instrumentplaatsen | None:
    """Set how many places a location has; fewer than are taken closes it for others and takes nobody out.

    Args:
        aantal: None takes the limit away.
        versie: of the number that the person saw; 0 when there was none.

    Raises:
        RechtOntbreekt: not of this location, or without the right to its rules.
        VersieConflict: a colleague changed the number in between.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    bestaand = Instrumentplaatsen.objects.filter(instrument=instrument, locatie=locatie).first()
    if aantal is None:
        if bestaand is not None:
            bestaand.delete()
        return None
    if bestaand is None:
        return voeg_toe(Instrumentplaatsen(instrument=instrument, locatie=locatie, aantal=aantal))
    return wijzig(bestaand, versie=versie, aantal=aantal)


def _nog(dag: datetime.date) -> Q:
    return Q(einde__isnull=True) | Q(einde__gte=dag)
