"""A client who asked to stop: what came of the talk."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import uitschrijven
from klanten.forms.privacy import UitschrijvenAfhandelenForm
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_WIJZIGEN)
def afhandelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Write down whether the client stops or stays."""
    klant = open_dossier(request, klantnummer)
    verzoek = get_object_or_404(klant.uitschrijfverzoeken, pk=pk)
    form = UitschrijvenAfhandelenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            uitschrijven.handel_af(verzoek=verzoek, door=request.medewerker, **form.waarden())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "De uitkomst is vastgelegd. De klant kan die lezen.")
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(request, "klanten/uitschrijven.html", form, klant=klant, verzoek=verzoek)
