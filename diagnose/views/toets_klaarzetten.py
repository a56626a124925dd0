"""Setting a test out for a selection of the caseload (D-47)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from diagnose.models import Toets
from diagnose.toetsen.klaarzetten import zet_klaar
from keten import zoekterm
from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.caseload import Selectie, kies
from klanten.forms.caseload import LOCATIE, CaseloadForm

_FILTERS = ("route", "kwadrant", "uitkering", "contact", "gegevens")


class KlaarzettenForm(EenmaligForm):
    """Which test, for how many clients as the person saw."""

    toets = forms.ModelChoiceField(
        Toets.objects.none(),
        empty_label="Kies een toets",
        help_text="Toetsen die de klant zelf kan invullen.",
    )
    aantal = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zelf = Toets.objects.zichtbaar(handhaving=False).exclude(invuller=Toets.Invuller.PROFESSIONAL)
        self.fields["toets"].queryset = zelf  # type: ignore[attr-defined]


@vereist(Recht.DIAGNOSE)
def klaarzetten(request: Verzoek) -> HttpResponse:
    """Choose clients with the filters of the caseload, and set a test out for all of them."""
    filters = CaseloadForm.gekozen(request.GET, met_routes=request.locatie.met_routes)
    beelden = kies(_selectie(request, filters))
    aantal = beelden.count()
    form = KlaarzettenForm(request.POST or None, initial={"aantal": aantal})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if form.cleaned_data["aantal"] != aantal:
                raise NietToegestaan(f"De selectie is intussen veranderd: nu {aantal}. Kijk het na.")
            toets = form.cleaned_data["toets"]
            gedaan = zet_klaar(toets=toets, beelden=beelden, locatie=request.locatie, door=request.medewerker)
            messages.success(request, f"De {toets.in_zin} staat klaar voor {_klanten(gedaan)}.")
            return redirect(request.get_full_path())
    return render_formulier(
        request,
        "diagnose/toets_klaarzetten.html",
        form,
        filters=[filters[naam] for naam in _FILTERS if naam in filters.fields],
        aantal=_klanten(aantal),
        leeg=not aantal,
        eigen=filters.initial.get("bereik") != LOCATIE,
        voorbeelden=beelden.select_related("klant")[:10],
    )


def _klanten(aantal: int) -> str:
    return "1 klant" if aantal == 1 else f"{aantal} klanten"


def _selectie(request: Verzoek, form: CaseloadForm) -> Selectie:
    """The clients of the employee, or of the whole location when that is asked."""
    keuze: dict[str, Any] = {
        naam: waarde for naam, waarde in form.initial.items() if naam not in ("per", "tellen", "sorteer")
    }
    return Selectie(
        locatie=request.locatie,
        van=None if keuze.pop("bereik", "") == LOCATIE else request.medewerker,
        term=zoekterm.lees(request, keuze.pop("z", "")),
        **keuze,
    )
