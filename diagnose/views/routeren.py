"""The routing screen: questions, advice with its explanation, decision, history."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from diagnose import routeren as routering
from diagnose.forms.routeren import BesluitForm, VragenForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.ROUTEREN)
def routeren(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Answer the tree's questions, read its advice and decide."""
    klant = open_dossier(request, klantnummer)
    actie = request.POST.get("actie")
    if actie == "vragen":
        return _vragen(request, klant)
    if actie == "besluit":
        return _besluit(request, klant)
    return _scherm(request, klant)


def _vragen(request: Verzoek, klant: Klant) -> HttpResponse:
    form = VragenForm(request.POST, klant=klant, advies=routering.adviseer(klant))
    if form.is_valid():
        with meld_fouten_op(form):
            advies = routering.beantwoord(klant=klant, door=request.medewerker, **form.antwoorden())
            messages.success(request, f"De antwoorden zijn bewaard. Het advies is route {advies.route}.")
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


def _scherm(
    request: Verzoek, klant: Klant, *, vragen: VragenForm | None = None, besluit: BesluitForm | None = None
) -> HttpResponse:
    """The whole page; a form that was sent with faults takes the place of a fresh one."""
    advies = routering.adviseer(klant)
    routeringen = list(
        klant.routeringen.select_related("door__gebruiker", "partner", "regelversie__regelset")
    )
    vorige = routeringen[0] if routeringen else None
    besluit_form = besluit or BesluitForm(advies=advies, vorige=vorige)
    return render_formulier(
        request,
        "diagnose/routeren.html",
        vragen or besluit_form,
        klant=klant,
        advies=advies,
        vragen=vragen or VragenForm(klant=klant, advies=advies),
        besluit=besluit_form,
        routeringen=routeringen,
        vorige=vorige,
    )
