"""How this location routes: preconditions, the joint offer, the decision, and phases of the past."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from diagnose.forms.routeerwijze import FasenForm, RouteerwijzeForm, VoorwaardeForm
from diagnose.models import Fasering, Routeervoorwaarde
from diagnose.routes import fasen, wijzen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.REGELS_ZIEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Show how this location chooses a route, what that rests on, and every decision before (D-22, D-25)."""
    context = {
        "wijze": wijzen.geldend(request.locatie),
        "gereed": wijzen.gereedheid(request.locatie),
        "besluiten": request.locatie.routeerwijzen.select_related("door__gebruiker", "partner"),
        "fasen": Fasering.objects.filter(klant__locatie=request.locatie).count(),
        "mag_beheren": Recht.REGELS_BEHEREN in request.rechten,
    }
    return render(request, "diagnose/routeerwijze.html", context)


@vereist(Recht.REGELS_BEHEREN)
def wijzigen(request: Verzoek) -> HttpResponse:
    """Decide to route in another way, or without routes."""
    nu = wijzen.geldend(request.locatie)
    form = RouteerwijzeForm(request.POST or None, nu=nu)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = wijzen.schakel(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(
                request, f"Vanaf nu: {nieuw}. Eerdere keuzes van klanten blijven zoals ze waren."
            )
            return redirect("diagnose:routeerwijze")
    gereed = wijzen.gereedheid(request.locatie)
    context = {"nu": nu, "gereed": gereed}
    return render_formulier(request, "diagnose/routeerwijze_wijzigen.html", form, **context)


@vereist(Recht.REGELS_BEHEREN)
def voorwaarde(request: Verzoek, soort: str) -> HttpResponse:
    """Say how one of the four preconditions stands."""
    if soort not in wijzen.Soort:
        raise Http404
    bestaand = request.locatie.routeervoorwaarden.filter(soort=soort).first()
    rij = bestaand or Routeervoorwaarde(locatie=request.locatie, soort=soort)
    form = VoorwaardeForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            wijzen.leg_voorwaarde_vast(
                locatie=request.locatie,
                soort=soort,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, "De voorwaarde is bijgewerkt.")
            return redirect("diagnose:routeerwijze")
    naam = wijzen.Soort(soort).label
    return render_formulier(request, "diagnose/routeervoorwaarde.html", form, naam=naam)


@vereist(Recht.REGELS_BEHEREN)
def fasen_laden(request: Verzoek) -> HttpResponse:
    """Bring in the phases that clients had before this portal (D-15)."""
    form = FasenForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            geladen = fasen.laad(
                inhoud=form.cleaned_data["bestand"], locatie=request.locatie, door=request.medewerker
            )
            messages.success(request, f"{geladen.nieuw} fasen geladen; {geladen.bekend} waren al bekend.")
            return redirect("diagnose:routeerwijze")
    return render_formulier(request, "diagnose/fasen_laden.html", form)
