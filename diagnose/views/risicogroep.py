"""Whom to find early, BBL places against young people, and what the ladder proposes (D-69 to D-71)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_noop

from diagnose.forms.risicogroep import RisicogroepFilter
from diagnose.werkfirst import ladder
from keten import rekenblad
from keten.bladeren import blad
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_lijst_vast, open_dossier

ONDERDEEL = gettext_noop("jongeren en werkenden met risico")


@vereist(Recht.CASELOAD)
def lijst(request: Verzoek) -> HttpResponse:
    """Young people out of school without startkwalificatie, and workers whose job is at risk."""
    filter_ = RisicogroepFilter.gekozen(request.GET)
    beelden = ladder.risicogroep(request.locatie, filter_.initial)
    gegevens = {
        "filter": filter_,
        "gefilterd": bool(filter_.initial),
        "pagina": blad(beelden, request.GET, sorteringen=ladder.SORTERINGEN, standaard="zoeknaam"),
        "bbl": ladder.bbl(request.locatie),
        "vraag": request.GET.urlencode(),
    }
    return render(request, "diagnose/risicogroep.html", gegevens)


@vereist(Recht.BEWAREN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The list as a file, with numbers instead of names; each client sees that it was taken."""
    formaat = rekenblad.formaat_van(request.GET)
    beelden = ladder.risicogroep(request.locatie, RisicogroepFilter.gekozen(request.GET).initial)
    leg_lijst_vast(beelden.order_by("pk"), door=request.medewerker, onderdeel=ONDERDEEL)
    return rekenblad.antwoord("vroeg-vinden", ladder.KOPPEN, ladder.als_rijen(beelden), formaat=formaat)


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The first proposal of the jongerenladder, for the page of the ladder."""
    klant = open_dossier(request, klantnummer)
    gegevens = {"klant": klant, "voorstel": ladder.ladder_voorstel(klant)}
    return render(request, "diagnose/_ladder_voorstel.html", gegevens)
