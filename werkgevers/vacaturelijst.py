"""The list of vacancies of a location, and of those that others released: filters, counters and order."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q, QuerySet
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from werkgevers.models import Accountmanagerschap, Vacature, Voordracht
from werkgevers.models.vacature import VacatureQuerySet

EIGEN, ANDERE = "eigen", "andere"
_KORT = datetime.timedelta(days=7)
_DAG = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Selectie:
    """Which vacancies somebody wants to see. An empty value does not choose.

    Attributes:
        bereik: those of the own location (`EIGEN`), or what other locations released (`ANDERE`).
        teller: one of the counters (`TELLERS`); it looks at open vacancies only.
        stand: a state, when no counter was chosen; empty: every state.
        groep: a group of occupations.
        sector: the code of a sector.
        team: the key of a sector team.
        van: only vacancies of employers whose accountmanager this is, or which this person entered.
        vrij: only what was released.
        term: part of the title, or of the employer's name.
        sortering: one of the keys of `SORTERINGEN`, with a minus sign for the other way round.
    """

    locatie: Locatie
    bereik: str = EIGEN
    teller: str = "open"
    stand: str = ""
    soort: str = ""
    groep: str = ""
    sector: str = ""
    team: str = ""
    van: Medewerker | None = None
    vrij: bool = False
    term: str = ""
    sortering: str = ""


@dataclass(frozen=True)
class Teller:
    """A number above the list that is also a filter."""

    naam: str
    soort: str
    waar: Callable[[], Q]

    def toon(self, getal: int) -> str:
        """The variant that shows a number: nothing is never alarming."""
        return self.soort if getal else "neutraal"


_ZONDER = Q(voorgedragen_op__isnull=True)


def _te_laat() -> Q:
    return _ZONDER & Q(stil_sinds__isnull=True, klok_uiterlijk__lt=timezone.now())


def _loopt() -> Q:
    return _ZONDER & Q(stil_sinds__isnull=True, klok_uiterlijk__gte=timezone.now())


TELLERS: dict[str, Teller] = {
    "open": Teller("Alle open", "neutraal", Q),
    "te_laat": Teller("Te laat", "fout", _te_laat),
    "loopt": Teller("Klok loopt", "let_op", _loopt),
    "stil": Teller("Klok staat stil", "neutraal", lambda: _ZONDER & Q(stil_sinds__isnull=False)),
    "ongemeld": Teller("Werkgever wacht op antwoord", "let_op", lambda: Q(gemeld_op__isnull=True)),
    "oud": Teller("Sluit binnen een week", "let_op", lambda: Q(actueel_tot__lte=vandaag() + _KORT)),
    "wwb": Teller("Geschikt voor bijstand", "neutraal", lambda: Q(geschikt_wwb=True)),
}
_OP_DE_KLOK = ("te_laat", "loopt", "stil", "ongemeld")

SORTERINGEN: dict[str, tuple[F, ...]] = {
    "functie": (F("titel"),),
    "werkgever": (F("werkgever__zoeknaam"),),
    "plaats": (F("plaats"),),
    "ontvangen": (F("ontvangen_op"),),
    "klok": (F("klok_uiterlijk"),),
    "actueel": (F("actueel_tot"),),
}


def kies(selectie: Selectie) -> QuerySet[Vacature]:
    """The vacancies that a selection asks for, in its order; those whose clock runs out first come first."""
    sleutel = orde(selectie)
    kolommen = SORTERINGEN[sleutel.removeprefix("-")]
    volgorde = [OrderBy(kolom, descending=sleutel.startswith("-")) for kolom in kolommen]
    rijen = _ruim(selectie)
    if selectie.teller:
        rijen = rijen.open().filter(TELLERS[selectie.teller].waar())
    elif selectie.stand:
        rijen = rijen.filter(stand=selectie.stand)
    return rijen.order_by(*volgorde, "-pk")


def orde(selectie: Selectie) -> str:
    """The order in force: on a list of clocks by the clock, else the newest first."""
    return selectie.sortering or ("klok" if selectie.teller in _OP_DE_KLOK else "-ontvangen")


def tel(selectie: Selectie) -> dict[str, int]:
    """What each counter says about the open vacancies of the selection, in one query."""
    return (
        _ruim(selectie)
        .open()
        .aggregate(
            **{code: Count("pk", filter=teller.waar()) for code, teller in TELLERS.items() if code != "open"},
            open=Count("pk"),
        )
    )


def met_wat_de_lijst_toont(rijen: QuerySet[Vacature]) -> QuerySet[Vacature]:
    """With employer, occupation and location, and how many candidates are on their way (`kandidaten`)."""
    lopend = Count("voordrachten", filter=Q(voordrachten__stand__in=Voordracht.LOPEND))
    return rijen.select_related("werkgever", "beroep", "locatie").annotate(kandidaten=lopend)


def van_medewerker(medewerker: Medewerker) -> Q:
    """Vacancies of employers whose accountmanager somebody is, and those that this person entered."""
    accounts = Accountmanagerschap.objects.filter(
        werkgever=OuterRef("werkgever"), medewerker=medewerker, tot__isnull=True
    )
    return Q(Exists(accounts)) | Q(ingevoerd_door=medewerker)


def _ruim(selectie: Selectie) -> VacatureQuerySet:
    """The selection without its counter and state."""
    rijen = Vacature.objects.filter(_bereik(selectie))
    if selectie.soort:
        rijen = rijen.filter(soort=selectie.soort)
    if selectie.groep:
        rijen = rijen.filter(beroep__groep=selectie.groep)
    if selectie.sector:
        rijen = rijen.filter(werkgever__sector__code=selectie.sector)
    if selectie.team:
        rijen = rijen.filter(werkgever__sector__teams__sectorteam=int(selectie.team))
    if selectie.van is not None:
        rijen = rijen.filter(van_medewerker(selectie.van))
    if selectie.vrij:
        rijen = rijen.filter(vrijgegeven_op__isnull=False)
    if selectie.term:
        term = normaliseer(selectie.term)
        rijen = rijen.filter(Q(titel__icontains=selectie.term) | Q(werkgever__zoeknaam__contains=term))
    return rijen


def _bereik(selectie: Selectie) -> Q:
    if selectie.bereik == EIGEN:
        return Q(locatie=selectie.locatie)
    return Q(vrijgegeven_op__isnull=False) & ~Q(locatie=selectie.locatie)
