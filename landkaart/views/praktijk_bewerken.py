"""Reporting, changing, spreading and adopting a practice, for employees of all partners."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import praktijken
from landkaart.forms.praktijken import (
    OvernameForm,
    PraktijkForm,
    PraktijkWijzigenForm,
    VerspreidForm,
)
from landkaart.models import Praktijk


@vereist(Recht.KENNIS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Report a practice of one's own location."""
    form = PraktijkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            praktijk = praktijken.meld(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"“{praktijk}” is gemeld. Collega's kunnen de praktijk nu lezen.")
            return redirect("landkaart:praktijk", praktijk.pk)
    return render_formulier(request, "landkaart/praktijk_formulier.html", form)


@vereist(Recht.KENNIS)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change the description of a practice."""
    praktijk = _eigen(request, pk)
    form = PraktijkWijzigenForm(request.POST or None, instance=praktijk)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            praktijken.pas_aan(praktijk=praktijk, versie=versie, door=request.medewerker, **form.waarden())
            messages.success(request, "De wijziging is opgeslagen.")
            return redirect("landkaart:praktijk", pk)
    return render_formulier(request, "landkaart/praktijk_formulier.html", form, praktijk=praktijk)


@require_POST
@vereist(Recht.KENNIS)
def publiceren(request: Verzoek, pk: int) -> HttpResponse:
    """Say that the description is complete; from now on everybody can read it."""
    praktijk = _eigen(request, pk)
    if praktijk.stap != Praktijk.Stap.GEIDENTIFICEERD:
        messages.info(request, "Deze praktijk was al beschreven.")
    else:
        praktijken.zet_stap(praktijk=praktijk, stap=Praktijk.Stap.BESCHREVEN, door=request.medewerker)
        messages.success(request, f"“{praktijk}” is beschreven. Iedereen kan de praktijk nu lezen.")
    return redirect("landkaart:praktijk", pk)


@vereist(Recht.KENNIS)
def verspreiden(request: Verzoek, pk: int) -> HttpResponse:
    """Say how a judged practice is spread."""
    praktijk = _eigen(request, pk)
    form = VerspreidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            praktijken.zet_stap(
                praktijk=praktijk,
                stap=Praktijk.Stap.VERSPREID,
                hoe=form.cleaned_data["hoe"],
                door=request.medewerker,
            )
            messages.success(request, f"“{praktijk}” wordt verspreid.")
            return redirect("landkaart:praktijk", pk)
    return render_formulier(request, "landkaart/praktijk_verspreiden.html", form, praktijk=praktijk)


@vereist(Recht.KENNIS)
def overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Say that one's own location works this way too."""
    praktijk = get_object_or_404(Praktijk, pk=pk)
    form = OvernameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            praktijken.neem_over(
                praktijk=praktijk, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"Vastgelegd: {request.locatie} werkt ook zo.")
            return redirect("landkaart:praktijk", pk)
    return render_formulier(request, "landkaart/praktijk_overnemen.html", form, praktijk=praktijk)


@require_POST
@vereist(Recht.KENNIS)
def stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Say that one's own location no longer works this way."""
    praktijk = get_object_or_404(Praktijk, pk=pk)
    overname = get_object_or_404(praktijk.overnames.lopend(), locatie=request.locatie)
    try:
        praktijken.stop_overname(overname=overname, door=request.medewerker)
        messages.success(request, f"Vastgelegd: {request.locatie} werkt niet meer zo.")
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("landkaart:praktijk", pk)


def _eigen(request: Verzoek, pk: int) -> Praktijk:
    """A practice that this person may change."""
    praktijk = get_object_or_404(Praktijk, pk=pk)
    if not praktijken.mag_wijzigen(praktijk, request.medewerker):
        raise RechtOntbreekt("Deze praktijk is van een andere locatie. Alleen collega's daar wijzigen hem.")
    return praktijk
