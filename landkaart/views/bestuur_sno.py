"""Service level agreements between partners, with figures beside the promises."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.bestuur import overeenkomsten as domein
from landkaart.forms.bestuur import AfspraakForm, OvereenkomstForm
from landkaart.models import Serviceafspraak, Serviceovereenkomst


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """The agreements of the location."""
    gegevens = {
        "hier": "sno",
        "overeenkomsten": domein.lijst(request.locatie),
        "vandaag": vandaag(),
        "mag": Recht.BESTUREN in request.rechten,
    }
    return render(request, "landkaart/bestuur_snos.html", gegevens)


@vereist(Recht.KETENCIJFERS)
def overeenkomst(request: Verzoek, pk: int) -> HttpResponse:
    """One agreement: each promise with its figure per month."""
    een = _haal(request, pk)
    beelden = domein.beeld(een)
    gegevens = {
        "overeenkomst": een,
        "beelden": beelden,
        "maanden": beelden[0].maanden if beelden else [],
        "voorbij": een.geldig_tot is not None and een.geldig_tot < vandaag(),
        "mag": Recht.BESTUREN in request.rechten,
    }
    return render(request, "landkaart/bestuur_sno.html", gegevens)


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek, pk: int) -> HttpResponseBase:
    """The promises per month as a spreadsheet; figures about too few people stay out."""
    koppen = ("maand", "cijfer", "afspraak", "norm", "waarde", "gehaald")
    rijen = [
        (
            f"{maand.maand:%Y-%m}",
            beeld.indicator.naam if beeld.indicator else beeld.afspraak.code,
            beeld.afspraak.get_richting_display(),
            beeld.afspraak.norm,
            maand.stand.waarde if maand.stand and not maand.stand.te_klein else None,
            "" if maand.gehaald is None else "ja" if maand.gehaald else "nee",
        )
        for beeld in domein.beeld(_haal(request, pk))
        for maand in beeld.maanden
    ]
    return rekenblad.antwoord("sno", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.BESTUREN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Record an agreement."""
    leeg = Serviceovereenkomst(locatie=request.locatie, geldig_van=vandaag())
    form = OvereenkomstForm(request.POST or None, instance=leeg, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            een = domein.sluit(locatie=request.locatie, door=request.medewerker, **form.velden())
            messages.success(request, "De overeenkomst is vastgelegd. Voeg nu de afspraken toe.")
            return redirect("landkaart:bestuur_sno", een.pk)
    return render_formulier(request, "landkaart/bestuur_sno_formulier.html", form)


@vereist(Recht.BESTUREN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change the partners or the period."""
    een = _haal(request, pk)
    form = OvereenkomstForm(request.POST or None, instance=een, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            domein.pas_aan(overeenkomst=een, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "De overeenkomst is gewijzigd.")
            return redirect("landkaart:bestuur_sno", een.pk)
    return render_formulier(request, "landkaart/bestuur_sno_formulier.html", form, overeenkomst=een)


@vereist(Recht.BESTUREN)
def afspraak_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a promise about a figure."""
    een = _haal(request, pk)
    leeg = Serviceafspraak(overeenkomst=een)
    form = AfspraakForm(request.POST or None, instance=leeg, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            domein.spreek_af(overeenkomst=een, door=request.medewerker, **form.velden())
            messages.success(request, "De afspraak is toegevoegd.")
            return redirect("landkaart:bestuur_sno", een.pk)
    return render_formulier(request, "landkaart/bestuur_afspraak.html", form, overeenkomst=een)


@vereist(Recht.BESTUREN)
def afspraak(request: Verzoek, pk: int) -> HttpResponse:
    """Change a promise, or go on to take it out."""
    regel = _regel(request, pk)
    form = AfspraakForm(request.POST or None, instance=regel, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            domein.wijzig_afspraak(afspraak=regel, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "De afspraak is gewijzigd.")
            return redirect("landkaart:bestuur_sno", regel.overeenkomst_id)
    return render_formulier(
        request, "landkaart/bestuur_afspraak.html", form, overeenkomst=regel.overeenkomst, regel=regel
    )


@require_POST
@vereist(Recht.BESTUREN)
def afspraak_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take a promise out of the agreement."""
    regel = _regel(request, pk)
    try:
        versie = int(request.POST.get("versie") or 0)
        domein.laat_vervallen(afspraak=regel, versie=versie, door=request.medewerker)
    except (NietToegestaan, ValueError):
        messages.error(request, "Iemand anders heeft dit net gewijzigd. Kijk het na en probeer het opnieuw.")
        return redirect("landkaart:bestuur_afspraak", pk)
    messages.success(request, "De afspraak is uit de overeenkomst gehaald.")
    return redirect("landkaart:bestuur_sno", regel.overeenkomst_id)


def _haal(request: Verzoek, pk: int) -> Serviceovereenkomst:
    rijen = Serviceovereenkomst.objects.select_related("leverancier", "afnemer", "locatie")
    een: Serviceovereenkomst = get_object_or_404(rijen, pk=pk, locatie=request.locatie)
    return een


def _regel(request: Verzoek, pk: int) -> Serviceafspraak:
    rijen = Serviceafspraak.objects.lopend().select_related("overeenkomst__locatie")
    regel: Serviceafspraak = get_object_or_404(rijen, pk=pk, overeenkomst__locatie=request.locatie)
    return regel
