"""Questionnaires of a location: what holds, all versions, trying one, making a new one, withdrawing one."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.forms.toetsen import AfnameForm
from diagnose.forms.vragenlijsten import DELEN, IntrekkenForm, Lijstformulier, VersieForm, ruwe_rijen
from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen import beheren, bewerken, keuren, vragen
from diagnose.toetsen.lijsttekst import in_woorden
from diagnose.toetsen.scoren import lees_versie
from diagnose.toetsen.vragen import Vragenlijst
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek

_STANDAARD_DAGEN = 183


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Every questionnaire with the version that holds at this location."""
    geldend = {
        versie.toets_id: versie
        for versie in Toetsversie.objects.geldend(request.locatie, vandaag()).select_related("locatie")
    }
    regels = [(toets, geldend.get(toets.pk)) for toets in _toetsen(request)]
    return render(request, "diagnose/vragenlijsten.html", {"regels": regels})


@vereist(Recht.REGELS_ZIEN)
def versies(request: Verzoek, code: str) -> HttpResponse:
    """Every version of a questionnaire that this location sees."""
    toets = _toets(request, code)
    alle = list(beheren.versies_van(toets, request.locatie))
    nu = toets.versies.geldend(request.locatie, vandaag()).first()
    gegevens = {
        "toets": toets,
        "versies": alle,
        "nu": nu,
        "tekst": in_woorden(lees_versie(nu)) if nu else None,
        "vandaag": vandaag(),
        "mag_beheren": Recht.REGELS_BEHEREN in request.rechten,
    }
    return render(request, "diagnose/vragenlijst.html", gegevens)


@vereist(Recht.REGELS_ZIEN)
def voorbeeld(request: Verzoek, code: str, pk: int) -> HttpResponse:
    """A version as it is filled in; nothing is kept."""
    toets = _toets(request, code)
    versie = get_object_or_404(beheren.versies_van(toets, request.locatie), pk=pk)
    form = AfnameForm(request.GET if "probeer" in request.GET else None, afname=Afname(toetsversie=versie))
    gegevens = {"toets": toets, "toetsversie": versie, "form": form, "tekst": in_woorden(lees_versie(versie))}
    return render(request, "diagnose/vragenlijst_voorbeeld.html", gegevens)


@vereist(Recht.REGELS_BEHEREN)
def nieuwe_versie(request: Verzoek, code: str) -> HttpResponse:
    """Make a new version; the button that was pressed says whether to add, drop, check or adopt."""
    toets = _toets(request, code)
    if request.method != "POST":
        return _begin(request, toets)
    actie = request.POST.get("actie", "")
    if actie.startswith(("erbij-", "weg-")):
        return _andere_rijen(request, toets, actie)
    form = VersieForm(request.POST)
    form.fields["toelichting"].required = actie == "vaststellen"
    rijen = _lijstformulier(request, toets, data=True)
    goed = all([form.is_valid(), rijen.is_valid()])
    inhoud = _lees(rijen) if goed else None
    algemeen: list[str] = []
    gelezen: Vragenlijst | None = None
    if inhoud is not None:
        gelezen = vragen.lees(inhoud["vragen"], inhoud["regels"], inhoud["uitkomsten"])
        algemeen = rijen.meld_fouten(fouten := keuren.keur(gelezen, handhaving=toets.handhaving))
        if not fouten and actie == "vaststellen" and (antwoord := _bewaar(request, toets, form, inhoud)):
            return antwoord
        gelezen = None if fouten else gelezen
    for melding in algemeen:
        form.add_error(None, melding)
    return _formulier(request, toets, form, rijen, gelezen)


@vereist(Recht.REGELS_BEHEREN)
def intrekken(request: Verzoek, code: str, pk: int) -> HttpResponse:
    """Take a version of the own location out of use."""
    toets = _toets(request, code)
    versie = get_object_or_404(toets.versies, pk=pk, locatie=request.locatie, ingetrokken_op=None)
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            beheren.trek_in(versie=versie, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, f"{versie} is ingetrokken.")
            return redirect("diagnose:vragenlijst", code)
    context = {"toets": toets, "toetsversie": versie}
    return render_formulier(request, "diagnose/vragenlijst_intrekken.html", form, **context)


def _toetsen(request: Verzoek) -> Any:
    """The questionnaires that somebody may read: those of enforcement for who assesses or sets its policy."""
    mag = {Recht.RISICO, Recht.HANDHAVINGSBELEID} & request.rechten
    return Toets.objects.filter(Q() if mag else Q(handhaving=False))


