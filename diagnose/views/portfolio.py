"""The portfolio of a client, on screen and on paper (K-74)."""

from django.http import HttpResponse
from django.shortcuts import render

from diagnose import clientportfolio, portfolio_pdf
from diagnose.clientportfolio import Clientportfolio
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_INZIEN)
def portfolio(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Diagnosis, guidance, agreements and evaluation moments on one page, fit for the printer."""
    klant = open_dossier(request, klantnummer)
    blad = clientportfolio.lees(klant, voor_klant=False)
    return render(request, "diagnose/portfolio.html", {"klant": klant, "portfolio": blad})


@vereist(Recht.DOSSIER_INZIEN)
def pdf(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The same on paper, for a colleague who takes over; with labels, so not for the client."""
    klant = open_dossier(request, klantnummer)
    return als_antwoord(clientportfolio.lees(klant, voor_klant=False))


def als_antwoord(blad: Clientportfolio) -> HttpResponse:
    """The answer with the PDF in it; nothing on the way keeps a copy."""
    antwoord = HttpResponse(portfolio_pdf.maak(blad), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="portfolio-{blad.klant.klantnummer}.pdf"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord
