"""The diagnosis: the form in five parts, the versions before, and the fragment on the dossier page."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format

from diagnose import aanleidingen, diagnosticeren, portfolio, werkplannen
from diagnose.forms.diagnose import DiagnoseForm
from diagnose.models import Diagnose
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.DIAGNOSE)
def stellen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Fill in the five parts; keep them as a concept, or establish the diagnosis (D-01)."""
    klant = open_dossier(request, klantnummer)
    form = DiagnoseForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if form.vaststellen:
                diagnosticeren.stel_vast(klant=klant, door=request.medewerker, **form.antwoorden())
                messages.success(request, _vastgesteld(klant))
                return redirect("diagnose:diagnoses", klantnummer)
            diagnosticeren.bewaar(klant=klant, door=request.medewerker, **form.antwoorden())
            messages.success(request, _bewaard(form.ontbreekt()))
            return redirect("diagnose:diagnose", klantnummer)
    return render_formulier(
        request,
        "diagnose/diagnose.html",
        form,
        klant=klant,
        concept=diagnosticeren.concept(klant),
        vorige=diagnosticeren.laatste(klant),
    )


@vereist(Recht.DOSSIER_INZIEN)
def eerdere(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Every established diagnosis, and what it changed; the kwadrant with its history (D-26)."""
    klant = open_dossier(request, klantnummer)
    vaststellingen = diagnosticeren.geschiedenis(klant)
    passend = portfolio.arrangement(klant)
    gegevens = {
        "klant": klant,
        "vaststellingen": vaststellingen,
        "eerder": _eerdere_plekken([punt.diagnose for punt in vaststellingen[1:]]),
        "arrangement": passend,
        "volgend_contact": portfolio.volgend_contact(klant, passend),
        "concept": diagnosticeren.concept(klant),
        "aanleidingen": aanleidingen.logboek(klant),
    }
    return render(request, "diagnose/diagnoses.html", gegevens)


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The client's profile on the dossier page: kwadrant, nalevingsbereidheid, route and plan (D-02)."""
    klant = open_dossier(request, klantnummer)
    passend = portfolio.arrangement(klant)
    gegevens = {
        "klant": klant,
        "diagnose": diagnosticeren.laatste(klant),
        "concept": diagnosticeren.concept(klant),
        "plan": werkplannen.in_de_maak(klant) or werkplannen.geldend(klant),
        "arrangement": passend,
        "volgend_contact": portfolio.volgend_contact(klant, passend),
    }
    return render(request, "diagnose/_blok.html", gegevens)


def _eerdere_plekken(diagnoses: list[Diagnose]) -> list[tuple[str, str, object]]:
    return [(punt.banenaanbod, punt.zoekgedrag, punt.vastgesteld_op) for punt in diagnoses]


def _vastgesteld(klant: Klant) -> str:
    zin = f"De diagnose is vastgesteld: {klant.beeld.get_kwadrant_display()}."
    dag = portfolio.volgend_contact(klant, portfolio.arrangement(klant))
    return f"{zin} Spreek de klant uiterlijk op {date_format(dag, 'j F Y')} weer." if dag else zin


def _bewaard(ontbreekt: list[str]) -> str:
    if not ontbreekt:
        return "De diagnose is bewaard als concept. Alle delen zijn ingevuld; u kunt haar vaststellen."
    return f"De diagnose is bewaard als concept. Nog in te vullen: {', '.join(ontbreekt).lower()}."
