"""The gereedschapskist: what all partners can offer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose import beperkingen
from diagnose import instrumenten as kist
from diagnose.forms.filters import InstrumentFilter
from diagnose.forms.jongeren import BeperkingForm
from diagnose.models import Instrument, Instrumentbeperking, InstrumentRegime
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek

_PER_PAGINA = 25
_BADGES = {
    InstrumentRegime.Status.TOEGESTAAN: "goed",
    InstrumentRegime.Status.VOORWAARDELIJK: "info",
    InstrumentRegime.Status.BETWIST: "let_op",
    InstrumentRegime.Status.NIET: "fout",
}


@vereist(Recht.INSTRUMENTEN)
def lijst(request: Verzoek) -> HttpResponse:
    """List the instruments, with search, filters and order."""
    filter_form = InstrumentFilter.gekozen(request.GET)
    selectie = kist.Selectie(request.locatie, **filter_form.initial)
    pagina = Paginator(kist.kies(selectie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    kwadranten = kist.kwadranten_van(pagina, request.locatie)
    rijen = [(instrument, _met_badge(instrument), kwadranten.get(instrument.pk, [])) for instrument in pagina]
    context = {
        "filter": filter_form,
        "gefilterd": bool(set(filter_form.initial) - {"sorteer"}),
        "sortering": selectie.sorteer,
        "pagina": pagina,
        "rijen": rijen,
    }
    return render(request, "diagnose/instrumenten.html", context)


@vereist(Recht.INSTRUMENTEN)
def kaart(request: Verzoek, code: str) -> HttpResponse:
    """Show one instrument: who delivers it, for whom, on which conditions, and whom to ask."""
    instrument = get_object_or_404(Instrument.objects.prefetch_related("regimestatussen__regime"), code=code)
    regimes = _met_badge(instrument)
    context = {
        "instrument": instrument,
        "regimes": regimes,
        "betwist": [rij for rij, _ in regimes if rij.status == InstrumentRegime.Status.BETWIST],
        "partners": kist.partners_van(instrument, request.locatie),
        "kwadranten": kist.kwadranten_in_woorden(instrument, request.locatie),
        "beperkingen": beperkingen.geldend(instrument, request.locatie),
        "voorbij": bool(instrument.geldig_tot and instrument.geldig_tot < vandaag()),
    }
    return render(request, "diagnose/instrument.html", context)


@vereist(Recht.REGELS_BEHEREN)
def beperken(request: Verzoek, code: str) -> HttpResponse:
    """Say why this location cannot use an instrument for a while (K-84)."""
    instrument = get_object_or_404(Instrument, code=code)
    form = BeperkingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beperkingen.meld(
                instrument=instrument, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "Coaches zien nu dat dit instrument niet kan, en waarom.")
            return redirect("diagnose:instrument", code)
    return render_formulier(request, "diagnose/instrument_beperken.html", form, instrument=instrument)


@vereist(Recht.REGELS_BEHEREN)
@require_POST
def weer_beschikbaar(request: Verzoek, code: str, pk: int) -> HttpResponse:
    """The location can use the instrument again from today."""
    eigen = Instrumentbeperking.objects.filter(instrument__code=code, locatie=request.locatie)
    beperkingen.hef_op(beperking=get_object_or_404(eigen, pk=pk))
    messages.success(request, "Het instrument is weer beschikbaar.")
    return redirect("diagnose:instrument", code)


def _met_badge(instrument: Instrument) -> list[tuple[InstrumentRegime, str]]:
    """What has been agreed per regime, with the variant of the badge that shows it."""
    return [(rij, _BADGES[InstrumentRegime.Status(rij.status)]) for rij in instrument.regimestatussen.all()]
