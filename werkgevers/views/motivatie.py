"""A remark of an employer about a client: hear the client, then judge (W-32)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Doel
from werkgevers import motivatie as domein
from werkgevers.forms.matchen import OordeelForm
from werkgevers.forms.zoekprofiel import VerhaalForm
from werkgevers.models import Motivatiesignaal


@vereist(Recht.KANDIDATEN)
def signaal(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """What the employer said, what the client says, and the judgement of a human with the reason."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    rijen = klant.motivatiesignalen.select_related(
        "voordracht__vacature__werkgever", "beoordeeld_door__gebruiker", "gehoord_door__gebruiker"
    )
    rij = get_object_or_404(rijen, pk=pk)
    stap = request.POST.get("stap")
    verhaal = VerhaalForm(request.POST if stap == "hoor" else None)
    oordeel = OordeelForm(request.POST if stap == "oordeel" else None)
    form = oordeel if stap == "oordeel" else verhaal
    if form.is_bound and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if stap == "hoor":
                domein.hoor(signaal=rij, door=request.medewerker, **form.waarden())
                messages.success(request, "Het verhaal van de klant is vastgelegd. U kunt nu oordelen.")
            else:
                domein.beoordeel(signaal=rij, door=request.medewerker, **form.waarden())
                messages.success(request, "Uw oordeel is vastgelegd.")
            return redirect("werkgevers:motivatiesignaal", klantnummer, pk)
    return render_formulier(
        request,
        "werkgevers/motivatiesignaal.html",
        form,
        klant=klant,
        signaal=rij,
        verhaal=verhaal if rij.stand == Motivatiesignaal.Stand.GEMELD else None,
        oordeel=oordeel,
        mag_beoordelen=domein.mag_beoordelen(rij),
        klaar=rij.stand == Motivatiesignaal.Stand.BEOORDEELD,
    )
