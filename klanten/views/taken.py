"""Tasks: a new one, done, taken up, and open again."""

import datetime
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Medewerker
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import taken
from klanten.afspraken import aanvang
from klanten.forms.taken import TaakForm
from klanten.inzage import open_dossier
from klanten.models import Taak
from klanten.views.mijn_dag import toon

_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)


@vereist(Recht.WERKVOORRAAD)
def nieuw(request: Verzoek) -> HttpResponse:
    """Put a task in one's own werkvoorraad, a colleague's, or before everybody at the location."""
    form = TaakForm(
        request.POST or None,
        initial={"klantnummer": request.GET.get("klantnummer", "")},
        medewerker=request.medewerker,
        locatie=request.locatie,
        vind=partial(open_dossier, request) if Recht.DOSSIER_INZIEN in request.rechten else None,
    )
    if request.method == "POST" and form.is_valid():
        keuze = form.cleaned_data
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(keuze["indiening"], gebruiker=request.medewerker.gebruiker)
            taken.maak(
                klant=keuze.get("klantnummer"),
                voor=keuze["voor"],
                locatie=request.locatie,
                soort=Taak.Soort.ALGEMEEN,
                omschrijving=keuze["omschrijving"],
                vervalt_op=aanvang(keuze["vervalt_op"], _EINDE_VAN_DE_DAG),
                door=request.medewerker,
            )
            messages.success(request, f"De taak staat klaar voor {_wie(keuze['voor'], request)}.")
            return redirect("klanten:mijn_dag")
    return render_formulier(request, "klanten/taak_nieuw.html", form)


@require_POST
@vereist(Recht.WERKVOORRAAD)
def gedaan(request: Verzoek, pk: int) -> HttpResponse:
    """Say that a task has been done; the page that follows offers to take that back."""
    return _doe(request, pk, taken.rond_af, gedaan=True)


@require_POST
@vereist(Recht.WERKVOORRAAD)
def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Take back that a task has been done."""
    return _doe(request, pk, taken.heropen, bericht="De taak staat weer open.")


@require_POST
@vereist(Recht.WERKVOORRAAD)
def oppakken(request: Verzoek, pk: int) -> HttpResponse:
    """Take a task that waits for anybody."""
    return _doe(request, pk, taken.pak_op, bericht="De taak staat nu in uw werkvoorraad.")


def _doe(
    request: Verzoek, pk: int, handeling: Callable[..., Taak], *, gedaan: bool = False, bericht: str = ""
) -> HttpResponse:
    """Do something to a task of the location, and go back to where the button stood."""
    taak = get_object_or_404(Taak, pk=pk, locatie=request.locatie)
    try:
        taak = handeling(taak=taak, door=request.medewerker)
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
        return toon(request, status=422)
    if bericht:
        messages.success(request, bericht)
    if request.htmx:
        return toon(request, gedaan=taak if gedaan else None)
    return redirect(_terug(request, taak if gedaan else None))


def _terug(request: Verzoek, gedaan: Taak | None) -> str:
    volgende = request.POST.get("volgende", "")
    if volgende and url_has_allowed_host_and_scheme(volgende, {request.get_host()}, request.is_secure()):
        if gedaan is not None:
            messages.success(request, f"Taak gedaan: {gedaan}. Op Mijn dag kunt u dit ongedaan maken.")
        return volgende
    vraag = request.GET.copy()
    if gedaan is not None:
        vraag["gedaan"] = str(gedaan.pk)
    return reverse("klanten:mijn_dag", query=vraag)


def _wie(voor: Medewerker | None, request: Verzoek) -> str:
    if voor is None:
        return "wie het oppakt"
    return "u" if voor == request.medewerker else str(voor)
