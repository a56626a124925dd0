"""What the chain counts: every figure defined once, by the app whose records it counts (X-30, X-31).

An indicator is a query of *waarnemingen*: rows that each say at which location, about which client, how
much counts (`w_telt`) and out of how much (`w_van`). One shape for all figures lets one statement work out
every location and breakdown of a month, and lets the list behind a number be the same query with a filter.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from keten.kleine_getallen import te_klein
from keten.models import Locatie


class Soort(StrEnum):
    """Which figures lead: of the chain, then outcome, then of one partner's column (X-31, X-36)."""

    KETEN = "keten"
    UITKOMST = "uitkomst"
    KOLOM = "kolom"


class Maat(StrEnum):
    """How a figure follows from its rows."""

    AANDEEL = "aandeel"  # 100 times the sum of `telt` by the sum of `van`
    GEMIDDELDE = "gemiddelde"  # the sum of `telt` by the sum of `van`
    AANTAL = "aantal"  # the sum of `telt`


class Peil(StrEnum):
    """When the benefits are looked at by which a figure is split."""

    MAAND = "maand"  # any day of the period
    BEGIN = "begin"  # the first day
    EINDE = "einde"  # the last day


class Optelling(StrEnum):
    """What several months of a figure are together."""

    SAMEN = "samen"  # one figure over all that was counted in them
    LAATSTE = "laatste"  # how things stand on a day: that of the last month
    PER_MAAND = "per maand"  # a rate of each month: never of the whole period, but the mean of a month


@dataclass(frozen=True)
class Parameter:
    """The one thing of a definition that the AKO can set; a new value is a new version of the definition.

    Attributes:
        naam: what it is, in the words of the definition: "weken na de aanmelding".
        standaard, laagste, hoogste: whole numbers in `eenheid`.
    """

    naam: str
    standaard: int
    laagste: int
    hoogste: int
    eenheid: str


Waarnemingen = Callable[[datetime.date, datetime.date, int], QuerySet[Any]]


@dataclass(frozen=True)
class Indicator:
    """A figure about a period, first and last day included.

    Attributes:
        code: its name for a machine; never changes.
        zin: what it is, in one sentence; `{parameter}` is where the set number stands.
        waarnemingen: gives, for the first day, the last day and the parameter (0 when none), the rows,
            annotated with `w_locatie` (pk), `w_klant` (pk or None), `w_telt` and `w_van` (whole numbers).
        hoger_is_beter: the desired direction; None when neither is.
        eenheid: what stands behind the number: "%", "dagen", "klanten", "euro".
        over_mensen: whether somebody might be recognised when few stand behind it.
        strijdig_met: codes of figures of the chain that steering on this one may hurt (X-31).
        kolom: whose column it is (`Ketenpartner.Kolom`); only of `Soort.KOLOM`.
        groep: the heading under which a page of one floor shows it.
        meermaals: somebody often has several rows, so the number of rows says little.
        peil: which benefits count for who is split by benefit.
        optelling: what a quarter or a year of it is.
        bedrag: the setting of a location, in whole euros, that the number is multiplied by when it is read.
        versie: goes up when the code counts something else under the same name.
        zonder_namen: who is behind it is not shown to anybody, because being in it says something private,
            or because they are no clients.
    """

    code: str
    naam: str
    soort: Soort
    zin: str
    maat: Maat
    waarnemingen: Waarnemingen
    bron: str
    hoger_is_beter: bool | None = True
    eenheid: str = "%"
    over_mensen: bool = True
    parameter: Parameter | None = None
    strijdig_met: tuple[str, ...] = ()
    kolom: str = ""
    groep: str = ""
    meermaals: bool = False
    peil: Peil = Peil.MAAND
    optelling: Optelling = Optelling.SAMEN
    bedrag: str = ""
    versie: int = 1
    zonder_namen: bool = False

    def in_woorden(self, parameter: int) -> str:
        """The definition with a set number in it."""
        return self.zin.format(parameter=parameter)


