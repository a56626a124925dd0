"""Duties of one client: what was agreed, how far it is, and whether it was met."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from handhaving.controles import verplichtingen
from handhaving.forms.controles import OordeelForm, VerplichtingForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Doel


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def lijst(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The duties of one client."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    rijen = klant.verplichtingen.met_aantal().select_related("beoordeeld_door__gebruiker")
    return render(request, "handhaving/verplichtingen.html", {"klant": klant, "verplichtingen": rijen})


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record a duty."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    form = VerplichtingForm(request.POST or None, initial={"van": vandaag()})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            verplichtingen.leg_op(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De plicht is vastgelegd. De klant leest hem in Mijn dossier.")
            return redirect("handhaving:verplichtingen", klantnummer)
    return render_formulier(request, "handhaving/verplichting_nieuw.html", form, klant=klant)


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def beoordelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Say whether a duty was met."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    plicht = get_object_or_404(klant.verplichtingen.met_aantal(), pk=pk)
    form = OordeelForm(
        request.POST or None,
        initial={"oordeel": plicht.oordeel, "reden": plicht.reden, "versie": plicht.versie},
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            verplichtingen.beoordeel(verplichting=plicht, door=request.medewerker, **form.waarden())
            messages.success(request, "Uw oordeel is vastgelegd. Er volgt niets vanzelf.")
            return redirect("handhaving:verplichtingen", klantnummer)
    return render_formulier(request, "handhaving/verplichting.html", form, klant=klant, plicht=plicht)
