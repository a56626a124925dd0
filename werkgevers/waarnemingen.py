"""The rows behind the figures on the work for employers: at which location, and what counts (W-51).

Every function takes the first and the last day of a period and the number that the AKO set, if any.
"""

import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from keten.indicatoren import aantal_per_locatie, dagen_tussen, waarnemingen
from keten.models import Locatie
from klanten.afspraken import aanvang
from werkgevers.models import (
    Leveringsafspraak,
    Plaatsing,
    Tevredenheidsscore,
    Vacature,
    Voordracht,
    Werkgeverscontact,
)
from werkgevers.vacaturecijfers import beslist

Rijen = QuerySet[Any]
Dag = datetime.date

_DAG = datetime.timedelta(days=1)


def scores(van: Dag, tot: Dag, _: int) -> Rijen:
    """What employers answered; one of them may have given many scores."""
    rijen = Tevredenheidsscore.objects.filter(tevredenheid__ingevuld_op__date__range=(van, tot))
    return waarnemingen(
        rijen, locatie="tevredenheid__locatie", telt=F("score"), wie=F("tevredenheid__werkgever")
    )


def beloften(van: Dag, tot: Dag, _: int) -> Rijen:
    """Promises that were kept or broken; counts those kept."""
    nagekomen = Leveringsafspraak.Stand.NAGEKOMEN
    rijen = Leveringsafspraak.objects.filter(
        stand__in=(nagekomen, Leveringsafspraak.Stand.GEBROKEN), afgerond_op__range=(van, tot)
    )
    return waarnemingen(rijen, locatie="locatie", telt=Q(stand=nagekomen))


def _gesloten(van: Dag, tot: Dag) -> QuerySet[Vacature]:
    return Vacature.objects.filter(gesloten_op__date__range=(van, tot))


def gesloten(van: Dag, tot: Dag, _: int) -> Rijen:
    """Vacancies that closed; counts those that were filled."""
    return waarnemingen(_gesloten(van, tot), locatie="locatie", telt=Q(stand=Vacature.Stand.VERVULD))


def klok(van: Dag, tot: Dag, _: int) -> Rijen:
    """Vacancies that came in and whose clock has ended; counts those with a candidate in time."""
    binnen = Vacature.objects.filter(ontvangen_op__date__range=(van, tot))
    rijen = binnen.filter(beslist("voorgedragen_op", "klok_uiterlijk", timezone.now()))
    return waarnemingen(rijen, locatie="locatie", telt=Q(voorgedragen_op__lte=F("klok_uiterlijk")))


def gemeten(van: Dag, tot: Dag, _: int) -> Rijen:
    """Placements that were measured; counts those that lasted."""
    rijen = Plaatsing.objects.filter(gemeten_op__range=(van, tot))
    return waarnemingen(rijen, locatie="locatie", klant="klant", telt=Q(duurzaam=True))


def dagen_open(van: Dag, tot: Dag, _: int) -> Rijen:
    """Vacancies that were filled, each with the whole days that they were open."""
    rijen = _gesloten(van, tot).filter(stand=Vacature.Stand.VERVULD)
    dagen = dagen_tussen(TruncDate("ontvangen_op"), TruncDate("gesloten_op"))
    return waarnemingen(rijen, locatie="locatie", telt=dagen)


def _begonnen(van: Dag, tot: Dag) -> QuerySet[Plaatsing]:
    return Plaatsing.objects.filter(begint_op__range=(van, tot))


def begonnen(van: Dag, tot: Dag, _: int) -> Rijen:
    """Clients who began at an employer."""
    return waarnemingen(_begonnen(van, tot), locatie="locatie", klant="klant")


def contacten(van: Dag, tot: Dag, _: int) -> Rijen:
    """Conversations with employers and placements, counted per location."""
    gevoerd = Werkgeverscontact.objects.gevoerd().filter(gevoerd_op__range=(van, tot))
    return _per_plaatsing(gevoerd, van, tot)


def voordrachten(van: Dag, tot: Dag, _: int) -> Rijen:
    """Candidates who went to an employer and placements, counted per location."""
    return _per_plaatsing(Voordracht.objects.filter(voorgedragen_op__date__range=(van, tot)), van, tot)


def _per_plaatsing(rijen: QuerySet[Any], van: Dag, tot: Dag) -> Rijen:
    telt, per = aantal_per_locatie(rijen), aantal_per_locatie(_begonnen(van, tot))
    return waarnemingen(Locatie.objects.all(), locatie="pk", telt=telt, van=per)


def lang_open(_: Dag, tot: Dag, dagen: int) -> Rijen:
    """Vacancies that were open at the end of the last day, and for so many days (W-53)."""
    einde = min(aanvang(tot + _DAG, datetime.time.min), timezone.now())
    rijen = Vacature.objects.filter(
        Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=einde), ontvangen_op__lt=einde - dagen * _DAG
    )
    return waarnemingen(rijen, locatie="locatie")
