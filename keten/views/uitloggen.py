"""Where an identity provider says that somebody is signed out there (OpenID Connect Back-Channel Logout)."""

import logging

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from keten.bronsleutels import STORING, SleutelsOnbereikbaar
from keten.models import Aanmeldbron
from keten.rechten import openbaar
from keten.uitlogbericht import OngeldigBericht
from keten.uitloggen import verwerk

log = logging.getLogger(__name__)

_LIMIET = "uitlogbericht"


@openbaar
@csrf_exempt  # sent by a server, without a page of ours before it and without cookies: the signature counts
@require_POST
@cache_control(no_store=True)
def bericht(request: HttpRequest, code: str) -> HttpResponse:
    """A message of a source, also of one that is closed: ending a session is never harmful.

    Only what is not to be trusted counts for the limit: an organisation may sign out many people at once,
    send a message again, or be unable to tell its keys.
    """
    bron = get_object_or_404(Aanmeldbron, code=code)
    if not ratelimit.consume(request, action=_LIMIET, dry_run=True):
        return _fout("Er kwamen te veel berichten binnen die niet klopten. Probeer het later.", status=429)
    try:
        verwerk(bron=bron, token=request.POST.get("logout_token", ""))
    except OngeldigBericht as fout:
        ratelimit.consume(request, action=_LIMIET)
        log.warning("logout message of source %s refused: %s", bron.code, fout)
        return _fout(str(fout), status=400)
    except SleutelsOnbereikbaar as fout:
        later = {"Retry-After": str(int(STORING.total_seconds()))}
        return _fout(str(fout), status=503, soort="temporarily_unavailable", headers=later)
    return HttpResponse()


def _fout(
    uitleg: str, *, status: int, soort: str = "invalid_request", headers: dict[str, str] | None = None
) -> HttpResponse:
    """What went wrong, in the form that the specification gives it (section 2.8)."""
    return JsonResponse({"error": soort, "error_description": uitleg}, status=status, headers=headers)
