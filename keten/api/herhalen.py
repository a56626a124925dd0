"""The same request sent twice does its work once, and is answered the same (`Idempotency-Key`)."""

import datetime
import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from keten.api.fouten import Geweigerd
from keten.models import Herhaling, Systeem
from keten.verzegelen import ontsleutel, versleutel

KOP = "Idempotency-Key"
BEWAARD = datetime.timedelta(days=1)
"""How long an answer can be asked for again."""

VORM = "[!-~]{8,100}"
"""What a key looks like: visible characters."""

_KOPPEN = ("Location", "ETag")
_DOEN_MEE = ("Locatie", "If-Match", "Doel", "Reden")


def sleutel_van(request: Request) -> str:
    """The key of this request; empty when there is none.

    Raises:
        Geweigerd: no key of 8 to 100 visible characters.
    """
    sleutel = request.headers.get(KOP, "")
    if sleutel and not re.fullmatch(VORM, sleutel):
        raise Geweigerd(400, f"De kop {KOP} heeft 8 tot en met 100 tekens, zonder spaties.")
    return sleutel


def eenmalig(request: Request, systeem: Systeem, doe: Callable[[], Response]) -> Response:
    """Do what is asked, unless this key has been answered before; then give that answer.

    What it does and the key stand in one transaction: a fault keeps neither. The same request at the same
    moment waits for the first, by the unique index.

    Raises:
        Geweigerd: the key was used for another request.
    """
    sleutel = sleutel_van(request)
    with transaction.atomic():
        if not sleutel:
            return doe()
        afdruk = _vingerafdruk(request)
        bewaard = _claim(systeem, sleutel, afdruk)
        if bewaard.status:
            return _opnieuw(bewaard, afdruk)
        antwoord = doe()
        bewaard.status = antwoord.status_code
        bewaard.koppen = {naam: antwoord[naam] for naam in _KOPPEN if naam in antwoord}
        bewaard.inhoud = versleutel(json.dumps(antwoord.data, cls=JSONEncoder))
        bewaard.save()
        return antwoord


def ruim_op() -> int:
    """Throw away answers that nobody can ask for any more; returns how many."""
    return Herhaling.objects.filter(op__lt=timezone.now() - BEWAARD).delete()[0]


def _claim(systeem: Systeem, sleutel: str, afdruk: str) -> Herhaling:
    """Take the key, or find the answer of who took it before; who still works on it is waited for."""
    nieuw = Herhaling(systeem=systeem, sleutel=sleutel, vingerafdruk=afdruk)
    Herhaling.objects.bulk_create([nieuw], ignore_conflicts=True)
    return Herhaling.objects.select_for_update().get(systeem=systeem, sleutel=sleutel)


def _opnieuw(bewaard: Herhaling, afdruk: str) -> Response:
    if bewaard.vingerafdruk != afdruk:
        raise Geweigerd(422, f"Deze {KOP} is al gebruikt voor een ander verzoek.")
    inhoud: Any = json.loads(ontsleutel(bewaard.inhoud))
    return Response(inhoud, status=bewaard.status, headers={**bewaard.koppen, "Idempotency-Replayed": "true"})


def _vingerafdruk(request: Request) -> str:
    """What makes a request the same: address, person, the headers that change what it does, and body."""
    wie = getattr(request.user, "pk", None)
    koppen = [request.headers.get(kop, "") for kop in _DOEN_MEE]
    delen = [request.method, request.path, wie, koppen, request.data]
    return hashlib.sha256(json.dumps(delen, sort_keys=True, default=_in_tekst).encode()).hexdigest()


def _in_tekst(deel: Any) -> str:
    """What JSON does not know; a file is the same when its name and its bytes are."""
    if not isinstance(deel, UploadedFile):
        return str(deel)
    som = hashlib.sha256()
    for stuk in deel.chunks():
        som.update(stuk)
    deel.seek(0)
    return f"{deel.name}:{som.hexdigest()}"
