"""At the counter: search first, then register."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import aanmelden
from klanten.aanmeldvraag import Aanmeldvraag
from klanten.forms.aanmelden import AanmeldForm, ZoekEerstForm
from klanten.models import Klant


@vereist(Recht.AANMELDEN)
def zoek_eerst(request: Verzoek) -> HttpResponse:
    """Search for the person at the counter; what was typed never stands in the address."""
    form = ZoekEerstForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        return _zoek(request, form)
    token = request.GET.get("z", "")
    vraag = Aanmeldvraag.lees(request, token)
    if vraag is None:
        return render_formulier(request, "klanten/aanmelden.html", form, verlopen=bool(token))
    resultaat = aanmelden.zoek(
        locatie=request.locatie,
        bsn=vraag.bsn,
        achternaam=vraag.achternaam,
        geboortedatum=vraag.geboortedatum,
    )
    naar_nieuw = f"{reverse('klanten:aanmelden_nieuw')}?z={token}"
    context = {"vraag": vraag, "resultaat": resultaat, "naar_nieuw": naar_nieuw}
    return render_formulier(request, "klanten/aanmelden.html", form, **context)


@vereist(Recht.AANMELDEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Register somebody who has been searched for."""
    vraag = Aanmeldvraag.lees(request, request.GET.get("z", ""))
    if vraag is None and request.method != "POST":
        messages.info(request, "Zoek eerst of deze persoon al een dossier heeft.")
        return redirect("klanten:aanmelden")
    form = AanmeldForm(request.POST or None, locatie=request.locatie, initial=vraag.begin() if vraag else {})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            klant = _schrijf_in(request, form)
            messages.success(
                request, f"{klant.naam} is ingeschreven. Het klantnummer is {klant.klantnummer}."
            )
            return redirect("klanten:identiteit", klant.klantnummer)
    return render_formulier(request, "klanten/aanmelden_nieuw.html", form)


def _zoek(request: Verzoek, form: ZoekEerstForm) -> HttpResponse:
    if not form.is_valid():
        return render_formulier(request, "klanten/aanmelden.html", form)
    vraag = Aanmeldvraag(**form.cleaned_data)
    if vraag.bsn:
        aanmelden.signaleer_elders(bsn=vraag.bsn, locatie=request.locatie, door=request.medewerker)
    return redirect(f"{reverse('klanten:aanmelden')}?z={vraag.bewaar(request)}")


def _schrijf_in(request: Verzoek, form: AanmeldForm) -> Klant:
    """Register; a refused second dossier is shown on the form, and reported in the first one."""
    try:
        with transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            return aanmelden.meld_aan(locatie=request.locatie, door=request.medewerker, **form.aanmelding())
    except aanmelden.DossierBestaat as fout:
        aanmelden.signaleer(klant=fout.klant, locatie=request.locatie, door=request.medewerker)
        form.bestaand = fout.klant
        raise
