"""A proposal for a whole caseload is carried out, or called off; one statement for all clients."""

from typing import Any

from django.db import models, transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Waarneming
from keten.opslaan import voeg_toe
from keten.termijnen import termijn_of
from keten.tijd import vandaag
from klanten import contactpersoon, taken, tijdlijn
from klanten.models import (
    Clientbeeld,
    Contactpersoonschap,
    Gebeurtenis,
    Klant,
    Taak,
    Verdeling,
    Verdelingsregel,
)
from klanten.verdelen import keur_ontvangers


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
    keur_ontvangers(verdeling.van, verdeling.locatie, ontvangers, waarneming=waarneming)
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
    return tijdlijn.leg_vast_bij_veel(regels, velden)


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
