"""The search period: begun after all by enforcement, and its end, set-based and exactly once (K-41, H-36)."""

import datetime

from django.db import transaction
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import aanvragen as aanvraagwerk
from klanten import tijdlijn
from klanten.aanvragen import STANDAARD, TERMIJN_BESLISSEN, TERMIJN_INTAKE, TERMIJN_ZOEKEN
from klanten.models import Aanvraag, Clientbeeld, Gebeurtenis, Taak

ZIN = "De zoekperiode is voorbij. De aanvraag is in behandeling genomen."


def laatste_dag(aanvraag: Aanvraag) -> datetime.date:
    """The last day of a search period of an application that was handed in, whoever starts it.

    Raises:
        NietToegestaan: it was not handed in, or the location has no search period.
    """
    if aanvraag.zoeken_tot is not None:
        return aanvraag.zoeken_tot
    if aanvraag.ingediend_op is None:
        raise NietToegestaan("Deze aanvraag is nog niet ingediend.")
    try:
        return termijn(TERMIJN_ZOEKEN, aanvraag.locatie).laatste_dag(aanvraag.ingediend_op)
    except OnbekendeTermijn as fout:
        raise NietToegestaan(f"{aanvraag.locatie} heeft geen zoekperiode.") from fout


@transaction.atomic
def begin(*, aanvraag: Aanvraag, reden: str, door: Medewerker) -> Aanvraag:
    """Let the client look for work first after all; it ends on the day that the application would have given.

    Where a search period runs already this changes nothing.

    Args:
        reden: why; the client reads it.

    Raises:
        NietToegestaan: the assessment has begun, the period would be over, or there is none at the location.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3: waiting periods as a means of enforcement.
    """
    aanvraag = aanvraagwerk.slot(aanvraag)
    if not door.werkt_op(aanvraag.locatie):
        raise NietToegestaan(f"Deze aanvraag hoort bij {aanvraag.locatie}.")
    if aanvraag.stand == Aanvraag.Stand.ZOEKPERIODE:
        return aanvraag
    tot = laatste_dag(aanvraag)
    if tot <= vandaag():
        raise NietToegestaan(f"De zoekperiode zou al voorbij zijn, op {tot:%d-%m-%Y}.")
    with aanvraagwerk.als_het_kan(aanvraag):
        aanvraag.ga_alsnog_zoeken(tot)
    aanvraagwerk.leg_vast(aanvraag)
    aanvraagwerk.sluit_taken(aanvraag, door=door)
    zin = f"Zoekperiode begonnen, tot en met {tot:%d-%m-%Y}. Reden: {reden.strip()}"
    aanvraagwerk.schrijf(aanvraag, zin, door=door)
    return aanvraag


def loop_af(*, op: datetime.date) -> int:
    """Let the assessment begin of every application whose search period ends on or before a day.

    Only the waiting ends; deciding is for people. Each location is one transaction: killed half-way and run
    again, or run twice at the same time, each application gets its line and its task once.

    Returns:
        How many applications went on.

    Source: Goed bekeken! (AKO 2005), sections 3.2 and 3.6 (Hilversum).
    """
    aan_de_beurt = Aanvraag.objects.filter(stand=Aanvraag.Stand.ZOEKPERIODE, zoeken_tot__lte=op)
    locaties = Locatie.objects.filter(pk__in=aan_de_beurt.values("locatie"))
    return sum(_loop_af(locatie, aan_de_beurt.filter(locatie=locatie), op) for locatie in locaties)


@transaction.atomic
def _loop_af(locatie: Locatie, aan_de_beurt: QuerySet[Aanvraag], op: datetime.date) -> int:
    """One location; rows that another run holds are waited for, and then no longer chosen."""
    slot = aan_de_beurt.select_for_update(of=("self",)).order_by("pk")
    nummers = list(slot.values_list("pk", flat=True))
    aanvragen = Aanvraag.objects.filter(pk__in=nummers).order_by("pk")
    aanvragen.order_by().update(
        stand=Aanvraag.Stand.IN_BEHANDELING,
        behandeld_sinds=op,
        beslissen_voor=_duur(TERMIJN_BESLISSEN, locatie).laatste_dag(op),
        versie=F("versie") + 1,
    )
    klanten = aanvragen.values("klant")
    Clientbeeld.objects.filter(klant__in=klanten).update(aanvraag=Aanvraag.Stand.IN_BEHANDELING)
    voeg_in_uit(
        Taak,
        aanvragen,
        {
            "locatie": F("locatie_id"),
            "klant": F("klant_id"),
            "team": _inbox(),
            "soort": Value(Taak.Soort.AANVRAAG.value),
            "omschrijving": Concat(
                Value("Uitkeringsintake "),
                F("regime__naam"),
                Value(" ("),
                F("intake_door__naam"),
                Value(")"),
                output_field=CharField(),
            ),
            "vervalt_op": Value(_duur(TERMIJN_INTAKE, locatie).vervalt(timezone.now())),
            "sleutel": Concat(Value("aanvraag:"), Cast("pk", CharField()), Value(":intake")),
        },
    )
    tijdlijn.leg_vast_bij_veel(
        aanvragen,
        {
            "klant": F("klant_id"),
            "soort": Value(Gebeurtenis.Soort.AANVRAAG.value),
            "zin": Value(ZIN),
            "zichtbaar_voor_klant": Value(True),
        },
    )
    return len(nummers)


def _inbox() -> Subquery:
    """The back office of the partner that does the intake, as `klanten.aanvragen.inbox` chooses it."""
    teams = Team.objects.lopend().filter(locatie=OuterRef("locatie"), soort=Team.Soort.BACKOFFICE)
    van_partner = teams.filter(leden__partner=OuterRef("intake_door")).order_by("naam", "pk")
    return Subquery(van_partner.values("pk")[:1])


def _duur(code: str, locatie: Locatie) -> Duur:
    try:
        return termijn(code, locatie)
    except OnbekendeTermijn:
        return STANDAARD[code]
