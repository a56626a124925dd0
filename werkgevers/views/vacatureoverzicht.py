"""The matchmaker's board, figures on vacancies, places for young people, and parts of other pages."""

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from keten.instellingen import waarde
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.views.blokken import blok_basis
from werkgevers import bord, klokbeeld, leerwerkplaatsen, vacaturecijfers
from werkgevers.instellingen_vacatures import MOEILIJK
from werkgevers.models import Vacature, Werkgever

_IN_BLOK = 10


@vereist(Recht.VACATURES)
def toon_bord(request: Verzoek) -> HttpResponse:
    """Where each vacancy of the location stands."""
    kolommen = bord.lees(request.locatie)
    rijen = [(kolom, [(een, klokbeeld.beeld(een)) for een in kolom.vacatures]) for kolom in kolommen]
    return render(request, "werkgevers/bord.html", {"kolommen": rijen})


@vereist(Recht.WERKGEVERS_ZIEN)
def cijfers(request: Verzoek) -> HttpResponse:
    """In time or not, released, hard to fill; who compares locations sees those too."""
    context = {
        "maanden": vacaturecijfers.per_maand(request.locatie),
        "partners": vacaturecijfers.per_partner(request.locatie),
        "locaties": vacaturecijfers.per_locatie() if Recht.CIJFERS in request.rechten else [],
        "oorzaken": vacaturecijfers.oorzaken(request.locatie),
        "moeilijk": vacaturecijfers.moeilijk_vervulbaar(request.locatie),
        "moeilijk_dagen": waarde(MOEILIJK, request.locatie),
    }
    return render(request, "werkgevers/vacaturecijfers.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def leerwerk(request: Verzoek) -> HttpResponse:
    """Employers with open places to learn and work (W-48)."""
    context = {
        "rijen": list(leerwerkplaatsen.open_plaatsen(request.locatie)),
        "vergelijking": leerwerkplaatsen.vergelijk(request.locatie),
    }
    return render(request, "werkgevers/leerwerkplaatsen.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def blok_leerwerk(request: Verzoek) -> HttpResponse:
    """The same in short, for the page about young people."""
    context = {
        "rijen": leerwerkplaatsen.open_plaatsen(request.locatie)[:_IN_BLOK],
        "vergelijking": leerwerkplaatsen.vergelijk(request.locatie),
    }
    return render(request, "werkgevers/blok_leerwerkplaatsen.html", {**context, **blok_basis(request)})


@vereist(Recht.WERKGEVERS_ZIEN)
def blok_werkgever(request: Verzoek, pk: int) -> HttpResponse:
    """The vacancies of one employer, for the employer's page."""
    werkgever = get_object_or_404(Werkgever, pk=pk)
    rijen = Vacature.objects.zichtbaar_op(request.locatie).filter(werkgever=werkgever)
    open_eerst = rijen.order_by(F("gesloten_op").desc(nulls_first=True), "-ontvangen_op", "-pk")
    getoond = [(een, klokbeeld.beeld(een)) for een in open_eerst[:_IN_BLOK]]
    context = {"werkgever": werkgever, "rijen": getoond, "aantal": rijen.count()}
    return render(request, "werkgevers/blok_vacatures_werkgever.html", {**context, **blok_basis(request)})
