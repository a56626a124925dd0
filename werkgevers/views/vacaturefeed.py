"""The open vacancies of the location for other systems: the published layout, and the file."""

import logging

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from keten import rekenblad
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from werkgevers.koppelingen.vacatures import uitgaan
from werkgevers.models import Vacature

log = logging.getLogger(__name__)


@vereist(Recht.VACATURES)
def feed(request: Verzoek) -> HttpResponse:
    """What is in the file, and the file itself in three forms."""
    aantal = Vacature.objects.open().filter(locatie=request.locatie).count()
    context = {"kolommen": uitgaan.KOLOMMEN, "vormen": uitgaan.VORMEN, "aantal": aantal}
    return render(request, "werkgevers/vacaturefeed.html", context)


@vereist(Recht.VACATURES)
def bestand(request: Verzoek) -> HttpResponseBase:
    """The file in the form that the address asks for."""
    vorm = request.GET.get("formaat", "json")
    if vorm not in uitgaan.VORMEN:
        raise Http404
    log.info("vacancies handed over as %s", vorm, extra={"user": request.user.pk})
    if vorm == "csv":
        koppen = [kolom.naam for kolom in uitgaan.KOLOMMEN]
        regels = (list(regel.values()) for regel in uitgaan.regels(request.locatie))
        return rekenblad.antwoord("open-vacatures", koppen, regels, formaat="csv")
    tekst = uitgaan.als_json(request.locatie) if vorm == "json" else uitgaan.als_xml(request.locatie)
    antwoord = HttpResponse(tekst, content_type=f"{uitgaan.VORMEN[vorm]}; charset=utf-8")
    naam = f"open-vacatures-{vandaag():%Y-%m-%d}.{vorm}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
