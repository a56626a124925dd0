"""The table of the arbeidsmarkttoets: its versions, loading one, and letting one count no longer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.forms.kansen import KanstabelForm, TabelFilter
from diagnose.kansen import tabellen, voorbeeld
from diagnose.models import MAANDEN, Kanstabel
from keten import rekenblad
from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers.models import Sector

_PER_PAGINA = 24


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The versions of the location and of the country, with the one that counts."""
    tabel_van = Kanstabel.objects.van_locatie(request.locatie)
    rijen = tabel_van.select_related("locatie", "geladen_door__gebruiker", "ingetrokken_door__gebruiker")
    context = {
        "pagina": Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "geldt": tabellen.geldende(request.locatie),
        "landelijk": tabellen.mag_landelijk(request.medewerker),
    }
    return render(request, "diagnose/kanstabellen.html", context)


@vereist(Recht.REGELS_ZIEN)
def tabel(request: Verzoek, pk: int) -> HttpResponse:
    """The chances of a version, by group."""
    gevonden = get_object_or_404(Kanstabel.objects.van_locatie(request.locatie), pk=pk)
    filter_ = TabelFilter.gekozen(request.GET)
    groepen = tabellen.groepen(gevonden, **filter_.initial)
    context = {
        "tabel": gevonden,
        "filter": filter_,
        "maanden": range(1, MAANDEN + 1),
        "pagina": Paginator(groepen, _PER_PAGINA).get_page(request.GET.get("pagina")),
    }
    return render(request, "diagnose/kanstabel.html", context)


@vereist(Recht.REGELS_ZIEN)
def bestand(request: Verzoek, pk: int) -> HttpResponseBase:
    """A version as a file, to change and load again."""
    gevonden = get_object_or_404(Kanstabel.objects.van_locatie(request.locatie), pk=pk)
    return rekenblad.antwoord("kanstabel", tabellen.KOPPEN, tabellen.rijen(gevonden), formaat="csv")


@vereist(Recht.REGELS_ZIEN)
def voorbeeldbestand(request: Verzoek) -> HttpResponseBase:
    """A file that can be loaded as it is, with figures that are made up."""
    codes = dict(Sector.objects.values_list("pk", "code"))
    rijen = (
        (regel.geslacht, regel.leeftijd, codes[regel.sector], regel.maand, tabellen.in_procenten(regel.kans))
        for regel in voorbeeld.regels()
    )
    return rekenblad.antwoord("kanstabel-voorbeeld", tabellen.KOPPEN, rijen, formaat="csv")


@vereist(Recht.REGELS_BEHEREN)
def laden(request: Verzoek) -> HttpResponse:
    """Load a version; with any fault nothing is loaded, and all faults are shown."""
    form = KanstabelForm(
        request.POST or None,
        request.FILES or None,
        locatie=str(request.locatie),
        landelijk=tabellen.mag_landelijk(request.medewerker),
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            velden = form.waarden()
            nieuw = tabellen.laad(
                inhoud=velden["bestand"],
                naam=velden["naam"],
                bron=velden["bron"],
                voorbeeld=velden["voorbeeld"],
                locatie=None if form.is_landelijk else request.locatie,
                door=request.medewerker,
            )
            messages.success(request, f"{nieuw} is geladen: {nieuw.kansen.count()} kansen. Deze geldt nu.")
            return redirect("diagnose:kanstabellen")
    return render_formulier(request, "diagnose/kanstabel_laden.html", form)


@vereist(Recht.REGELS_BEHEREN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Let a version count no longer, once that is confirmed."""
    versies = Kanstabel.objects.geldend().van_locatie(request.locatie)
    gevonden = get_object_or_404(versies, pk=pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            tabellen.trek_in(tabel=gevonden, door=request.medewerker)
            messages.success(request, f"{gevonden} is ingetrokken.")
            return redirect("diagnose:kanstabellen")
    return render_formulier(request, "diagnose/kanstabel_intrekken.html", form, tabel=gevonden)