def _toets(request: Verzoek, code: str) -> Toets:
    toets: Toets = get_object_or_404(_toetsen(request), code=code)
    return toets


def _begin(request: Verzoek, toets: Toets) -> HttpResponse:
    """The form, filled in with the version that holds, or the newest one."""
    nu = toets.versies.geldend(request.locatie, vandaag()).first()
    nu = nu or beheren.versies_van(toets, request.locatie).first()
    leeg = nu is None or "leeg" in request.GET
    rijen = ([], [], []) if nu is None or leeg else bewerken.als_rijen(lees_versie(nu))
    if rijen is None:
        assert nu is not None
        context = {"toets": toets, "toetsversie": nu, "tekst": in_woorden(lees_versie(nu))}
        return render(request, "diagnose/vragenlijst_alleen_lezen.html", context)
    dagen = nu.geldig_dagen if nu else _STANDAARD_DAGEN
    gezien = beheren.nieuwste(toets, request.locatie)
    form = VersieForm(initial={"geldig_dagen": dagen, "gezien": gezien})
    gevuld = dict(zip(DELEN, rijen, strict=True))
    return _formulier(request, toets, form, _lijstformulier(request, toets, rijen=gevuld), None)


def _andere_rijen(request: Verzoek, toets: Toets, actie: str) -> HttpResponse:
    """The same form with a row more or less; nothing is checked yet, and what was typed stays."""
    soort, _, rest = actie.partition("-")
    deel, _, nummer = rest.partition("-")
    rijen = {naam: ruwe_rijen(request.POST, naam) for naam in DELEN}
    if soort == "erbij" and deel in rijen:
        rijen[deel].append({"verplicht": "on"})
    elif deel in rijen:
        rijen[deel] = [rij for n, rij in enumerate(rijen[deel]) if str(n) != nummer]
    form = VersieForm(initial=request.POST.dict())
    return _formulier(request, toets, form, _lijstformulier(request, toets, rijen=rijen), None)


def _lijstformulier(
    request: Verzoek,
    toets: Toets,
    *,
    data: bool = False,
    rijen: dict[str, list[dict[str, Any]]] | None = None,
) -> Lijstformulier:
    """The rows; what the scoring can ask follows from the questions as they stand in the form."""
    bron = ruwe_rijen(request.POST, "vragen") if data else (rijen or {}).get("vragen", [])
    feiten = bewerken.feiten_bij(bron, handhaving=toets.handhaving)
    return Lijstformulier(
        request.POST if data else None, rijen=rijen, feiten=feiten, handhaving=toets.handhaving
    )


def _lees(rijen: Lijstformulier) -> dict[str, Any] | None:
    try:
        return bewerken.als_inhoud(*(rijen.rijen(deel) for deel in DELEN))
    except bewerken.Onleesbaarheid as onleesbaar:
        for deel, nummer, veld, melding in onleesbaar.fouten:
            rijen.meld(deel, nummer, veld, melding)
        return None


def _bewaar(request: Verzoek, toets: Toets, form: VersieForm, inhoud: dict[str, Any]) -> HttpResponse | None:
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        versie = beheren.stel_vast(
            toets=toets, locatie=request.locatie, inhoud=inhoud, door=request.medewerker, **form.waarden()
        )
        messages.success(
            request, f"{versie} voor {request.locatie} geldt vanaf {versie.geldig_van:%d-%m-%Y}."
        )
        return redirect("diagnose:vragenlijst", toets.code)
    return None


def _formulier(
    request: Verzoek, toets: Toets, form: VersieForm, rijen: Lijstformulier, gelezen: Vragenlijst | None
) -> HttpResponse:
    rijfouten = rijen.fouten() if form.is_bound else []
    context: dict[str, Any] = {"toets": toets, "form": form, "rijen": rijen, "rijfouten": rijfouten}
    if gelezen is not None and not rijfouten:
        uitslagen, anders = bewerken.verschuiving(gelezen, toets, request.locatie)
        bereik = keuren.bereik(gelezen)
        context |= {"tekst": in_woorden(gelezen), "bereik": bereik, "uitslagen": uitslagen, "anders": anders}
    status = 422 if form.is_bound and (form.errors or rijfouten) else 200
    return render(request, "diagnose/vragenlijst_bewerken.html", context, status=status)
