"""The profile page of a client: everything side by side (D-05, D-53)."""

from django.http import HttpResponse
from django.shortcuts import render

from diagnose.toetsen import profiel as profielen
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_INZIEN)
def profiel(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Every part with its latest value and date, contradictions, and the road through the kwadranten."""
    klant = open_dossier(request, klantnummer)
    gegevens = {"klant": klant, "profiel": profielen.van_klant(klant, request.rechten)}
    return render(request, "diagnose/profiel.html", gegevens)
