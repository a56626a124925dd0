"""The arrangement of the youth desk: who does what, until when, and which instruments can be used."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose import jongeren, portfolio
from diagnose.forms.jongeren import JongerenForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The nine parts with who gives them, and the instruments of the desk (K-81, K-82, K-84)."""
    klant = open_dossier(request, klantnummer)
    arrangement = jongeren.lopend(klant)
    gegevens = {
        "klant": klant,
        "arrangement": arrangement,
        "mag_beginnen": jongeren.kan_beginnen(klant),
        "delen": jongeren.delen(arrangement) if arrangement else [],
        "instrumenten": portfolio.aanbod(klant, None, voor_jongeren=True),
    }
    return render(request, "diagnose/jongeren.html", gegevens)


@vereist(Recht.WERKPLAN)
def wijzigen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Begin the arrangement, or change who gives which part."""
    klant = open_dossier(request, klantnummer)
    form = JongerenForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            jongeren.richt_in(klant=klant, door=request.medewerker, **form.invulling())
            messages.success(request, "De begeleiding door het jongerenloket is vastgelegd.")
            return redirect("diagnose:jongeren", klantnummer)
    return render_formulier(request, "diagnose/jongeren_wijzigen.html", form, klant=klant)


@vereist(Recht.WERKPLAN)
@require_POST
def afsluiten(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The youth desk is done."""
    klant = open_dossier(request, klantnummer)
    arrangement = get_object_or_404(klant.jongerenarrangementen, pk=pk)
    jongeren.sluit_af(arrangement=arrangement, door=request.medewerker)
    messages.success(request, "De begeleiding door het jongerenloket is afgesloten.")
    return redirect("diagnose:jongeren", klantnummer)
