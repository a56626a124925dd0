"""The data dictionary, for everybody who exchanges data with the portal."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render

from keten import rekenblad
from keten.bladeren import OPEN_TOT_EN_MET
from keten.gegevensboek import boek
from keten.gegevensboek.register import onderdelen
from keten.rechten import openbaar
from keten.zoekterm import schoon

_PER_PAGINA = 20
FEITEN = "feiten"
NAMEN = {
    "keten": "Keten: organisaties en mensen",
    "klanten": "Klanten: het dossier",
    "werkgevers": "Werkgevers en vacatures",
    "diagnose": "Diagnose en werkplan",
    "handhaving": "Handhaving",
    "landkaart": "Landkaart en sturing",
}


@openbaar
def lijst(request: HttpRequest) -> HttpResponse:
    """The entities of a part of the portal, or what a search finds in all of them."""
    term = schoon(request.GET.get("zoek", ""))[:100]
    deel = _deel(request, standaard="" if term else "klanten")
    gevonden = [] if deel == FEITEN else boek.zoek(term, app=deel)
    pagina = Paginator(gevonden, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "delen": [(code, naam) for code, naam in _delen() if code in ("", FEITEN, *onderdelen())],
        "deel": deel,
        "term": term,
        "pagina": pagina,
        "open": len(gevonden) <= OPEN_TOT_EN_MET,
        "namen": [] if term else gevonden,
        "per_pagina": _PER_PAGINA,
        "feiten": boek.feiten(term) if deel == FEITEN or (term and not deel) else [],
        "versie": settings.VERSIE,
    }
    return render(request, "keten/gegevensboek.html", context)


def _delen() -> list[tuple[str, str]]:
    return [*NAMEN.items(), (FEITEN, "Feiten in regels"), ("", "Alles")]


def _deel(request: HttpRequest, *, standaard: str) -> str:
    """The part of the portal that the address asks for.

    Raises:
        Http404: there is no such part.
    """
    deel = request.GET.get("deel", standaard)
    if deel not in ("", FEITEN, *onderdelen()):
        raise Http404
    return deel


@openbaar
def bestand(request: HttpRequest) -> HttpResponseBase:
    """The whole book: as JSON for a machine, or as a spreadsheet."""
    formaat = request.GET.get("formaat", "json")
    if formaat != "json":
        return rekenblad.antwoord("gegevensboek", boek.KOPPEN, boek.rijen(), formaat=formaat)
    inhoud = JsonResponse(
        boek.als_json(settings.VERSIE), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    inhoud["Content-Disposition"] = f'attachment; filename="gegevensboek-{settings.VERSIE}.json"'
    return inhoud
