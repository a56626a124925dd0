"""Complete and in time: how dossiers begin, by quarter of registration (K-12, K-47)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from keten.instellingen import waarde
from keten.models import Locatie
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from klanten import volledigheid
from klanten.kwartalen import Kwartaal, laatste_kwartalen
from klanten.models import Clientbeeld, Gebeurtenis
from klanten.stand import STANDAARDTERMIJN, TERMIJN
from klanten.uitstroomcijfers import deel

KWARTALEN = 4
_DUIDELIJK = (Gebeurtenis.Soort.AFSPRAAK, Gebeurtenis.Soort.WERKPLAN)


@dataclass
class Kwartaalstand:
    """The clients who registered in one quarter.

    Attributes:
        beoordeeld: for how many the term to be complete is over, or met.
        volledig: how many of those were complete in time.
        ingelicht_van: for how many the term to know what comes next is over, or met.
        ingelicht: how many of those knew in time.
    """

    kwartaal: Kwartaal
    nieuw: int = 0
    beoordeeld: int = 0
    volledig: int = 0
    ingelicht_van: int = 0
    ingelicht: int = 0

    @property
    def volledig_procent(self) -> int | None:
        """The share that was complete in time."""
        return deel(self.volledig, self.beoordeeld)

    @property
    def ingelicht_procent(self) -> int | None:
        """The share that knew in time what comes next."""
        return deel(self.ingelicht, self.ingelicht_van)


@dataclass(frozen=True)
class Stand:
    """How complete the dossiers are today.

    Attributes:
        mist: what the location asks, with how many dossiers lack it, by its code.
    """

    totaal: int
    volledig: int
    mist: list[tuple[str, str, int]]

    @property
    def procent(self) -> int | None:
        """The share that is complete."""
        return deel(self.volledig, self.totaal)


def stand(locatie: Locatie) -> Stand:
    """How many of the clients in guidance have a complete dossier, and what the others lack; one query."""
    vragen = volledigheid.gevraagd(locatie)
    tellers = {f"mist_{code}": Count("pk", filter=gegeven.ontbreekt) for code, gegeven in vragen.items()}
    beelden = Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF)
    geteld = beelden.aggregate(totaal=Count("pk"), heel=Count("pk", filter=Q(volledig=True)), **tellers)
    mist = [(code, gegeven.naam, geteld[f"mist_{code}"]) for code, gegeven in vragen.items()]
    return Stand(geteld["totaal"], geteld["heel"], mist)


def per_kwartaal(locatie: Locatie, *, op: datetime.date) -> list[Kwartaalstand]:
    """How the clients of each quarter fared; people whose term still runs are not judged yet.

    Counted in the database by day of registration, so that the number of rows does not grow with the clients.

    Args:
        op: the day that counts as today.

    Source: Goed bekeken! (AKO Monitorgroep 2005), 3.6, Den Bosch: clear within a week; Meer perspectief voor
    mensen (Divosa 2006): the share that is complete and in time.
    """
    kwartalen = {kwartaal: Kwartaalstand(kwartaal) for kwartaal in laatste_kwartalen(KWARTALEN)}
    binnen = datetime.timedelta(days=waarde(volledigheid.BINNEN, locatie))
    duur = _duur(locatie)
    for dag, volledig_op, duidelijk_op, aantal in _dagen(locatie, min(kwartalen).eerste):
        rij = kwartalen.get(Kwartaal.van(dag))
        if rij is None:
            continue
        rij.nieuw += aantal
        _tel(rij, "volledig", "beoordeeld", aantal, volledig_op, dag + binnen, op)
        _tel(rij, "ingelicht", "ingelicht_van", aantal, duidelijk_op, duur.laatste_dag(dag), op)
    return list(kwartalen.values())


def _tel(
    rij: Kwartaalstand,
    goed: str,
    totaal: str,
    aantal: int,
    gedaan: datetime.date | None,
    uiterlijk: datetime.date,
    op: datetime.date,
) -> None:
    op_tijd = gedaan is not None and gedaan <= uiterlijk
    if op_tijd or uiterlijk < op:
        setattr(rij, totaal, getattr(rij, totaal) + aantal)
    if op_tijd:
        setattr(rij, goed, getattr(rij, goed) + aantal)


def _dagen(locatie: Locatie, van: datetime.date) -> QuerySet[Clientbeeld, Any]:
    """Per day of registration, of completeness and of the first clear next step: how many clients."""
    eerste = (
        Gebeurtenis.objects.filter(klant=OuterRef("klant"), soort__in=_DUIDELIJK, zichtbaar_voor_klant=True)
        .order_by()
        .values("klant")
        .annotate(dag=TruncDate(Min("op")))
        .values("dag")
    )
    beelden = Clientbeeld.objects.filter(locatie=locatie, klant__aangemeld_op__gte=van)
    return (
        beelden.annotate(duidelijk_op=Subquery(eerste, output_field=DateField()))
        .order_by()
        .values_list("klant__aangemeld_op", "volledig_op", "duidelijk_op")
        .annotate(aantal=Count("pk"))
    )


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN
