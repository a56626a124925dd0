"""Showing the BSN, on request only."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import bsn
from klanten.inzage import open_dossier
from klanten.models import Doel


@vereist(Recht.BSN_TONEN)
@require_POST
@never_cache
def toon(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Show the BSN once; nothing on the way may keep a copy."""
    klant = open_dossier(request, klantnummer)
    blik = klant.inzagen.filter(gebruiker=request.medewerker.gebruiker_id)[0]  # the door has just recorded it
    nummer = bsn.toon(klant=klant, door=request.medewerker, doel=Doel(blik.doel))
    sjabloon = "klanten/_bsn_getoond.html" if request.htmx else "klanten/bsn.html"
    return render(request, sjabloon, {"klant": klant, "nummer": nummer})
