"""What happens around every view for a dossier: in which language, and why somebody looks."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

from keten.middleware import omleiding
from keten.rechten import Rol
from keten.verzoek import Verzoek
from klanten import taal
from klanten.inzage import RedenNodig

GEKOZEN = "taal"  # in the session of a visitor: the language chosen before signing in
_KIEZERS = {Rol.KLANT, Rol.COACH}


class Taal:
    """Chooses the language of a page: that of the switch for clients and visitors, else always Dutch.

    What a browser asks for does not count, since employees work in Dutch whatever their browser says.
    The cookie holds the language of this browser. Who signs in gets the language of the own dossier, unless
    another one was chosen just before, on the page for signing in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        verzoek = cast(Verzoek, request)
        was_bezoeker = not verzoek.user.is_authenticated
        gekozen = verzoek.session.get(GEKOZEN, "") if was_bezoeker else ""
        nu = self._taal(verzoek)
        with translation.override(nu):
            antwoord = self.get_response(request)
        antwoord.headers.setdefault("Content-Language", nu)
        patch_vary_headers(antwoord, ["Cookie"])
        if was_bezoeker and verzoek.user.is_authenticated and self._kiest(verzoek):
            if gekozen:
                taal.onthoud(gebruiker=verzoek.user, taal=gekozen)
            zet_taal(antwoord, gekozen or taal.van(verzoek.user))
        return antwoord

    def _taal(self, request: Verzoek) -> str:
        bewaard = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        return bewaard if self._kiest(request) and bewaard in taal.TALEN else settings.LANGUAGE_CODE

    @staticmethod
    def _kiest(request: Verzoek) -> bool:
        return not request.user.is_authenticated or request.user.buitenrol in _KIEZERS


def zet_taal(antwoord: HttpResponse, code: str) -> None:
    """Let this browser ask for a language until it is closed."""
    antwoord.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class RedenVragen:
    """Sends an employee to the form that asks why, and back to the page that was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Redirect on `RedenNodig`; after the reason, what was a form or a fragment begins at the dossier."""
        if not isinstance(fout, RedenNodig):
            return None
        deel = request.method != "GET" or "HX-Request" in request.headers
        dossier = reverse("klanten:dossier", args=[fout.klantnummer])
        volgende = urlencode({"volgende": dossier if deel else request.get_full_path()})
        adres = f"{reverse('klanten:reden', args=[fout.klantnummer])}?{volgende}"
        # A fragment cannot hold the form: htmx then takes the whole window there.
        return HttpResponseClientRedirect(adres) if "HX-Request" in request.headers else omleiding(adres)
