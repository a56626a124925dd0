"""The caseload: every client of an employee or a location, in one query on the common picture."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, Expression, F, OrderBy, OuterRef, Q, QuerySet, Value
from django.db.models.functions import NullIf
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import volledigheid
from klanten.models import Clientbeeld, Klant, KlantCompetentie
from klanten.stand import Stand, met_stand

NIET = "niet"  # the value of a filter that asks for what has not been filled in


@dataclass(frozen=True)
class Selectie:
    """Which clients somebody wants to see, in which order. An empty value does not choose.

    Attributes:
        van: only the clients of this contact person; None for the whole location.
        teller: one of the counters (`TELLERS`).
        uitkering: the name of a scheme, as in `Clientbeeld.regimes`.
        contact: how long ago the last contact was, one of `CONTACT`.
        status: in guidance, aftercare or stopped; empty: in guidance, or all when a name is sought.
        gegevens: complete or not (`GEGEVENS`), or the code of what is missing (`klanten.volledigheid`).
        competentie: the code of something that the client is good at.
        term: part of a name, or a klantnummer.
        sortering: one of the keys of `SORTERINGEN`, with a minus sign for the other way round.
    """

    locatie: Locatie
    van: Medewerker | None = None
    teller: str = "alles"
    route: str = ""
    kwadrant: str = ""
    uitkering: str = ""
    stap: str = ""
    contact: str = ""
    status: str = ""
    gegevens: str = ""
    competentie: str = ""
    term: str = ""
    sortering: str = "naam"


@dataclass(frozen=True)
class Teller:
    """A number above the list that is also a filter.

    Attributes:
        soort: the variant of the component that shows it.
        waar: which clients it counts.
    """

    naam: str
    soort: str
    waar: Callable[[], Q]

    def toon(self, getal: int) -> str:
        """The variant that shows a number: nothing is never alarming."""
        return self.soort if getal else "neutraal"


def _geen_afspraak() -> Q:
    return Q(volgende_afspraak__isnull=True) | Q(volgende_afspraak__lt=timezone.now())


TELLERS: dict[str, Teller] = {
    "alles": Teller("Alle klanten", "neutraal", Q),
    "verlopen": Teller("Termijn verlopen", "fout", lambda: Q(stand=Stand.VERLOPEN)),
    "let_op": Teller("Let op", "let_op", lambda: Q(stand=Stand.LET_OP)),
    "zonder_route": Teller("Zonder route", "neutraal", lambda: Q(route="")),
    "zonder_diagnose": Teller("Zonder diagnose", "neutraal", lambda: Q(diagnose_op__isnull=True)),
    "akkoord": Teller(
        "Plan wacht op akkoord", "neutraal", lambda: Q(werkplan=Clientbeeld.Werkplan.VOORGESTELD)
    ),
    "geen_afspraak": Teller("Zonder afspraak", "neutraal", _geen_afspraak),
    "geen_contactpersoon": Teller(
        "Zonder contactpersoon", "neutraal", lambda: Q(contactpersoon__isnull=True)
    ),
    "stap_te_laat": Teller("Stap duurt te lang", "let_op", lambda: Q(stap_uiterlijk__lt=vandaag())),
    "onduidelijk": Teller("Te lang zonder duidelijkheid", "fout", lambda: Q(te_lang=True)),
}

CONTACT: dict[str, str] = {
    "maand": "in de laatste 30 dagen",
    "kwartaal": "31 tot en met 90 dagen geleden",
    "langer": "meer dan 90 dagen geleden",
    NIET: "nog geen contact",
}

GEGEVENS: dict[str, tuple[str, Q]] = {
    "volledig": ("volledig", Q(volledig=True)),
    "onvolledig": ("onvolledig", Q(volledig=False)),
    **{code: (f"zonder {punt.naam}", punt.ontbreekt) for code, punt in volledigheid.GEGEVENS.items()},
}

SORTERINGEN: dict[str, tuple[Expression | F, ...]] = {
    "naam": (F("zoeknaam"),),
    "klantnummer": (F("klant_id"),),
    "uitkering": (NullIf("regimes", Value("")),),
    "route": (NullIf("route", Value("")),),
    "kwadrant": (NullIf("kwadrant", Value("")),),
    "contact": (F("laatste_contact"),),
    "stap": (F("volgende_stap_op"), F("volgende_stap")),
    "status": (F("stand"), F("eerste_termijn")),
    "contactpersoon": (F("contactpersoon__gebruiker__naam"),),
}


def kies(selectie: Selectie) -> QuerySet[Clientbeeld]:
    """The pictures that a selection asks for, in its order, each with how it stands (`klanten.stand`).

    What has no value in the column that orders comes last, whichever way round.
    """
    aflopend = selectie.sortering.startswith("-")
    sleutels = SORTERINGEN[selectie.sortering.removeprefix("-")]
    orde = [OrderBy(sleutel, descending=aflopend, nulls_last=True) for sleutel in sleutels]
    return _ruim(selectie).filter(TELLERS[selectie.teller].waar()).order_by(*orde, "zoeknaam", "pk")


def tel(selectie: Selectie) -> dict[str, int]:
    """What each counter says about the selection without its own counter, in one query."""
    tellers = {code: Count("pk", filter=teller.waar()) for code, teller in TELLERS.items() if code != "alles"}
    return _ruim(selectie).aggregate(alles=Count("pk"), **tellers)


def _ruim(selectie: Selectie) -> QuerySet[Clientbeeld]:
    """The selection without its counter."""
    beelden = Clientbeeld.objects.filter(locatie=selectie.locatie)
    if selectie.van is not None:
        beelden = beelden.filter(contactpersoon=selectie.van)
    if selectie.status or not selectie.term:
        beelden = beelden.filter(status=selectie.status or Clientbeeld.Status.ACTIEF)
    if selectie.term:
        beelden = beelden.filter(klant__in=_zoek(selectie.term))
    if selectie.route:
        beelden = beelden.filter(route=selectie.route.replace(NIET, ""))
    if selectie.kwadrant:
        beelden = beelden.filter(kwadrant=selectie.kwadrant.replace(NIET, ""))
    if selectie.stap:
        beelden = beelden.filter(volgende_stap=selectie.stap)
    if selectie.contact:
        beelden = beelden.filter(contact_geleden(selectie.contact))
    if selectie.uitkering:
        beelden = beelden.filter(_met_uitkering(selectie.uitkering))
    return met_stand(beelden.filter(_kenmerken(selectie)), selectie.locatie)


def _kenmerken(selectie: Selectie) -> Q:
    """What the dossier holds or lacks, and what the client is good at."""
    waar = GEGEVENS[selectie.gegevens][1] if selectie.gegevens else Q()
    return waar & _met_competentie(selectie.competentie) if selectie.competentie else waar


def contact_geleden(hoe_lang: str) -> Q:
    """Clients whose last contact was so long ago (one of `CONTACT`)."""
    maand, kwartaal = (vandaag() - datetime.timedelta(days=dagen) for dagen in (30, 90))
    return {
        "maand": Q(laatste_contact__gte=maand),
        "kwartaal": Q(laatste_contact__lt=maand, laatste_contact__gte=kwartaal),
        "langer": Q(laatste_contact__lt=kwartaal),
        NIET: Q(laatste_contact__isnull=True),
    }[hoe_lang]


def _met_uitkering(naam: str) -> Q:
    if naam == NIET:
        return Q(regimes="")
    return Q(regimes__regex=rf"(^|, ){re.escape(naam)}(,|$)")


def _met_competentie(code: str) -> Q:
    sterk = KlantCompetentie.objects.geldig().filter(competentie__code=code)
    return Q(Exists(sterk.filter(klant=OuterRef("klant"))))


def _zoek(term: str) -> QuerySet[Klant]:
    nummer = re.sub(r"\s", "", term)
    if nummer.isdecimal():
        return Klant.objects.filter(klantnummer=int(nummer[:18]))
    return Klant.objects.zoek_naam(term)
