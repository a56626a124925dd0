"""Terms: how long a duty may take, when it is due, and whether it was met.

All deadlines are Dutch clock time. A term in hours ends on the second. A term in days, weeks or months does
not count the day on which it starts and ends at the end of its last day (23:59:59), so that the date shown is
a day on which one is still in time. Only a term in working days avoids weekends and holidays: the terms of
the sources are agreements between partners, which the Algemene termijnenwet does not extend.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from keten.maanden import maanden_later
from keten.models import Locatie, Termijnregel
from keten.models.termijnregel import Eenheid
from keten.werkdagen import volgende_werkdag, werkdagen_tussen

NEDERLAND = ZoneInfo("Europe/Amsterdam")
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_DAGEN_IN_TEKST = 14  # further away, people count in weeks


class OnbekendeTermijn(LookupError):
    """A term that has no length in the settings."""


@dataclass(frozen=True, slots=True)
class Duur:
    """A length of time in one unit, counted by the calendar.

    Raises:
        ValueError: less than 1.
    """

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if self.aantal < 1:
            raise ValueError("A term takes at least 1 of its unit.")

    @classmethod
    def uren(cls, aantal: int) -> Self:
        """Clock hours: 72 hours are exactly 72 hours, also when the clock changes."""
        return cls(aantal, Eenheid.UUR)

    @classmethod
    def werkdagen(cls, aantal: int) -> Self:
        """Days on which the desks are open."""
        return cls(aantal, Eenheid.WERKDAG)

    @classmethod
    def dagen(cls, aantal: int) -> Self:
        """Calendar days."""
        return cls(aantal, Eenheid.DAG)

    @classmethod
    def weken(cls, aantal: int) -> Self:
        """Periods of seven calendar days."""
        return cls(aantal, Eenheid.WEEK)

    @classmethod
    def maanden(cls, aantal: int) -> Self:
        """Calendar months; 31 January plus one month is the last day of February."""
        return cls(aantal, Eenheid.MAAND)

    def vervalt(self, start: datetime.datetime) -> datetime.datetime:
        """When a term of this length is due, in Dutch time.

        Args:
            start: an aware moment; of a term in days only its Dutch date counts.

        Raises:
            ValueError: `start` has no time zone.
        """
        if start.tzinfo is None:
            raise ValueError("A term starts at an aware moment.")
        if self.eenheid is Eenheid.UUR:
            einde = start.astimezone(datetime.UTC) + datetime.timedelta(hours=self.aantal)
            return einde.astimezone(NEDERLAND)
        dag = self.laatste_dag(start.astimezone(NEDERLAND).date())
        return datetime.datetime.combine(dag, _EINDE_VAN_DE_DAG, NEDERLAND)

    def laatste_dag(self, eerste: datetime.date) -> datetime.date:
        """The last day of a term that starts on a day; for intervals that know no time of day.

        Raises:
            ValueError: the term is in hours.
        """
        match self.eenheid:
            case Eenheid.WERKDAG:
                return volgende_werkdag(eerste, self.aantal)
            case Eenheid.DAG:
                return eerste + datetime.timedelta(days=self.aantal)
            case Eenheid.WEEK:
                return eerste + datetime.timedelta(weeks=self.aantal)
            case Eenheid.MAAND:
                return maanden_later(eerste, self.aantal)
            case _:
                raise ValueError("A term in hours has no last day.")

    def __str__(self) -> str:
        enkelvoud = self.aantal == 1 or self.eenheid is Eenheid.UUR
        return f"{self.aantal} {self.eenheid.value if enkelvoud else self.eenheid.label}"


class Stand(StrEnum):
    """How a term stands."""

    GEHAALD = "gehaald"
    TE_LAAT = "te_laat"
    LOOPT = "loopt"
    BIJNA = "bijna"


@dataclass(frozen=True, slots=True)
class Termijn:
    """A duty with a clock.

    Attributes:
        vervalt: the last moment that is in time.
        klaar: when the duty was done; None while it is open.
    """

    vervalt: datetime.datetime
    klaar: datetime.datetime | None = None

    def stand(self, nu: datetime.datetime, *, marge: datetime.timedelta) -> Stand:
        """How the term stands at a moment; a duty done too late stays `te_laat`.

        Args:
            marge: an open term that is due within this time is `bijna`.
        """
        over = _tijd_tussen(self.klaar or nu, self.vervalt)
        if over < datetime.timedelta():
            return Stand.TE_LAAT
        if self.klaar:
            return Stand.GEHAALD
        return Stand.BIJNA if over <= marge else Stand.LOOPT

    def tekst(self, nu: datetime.datetime) -> str:
        """The same in Dutch, as precise as one needs it: "nog 2 werkdagen", "vandaag", "3 dagen te laat"."""
        moment = self.klaar or nu
        if _tijd_tussen(moment, self.vervalt) < datetime.timedelta():
            return (
                f"{_te_laat(self.vervalt, moment)} afgerond" if self.klaar else _te_laat(self.vervalt, moment)
            )
        return "op tijd afgerond" if self.klaar else _nog(self.vervalt, moment)


def termijn(code: str, locatie: Locatie | None = None) -> Duur:
    """How long a term may take: the location's own rule, else the national one.

    Raises:
        OnbekendeTermijn: neither has been set.
    """
    regel = (
        Termijnregel.objects.filter(Q(locatie=None) | Q(locatie=locatie), code=code)
        .order_by(F("locatie").asc(nulls_last=True))
        .first()
    )
    if regel is None:
        raise OnbekendeTermijn(f"De termijn {code} is nog niet vastgesteld.")
    return Duur(regel.aantal, Eenheid(regel.eenheid))


def termijnen(code: str, locaties: Iterable[Locatie]) -> dict[int, Duur]:
    """How long a term may take at many locations, by key, in one query; who has none is left out."""
    per_plek = {
        regel.locatie_id: Duur(regel.aantal, Eenheid(regel.eenheid))
        for regel in Termijnregel.objects.filter(code=code)
    }
    gevonden = {plek.pk: per_plek.get(plek.pk) or per_plek.get(None) for plek in locaties}
    return {plek: duur for plek, duur in gevonden.items() if duur is not None}


def termijn_of(code: str, standaard: Duur, locatie: Locatie | None = None) -> Duur:
    """How long a term may take; `standaard` when nobody has set it yet."""
    try:
        return termijn(code, locatie)
    except OnbekendeTermijn:
        return standaard


def _tijd_tussen(van: datetime.datetime, tot: datetime.datetime) -> datetime.timedelta:
    """Real time: Python compares two Dutch moments by their clocks, wrong when the clock goes back."""
    return tot.astimezone(datetime.UTC) - van.astimezone(datetime.UTC)


def _nog(vervalt: datetime.datetime, nu: datetime.datetime) -> str:
    einde = vervalt.astimezone(NEDERLAND)
    dag, vandaag = einde.date(), nu.astimezone(NEDERLAND).date()
    dagen = (dag - vandaag).days
    if dagen == 0:
        return "vandaag" if einde.time() >= _EINDE_VAN_DE_DAG else f"vandaag voor {einde:%H:%M} uur"
    if dagen > _DAGEN_IN_TEKST:
        return f"nog {dagen // 7} weken"
    werkdagen = werkdagen_tussen(vandaag, dag)
    if werkdagen:
        return f"nog {_aantal(werkdagen, 'werkdag', 'werkdagen')}"
    return f"nog {_aantal(dagen, 'dag', 'dagen')}"


def _te_laat(vervalt: datetime.datetime, moment: datetime.datetime) -> str:
    dagen = (moment.astimezone(NEDERLAND).date() - vervalt.astimezone(NEDERLAND).date()).days
    return f"{_aantal(dagen, 'dag', 'dagen')} te laat" if dagen else "te laat"


def _aantal(aantal: int, enkelvoud: str, meervoud: str) -> str:
    return f"{aantal} {enkelvoud if aantal == 1 else meervoud}"
