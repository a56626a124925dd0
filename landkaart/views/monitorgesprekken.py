"""Talks of a region about each other's solutions, and what each location took home."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Locatie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart import monitorgesprekken as domein
from landkaart.forms.landkaartbeheer import GesprekForm, RegioKeuze
from landkaart.models import Monitorafspraak, Monitorgesprek

_PER_PAGINA = 10


@vereist(Recht.KENNIS)
def lijst(request: Verzoek) -> HttpResponse:
    """The talks of the own region, or of all regions for who assesses."""
    gesprekken = Monitorgesprek.objects.select_related("regio", "door__gebruiker").prefetch_related(
        Prefetch("afspraken", Monitorafspraak.objects.select_related("locatie", "gedaan_door__gebruiker"))
    )
    mag_alles = Recht.LANDKAART_TOETSEN in request.rechten or Recht.LANDKAART_BEHEREN in request.rechten
    if not mag_alles:
        gesprekken = gesprekken.filter(regio=request.locatie.regio_id)
    context = {
        "pagina": Paginator(gesprekken, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "mag_alles": mag_alles,
        "mag_vastleggen": Recht.LANDKAART_TOETSEN in request.rechten,
        "mag_afronden": Recht.LANDKAART_INDIENEN in request.rechten,
        "vandaag": vandaag(),
    }
    return render(request, "landkaart/monitorgesprekken.html", context)


@vereist(Recht.LANDKAART_TOETSEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Record a talk; the region comes first, because its locations follow from it."""
    keuze = RegioKeuze(request.GET or {"regio": request.locatie.regio_id})
    regio = (keuze.cleaned_data["regio"] if keuze.is_valid() else None) or request.locatie.regio
    locaties = list(Locatie.objects.geldig_op(vandaag()).filter(regio=regio).order_by("naam"))
    form = GesprekForm(request.POST or None, locaties=locaties)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gesprek = domein.leg_gesprek_vast(
                regio=regio,
                op=form.cleaned_data["op"],
                onderwerp=form.cleaned_data["onderwerp"],
                verslag=form.cleaned_data["verslag"],
                afspraken=form.afspraken(),
                door=request.medewerker,
            )
            messages.success(request, f"Het gesprek over “{gesprek}” is vastgelegd.")
            return redirect("landkaart:monitorgesprekken")
    return render_formulier(request, "landkaart/monitorgesprek_nieuw.html", form, keuze=keuze, regio=regio)


@require_POST
@vereist(Recht.LANDKAART_INDIENEN)
def gedaan(request: Verzoek, pk: int) -> HttpResponse:
    """Say that the own location did what it took home."""
    afspraak = get_object_or_404(Monitorafspraak, pk=pk, locatie=request.locatie)
    try:
        domein.rond_afspraak_af(afspraak=afspraak, door=request.medewerker)
        messages.success(request, "De afspraak is afgerond.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:monitorgesprekken")
