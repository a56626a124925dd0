"""Benefits."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import uitkeringen
from klanten.forms.uitkeringen import EindeUitkeringForm, UitkeringForm
from klanten.inzage import open_dossier
from klanten.models import Doel


@vereist(Recht.DOSSIER_WIJZIGEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record a benefit."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    form = UitkeringForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            uitkering = uitkeringen.leg_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"De uitkering {uitkering.regime} is vastgelegd.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(request, "klanten/uitkering_nieuw.html", form, klant=klant)


@vereist(Recht.DOSSIER_WIJZIGEN)
def beeindigen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record the last day of a benefit."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    uitkering = get_object_or_404(klant.uitkeringen.select_related("regime", "partner"), pk=pk)
    form = EindeUitkeringForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            uitkeringen.beeindig(uitkering=uitkering, door=request.medewerker, **form.cleaned_data)
            messages.success(request, f"De laatste dag van de uitkering {uitkering.regime} is vastgelegd.")
            return redirect("klanten:gegevens", klantnummer)
    context = {"klant": klant, "uitkering": uitkering}
    return render_formulier(request, "klanten/uitkering_beeindigen.html", form, **context)
