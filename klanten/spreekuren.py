"""When an employee receives clients, and the days on which not (K-08, X-23)."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten.afspraken import DICHT, OPEN
from klanten.models import Afspraak, Afwezigheid, Beschikbaarheid
from klanten.vrij import DUUR


@transaction.atomic
def open_spreekuur(
    *,
    medewerker: Medewerker,
    locatie: Locatie,
    weekdag: int,
    van: datetime.time,
    tot: datetime.time,
    plek: str,
) -> Beschikbaarheid:
    """Open a part of every week for meetings; clients of this employee can book in it.

    Args:
        weekdag: one of `Weekdag`.
        plek: where the employee sits then.

    Raises:
        NietToegestaan: outside the opening hours, shorter than a meeting, or on top of another stretch.
    """
    Medewerker.objects.select_for_update(no_key=True, of=("self",)).get(pk=medewerker.pk)
    if not medewerker.werkt_op(locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {locatie}.")
    if van < OPEN or tot > DICHT:
        raise NietToegestaan(f"De locatie is open van {OPEN:%H:%M} tot {DICHT:%H:%M} uur.", veld="van")
    dag = datetime.date.min
    if datetime.datetime.combine(dag, tot) - datetime.datetime.combine(dag, van) < DUUR:
        raise NietToegestaan("Een spreekuur duurt minstens een half uur.", veld="tot")
    zelfde_dag = medewerker.beschikbaarheid.filter(weekdag=weekdag, van__lt=tot, tot__gt=van)
    if ander := zelfde_dag.select_related("locatie").first():
        raise NietToegestaan(f"Op deze tijd is er al een spreekuur: {ander} op {ander.locatie}.", veld="van")
    return voeg_toe(
        Beschikbaarheid(medewerker=medewerker, locatie=locatie, weekdag=weekdag, van=van, tot=tot, plek=plek)
    )


@transaction.atomic
def sluit_spreekuur(*, spreekuur: Beschikbaarheid) -> None:
    """Close a stretch of office hours; meetings that stand in it stay."""
    spreekuur.delete()


@transaction.atomic
def meld_afwezig(*, medewerker: Medewerker, van: datetime.date, tot: datetime.date) -> Afwezigheid:
    """Record days on which an employee receives nobody; meetings that stand then are for people to move.

    Raises:
        NietToegestaan: the days are over, or too far away to be meant.
        ValidationError: the days are in the wrong order, or partly recorded already.
    """
    if tot < vandaag():
        raise NietToegestaan("Deze dagen zijn al voorbij.", veld="tot")
    if tot > vandaag() + datetime.timedelta(days=2 * 365):
        raise NietToegestaan("Kies een dag binnen twee jaar.", veld="tot")
    return voeg_toe(Afwezigheid(medewerker=medewerker, van=van, tot=tot))


@transaction.atomic
def trek_afwezigheid_in(*, afwezigheid: Afwezigheid) -> None:
    """Take days of absence back: the employee receives clients again."""
    afwezigheid.delete()


def te_verzetten(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Afspraak]:
    """The planned meetings of an employee at a location that fall on a day of absence."""
    perioden = medewerker.afwezigheden.filter(tot__gte=vandaag()).values_list("van", "tot")
    gepland = Afspraak.objects.filter(
        medewerker=medewerker, locatie=locatie, stand=Afspraak.Stand.GEPLAND, begin__gte=timezone.now()
    )
    gevonden = gepland.none()
    for van, tot in perioden:
        gevonden |= gepland.filter(begin__date__range=(van, tot))
    return gevonden.select_related("klant")
