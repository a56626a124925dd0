"""People at an employer, and their way into the portal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten import accounts
from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import contactpersonen
from werkgevers.forms.werkgever import ContactpersoonForm, ContactpersoonNieuwForm
from werkgevers.views.openen import kop, open_werkgever


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add somebody to speak to."""
    werkgever = open_werkgever(pk)
    form = ContactpersoonNieuwForm(request.POST or None, werkgever=werkgever)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            persoon = contactpersonen.voeg_toe(werkgever=werkgever, door=request.medewerker, **form.waarden())
            messages.success(request, f"{persoon} is toegevoegd.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request,
        "werkgevers/werkgever_deel.html",
        form,
        onderwerp="Contactpersoon toevoegen",
        knop="Contactpersoon toevoegen",
        **kop(request, werkgever),
    )


@vereist(Recht.WERKGEVERS)
def wijzigen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Change what is known of somebody, or say that this person has left."""
    werkgever = open_werkgever(pk)
    persoon = get_object_or_404(werkgever.contactpersonen.select_related("gebruiker"), pk=nummer)
    form = ContactpersoonForm(request.POST or None, instance=persoon)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            gewijzigd = contactpersonen.wijzig(
                contactpersoon=persoon,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            gelukt, account = f"De gegevens van {gewijzigd} zijn gewijzigd.", gewijzigd.gebruiker
            if (
                account is not None
                and persoon.gebruiker is not None
                and account.email != persoon.gebruiker.email
            ):
                gelukt = f"{gelukt} {accounts.gevolg_van_ander_adres(account)}"
            messages.success(request, gelukt)
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request,
        "werkgevers/werkgever_deel.html",
        form,
        onderwerp="Contactpersoon wijzigen",
        knop="Opslaan",
        **kop(request, werkgever),
    )


@vereist(Recht.WERKGEVERS)
def uitnodigen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Ask before somebody gets an account for the page of the own company; a mail goes out."""
    werkgever = open_werkgever(pk)
    persoon = get_object_or_404(werkgever.contactpersonen.select_related("gebruiker"), pk=nummer)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            contactpersonen.nodig_uit(contactpersoon=persoon, door=request.medewerker)
            messages.success(request, f"{persoon} krijgt een e-mail om een wachtwoord te kiezen.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request, "werkgevers/uitnodigen.html", form, persoon=persoon, **kop(request, werkgever)
    )
