"""Everybody around one client: the team, what runs and who does it, and help from elsewhere."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import backoffice, lopend, overdragen, overleglijst, rondom, samenhang, verwijzen
from klanten.collegas import collegas
from klanten.forms.rondom import (
    BetrokkeneForm,
    ResultaatForm,
    TerugkoppelingForm,
    VerwijzingForm,
    VerzoekForm,
)
from klanten.inzage import open_dossier

_HOOGSTENS = 25


@vereist(Recht.DOSSIER_INZIEN)
def rond_de_klant(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The team with one regisseur, the activities with who carries them out, and the cooperation so far."""
    klant = open_dossier(request, klantnummer)
    verzoeken = backoffice.verzoeken(klant)[:_HOOGSTENS]
    return render(
        request,
        "klanten/rond_de_klant.html",
        {
            "klant": klant,
            "domeinen": rondom.per_domein(klant),
            "lopend": lopend.van(klant),
            "overleggen": overleglijst.lijst(klant)[:_HOOGSTENS],
            "verwijzingen": klant.verwijzingen.select_related("organisatie")[:_HOOGSTENS],
            "partnerverwijzingen": klant.partnerverwijzingen.select_related("partner").annotate(
                laatste_verslag=Max("verslagen__datum")
            )[:_HOOGSTENS],
            "vandaag": vandaag(),
            "verzoeken": [(taak, backoffice.stand(taak)) for taak in verzoeken],
            "overdrachten": klant.overdrachten.met_mensen()[:_HOOGSTENS],
            "aantal": overdragen.aantal(klant),
            "samenhang": samenhang.van(klant, request.medewerker),
            "mag": Recht.OVERDRAGEN in request.rechten,
        },
    )


@vereist(Recht.OVERDRAGEN)
def betrokkene_nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Put somebody in the team around the client."""
    klant = open_dossier(request, klantnummer)
    mensen = collegas(klant.locatie, Recht.DOSSIER_INZIEN)
    form = BetrokkeneForm(request.POST or None, collegas=mensen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = rondom.voeg_betrokkene_toe(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"{nieuw} staat nu bij Rond de klant.")
            return redirect("klanten:rond_de_klant", klantnummer)
    return render_formulier(request, "klanten/betrokkene_nieuw.html", form, klant=klant)


@require_POST
@vereist(Recht.OVERDRAGEN)
def betrokkene_afsluiten(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Take somebody out of the team."""
    klant = open_dossier(request, klantnummer)
    betrokkene = get_object_or_404(klant.betrokkenen, pk=pk)
    weg = rondom.sluit_af(betrokkene=betrokkene, door=request.medewerker)
    messages.success(request, f"{weg} doet niet meer mee rond {klant.naam}.")
    return redirect("klanten:rond_de_klant", klantnummer)


@vereist(Recht.OVERDRAGEN)
def verwijzing_nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Refer the client to an organisation of another chain, with consent."""
    klant = open_dossier(request, klantnummer)
    form = VerwijzingForm(request.POST or None, organisaties=verwijzen.organisaties(klant.locatie))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = verwijzen.verwijs(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"De verwijzing naar {nieuw.organisatie} staat in het dossier.")
            return redirect("klanten:verwijzing", klantnummer, nieuw.pk)
    return render_formulier(request, "klanten/verwijzing_nieuw.html", form, klant=klant)


@vereist(Recht.OVERDRAGEN)
def verwijzing(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """What was shared, on paper if need be, and what the organisation let know."""
    klant = open_dossier(request, klantnummer)
    rijen = klant.verwijzingen.select_related("organisatie", "verwezen_door__gebruiker")
    gevonden = get_object_or_404(rijen, pk=pk)
    form = TerugkoppelingForm(request.POST or None, stappen=verwijzen.mogelijke_stappen(gevonden))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            verwijzen.werk_bij(verwijzing=gevonden, door=request.medewerker, **form.waarden())
            messages.success(request, "De terugkoppeling staat in het dossier.")
            return redirect("klanten:verwijzing", klantnummer, pk)
    return render_formulier(request, "klanten/verwijzing.html", form, klant=klant, verwijzing=gevonden)


@vereist(Recht.OVERDRAGEN)
def backoffice_nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Ask the back office to do something for this client."""
    klant = open_dossier(request, klantnummer)
    teams = backoffice.teams(klant.locatie)
    form = VerzoekForm(
        request.POST or None, teams=teams, initial={"uiterlijk": backoffice.termijn_dag(klant.locatie)}
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            taak = backoffice.vraag(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"Het verzoek ligt bij {taak.team}. Het antwoord komt in het dossier.")
            return redirect("klanten:rond_de_klant", klantnummer)
    return render_formulier(request, "klanten/backoffice_nieuw.html", form, klant=klant, keuze=teams.exists())


@vereist(Recht.DOSSIER_INZIEN)
def backoffice_verzoek(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Read a request and its answer; a member of the team answers."""
    klant = open_dossier(request, klantnummer)
    taak = get_object_or_404(backoffice.verzoeken(klant), pk=pk)
    form = ResultaatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            backoffice.beantwoord(
                taak=taak, resultaat=form.cleaned_data["resultaat"], door=request.medewerker
            )
            messages.success(request, "Het antwoord staat in het dossier.")
            return redirect("klanten:rond_de_klant", klantnummer)
    return render_formulier(
        request,
        "klanten/backoffice_verzoek.html",
        form,
        klant=klant,
        taak=taak,
        stand=backoffice.stand(taak),
        mag_antwoorden=taak.gedaan_op is None and backoffice.mag_beantwoorden(taak, request.medewerker),
    )
