"""When a client and an employee are both free: office hours, days away, and other meetings."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import is_werkdag, volgende_werkdag
from klanten.afspraken import DICHT, OPEN, aanvang
from klanten.models import Afspraak, Afwezigheid, Beschikbaarheid, Klant

DUUR = datetime.timedelta(minutes=30)
_WERKDAGEN_VOORUIT = 10  # how far to look when no contact frequency tells


@dataclass(frozen=True)
class Vrijedag:
    """A day with the moments at which a meeting can begin."""

    dag: datetime.date
    tijden: list[datetime.datetime]


@dataclass(frozen=True)
class Plaats:
    """Somebody who is free, and where this person receives clients."""

    medewerker: Medewerker
    plek: str


Tijdvak = tuple[datetime.datetime, datetime.datetime]
Blok = tuple[datetime.time, datetime.time, str]


def vrije_tijden(
    medewerker: Medewerker,
    klant: Klant,
    *,
    tot: datetime.date | None = None,
    dagen: int = 4,
    per_dag: int = 3,
) -> list[Vrijedag]:
    """The first half hours at which employee and client are both free, from the next half hour on.

    Days on which the employee is away are left out. An employee with office hours at the client's location is
    proposed within those; one without, between the opening hours.

    Args:
        tot: the last day to look at; two weeks of working days when left out.
        dagen: on how many days at most.
        per_dag: how many moments of a day at most.
    """
    tot = tot or volgende_werkdag(vandaag(), _WERKDAGEN_VOORUIT)
    momenten = vrije_momenten([medewerker], klant, van=timezone.now(), tot=tot)
    per_datum: defaultdict[datetime.date, list[datetime.datetime]] = defaultdict(list)
    for begin in momenten:
        per_datum[timezone.localdate(begin)].append(begin)
    return [Vrijedag(dag, tijden[:per_dag]) for dag, tijden in list(per_datum.items())[:dagen]]


def vrije_momenten(
    medewerkers: Sequence[Medewerker],
    klant: Klant,
    *,
    van: datetime.datetime,
    tot: datetime.date,
    alleen_spreekuur: bool = False,
    behalve: Afspraak | None = None,
) -> dict[datetime.datetime, list[Plaats]]:
    """Half hours at which the client is free, each with the employees who are free then; in order of time.

    Three queries, however many employees.

    Args:
        van: the first moment that counts; the last day is `tot`.
        alleen_spreekuur: who has no office hours at the location receives nobody, instead of always.
        behalve: a meeting that is going to be moved, so that its own time counts as free.
    """
    bezet = _bezet(medewerkers, klant, van, tot, behalve)
    weg = _afwezig(medewerkers, van, tot)
    uren = _spreekuren(medewerkers, klant.locatie)
    gevonden: defaultdict[datetime.datetime, list[Plaats]] = defaultdict(list)
    for dag in _werkdagen(timezone.localdate(van), tot):
        for medewerker in medewerkers:
            if any(periode.omvat(dag) for periode in weg[medewerker.pk]):
                continue
            blokken = _blokken(uren[medewerker.pk], dag, altijd=not alleen_spreekuur)
            druk = bezet[None] + bezet[medewerker.pk]
            for begin, plek in _halve_uren(dag, blokken):
                if begin >= van and not any(b < begin + DUUR and e > begin for b, e in druk):
                    gevonden[begin].append(Plaats(medewerker, plek))
    return dict(sorted(gevonden.items()))


def _bezet(
    medewerkers: Sequence[Medewerker],
    klant: Klant,
    van: datetime.datetime,
    tot: datetime.date,
    behalve: Afspraak | None,
) -> defaultdict[int | None, list[Tijdvak]]:
    """The stretches of time that are taken, by employee; those of the client under None."""
    wie = Q(medewerker__in=medewerkers) | Q(klant=klant)
    afspraken = Afspraak.objects.filter(wie, stand=Afspraak.Stand.GEPLAND)
    afspraken = afspraken.filter(
        einde__gt=van, begin__lt=aanvang(tot + datetime.timedelta(days=1), datetime.time.min)
    )
    bezet: defaultdict[int | None, list[Tijdvak]] = defaultdict(list)
    for pk, van_wie, van_klant, begin, einde in afspraken.order_by().values_list(
        "pk", "medewerker_id", "klant_id", "begin", "einde"
    ):
        if behalve is not None and pk == behalve.pk:
            continue
        bezet[van_wie].append((begin, einde))
        if van_klant == klant.pk:
            bezet[None].append((begin, einde))
    return bezet


def _afwezig(
    medewerkers: Sequence[Medewerker], van: datetime.datetime, tot: datetime.date
) -> defaultdict[int, list[Afwezigheid]]:
    gevonden: defaultdict[int, list[Afwezigheid]] = defaultdict(list)
    perioden = Afwezigheid.objects.filter(medewerker__in=medewerkers)
    for periode in perioden.filter(van__lte=tot, tot__gte=timezone.localdate(van)):
        gevonden[periode.medewerker_id].append(periode)
    return gevonden


def _spreekuren(
    medewerkers: Sequence[Medewerker], locatie: Locatie
) -> defaultdict[int, list[Beschikbaarheid]]:
    gevonden: defaultdict[int, list[Beschikbaarheid]] = defaultdict(list)
    for uur in Beschikbaarheid.objects.filter(medewerker__in=medewerkers, locatie=locatie):
        gevonden[uur.medewerker_id].append(uur)
    return gevonden


def _blokken(uren: list[Beschikbaarheid], dag: datetime.date, *, altijd: bool) -> list[Blok]:
    if not uren and altijd:
        return [(OPEN, DICHT, "balie")]
    return [(uur.van, uur.tot, uur.plek) for uur in uren if uur.weekdag == dag.isoweekday()]


def _werkdagen(van: datetime.date, tot: datetime.date) -> Iterator[datetime.date]:
    for nummer in range((tot - van).days + 1):
        if is_werkdag(dag := van + datetime.timedelta(days=nummer)):
            yield dag


def _halve_uren(dag: datetime.date, blokken: list[Blok]) -> Iterator[tuple[datetime.datetime, str]]:
    """Each half hour within some stretches of a day, with its place."""
    for van, tot, plek in blokken:
        tijd, einde = aanvang(dag, van), aanvang(dag, tot)
        while tijd + DUUR <= einde:
            yield tijd, plek
            tijd += DUUR
