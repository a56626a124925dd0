"""Putting a plan before the partners, taking it back, and signing it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from keten.fouten import NietToegestaan, RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.forms.jaarplan import TekenForm, TerugnemenForm
from landkaart.jaarplan import vaststellen
from landkaart.models import Jaarplan, Planakkoord
from landkaart.views.jaarplan_formulier import blad, eigen_plan, kruimels_naar


@require_POST
@vereist(Recht.JAARPLAN)
def voorleggen(request: Verzoek, pk: int) -> HttpResponse:
    """Put a draft before the partners."""
    plan = eigen_plan(request, pk)
    try:
        vaststellen.leg_voor(plan=plan, door=request.medewerker)
        messages.success(request, "Het plan ligt voor bij de partners. Elke partner tekent nu voor zichzelf.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:jaarplan", pk)


@vereist(Recht.JAARPLAN)
def terugnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Make a draft of a plan again."""
    plan = eigen_plan(request, pk)
    form = TerugnemenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vaststellen.neem_terug(plan=plan, door=request.medewerker, **form.waarden())
            messages.success(request, "Het plan is weer een concept.")
            return redirect("landkaart:jaarplan", pk)
    return blad(
        request, form, titel="Plan terugnemen", knop="Neem het plan terug", kruimels=kruimels_naar(plan)
    )


@vereist(Recht.JAARPLAN)
def tekenen(request: Verzoek, pk: int) -> HttpResponse:
    """Sign for one's own organisation."""
    plan = eigen_plan(request, pk)
    regels = vaststellen.regels(plan, request.medewerker)
    eigen = [regel.partner for regel in regels if regel.uwe]
    if not eigen:
        raise RechtOntbreekt("Alleen de vertegenwoordiger van een partner tekent dit plan.")
    form = TekenForm(request.POST or None, partners=eigen, initial={"ronde": plan.ronde})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            akkoord = vaststellen.teken(plan=plan, door=request.medewerker, **form.waarden())
            messages.success(request, _bericht(akkoord))
            return redirect("landkaart:jaarplan", pk)
    return blad(
        request,
        form,
        titel="Tekenen",
        knop="Vastleggen",
        kruimels=kruimels_naar(plan),
        uitleg=f"{plan} van {plan.locatie}. Lees eerst het plan: met uw akkoord staat de inhoud vast.",
    )


def _bericht(akkoord: Planakkoord) -> str:
    plan = Jaarplan.objects.get(pk=akkoord.plan_id)
    if plan.stand == Jaarplan.Stand.VASTGESTELD:
        laat = " Dat is te laat: het jaar was al begonnen." if plan.te_laat else ""
        return f"Alle partners zijn akkoord. Het plan is vastgesteld en de acties staan klaar.{laat}"
    return f"Vastgelegd: {akkoord}."
