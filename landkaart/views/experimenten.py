"""Experiments of the location: the list, a new one, its set-up, and how many clients one takes."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.experimenten import opzetten, rekenen
from landkaart.experimenten.resultaat import MINSTENS
from landkaart.forms.experimenten import ExperimentFilter, ExperimentForm, RekenForm
from landkaart.models import Experiment, Praktijk

_SORTERINGEN = {"naam": "naam", "start": "gestart_op", "einde": "einde_op", "stand": "stand"}
_UIT_PRAKTIJK = ("naam", "hypothese", "controlegroep", "evaluatie_op")


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """The experiments of the location."""
    filter_ = ExperimentFilter(request.GET)
    rijen = filter_.pas_toe(opzetten.lijst(request.locatie))
    context = {
        "filter": filter_,
        "pagina": blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="-pk"),
        "mag_opzetten": Recht.EXPERIMENTEN in request.rechten,
    }
    return render(request, "landkaart/experimenten.html", context)


@vereist(Recht.EXPERIMENTEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Set up an experiment, perhaps of a practice."""
    form = ExperimentForm(
        request.POST or None,
        instance=Experiment(locatie=request.locatie),
        initial=_begin(request),
        locatie=request.locatie,
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            experiment = opzetten.maak(locatie=request.locatie, door=request.medewerker, **form.velden())
            messages.success(request, "Het experiment is bewaard. Er doet nog niemand mee.")
            return redirect("landkaart:experiment", experiment.pk)
    return render_formulier(request, "landkaart/experiment_formulier.html", form)


@vereist(Recht.EXPERIMENTEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change the set-up, as long as it does not run."""
    experiment = vind(request, pk)
    if experiment.stand != Experiment.Stand.CONCEPT:
        messages.info(request, "Dit experiment is al begonnen. De opzet ligt vast.")
        return redirect("landkaart:experiment", pk)
    form = ExperimentForm(request.POST or None, instance=experiment, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            opzetten.pas_aan(experiment=experiment, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "De wijziging is opgeslagen.")
            return redirect("landkaart:experiment", pk)
    return render_formulier(request, "landkaart/experiment_formulier.html", form, experiment=experiment)


@vereist(Recht.KETENCIJFERS)
def rekenhulp(request: Verzoek) -> HttpResponse:
    """How many clients a difference takes, before anything is set up."""
    form = RekenForm(request.GET if "nu" in request.GET else None)
    omvang = None
    if form.is_valid():
        gevraagd = form.cleaned_data
        omvang = rekenen.omvang(
            nu=float(gevraagd["nu"]) / 100,
            straks=float(gevraagd["straks"]) / 100,
            kracht=gevraagd["kracht"],
            aandeel=gevraagd["aandeel"],
        )
    return render_formulier(
        request, "landkaart/experiment_rekenhulp.html", form, omvang=omvang, minstens=MINSTENS
    )


def vind(request: Verzoek, pk: int) -> Experiment:
    """An experiment of the own location.

    Raises:
        Http404: there is none here.
    """
    namen = ("locatie", "praktijk", "instrument", "opgezet_door__gebruiker", "vastgesteld_door__gebruiker")
    return get_object_or_404(Experiment.objects.select_related(*namen), pk=pk, locatie=request.locatie)


def _begin(request: Verzoek) -> dict[str, Any]:
    """What a practice already says about its set-up, when the address names one."""
    gevraagd = request.GET.get("praktijk", "")
    if not gevraagd:
        return {}
    if not gevraagd.isdecimal() or len(gevraagd) >= 19:
        raise Http404
    praktijk = get_object_or_404(Praktijk, pk=int(gevraagd))
    return {"praktijk": praktijk.pk} | {naam: getattr(praktijk, naam) for naam in _UIT_PRAKTIJK}
