"""The periods over which the chain accounts: quarters, four months, years."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format

from keten.maanden import laatste_dag
from keten.tijd import vandaag
from landkaart.models import Periodesoort

MAANDEN = {Periodesoort.KWARTAAL: 3, Periodesoort.TERTAAL: 4, Periodesoort.JAAR: 12}
_TERUG = {Periodesoort.KWARTAAL: 8, Periodesoort.TERTAAL: 6, Periodesoort.JAAR: 3}
"""So many periods that are over can be chosen."""


@dataclass(frozen=True)
class Periode:
    """A quarter, four months or a year of the calendar.

    Attributes:
        nummer: which one of the year, from 1.
    """

    soort: Periodesoort
    jaar: int
    nummer: int

    @property
    def maanden(self) -> list[datetime.date]:
        """The first days of its months."""
        aantal = MAANDEN[self.soort]
        eerste = (self.nummer - 1) * aantal + 1
        return [datetime.date(self.jaar, maand, 1) for maand in range(eerste, eerste + aantal)]

    @property
    def van(self) -> datetime.date:
        """The first day."""
        return self.maanden[0]

    @property
    def tot(self) -> datetime.date:
        """The last day."""
        return laatste_dag(self.maanden[-1])

    @property
    def vorige(self) -> "Periode":
        """The one before."""
        if self.nummer > 1:
            return Periode(self.soort, self.jaar, self.nummer - 1)
        return Periode(self.soort, self.jaar - 1, 12 // MAANDEN[self.soort])

    @property
    def code(self) -> str:
        """As it stands in forms and file names: `kwartaal-2026-3`."""
        return f"{self.soort.value}-{self.jaar}-{self.nummer}"

    @property
    def naam(self) -> str:
        """Its name: "3e kwartaal 2026"."""
        return f"{self.nummer}e {self.soort.value} {self.jaar}" if self.nummer_telt else str(self.jaar)

    @property
    def maandnamen(self) -> str:
        """From which month to which: "juli tot en met september"."""
        return f"{date_format(self.van, 'F')} tot en met {date_format(self.tot, 'F')}"

    @property
    def nummer_telt(self) -> bool:
        """Whether there are several in a year."""
        return self.soort != Periodesoort.JAAR

    def __str__(self) -> str:
        return f"{self.naam} ({self.maandnamen})" if self.nummer_telt else self.naam


def met_einde(soort: Periodesoort, dag: datetime.date) -> Periode:
    """The period in which a day lies."""
    return Periode(soort, dag.year, (dag.month - 1) // MAANDEN[soort] + 1)


def voorbij() -> list[Periode]:
    """The periods that are over, by kind, the latest first."""
    gevonden = []
    for soort in Periodesoort:
        periode = met_einde(soort, vandaag())
        for _ in range(_TERUG[soort]):
            periode = periode.vorige
            gevonden.append(periode)
    return gevonden


def keuzes() -> list[tuple[str, list[tuple[str, str]]]]:
    """The same for a field of a form, grouped by kind."""
    alle = voorbij()
    return [
        (str(soort.label).capitalize(), [(p.code, str(p)) for p in alle if p.soort == soort])
        for soort in Periodesoort
    ]


def vind(code: str) -> Periode | None:
    """The period of a code, when it is one that can be chosen."""
    return next((periode for periode in voorbij() if periode.code == code), None)
