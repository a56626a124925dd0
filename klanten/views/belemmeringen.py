"""Circumstances that can stand in the way of work."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import belemmeringen
from klanten.forms.belemmeringen import BelemmeringForm, EindeBelemmeringForm
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_WIJZIGEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record a circumstance."""
    klant = open_dossier(request, klantnummer)
    form = BelemmeringForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            belemmeringen.leg_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De omstandigheid is toegevoegd.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(request, "klanten/belemmering_nieuw.html", form, klant=klant)


@vereist(Recht.DOSSIER_WIJZIGEN)
def opheffen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record that a circumstance is over."""
    klant = open_dossier(request, klantnummer)
    belemmering = get_object_or_404(klant.belemmeringen.select_related("soort"), pk=pk)
    form = EindeBelemmeringForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            belemmeringen.hef_op(belemmering=belemmering, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "Vastgelegd dat deze omstandigheid voorbij is.")
            return redirect("klanten:gegevens", klantnummer)
    context = {"klant": klant, "belemmering": belemmering}
    return render_formulier(request, "klanten/belemmering_opheffen.html", form, **context)
