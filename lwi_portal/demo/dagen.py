"""When things happened to somebody: always on days on which the counter was open."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from keten.termijnen import NEDERLAND, Duur
from keten.werkdagen import is_werkdag, volgende_werkdag
from lwi_portal.demo.persoon import Fase

DAG = datetime.timedelta(days=1)

# How many days at least and at most each step waits for the one before it.
_WACHTEN = {
    Fase.IDENTITEIT: (0, 1),
    Fase.INTAKE: (0, 7),
    Fase.ROUTE: (0, 2),
    Fase.CONTACTPERSOON: (0, 2),
    Fase.DIAGNOSE: (1, 14),
    Fase.CONCEPT: (0, 5),
    Fase.VOORGESTELD: (0, 4),
    Fase.BEVESTIGD: (0, 6),
}
_HOOGSTENS_BEZIG = 480


@dataclass(frozen=True, slots=True)
class Dagen:
    """The day of each step that has been taken."""

    aangemeld: datetime.date
    stap: dict[Fase, datetime.date]

    def op(self, fase: Fase) -> datetime.date | None:
        """The day of a step; None when it has not been taken."""
        return self.stap.get(fase)


def verdeel(rng: Random, fase: Fase, vandaag: datetime.date) -> Dagen:
    """Spread the steps up to and including `fase` over the past."""
    wachten = [(stap, rng.randint(*dagen)) for stap, dagen in _WACHTEN.items() if stap <= fase]
    sinds = int(rng.expovariate(1 / 170)) if fase == Fase.BEVESTIGD else int(rng.expovariate(1 / 3))
    begin = vandaag - DAG * (sum(dagen for _, dagen in wachten) + min(sinds, _HOOGSTENS_BEZIG))
    stap, dag = {}, begin
    for naam, dagen in wachten:
        dag += DAG * dagen
        stap[naam] = open_dag(dag)
    return Dagen(open_dag(begin), stap)


@lru_cache(maxsize=10_000)
def open_dag(dag: datetime.date) -> datetime.date:
    """The day itself when the counter is open, else the last day before it."""
    while not is_werkdag(dag):
        dag -= DAG
    return dag


@lru_cache(maxsize=1_000)
def werkdag_na(dag: datetime.date, aantal: int) -> datetime.date:
    """The so manieth working day after a day."""
    return volgende_werkdag(dag, aantal)


@lru_cache(maxsize=20_000)
def laatste_dag(dag: datetime.date, maanden: int) -> datetime.date:
    """The day so many months later."""
    return Duur.maanden(maanden).laatste_dag(dag)


def tijd(rng: Random, dag: datetime.date, *, van: int = 9, tot: int = 16) -> datetime.datetime:
    """A moment within opening hours."""
    return moment(dag, rng.randint(van, tot), rng.choice((0, 10, 15, 30, 40, 45)))


def einde_van(dag: datetime.date) -> datetime.datetime:
    """The last second of a day, at which terms end."""
    return datetime.datetime.combine(dag, datetime.time(23, 59, 59), NEDERLAND)


def moment(dag: datetime.date, uur: int, minuut: int = 0) -> datetime.datetime:
    """A moment on the Dutch clock."""
    return datetime.datetime.combine(dag, datetime.time(uur, minuut), NEDERLAND)
