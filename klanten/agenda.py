"""Reading agendas: a week of one employee, and the moments at which somebody is free."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import feestdagen, is_werkdag, volgende_werkdag
from klanten.afspraken import DICHT, OPEN, aanvang
from klanten.models import Afspraak, Klant

DUUR = datetime.timedelta(minutes=30)
_WERKDAGEN_VOORUIT = 10  # how far to look when no contact frequency tells
_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Agendadag:
    """One day of an agenda; `feestdag` is the name of the holiday, or empty."""

    dag: datetime.date
    afspraken: list[Afspraak]
    feestdag: str

    @property
    def is_vandaag(self) -> bool:
        """Whether this is the present day."""
        return self.dag == vandaag()


@dataclass(frozen=True)
class Vrijedag:
    """A day with the moments at which a meeting can begin."""

    dag: datetime.date
    tijden: list[datetime.datetime]


def week(medewerker: Medewerker, locatie: Locatie, maandag: datetime.date) -> list[Agendadag]:
    """The days of a week with an employee's meetings at a location; at weekends only when there are any."""
    afspraken = (
        Afspraak.objects.filter(medewerker=medewerker, locatie=locatie)
        .filter(begin__gte=_begin(maandag), begin__lt=_begin(maandag + _WEEK))
        .select_related("klant", "medewerker__gebruiker", "partner")
    )
    per_dag: defaultdict[datetime.date, list[Afspraak]] = defaultdict(list)
    for afspraak in afspraken:
        per_dag[timezone.localdate(afspraak.begin)].append(afspraak)
    dagen = [maandag + datetime.timedelta(days=nummer) for nummer in range(7)]
    return [
        Agendadag(dag, per_dag[dag], feestdagen(dag.year).get(dag, ""))
        for dag in dagen
        if dag.isoweekday() < 6 or per_dag[dag]
    ]


def vandaag_en_onafgehandeld(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Afspraak]:
    """Today's meetings, and earlier ones of which the outcome has not been recorded."""
    morgen = _begin(vandaag() + datetime.timedelta(days=1))
    vandaag_of_open = Q(begin__gte=_begin(vandaag())) | Q(stand=Afspraak.Stand.GEPLAND)
    return (
        Afspraak.objects.filter(vandaag_of_open, medewerker=medewerker, locatie=locatie, begin__lt=morgen)
        .exclude(stand=Afspraak.Stand.AFGEZEGD)
        .select_related("klant")
    )


def vrije_tijden(
    medewerker: Medewerker,
    klant: Klant,
    *,
    tot: datetime.date | None = None,
    dagen: int = 4,
    per_dag: int = 3,
) -> list[Vrijedag]:
    """The first half hours at which employee and client are both free, from the next half hour on.

    Args:
        tot: the last day to look at; two weeks of working days when left out.
        dagen: on how many days at most.
        per_dag: how many moments of a day at most.
    """
    tot = tot or volgende_werkdag(vandaag(), _WERKDAGEN_VOORUIT)
    bezet = list(
        Afspraak.objects.filter(Q(medewerker=medewerker) | Q(klant=klant), stand=Afspraak.Stand.GEPLAND)
        .filter(einde__gt=timezone.now(), begin__lt=_begin(tot + datetime.timedelta(days=1)))
        .values_list("begin", "einde")
    )
    gevonden = []
    for dag in _werkdagen(vandaag(), tot):
        vrij = [tijd for tijd in _halve_uren(dag) if not any(b < tijd + DUUR and e > tijd for b, e in bezet)]
        if vrij:
            gevonden.append(Vrijedag(dag, vrij[:per_dag]))
        if len(gevonden) == dagen:
            break
    return gevonden


def _begin(dag: datetime.date) -> datetime.datetime:
    return aanvang(dag, datetime.time.min)


def _werkdagen(van: datetime.date, tot: datetime.date) -> Iterator[datetime.date]:
    for nummer in range((tot - van).days + 1):
        if is_werkdag(dag := van + datetime.timedelta(days=nummer)):
            yield dag


def _halve_uren(dag: datetime.date) -> Iterator[datetime.datetime]:
    """Each half hour of the opening hours that has yet to begin."""
    tijd, dicht, nu = aanvang(dag, OPEN), aanvang(dag, DICHT), timezone.now()
    while tijd + DUUR <= dicht:
        if tijd > nu:
            yield tijd
        tijd += DUUR
