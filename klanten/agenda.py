"""Reading agendas: a week of one employee, and what today asks."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import feestdagen
from klanten.afspraken import aanvang
from klanten.models import Afspraak

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


def _begin(dag: datetime.date) -> datetime.datetime:
    return aanvang(dag, datetime.time.min)
