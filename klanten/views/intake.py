"""The intake."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import intake as intakes
from klanten.forms.intake import IntakeForm
from klanten.inzage import open_dossier
from klanten.models import Doel


@vereist(Recht.DOSSIER_WIJZIGEN)
def intake(request: Verzoek, klantnummer: int) -> HttpResponse:
    """One form for work and income, opened with what is known (K-09, K-34)."""
    klant = open_dossier(request, klantnummer, doel=Doel.AANMELDING)
    form = IntakeForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            intakes.leg_vast(klant=klant, door=request.medewerker, **form.intake())
            messages.success(request, "De intake is opgeslagen.")
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(request, "klanten/intake.html", form, klant=klant)
