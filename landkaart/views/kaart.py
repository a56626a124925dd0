"""The public map of the Netherlands with every location (L-01, L-08, L-65)."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse

from keten.rechten import openbaar
from keten.verzoek import Verzoek
from landkaart import kaartbeeld
from landkaart.forms.kaart import KaartFilter, gekozen_dag, stap_van
from landkaart.kaartbeeld import Kaartbeeld
from landkaart.kaarttekening import BREED, HOOG
from landkaart.views.openbaar import toon, zo_nodig

_PER_PAGINA = 25


@openbaar
def kaart(request: Verzoek) -> HttpResponse:
    """The map, its slider and the list, at any moment."""
    beeld = Kaartbeeld(gekozen_dag(request.GET))
    kenmerk = beeld.kenmerk(settings.VERSIE, request.get_full_path(), "HX-Request" in request.headers)
    return zo_nodig(request, kenmerk, lambda: _pagina(request, beeld))


def _pagina(request: Verzoek, beeld: Kaartbeeld) -> HttpResponse:
    keuzes = [(groep, [(k.code, k.naam) for k in rij]) for groep, rij in beeld.keuzes]
    regios = sorted({locatie.regio for locatie in beeld.locaties}, key=lambda regio: regio.naam)
    vraag = request.GET.copy()
    filter = KaartFilter(vraag, kleuren=keuzes, regios=regios)
    kleuring = beeld.kleuring(filter.keuze("kleur"))
    vraag["kleur"] = kleuring.code
    sorteer = request.GET.get("sorteer", "")
    regels = beeld.regels(kleuring)
    gevonden = kaartbeeld.zoek(
        regels, term=filter.keuze("zoek"), regio=filter.keuze("regio"), sorteer=sorteer
    )
    tekens, tekening = kaartbeeld.tekens(regels, gevonden)
    return toon(
        request,
        "landkaart/kaart.html",
        {
            "filter": filter,
            "gefilterd": len(gevonden) != len(regels),
            "kleuring": kleuring,
            "legenda": kaartbeeld.tel(regels, kleuring),
            "tekens": tekens,
            "vormen": [*kleuring.legenda, "leeg"],
            "tekening": tekening,
            "maten": f"0 0 {BREED} {HOOG}",
            "aantal": len(regels),
            "voorbeelden": sum(regel.locatie.voorbeeld for regel in regels),
            "pagina": Paginator(gevonden, _PER_PAGINA).get_page(request.GET.get("pagina")),
            "sortering": sorteer,
            "beeld": beeld,
            "schuif": (stap_van(beeld.begin), stap_van(beeld.dag), stap_van(beeld.vandaag)),
        },
    )
