"""Fte per partner and team, and open dossiers beside the norm."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.bestuur import capaciteit as domein
from landkaart.bestuur.caseload import caseload
from landkaart.forms.bestuur import CapaciteitForm
from landkaart.models import Capaciteit

_PER_PAGINA = 25


@vereist(Recht.KETENCIJFERS)
def overzicht(request: Verzoek) -> HttpResponse:
    """Who puts in how much, and how full the caseloads are; single colleagues only for who leads."""
    met_namen = bool({Recht.BESTUREN, Recht.TEAM_ZIEN} & request.rechten)
    beeld = caseload(request.locatie)
    gegevens = {
        "hier": "capaciteit",
        "overzicht": domein.overzicht(request.locatie),
        "verloop": domein.verloop(request.locatie)[:_PER_PAGINA],
        "caseload": beeld,
        "pagina": Paginator(beeld.rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
        if met_namen
        else None,
        "mag": Recht.BESTUREN in request.rechten,
        "naar_verdelen": reverse("klanten:verdelen") if Recht.VERDELEN in request.rechten else "",
        "mag_norm": Recht.REGELS_BEHEREN in request.rechten,
    }
    return render(request, "landkaart/bestuur_capaciteit.html", gegevens)


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek) -> HttpResponseBase:
    """The fte of today as a spreadsheet."""
    beeld = domein.overzicht(request.locatie)
    rijen = [
        (rij.team.naam if rij.team else "buiten de teams", str(partner), cel.fte, cel.geldig_van)
        for rij in beeld.rijen
        for partner, cel in zip(beeld.partners, rij.cellen, strict=True)
        if cel
    ]
    koppen = ("team", "partner", "fte", "vanaf")
    return rekenblad.antwoord("capaciteit", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.BESTUREN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Fill in fte from a day."""
    regel = Capaciteit(locatie=request.locatie, geldig_van=vandaag())
    form = CapaciteitForm(request.POST or None, instance=regel, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            domein.leg_vast(locatie=request.locatie, door=request.medewerker, **form.velden())
            messages.success(request, "De capaciteit is vastgelegd.")
            return redirect("landkaart:bestuur_capaciteit")
    return render_formulier(request, "landkaart/bestuur_capaciteit_regel.html", form)


@vereist(Recht.BESTUREN)
def regel(request: Verzoek, pk: int) -> HttpResponse:
    """Correct a line."""
    rijen = Capaciteit.objects.select_related("locatie", "partner", "team")
    een = get_object_or_404(rijen, pk=pk, locatie=request.locatie)
    form = CapaciteitForm(request.POST or None, instance=een, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            domein.verbeter(
                regel=een, versie=form.cleaned_data["versie"], door=request.medewerker, **form.velden()
            )
            messages.success(request, "De capaciteit is gewijzigd.")
            return redirect("landkaart:bestuur_capaciteit")
    return render_formulier(request, "landkaart/bestuur_capaciteit_regel.html", form, regel=een)
