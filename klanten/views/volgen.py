"""Following one client: what the dossier lacks, who did what, where the service is, rewards and measures."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import dienstlocatie as dienstlocaties
from klanten import overkomst, stimulansen, uitstromen, volledigheid, wettelijketaken
from klanten.dossierkop import mag_openen
from klanten.forms.uitstroom import WaaromForm
from klanten.forms.volgen import DienstlocatieForm, StimulansForm
from klanten.inzage import open_dossier

_PER_PAGINA = 25


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """On the dossier page: what is missing, the transition, outflow, and who worked on which task."""
    klant = open_dossier(request, klantnummer)
    mist = [] if klant.beeld.volledig else volledigheid.ontbreekt(klant)
    gegevens = {
        "basis": "klanten/blok.html" if request.htmx else "klanten/dossier_basis.html",
        "klant": klant,
        "mist": [
            (punt.naam, reverse(punt.scherm, args=[klantnummer]) if mag_openen(request, punt.scherm) else "")
            for punt in mist
        ],
        "overkomst": overkomst.laatste(klant),
        "uitstroom": uitstromen.geldend(klant),
        "taken": wettelijketaken.per_taak(klant),
        "stimulansen": klant.stimulansen.filter(ingetrokken_op=None).count(),
    }
    return render(request, "klanten/volgen_blok.html", gegevens)


@vereist(Recht.DOSSIER_WIJZIGEN)
def dienstlocatie(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Choose who gives the service from now on."""
    klant = open_dossier(request, klantnummer)
    form = DienstlocatieForm(request.POST or None, nu=klant.beeld.dienstlocatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beeld = dienstlocaties.kies(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"De klant krijgt nu hulp van {beeld.get_dienstlocatie_display()}.")
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(request, "klanten/dienstlocatie.html", form, klant=klant)


@vereist(Recht.DOSSIER_INZIEN)
def stimulanslijst(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The rewards and measures of a client."""
    klant = open_dossier(request, klantnummer)
    pagina = Paginator(stimulansen.van(klant), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "klanten/stimulansen.html", {"klant": klant, "pagina": pagina})


@vereist(Recht.WERKPLAN)
def stimulans_nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record a reward or a measure."""
    klant = open_dossier(request, klantnummer)
    form = StimulansForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            stimulans = stimulansen.leg_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"De {stimulans.get_soort_display()} is vastgelegd.")
            return redirect("klanten:stimulansen", klantnummer)
    return render_formulier(request, "klanten/stimulans_nieuw.html", form, klant=klant)


@vereist(Recht.WERKPLAN)
def stimulans_intrekken(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Take back a reward or a measure."""
    klant = open_dossier(request, klantnummer)
    stimulans = get_object_or_404(klant.stimulansen, pk=pk)
    form = WaaromForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            stimulansen.trek_in(stimulans=stimulans, door=request.medewerker, **form.cleaned_data)
            messages.success(request, f"De {stimulans.get_soort_display()} is ingetrokken.")
            return redirect("klanten:stimulansen", klantnummer)
    context = {"klant": klant, "stimulans": stimulans}
    return render_formulier(request, "klanten/stimulans_intrekken.html", form, **context)
