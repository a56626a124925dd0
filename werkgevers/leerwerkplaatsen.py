"""Open places to learn and work, beside the young people who look for one (W-20, W-48)."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from keten.instellingen import waarde
from keten.models import Locatie
from keten.tijd import vandaag
from klanten.instellingen_teams import JONGEREN_TOT
from werkgevers.models import Vacature, Zoekprofiel

SOORTEN = (Vacature.Soort.BBL, Vacature.Soort.LEERWERK)


@dataclass(frozen=True)
class Vergelijking:
    """Places against people.

    Attributes:
        plaatsen: open BBL places and jobs with learning that the location can fill.
        jongeren: young clients of the location who look for work and gave consent to be matched.
    """

    plaatsen: int
    jongeren: int

    @property
    def tekort(self) -> int:
        """How many places there are too few; 0 when there are enough."""
        return max(0, self.jongeren - self.plaatsen)


def open_plaatsen(locatie: Locatie) -> QuerySet[Vacature]:
    """Open vacancies to learn and work that the location can fill, by employer.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.7: employers are involved from the start, because
    of the shortage of BBL.
    """
    rijen = Vacature.objects.open().zichtbaar_op(locatie).filter(soort__in=SOORTEN)
    return rijen.select_related("werkgever", "beroep").order_by("werkgever__zoeknaam", "titel", "pk")


def vergelijk(locatie: Locatie) -> Vergelijking:
    """Places against young people who look for work."""
    plaatsen = open_plaatsen(locatie).order_by().aggregate(som=Sum("plaatsen"))["som"] or 0
    jongeren = Zoekprofiel.objects.filter(
        klant__locatie=locatie,
        klant__geboortedatum__gt=_geboren_na(locatie),
        toestemming_op__isnull=False,
        beschikbaar=True,
    )
    return Vergelijking(plaatsen, jongeren.count())


def _geboren_na(locatie: Locatie) -> datetime.date:
    """Who was born after this day belongs to the youth desk of the location today."""
    nu = vandaag()
    jaar = nu.year - waarde(JONGEREN_TOT, locatie) - 1
    return nu.replace(year=jaar, day=28) if (nu.month, nu.day) == (2, 29) else nu.replace(year=jaar)
