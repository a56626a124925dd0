"""The screen on which the municipality takes over at the end of a benefit of UWV (K-17)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from diagnose import overnemen as overname
from diagnose.forms.overnemen import OvernemenForm
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import overkomst as overkomsten
from klanten.inzage import open_dossier


@vereist(Recht.OVERDRAGEN)
def overnemen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Decide together what goes on, and begin the new benefit on the day after the old one."""
    klant = open_dossier(request, klantnummer)
    overkomst = overkomsten.laatste(klant)
    if overkomst is None or (request.method == "GET" and not overkomst.is_open):
        messages.warning(request, "Voor deze klant is er nu niets over te nemen.")
        return redirect("klanten:dossier", klantnummer)
    form = OvernemenForm(request.POST or None, overkomst=overkomst)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            overname.neem_over(
                overkomst=overkomst,
                regime=form.cleaned_data["regime"],
                betaalt_mee=form.cleaned_data.get("betaalt_mee", ()),
                door=request.medewerker,
            )
            messages.success(request, f"{overkomst.gemeente} neemt {klant.naam} over. Wat liep, loopt door.")
            return redirect("diagnose:werkplan", klantnummer)
    return render_formulier(
        request,
        "diagnose/overnemen.html",
        form,
        klant=klant,
        overkomst=overkomst,
        activiteiten=overname.doorlopend(klant),
    )
