"""Figures of the labour market from outside: withdrawn. They come in as a file (`keten.invoer`)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from keten.forms.basis import EenmaligForm
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import cijferbestanden
from werkgevers.models import Arbeidsmarktbestand
from werkgevers.views.formulierblad import formulierblad


@vereist(Recht.MARKTPLAN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Show a data set no longer, once that is confirmed."""
    bestanden = Arbeidsmarktbestand.objects.geldend().filter(regio=request.locatie.regio)
    bestand = get_object_or_404(bestanden, pk=pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            cijferbestanden.trek_in(bestand=bestand, door=request.medewerker)
            messages.success(request, f"{bestand.naam} is ingetrokken. De cijfers staan nergens meer.")
            return redirect("werkgevers:arbeidsmarkt")
    return formulierblad(
        request,
        form,
        titel="Cijfers intrekken",
        knop="Ja, trek in",
        kruimels=[("Arbeidsmarkt", reverse("werkgevers:arbeidsmarkt"))],
        onder=str(bestand),
        uitleg=f"Alle locaties in de regio {bestand.regio} zien deze cijfers dan niet meer. Dit is niet "
        "terug te draaien; wel kunt u het bestand opnieuw laden.",
    )
