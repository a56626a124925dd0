"""The rules of a location: what holds, all versions, withdrawing one, and where people deviated."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose import afwijkingen as afwijking
from diagnose.forms.filters import AfwijkingenFilter
from diagnose.forms.regels import IntrekkenForm
from diagnose.gereedschap import regelvragen
from diagnose.models import Simulatie
from diagnose.regels import bewerken, concepten
from diagnose.regels.tekst import in_woorden, vaste_feiten
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Regelversie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.regels.nakijken import onbekende_feiten
from keten.tijd import vandaag
from keten.verzoek import Verzoek

_PER_PAGINA = 25
_VERSIES_PER_PAGINA = 10
_SIMULATIES = 5


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Show which rules hold at this location, where they come from, and what is being tried."""
    return render(
        request,
        "diagnose/regels.html",
        {
            "regels": bewerken.regels_van(request.locatie),
            "concepten": concepten.van_locatie(request.locatie),
            "mag_beheren": Recht.REGELS_BEHEREN in request.rechten,
        },
    )


@vereist(Recht.REGELS_ZIEN)
def versies(request: Verzoek, pk: int) -> HttpResponse:
    """Show every version of a rule in words, newest first, and what was tried with it."""
    regelset = get_object_or_404(bewerken.regelsets_van(request.locatie), pk=pk)
    alle = regelset.versies.select_related(
        "auteur__gebruiker", "auteur__partner", "ingetrokken_door__gebruiker"
    )
    pagina = Paginator(alle, _VERSIES_PER_PAGINA).get_page(request.GET.get("pagina"))
    feiten = vaste_feiten(regelset.over)
    mag_beheren = Recht.REGELS_BEHEREN in request.rechten
    simulaties = Simulatie.objects.filter(locatie=request.locatie, regelset__code=regelset.code)
    return render(
        request,
        "diagnose/regelset.html",
        {
            "regelset": regelset,
            "gebied": bewerken.gebied(regelset),
            "pagina": pagina,
            "versies": [
                (versie, in_woorden(versie.boom, feiten), onbekende_feiten(versie.boom, feiten))
                for versie in pagina
            ],
            "vandaag": vandaag(),
            "mag_beheren": mag_beheren,
            "mag_intrekken": mag_beheren and bewerken.is_van(regelset, request.locatie),
            "concepten": concepten.van_locatie(request.locatie).filter(regelset__code=regelset.code),
            "simulaties": simulaties.select_related("concept", "gemaakt_door__gebruiker")[:_SIMULATIES],
            "antwoorden": regelvragen.over_regelset(regelset),
            "open_vragen": regelvragen.vragen().open().filter(regelset=regelset),
        },
    )


@vereist(Recht.REGELS_BEHEREN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Withdraw a version that was planned, with a reason."""
    versie = get_object_or_404(
        Regelversie.objects.select_related("regelset__locatie", "regelset__regio"),
        pk=pk,
        regelset__in=bewerken.regelsets_van(request.locatie).order_by().values("pk"),
    )
    if not bewerken.is_van(versie.regelset, request.locatie):
        raise Http404
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            bewerken.trek_in(
                versie=versie, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"{versie} is ingetrokken en gaat niet gelden.")
            return redirect("diagnose:regelset", versie.regelset_id)
    context: dict[str, Any] = {"regelversie": versie, "gebied": bewerken.gebied(versie.regelset)}
    return render_formulier(request, "diagnose/regelversie_intrekken.html", form, **context)


@vereist(Recht.CIJFERS)
def afwijkingen(request: Verzoek) -> HttpResponse:
    """Show how often and why professionals deviated from the advice."""
    ruim = afwijking.Selectie(request.locatie, periode="alles")
    keuzes = [(rij["versie"], rij["titel"]) for rij in afwijking.per_versie(ruim) if rij["versie"]]
    filter_form = AfwijkingenFilter.gekozen(request.GET, versies=keuzes)
    selectie = afwijking.Selectie(request.locatie, **filter_form.initial)
    pagina = Paginator(afwijking.kies(selectie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "diagnose/afwijkingen.html",
        {
            "filter": filter_form,
            "periode": afwijking.PERIODEN[selectie.periode][0],
            "telling": afwijking.tel(selectie),
            "versies": afwijking.per_versie(selectie),
            "methoden": afwijking.per_methode(selectie),
            "maanden": afwijking.per_maand(selectie),
            "pagina": pagina,
        },
    )
