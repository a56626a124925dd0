"""The list of employers: counters that are filters, search, sort, pages, and the list as a spreadsheet."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from keten import rekenblad, zoekterm
from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek
from werkgevers.forms.werkgevers import LAND, LOCATIE, MIJN, WerkgeversFilter
from werkgevers.models import Werkgever
from werkgevers.sectorteams import begonnen_op
from werkgevers.werkgeverslijst import TELLERS, Selectie, kies, tel

_PER_PAGINA = 25
_LANGSTE_TERM = 100
_KOPPEN = (
    "Naam",
    "KvK-nummer",
    "Plaats",
    "Sector",
    "Medewerkers",
    "Grootte",
    "Stadium",
    "Aandeel 55-plus (%)",
    "Locatie",
    "Team",
    "Accountmanager",
    "Laatste contact",
    "Volgend contact",
)


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Show employers of the location, of the country, or one's own; what is searched for comes by POST."""
    if request.method == "POST":
        term = zoekterm.schoon(request.POST.get("zoek", ""))[:_LANGSTE_TERM]
        token = zoekterm.bewaar(request, term) if term else ""
        return redirect(f"{request.path}{adres_met(request, z=token, pagina='')}")
    form = WerkgeversFilter.gekozen(request.GET, locatie=request.locatie)
    selectie = _selectie(request, form)
    aantallen = tel(selectie)
    bladen = Paginator(kies(selectie), _PER_PAGINA)
    bladen.count = aantallen[selectie.teller]  # counted already, together with the others
    bereik = form.initial.get("bereik", LOCATIE)
    return render(
        request,
        "werkgevers/werkgevers.html",
        {
            "form": form,
            "term": selectie.term,
            "sortering": selectie.sortering,
            "pagina": bladen.get_page(request.GET.get("pagina")),
            "tellers": _tellers(request, selectie, aantallen),
            "bereiken": _bereiken(request, bereik),
            "land": bereik == LAND,
            "gefilterd": bool(set(form.initial) - {"bereik", "sorteer"}),
            "vraag": request.GET.urlencode(),
            "zonder_filters": f"?bereik={bereik}",
            "zonder_term": adres_met(request, z="", pagina=""),
            "mag_bijhouden": Recht.WERKGEVERS in request.rechten,
        },
    )


@vereist(Recht.WERKGEVERS_ZIEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand over the list that the address describes as a file."""
    selectie = _selectie(request, WerkgeversFilter.gekozen(request.GET, locatie=request.locatie))
    rijen = (_regel(werkgever) for werkgever in kies(selectie))
    return rekenblad.antwoord("werkgevers", _KOPPEN, rijen, formaat=request.GET.get("formaat", "xlsx"))


def _selectie(request: Verzoek, form: WerkgeversFilter) -> Selectie:
    keuze: dict[str, Any] = dict(form.initial)
    bereik = keuze.pop("bereik", LOCATIE)
    onbekend = keuze.pop("kent", "") == "nee"
    return Selectie(
        locatie=request.locatie if bereik == LOCATIE else None,
        van=request.medewerker if bereik == MIJN else None,
        term=zoekterm.lees(request, keuze.pop("z", "")),
        sortering=keuze.pop("sorteer", "naam"),
        zonder_contact_sinds=begonnen_op(request.locatie) if onbekend else None,
        **keuze,
    )


def _tellers(request: Verzoek, selectie: Selectie, aantallen: dict[str, int]) -> list[tuple[Any, ...]]:
    """Per counter: name, number, address, whether it is the present choice, and the variant that shows it."""
    return [
        (
            teller.naam,
            aantallen[code],
            adres_met(request, teller="" if code == "alles" else code, pagina=""),
            code == selectie.teller,
            teller.soort if aantallen[code] else "neutraal",
        )
        for code, teller in TELLERS.items()
        if not (selectie.van and code == "zonder")
    ]


def _bereiken(request: Verzoek, gekozen: str) -> list[tuple[str, str, bool]]:
    """The tabs; whoever is nobody's accountmanager has no list of their own."""
    tabs = [("Deze locatie", LOCATIE), ("Heel Nederland", LAND)]
    if Recht.WERKGEVERS in request.rechten:
        tabs.insert(0, ("Mijn werkgevers", MIJN))
    return [
        (naam, adres_met(request, bereik=code, pagina="", teller=""), code == gekozen) for naam, code in tabs
    ]


def _regel(werkgever: Werkgever) -> list[Any]:
    rij: Any = werkgever
    return [
        rij.naam,
        rij.kvk_nummer,
        rij.plaats,
        str(rij.sector or ""),
        rij.medewerkers,
        rij.grootteklasse,
        rij.get_stadium_display(),
        rij.aandeel_55plus,
        str(rij.locatie),
        rij.teamnaam,
        rij.accountmanager_naam,
        rij.laatste_contact,
        rij.gepland_op,
    ]
