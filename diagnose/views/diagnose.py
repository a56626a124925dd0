"""The diagnosis: the form in five parts, the versions before, and the fragment on the dossier page."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format

from diagnose import aanleidingen, diagnosticeren, kwadranten, portfolio, routeren, toewijzen, werkplannen
from diagnose.forms.diagnose import DiagnoseForm, VergelijkForm
from diagnose.models import Diagnose
from diagnose.toetsen import waarschuwingen
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Ketenpartner
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.DIAGNOSE)
def stellen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Fill in the five parts; keep them as a concept, or establish the diagnosis (D-01)."""
    klant = open_dossier(request, klantnummer)
    form = DiagnoseForm(request.POST or None, klant=klant, door=request.medewerker)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if form.vaststellen:
                diagnose = diagnosticeren.stel_vast(klant=klant, door=request.medewerker, **form.antwoorden())
                messages.success(request, _vastgesteld(klant))
                return _volg_koers(request, diagnose)
            if form.deel1_gereed:
                diagnosticeren.rond_deel1_af(klant=klant, door=request.medewerker, **form.concept())
                messages.success(request, "Deel 1 is gereed. De gemeente kreeg een taak om aan te vullen.")
                return redirect("diagnose:diagnose", klantnummer)
            diagnosticeren.bewaar(klant=klant, door=request.medewerker, **form.concept())
            messages.success(request, _bewaard(form.ontbreekt()))
            return redirect("diagnose:diagnose", klantnummer)
    return render_formulier(
        request,
        "diagnose/diagnose.html",
        form,
        klant=klant,
        concept=diagnosticeren.concept(klant),
        vorige=diagnosticeren.laatste(klant),
        waarschuwingen=waarschuwingen(klant, handhaving=Recht.RISICO in request.rechten),
        mag_deel1=request.medewerker.partner.kolom != Ketenpartner.Kolom.GEMEENTE,
    )


def _volg_koers(request: Verzoek, diagnose: Diagnose) -> HttpResponse:
    """Go to the page on which the course goes on (D-09)."""
    nummer = diagnose.klant.klantnummer
    if diagnose.koers == Diagnose.Koers.OVERDRACHT:
        messages.info(request, "Bied het dossier nu aan wie de klant verder helpt.")
        return redirect(f"{reverse('klanten:overdracht', args=[nummer])}?uit=diagnose")
    if diagnose.koers == Diagnose.Koers.COACH_WW:
        messages.info(request, "Wijs nu de re-integratiecoach WW aan.")
        return redirect("klanten:contactpersoon", nummer)
    if diagnose.koers == Diagnose.Koers.TWIJFEL:
        messages.info(request, "Het duaal overleg is gevraagd. Leg daar het besluit vast.")
        return redirect("klanten:rond_de_klant", nummer)
    return redirect("diagnose:diagnoses", nummer)


@vereist(Recht.DOSSIER_INZIEN)
def vergelijken(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Two diagnoses of a client side by side, field by field (D-06)."""
    klant = open_dossier(request, klantnummer)
    reeks = [punt.diagnose for punt in diagnosticeren.geschiedenis(klant)]
    form = VergelijkForm.gekozen(request.GET, diagnoses=reeks)
    links, rechts = form.paar()
    gegevens = {
        "klant": klant,
        "filter": form,
        "links": links,
        "rechts": rechts,
        "verschillen": diagnosticeren.vergelijk(links, rechts) if links and rechts else [],
    }
    return render(request, "diagnose/diagnoses_vergelijken.html", gegevens)


@vereist(Recht.DOSSIER_INZIEN)
def eerdere(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Every established diagnosis, and what it changed; the kwadrant with its history (D-26)."""
    klant = open_dossier(request, klantnummer)
    vaststellingen, plekken = diagnosticeren.geschiedenis(klant), kwadranten.verloop(klant)
    passend = portfolio.arrangement(klant)
    gegevens = {
        "klant": klant,
        "vaststellingen": vaststellingen,
        "plek": plekken[0] if plekken else None,
        "eerder": plekken[1:],
        "arrangement": passend,
        "volgend_contact": portfolio.volgend_contact(klant, passend),
        "concept": diagnosticeren.concept(klant),
        "aanleidingen": aanleidingen.logboek(klant),
        "oordelen": kwadranten.geschiedenis(klant),
        "voorstel": toewijzen.stel_voor(klant),
    }
    return render(request, "diagnose/diagnoses.html", gegevens)


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The client's profile on the dossier page: kwadrant, nalevingsbereidheid, route and plan (D-02)."""
    klant = open_dossier(request, klantnummer)
    passend, plekken = portfolio.arrangement(klant), kwadranten.verloop(klant)
    gegevens = {
        "klant": klant,
        "plek": plekken[0] if plekken else None,
        "zwaartepunt": routeren.zwaartepunt(klant),
        "partners": klant.locatie.partners.geldig_op(vandaag()),
        "diagnose": diagnosticeren.laatste(klant),
        "concept": diagnosticeren.concept(klant),
        "plan": werkplannen.in_de_maak(klant) or werkplannen.geldend(klant),
        "arrangement": passend,
        "volgend_contact": portfolio.volgend_contact(klant, passend),
    }
    return render(request, "diagnose/_blok.html", gegevens)


def _vastgesteld(klant: Klant) -> str:
    zin = f"De diagnose is vastgesteld: {klant.beeld.get_kwadrant_display()}."
    dag = portfolio.volgend_contact(klant, portfolio.arrangement(klant))
    return f"{zin} Spreek de klant uiterlijk op {date_format(dag, 'j F Y')} weer." if dag else zin


def _bewaard(ontbreekt: list[str]) -> str:
    if not ontbreekt:
        return "De diagnose is bewaard als concept. Alle delen zijn ingevuld; u kunt haar vaststellen."
    return f"De diagnose is bewaard als concept. Nog in te vullen: {', '.join(ontbreekt).lower()}."
