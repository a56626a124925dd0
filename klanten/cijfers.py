"""Numbers about the clients of a location as a whole, without names (K-13, K-47, H-03)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate, TruncWeek
from django.utils.http import urlencode

from keten.models import Locatie
from keten.tijd import vandaag
from klanten.afspraken import aanvang
from klanten.caseload import CONTACT, NIET, TELLERS, Selectie, contact_geleden, tel
from klanten.clientbeeld import GESPREK, STAPPEN
from klanten.models import Clientbeeld, Controlemiddel, Identiteitscontrole, Klant, KlantCompetentie
from klanten.uitkeringen import GEEN

WEKEN = 12
HOOFDCIJFERS = ("alles", "onduidelijk", "verlopen", "geen_contactpersoon", "geen_afspraak")


@dataclass(frozen=True)
class Aantal:
    """A number with its name, and the filter of the caseload that lists who is behind it."""

    naam: str
    aantal: int
    filter: str


@dataclass(frozen=True)
class Verdeling:
    """How the clients of a location are spread over the values of one thing."""

    naam: str
    aantallen: list[Aantal]


@dataclass(frozen=True)
class Overzicht:
    """The population of a location at a glance.

    Attributes:
        tellers: the main numbers, by the code of their counter (`klanten.caseload.TELLERS`).
        per_week: how many people registered in each of the last weeks, by its Monday.
    """

    totaal: int
    tellers: dict[str, Aantal]
    verdelingen: list[Verdeling]
    per_week: list[tuple[datetime.date, int]]


@dataclass(frozen=True)
class Dagcijfer:
    """The identity checks of one day at a location."""

    dag: datetime.date
    totaal: int
    vastgesteld: int
    verlopen: int
    beschadigd: int
    twijfel: int


def overzicht(locatie: Locatie) -> Overzicht:
    """Count the clients of a location, in a number of queries that does not grow with them."""
    beelden = Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF)
    return Overzicht(
        totaal=beelden.count(),
        tellers=hoofdcijfers(locatie),
        verdelingen=[
            *_verdelingen(beelden, locatie),
            _per_regime(beelden),
            _per_contact(beelden),
            *_per_competentie(beelden),
        ],
        per_week=nieuw_per_week(locatie),
    )


def hoofdcijfers(locatie: Locatie) -> dict[str, Aantal]:
    """The main numbers of a location, in one query."""
    aantallen = tel(Selectie(locatie=locatie))
    return {code: Aantal(TELLERS[code].naam, aantallen[code], f"teller={code}") for code in HOOFDCIJFERS}


def nieuw_per_week(locatie: Locatie) -> list[tuple[datetime.date, int]]:
    """How many people registered in each of the last weeks, by Monday; the present week last."""
    maandag = vandaag() - datetime.timedelta(days=vandaag().weekday())
    weken = [maandag - datetime.timedelta(weeks=nummer) for nummer in reversed(range(WEKEN))]
    nieuw = Klant.objects.van_locatie(locatie).filter(aangemeld_op__gte=weken[0])
    geteld = dict(
        nieuw.annotate(week=TruncWeek("aangemeld_op"))
        .order_by("week")
        .values_list("week")
        .annotate(aantal=Count("pk"))
    )
    return [(week, geteld.get(week, 0)) for week in weken]


def identiteit_per_dag(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Dagcijfer]:
    """The identity checks of each day on which there were any, the latest first.

    A check that referred the client for a new document counts as damaged or, when it was not, as expired.

    Source: Goed bekeken! (AKO 2005), identity check: some invalid documents a day (H-03).
    """
    verwezen = Q(uitkomst=Identiteitscontrole.Uitkomst.VERWEZEN)
    rijen = (
        _controles(locatie, van, tot)
        .annotate(dag=TruncDate("op"))
        .order_by("-dag")
        .values("dag")
        .annotate(
            totaal=Count("pk"),
            vastgesteld=Count("pk", filter=Q(uitkomst=Identiteitscontrole.Uitkomst.VASTGESTELD)),
            verlopen=Count("pk", filter=verwezen & Q(beschadigd=False)),
            kapot=Count("pk", filter=verwezen & Q(beschadigd=True)),
            twijfel=Count("pk", filter=Q(uitkomst=Identiteitscontrole.Uitkomst.TWIJFEL)),
        )
    )
    return [Dagcijfer(beschadigd=rij.pop("kapot"), **rij) for rij in rijen]


def identiteit_per_middel(
    locatie: Locatie, *, van: datetime.date, tot: datetime.date
) -> list[tuple[str, list[tuple[str, int]]]]:
    """For each means of checking, how often it had each outcome."""
    middelen = Controlemiddel.objects.filter(controle__in=_controles(locatie, van, tot))
    geteld: dict[tuple[str, str], int] = {
        (middel, uitkomst): aantal
        for middel, uitkomst, aantal in middelen.values_list("middel", "uitkomst").annotate(
            aantal=Count("pk")
        )
    }
    uitkomsten = Controlemiddel.Uitkomst
    return [
        (
            middel.label,
            [(uitkomst.label, geteld.get((middel.value, uitkomst.value), 0)) for uitkomst in uitkomsten],
        )
        for middel in Controlemiddel.Middel
    ]


def _controles(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Identiteitscontrole]:
    begin, einde = (aanvang(dag, datetime.time.min) for dag in (van, tot + datetime.timedelta(days=1)))
    return Identiteitscontrole.objects.filter(klant__locatie=locatie, op__gte=begin, op__lt=einde)


def _verdelingen(beelden: QuerySet[Clientbeeld], locatie: Locatie) -> list[Verdeling]:
    kwadranten = [(code, f"{code}: {uitleg}") for code, uitleg in Clientbeeld.Kwadrant.choices]
    routes = [*Clientbeeld.Route.choices, ("", "nog geen route")]
    return [
        _verdeel(beelden, "stap", "Volgende stap", "volgende_stap", [(x, x) for x in (*STAPPEN, GESPREK)]),
        *([_verdeel(beelden, "route", "Route", "route", routes)] if locatie.met_routes else ()),
        _verdeel(beelden, "kwadrant", "Kwadrant", "kwadrant", [*kwadranten, ("", "nog geen kwadrant")]),
    ]


def _per_contact(beelden: QuerySet[Clientbeeld]) -> Verdeling:
    geteld = beelden.aggregate(**{code: Count("pk", filter=contact_geleden(code)) for code in CONTACT})
    aantallen = [Aantal(naam, geteld[code], f"contact={code}") for code, naam in CONTACT.items()]
    return Verdeling("Laatste contact", aantallen)


def _per_competentie(beelden: QuerySet[Clientbeeld]) -> list[Verdeling]:
    """Clients per competence, the most frequent first; who has several counts at each. Nothing of nothing."""
    rijen = KlantCompetentie.objects.geldig().filter(klant__beeld__in=beelden)
    geteld = (
        rijen.order_by()
        .values_list("competentie__code", "competentie__naam")
        .annotate(aantal=Count("klant", distinct=True))
        .order_by("-aantal", "competentie__naam")
    )
    aantallen = [Aantal(naam, aantal, urlencode({"competentie": code})) for code, naam, aantal in geteld]
    return [Verdeling("Competentie", aantallen)] if aantallen else []


def _verdeel(
    beelden: QuerySet[Clientbeeld], filter: str, naam: str, veld: str, waarden: Iterable[tuple[str, Any]]
) -> Verdeling:
    geteld = dict(beelden.order_by().values_list(veld).annotate(aantal=Count("pk")))
    aantallen = [
        Aantal(str(woord), geteld.get(waarde, 0), urlencode({filter: waarde or NIET}))
        for waarde, woord in waarden
    ]
    return Verdeling(naam, aantallen)


def _per_regime(beelden: QuerySet[Clientbeeld]) -> Verdeling:
    """Clients per scheme; who has two counts in both."""
    per_regime: dict[str, int] = {}
    geteld = beelden.exclude(regimes="").order_by().values_list("regimes").annotate(aantal=Count("pk"))
    for regimes, aantal in geteld:
        for naam in regimes.split(", "):
            per_regime[naam] = per_regime.get(naam, 0) + aantal
    namen = sorted(per_regime.items(), key=lambda paar: (-paar[1], paar[0]))
    geen = Aantal(GEEN, beelden.filter(regimes="").count(), urlencode({"uitkering": NIET}))
    met = [Aantal(naam, aantal, urlencode({"uitkering": naam})) for naam, aantal in namen]
    return Verdeling("Uitkering", [*met, geen])
