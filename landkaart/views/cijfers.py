"""All figures of a location in one list, results elsewhere, and the page for everybody."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from keten import rekenblad
from keten.indicatoren import Soort, alle
from keten.models import Arbeidsmarktregio
from keten.rechten import Recht, openbaar, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.forms.cijfers import MaandFilter, RegioFilter
from landkaart.models import Referentieresultaat
from landkaart.overzichten import maanden, regiobeeld, woorden
from landkaart.overzichten.mtbeeld import Mtbeeld
from landkaart.views.openbaar import toon

SOORTEN = {
    Soort.KETEN: "Van de hele keten",
    Soort.UITKOMST: "Wat het oplevert voor mensen",
    Soort.KOLOM: "Van één organisatie",
}
"""The kinds of figures as a heading, those that lead first."""


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """Every figure with its value, so that all partners see the same ones (X-49)."""
    maand = maanden.gekozen(request.GET)
    beeld = Mtbeeld(request.locatie, maand)
    context = {
        "maand": maand,
        "filter": MaandFilter.gekozen(request.GET, gekozen=maand),
        "groepen": [(naam, beeld.van_soort(soort)) for soort, naam in SOORTEN.items()],
        "gemeten": beeld.gemeten,
    }
    return render(request, "landkaart/cijfer_lijst.html", context)


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek) -> HttpResponseBase:
    """The same list as a file."""
    maand = maanden.gekozen(request.GET)
    rijen = [
        (
            SOORTEN[tegel.indicator.soort],
            tegel.indicator.naam,
            f"{maand:%Y-%m}",
            woorden.toonbaar(tegel.stand),
            tegel.indicator.eenheid,
            None if tegel.stand is None or tegel.stand.te_klein else tegel.stand.telt,
            None if tegel.stand is None or tegel.stand.te_klein else tegel.stand.van,
            tegel.streven.waarde if tegel.streven else None,
            tegel.indicator.bron,
        )
        for tegel in Mtbeeld(request.locatie, maand).tegels
    ]
    koppen = ("Soort", "Cijfer", "Maand", "Waarde", "Eenheid", "Telt mee", "Van de", "Doel", "Bron")
    return rekenblad.antwoord("cijfers", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.KETENCIJFERS)
def elders(request: Verzoek) -> HttpResponse:
    """What the sources report of results at other locations (X-34, X-35)."""
    per_locatie: dict[str, list[Referentieresultaat]] = {}
    for een in Referentieresultaat.objects.select_related("locatie"):
        per_locatie.setdefault(str(een.locatie), []).append(een)
    return render(request, "landkaart/cijfer_elders.html", {"per_locatie": per_locatie})


@openbaar
def voor_iedereen(request: Verzoek) -> HttpResponse:
    """Figures of the country and its regions, without numbers that point at somebody."""
    maand = maanden.gekozen(request.GET)
    regios = list(Arbeidsmarktregio.objects.geldig_op(vandaag()).order_by("naam"))
    filter_ = RegioFilter.gekozen(request.GET, gekozen=maand, regios=regios)
    gekozen = next((regio for regio in regios if regio.code == filter_.initial.get("regio")), None)
    indicatoren = [een for een in alle() if een.soort is not Soort.KOLOM]
    vergelijking = regiobeeld.vergelijk(maand, indicatoren)
    return toon(
        request,
        "landkaart/cijfer_openbaar.html",
        {
            "maand": maand,
            "filter": filter_,
            "regio": gekozen,
            "gemeten": bool(vergelijking.land.nu),
            "groepen": [
                (
                    naam,
                    [
                        regiobeeld.openbare_regel(vergelijking, een, gekozen)
                        for een in indicatoren
                        if een.soort is soort
                    ],
                )
                for soort, naam in SOORTEN.items()
                if soort is not Soort.KOLOM
            ],
        },
    )
