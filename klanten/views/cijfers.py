"""Numbers of the location, for those who steer it: how many, never who."""

import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.caseload import TELLERS
from klanten.cijfers import Aantal, hoofdcijfers, identiteit_per_dag, identiteit_per_middel, overzicht
from klanten.models import Controlemiddel
from klanten.views.blokken import blok_basis

PERIODEN = {1: "Vandaag", 7: "7 dagen", 28: "28 dagen"}


@vereist(Recht.CIJFERS)
def cijfers(request: Verzoek) -> HttpResponse:
    """The clients of the location by step, route, kwadrant and benefit, and how many are new each week."""
    gevonden = overzicht(request.locatie)
    context = {
        "cijfers": gevonden,
        "tellers": _tellers(request, gevonden.tellers),
        "drukste_week": max(1, *(aantal for _, aantal in gevonden.per_week)),
        "kolommen": [gevonden.verdelingen[::2], gevonden.verdelingen[1::2]],
        "lijst": _lijst(request),
    }
    return render(request, "klanten/cijfers.html", context)


@vereist(Recht.CIJFERS)
def blok(request: Verzoek) -> HttpResponse:
    """The main numbers, for the start page."""
    context = {"tellers": _tellers(request, hoofdcijfers(request.locatie)), **blok_basis(request)}
    return render(request, "klanten/cijfers_blok.html", context)


@vereist(Recht.CIJFERS)
def identiteit(request: Verzoek) -> HttpResponse:
    """The identity checks of today or of some weeks, by day, outcome and means."""
    gevraagd = request.GET.get("dagen")
    dagen = next((aantal for aantal in PERIODEN if str(aantal) == gevraagd), max(PERIODEN))
    van, tot = vandaag() - datetime.timedelta(days=dagen - 1), vandaag()
    per_dag = identiteit_per_dag(request.locatie, van=van, tot=tot)
    return render(
        request,
        "klanten/cijfers_identiteit.html",
        {
            "dagen": dagen,
            "perioden": [(naam, f"?dagen={aantal}", aantal == dagen) for aantal, naam in PERIODEN.items()],
            "van": van,
            "tot": tot,
            "per_dag": per_dag,
            "totaal": sum(dag.totaal for dag in per_dag),
            "verwezen": sum(dag.verlopen + dag.beschadigd for dag in per_dag),
            "per_middel": identiteit_per_middel(request.locatie, van=van, tot=tot),
            "uitkomsten": [uitkomst.label for uitkomst in Controlemiddel.Uitkomst],
        },
    )


def _tellers(request: Verzoek, tellers: dict[str, Aantal]) -> list[tuple[str, int, str, str]]:
    """Per counter: name, number, the list behind it for those who may see it, and its variant."""
    lijst = _lijst(request)
    return [
        (
            teller.naam,
            teller.aantal,
            f"{lijst}{teller.filter}" if lijst else "",
            TELLERS[code].toon(teller.aantal),
        )
        for code, teller in tellers.items()
    ]


def _lijst(request: Verzoek) -> str:
    """The list behind a number, for those who may see who is in it; empty for all others."""
    if Recht.CASELOAD not in request.rechten:
        return ""
    return f"{reverse('klanten:caseload')}?bereik=locatie&"
