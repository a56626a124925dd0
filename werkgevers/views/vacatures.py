"""The list of vacancies, one vacancy, and the form with which it comes in or changes."""

import logging
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek
from keten.zoekterm import normaliseer, schoon
from werkgevers import (
    aanspreekpunt,
    klokbeeld,
    vacature_afsluiten,
    vacaturecijfers,
    vacaturelijst,
    vacatures,
    voorrang,
)
from werkgevers.forms.vacaturelijst import ALLES, VacaturelijstForm
from werkgevers.forms.vacatures import VacatureForm, VacatureWijzigenForm
from werkgevers.models import Teamsector, Vacature, Werkgever
from werkgevers.vacaturelijst import ANDERE, EIGEN, TELLERS, Selectie
from werkgevers.vacatures import DubbeleVacature

log = logging.getLogger(__name__)

_PER_PAGINA = 25
_KOPPEN = (
    "Functie",
    "Werkgever",
    "Beroep",
    "Soort",
    "Plaats",
    "Uren vanaf",
    "Uren tot",
    "Plaatsen",
    "Binnengekomen",
    "Kandidaat uiterlijk",
    "Kandidaat voorgedragen",
    "Werkgever weet het sinds",
    "Actueel tot en met",
    "Stand",
    "Uitkomst",
    "Geschikt voor bijstand",
    "Vrijgegeven",
)
_GEVONDEN = 20


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The vacancies of the location, or those that other locations released, with counters and filters."""
    form = VacaturelijstForm.gekozen(request.GET, request.locatie)
    selectie = _selectie(request, form)
    aantallen = vacaturelijst.tel(selectie)
    rijen = vacaturelijst.met_wat_de_lijst_toont(vacaturelijst.kies(selectie))
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    gemerkt, vervuld = vacaturecijfers.bijstand(request.locatie)
    context = {
        "form": form,
        "selectie": selectie,
        "gefilterd": bool(set(form.initial) - {"bereik", "sorteer"}),
        "sortering": vacaturelijst.orde(selectie),
        "tellers": _tellers(request, selectie, aantallen),
        "bereiken": _bereiken(request, selectie),
        "pagina": pagina,
        "rijen": [(vacature, klokbeeld.beeld(vacature)) for vacature in pagina],
        "vraag": request.GET.urlencode(),
        "gemerkt": gemerkt,
        "vervuld": vervuld,
        "onder": ONDER,
    }
    return render(request, "werkgevers/vacatures.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand over the list that the address describes as a file."""
    selectie = _selectie(request, VacaturelijstForm.gekozen(request.GET, request.locatie))
    rijen = vacaturelijst.kies(selectie).select_related("werkgever", "beroep")
    log.info("vacancies saved as a file", extra={"user": request.user.pk})
    regels = (_regel(vacature) for vacature in rijen.iterator(chunk_size=500))
    return rekenblad.antwoord("vacatures", _KOPPEN, regels, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.WERKGEVERS_ZIEN)
def vacature(request: Verzoek, pk: int) -> HttpResponse:
    """One vacancy: what is asked, how its clocks stand, and what happened to it."""
    deze = get_object_or_404(
        Vacature.objects.zichtbaar_op(request.locatie).select_related(
            "werkgever__sector",
            "vestiging",
            "contactpersoon",
            "locatie",
            "beroep",
            "partner",
            "ingevoerd_door",
        ),
        pk=pk,
    )
    eigen = deze.locatie_id == request.locatie.pk and Recht.VACATURES in request.rechten
    nu = timezone.now()
    team = Teamsector.objects.filter(locatie=deze.locatie, sector=deze.werkgever.sector)
    context = {
        "vacature": deze,
        "eisen": list(deze.eisen.select_related("competentie")),
        "klok": klokbeeld.beeld(deze, nu=nu),
        "meldklok": klokbeeld.meldbeeld(deze, nu=nu),
        "pauzes": list(deze.pauzes.select_related("door__gebruiker")),
        "verloop": list(deze.gebeurtenissen.select_related("door__gebruiker", "door__partner")),
        "accountmanager": aanspreekpunt.accountmanager(deze.werkgever),
        "team": team.select_related("sectorteam__team").first(),
        "voorrang": voorrang.wie(deze) if voorrang.geldt(deze, nu) else "",
        "bezet": deze.plaatsingen.filter(gestopt_op__isnull=True).count(),
        "mag": eigen,
        "open": deze.stand == Vacature.Stand.OPEN,
        "mag_heropenen": eigen and vacature_afsluiten.mag_heropenen(deze),
    }
    return render(request, "werkgevers/vacature.html", context)


