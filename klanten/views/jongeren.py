"""The RMC: which young people to look up, and what was found."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import jongeren
from klanten.forms.jongeren import CheckForm
from klanten.inzage import open_dossier
from klanten.models import Doel
from klanten.views.blokken import blok_basis

_PER_PAGINA = 25


@vereist(Recht.RMC_CHECK)
def lijst(request: Verzoek) -> HttpResponse:
    """The young clients of the location whose startkwalificatie nobody knows."""
    beelden = jongeren.nog_na_te_kijken(request.locatie)
    pagina = Paginator(beelden, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "klanten/jongeren.html", {"pagina": pagina})


@vereist(Recht.RMC_CHECK)
def blok(request: Verzoek) -> HttpResponse:
    """How many there are, for the start page."""
    context = {"aantal": jongeren.nog_na_te_kijken(request.locatie).count(), **blok_basis(request)}
    return render(request, "klanten/jongeren_blok.html", context)


@vereist(Recht.RMC_CHECK)
def check(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record what was found about the startkwalificatie of a client (K-83)."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEGELEIDING)
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gedaan = jongeren.leg_check_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"Vastgelegd: {klant.naam} {gedaan.get_uitkomst_display()}.")
            return redirect("klanten:jongeren")
    eerder = klant.kwalificatiechecks.select_related("door__gebruiker", "partner")
    return render_formulier(
        request, "klanten/kwalificatiecheck.html", form, klant=klant, situatie=klant.situatie, eerder=eerder
    )
