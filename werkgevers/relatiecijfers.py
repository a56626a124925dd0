"""Figures about the relation with employers: one contact, known within a year, no double approach."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, Value

from keten.aandeel import Aandeel
from keten.instellingen import waarde
from keten.models import Locatie
from keten.termijnen import Duur
from werkgevers.aanspreekpunt import aandeel_met_accountmanager
from werkgevers.instellingen_relatie import BENADERPERIODE
from werkgevers.models import Werkgever, Werkgeverscontact
from werkgevers.sectorteams import begonnen_op

Doel = Werkgeverscontact.Doel


@dataclass(frozen=True)
class Bekendheid:
    """How many employers had contact since the team began (W-11).

    Attributes:
        streefdag: one year after the beginning; by then every employer should know the team.
    """

    sinds: datetime.date
    streefdag: datetime.date
    aandeel: Aandeel


@dataclass(frozen=True)
class Partnerrij:
    """The contacts of one partner in a period.

    Attributes:
        gepland: contacts that were planned, whatever became of them.
        toch: those of them that were planned in spite of a warning (W-03).
        ongepland_dubbel: contacts that were recorded afterwards, within the period of what another partner
            had in the register before; nobody was warned.
    """

    partner: str
    gevoerd: int
    gepland: int
    toch: int
    ongepland_dubbel: int


@dataclass(frozen=True)
class Plekkenrij:
    """What vraagbeïnvloeding of one partner created in a period (W-42)."""

    partner: str
    contacten: int
    plekken_leren: int
    plekken_kans: int
    banen_behouden: int


def met_accountmanager(locatie: Locatie) -> Aandeel:
    """The employers of a location with one fixed contact (W-02)."""
    return Aandeel(*aandeel_met_accountmanager(locatie))


def bekendheid(locatie: Locatie) -> Bekendheid | None:
    """The employers of a location that had a contact since its team began; None before there is a team.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9 (Ede): "iedere werkgever het team binnen
    1 jaar na het ontstaan kent en weet te vinden".
    """
    sinds = begonnen_op(locatie)
    if sinds is None:
        return None
    contact = Werkgeverscontact.objects.gevoerd().filter(werkgever=OuterRef("pk"), gevoerd_op__gte=sinds)
    telling = _werkgevers(locatie).aggregate(deel=Count("pk", filter=Exists(contact)), geheel=Count("pk"))
    return Bekendheid(sinds, Duur.maanden(12).laatste_dag(sinds), Aandeel(telling["deel"], telling["geheel"]))


def per_partner(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Partnerrij]:
    """Contacts of a location by partner, with how many approached an employer twice.

    A planned contact counts on the day on which somebody planned it.
    """
    gevoerd = Q(stand="gevoerd", gevoerd_op__range=(van, tot))
    gepland = Q(gepland_op__isnull=False, vastgelegd_op__date__range=(van, tot))
    dubbel = gevoerd & Q(_vlak_bij_een_ander(locatie), gepland_op__isnull=True)
    rijen = (
        Werkgeverscontact.objects.filter(gevoerd | gepland, locatie=locatie)
        .order_by("partner__naam")
        .values("partner__naam")
        .annotate(
            gevoerd=Count("pk", filter=gevoerd),
            gepland=Count("pk", filter=gepland),
            toch=Count("pk", filter=gepland & Q(kort_op__isnull=False)),
            dubbel=Count("pk", filter=dubbel),
        )
    )
    return [Partnerrij(r["partner__naam"], r["gevoerd"], r["gepland"], r["toch"], r["dubbel"]) for r in rijen]


def plekken(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Plekkenrij]:
    """What vraagbeïnvloeding created, by partner."""
    rijen = (
        Werkgeverscontact.objects.gevoerd()
        .filter(locatie=locatie, doel=Doel.VRAAGBEINVLOEDING, gevoerd_op__range=(van, tot))
        .order_by("partner__naam")
        .values("partner__naam")
        .annotate(
            contacten=Count("pk"),
            leren=Sum("plekken_leren"),
            kans=Sum("plekken_kans"),
            behouden=Sum("banen_behouden"),
        )
    )
    return [
        Plekkenrij(r["partner__naam"], r["contacten"], r["leren"], r["kans"], r["behouden"]) for r in rijen
    ]


def per_grootte(locatie: Locatie) -> list[tuple[str, Aandeel]]:
    """By size class, the employers with whom the location had contact in the past (W-10)."""
    contact = Werkgeverscontact.objects.gevoerd().filter(werkgever=OuterRef("pk"))
    rijen: dict[str, Any] = {
        rij["grootte"]: rij
        for rij in _werkgevers(locatie)
        .order_by()
        .values("grootte")
        .annotate(deel=Count("pk", filter=Exists(contact)), geheel=Count("pk"))
    }
    klassen = sorted(Werkgever.Grootte, key=lambda g: g == Werkgever.Grootte.ONBEKEND)
    return [
        (g.label, Aandeel(rijen[g.value]["deel"], rijen[g.value]["geheel"])) for g in klassen if g in rijen
    ]


def _vlak_bij_een_ander(locatie: Locatie) -> Exists:
    """Whether the register held a contact of another partner near the day on which this one took place.

    The same period and the same contacts count as in the warning (`contact_leggen.vlakbij`).
    """
    periode = Value(datetime.timedelta(days=waarde(BENADERPERIODE, locatie)))
    dag = OuterRef("gevoerd_op")
    ander = (
        Werkgeverscontact.objects.met_dag()
        .filter(
            Q(dag__range=(dag - periode, dag + periode)),
            werkgever=OuterRef("werkgever"),
            vastgelegd_op__lt=OuterRef("vastgelegd_op"),
        )
        .exclude(stand=Werkgeverscontact.Stand.AFGEZEGD)
        .exclude(partner=OuterRef("partner"))
    )
    return Exists(ander)


def _werkgevers(locatie: Locatie) -> QuerySet[Werkgever]:
    return Werkgever.objects.lopend().filter(locatie=locatie)
