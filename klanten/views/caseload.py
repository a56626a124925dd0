"""The caseload: counters that are filters, search, sort, pages, and the same list as a spreadsheet."""

import logging
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from keten import rekenblad, zoekterm
from keten.bladeren import OngeteldeBladen
from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek
from klanten.caseload import TELLERS, Selectie, kies, tel
from klanten.clientbeeld import STAPPEN
from klanten.dossierkop import dossieradres, mag_openen
from klanten.forms.caseload import EIGEN, LOCATIE, PER_PAGINA, CaseloadForm
from klanten.inzage import leg_lijst_vast
from klanten.models import Clientbeeld
from klanten.rekenblad import koppen, rijen
from klanten.stand import Stand, waarom
from klanten.views.blokken import blok_basis

log = logging.getLogger(__name__)

_BADGES = {Stand.VERLOPEN: "fout", Stand.LET_OP: "let_op", Stand.OP_SCHEMA: "goed"}
_LANGSTE_TERM = 100
_KOLOMMEN = (
    "regimes",
    "route",
    "kwadrant",
    "laatste_contact",
    "volgende_stap",
    "volgende_stap_op",
    "volgende_afspraak",
    "stap_uiterlijk",
    "contactpersoon",
    "klant__klantnummer",
    "klant__voornamen",
    "klant__roepnaam",
    "klant__tussenvoegsel",
    "klant__achternaam",
)


@dataclass(frozen=True)
class Rij:
    """A line of the list; without `stap_url` the next step is somebody else's."""

    beeld: Clientbeeld
    naam: str
    nummer: int
    url: str
    stand: str
    badge: str
    waarom: str
    stap_url: str


@vereist(Recht.CASELOAD)
def caseload(request: Verzoek) -> HttpResponse:
    """Show the clients of the employee, or of the location; what is searched for comes by POST."""
    if request.method == "POST":
        return _zoek(request)
    form = CaseloadForm.gekozen(request.GET, met_routes=request.locatie.met_routes)
    selectie = _selectie(request, form)
    gefilterd = bool(set(form.initial) - {"bereik", "sorteer", "per", "tellen"})
    aantallen = tel(selectie) if form.initial.get("tellen") else {}
    beelden = _met_wat_de_lijst_toont(kies(selectie), eigen=selectie.van is not None)
    bladen: Paginator[Clientbeeld] = OngeteldeBladen(beelden, int(form.initial.get("per", PER_PAGINA[0])))
    if aantallen:
        bladen = Paginator(beelden, bladen.per_page)
        bladen.count = aantallen[selectie.teller]  # counted already, together with the others
    pagina = bladen.get_page(request.GET.get("pagina"))
    return render(
        request,
        "klanten/caseload.html",
        {
            "form": form,
            "selectie": selectie,
            "eigen": selectie.van is not None,
            "met_routes": request.locatie.met_routes,
            "gefilterd": gefilterd,
            "per": form.initial.get("per", PER_PAGINA[0]),
            "sortering": selectie.sortering,
            "aantallen": aantallen,
            "tellers": _tellers(request, selectie, aantallen),
            "pagina": pagina,
            "rijen": _rijen(request, pagina),
            "tel_wissel": adres_met(request, tellen="" if aantallen else "ja"),
            "bereiken": _bereiken(request, selectie),
            "per_pagina": [(aantal, adres_met(request, per=aantal, pagina="")) for aantal in PER_PAGINA],
            "vraag": request.GET.urlencode(),
            "zonder_filters": f"?bereik={LOCATIE if selectie.van is None else EIGEN}" if gefilterd else "",
            "zonder_term": adres_met(request, z="", pagina=""),
            "mag_bewaren": Recht.BEWAREN in request.rechten,
        },
    )


