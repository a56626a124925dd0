"""What clients think of the service: the results, as totals, and as a spreadsheet (X-43, X-44, X-45)."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from keten import rekenblad
from keten.kleine_getallen import ONDER
from keten.models import Locatie
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.forms.peilingen import TijdvakForm
from landkaart.peilingen import coderen, figuren, tijdvakken, uitkomsten, verwoorden
from landkaart.peilingen.coderen import Codetelling
from landkaart.peilingen.rekenen import Score
from landkaart.peilingen.tijdvakken import Tijdvak
from landkaart.peilingen.werkgeversoordeel import over_kwartalen

_TERUG = 6  # stretches in the picture


@vereist(Recht.KETENCIJFERS)
def resultaten(request: Verzoek) -> HttpResponse:
    """The score per expectation, moment and group, what clients wrote in codes, and what employers think."""
    rij = tijdvakken.van_locatie(request.locatie)
    filter_ = TijdvakForm(request.GET or None, tijdvakken=rij)
    gekozen = filter_.gekozen()
    context = {
        "hier": "resultaten",
        "filter": filter_,
        "tijdvak": gekozen,
        "vraag": request.GET.urlencode(),
        "werkgevers": over_kwartalen(request.locatie),
        "minimum": ONDER,
        "genoeg": tijdvakken.GENOEG,
        "mag_instellen": Recht.PEILINGEN in request.rechten,
    }
    if gekozen:
        context |= _uitkomsten(request.locatie, gekozen, rij[rij.index(gekozen) :])
    return render(request, "landkaart/peilingen.html", context)


def _uitkomsten(locatie: Locatie, tijdvak: Tijdvak, tot_dan: list[Tijdvak]) -> dict[str, Any]:
    """What the page shows of one stretch, and of those before it."""
    verwachtingen = list(uitkomsten.per_verwachting(locatie, *tot_dan[:2]).values())
    trend = uitkomsten.per_tijdvak(locatie, tot_dan[:_TERUG])
    alles = uitkomsten.alles(locatie, tijdvak)
    return {
        "alles": alles,
        "zin": verwoorden.samen(alles, verwachtingen),
        "verandering": verwoorden.verandering(trend),
        "verwachtingen": verwachtingen,
        "respons": uitkomsten.respons(locatie, tijdvak),
        "trend": trend,
        "figuur": figuren.verloop(trend),
        "groepen": _groepen(locatie, tijdvak),
        "eigen": uitkomsten.per_eigen_vraag(locatie, tijdvak),
        "codes": coderen.tellingen(locatie, tijdvak),
    }


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek) -> HttpResponseBase:
    """The same figures as a spreadsheet; what the page keeps back is empty there."""
    rij = tijdvakken.van_locatie(request.locatie)
    gekozen = TijdvakForm(request.GET or None, tijdvakken=rij).gekozen()
    koppen = (
        "periode",
        "soort",
        "naam",
        "klanten",
        "gemiddelde (1 tot 5)",
        "ondergrens 95%",
        "bovengrens 95%",
    )
    regels = _regels(request.locatie, gekozen) if gekozen else []
    return rekenblad.antwoord("peilingen", koppen, regels, formaat=request.GET.get("formaat", "xlsx"))


def _regels(locatie: Locatie, tijdvak: Tijdvak) -> list[tuple[object, ...]]:
    scores: list[tuple[str, str, Score]] = [
        ("verwachting", een.verwachting.label, een.score)
        for een in uitkomsten.per_verwachting(locatie, tijdvak).values()
    ]
    for kop, groepen in _groepen(locatie, tijdvak):
        scores += [(kop, naam, een) for naam, een in groepen.items()]
    scores += [("eigen vraag", zin, een) for zin, een in uitkomsten.per_eigen_vraag(locatie, tijdvak).items()]
    regels = [(str(tijdvak), soort, naam, *_cijfers(een)) for soort, naam, een in scores]
    return regels + [
        (str(tijdvak), "code van open antwoorden", een.code, *_van_code(een))
        for een in coderen.tellingen(locatie, tijdvak)
    ]


def _groepen(locatie: Locatie, tijdvak: Tijdvak) -> list[tuple[str, dict[str, Score]]]:
    return [
        ("moment", uitkomsten.per_moment(locatie, tijdvak)),
        ("uitkering", uitkomsten.per_regime(locatie, tijdvak)),
        ("leeftijd", uitkomsten.per_leeftijd(locatie, tijdvak)),
    ]


def _cijfers(score: Score) -> tuple[object, ...]:
    if score.verborgen:
        klanten = f"minder dan {ONDER}" if score.klanten < ONDER else "niet getoond"
        return klanten, None, None, None
    return score.klanten, score.gemiddelde, score.laag, score.hoog


def _van_code(telling: Codetelling) -> tuple[object, ...]:
    klanten = f"minder dan {ONDER}" if telling.klanten is None else telling.klanten
    return klanten, telling.score.gemiddelde, telling.score.laag, telling.score.hoog