@dataclass(frozen=True)
class Stand:
    """What a figure was in a period, of a location or of one group there.

    Attributes:
        maand: the first day of the period.
        mensen: how many clients, employers or employees stand behind it, each counted once.
        groep: the group in words; empty for the whole.
        bedrag: euros per counted case, of a figure in euros.
        versie: the version of the definition that it was computed with.
    """

    indicator: Indicator
    maand: datetime.date
    telt: int
    van: int
    mensen: int
    groep: str = ""
    bedrag: int = 1
    versie: int = 1
    berekend_op: datetime.datetime | None = None

    @property
    def waarde(self) -> float | None:
        """In the unit of the figure, one decimal; None when there was nothing to count."""
        if self.indicator.maat is Maat.AANTAL:
            return float(self.telt * self.bedrag)
        if not self.van:
            return None
        factor = 100 if self.indicator.maat is Maat.AANDEEL else 1
        return round(factor * self.telt / self.van, 1)

    @property
    def te_klein(self) -> bool:
        """Whether so few stand behind it, count in it, or do not count in it, that it is not shown."""
        if not self.indicator.over_mensen:
            return False
        if self.indicator.maat is not Maat.AANDEEL:
            return te_klein(self.mensen)
        return te_klein(self.mensen) or te_klein(self.telt) or te_klein(self.van - self.telt)


Telling = Combinable | Q | Exists | int


def waarnemingen(
    rijen: QuerySet[Any],
    *,
    locatie: str,
    klant: str | None = None,
    telt: Telling = 1,
    van: Telling = 1,
    **verder: Combinable,
) -> QuerySet[Any]:
    """Mark rows as what an indicator counts.

    Args:
        locatie, klant: the fields that hold them; no client for figures that are not about clients.
        telt, van: a whole number; a condition counts as 1 where it is true and as 0 where it is not.
        verder: `wie`, whom a row is about that is not about a client, so that one employer with many rows
            is still one; or `regime`: the benefit that a row is about by itself, instead of those that the
            client has.
    """
    wie = F(klant) if klant else Value(None, output_field=IntegerField())
    gewoon = {"locatie": F(locatie), "klant": wie, "telt": _getal(telt), "van": _getal(van)}
    gemerkt: QuerySet[Any] = rijen.order_by().annotate(
        **{f"w_{naam}": waarde for naam, waarde in (gewoon | verder).items()}
    )
    return gemerkt


def _getal(telling: Telling) -> Combinable:
    if isinstance(telling, int):
        return Value(telling)
    if isinstance(telling, Combinable):
        return telling
    return Case(When(telling, then=Value(1)), default=Value(0), output_field=IntegerField())


def dagen_tussen(eerder: Combinable, later: Combinable) -> Func:
    """The whole days from one date to another."""
    return Func(later, eerder, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


def aantal_per_locatie(rijen: QuerySet[Any]) -> Coalesce:
    """How many of these rows a location has, for a figure that divides numbers of different things."""
    geteld = rijen.order_by().filter(locatie=OuterRef("pk")).values("locatie").annotate(n=Count("pk"))
    return Coalesce(Subquery(geteld.values("n"), output_field=IntegerField()), 0)


def tel(
    indicator: Indicator, locatie: Locatie, van: datetime.date, tot: datetime.date, parameter: int = 0
) -> Stand:
    """Work out a figure of one location over any period, now; one query. For what is not stored per month."""
    rijen = indicator.waarnemingen(van, tot, parameter).filter(w_locatie=locatie.pk)
    wie = "w_wie" if "w_wie" in rijen.query.annotations else "w_klant"
    geteld = rijen.aggregate(
        telt=Sum("w_telt"),
        van=Sum("w_van"),
        mensen=Count(wie, distinct=True),
        zonder=Count("w_locatie", filter=Q(**{f"{wie}__isnull": True})),
    )
    mensen = geteld["mensen"] + geteld["zonder"]  # a row about nobody stands for itself
    return Stand(indicator, van, int(geteld["telt"] or 0), int(geteld["van"] or 0), mensen)


_REGISTER: dict[str, Indicator] = {}


def registreer(*indicatoren: Indicator) -> None:
    """Add figures; every app does so when the portal starts. Doing so twice changes nothing.

    Raises:
        ValueError: another figure has this code already.
    """
    for indicator in indicatoren:
        if _REGISTER.setdefault(indicator.code, indicator) != indicator:
            raise ValueError(f"Two indicators are called {indicator.code}.")


def alle() -> tuple[Indicator, ...]:
    """Every figure, those of the chain first."""
    volgorde = list(Soort)
    return tuple(sorted(_REGISTER.values(), key=lambda i: (volgorde.index(i.soort), i.naam)))


def vind(code: str) -> Indicator | None:
    """The figure of this code, or None."""
    return _REGISTER.get(code)
