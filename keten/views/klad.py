"""Keeping and throwing away drafts; the pages call these while somebody types."""

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten import klad
from keten.rechten import ingelogd, openbaar
from keten.verzoek import Verzoek


@openbaar
@require_POST
def bewaar(request: Verzoek) -> HttpResponse:
    """Keep what was typed, also when the session is over; the proof on the page says whose it is."""
    try:
        op = klad.bewaar(request.POST.get("klad", ""), request.POST)
    except (signing.BadSignature, ValueError):
        return HttpResponseBadRequest()
    return render(request, "keten/_klad.html", {"op": op})


@ingelogd
@require_POST
def gooi_weg(request: Verzoek) -> HttpResponse:
    """Throw the draft away and open its page anew."""
    try:
        pad = klad.gooi_weg(request.POST.get("klad", ""))
    except signing.BadSignature:
        return HttpResponseBadRequest()
    messages.success(request, _("Het klad is weggegooid."))
    return redirect(pad)
