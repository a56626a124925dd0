"""The regime matrix: instruments against schemes, and one field with who says what (D-31, D-32)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.forms.filters import MatrixFilter
from diagnose.forms.gereedschap import CelForm, StandpuntForm
from diagnose.gereedschap import regelvragen, regimes
from diagnose.models import Instrument, InstrumentRegime
from diagnose.views.instrumenten import BADGES
from keten import opslaan, rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Regime
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

_PER_PAGINA = 20
_KOPPEN = (
    "Instrument",
    "Partner",
    "Uitkering",
    "Mag het",
    "Wat houdt het tegen",
    "Toelichting",
    "Artikel",
    "Bron",
    "Bevestigd door",
    "Bevestigd op",
)


@vereist(Recht.INSTRUMENTEN)
def matrix(request: Verzoek) -> HttpResponse:
    """Every instrument against every scheme."""
    filter_form = MatrixFilter.gekozen(request.GET)
    rijen = regimes.instrumenten(request.locatie, **filter_form.initial)
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    kolommen = regimes.regimes_van_nu()
    context = {
        "filter": filter_form,
        "gefilterd": bool(filter_form.initial),
        "pagina": pagina,
        "kolommen": kolommen,
        "rijen": [_met_badges(regimes.rij(instrument, kolommen)) for instrument in pagina],
        "vraag": request.GET.urlencode(),
        "open_vragen": regelvragen.vragen().open().count(),
    }
    return render(request, "diagnose/regimes.html", context)


@vereist(Recht.INSTRUMENTEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand over the fields of the matrix that the address describes as a file."""
    gekozen = regimes.instrumenten(request.locatie, **MatrixFilter.gekozen(request.GET).initial)
    cellen = (
        InstrumentRegime.objects.filter(instrument__in=gekozen.order_by().values("pk"))
        .select_related("instrument", "regime", "bevestigd_door__gebruiker")
        .order_by("instrument__naam", "regime__naam")
    )
    return rekenblad.antwoord(
        "regimes", _KOPPEN, map(_regel, cellen), formaat=request.GET.get("formaat", "xlsx")
    )


@vereist(Recht.INSTRUMENTEN)
def cel(request: Verzoek, pk: int) -> HttpResponse:
    """One field: what holds, who says what, the answers, and what it said before."""
    veld = _cel(request, pk)
    over = regelvragen.vragen().filter(instrument=veld.instrument, regime=veld.regime)
    context = {
        "cel": veld,
        "badge": BADGES[InstrumentRegime.Status(veld.status)],
        "standpunten": veld.standpunten.select_related("vastgelegd_door__gebruiker"),
        "antwoorden": over.beantwoord(),
        "open_vragen": over.open(),
        "eerder": regimes.geschiedenis(veld),
    }
    return render(request, "diagnose/regime.html", context)


@vereist(Recht.REGIME_BEVESTIGEN)
def vaststellen(request: Verzoek) -> HttpResponse:
    """Establish what holds for an instrument under a scheme; both stand in the address."""
    hier = Instrument.objects.voor_locatie(request.locatie)
    instrument = get_object_or_404(hier, code=request.GET.get("instrument", ""))
    regime = get_object_or_404(Regime, code=request.GET.get("regime", ""))
    bestaand = instrument.regimestatussen.filter(regime=regime).first()
    form = CelForm(
        request.POST or None, instance=bestaand or InstrumentRegime(instrument=instrument, regime=regime)
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            vastgesteld = regimes.bevestig(
                instrument=instrument,
                regime=regime,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, f"Vastgesteld: {vastgesteld}. Dit geldt nu op elk scherm.")
            return redirect("diagnose:regime", vastgesteld.pk)
    context: dict[str, Any] = {"instrument": instrument, "regime": regime, "cel": bestaand}
    return render_formulier(request, "diagnose/regime_vaststellen.html", form, **context)


@vereist(Recht.INSTRUMENTEN)
def standpunt(request: Verzoek, pk: int) -> HttpResponse:
    """Add what somebody says about a field."""
    veld = _cel(request, pk)
    form = StandpuntForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            regimes.zeg(cel=veld, door=request.medewerker, **form.waarden())
            messages.success(request, "Het standpunt staat erbij. Wat er mag, verandert daarmee niet.")
            return redirect("diagnose:regime", pk)
    return render_formulier(request, "diagnose/standpunt.html", form, cel=veld)


def _cel(request: Verzoek, pk: int) -> InstrumentRegime:
    hier = Instrument.objects.voor_locatie(request.locatie)
    zichtbaar = InstrumentRegime.objects.filter(instrument__in=hier)
    namen = ("instrument", "regime", "bevestigd_door__gebruiker", "bevestigd_door__partner")
    return get_object_or_404(zichtbaar.select_related(*namen), pk=pk)


def _met_badges(rij: regimes.Rij) -> tuple[Instrument, list[tuple[regimes.Vak, str]]]:
    vakken = [(vak, BADGES[InstrumentRegime.Status(vak.cel.status)] if vak.cel else "") for vak in rij.vakken]
    return rij.instrument, vakken


def _regel(cel: InstrumentRegime) -> tuple[Any, ...]:
    return (
        cel.instrument.naam,
        cel.instrument.get_kolom_display(),
        cel.regime.naam,
        cel.get_status_display(),
        cel.get_aard_display(),
        cel.toelichting,
        cel.wetsartikel,
        cel.bron,
        str(cel.bevestigd_door or ""),
        cel.bevestigd_op,
    )
