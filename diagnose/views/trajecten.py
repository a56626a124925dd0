"""Figures about activities: how long people wait for one, and who takes part without regular work."""

from django.http import HttpResponse
from django.shortcuts import render

from diagnose import trajecten
from diagnose.forms.filters import TrajectenFilter
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.CIJFERS)
def overzicht(request: Verzoek) -> HttpResponse:
    """Waiting days per kind and supplier (K-62), and participation apart from outflow (K-69)."""
    filter_form = TrajectenFilter.gekozen(request.GET)
    periode = filter_form.initial.get("periode") or "jaar"
    soort = filter_form.initial.get("soort", "")
    gegevens = {
        "filter": filter_form,
        "wachttijden": trajecten.wachttijden(request.locatie, periode=periode, soort=soort),
        "participatie": trajecten.participatie(request.locatie, periode=periode),
        "periode": trajecten.PERIODEN[periode][0],
    }
    return render(request, "diagnose/trajecten.html", gegevens)
