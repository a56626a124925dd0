"""The switch between Dutch and English on the pages for clients."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from keten.rechten import openbaar
from keten.verzoek import Verzoek
from klanten import taal
from klanten.middleware import GEKOZEN, zet_taal


@require_POST
@openbaar
def kies(request: Verzoek) -> HttpResponse:
    """Show this and further pages in the chosen language; the dossier of a client remembers it."""
    gekozen = request.POST.get("taal", "")
    if gekozen not in taal.TALEN:
        return HttpResponseBadRequest()
    if not request.user.is_authenticated:
        request.session[GEKOZEN] = gekozen
    elif request.medewerker_of_niets is None:
        taal.onthoud(gebruiker=request.user, taal=gekozen)
    volgende = request.POST.get("volgende", "")
    eigen = url_has_allowed_host_and_scheme(
        volgende, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    antwoord = redirect(volgende if eigen else settings.LOGIN_REDIRECT_URL)
    zet_taal(antwoord, gekozen)
    return antwoord
