"""The gereedschapskist: what all partners can offer."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from diagnose import instrumenten as kist
from diagnose.forms.filters import InstrumentFilter
from diagnose.models import Instrument, InstrumentRegime
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
        "voorbij": bool(instrument.geldig_tot and instrument.geldig_tot < vandaag()),
    }
    return render(request, "diagnose/instrument.html", context)


def _met_badge(instrument: Instrument) -> list[tuple[InstrumentRegime, str]]:
    """What has been agreed per regime, with the variant of the badge that shows it."""
    return [(rij, _BADGES[InstrumentRegime.Status(rij.status)]) for rij in instrument.regimestatussen.all()]
