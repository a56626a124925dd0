"""Promises to employers, and lasting agreements."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.views.blokken import blok_basis
from werkgevers import afspreken
from werkgevers.forms.afspraken import (
    AfrondenForm,
    AfsprakenFilter,
    LeveringsafspraakForm,
    SamenwerkingForm,
    SamenwerkingWijzigenForm,
)
from werkgevers.models import Leveringsafspraak, Samenwerkingsafspraak, Werkgever
from werkgevers.views.formulierblad import formulierblad

_PER_PAGINA = 25
_IN_BLOK = 10
_Stand = Leveringsafspraak.Stand


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The promises of the location, with how many were kept in the last twelve months."""
    filter_ = AfsprakenFilter.gekozen(request.GET)
    van_hier = Leveringsafspraak.objects.filter(locatie=request.locatie)
    rijen = van_hier.met_mensen()
    stand = filter_.initial.get("stand", "")
    if stand == "laat":
        rijen = rijen.te_laat()
    elif stand in _Stand.values:
        rijen = rijen.filter(stand=stand).order_by("-afgerond_op", "-pk")
    elif stand != "alles":
        rijen = rijen.lopend()
    if filter_.initial.get("wie"):
        rijen = rijen.filter(verantwoordelijke=request.medewerker)
    jaar_geleden = vandaag().replace(day=1, year=vandaag().year - 1)
    telling = van_hier.aggregate(
        nagekomen=Count("pk", filter=Q(stand=_Stand.NAGEKOMEN, afgerond_op__gte=jaar_geleden)),
        gebroken=Count("pk", filter=Q(stand=_Stand.GEBROKEN, afgerond_op__gte=jaar_geleden)),
        laat=Count("pk", filter=Q(stand=_Stand.LOPEND, uiterlijk__lt=vandaag())),
    )
    context = {
        "filter": filter_,
        "gefilterd": bool(filter_.initial),
        "pagina": Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "telling": telling,
        "vandaag": vandaag(),
    }
    return render(request, "werkgevers/leveringsafspraken.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def blok(request: Verzoek, pk: int) -> HttpResponse:
    """What one employer was promised, for the employer's page."""
    werkgever = get_object_or_404(Werkgever, pk=pk)
    context = {
        "werkgever": werkgever,
        "leveringen": werkgever.leveringsafspraken.met_mensen().order_by("-uiterlijk")[:_IN_BLOK],
        "samenwerkingen": werkgever.samenwerkingsafspraken.select_related("adviseur__gebruiker")[:_IN_BLOK],
        "vandaag": vandaag(),
    }
    return render(request, "werkgevers/blok_afspraken.html", {**context, **blok_basis(request)})


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Keep a promise to an employer."""
    werkgever = _werkgever(pk)
    form = LeveringsafspraakForm(
        request.POST or None,
        werkgever=werkgever,
        locatie=request.locatie,
        initial={"verantwoordelijke": request.medewerker.pk},
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            afspreken.beloof(
                werkgever=werkgever, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De afspraak staat genoteerd. Wie ervoor zorgt, krijgt een taak.")
            return redirect("werkgevers:werkgever", pk)
    return formulierblad(
        request,
        form,
        titel="Nieuwe leveringsafspraak",
        knop="Vastleggen",
        kruimels=[(werkgever.naam, reverse("werkgevers:werkgever", args=[pk]))],
        onder=f"Een belofte aan {werkgever.naam}. De werkgever ziet deze op de eigen pagina.",
    )


@vereist(Recht.WERKGEVERS)
def afspraak(request: Verzoek, pk: int) -> HttpResponse:
    """One promise, and whether it was kept."""
    rijen = Leveringsafspraak.objects.met_mensen().filter(locatie=request.locatie)
    rij = get_object_or_404(rijen.select_related("locatie", "afgerond_door__gebruiker"), pk=pk)
    form = AfrondenForm(request.POST or None, afspraak=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            klaar = afspreken.rond_af(afspraak=rij, door=request.medewerker, **form.waarden())
            messages.success(request, f"De afspraak is {klaar.get_stand_display()}.")
            return redirect("werkgevers:leveringsafspraken")
    return render_formulier(
        request, "werkgevers/leveringsafspraak.html", form, afspraak=rij, vandaag=vandaag()
    )


@vereist(Recht.WERKGEVERS)
@require_POST
def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Take an answer back."""
    rij = get_object_or_404(Leveringsafspraak.objects.filter(locatie=request.locatie), pk=pk)
    try:
        afspreken.heropen(afspraak=rij, door=request.medewerker)
        messages.success(request, "De afspraak loopt weer.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("werkgevers:leveringsafspraak", pk)


@vereist(Recht.WERKGEVERS)
def samenwerking_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Record a lasting agreement with an employer."""
    werkgever = _werkgever(pk)
    form = SamenwerkingForm(
        request.POST or None, locatie=request.locatie, initial={"adviseur": request.medewerker.pk}
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            rij = afspreken.spreek_samenwerking_af(
                werkgever=werkgever, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De samenwerking is vastgelegd.")
            return redirect("werkgevers:samenwerking", rij.pk)
    return formulierblad(
        request,
        form,
        titel="Nieuwe samenwerking",
        knop="Vastleggen",
        kruimels=[(werkgever.naam, reverse("werkgevers:werkgever", args=[pk]))],
        onder=f"Wat {werkgever.naam} en wij langer samen doen.",
    )


@vereist(Recht.WERKGEVERS_ZIEN)
def samenwerking(request: Verzoek, pk: int) -> HttpResponse:
    """One lasting agreement: what both parties put in, and what came of it."""
    rijen = Samenwerkingsafspraak.objects.filter(locatie=request.locatie)
    rij = get_object_or_404(rijen.select_related("werkgever", "adviseur__gebruiker"), pk=pk)
    return render(request, "werkgevers/samenwerking.html", {"afspraak": rij, "leveren": rij.leveren.all()})


@vereist(Recht.WERKGEVERS)
def samenwerking_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a lasting agreement, or write down its results."""
    rijen = Samenwerkingsafspraak.objects.filter(locatie=request.locatie)
    rij = get_object_or_404(rijen.select_related("werkgever", "locatie"), pk=pk)
    form = SamenwerkingWijzigenForm(request.POST or None, instance=rij, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            afspreken.wijzig_samenwerking(
                afspraak=rij, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De samenwerking is gewijzigd.")
            return redirect("werkgevers:samenwerking", pk)
    return formulierblad(
        request,
        form,
        titel="Samenwerking wijzigen",
        knop="Opslaan",
        kruimels=[
            (rij.werkgever.naam, reverse("werkgevers:werkgever", args=[rij.werkgever_id])),
            (rij.onderwerp, reverse("werkgevers:samenwerking", args=[pk])),
        ],
    )


def _werkgever(pk: int) -> Werkgever:
    return get_object_or_404(Werkgever.objects.lopend(), pk=pk)
