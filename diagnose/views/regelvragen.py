"""Questions on rules, and the official answers (X-71)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format

from diagnose.forms.filters import VragenFilter
from diagnose.forms.gereedschap import AntwoordForm, VraagForm
from diagnose.gereedschap import regelvragen
from diagnose.models import Instrument, Regelvraag
from diagnose.regels import bewerken
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.getallen import sleutel
from keten.models import Regelset
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

_PER_PAGINA = 20


@vereist(Recht.INSTRUMENTEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The questions of all locations: open ones by their term, answered ones by date."""
    filter_form = VragenFilter.gekozen(request.GET)
    alle = regelvragen.vragen()
    gekozen: QuerySet[Regelvraag] = (
        alle.beantwoord() if filter_form.initial.get("stand") == "beantwoord" else alle.open()
    )
    if zoek := filter_form.initial.get("zoek"):
        gekozen = regelvragen.zoek(gekozen, zoek)
    context = {
        "filter": filter_form,
        "stand": filter_form.initial.get("stand", "open"),
        "gefilterd": bool(filter_form.initial.get("zoek")),
        "pagina": Paginator(gekozen, _PER_PAGINA).get_page(request.GET.get("pagina")),
    }
    return render(request, "diagnose/regelvragen.html", context)


@vereist(Recht.INSTRUMENTEN)
def stellen(request: Verzoek) -> HttpResponse:
    """Ask about an instrument (under a scheme) or about a rule; what it is about stands in the address."""
    instrument, regelset = _onderwerp(request)
    begin = {"regime": request.GET.get("regime")}
    form = VraagForm(request.POST or None, over_regel=regelset is not None, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gesteld = regelvragen.stel(
                instrument=instrument,
                regelset=regelset,
                door=request.medewerker,
                locatie=request.locatie,
                **form.waarden(),
            )
            dag = date_format(gesteld.uiterlijk, "j F Y")
            messages.success(request, f"Uw vraag is gesteld. Het antwoord komt uiterlijk op {dag}.")
            return redirect("diagnose:regelvraag", gesteld.pk)
    onderwerp = instrument or regelset
    return render_formulier(request, "diagnose/regelvraag_nieuw.html", form, onderwerp=onderwerp)


@vereist(Recht.INSTRUMENTEN)
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """One question with its answer."""
    return render(
        request, "diagnose/regelvraag.html", {"vraag": get_object_or_404(regelvragen.vragen(), pk=pk)}
    )


@vereist(Recht.REGIME_BEVESTIGEN)
def beantwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Give the official answer."""
    deze = get_object_or_404(regelvragen.vragen(), pk=pk)
    if request.method == "GET" and deze.beantwoord_op is not None:
        messages.warning(request, "Deze vraag is al beantwoord.")
        return redirect("diagnose:regelvraag", pk)
    form = AntwoordForm(request.POST or None, met_status=deze.regime_id is not None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            regelvragen.beantwoord(vraag=deze, door=request.medewerker, **form.waarden())
            messages.success(request, "Het antwoord staat nu overal waar deze regel wordt gebruikt.")
            return redirect("diagnose:regelvraag", pk)
    return render_formulier(request, "diagnose/regelvraag_antwoord.html", form, vraag=deze)


def _onderwerp(request: Verzoek) -> tuple[Instrument | None, Regelset | None]:
    if code := request.GET.get("instrument"):
        hier = Instrument.objects.voor_locatie(request.locatie)
        return get_object_or_404(hier, code=code), None
    regelset = sleutel(request.GET.get("regel", ""))
    return None, get_object_or_404(bewerken.regelsets_van(request.locatie), pk=regelset)
