"""The part of a dossier about team, ladder, groups and school; the overview fetches it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import groepen, jongeren
from klanten.inzage import open_dossier
from klanten.views.blokken import blok_basis


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Show where the client belongs and takes part."""
    klant = open_dossier(request, klantnummer)
    deelnames = klant.groepsdeelnames.filter(
        stand__in=groepen.IN_DE_RIJ, bijeenkomst__begin__gte=timezone.now()
    )
    context = {
        "klant": klant,
        "jong": jongeren.is_jongere(klant.geboortedatum, klant.locatie),
        "positie": klant.ladderposities.select_related("trede").order_by("-sinds").first(),
        "check": klant.kwalificatiechecks.select_related("partner").first(),
        "melding": klant.schoolmeldingen.select_related("school").first(),
        "deelnames": deelnames.select_related("bijeenkomst").order_by("bijeenkomst__begin")[:5],
        "mag_team": Recht.CONTACTPERSOON in request.rechten,
        "mag_ladder": Recht.DIAGNOSE in request.rechten,
        "mag_groepen": Recht.GROEPEN in request.rechten,
        "mag_check": Recht.RMC_CHECK in request.rechten,
        **blok_basis(request),
    }
    return render(request, "klanten/meedoen.html", context)
