"""Dashboards: of the management team, of a team leader, and of who compares locations and regions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from keten import rekenblad
from keten.indicatoren import Indicator, Soort, alle
from keten.models import Arbeidsmarktregio
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.bestuur.caseload import caseload
from landkaart.forms.cijfers import MaandFilter, VergelijkFilter
from landkaart.overzichten import maanden, regiobeeld, woorden
from landkaart.overzichten.mtbeeld import Mtbeeld
from landkaart.overzichten.regiobeeld import Regel, Vergelijking
from landkaart.overzichten.teambeeld import Teambeeld

_PER_PAGINA = 25


@vereist(Recht.KETENCIJFERS)
def locatie(request: Verzoek) -> HttpResponse:
    """The dashboard of the location: the chain first, columns second (X-31, X-36, X-37, X-11)."""
    maand = maanden.gekozen(request.GET)
    beeld = Mtbeeld(request.locatie, maand)
    context = {
        "beeld": beeld,
        "maand": maand,
        "filter": MaandFilter.gekozen(request.GET, gekozen=maand),
        "uitkomst": beeld.uitkomsten,
        "kolommen": beeld.van_soort(Soort.KOLOM),
        "caseload": caseload(request.locatie),
        "gemeten": beeld.gemeten,
    }
    return render(request, "landkaart/overzicht.html", context)


@vereist(Recht.TEAM_ZIEN)
def team(request: Verzoek) -> HttpResponse:
    """The dashboard of a team leader; clients are divided on the pages of teams and caseloads."""
    beeld = Teambeeld(request.medewerker, request.locatie, request.rechten)
    context = {"beeld": beeld, "mag_verdelen": Recht.VERDELEN in request.rechten}
    return render(request, "landkaart/overzicht_team.html", context)


@vereist(Recht.LANDELIJK)
def landelijk(request: Verzoek) -> HttpResponse:
    """All locations and regions beside each other (X-38)."""
    return _vergelijk(request, regio=None)


@vereist(Recht.LANDELIJK)
def landelijk_bestand(request: Verzoek) -> HttpResponseBase:
    """The same as a file."""
    return _als_bestand(request, regio=None)


@vereist(Recht.REGIODOELEN)
def regio(request: Verzoek) -> HttpResponse:
    """The locations of the own region beside each other, and the region beside the others (X-38)."""
    return _vergelijk(request, regio=request.locatie.regio)


@vereist(Recht.REGIODOELEN)
def regio_bestand(request: Verzoek) -> HttpResponseBase:
    """The same as a file."""
    return _als_bestand(request, regio=request.locatie.regio)


def _vergelijk(request: Verzoek, *, regio: Arbeidsmarktregio | None) -> HttpResponse:
    filter_, vergelijking = _gelezen(request, regio)
    sorteer = request.GET.get("sorteer", "naam")
    locaties = regiobeeld.sorteer(vergelijking.locaties, sorteer)
    pagina = Paginator(locaties, _PER_PAGINA).get_page(request.GET.get("pagina"))
    een = vergelijking.indicatoren[0] if filter_.initial.get("cijfer") else None
    context = {
        "regio": regio,
        "filter": filter_,
        "vergelijking": vergelijking,
        "een": een,
        "pagina": pagina,
        "plekken": [(regel, _cellen(regel, vergelijking, een)) for regel in pagina],
        "regios": [
            (regel, _cellen(regel, vergelijking, een))
            for regel in regiobeeld.sorteer(vergelijking.regios, sorteer)
        ],
        "land": _cellen(vergelijking.land, vergelijking, een),
        "sortering": sorteer,
        "vraag": request.GET.urlencode(),
        "mag_doorklikken": Recht.LANDELIJK in request.rechten,
    }
    return render(request, "landkaart/overzicht_vergelijken.html", context)


def _als_bestand(request: Verzoek, *, regio: Arbeidsmarktregio | None) -> HttpResponseBase:
    _, vergelijking = _gelezen(request, regio)
    soorten = (("regio", vergelijking.regios), ("locatie", vergelijking.locaties))
    rijen: list[tuple[Any, ...]] = [
        (
            soort,
            regel.naam,
            f"{vergelijking.maand:%Y-%m}",
            *(woorden.toonbaar(regel.stand(code)) for code in vergelijking.codes),
        )
        for soort, regels in soorten
        for regel in regels
    ]
    koppen = ("Soort", "Naam", "Maand", *(een.naam for een in vergelijking.indicatoren))
    return rekenblad.antwoord("vergelijking", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


def _gelezen(request: Verzoek, regio: Arbeidsmarktregio | None) -> tuple[VergelijkFilter, Vergelijking]:
    maand = maanden.gekozen(request.GET)
    te_kiezen = [een for een in alle() if een.soort is not Soort.KOLOM]
    filter_ = VergelijkFilter.gekozen(request.GET, gekozen=maand, indicatoren=te_kiezen)
    gekozen = [een for een in te_kiezen if een.code == filter_.initial.get("cijfer")]
    indicatoren = gekozen or regiobeeld.uitkomsten()
    return filter_, regiobeeld.vergelijk(maand, indicatoren, regio=regio, eigen=request.locatie)


def _cellen(regel: Regel, vergelijking: Vergelijking, een: Indicator | None) -> list[str]:
    """The figures of a line; of one figure also a year earlier, and what changed."""
    if een is None:
        return regel.cellen(vergelijking.codes)
    verandering = regel.verandering(een.code)
    return [
        woorden.stand(regel.nu.get(een.code)),
        woorden.stand(regel.toen.get(een.code)),
        verandering.zin if verandering else "",
    ]
