"""Keeping up the Landkaart: criteria, norms, finer states, milestones of regions, named measurements."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart import beheren, invulbeeld, voorbereiden
from landkaart.forms.landkaartbeheer import (
    CriteriumForm,
    DeelstandenForm,
    MeetperiodeForm,
    MijlpaalForm,
    NormForm,
)
from landkaart.models import Criterium, Deelstand, Meetperiode, Mijlpaal


@vereist(Recht.LANDKAART_BEHEREN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Every milestone with its norm and number of criteria, and what else can be kept up."""
    geldig = Q(criteria__geldig_van__lte=vandaag()) & (
        Q(criteria__geldig_tot=None) | Q(criteria__geldig_tot__gte=vandaag())
    )
    mijlpalen = (
        Mijlpaal.objects.filter(vervallen_op=None)
        .select_related("fase", "regio")
        .annotate(aantal=Count("criteria", filter=geldig))
        .order_by("regio__naam", "nummer")
    )
    context = {
        "vast": [m for m in mijlpalen if m.regio_id is None],
        "eigen": [m for m in mijlpalen if m.regio_id is not None],
        "deelstanden": Deelstand.objects.all(),
        "periodes": Meetperiode.objects.filter(locatie=None),
    }
    return render(request, "landkaart/landkaartbeheer.html", context)


@vereist(Recht.LANDKAART_BEHEREN)
def mijlpaal(request: Verzoek, code: str) -> HttpResponse:
    """One milestone: its norm, and the criteria per answer."""
    gekozen = _mijlpaal(code)
    form = NormForm(request.POST or None, instance=gekozen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            beheren.zet_norm(mijlpaal=gekozen, versie=form.cleaned_data["versie"], **form.waarden())
            messages.success(request, f"De norm van mijlpaal {gekozen.nummer} is bewaard.")
            return redirect("landkaart:mijlpaal_beheren", code)
    criteria = invulbeeld.criteria_per_antwoord(voorbereiden.geldige_criteria(gekozen))
    return render_formulier(
        request, "landkaart/mijlpaal_beheren.html", form, mijlpaal=gekozen, criteria=criteria
    )


@vereist(Recht.LANDKAART_BEHEREN)
def criterium_nieuw(request: Verzoek, code: str) -> HttpResponse:
    """Add a criterion to an answer of a milestone."""
    gekozen = _mijlpaal(code)
    form = CriteriumForm(request.POST or None, met_antwoord=True)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beheren.nieuw_criterium(mijlpaal=gekozen, **form.waarden())
            messages.success(request, "Het criterium geldt vanaf vandaag.")
            return redirect("landkaart:mijlpaal_beheren", code)
    return render_formulier(request, "landkaart/criterium.html", form, mijlpaal=gekozen)


@vereist(Recht.LANDKAART_BEHEREN)
def criterium(request: Verzoek, pk: int) -> HttpResponse:
    """Give a criterion other words: a next version."""
    gekozen = _criterium(pk)
    form = CriteriumForm(request.POST or None, met_antwoord=False, initial={"tekst": gekozen.tekst})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beheren.wijzig_criterium(criterium=gekozen, tekst=form.cleaned_data["tekst"])
            messages.success(request, "De nieuwe tekst geldt vanaf vandaag. Eerdere scores houden de oude.")
            return redirect("landkaart:mijlpaal_beheren", gekozen.mijlpaal.code)
    eerder = Criterium.objects.filter(code=gekozen.code).exclude(pk=pk).order_by("-nummer")
    return render_formulier(
        request,
        "landkaart/criterium.html",
        form,
        mijlpaal=gekozen.mijlpaal,
        criterium=gekozen,
        eerder=eerder,
    )


@require_POST
@vereist(Recht.LANDKAART_BEHEREN)
def criterium_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Let a criterion no longer hold."""
    gekozen = _criterium(pk)
    try:
        beheren.laat_criterium_vervallen(criterium=gekozen)
        messages.success(request, "Het criterium geldt niet meer. Eerdere scores houden het.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:mijlpaal_beheren", gekozen.mijlpaal.code)


@vereist(Recht.LANDKAART_BEHEREN)
def mijlpaal_nieuw(request: Verzoek) -> HttpResponse:
    """Add a milestone for the locations of one region."""
    form = MijlpaalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = beheren.nieuwe_mijlpaal(**form.waarden())
            messages.success(request, f"“{nieuw.naam}” staat bij de locaties van {nieuw.regio}.")
            return redirect("landkaart:mijlpaal_beheren", nieuw.code)
    return render_formulier(
        request,
        "landkaart/beheer_formulier.html",
        form,
        kop="Mijlpaal van een regio",
        uitleg="De locaties van de regio beantwoorden deze mijlpaal naast de veertien vaste. "
        "De punten tellen niet mee in het totaal.",
    )


@require_POST
@vereist(Recht.LANDKAART_BEHEREN)
def mijlpaal_stoppen(request: Verzoek, code: str) -> HttpResponse:
    """Stop asking for a milestone of a region."""
    gekozen = _mijlpaal(code)
    try:
        beheren.beeindig_mijlpaal(mijlpaal=gekozen, versie=gekozen.versie)
        messages.success(request, f"“{gekozen.naam}” wordt niet meer gevraagd. Eerdere scores blijven staan.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:landkaartbeheer")


@vereist(Recht.LANDKAART_BEHEREN)
def deelstanden(request: Verzoek) -> HttpResponse:
    """The finer states inside the four answers."""
    form = DeelstandenForm(request.POST or None, deelstanden=list(Deelstand.objects.all()))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beheren.zet_deelstanden(deelstanden=form.deelstanden())
            messages.success(request, "De deelstanden zijn bewaard. Kleuren en punten blijven gelijk.")
            return redirect("landkaart:landkaartbeheer")
    return render_formulier(
        request,
        "landkaart/beheer_formulier.html",
        form,
        kop="Deelstanden",
        uitleg="Een deelstand zegt binnen een kleur preciezer hoe ver een locatie is. Kleur en punten "
        "volgen altijd uit het percentage.",
    )


@vereist(Recht.LANDKAART_BEHEREN)
def meting(request: Verzoek) -> HttpResponse:
    """Give a period a name for the whole country."""
    form = MeetperiodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            periode = beheren.bevries(locatie=None, door=request.medewerker, **form.waarden())
            messages.success(request, f"De meting “{periode}” is voor het hele land bevroren.")
            return redirect("landkaart:landkaartbeheer")
    return render_formulier(
        request,
        "landkaart/beheer_formulier.html",
        form,
        kop="Landelijke meting bevriezen",
        uitleg="Wat op de laatste dag gold, is voor elke locatie onder deze naam terug te vinden.",
    )


def _mijlpaal(code: str) -> Mijlpaal:
    return get_object_or_404(Mijlpaal.objects.select_related("fase", "regio"), code=code, vervallen_op=None)


def _criterium(pk: int) -> Criterium:
    gekozen: Criterium = get_object_or_404(
        Criterium.objects.select_related("mijlpaal__fase").filter(mijlpaal__vervallen_op=None),
        pk=pk,
        geldig_tot=None,
    )
    return gekozen
