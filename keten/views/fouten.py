"""What people see when something is not there, not allowed, or broken."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template

from keten.api.fouten import als_antwoord
from keten.rechten import openbaar


@openbaar
def verkeerd_verzoek(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request makes no sense."""
    if _vraagt_api(request):
        return als_antwoord(400, "Dit verzoek is niet te begrijpen.")
    return render(request, "400.html", status=400)


@openbaar
def geen_toegang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this person."""
    return render(request, "403.html", status=403)


@openbaar
def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not here, or not for this person to know of."""
    if _vraagt_api(request):
        return als_antwoord(404, "Dit adres bestaat niet.")
    return render(request, "404.html", status=404)


@openbaar
def storing(request: HttpRequest) -> HttpResponse:
    """500: our fault; no context, because what fills it may be what is broken."""
    return HttpResponseServerError(get_template("500.html").render())


@openbaar
def csrf_mislukt(request: HttpRequest, reason: str = "", **_: Any) -> HttpResponse:
    """403: the form is too old, or came from elsewhere."""
    return render(request, "fouten/csrf.html", status=403)


def _vraagt_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
