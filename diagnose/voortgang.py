"""Carrying out a plan: a step starts, is done, or ends early (K-51, K-62)."""

from enum import StrEnum

from django.db import transaction
from django.db.models import Q, QuerySet
from django_fsm import can_proceed

from diagnose.models import Activiteit, Werkplan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.rechten import Recht
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant


class Stap(StrEnum):
    """What can happen to an activity; the values are the transitions of the model."""

    START = "start"
    AFRONDEN = "rond_af"
    STOPPEN = "stop"


_GEBEURD = {Stap.START: "gestart", Stap.AFRONDEN: "afgerond", Stap.STOPPEN: "gestopt"}


@transaction.atomic
def zet(*, activiteit: Activiteit, stap: Stap, door: Medewerker) -> Activiteit:
    """Say that an activity started, is done, or ended early; a version in the making follows.

    The dates stay: they are what was agreed.

    Raises:
        NietToegestaan: this cannot happen in its present state, the version has been replaced, or the client
            has not chosen it or agreed with its obligations yet.
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    # The same lock as a new version takes, so that no copy is made of a state that is just changing.
    klanten = Klant.objects.select_for_update(of=("self",), no_key=True).select_related("locatie")
    eis(door, klanten.get(pk=activiteit.werkplan.klant_id).locatie, Recht.WERKPLAN)
    samen = list(_dezelfde(activiteit).select_for_update(of=("self",)).select_related("werkplan__klant"))
    gevonden = next((versie for versie in samen if versie.pk == activiteit.pk), None)
    if gevonden is None:
        raise NietToegestaan("Deze activiteit is al uit het plan gehaald.")
    activiteit = gevonden
    plan = activiteit.werkplan
    if plan.stand == Werkplan.Stand.VERVANGEN:
        raise NietToegestaan("Deze versie van het plan is vervangen. Open de versie die nu geldt.")
    if not can_proceed(getattr(activiteit, stap.value)):
        raise NietToegestaan(f"Dit kan niet: “{activiteit}” is {activiteit.get_stand_display()}.")
    if stap is Stap.START:
        _controleer_instemming(activiteit, plan)
    was = activiteit.stand
    for versie in samen:
        if versie.stand == was:
            getattr(versie, stap.value)()
            versie.save(update_fields=["stand", "gestart_op"])
    zichtbaar = plan.stand != Werkplan.Stand.CONCEPT
    zin = f"Activiteit {_GEBEURD[stap]}: {activiteit.omschrijving}."
    tijdlijn.leg_vast(plan.klant, Gebeurtenis.Soort.WERKPLAN, zin, door=door, zichtbaar_voor_klant=zichtbaar)
    return activiteit


def _controleer_instemming(activiteit: Activiteit, plan: Werkplan) -> None:
    if activiteit.verplichtingen_open:
        raise NietToegestaan("De klant is nog niet akkoord met de verplichtingen van deze activiteit.")
    if plan.stand != Werkplan.Stand.BEVESTIGD and (
        activiteit.alternatief_voor_id or activiteit.alternatieven.exists()
    ):
        raise NietToegestaan("De klant heeft nog niet gekozen tussen deze activiteit en een andere.")


def _dezelfde(activiteit: Activiteit) -> QuerySet[Activiteit]:
    """The activity, what it continues in the version that counts, and its copy in the one being made."""
    lopend = [Werkplan.Stand.CONCEPT, Werkplan.Stand.VOORGESTELD, Werkplan.Stand.BEVESTIGD]
    verwant = Q(kopie_van=activiteit) | Q(pk=activiteit.kopie_van_id)
    return Activiteit.objects.filter(Q(pk=activiteit.pk) | verwant & Q(werkplan__stand__in=lopend)).order_by(
        "pk"
    )
