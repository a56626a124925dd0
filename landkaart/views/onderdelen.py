"""The lists that milestones ask for: a new line, another, or one less."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import invulbeeld, onderdelen
from landkaart.forms.onderdelen import FORMULIEREN
from landkaart.models import Mijlpaal
from landkaart.onderdelen import LIJSTEN, Lijst
from landkaart.views.invullen import mijlpaal_van


@vereist(Recht.LANDKAART_INVULLEN)
def doel_nieuw(request: Verzoek) -> HttpResponse:
    """Add a goal."""
    return _nieuw(request, LIJSTEN["doelen"], None)


@vereist(Recht.LANDKAART_INVULLEN)
def nieuw(request: Verzoek, code: str, soort: str) -> HttpResponse:
    """Add a line to a list of a milestone."""
    mijlpaal = mijlpaal_van(request.locatie, code)
    lijst = _lijst(soort)
    if lijst not in onderdelen.lijsten_van(mijlpaal):
        raise Http404
    return _nieuw(request, lijst, mijlpaal)


def _nieuw(request: Verzoek, lijst: Lijst, mijlpaal: Mijlpaal | None) -> HttpResponse:
    form = FORMULIEREN[lijst.code](
        request.POST or None, instance=lijst.model(locatie=request.locatie), locatie=request.locatie
    )
    terug = _terug(mijlpaal)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            onderdelen.voeg_toe(lijst=lijst, locatie=request.locatie, mijlpaal=mijlpaal, velden=form.velden())
            messages.success(request, f"{lijst.een.capitalize()} toegevoegd.")
            return redirect(terug)
    return render_formulier(
        request, "landkaart/onderdeel.html", form, lijst=lijst, mijlpaal=mijlpaal, terug=terug
    )


@vereist(Recht.LANDKAART_INVULLEN)
def wijzigen(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Change a line of a list, or go on to take it out."""
    lijst = _lijst(soort)
    regel = get_object_or_404(lijst.model.objects.lopend(), pk=pk, locatie=request.locatie)
    mijlpaal = _mijlpaal_van(request, lijst, regel)
    terug = _terug(mijlpaal)
    form = FORMULIEREN[soort](request.POST or None, instance=regel, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            onderdelen.wijzig(regel=regel, versie=form.cleaned_data["versie"], velden=form.velden())
            messages.success(request, f"{lijst.een.capitalize()} gewijzigd.")
            return redirect(terug)
    return render_formulier(
        request, "landkaart/onderdeel.html", form, lijst=lijst, mijlpaal=mijlpaal, regel=regel, terug=terug
    )


@require_POST
@vereist(Recht.LANDKAART_INVULLEN)
def vervallen(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Take a line out of its list."""
    lijst = _lijst(soort)
    regel = get_object_or_404(lijst.model.objects.lopend(), pk=pk, locatie=request.locatie)
    try:
        onderdelen.laat_vervallen(regel=regel, versie=int(request.POST.get("versie") or 0))
    except (NietToegestaan, ValueError):
        messages.error(request, "Iemand anders heeft dit net gewijzigd. Kijk het na en probeer het opnieuw.")
        return redirect("landkaart:onderdeel_wijzigen", soort, pk)
    messages.success(request, f"{lijst.een.capitalize()} uit de lijst gehaald.")
    return redirect(_terug(_mijlpaal_van(request, lijst, regel)))


def _lijst(soort: str) -> Lijst:
    if soort not in LIJSTEN:
        raise Http404
    return LIJSTEN[soort]


def _mijlpaal_van(request: Verzoek, lijst: Lijst, regel: Any) -> Mijlpaal | None:
    """The milestone on whose page a line stands."""
    if not lijst.mijlpalen:
        return None
    alle = invulbeeld.mijlpalen_queryset(request.locatie)
    if hasattr(regel, "mijlpaal_id"):
        return alle.filter(pk=regel.mijlpaal_id).first()
    return alle.filter(nummer=lijst.mijlpalen[0], regio=None).first()


def _terug(mijlpaal: Mijlpaal | None) -> str:
    if mijlpaal is None:
        return reverse("landkaart:doelen")
    return reverse("landkaart:mijlpaal_invullen", args=[mijlpaal.code])
