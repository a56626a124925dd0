"""Keeping the instruments of the own organisation, and how many places this location has."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from diagnose.forms.gereedschap import InstrumentForm, PlaatsenForm, SluitenForm
from diagnose.gereedschap import catalogus, plaatsen
from diagnose.models import Instrument, Instrumentplaatsen
from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

_OVER = ("omschrijving", "doelen", "soort", "domein", "jongeren", "voorwaarden", "voorwaarderegel")
_OVER_2 = ("verplichtingen", "leverancier", "kosten", "kosten_per", "percentage", "duur_maanden", "opbrengst")


@vereist(Recht.REGELS_BEHEREN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Add an instrument of the own organisation, empty or after one that is there."""
    voorbeeld = Instrument.objects.voor_locatie(request.locatie).filter(code=request.GET.get("naar")).first()
    begin = {veld: getattr(voorbeeld, veld) for veld in (*_OVER, *_OVER_2)} if voorbeeld else {}
    form = InstrumentForm(request.POST or None, instance=Instrument(), initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            instrument = catalogus.voeg_instrument_toe(
                door=request.medewerker, naar=voorbeeld, **form.waarden()
            )
            messages.success(request, f"“{instrument}” staat in de gereedschapskist.")
            return redirect("diagnose:instrument", instrument.code)
    return render_formulier(
        request, "diagnose/instrument_wijzigen.html", form, instrument=None, voorbeeld=voorbeeld
    )


@vereist(Recht.REGELS_BEHEREN)
def wijzigen(request: Verzoek, code: str) -> HttpResponse:
    """Change an instrument of the own organisation."""
    instrument = _eigen(request, code)
    form = InstrumentForm(request.POST or None, instance=instrument)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            catalogus.wijzig_instrument(
                instrument=instrument,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, "Opgeslagen. In plannen waar het al in staat, verandert niets.")
            return redirect("diagnose:instrument", code)
    return render_formulier(request, "diagnose/instrument_wijzigen.html", form, instrument=instrument)


@vereist(Recht.REGELS_BEHEREN)
def sluiten(request: Verzoek, code: str) -> HttpResponse:
    """Close an instrument after a day; it can be opened again."""
    instrument = _eigen(request, code)
    form = SluitenForm(request.POST or None, initial={"versie": instrument.versie})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            catalogus.sluit(instrument=instrument, door=request.medewerker, **form.cleaned_data)
            messages.success(request, f"“{instrument}” is daarna niet meer te kiezen.")
            return redirect("diagnose:instrument", code)
    return render_formulier(request, "diagnose/instrument_sluiten.html", form, instrument=instrument)


@vereist(Recht.REGELS_BEHEREN)
@require_POST
def openen(request: Verzoek, code: str) -> HttpResponse:
    """Take back that an instrument closes."""
    instrument = catalogus.open_weer(instrument=_eigen(request, code), door=request.medewerker)
    messages.success(request, f"“{instrument}” is weer te kiezen.")
    return redirect("diagnose:instrument", code)


@vereist(Recht.REGELS_BEHEREN)
def plaats_instellen(request: Verzoek, code: str) -> HttpResponse:
    """Say how many places this location has."""
    instrument = get_object_or_404(Instrument.objects.voor_locatie(request.locatie), code=code)
    bestaand = instrument.plaatsen.filter(locatie=request.locatie).first()
    form = PlaatsenForm(
        request.POST or None,
        instance=bestaand or Instrumentplaatsen(instrument=instrument, locatie=request.locatie),
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            plaatsen.stel_in(
                instrument=instrument,
                locatie=request.locatie,
                door=request.medewerker,
                **form.cleaned_data,
            )
            messages.success(request, "Het aantal plaatsen is opgeslagen.")
            return redirect("diagnose:instrument", code)
    bezet = plaatsen.bezetting(request.locatie, [instrument.pk]).get(instrument.pk)
    return render_formulier(
        request, "diagnose/instrument_plaatsen.html", form, instrument=instrument, bezet=bezet
    )


def _eigen(request: Verzoek, code: str) -> Instrument:
    instrument = get_object_or_404(Instrument, code=code)
    if not catalogus.mag_bijhouden(instrument, request.medewerker):
        raise RechtOntbreekt(
            f"{instrument} wordt niet door {request.medewerker.partner} bijgehouden. Maak een eigen versie."
        )
    return instrument
