"""Leaving the chain, aftercare, and coming back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import nazorg as nazorgwerk
from klanten import uitstromen
from klanten.forms.uitstroom import NazorgForm, UitstroomForm, WaaromForm
from klanten.inzage import open_dossier
from klanten.models import Clientbeeld, Nazorgcontact, Uitstroom


@vereist(Recht.DOSSIER_INZIEN)
def tonen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Where the client went, how the aftercare goes, and the times before."""
    klant = open_dossier(request, klantnummer)
    uitstroom = uitstromen.geldend(klant)
    contacten = uitstroom.nazorgcontacten.select_related("door__gebruiker") if uitstroom else None
    gegevens = {
        "klant": klant,
        "uitstroom": uitstroom,
        "contacten": contacten,
        "volgende": nazorgwerk.volgende(uitstroom) if uitstroom else None,
        "eerdere": uitstromen.eerdere(klant),
        "in_nazorg": klant.beeld.status == Clientbeeld.Status.NAZORG,
    }
    return render(request, "klanten/uitstroom.html", gegevens)


@vereist(Recht.DOSSIER_WIJZIGEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record that the client leaves."""
    klant = open_dossier(request, klantnummer)
    form = UitstroomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            uitstroom = uitstromen.stroom_uit(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, _vastgelegd(uitstroom))
            return redirect("klanten:uitstroom", klantnummer)
    gegevens = {"klant": klant, "uitkeringen": uitstromen.lopende_uitkeringen(klant)}
    return render_formulier(request, "klanten/uitstroom_nieuw.html", form, **gegevens)


@vereist(Recht.DOSSIER_WIJZIGEN)
def nazorg(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record one contact of the aftercare; who no longer works can be taken back at once."""
    klant = open_dossier(request, klantnummer)
    contacten = Nazorgcontact.objects.filter(uitstroom__klant=klant).select_related("uitstroom")
    contact = get_object_or_404(contacten, pk=pk)
    form = NazorgForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            uitstroom = nazorgwerk.leg_vast(contact=contact, door=request.medewerker, **form.waarden())
            if not form.cleaned_data["werkt_nog"]:
                messages.warning(request, "De klant werkt niet meer. Wilt u het dossier weer openen?")
                return redirect("klanten:heropenen", klantnummer)
            klaar = uitstroom.nazorg_klaar_op is not None
            messages.success(request, f"De nazorg is vastgelegd{' en afgerond' if klaar else ''}.")
            return redirect("klanten:uitstroom", klantnummer)
    return render_formulier(request, "klanten/nazorg.html", form, klant=klant, contact=contact)


@vereist(Recht.DOSSIER_WIJZIGEN)
def nazorg_stoppen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Stop the aftercare before its last contact."""
    klant = open_dossier(request, klantnummer)
    uitstroom = get_object_or_404(klant.uitstromen.geldend())
    form = WaaromForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            nazorgwerk.beeindig(uitstroom=uitstroom, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "De nazorg is gestopt. Het dossier blijft te lezen.")
            return redirect("klanten:uitstroom", klantnummer)
    return render_formulier(request, "klanten/nazorg_stoppen.html", form, klant=klant, uitstroom=uitstroom)


@vereist(Recht.DOSSIER_WIJZIGEN)
def heropenen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Take the client back into guidance."""
    klant = open_dossier(request, klantnummer)
    uitstroom = get_object_or_404(klant.uitstromen.geldend())
    form = WaaromForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            uitstromen.heropen(klant=klant, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "Het dossier is weer open.")
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(request, "klanten/heropenen.html", form, klant=klant, uitstroom=uitstroom)


def _vastgelegd(uitstroom: Uitstroom) -> str:
    if uitstroom.is_werk:
        return "De uitstroom is vastgelegd. De nazorg staat gepland."
    return "De uitstroom is vastgelegd. De begeleiding is gestopt; het dossier blijft te lezen."
