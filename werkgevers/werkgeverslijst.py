"""The list of employers: search, filters, counters and order, in one query (W-01)."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from werkgevers.models import (
    Accountmanagerschap,
    Vacature,
    Vestiging,
    Werkgever,
    Werkgeverscontact,
)
from werkgevers.sectorteams import met_team

NIET = "niet"  # the value of a filter that asks for what has not been filled in
OUD_PERSONEEL = 30  # percent of 55 and older from which a list calls a staff old
_LANG_GELEDEN = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Selectie:
    """Which employers somebody wants to see, in which order. An empty value does not choose.

    Attributes:
        locatie: the location of the one who looks; None for the whole country.
        van: only the employers of this accountmanager.
        teller: one of the counters (`TELLERS`).
        leeftijd: "oud" when a large part of the staff is 55 or older, "jong" when not, `NIET` when unknown.
        team: key of a sector team.
        zonder_contact_sinds: only those that had no contact from this day on (W-11).
        term: part of a name or place, or a KvK number.
        sortering: one of the keys of `SORTERINGEN`, with a minus sign for the other way round.
    """

    locatie: Locatie | None
    van: Medewerker | None = None
    teller: str = "alles"
    sector: str = ""
    grootte: str = ""
    stadium: str = ""
    leeftijd: str = ""
    team: int | None = None
    zonder_contact_sinds: datetime.date | None = None
    term: str = ""
    sortering: str = "naam"


@dataclass(frozen=True)
class Teller:
    """A number above the list that is also a filter."""

    naam: str
    soort: str
    waar: Callable[[], Q]


TELLERS: dict[str, Teller] = {
    "alles": Teller("Alle werkgevers", "neutraal", Q),
    "zonder": Teller("Zonder accountmanager", "let_op", lambda: Q(accountmanager_id__isnull=True)),
    "vacatures": Teller("Met een open vacature", "neutraal", lambda: Q(heeft_vacature=True)),
    "gepland": Teller("Contact gepland", "neutraal", lambda: Q(gepland_op__isnull=False)),
    "stil": Teller(
        "Een jaar zonder contact",
        "let_op",
        lambda: Q(laatste_contact__isnull=True) | Q(laatste_contact__lt=vandaag() - _LANG_GELEDEN),
    ),
}

SORTERINGEN = {
    "naam": (F("zoeknaam"),),
    "plaats": (F("plaats"),),
    "sector": (F("sector__kort"),),
    "grootte": (F("medewerkers"),),
    "accountmanager": (F("accountmanager_naam"),),
    "contact": (F("laatste_contact"),),
    "team": (F("teamnaam"),),
}


def kies(selectie: Selectie) -> QuerySet[Werkgever]:
    """The employers that a selection asks for, in its order, with what the list shows of each.

    What has no value in the column that orders comes last, whichever way round.
    """
    aflopend = selectie.sortering.startswith("-")
    sleutels = SORTERINGEN[selectie.sortering.removeprefix("-")]
    orde = [OrderBy(sleutel, descending=aflopend, nulls_last=True) for sleutel in sleutels]
    rijen = _ruim(selectie).filter(TELLERS[selectie.teller].waar())
    return rijen.select_related("sector", "locatie").order_by(*orde, "zoeknaam", "pk")


def tel(selectie: Selectie) -> dict[str, int]:
    """What each counter says about the selection without its own counter, in one query."""
    tellers = {code: Count("pk", filter=t.waar()) for code, t in TELLERS.items() if code != "alles"}
    return _ruim(selectie).aggregate(alles=Count("pk"), **tellers)


def _ruim(selectie: Selectie) -> QuerySet[Werkgever]:
    """The selection without its counter."""
    rijen = met_lijst(Werkgever.objects.lopend())
    if selectie.locatie is not None:
        rijen = rijen.filter(locatie=selectie.locatie)
    if selectie.van is not None:
        rijen = rijen.filter(Q(accountmanager_id=selectie.van.pk))
    if selectie.term:
        rijen = rijen.filter(zoek(selectie.term))
    if selectie.zonder_contact_sinds:
        sinds = Q(laatste_contact__lt=selectie.zonder_contact_sinds)
        rijen = rijen.filter(Q(laatste_contact__isnull=True) | sinds)
    if selectie.team:
        rijen = rijen.filter(Q(team_id=selectie.team))
    return rijen.filter(_kenmerken(selectie))


def met_lijst(rijen: QuerySet[Werkgever]) -> QuerySet[Werkgever]:
    """Each employer with place, accountmanager, contacts, team, and whether a vacancy is open."""
    hier = {"werkgever": OuterRef("pk")}
    vestiging = Vestiging.objects.filter(**hier, gesloten_op__isnull=True).order_by("-hoofdvestiging", "pk")
    schap = Accountmanagerschap.objects.filter(**hier, tot__isnull=True)
    contacten = Werkgeverscontact.objects.filter(**hier)
    return met_team(rijen).annotate(
        plaats=Coalesce(Subquery(vestiging.values("plaats")[:1]), Value("")),
        accountmanager_id=Subquery(schap.values("medewerker")[:1]),
        accountmanager_naam=Subquery(schap.values("medewerker__gebruiker__naam")[:1]),
        laatste_contact=Subquery(
            contacten.gevoerd().order_by("-gevoerd_op").values("gevoerd_op")[:1], output_field=DateField()
        ),
        gepland_op=Subquery(
            contacten.gepland().order_by("gepland_op").values("gepland_op")[:1], output_field=DateField()
        ),
        heeft_vacature=Exists(Vacature.objects.open().filter(**hier)),
    )


def zoek(term: str) -> Q:
    """Employers with this KvK number, with these words in the name, or in this place."""
    nummer = "".join(term.split())
    if nummer.isdecimal() and len(nummer) == 8:
        return Q(kvk_nummer=nummer)
    daar = Vestiging.objects.filter(
        werkgever=OuterRef("pk"), plaats__istartswith=term.strip(), gesloten_op__isnull=True
    )
    return Q(pk__in=Werkgever.objects.zoek_naam(term).values("pk")) | Q(Exists(daar))


def _kenmerken(selectie: Selectie) -> Q:
    waar = Q()
    if selectie.sector:
        waar &= Q(sector__isnull=True) if selectie.sector == NIET else Q(sector__code=selectie.sector)
    if selectie.grootte:
        waar &= Q(grootte=selectie.grootte.replace(NIET, ""))
    if selectie.stadium:
        waar &= Q(stadium=selectie.stadium.replace(NIET, ""))
    if selectie.leeftijd:
        waar &= {
            "oud": Q(aandeel_55plus__gte=OUD_PERSONEEL),
            "jong": Q(aandeel_55plus__lt=OUD_PERSONEEL),
            NIET: Q(aandeel_55plus__isnull=True),
        }[selectie.leeftijd]
    return waar
