"""What the public pages of the Landkaart share: the frame, and the browser's own copy."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control

from keten.verzoek import Verzoek


def toon(request: Verzoek, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render a public page: inside the shell of an employee, or in a frame without a menu."""
    basis = "basis/medewerker.html" if request.medewerker_of_niets else "basis/openbaar.html"
    return render(request, template, {"basis": basis, **context})


def zo_nodig(request: Verzoek, kenmerk: str, maak: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer 304 when the visitor's browser has this very page already; else make it.

    The browser asks every time (`no-cache`), so a new submission shows at once. Only for who is not signed
    in: the pages of others carry their menu.

    Args:
        kenmerk: the page's ETag.
    """
    if request.user.is_authenticated:
        return maak()
    if onveranderd := get_conditional_response(request, etag=kenmerk):
        return onveranderd
    antwoord = maak()
    antwoord.headers["ETag"] = kenmerk
    patch_cache_control(antwoord, private=True, no_cache=True)
    return antwoord
