"""Support at a placement: granted, and changed later."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import steunen, steunvoorstellen
from werkgevers.forms.steun import SteunForm, SteunWijzigenForm
from werkgevers.models import Plaatsing
from werkgevers.views.plaatsingen import keur_van_hier, toon_formulier, vind_plaatsing


@vereist(Recht.PLAATSEN)
def steun_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Give one more measure or subsidy; a proposal that was chosen is filled in."""
    rij = _vind_eigen(request, pk)
    form = SteunForm(request.POST or None, initial=_voorgesteld(request, rij))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            steun = steunen.ken_toe(plaatsing=rij, door=request.medewerker, **form.waarden())
            messages.success(request, f"{steun} hoort nu bij de plaatsing.")
            return redirect("werkgevers:plaatsing", pk)
    return toon_formulier(request, rij, form, "Hulp of subsidie erbij", "Toevoegen")


@vereist(Recht.PLAATSEN)
def steun_wijzigen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Change the end or the percentage of a measure or subsidy."""
    rij = _vind_eigen(request, pk)
    steun = get_object_or_404(rij.steun.select_related("maatregel", "plaatsing"), pk=nummer)
    form = SteunWijzigenForm(request.POST or None, instance=steun)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            steunen.wijzig_steun(
                steun=steun, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"{steun.maatregel} is gewijzigd.")
            return redirect("werkgevers:plaatsing", pk)
    return toon_formulier(request, rij, form, f"{steun.maatregel} wijzigen", "Opslaan")


def _voorgesteld(request: Verzoek, rij: Plaatsing) -> dict[str, Any]:
    sleutel = request.GET.get("voorstel")
    gekozen = (een for een in steunvoorstellen.voor(rij) if een.subsidie.sleutel == sleutel)
    voorstel = next(gekozen, None) if sleutel else None
    return voorstel.waarden() if voorstel else {}


def _vind_eigen(request: Verzoek, pk: int) -> Plaatsing:
    rij = vind_plaatsing(request, pk)
    if not keur_van_hier(request, rij):
        raise Http404
    return rij
