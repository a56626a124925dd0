"""Who is the contact of an employer, and who helps with a subject."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Medewerker
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import aanspreekpunt
from werkgevers.forms.relatie import AccountmanagerForm, SpecialistForm
from werkgevers.views.formulierblad import formulierblad
from werkgevers.views.openen import kop, open_werkgever


@vereist(Recht.WERKGEVERS)
def accountmanager(request: Verzoek, pk: int) -> HttpResponse:
    """Choose the one contact of an employer, or another one."""
    werkgever = open_werkgever(pk)
    huidig = aanspreekpunt.accountmanager(werkgever)
    form = AccountmanagerForm(
        request.POST or None, kandidaten=aanspreekpunt.kandidaten(werkgever.locatie), huidig=huidig
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            schap = aanspreekpunt.wijs_aan(werkgever=werkgever, door=request.medewerker, **form.waarden())
            messages.success(request, f"{schap.medewerker} is nu de accountmanager van {werkgever}.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request,
        "werkgevers/accountmanager.html",
        form,
        eerder=werkgever.accountmanagerschappen.select_related(
            "medewerker__gebruiker", "medewerker__partner"
        ),
        hier=request.medewerker.werkt_op(werkgever.locatie),
        **kop(request, werkgever),
    )


@vereist(Recht.WERKGEVERS)
def specialist(request: Verzoek, pk: int) -> HttpResponse:
    """Call in a colleague for a subject; the accountmanager stays the contact."""
    werkgever = open_werkgever(pk)
    collegas = (
        Medewerker.objects.filter(locaties=request.locatie, gebruiker__is_active=True)
        .select_related("gebruiker", "partner")
        .order_by("gebruiker__naam")
    )
    form = SpecialistForm(request.POST or None, collegas=collegas)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            rij = aanspreekpunt.schakel_in(werkgever=werkgever, door=request.medewerker, **form.waarden())
            messages.success(request, f"{rij.medewerker} helpt met {rij.onderwerp}.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request,
        "werkgevers/werkgever_deel.html",
        form,
        onderwerp="Specialist inschakelen",
        knop="Specialist inschakelen",
        **kop(request, werkgever),
    )


@vereist(Recht.WERKGEVERS)
def loslaten(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Say that a specialist no longer helps, once that is confirmed."""
    werkgever = open_werkgever(pk)
    rij = get_object_or_404(werkgever.specialisten, pk=nummer)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            aanspreekpunt.laat_los(specialist=rij, door=request.medewerker)
            messages.success(request, f"{rij.medewerker} helpt niet meer met {rij.onderwerp}.")
            return redirect("werkgevers:werkgever", pk)
    return formulierblad(
        request,
        form,
        titel="Specialist laten stoppen",
        knop="Ja, laat stoppen",
        kruimels=[
            ("Werkgevers", reverse("werkgevers:werkgevers")),
            (str(werkgever), reverse("werkgevers:werkgever", args=[pk])),
        ],
        uitleg=f"{rij.medewerker} helpt deze werkgever dan niet meer met {rij.onderwerp}.",
    )