@vereist(Recht.VACATURES)
def kies_werkgever(request: Verzoek) -> HttpResponse:
    """Find the employer for whom a vacancy comes in; whoever is new is registered first."""
    term = schoon(request.GET.get("q", ""))[:80]
    gevonden: list[Werkgever] = []
    if term:
        zoek = Q(kvk_nummer=term.replace(" ", "")) | Q(zoeknaam__contains=normaliseer(term))
        bekend = Werkgever.objects.lopend().filter(zoek).select_related("locatie")
        gevonden = list(bekend.order_by("zoeknaam")[:_GEVONDEN])
    context = {"term": term, "gevonden": gevonden, "vol": len(gevonden) == _GEVONDEN}
    return render(request, "werkgevers/vacature_kies.html", context)


@vereist(Recht.VACATURES)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Register a vacancy; the form opens with what is known of the employer (W-13)."""
    werkgever = get_object_or_404(Werkgever.objects.lopend(), pk=pk)
    form = VacatureForm(request.POST or None, werkgever=werkgever)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gemaakt = _registreer(request, werkgever, form)
            einde = timezone.localtime(gemaakt.klok_uiterlijk)
            messages.success(
                request, f"De vacature staat open. De klok loopt tot {einde:%d-%m-%Y %H:%M} uur."
            )
            return redirect("werkgevers:vacature", gemaakt.pk)
    return render_formulier(request, "werkgevers/vacature_formulier.html", form, werkgever=werkgever)


@vereist(Recht.VACATURES)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change an open vacancy."""
    deze = get_object_or_404(
        Vacature.objects.filter(locatie=request.locatie).select_related("werkgever"), pk=pk
    )
    form = VacatureWijzigenForm(request.POST or None, instance=deze)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            vacatures.wijzig(vacature=deze, versie=versie, door=request.medewerker, **form.gegevens())
            messages.success(request, "De wijziging is opgeslagen.")
            return redirect("werkgevers:vacature", pk)
    context: dict[str, Any] = {"werkgever": deze.werkgever, "vacature": deze}
    return render_formulier(request, "werkgevers/vacature_formulier.html", form, **context)


def _registreer(request: Verzoek, werkgever: Werkgever, form: VacatureForm) -> Vacature:
    """The new vacancy; when one like it is open already, the form asks whether this is another."""
    try:
        return vacatures.registreer(
            werkgever=werkgever, locatie=request.locatie, door=request.medewerker, **form.gegevens()
        )
    except DubbeleVacature as dubbel:
        form.vraag_bevestiging(dubbel.bestaand)
        raise


def _selectie(request: Verzoek, form: VacaturelijstForm) -> Selectie:
    """What the address asks for: a counter, or a state, and without either the open ones."""
    keuze: dict[str, Any] = dict(form.initial)
    stand = keuze.pop("stand", "")
    mijn = keuze.pop("mijn", False)
    teller = keuze.pop("teller", "" if stand else "open")
    return Selectie(
        locatie=request.locatie,
        teller=teller,
        stand="" if stand == ALLES else stand,
        van=request.medewerker if mijn else None,
        sortering=keuze.pop("sorteer", ""),
        **keuze,
    )


def _tellers(request: Verzoek, selectie: Selectie, aantallen: dict[str, int]) -> list[tuple[Any, ...]]:
    return [
        (
            teller.naam,
            aantallen[code],
            adres_met(request, teller="" if code == "open" else code, stand="", pagina="", sorteer=""),
            code == selectie.teller,
            teller.toon(aantallen[code]),
        )
        for code, teller in TELLERS.items()
    ]


def _bereiken(request: Verzoek, selectie: Selectie) -> list[tuple[str, str, bool]]:
    namen = ((EIGEN, "Van onze locatie"), (ANDERE, "Vrijgegeven door anderen"))
    return [
        (naam, adres_met(request, bereik="" if code == EIGEN else code, pagina=""), code == selectie.bereik)
        for code, naam in namen
    ]


def _regel(vacature: Vacature) -> list[Any]:
    def moment(waarde: Any) -> Any:
        return timezone.localtime(waarde).replace(tzinfo=None) if waarde else None

    return [
        vacature.titel,
        vacature.werkgever.naam,
        vacature.beroep.naam,
        vacature.get_soort_display(),
        vacature.plaats,
        vacature.uren_min,
        vacature.uren_max,
        vacature.plaatsen,
        moment(vacature.ontvangen_op),
        moment(vacature.klok_uiterlijk),
        moment(vacature.voorgedragen_op),
        moment(vacature.gemeld_op),
        vacature.actueel_tot,
        vacature.get_stand_display(),
        vacature.get_uitkomst_display(),
        "ja" if vacature.geschikt_wwb else "nee",
        "ja" if vacature.vrijgegeven_op else "nee",
    ]
