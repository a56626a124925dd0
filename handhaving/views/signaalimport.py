"""Signals from a file: choose it, look at what it would do, repair rows, import."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from handhaving.forms.signalen import SignaalbestandForm, SignaalrijForm
from handhaving.models import Signaalimport, Signaalrij
from handhaving.signalen import bestand as signaalbestand
from handhaving.signalen import importeren, sturing
from keten.bladeren import blad
from keten.csvbestand import GROOTSTE
from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

INLEZEN, WEG = "inlezen", "weg"
_PER_PAGINA = 25


@vereist(Recht.HANDHAVEN)
def importen(request: Verzoek) -> HttpResponse:
    """Upload a file, and the files of before."""
    form = SignaalbestandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        gekozen = form.cleaned_data["bestand"]
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = importeren.laad(
                naam=gekozen.name,
                inhoud=gekozen.read(GROOTSTE + 1),
                locatie=request.locatie,
                door=request.medewerker,
            )
            return redirect("handhaving:signaalimport", nieuw.pk)
    eerdere = _van_hier(request).exclude(stand=Signaalimport.Stand.VERVALLEN)
    return render_formulier(
        request,
        "handhaving/signaalimporten.html",
        form,
        pagina=blad(eerdere, request.GET, sorteringen={}, standaard="-geladen_op"),
        staat_aan=sturing.staat_aan(request.locatie),
        bronnen=signaalbestand.BRONNEN,
    )


@vereist(Recht.HANDHAVEN)
def bekijken(request: Verzoek, pk: int) -> HttpResponse:
    """What a file would do, row by row where something is wrong; and afterwards what it did."""
    gekozen = get_object_or_404(_van_hier(request), pk=pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if request.POST.get("actie") == WEG:
                importeren.gooi_weg(bestand=gekozen, door=request.medewerker)
                messages.success(request, "Het bestand is weggegooid. Er is niets ingelezen.")
                return redirect("handhaving:signaalimporten")
            klaar = importeren.voer_in(bestand=gekozen, door=request.medewerker)
            messages.success(request, f"Ingelezen: {_signalen(klaar.aantal_ingelezen)}.")
            return redirect("handhaving:signaalimport", pk)
        gekozen = get_object_or_404(_van_hier(request), pk=pk)
    telling = dict(gekozen.rijen.order_by().values_list("stand").annotate(Count("pk")))
    fout = gekozen.rijen.filter(stand=Signaalrij.Stand.FOUT).defer("inhoud")
    goed = telling.get(Signaalrij.Stand.GOED, 0)
    return render_formulier(
        request,
        "handhaving/signaalimport.html",
        form,
        bestand=gekozen,
        goed=goed,
        fouten=telling.get(Signaalrij.Stand.FOUT, 0),
        bekend=telling.get(Signaalrij.Stand.BEKEND, 0),
        weg=telling.get(Signaalrij.Stand.WEG, 0),
        knop=f"Lees {_signalen(goed)} in",
        pagina=Paginator(fout, _PER_PAGINA).get_page(request.GET.get("pagina")),
    )


@vereist(Recht.HANDHAVEN)
def rij(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Repair one row, or leave it out."""
    gekozen = get_object_or_404(_van_hier(request), pk=pk)
    deze = get_object_or_404(gekozen.rijen.filter(stand=Signaalrij.Stand.FOUT), nummer=nummer)
    overslaan = request.POST.get("actie") == WEG
    waarden = importeren.waarden_van(deze)
    gelezen = signaalbestand.keur(waarden)
    form = SignaalrijForm(
        None if overslaan else request.POST or None,
        fouten=deze.fouten,
        initial={**waarden, "bron": gelezen.bron},
    )
    if overslaan:
        try:
            importeren.laat_weg(bestand=gekozen, nummer=nummer, door=request.medewerker)
            messages.success(request, f"Rij {nummer} wordt niet ingelezen.")
        except NietToegestaan as fout:
            messages.error(request, fout.melding)
        return redirect("handhaving:signaalimport", pk)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            deze = importeren.herstel(
                bestand=gekozen, nummer=nummer, waarden=form.waarden(), door=request.medewerker
            )
            if not deze.fouten:
                messages.success(request, f"Rij {nummer} is nu goed.")
                return redirect("handhaving:signaalimport", pk)
            _zet_fouten(form, deze)
    return render_formulier(
        request, "handhaving/signaalrij.html", form, bestand=gekozen, rij=deze, meldingen=deze.fouten
    )


def _van_hier(request: Verzoek) -> QuerySet[Signaalimport]:
    rijen = Signaalimport.objects.filter(locatie=request.locatie)
    return rijen.select_related("geladen_door__gebruiker", "afgerond_door__gebruiker")


def _zet_fouten(form: SignaalrijForm, deze: Signaalrij) -> None:
    for kolom, melding in deze.fouten:
        form.add_error(kolom if kolom in form.fields else None, melding)


def _signalen(aantal: int) -> str:
    return "1 signaal" if aantal == 1 else f"{aantal} signalen"
