"""The figures of this floor, each defined once: what is counted, of what, and what is better (W-51).

The sources name employer satisfaction, effectiveness and efficiency and give no formulas (Samen doen we het
zo, Monitorgroep 2005, section 3.9, conclusion 6). The definitions are ours; they stand beside the figure.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Avg, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Extract
from django.utils import timezone

from keten.kleine_getallen import te_klein
from keten.models import Locatie
from werkgevers.models import (
    Leveringsafspraak,
    Plaatsing,
    Tevredenheidsscore,
    Vacature,
    Voordracht,
    Werkgeverscontact,
)
from werkgevers.vacaturecijfers import beslist

_BRON = "Samen doen we het zo (Monitorgroep 2005), paragraaf 3.9, conclusie 6; de definitie is van ons"
_DAG = 24 * 3600


class Groep(StrEnum):
    """The headings of the page."""

    TEVREDENHEID = "Werkgeverstevredenheid"
    EFFECTIVITEIT = "Effectiviteit"
    EFFICIENCY = "Efficiency"


class Maat(StrEnum):
    """How a figure follows from its rows."""

    AANDEEL = "aandeel"
    GEMIDDELDE = "gemiddelde"
    VERHOUDING = "verhouding"


Bron = Callable[[Locatie, datetime.date, datetime.date], QuerySet[Any]]


@dataclass(frozen=True)
class Indicator:
    """A figure about a location in a period, both days included.

    Attributes:
        code: its name for a machine; never changes.
        definitie: what it is, in one sentence.
        teller: the rows that count; of a mean each carries its `waarde`.
        noemer: the rows out of which they count; for a mean they are the same.
        hoger_is_beter: the desired direction.
        over_mensen: whether somebody might be recognised when few stand behind it.
        per: of a mean, what is counted behind it: each value of this field once.
        versie: goes up when the definition changes.
    """

    code: str
    naam: str
    groep: Groep
    definitie: str
    maat: Maat
    teller: Bron
    noemer: Bron
    hoger_is_beter: bool = True
    eenheid: str = "%"
    over_mensen: bool = False
    per: str = "pk"
    bron: str = _BRON
    versie: int = 1


@dataclass(frozen=True)
class Waarde:
    """What an indicator was in a period.

    Attributes:
        waarde: in the unit of the indicator; None when there was nothing to count.
        teller, noemer: the numbers behind it, of rows or of what the indicator counts (`per`).
    """

    indicator: Indicator
    waarde: float | None
    teller: int
    noemer: int

    @property
    def te_klein(self) -> bool:
        """Whether so few stand behind it that it is not shown."""
        return self.indicator.over_mensen and te_klein(self.noemer)


def bereken(indicator: Indicator, locatie: Locatie, van: datetime.date, tot: datetime.date) -> Waarde:
    """Work out a figure; it takes two queries at most."""
    teller = indicator.teller(locatie, van, tot)
    if indicator.maat is Maat.GEMIDDELDE:
        aantal = teller.order_by().values(indicator.per).distinct().count()
        gemiddeld = teller.aggregate(uitkomst=Avg("waarde"))["uitkomst"] if aantal else None
        return Waarde(indicator, None if gemiddeld is None else round(float(gemiddeld), 1), aantal, aantal)
    deel, geheel = teller.count(), indicator.noemer(locatie, van, tot).count()
    if not geheel:
        return Waarde(indicator, None, deel, geheel)
    factor = 100 if indicator.maat is Maat.AANDEEL else 1
    return Waarde(indicator, round(factor * deel / geheel, 1), deel, geheel)


def _scores(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Any]:
    scores = Tevredenheidsscore.objects.filter(
        tevredenheid__locatie=locatie, tevredenheid__ingevuld_op__date__range=(van, tot)
    )
    return scores.annotate(waarde=F("score"))


def _gesloten(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Vacature]:
    return Vacature.objects.filter(locatie=locatie, gesloten_op__date__range=(van, tot))


def _vervuld(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Vacature]:
    return _gesloten(locatie, van, tot).filter(stand=Vacature.Stand.VERVULD)


def _gemeten(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Plaatsing]:
    return Plaatsing.objects.filter(locatie=locatie, gemeten_op__range=(van, tot))


def _duurzaam(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Plaatsing]:
    return _gemeten(locatie, van, tot).filter(duurzaam=True)


def _klok_voorbij(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Vacature]:
    binnen = Vacature.objects.filter(locatie=locatie, ontvangen_op__date__range=(van, tot))
    return binnen.filter(beslist("voorgedragen_op", "klok_uiterlijk", timezone.now()))


def _op_tijd(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Vacature]:
    return _klok_voorbij(locatie, van, tot).filter(voorgedragen_op__lte=F("klok_uiterlijk"))


def _beloften(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Leveringsafspraak]:
    stand = Leveringsafspraak.Stand
    return Leveringsafspraak.objects.filter(
        Q(stand__in=[stand.NAGEKOMEN, stand.GEBROKEN]), locatie=locatie, afgerond_op__range=(van, tot)
    )


def _nagekomen(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Leveringsafspraak]:
    return _beloften(locatie, van, tot).filter(stand=Leveringsafspraak.Stand.NAGEKOMEN)


def _dagen_open(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Any]:
    duur = ExpressionWrapper(F("gesloten_op") - F("ontvangen_op"), output_field=DurationField())
    return _vervuld(locatie, van, tot).annotate(waarde=Extract(duur, "epoch") / _DAG)


def _begonnen(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Plaatsing]:
    return Plaatsing.objects.filter(locatie=locatie, begint_op__range=(van, tot))


def _contacten(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Werkgeverscontact]:
    return Werkgeverscontact.objects.gevoerd().filter(locatie=locatie, gevoerd_op__range=(van, tot))


def _voordrachten(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Voordracht]:
    return Voordracht.objects.filter(locatie=locatie, voorgedragen_op__date__range=(van, tot))


INDICATOREN: tuple[Indicator, ...] = (
    Indicator(
        "werkgevers.tevredenheid",
        "Gemiddeld oordeel van werkgevers",
        Groep.TEVREDENHEID,
        "Het gemiddelde van alle scores van 1 tot 5 die werkgevers na een vacature gaven.",
        Maat.GEMIDDELDE,
        _scores,
        _scores,
        eenheid="van 5",
        over_mensen=True,
        per="tevredenheid__werkgever",
    ),
    Indicator(
        "werkgevers.beloften",
        "Nagekomen leveringsafspraken",
        Groep.TEVREDENHEID,
        "Het deel van de afgeronde leveringsafspraken dat is nagekomen; vervallen afspraken tellen niet mee.",
        Maat.AANDEEL,
        _nagekomen,
        _beloften,
    ),
    Indicator(
        "werkgevers.vervulling",
        "Vervulde vacatures",
        Groep.EFFECTIVITEIT,
        "Het deel van de gesloten vacatures waarvan alle plaatsen zijn vervuld.",
        Maat.AANDEEL,
        _vervuld,
        _gesloten,
    ),
    Indicator(
        "werkgevers.kandidaat-op-tijd",
        "Kandidaat binnen de klok van 72 uur",
        Groep.EFFECTIVITEIT,
        "Het deel van de binnengekomen vacatures waarvan de klok voorbij is, met een kandidaat voor het "
        "einde van de klok.",
        Maat.AANDEEL,
        _op_tijd,
        _klok_voorbij,
        bron="Samen doen we het zo (Monitorgroep 2005), paragraaf 3.9, Ede",
    ),
    Indicator(
        "werkgevers.duurzaam",
        "Duurzame plaatsingen",
        Groep.EFFECTIVITEIT,
        "Het deel van de gemeten plaatsingen waarbij de klant op de meetdag nog werkte.",
        Maat.AANDEEL,
        _duurzaam,
        _gemeten,
        over_mensen=True,
    ),
    Indicator(
        "werkgevers.dagen-tot-vervulling",
        "Dagen tot een vacature is vervuld",
        Groep.EFFICIENCY,
        "Het gemiddelde aantal dagen tussen binnenkomst en vervulling van een vacature.",
        Maat.GEMIDDELDE,
        _dagen_open,
        _dagen_open,
        hoger_is_beter=False,
        eenheid="dagen",
    ),
    Indicator(
        "werkgevers.contacten-per-plaatsing",
        "Contacten per plaatsing",
        Groep.EFFICIENCY,
        "Het aantal gesprekken met werkgevers, gedeeld door het aantal plaatsingen dat begon.",
        Maat.VERHOUDING,
        _contacten,
        _begonnen,
        hoger_is_beter=False,
        eenheid="per plaatsing",
    ),
    Indicator(
        "werkgevers.voordrachten-per-plaatsing",
        "Voordrachten per plaatsing",
        Groep.EFFICIENCY,
        "Het aantal kandidaten dat naar een werkgever ging, gedeeld door het aantal plaatsingen dat begon.",
        Maat.VERHOUDING,
        _voordrachten,
        _begonnen,
        hoger_is_beter=False,
        eenheid="per plaatsing",
    ),
)
