"""What is done with one vacancy: its clock, its freshness, releasing, closing and opening again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import klok, vacature_afsluiten, vacatures
from werkgevers.forms.vacaturestand import MeldenForm, PauzeForm, SluitenForm
from werkgevers.models import Vacature


@vereist(Recht.VACATURES)
def pauzeren(request: Verzoek, pk: int) -> HttpResponse:
    """Let the clock stand still, with the cause."""
    deze = _vacature(request, pk)
    form = PauzeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            klok.pauzeer(vacature=deze, door=request.medewerker, **form.waarden())
            messages.success(request, "De klok staat stil. Laat hem weer lopen zodra het kan.")
            return redirect("werkgevers:vacature", pk)
    return render_formulier(request, "werkgevers/vacature_pauzeren.html", form, vacature=deze)


@require_POST
@vereist(Recht.VACATURES)
def hervatten(request: Verzoek, pk: int) -> HttpResponse:
    """Let the clock run again."""

    def doe(deze: Vacature) -> str:
        einde = timezone.localtime(klok.hervat(vacature=deze, door=request.medewerker).klok_uiterlijk)
        return f"De klok loopt weer, tot {einde:%d-%m-%Y %H:%M} uur."

    return _doe(request, pk, doe)


@vereist(Recht.VACATURES)
def melden(request: Verzoek, pk: int) -> HttpResponse:
    """Record that the employer knows whether the vacancy can be filled (W-16)."""
    deze = _vacature(request, pk)
    form = MeldenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            klok.meld_werkgever(
                vacature=deze,
                vervulbaar=form.cleaned_data["vervulbaar"],
                op=form.moment(),
                toelichting=form.cleaned_data["toelichting"],
                door=request.medewerker,
            )
            messages.success(request, "Vastgelegd wat de werkgever weet.")
            return redirect("werkgevers:vacature", pk)
    return render_formulier(request, "werkgevers/vacature_melden.html", form, vacature=deze)


@require_POST
@vereist(Recht.VACATURES)
def verlengen(request: Verzoek, pk: int) -> HttpResponse:
    """Say that a vacancy is still current."""

    def doe(deze: Vacature) -> str:
        tot = vacatures.verleng(vacature=deze, door=request.medewerker).actueel_tot
        return f"De vacature blijft open tot en met {tot:%d-%m-%Y}."

    return _doe(request, pk, doe)


@vereist(Recht.VACATURES)
def vrijgeven(request: Verzoek, pk: int) -> HttpResponse:
    """Release a vacancy to all partners and locations, after a question (W-21)."""
    if request.method != "POST":
        context = {"vacature": _vacature(request, pk)}
        return render(request, "werkgevers/vacature_vrijgeven.html", context)

    def doe(deze: Vacature) -> str:
        vacatures.geef_vrij(vacature=deze, door=request.medewerker)
        return "De vacature is vrijgegeven. Alle locaties kunnen nu kandidaten zoeken."

    return _doe(request, pk, doe)


@vereist(Recht.VACATURES)
def sluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Close a vacancy, or say how one ended that closed by itself (W-29)."""
    deze = _vacature(request, pk)
    verlopen = deze.uitkomst == Vacature.Uitkomst.VERLOPEN
    form = SluitenForm(request.POST or None, vacature=deze)
    if request.method == "POST" and form.is_valid():
        doe: Callable[..., Any] = vacature_afsluiten.bepaal_uitkomst if verlopen else vacature_afsluiten.sluit
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            doe(vacature=deze, door=request.medewerker, **form.waarden())
            messages.success(
                request, "De uitkomst is vastgelegd." if verlopen else "De vacature is gesloten."
            )
            return redirect("werkgevers:vacature", pk)
    context = {"vacature": deze, "verlopen": verlopen, "begonnen": deze.plaatsingen.exists()}
    return render_formulier(request, "werkgevers/vacature_sluiten.html", form, **context)


@require_POST
@vereist(Recht.VACATURES)
def vervuld(request: Verzoek, pk: int) -> HttpResponse:
    """Close a vacancy for which enough people started."""

    def doe(deze: Vacature) -> str:
        vacature_afsluiten.vervul(vacature=deze, door=request.medewerker)
        return "De vacature is vervuld."

    return _doe(request, pk, doe)


@require_POST
@vereist(Recht.VACATURES)
def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Open a vacancy again that closed a short time ago."""

    def doe(deze: Vacature) -> str:
        vacature_afsluiten.heropen(vacature=deze, door=request.medewerker)
        return "De vacature is weer open."

    return _doe(request, pk, doe)


def _doe(request: Verzoek, pk: int, doe: Callable[[Vacature], str]) -> HttpResponse:
    """Do something of one click; what is refused says why, on the page of the vacancy."""
    deze = _vacature(request, pk)
    try:
        messages.success(request, doe(deze))
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("werkgevers:vacature", pk)


def _vacature(request: Verzoek, pk: int) -> Vacature:
    """A vacancy of the own location; of another one nobody changes anything."""
    rijen = Vacature.objects.filter(locatie=request.locatie).select_related("werkgever", "locatie")
    return get_object_or_404(rijen, pk=pk)
