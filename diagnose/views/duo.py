"""A duo conversation: one's own judgement first, then what the others think, then the decision together."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from diagnose import routeren as routering
from diagnose.forms.routeren import BesluitForm, OordeelForm
from diagnose.models import Duogesprek
from diagnose.routes import duo
from diagnose.toetsen import waarschuwingen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.forms.overdracht import RedenForm
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.ROUTEREN)
def gesprek(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Judge, read and decide, whichever is this person's to do."""
    klant = open_dossier(request, klantnummer)
    gevonden = get_object_or_404(_gesprekken(klant), pk=pk)
    actie = request.POST.get("actie")
    if actie == "oordeel":
        return _oordeel(request, klant, gevonden)
    if actie == "besluit":
        return _besluit(request, klant, gevonden)
    return _scherm(request, klant, gevonden)


@vereist(Recht.ROUTEREN)
def stoppen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Stop a conversation without a route, with a reason."""
    klant = open_dossier(request, klantnummer)
    gevonden = get_object_or_404(_gesprekken(klant), pk=pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            duo.laat_vervallen(gesprek=gevonden, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(
                request, "Het duogesprek is gestopt. De gegeven oordelen blijven in het dossier."
            )
            return redirect("diagnose:routeren", klantnummer)
    return render_formulier(request, "diagnose/duogesprek_stoppen.html", form, klant=klant, gesprek=gevonden)


def _oordeel(request: Verzoek, klant: Klant, gevonden: Duogesprek) -> HttpResponse:
    form = OordeelForm(request.POST)
    if form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            duo.oordeel(gesprek=gevonden, door=request.medewerker, **form.waarden())
            messages.success(request, "Uw oordeel is vastgelegd.")
            return redirect("diagnose:duogesprek", klant.klantnummer, gevonden.pk)
    return _scherm(request, klant, gevonden, oordeel=form)


def _besluit(request: Verzoek, klant: Klant, gevonden: Duogesprek) -> HttpResponse:
    form = BesluitForm(request.POST, advies=routering.adviseer(klant), vorige=klant.routeringen.first())
    if form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            keuze = duo.besluit(gesprek=gevonden, door=request.medewerker, **form.waarden())
            messages.success(request, f"{klant.naam} volgt nu route {keuze.besluit}.")
            return redirect("klanten:dossier", klant.klantnummer)
    form.toon_opnieuw(routering.adviseer(klant), klant.routeringen.first())
    return _scherm(request, klant, gevonden, besluit=form)


def _scherm(
    request: Verzoek,
    klant: Klant,
    gevonden: Duogesprek,
    *,
    oordeel: OordeelForm | None = None,
    besluit: BesluitForm | None = None,
) -> HttpResponse:
    """The whole page; a form that was sent with faults takes the place of a fresh one."""
    gevonden = _gesprekken(klant).get(pk=gevonden.pk)  # as it is now, not as a refused act left it
    advies = routering.adviseer(klant)
    zicht = duo.zicht(gevonden, request.medewerker)
    besluit_form = besluit or BesluitForm(advies=advies, vorige=klant.routeringen.first())
    if besluit is None:
        besluit_form.vul_voor(zicht.oordelen)
    return render_formulier(
        request,
        "diagnose/duogesprek.html",
        oordeel or besluit_form,
        klant=klant,
        gesprek=gevonden,
        zicht=zicht,
        advies=advies,
        zelftest=duo.zelftest(klant),
        waarschuwingen=waarschuwingen(klant, handhaving=Recht.RISICO in request.rechten),
        oordeel=oordeel or OordeelForm(),
        besluit=besluit_form,
    )


def _gesprekken(klant: Klant) -> QuerySet[Duogesprek]:
    return klant.duogesprekken.select_related("begonnen_door__gebruiker", "gesloten_door__gebruiker")
