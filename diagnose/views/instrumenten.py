"""The gereedschapskist: what all partners can offer."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose import trajecten
from diagnose.forms.filters import GebruikFilter, InstrumentFilter
from diagnose.forms.jongeren import BeperkingForm
from diagnose.gereedschap import beperkingen, catalogus, gebruik, plaatsen, regelvragen, samenhang
from diagnose.gereedschap import instrumenten as kist
from diagnose.gereedschap.plaatsen import Bezetting
from diagnose.models import Instrument, Instrumentbeperking, InstrumentRegime
from keten import opslaan, rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Ketenpartner
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek

_PER_PAGINA = 25
BADGES: dict[str, str] = {
    InstrumentRegime.Status.TOEGESTAAN: "goed",
    InstrumentRegime.Status.VOORWAARDELIJK: "info",
    InstrumentRegime.Status.BETWIST: "let_op",
    InstrumentRegime.Status.NIET: "fout",
}
"""The variant of the badge that shows each state."""

_KOPPEN = (
    "Instrument",
    "Partner",
    "Leverancier",
    "Waarvoor",
    "Regimes",
    "Kwadranten",
    "Voorwaarden",
    "Kosten",
    "Kosten gelden",
    "Voorbeeldbedrag",
    "Wat het oplevert",
    "Duur in maanden",
    "Vergoeding in procenten",
    "Plaatsen",
    "Vrij",
    "Vragen aan",
)
_GEBRUIKKOPPEN = (
    "Partner",
    *(f"Instrumenten van {naam}" for naam in Ketenpartner.Kolom.labels),
    "Van geen vaste partner",
    "Aandeel van een andere partner (%)",
)


@vereist(Recht.INSTRUMENTEN)
def lijst(request: Verzoek) -> HttpResponse:
    """List the instruments, with search, filters and order."""
    filter_form = InstrumentFilter.gekozen(request.GET)
    selectie = kist.Selectie(request.locatie, **filter_form.initial)
    pagina = Paginator(kist.kies(selectie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    kwadranten = kist.kwadranten_van(pagina, request.locatie)
    bezet = plaatsen.bezetting(request.locatie, [instrument.pk for instrument in pagina])
    rijen = [
        (
            instrument,
            _met_badge(instrument),
            kwadranten.get(instrument.pk, []),
            bezet.get(instrument.pk),
        )
        for instrument in pagina
    ]
    context = {
        "filter": filter_form,
        "gefilterd": bool(set(filter_form.initial) - {"sorteer"}),
        "sortering": selectie.sorteer,
        "pagina": pagina,
        "rijen": rijen,
        "vraag": request.GET.urlencode(),
    }
    return render(request, "diagnose/instrumenten.html", context)


@vereist(Recht.INSTRUMENTEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand over the list that the address describes as a file."""
    keuze = InstrumentFilter.gekozen(request.GET).initial
    gekozen = list(kist.kies(kist.Selectie(request.locatie, **keuze)))
    kwadranten = kist.kwadranten_van(gekozen, request.locatie)
    bezet = plaatsen.bezetting(request.locatie)
    rijen = (
        _regel(instrument, kwadranten.get(instrument.pk, []), bezet.get(instrument.pk))
        for instrument in gekozen
    )
    formaat = request.GET.get("formaat", "xlsx")
    return rekenblad.antwoord("gereedschapskist", _KOPPEN, rijen, formaat=formaat)


@vereist(Recht.CIJFERS)
def gebruikt(request: Verzoek) -> HttpResponse:
    """How much the partners of this location use each other's instruments (D-33)."""
    filter_form = GebruikFilter.gekozen(request.GET)
    periode = filter_form.initial["periode"]
    rijen = gebruik.per_partner(request.locatie, periode=periode)
    context = {
        "filter": filter_form,
        "rijen": rijen,
        "kolommen": Ketenpartner.Kolom.labels,
        "totaal": gebruik.totaal(rijen),
        "periode": trajecten.PERIODEN[periode][0],
        "vraag": request.GET.urlencode(),
    }
    return render(request, "diagnose/instrumentgebruik.html", context)


@vereist(Recht.CIJFERS)
def gebruik_bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand over that use as a file."""
    periode = GebruikFilter.gekozen(request.GET).initial["periode"]
    rijen = (
        (rij.partner, *rij.kolommen, rij.van_niemand, rij.aandeel and round(rij.aandeel, 1))
        for rij in gebruik.per_partner(request.locatie, periode=periode)
    )
    formaat = request.GET.get("formaat", "xlsx")
    return rekenblad.antwoord("gebruik-van-instrumenten", _GEBRUIKKOPPEN, rijen, formaat=formaat)


@vereist(Recht.INSTRUMENTEN)
def kaart(request: Verzoek, code: str) -> HttpResponse:
    """Show one instrument: who delivers it, for whom, on which conditions, and whom to ask."""
    alle = Instrument.objects.select_related("partner", "voorwaarderegel")
    met_regimes = alle.prefetch_related("regimestatussen__regime", "regimestatussen__standpunten")
    instrument = get_object_or_404(met_regimes.filter(kist.zichtbaar(request.locatie)), code=code)
    over = regelvragen.vragen().filter(instrument=instrument)
    regimes = _met_badge(instrument)
    context = {
        "instrument": instrument,
        "regimes": regimes,
        "betwist": [rij for rij, _ in regimes if rij.status == InstrumentRegime.Status.BETWIST],
        "partners": kist.partners_van(instrument, request.locatie),
        "kwadranten": kist.kwadranten_in_woorden(instrument, request.locatie),
        "beperkingen": beperkingen.geldend(instrument, request.locatie),
        "bezet": plaatsen.bezetting(request.locatie, [instrument.pk]).get(instrument.pk),
        "antwoorden": over.beantwoord(),
        "open_vragen": over.open(),
        "samenhang": samenhang.bij(instrument),
        "mag_bijhouden": catalogus.mag_bijhouden(instrument, request.medewerker),
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
    beperkingen.hef_op(beperking=get_object_or_404(eigen, pk=pk), door=request.medewerker)
    messages.success(request, "Het instrument is weer beschikbaar.")
    return redirect("diagnose:instrument", code)


def _regel(instrument: Instrument, kwadranten: list[str], stand: Bezetting | None) -> tuple[Any, ...]:
    return (
        instrument.naam,
        instrument.get_kolom_display(),
        instrument.leverancier,
        ", ".join(instrument.doelen_in_woorden),
        "; ".join(str(cel) for cel in instrument.regimestatussen.all()),
        ", ".join(kwadranten),
        instrument.voorwaarden,
        instrument.kosten,
        instrument.get_kosten_per_display() if instrument.kosten is not None else "",
        "ja" if instrument.getallen_voorbeeld else "",
        instrument.opbrengst,
        instrument.duur_maanden,
        instrument.percentage,
        stand and stand.aantal,
        stand and stand.vrij,
        instrument.contact,
    )


def _met_badge(instrument: Instrument) -> list[tuple[InstrumentRegime, str]]:
    """What has been agreed per regime, with the variant of the badge that shows it."""
    return [(rij, BADGES[InstrumentRegime.Status(rij.status)]) for rij in instrument.regimestatussen.all()]