@vereist(Recht.BEWAREN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand over the list that the address describes as a file; every client on it sees that it was taken."""
    formaat = rekenblad.formaat_van(request.GET)
    met_routes = request.locatie.met_routes
    selectie = _selectie(request, CaseloadForm.gekozen(request.GET, met_routes=met_routes))
    beelden = kies(selectie)
    aantal = leg_lijst_vast(beelden, door=request.medewerker)
    log.info("caseload saved as %s: %d clients", formaat, aantal, extra={"user": request.user.pk})
    return rekenblad.antwoord("caseload", koppen(met_routes), rijen(beelden, met_routes), formaat=formaat)


@vereist(Recht.CASELOAD)
def blok(request: Verzoek) -> HttpResponse:
    """The counters, for the start page."""
    selectie = _selectie(request, CaseloadForm.gekozen({}, met_routes=request.locatie.met_routes))
    lijst = reverse("klanten:caseload")
    aantallen = tel(selectie)
    tellers = [
        (TELLERS[code].naam, aantallen[code], f"{lijst}?teller={code}", TELLERS[code].toon(aantallen[code]))
        for code in _getoond(selectie)
    ]
    context = {"tellers": tellers, "totaal": aantallen["alles"], "eigen": selectie.van is not None}
    return render(request, "klanten/caseload_blok.html", {**context, **blok_basis(request)})


def _met_wat_de_lijst_toont(beelden: QuerySet[Clientbeeld], *, eigen: bool) -> QuerySet[Clientbeeld]:
    """The columns of the list and no others: half of its time went into values that nobody saw."""
    beelden = beelden.select_related("klant").only(*_KOLOMMEN)
    if eigen:
        return beelden
    mensen = beelden.select_related("klant", "contactpersoon__gebruiker")
    return mensen.only(*_KOLOMMEN, "contactpersoon__gebruiker__naam")


def _zoek(request: Verzoek) -> HttpResponse:
    term = request.POST.get("zoek", "").strip()[:_LANGSTE_TERM]
    token = zoekterm.bewaar(request, term) if term else ""
    return redirect(f"{request.path}{adres_met(request, z=token, pagina='')}")


def _selectie(request: Verzoek, form: CaseloadForm) -> Selectie:
    """What the address asks for; whoever guides nobody begins with the whole location."""
    keuze: dict[str, Any] = dict(form.initial)
    for van_de_pagina in ("per", "tellen"):
        keuze.pop(van_de_pagina, None)
    standaard = EIGEN if Recht.WERKPLAN in request.rechten else LOCATIE
    return Selectie(
        locatie=request.locatie,
        van=request.medewerker if keuze.pop("bereik", standaard) == EIGEN else None,
        term=zoekterm.lees(request, keuze.pop("z", "")),
        sortering=keuze.pop("sorteer", "naam"),
        **keuze,
    )


def _tellers(request: Verzoek, selectie: Selectie, aantallen: dict[str, int]) -> list[tuple[Any, ...]]:
    """Per counter: name, number, address, whether it is the present choice, and the variant that shows it."""
    return [
        (
            TELLERS[code].naam,
            aantallen.get(code),
            adres_met(request, teller="" if code == "alles" else code, pagina=""),
            code == selectie.teller,
            TELLERS[code].toon(aantallen.get(code, 0)),
        )
        for code in _getoond(selectie)
    ]


def _getoond(selectie: Selectie) -> list[str]:
    """The counters above this list; some only make sense for a location, or when they have been chosen."""
    niet = {"onduidelijk"} if selectie.van is None else {"onduidelijk", "geen_contactpersoon"}
    if not selectie.locatie.met_routes:
        niet.add("zonder_route")
    return [code for code in TELLERS if code not in niet or code == selectie.teller]


def _bereiken(request: Verzoek, selectie: Selectie) -> list[tuple[str, str, bool]]:
    eigen = selectie.van is not None
    return [
        ("Mijn caseload", adres_met(request, bereik=EIGEN, pagina=""), eigen),
        ("Hele locatie", adres_met(request, bereik=LOCATIE, pagina=""), not eigen),
    ]


def _rijen(request: Verzoek, pagina: Page[Clientbeeld]) -> list[Rij]:
    mag = {naam for naam, scherm in STAPPEN.items() if mag_openen(request, scherm)}
    return [_rij(beeld, mag) for beeld in pagina.object_list]


def _rij(beeld: Clientbeeld, mag: set[str]) -> Rij:
    stand = Stand(beeld.stand)  # type: ignore[attr-defined]
    scherm = STAPPEN[beeld.volgende_stap] if beeld.volgende_stap in mag else ""
    return Rij(
        beeld=beeld,
        naam=beeld.klant.naam,
        nummer=beeld.klant.klantnummer,
        url=dossieradres("klanten:dossier", beeld.klant.klantnummer),
        stand=stand.label,
        badge=_BADGES[stand],
        waarom=waarom(beeld),
        stap_url=dossieradres(scherm, beeld.klant.klantnummer) if scherm else "",
    )
