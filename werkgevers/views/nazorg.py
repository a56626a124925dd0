"""Aftercare: the list, and recording a contact with the employer or with the client."""

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
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Doel
from klanten.uitstromen import geldend
from werkgevers import nazorgen, plaatsingslijst
from werkgevers.forms.nazorg import NazorgFilter, NazorgForm
from werkgevers.models import Nazorgmoment, Plaatsing
from werkgevers.views.formulierblad import formulierblad

_PER_PAGINA = 25
_Met = Nazorgmoment.Met


@vereist(Recht.PLAATSEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The contacts with employers that wait; one's own unless asked for all."""
    filter_ = NazorgFilter.gekozen(request.GET)
    keuze = filter_.initial
    momenten = plaatsingslijst.nazorg(
        request.locatie,
        wanneer=keuze.get("wanneer", ""),
        voor=None if keuze.get("wie") else request.medewerker,
    )
    context = {
        "filter": filter_,
        "gefilterd": bool(keuze),
        "pagina": Paginator(momenten, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "te_laat": plaatsingslijst.nazorg(request.locatie, wanneer="laat").count(),
        "vandaag": vandaag(),
    }
    return render(request, "werkgevers/nazorglijst.html", context)


@vereist(Recht.PLAATSEN)
def met_werkgever(request: Verzoek, pk: int) -> HttpResponse:
    """Record a contact with the employer."""
    moment = get_object_or_404(
        Nazorgmoment.objects.filter(
            met=_Met.WERKGEVER, plaatsing__in=Plaatsing.objects.van_locatie(request.locatie)
        ).select_related("plaatsing__werkgever", "plaatsing__vacature"),
        pk=pk,
    )
    plaatsing = moment.plaatsing
    form = NazorgForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            klaar = nazorgen.leg_vast(moment=moment, door=request.medewerker, **form.waarden())
            messages.success(request, f"De nazorg is vastgelegd. {_vervolg(klaar)}")
            return redirect("werkgevers:plaatsing", plaatsing.pk)
    return formulierblad(
        request,
        form,
        titel="Nazorg met de werkgever",
        knop="Vastleggen",
        kruimels=[
            ("Plaatsingen", reverse("werkgevers:plaatsingen")),
            (plaatsing.vacature.titel, reverse("werkgevers:plaatsing", args=[plaatsing.pk])),
        ],
        onder=f"{plaatsing.werkgever}, gepland op {moment.gepland_op:%d-%m-%Y}",
    )


@vereist(Recht.KANDIDATEN)
def klantplaatsing(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """A placement in the dossier: what the contact person does next."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    plaatsing = get_object_or_404(klant.plaatsingen.select_related("werkgever", "vacature"), pk=pk)
    context = {
        "klant": klant,
        "plaatsing": plaatsing,
        "steun": plaatsing.steun.select_related("maatregel"),
        "momenten": plaatsing.nazorgmomenten.filter(met=_Met.KLANT).select_related("door__gebruiker"),
        "uitgestroomd": geldend(klant),
    }
    return render(request, "werkgevers/klantplaatsing.html", context)


@vereist(Recht.KANDIDATEN)
def met_klant(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record a contact with the client."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    momenten = Nazorgmoment.objects.filter(plaatsing__klant=klant, met=_Met.KLANT)
    moment = get_object_or_404(momenten.select_related("plaatsing__werkgever", "plaatsing__vacature"), pk=pk)
    form = NazorgForm(request.POST or None, met_klant=True)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            klaar = nazorgen.leg_vast(moment=moment, door=request.medewerker, **form.waarden())
            messages.success(request, f"De nazorg is vastgelegd. {_vervolg(klaar)}")
            return redirect("werkgevers:klantplaatsing", klantnummer, moment.plaatsing_id)
    return render_formulier(request, "werkgevers/klantnazorg.html", form, klant=klant, moment=moment)


def _vervolg(moment: Nazorgmoment) -> str:
    """What happens next, in a sentence."""
    if moment.uitkomst == Nazorgmoment.Uitkomst.GESTOPT:
        return "Is het werk gestopt? Laat dat vastleggen bij de plaatsing."
    volgende = moment.plaatsing.nazorgmomenten.open().filter(met=moment.met).first()
    return (
        f"Het volgende gesprek is op {volgende.gepland_op:%d-%m-%Y}." if volgende else "Dit was het laatste."
    )
