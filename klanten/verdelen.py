"""A whole caseload at once, when a colleague is away or leaves: proposed, looked at, and then carried out.

Every step is one statement for all clients, so that ten thousand are as good as ten (`keten.bulk`).
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Concat, Mod, RowNumber
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker, Waarneming
from keten.opslaan import voeg_toe
from keten.termijnen import termijn_of
from keten.tijd import vandaag
from klanten import contactpersoon, taken
from klanten.instellingen_overdragen import ALLEEN_NA_OVERLEG
from klanten.models import (
    Afspraak,
    Clientbeeld,
    Contactpersoonschap,
    Gebeurtenis,
    Klant,
    Taak,
    Verdeling,
    Verdelingsregel,
)

_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)


class _Beurt(Func):
    """The element of a fixed row of numbers at a position (1 is the first)."""

    template = "((%(expressions)s])"
    arg_joiner = "::bigint[])["  # gives ((row::bigint[])[position])
    output_field = models.BigIntegerField()

    def __init__(self, nummers: Sequence[int], plaats: Any) -> None:
        super().__init__(Value(list(nummers), output_field=ArrayField(models.BigIntegerField())), plaats)


def collegas_met_klanten(locatie: Locatie) -> QuerySet[Medewerker]:
    """Who is contact person of somebody at a location, with how many (`aantal`); the fullest on top."""
    aantal = Count("caseload", filter=Q(caseload__locatie=locatie))
    met = Medewerker.objects.annotate(aantal=aantal).filter(aantal__gt=0)
    return met.select_related("gebruiker", "partner").order_by("-aantal", "gebruiker__naam", "pk")


def kandidaten(locatie: Locatie, van: Medewerker) -> QuerySet[Medewerker]:
    """Who can take clients of a colleague over; the one with the fewest clients on top."""
    return contactpersoon.kandidaten(locatie).exclude(pk=van.pk)


@transaction.atomic
def stel_voor(
    *,
    van: Medewerker,
    locatie: Locatie,
    soort: str,
    reden: str,
    ontvangers: Sequence[Medewerker],
    toelichting: str = "",
    eerste_dag: datetime.date | None = None,
    laatste_dag: datetime.date | None = None,
    door: Medewerker,
) -> Verdeling:
    """Work out what would happen to the caseload of a colleague; nothing changes for the clients yet.

    Clients are dealt out one by one in order of name, so that every receiver gets as many.

    Args:
        soort: one of `Verdeling.Soort`; a deputy is one colleague, a transfer may be over several.
        eerste_dag, laatste_dag: of standing in; without a last day it runs until somebody ends it.

    Raises:
        NietToegestaan: there are no clients, a receiver cannot be their contact person, the days are wrong,
            or the location lets clients go to another partner after a duaal overleg only.
        ValidationError: a proposal for this colleague waits already.
    """
    waarneming = soort == Verdeling.Soort.WAARNEMING
    _keur_ontvangers(van, locatie, ontvangers, waarneming=waarneming)
    if waarneming:
        _keur_dagen(eerste_dag, laatste_dag)
    verdeling = voeg_toe(
        Verdeling(
            van=van,
            locatie=locatie,
            soort=soort,
            reden=reden,
            toelichting=toelichting,
            eerste_dag=eerste_dag if waarneming else None,
            laatste_dag=laatste_dag if waarneming else None,
            gemaakt_door=door,
        )
    )
    verdeling.ontvangers.set(ontvangers)
    nummer = Window(RowNumber(), order_by=[F("zoeknaam").asc(), F("pk").asc()])
    beurt = Mod(nummer - 1, Value(len(ontvangers)), output_field=models.BigIntegerField()) + 1
    gemaakt = voeg_in_uit(
        Verdelingsregel,
        Clientbeeld.objects.filter(contactpersoon=van, locatie=locatie),
        {
            "verdeling": Value(verdeling.pk),
            "klant": F("klant_id"),
            "naar": _Beurt([ontvanger.pk for ontvanger in ontvangers], beurt),
        },
    )
    if not gemaakt:
        raise NietToegestaan(f"{van} heeft op {locatie} geen klanten.")
    return verdeling


@transaction.atomic
def voer_uit(*, verdeling: Verdeling, door: Medewerker) -> Verdeling:
    """Do what was proposed, all of it or nothing. Doing so twice changes nothing.

    A client who got another contact person since the proposal keeps that one. Open tasks move along at a
    transfer, meetings stay in the agenda in which they stand.

    Raises:
        NietToegestaan: the proposal was called off, or a receiver cannot be contact person any more.
        ValidationError: there is a deputy in this period already.
    """
    verdeling = _slot(verdeling)
    if verdeling.stand == Verdeling.Stand.UITGEVOERD:
        return verdeling
    ontvangers = list(verdeling.ontvangers.select_related("gebruiker", "partner"))
    waarneming = verdeling.soort == Verdeling.Soort.WAARNEMING
    _keur_ontvangers(verdeling.van, verdeling.locatie, ontvangers, waarneming=waarneming)
    regels = _geldende_regels(verdeling)
    if waarneming:
        verdeling.waarneming = _laat_waarnemen(verdeling, ontvangers[0], door=door)
        aantal = _schrijf(regels, Value(_zin_waarneming(verdeling, ontvangers[0])), door=door)
    else:
        aantal = _schrijf(
            regels,
            Concat(
                F("naar__gebruiker__naam"),
                Value(" ("),
                F("naar__partner__naam"),
                Value(") is de contactpersoon"),
                output_field=models.CharField(),
            ),
            door=door,
        )
        _draag_over(verdeling, regels, door=door)
    _zet(verdeling, "voer_uit", door=door, klanten=aantal)
    return verdeling


@transaction.atomic
def laat_vervallen(*, verdeling: Verdeling, door: Medewerker) -> Verdeling:
    """Call a proposal off.

    Raises:
        NietToegestaan: it has been carried out.
    """
    verdeling = _slot(verdeling)
    if verdeling.stand != Verdeling.Stand.VERVALLEN:
        _zet(verdeling, "verval", door=door)
    return verdeling


def regels(verdeling: Verdeling) -> QuerySet[Verdelingsregel]:
    """The clients of a proposal with who gets them, in order of name."""
    rijen = Verdelingsregel.objects.filter(verdeling=verdeling)
    return rijen.select_related("klant__beeld", "naar__gebruiker").order_by("klant__zoeknaam", "pk")


def per_ontvanger(verdeling: Verdeling) -> QuerySet[Medewerker]:
    """The receivers, with how many clients each has now (`aantal`) and gets (`krijgt`)."""
    krijgt = Verdelingsregel.objects.filter(verdeling=verdeling, naar=OuterRef("pk")).order_by()
    geteld = krijgt.values("naar").annotate(n=Count("pk")).values("n")
    aantal = Count("caseload", filter=Q(caseload__locatie=verdeling.locatie))
    ontvangers = Medewerker.objects.filter(pk__in=verdeling.ontvangers.values("pk"))
    return (
        ontvangers.select_related("gebruiker", "partner")
        .annotate(aantal=aantal, krijgt=Subquery(geteld))
        .order_by("gebruiker__naam", "pk")
    )


def geplande_gesprekken(verdeling: Verdeling) -> int:
    """How many meetings with these clients stand in the agenda of the colleague."""
    gepland = Afspraak.objects.filter(stand=Afspraak.Stand.GEPLAND, begin__gte=timezone.now())
    return gepland.filter(medewerker=verdeling.van, klant__in=verdeling.regels.values("klant")).count()


def _slot(verdeling: Verdeling) -> Verdeling:
    rijen = Verdeling.objects.select_for_update(of=("self",))
    return rijen.select_related("van__gebruiker", "van__partner", "locatie").get(pk=verdeling.pk)


def _zet(verdeling: Verdeling, overgang: str, **waarden: Any) -> None:
    try:
        getattr(verdeling, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Dit voorstel is al {verdeling.get_stand_display()}.") from fout
    verdeling.full_clean()
    verdeling.save()


def _keur_ontvangers(
    van: Medewerker, locatie: Locatie, ontvangers: Sequence[Medewerker], *, waarneming: bool
) -> None:
    if not ontvangers:
        raise NietToegestaan("Kies minstens één collega.", veld="ontvangers")
    if waarneming and len(ontvangers) > 1:
        raise NietToegestaan("Kies één waarnemer.", veld="ontvangers")
    kan = set(kandidaten(locatie, van).values_list("pk", flat=True))
    for ontvanger in ontvangers:
        if ontvanger.pk not in kan:
            raise NietToegestaan(f"{ontvanger} kan op {locatie} geen contactpersoon zijn.", veld="ontvangers")
    andere_partner = [x for x in ontvangers if x.partner_id != van.partner_id]
    if andere_partner and not waarneming and waarde(ALLEEN_NA_OVERLEG, locatie):
        raise NietToegestaan(
            f"Deze locatie vraagt per klant een duaal overleg voordat een andere partner de klant overneemt. "
            f"{andere_partner[0]} is van {andere_partner[0].partner}.",
            veld="ontvangers",
        )


def _keur_dagen(eerste: datetime.date | None, laatste: datetime.date | None) -> None:
    if eerste is None:
        raise NietToegestaan("Vul de eerste dag van het waarnemen in.", veld="eerste_dag")
    if eerste < vandaag():
        raise NietToegestaan("Deze dag is al voorbij.", veld="eerste_dag")
    for veld, dag in (("eerste_dag", eerste), ("laatste_dag", laatste)):
        if dag is not None and dag > vandaag() + _HOOGSTENS_VOORUIT:
            raise NietToegestaan("Kies een dag binnen een jaar.", veld=veld)


def _geldende_regels(verdeling: Verdeling) -> QuerySet[Verdelingsregel]:
    """The lines that still hold; the others go. The clients are locked, always in the same order."""
    regels = Verdelingsregel.objects.filter(verdeling=verdeling)
    klanten = Klant.objects.filter(pk__in=regels.values("klant")).order_by("pk")
    len(klanten.select_for_update().values_list("pk"))
    nog = Clientbeeld.objects.filter(contactpersoon=verdeling.van, locatie=verdeling.locatie)
    regels.exclude(klant__in=nog.values("klant")).delete()
    return regels.order_by("klant")


def _laat_waarnemen(verdeling: Verdeling, waarnemer: Medewerker, *, door: Medewerker) -> Waarneming:
    assert verdeling.eerste_dag is not None
    return voeg_toe(
        Waarneming(
            medewerker=verdeling.van,
            waarnemer=waarnemer,
            locatie=verdeling.locatie,
            van=max(verdeling.eerste_dag, vandaag()),
            tot=verdeling.laatste_dag,
            reden=verdeling.toelichting or verdeling.get_reden_display(),
            geregeld_door=door,
        )
    )


def _zin_waarneming(verdeling: Verdeling, waarnemer: Medewerker) -> str:
    """Clients read who helps them meanwhile, not why the colleague is away."""
    assert verdeling.eerste_dag is not None
    tot = f" tot en met {verdeling.laatste_dag:%d-%m-%Y}" if verdeling.laatste_dag else ""
    return f"{waarnemer} neemt waar voor {verdeling.van} vanaf {verdeling.eerste_dag:%d-%m-%Y}{tot}"


def _schrijf(regels: QuerySet[Verdelingsregel], zin: Any, *, door: Medewerker) -> int:
    """A line in the timeline of every client; returns how many clients there are."""
    velden = {
        "klant": F("klant_id"),
        "op": Value(timezone.now()),
        "soort": Value(Gebeurtenis.Soort.CONTACTPERSOON.value),
        "zin": zin,
        "medewerker": Value(door.pk),
        "partner": Value(door.partner_id),
        "zichtbaar_voor_klant": Value(True),
    }
    return len(voeg_in_uit(Gebeurtenis, regels, velden))


def _draag_over(verdeling: Verdeling, regels: QuerySet[Verdelingsregel], *, door: Medewerker) -> None:
    klanten = regels.order_by().values("klant")
    van_klant = Verdelingsregel.objects.filter(verdeling=verdeling, klant=OuterRef("klant"))
    naar = Subquery(van_klant.order_by().values("naar"))
    lopend = Contactpersoonschap.objects.filter(klant__in=klanten, tot__isnull=True)
    lopend.filter(medewerker=verdeling.van).update(tot=vandaag())
    voeg_in_uit(
        Contactpersoonschap,
        regels,
        {
            "klant": F("klant_id"),
            "medewerker": F("naar_id"),
            "reden": Value(verdeling.toelichting or verdeling.get_reden_display()),
            "aangewezen_door": Value(door.pk),
        },
    )
    Taak.objects.open().filter(voor=verdeling.van, klant__in=klanten).update(voor=naar)
    Clientbeeld.objects.filter(klant__in=klanten).update(contactpersoon=naar)
    for rij in regels.order_by("naar").values("naar").annotate(aantal=Count("pk")):
        _vraag_kennismaking(verdeling, Medewerker.objects.get(pk=rij["naar"]), rij["aantal"])


def _vraag_kennismaking(verdeling: Verdeling, wie: Medewerker, aantal: int) -> None:
    """One task for all clients together; a list of so many tasks would bury the rest."""
    klanten = "1 klant" if aantal == 1 else f"{aantal} klanten"
    duur = termijn_of(contactpersoon.TERMIJN, contactpersoon.STANDAARDTERMIJN, verdeling.locatie)
    taken.maak(
        klant=None,
        voor=wie,
        locatie=verdeling.locatie,
        soort=Taak.Soort.OVERDRACHT,
        omschrijving=f"Maak kennis met {klanten} van {verdeling.van}",
        vervalt_op=duur.vervalt(timezone.now()),
        sleutel=f"verdeling:{verdeling.pk}:{wie.pk}",
    )
