"""Where services report how it went with what they took over; each proves itself by a secret."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from keten.rechten import openbaar
from klanten.terugmelden import OnleesbareMelding, verwerk_bounce, verwerk_notify


@openbaar
@csrf_exempt
@require_POST
def notify(request: HttpRequest) -> HttpResponse:
    """A delivery receipt of NotifyNL."""
    if not _bewezen(request):
        return HttpResponse(status=403)
    try:
        verwerk_notify(json.loads(request.body))
    except (ValueError, OnleesbareMelding):
        return HttpResponse(status=422)
    return HttpResponse(status=204)


@openbaar
@csrf_exempt
@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """A mail that came back, posted as it is by the mail server that received it."""
    if not _bewezen(request):
        return HttpResponse(status=403)
    try:
        verwerk_bounce(request.body)
    except OnleesbareMelding:
        return HttpResponse(status=422)
    return HttpResponse(status=204)


def _bewezen(request: HttpRequest) -> bool:
    """Whether the secret came along; without one in the settings, nobody gets in."""
    sleutel = settings.TERUGMELDING_SLEUTEL
    return bool(sleutel) and constant_time_compare(
        request.headers.get("Authorization", ""), f"Bearer {sleutel}"
    )
