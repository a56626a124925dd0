"""Loading locations from a file: choose, look at what it would do, confirm (L-01)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from keten import opslaan, rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import locatiebestand, locatieregister
from landkaart.forms.locatieregister import LocatiebestandForm


@vereist(Recht.LANDKAART_BEHEREN)
def inlezen(request: Verzoek) -> HttpResponse:
    """A file with locations: first what it would do, and every fault; then, after confirmation, done."""
    form = LocatiebestandForm(request.POST or None, request.FILES or None)
    lezing = bevestiging = None
    if request.method == "POST" and form.is_valid():
        tekst = form.cleaned_data["tekst"]
        lezing = locatiebestand.lees(tekst)
        if request.POST.get("actie") == "invoeren" and not lezing.fouten:
            with meld_fouten_op(form), transaction.atomic():
                gedaan = locatieregister.voer_in(tekst)
                opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
                nieuw, gewijzigd = gedaan.aantal("nieuw"), gedaan.aantal("gewijzigd")
                messages.success(request, f"Ingelezen: {nieuw} nieuw, {gewijzigd} gewijzigd.")
                return redirect("landkaart:kaart_locaties")
        bevestiging = LocatiebestandForm(
            initial={"tekst": tekst, "indiening": form.cleaned_data["indiening"]}, auto_id="bevestig-%s"
        )
    antwoord = render_formulier(
        request, "landkaart/kaart_locaties.html", form, lezing=lezing, bevestiging=bevestiging
    )
    if lezing and lezing.fouten:
        antwoord.status_code = 422
    return antwoord


@vereist(Recht.LANDKAART_BEHEREN)
def als_bestand(request: Verzoek) -> HttpResponseBase:
    """All locations as a file of the same form, to change and load again."""
    return rekenblad.antwoord("locaties", locatiebestand.KOLOMMEN, locatieregister.rijen(), formaat="csv")
