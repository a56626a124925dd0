"""Does it predict: chances, routes, diagnoses and tests beside what became of people (D-17)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from diagnose.forms.kansen import JaarFilter
from diagnose.kansen import figuren, voorspelkracht
from keten.kleine_getallen import ONDER
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.CIJFERS)
def rapport(request: Verzoek) -> HttpResponse:
    """The report of the location, or of the whole country."""
    land = request.GET.get("breed") == "land"
    keuze = JaarFilter.gekozen(request.GET)
    gekozen = keuze.initial.get("jaar", "")
    locatie, jaar = None if land else request.locatie, int(gekozen) if gekozen else None
    ijking = voorspelkracht.ijking(locatie=locatie, jaar=jaar)
    context = {
        "keuze": keuze,
        "land": land,
        "tabs": [
            (str(request.locatie), f"?{urlencode({'jaar': gekozen})}", not land),
            ("Het hele land", f"?{urlencode({'jaar': gekozen, 'breed': 'land'})}", land),
        ],
        "ijking": ijking,
        "figuur": figuren.ijking(ijking),
        "keuzes": [
            (soort.naam, voorspelkracht.per_keuze(soort, locatie=locatie, jaar=jaar))
            for soort in voorspelkracht.VOORSPELLERS
        ],
        "toetsen": voorspelkracht.per_toets(locatie=locatie, jaar=jaar),
        "minstens": voorspelkracht.MINSTENS,
        "onder": ONDER,
    }
    return render(request, "diagnose/voorspelkracht.html", context)
