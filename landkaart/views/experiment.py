"""One experiment: its set-up and result, starting it, ending it, and looking before the end."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.indicatoren import vind as vind_indicator
from keten.kleine_getallen import ONDER
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.experimenten import doelgroep, kijken, opzetten, resultaat, uitvoeren, verwoorden
from landkaart.experimenten.tevredenheid import per_groep
from landkaart.forms.experimenten import EindeForm, StartForm, TussenblikForm
from landkaart.models import Experiment
from landkaart.views.experimenten import vind


@vereist(Recht.KETENCIJFERS)
def experiment(request: Verzoek, pk: int) -> HttpResponse:
    """The set-up, how far it is and, when it may be read, what came of it."""
    dit = vind(request, pk)
    context = {
        "experiment": dit,
        "indicator": vind_indicator(dit.indicator),
        "wie": doelgroep.in_woorden(dit.wie),
        "nodig": opzetten.benodigd(dit),
        "mag_opzetten": Recht.EXPERIMENTEN in request.rechten,
        "tussenblikken": dit.tussenblikken.select_related("door__gebruiker", "door__partner"),
        "vroeg": dit.stand == Experiment.Stand.LOOPT and not resultaat.mag_open(dit),
        **_uitkomst(request, dit),
    }
    return render(request, "landkaart/experiment.html", context)


@vereist(Recht.EXPERIMENTEN)
def starten(request: Verzoek, pk: int) -> HttpResponse:
    """Read the set-up once more and draw the groups."""
    dit = _in_stand(request, pk, Experiment.Stand.CONCEPT)
    form = StartForm(request.POST or None, initial={"versie": dit.versie})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            dit = uitvoeren.start(experiment=dit, versie=form.cleaned_data["versie"], door=request.medewerker)
            geloot = verwoorden.aantal(dit.deelnames.count())
            messages.success(request, f"Het experiment loopt. Er is geloot voor {geloot} klanten.")
            return redirect("landkaart:experiment", pk)
    aantal = _aantal_nu(dit)
    return render_formulier(
        request,
        "landkaart/experiment_starten.html",
        form,
        experiment=dit,
        wie=doelgroep.in_woorden(dit.wie),
        indicator=vind_indicator(dit.indicator),
        nodig=opzetten.benodigd(dit),
        aantal=aantal,
        in_woorden=f"{verwoorden.aantal(aantal)} klanten",
    )


@vereist(Recht.EXPERIMENTEN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Throw a set-up away that never ran."""
    dit = _in_stand(request, pk, Experiment.Stand.CONCEPT)
    if request.method != "POST":
        return render(request, "landkaart/experiment_weg.html", {"experiment": dit})
    try:
        opzetten.gooi_weg(experiment=dit, door=request.medewerker)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
        return redirect("landkaart:experiment", pk)
    messages.success(request, f"De opzet van '{dit}' is weggegooid.")
    return redirect("landkaart:experimenten")


@vereist(Recht.EXPERIMENTEN)
def beeindigen(request: Verzoek, pk: int) -> HttpResponse:
    """End it, with what was learned."""
    dit = _in_stand(request, pk, Experiment.Stand.LOOPT)
    form = EindeForm(request.POST or None, initial={"versie": dit.versie})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gegeven = {naam: form.cleaned_data[naam] for naam in ("versie", "slot")}
            dit = uitvoeren.beeindig(experiment=dit, door=request.medewerker, **gegeven)
            messages.success(request, f"Het experiment is {dit.get_stand_display()}.")
            return redirect("landkaart:experiment", pk)
    return render_formulier(
        request,
        "landkaart/experiment_beeindigen.html",
        form,
        experiment=dit,
        vroeg=not resultaat.mag_open(dit),
    )


@vereist(Recht.EXPERIMENTEN)
def tussentijds(request: Verzoek, pk: int) -> HttpResponse:
    """Say why the results are read before the end; for the rest of the day they are open to this person."""
    dit = _in_stand(request, pk, Experiment.Stand.LOOPT)
    form = TussenblikForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            kijken.kijk(experiment=dit, waarom=form.cleaned_data["waarom"], door=request.medewerker)
            messages.success(request, "Genoteerd. U ziet de resultaten vandaag.")
            return redirect("landkaart:experiment", pk)
    return render_formulier(request, "landkaart/experiment_tussentijds.html", form, experiment=dit)


@vereist(Recht.KETENCIJFERS)
def bewaren(request: Verzoek, pk: int) -> HttpResponseBase:
    """The results as a spreadsheet, for who may read them."""
    dit = vind(request, pk)
    uitkomst = resultaat.bereken(dit) if kijken.mag_zien(dit, request.medewerker) else None
    if uitkomst is None:
        raise Http404
    formaat = request.GET.get("formaat", "xlsx")
    return rekenblad.antwoord(
        f"experiment-{dit.pk}", verwoorden.KOPPEN, verwoorden.rijen(uitkomst), formaat=formaat
    )


def _uitkomst(request: Verzoek, dit: Experiment) -> dict[str, Any]:
    """What the page shows of the result; without it how many were drawn."""
    if dit.stand == Experiment.Stand.CONCEPT:
        return {}
    stand = resultaat.verdeling(dit)
    if not kijken.mag_zien(dit, request.medewerker) or (gevonden := resultaat.bereken(dit)) is None:
        return {"verdeling": stand, "onder": ONDER}
    return {
        "verdeling": stand,
        "onder": ONDER,
        "resultaat": gevonden,
        "zinnen": verwoorden.uitkomst(gevonden),
        "oordeel": verwoorden.oordeel(gevonden),
        "figuur": verwoorden.figuur(gevonden),
        "tevredenheid": per_groep(dit),
    }


def _aantal_nu(dit: Experiment) -> int:
    """How many clients the lot would find today."""
    if dit.instroom == Experiment.Instroom.NIEUW:
        return 0
    return doelgroep.te_loten(dit).count()


def _in_stand(request: Verzoek, pk: int, stand: Experiment.Stand) -> Experiment:
    """An experiment that is this far, or was when the form was opened."""
    dit = vind(request, pk)
    if request.method != "POST" and dit.stand != stand:
        raise Http404
    return dit
