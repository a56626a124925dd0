"""Asking a new diagnosis, the check on who is still without work, and what all triggers led to."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from diagnose import aanleidingen, herdiagnosecijfers, voortgangschecks
from diagnose.forms.herdiagnose import HerdiagnoseForm, PeriodeFilter, VoortgangscheckForm
from diagnose.models import Herdiagnoseaanleiding, Voortgangscheck
from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Doel


@vereist(Recht.DIAGNOSE)
def vragen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Ask a new diagnosis, with a reason, and see what led to earlier ones."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEGELEIDING)
    form = HerdiagnoseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            aanleidingen.meld(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De vraag om een nieuwe diagnose staat klaar voor de contactpersoon.")
            return redirect("diagnose:diagnoses", klantnummer)
    return render_formulier(
        request, "diagnose/herdiagnose.html", form, klant=klant, logboek=aanleidingen.logboek(klant)
    )


@vereist(Recht.ROUTEREN)
def voortgangscheck(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Say what a client needs who is still without work, and go on to the plan or the route."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEGELEIDING)
    check = get_object_or_404(voortgangschecks.van(klant), pk=pk)
    form = VoortgangscheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            besloten = voortgangschecks.beslis(check=check, door=request.medewerker, **form.waarden())
            messages.success(request, f"Uw keuze voor {besloten.get_keuze_display()} staat in het dossier.")
            naar_route = besloten.keuze == Voortgangscheck.Keuze.ROUTE_B
            return redirect("diagnose:routeren" if naar_route else "diagnose:werkplan", klantnummer)
    check.refresh_from_db()
    context = {"klant": klant, "check": check, "eerdere": voortgangschecks.van(klant).exclude(pk=check.pk)}
    return render_formulier(request, "diagnose/voortgangscheck.html", form, **context)


@vereist(Recht.CIJFERS)
def cijfers(request: Verzoek) -> HttpResponse:
    """How often there was a trigger, which, and what followed."""
    filter_form = PeriodeFilter.gekozen(request.GET)
    vanaf, tot = filter_form.periode()
    return render(
        request,
        "diagnose/herdiagnoses.html",
        {
            "filter": filter_form,
            "vanaf": vanaf,
            "tot": tot,
            "cijfers": herdiagnosecijfers.tel(request.locatie, vanaf=vanaf, tot=tot),
            "soorten": [soort.label for soort in Herdiagnoseaanleiding.Soort],
            "gevolgen": [naam for naam, _ in herdiagnosecijfers.GEVOLGEN.values()],
            "checks": voortgangschecks.tel(request.locatie, vanaf=vanaf, tot=tot),
            "vraag": request.GET.urlencode(),
        },
    )


@vereist(Recht.CIJFERS)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The same numbers as a spreadsheet."""
    vanaf, tot = PeriodeFilter.gekozen(request.GET).periode()
    geteld = herdiagnosecijfers.tel(request.locatie, vanaf=vanaf, tot=tot)
    koppen = [
        "Aanleiding",
        "Aantal",
        *(naam.capitalize() for naam, _ in herdiagnosecijfers.GEVOLGEN.values()),
    ]
    rijen = [[naam.capitalize(), *getallen.values()] for naam, getallen in geteld.per_soort]
    return rekenblad.antwoord("herdiagnoses", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))
