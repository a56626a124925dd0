"""The optimistic lock as HTTP knows it: `ETag` says which version was read, `If-Match` which is changed."""

from typing import Any

from rest_framework.request import Request

from keten.api.fouten import Geweigerd
from keten.models import MetVersie


def etag(record: MetVersie) -> str:
    """The version of a record as a header."""
    return f'"{record.versie}"'


def verwacht(request: Request) -> int:
    """The version that somebody saw before changing it.

    Raises:
        Geweigerd: it was not said, or is no version of ours.
    """
    kop: Any = request.headers.get("If-Match", "").strip()
    if not kop:
        raise Geweigerd(428, "Zet in de kop If-Match de ETag van de versie die u hebt gelezen.")
    los = kop.removeprefix("W/").strip('"')
    if not (los.isascii() and los.isdigit() and len(los) < 10):
        raise Geweigerd(400, "De kop If-Match hoort de ETag van een gelezen versie te zijn.")
    return int(los)
