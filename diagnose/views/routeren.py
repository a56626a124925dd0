"""The routing screen: questions, advice with its explanation, decision or duo conversation, history."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from diagnose import routeren as routering
from diagnose.forms.routeren import BeginDuoForm, BesluitForm, VragenForm
from diagnose.models import Methode, Routeerwijze
from diagnose.routes import duo, wijzen
from diagnose.toetsen import waarschuwingen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.collegas import collegas
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.ROUTEREN)
def routeren(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Answer the tree's questions, read its advice and decide."""
    klant = open_dossier(request, klantnummer)
    if not klant.locatie.met_routes:
        return render(request, "diagnose/zonder_routes.html", {"klant": klant})
    actie = request.POST.get("actie")
    if actie == "vragen":
        return _vragen(request, klant)
    if actie == "duo":
        return _begin_duo(request, klant)
    if actie == "besluit":
        return _besluit(request, klant)
    return _scherm(request, klant)


def _vragen(request: Verzoek, klant: Klant) -> HttpResponse:
    form = VragenForm(request.POST, klant=klant, advies=routering.adviseer(klant))
    if form.is_valid():
        with meld_fouten_op(form):
            advies = routering.beantwoord(klant=klant, door=request.medewerker, **form.antwoorden())
            advies_zin = "" if advies.onleesbaar else f" Het advies is route {advies.route}."
            messages.success(request, f"De antwoorden zijn bewaard.{advies_zin}")
            return redirect("diagnose:routeren", klant.klantnummer)
    return _scherm(request, klant, vragen=form)


def _besluit(request: Verzoek, klant: Klant) -> HttpResponse:
    form = BesluitForm(request.POST, advies=routering.adviseer(klant), vorige=klant.routeringen.first())
    if form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            keuze = routering.kies(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"{klant.naam} volgt nu route {keuze.besluit}.")
            return redirect("klanten:dossier", klant.klantnummer)
    form.toon_opnieuw(routering.adviseer(klant), klant.routeringen.first())
    return _scherm(request, klant, besluit=form)


def _begin_duo(request: Verzoek, klant: Klant) -> HttpResponse:
    form = _duoform(request, klant, wijzen.geldend(klant.locatie))
    if form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gesprek = duo.begin(klant=klant, met=form.cleaned_data.get("met"), door=request.medewerker)
            messages.success(request, "Het duogesprek is begonnen. Geef nu uw eigen oordeel.")
            return redirect("diagnose:duogesprek", klant.klantnummer, gesprek.pk)
    return _scherm(request, klant, duoform=form)


def _duoform(request: Verzoek, klant: Klant, wijze: Routeerwijze) -> BeginDuoForm:
    mensen = collegas(klant.locatie, Recht.ROUTEREN).exclude(pk=request.medewerker.pk)
    if wijze.andere_partner:
        mensen = mensen.exclude(partner=request.medewerker.partner_id)
    data = request.POST if request.POST.get("actie") == "duo" else None
    return BeginDuoForm(data, collegas=mensen, alleen=wijze.beoordelaars == 1)


def _scherm(
    request: Verzoek,
    klant: Klant,
    *,
    vragen: VragenForm | None = None,
    besluit: BesluitForm | None = None,
    duoform: BeginDuoForm | None = None,
) -> HttpResponse:
    """The whole page; a form that was sent with faults takes the place of a fresh one."""
    wijze = wijzen.geldend(klant.locatie)
    advies = routering.adviseer(klant)
    routeringen = list(
        klant.routeringen.select_related(
            "door__gebruiker", "partner", "regelversie__regelset", "gesprek"
        ).prefetch_related("gesprek__oordelen__door__gebruiker", "gesprek__oordelen__partner")
    )
    vorige = routeringen[0] if routeringen else None
    besluit_form = besluit or BesluitForm(advies=advies, vorige=vorige)
    return render_formulier(
        request,
        "diagnose/routeren.html",
        vragen or duoform or besluit_form,
        klant=klant,
        advies=advies,
        vragen=vragen or VragenForm(klant=klant, advies=advies),
        besluit=besluit_form,
        wijze=wijze,
        is_duo=wijze.wijze == Methode.DUO,
        duoform=duoform or _duoform(request, klant, wijze),
        gesprek=duo.open_gesprek(klant),
        fasen=klant.faseringen.all(),
        waarschuwingen=waarschuwingen(klant, handhaving=Recht.RISICO in request.rechten),
        routeringen=routeringen,
        vorige=vorige,
    )
