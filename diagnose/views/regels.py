"""The rules of a location: what holds, all versions, and making a new one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose import afwijkingen as afwijking
from diagnose import regelbewerking
from diagnose.forms.filters import AfwijkingenFilter
from diagnose.forms.regels import MEESTE_RIJEN, Fouten, RegelversieForm, Rijen, RijFormSet, ruwe_rijen
from diagnose.regelrijen import als_rijen
from diagnose.regeltekst import in_woorden, vaste_feiten
from diagnose.regelwaarden import hulp
from keten.fouten import meld_fouten_op
from keten.models import Regelset
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.regels.feiten import Feit
from keten.regels.valideren import lees
from keten.tijd import vandaag
from keten.verzoek import Verzoek

_PER_PAGINA = 25
_VERSIES_PER_PAGINA = 10
_NAAM = "Reden om route B te overwegen"


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Show which rules hold at this location, and where they come from."""
    context = {"regels": regelbewerking.regels_van(request.locatie), "mag_beheren": _mag_beheren(request)}
    return render(request, "diagnose/regels.html", context)


@vereist(Recht.REGELS_ZIEN)
def versies(request: Verzoek, pk: int) -> HttpResponse:
    """Show every version of a rule in words, newest first."""
    regelset = _regelset(request, pk)
    alle = regelset.versies.select_related("auteur__gebruiker", "auteur__partner")
    pagina = Paginator(alle, _VERSIES_PER_PAGINA).get_page(request.GET.get("pagina"))
    feiten = vaste_feiten(regelset.over)
    return render(
        request,
        "diagnose/regelset.html",
        {
            "regelset": regelset,
            "gebied": regelbewerking.gebied(regelset),
            "pagina": pagina,
            "versies": [(versie, in_woorden(versie.boom, feiten)) for versie in pagina],
            "vandaag": vandaag(),
            "mag_beheren": _mag_beheren(request),
        },
    )


@vereist(Recht.REGELS_BEHEREN)
def nieuwe_versie(request: Verzoek, pk: int) -> HttpResponse:
    """Make a new version; the button that was pressed says whether to add, drop, check or save."""
    regelset = _regelset(request, pk)
    feiten = vaste_feiten(regelset.over)
    if request.method != "POST":
        return _begin(request, regelset, feiten)
    actie = request.POST.get("actie", "")
    if actie == "erbij" or actie.startswith("weg-"):
        return _andere_rijen(request, regelset, feiten, actie)
    form = RegelversieForm(request.POST, locatie=request.locatie)
    form.fields["toelichting"].required = actie == "bewaar"
    rijen = Rijen(request.POST, prefix="rij", form_kwargs={"feiten": feiten})
    goed = all([form.is_valid(), rijen.is_valid()])
    if goed and actie == "bewaar" and (antwoord := _bewaar(request, regelset, form, rijen)):
        return antwoord
    voorspelling = None
    if goed and form.is_valid():
        boom = rijen.boom(naam=_naam(regelset))
        voorspelling = regelbewerking.voorspel(regelset=regelset, boom=boom, locatie=request.locatie)
    return _formulier(request, regelset, feiten, form, rijen, voorspelling=voorspelling)


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
            "maanden": afwijking.per_maand(selectie),
            "pagina": pagina,
        },
    )


def _regelset(request: Verzoek, pk: int) -> Regelset:
    return get_object_or_404(regelbewerking.regelsets_van(request.locatie), pk=pk)


def _mag_beheren(request: Verzoek) -> bool:
    return Recht.REGELS_BEHEREN in request.rechten


def _naam(regelset: Regelset) -> str:
    """What the rule as a whole is called: as in the version before, because the form does not ask it."""
    versie = regelbewerking.geldend_of_laatste(regelset)
    naam = versie.boom.get("naam", "") if versie else ""
    return str(naam or _NAAM)


def _begin(request: Verzoek, regelset: Regelset, feiten: dict[str, Feit]) -> HttpResponse:
    """The form, filled in with the version in force; or that version to read, when rows cannot express it."""
    versie = regelbewerking.geldend_of_laatste(regelset)
    leeg = versie is None or "leeg" in request.GET
    rijen = [] if leeg or versie is None else als_rijen(lees(versie.boom, feiten))
    if rijen is None and versie is not None:
        context = {"regelset": regelset, "tekst": in_woorden(versie.boom, feiten)}
        return render(request, "diagnose/regel_alleen_lezen.html", context)
    gebied = regelbewerking.Gebied.REGIO if regelset.regio_id else regelbewerking.Gebied.LOCATIE
    gezien = regelbewerking.laatste(regelset.code, request.locatie)
    form = RegelversieForm(locatie=request.locatie, initial={"gebied": gebied, "gezien": gezien})
    return _formulier(request, regelset, feiten, form, _onbewerkt([vars(rij) for rij in rijen or []], feiten))


def _andere_rijen(request: Verzoek, regelset: Regelset, feiten: dict[str, Feit], actie: str) -> HttpResponse:
    """The same form with a row more or less; nothing is checked yet, and what was typed stays."""
    ruw = ruwe_rijen(request.POST)
    if actie == "erbij":
        ruw = [*ruw, {"feit": request.POST.get("nieuw_feit", "")}][:MEESTE_RIJEN]
    else:
        ruw = [rij for nummer, rij in enumerate(ruw) if actie != f"weg-{nummer}"]
    form = RegelversieForm(locatie=request.locatie, initial=request.POST.dict())
    rijen = _onbewerkt(ruw, feiten)
    if actie == "erbij":
        rijen.forms[-1].fields["criterium"].widget.attrs["autofocus"] = True
    return _formulier(request, regelset, feiten, form, rijen)


def _onbewerkt(rijen: list[dict[str, Any]], feiten: dict[str, Feit]) -> RijFormSet:
    return Rijen(prefix="rij", initial=rijen, form_kwargs={"feiten": feiten})


def _bewaar(
    request: Verzoek, regelset: Regelset, form: RegelversieForm, rijen: RijFormSet
) -> HttpResponse | None:
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        versie = regelbewerking.stel_vast(
            regelset=regelset,
            locatie=request.locatie,
            boom=rijen.boom(naam=_naam(regelset)),
            door=request.medewerker,
            **form.waarden(),
        )
        plaats = regelbewerking.gebied(versie.regelset)
        messages.success(request, f"{versie} voor {plaats} geldt vanaf {versie.geldig_van:%d-%m-%Y}.")
        return redirect("diagnose:regelset", versie.regelset_id)
    return None


def _formulier(
    request: Verzoek,
    regelset: Regelset,
    feiten: dict[str, Feit],
    form: RegelversieForm,
    rijen: RijFormSet,
    *,
    voorspelling: regelbewerking.Voorspelling | None = None,
) -> HttpResponse:
    fouten = Fouten(form, rijen) if form.is_bound else None
    status = 422 if fouten and fouten.errors else 200
    context = {
        "regelset": regelset,
        "form": form,
        "rijen": rijen,
        "fouten": fouten,
        "feiten": feiten.values(),
        "hulp": [(feit.label, hulp(feit)) for feit in feiten.values()],
        "voorspelling": voorspelling,
    }
    return render(request, "diagnose/regelversie_nieuw.html", context, status=status)
