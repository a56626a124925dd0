"""Work First of one client: the steps, placing, and what happens to a placement (D-59 to D-67)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose import werkplannen
from diagnose.forms.werkfirst import (
    BeeindigForm,
    PlaatsingForm,
    PlaatsingWijzigenForm,
    VerlengForm,
    VerzuimForm,
)
from diagnose.models import WerkFirstModel, WerkFirstPlaatsing
from diagnose.werkfirst import lijst, plaatsen, regels, stappen, verzuimen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The planned steps and the placements of a client."""
    klant = open_dossier(request, klantnummer)
    plaatsingen = list(_zichtbaar(request, klant))
    gegevens = {
        "klant": klant,
        "regels": regels.voor(klant),
        "stappen": stappen.plan(klant),
        "plaatsingen": plaatsingen,
        "loopt": any(rij.beeindigd_op is None for rij in plaatsingen),
        "norm": lijst.norm(klant.locatie),
        "heeft_plan": bool(werkplannen.in_de_maak(klant) or werkplannen.geldend(klant)),
    }
    return render(request, "diagnose/werkfirst.html", gegevens)


@vereist(Recht.WERKPLAN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Choose a model, and then agree on the work; it becomes a step of the plan (D-59, D-60)."""
    klant = open_dossier(request, klantnummer)
    if not (werkplannen.in_de_maak(klant) or werkplannen.geldend(klant)):
        messages.warning(request, "Er is nog geen werkplan. Begin eerst een plan.")
        return redirect("diagnose:werkplan", klantnummer)
    model = WerkFirstModel.objects.filter(code=request.GET.get("model", "")).first()
    if model is None:
        modellen = WerkFirstModel.objects.all()
        return render(request, "diagnose/werkfirst_kiezen.html", {"klant": klant, "modellen": modellen})
    gelden, aanbod = regels.voor(klant), plaatsen.aanbod(klant, model)
    form = PlaatsingForm(
        request.POST or None,
        klant=klant,
        model=model,
        regels=gelden,
        rechten=request.rechten,
        aanbod=aanbod,
        initial=_begin(request),
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            plaatsing = plaatsen.plaats(klant=klant, model=model, door=request.medewerker, **form.waarden())
            messages.success(request, f"{plaatsing} staat in het werkplan.")
            return redirect("diagnose:werkfirst_plaatsing", klantnummer, plaatsing.pk)
    context = {"klant": klant, "model": model, "regels": gelden, "aanbod": aanbod}
    return render_formulier(request, "diagnose/werkfirst_nieuw.html", form, **context)


@vereist(Recht.DOSSIER_INZIEN)
def plaatsing(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """One placement with its absence; somebody who may, adds a day of absence here."""
    klant = open_dossier(request, klantnummer)
    rij = _vind(request, klant, pk)
    mag = Recht.WERKPLAN in request.rechten
    if request.method == "POST" and not mag:
        raise Http404
    form = VerzuimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            dag = verzuimen.leg_vast(plaatsing=rij, door=request.medewerker, **form.waarden())
            messages.success(request, f"Verzuim op {dag} vastgelegd.")
            return redirect("diagnose:werkfirst_plaatsing", klantnummer, pk)
    verzuim = rij.verzuim.filter(ingetrokken_op__isnull=True).select_related(
        "door__gebruiker", "door__partner"
    )
    context = {"klant": klant, "plaatsing": rij, "verzuim": verzuim, "norm": lijst.norm(klant.locatie)}
    return render_formulier(request, "diagnose/werkfirst_plaatsing.html", form, mag=mag, **context)


@vereist(Recht.WERKPLAN)
def wijzigen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Change the hours, the place or what runs beside it."""
    klant = open_dossier(request, klantnummer)
    rij = _vind(request, klant, pk)
    form = PlaatsingWijzigenForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            plaatsen.wijzig(plaatsing=rij, door=request.medewerker, **_met_versie(form))
            messages.success(request, "De plaatsing is gewijzigd.")
            return redirect("diagnose:werkfirst_plaatsing", klantnummer, pk)
    return _actie(request, form, klant, rij, "Wijzigen", "Opslaan")


@vereist(Recht.WERKPLAN)
def verlengen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Extend a placement, once."""
    klant = open_dossier(request, klantnummer)
    rij = _vind(request, klant, pk)
    begin = (
        {"einde": plaatsen.uiterste_verlenging(rij)} if rij.regels and rij.regels.verlenging_maanden else {}
    )
    form = VerlengForm(request.POST or None, instance=rij, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            rij = plaatsen.verleng(plaatsing=rij, door=request.medewerker, **_met_versie(form))
            messages.success(request, f"De plaatsing is verlengd tot en met {rij.einde:%d-%m-%Y}.")
            return redirect("diagnose:werkfirst_plaatsing", klantnummer, pk)
    return _actie(request, form, klant, rij, "Verlengen", "Verleng")


@vereist(Recht.WERKPLAN)
def beeindigen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record that a placement ended."""
    klant = open_dossier(request, klantnummer)
    rij = _vind(request, klant, pk)
    form = BeeindigForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            plaatsen.beeindig(plaatsing=rij, door=request.medewerker, **_met_versie(form))
            messages.success(request, "De plaatsing is afgelopen.")
            return redirect("diagnose:werkfirst", klantnummer)
    return _actie(request, form, klant, rij, "Beëindigen", "Beëindig")


@vereist(Recht.WERKPLAN)
@require_POST
def verzuim_intrekken(request: Verzoek, klantnummer: int, pk: int, nummer: int) -> HttpResponse:
    """Take back a day of absence that was recorded by mistake."""
    klant = open_dossier(request, klantnummer)
    rij = _vind(request, klant, pk)
    dag = verzuimen.trek_in(verzuim=get_object_or_404(rij.verzuim, pk=nummer), door=request.medewerker)
    messages.success(request, f"Verzuim op {dag} is ingetrokken.")
    return redirect("diagnose:werkfirst_plaatsing", klantnummer, pk)


def _zichtbaar(request: Verzoek, klant: Klant) -> Any:
    rijen = WerkFirstPlaatsing.objects.filter(klant=klant).zichtbaar_voor(request.rechten)
    return verzuimen.met_verzuim(rijen).select_related("model", "naast").order_by("-begin", "-pk")


def _vind(request: Verzoek, klant: Klant, pk: int) -> WerkFirstPlaatsing:
    rijen = WerkFirstPlaatsing.objects.filter(klant=klant).zichtbaar_voor(request.rechten)
    namen = ("model", "regels", "naast", "geplaatst_door__gebruiker", "geplaatst_door__partner")
    rij: WerkFirstPlaatsing = get_object_or_404(verzuimen.met_verzuim(rijen).select_related(*namen), pk=pk)
    rij.klant = klant
    return rij


def _begin(request: Verzoek) -> dict[str, Any]:
    """A placement for enforcement is asked for by a link; the form says so already (H-42)."""
    doel = request.GET.get("doel", "")
    return {"doel": doel} if doel in WerkFirstPlaatsing.Doel.values else {}


def _met_versie(form: forms.ModelForm[WerkFirstPlaatsing]) -> dict[str, Any]:
    return dict(form.cleaned_data)


def _actie(
    request: Verzoek,
    form: forms.ModelForm[WerkFirstPlaatsing],
    klant: Klant,
    rij: WerkFirstPlaatsing,
    titel: str,
    knop: str,
) -> HttpResponse:
    context = {"klant": klant, "plaatsing": rij, "actie": titel, "knoptekst": knop}
    return render_formulier(request, "diagnose/werkfirst_actie.html", form, **context)
