"""The guided tour: its steps, ticking one off, and putting the invitation away."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten import rondleiding as domein
from keten.fouten import NietToegestaan
from keten.models import Gebruiker
from keten.rechten import ingelogd
from keten.verzoek import Verzoek


@ingelogd
def lijst(request: Verzoek) -> HttpResponse:
    """The steps of one's own roles, with what was ticked off."""
    gebruiker = cast(Gebruiker, request.user)
    tour = domein.van(gebruiker)
    stappen = [(een, af, reverse(een.urlnaam)) for een, af in tour.stappen]
    context = {"basis": _basis(request), "tour": tour, "stappen": stappen}
    return render(request, "keten/rondleiding.html", context)


def _basis(request: Verzoek) -> str:
    """The frame in which this person sees every other page."""
    return "basis/klant.html" if request.medewerker_of_niets is None else "basis/medewerker.html"


@require_POST
@ingelogd
def stap(request: Verzoek, code: str) -> HttpResponse:
    """Tick a step off, or take that back."""
    gedaan = request.POST.get("gedaan") == "ja"
    try:
        domein.zet_stap(gebruiker=cast(Gebruiker, request.user), code=code, gedaan=gedaan)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, _("Stap afgevinkt.") if gedaan else _("Stap weer open."))
    return redirect(f"{reverse('keten:rondleiding')}#{code}")


@require_POST
@ingelogd
def weg(request: Verzoek) -> HttpResponse:
    """Put the invitation away; it can come back from the page of the tour."""
    wegzetten = request.POST.get("terug") != "ja"
    domein.zet_uitnodiging(gebruiker=cast(Gebruiker, request.user), weg=wegzetten)
    if wegzetten:
        messages.success(request, _("De uitnodiging is weg. U vindt de rondleiding onder uw account."))
        return redirect("keten:start")
    messages.success(request, _("De uitnodiging staat weer op uw startpagina."))
    return redirect("keten:rondleiding")
