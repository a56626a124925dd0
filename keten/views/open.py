"""Pages for the whole world: is the portal well, and what does it promise."""

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from redis.exceptions import RedisError

from keten.galerij import voorbeelden
from keten.rechten import openbaar
from keten.tasks import HARTSLAG


@openbaar
def gezond(request: HttpRequest) -> JsonResponse:
    """Readiness: database, Redis and worker; 503 when the portal cannot do its work."""
    standen = {"database": _database(), **_redis_en_worker()}
    return JsonResponse(standen, status=200 if standen["database"] and standen["redis"] else 503)


@openbaar
def leeft(request: HttpRequest) -> JsonResponse:
    """Liveness: the process answers."""
    return JsonResponse({"leeft": True})


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return False
    return True


def _redis_en_worker() -> dict[str, bool]:
    try:
        return {"redis": True, "worker": cache.get(HARTSLAG) is not None}
    except RedisError:
        return {"redis": False, "worker": False}


@openbaar
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "keten/toegankelijkheid.html")


@openbaar
def privacy(request: HttpRequest) -> HttpResponse:
    """What the portal keeps about people, and their rights."""
    return render(request, "keten/privacy.html")


@openbaar
def componenten(request: HttpRequest) -> HttpResponse:
    """Every component in every variant; only on a development or demonstration machine."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "keten/componenten.html", voorbeelden(request))
