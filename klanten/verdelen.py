"""A whole caseload at once, when a colleague is away or leaves: proposed, and looked at.

Every step is one statement for all clients, so that ten thousand are as good as ten (`keten.bulk`).
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Mod, RowNumber
from django.utils import timezone

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import contactpersoon
from klanten.instellingen_overdragen import ALLEEN_NA_OVERLEG
from klanten.models import Afspraak, Clientbeeld, Verdeling, Verdelingsregel

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
    keur_ontvangers(van, locatie, ontvangers, waarneming=waarneming)
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


def keur_ontvangers(
    van: Medewerker, locatie: Locatie, ontvangers: Sequence[Medewerker], *, waarneming: bool
) -> None:
    """Refuse receivers who cannot be contact person here, or not without a consultation per client."""
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
