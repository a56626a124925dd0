"""Education and work experience."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import werkmap
from klanten.forms.werkmap import DiplomaForm, OpleidingForm, WerkervaringForm
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_WIJZIGEN)
def opleiding(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Add a course of study."""
    klant = open_dossier(request, klantnummer)
    form = OpleidingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            werkmap.voeg_opleiding_toe(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De opleiding is toegevoegd.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(request, "klanten/opleiding_nieuw.html", form, klant=klant)


@vereist(Recht.DOSSIER_WIJZIGEN)
def diploma_controleren(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record that the diploma was checked, and where (D-49)."""
    klant = open_dossier(request, klantnummer)
    opleiding = get_object_or_404(klant.opleidingen, pk=pk)
    form = DiplomaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            werkmap.controleer_diploma(opleiding=opleiding, door=request.medewerker, **form.waarden())
            messages.success(
                request, f"Vastgelegd dat u het diploma van {opleiding.naam} hebt gecontroleerd."
            )
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(
        request, "klanten/diploma_controleren.html", form, klant=klant, opleiding=opleiding
    )


@vereist(Recht.DOSSIER_WIJZIGEN)
def werkervaring(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Add a job that the client has or had."""
    klant = open_dossier(request, klantnummer)
    form = WerkervaringForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            werkmap.voeg_werkervaring_toe(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De werkervaring is toegevoegd.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(request, "klanten/werkervaring_nieuw.html", form, klant=klant)
