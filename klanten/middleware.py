"""Asks for a reason when the door to a dossier wants one."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from klanten.inzage import RedenNodig


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
        return HttpResponseClientRedirect(adres) if "HX-Request" in request.headers else redirect(adres)
