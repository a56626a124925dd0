"""Reading and writing JSON, and reading files: camelCase outside, names of the house inside, no surprises."""

import json
import math
from typing import IO, Any, ClassVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from djangorestframework_camel_case.render import CamelCaseJSONRenderer
from djangorestframework_camel_case.util import underscoreize
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, DataAndFiles, MultiPartParser

from keten.api.fouten import Geweigerd

GROOTSTE = 1_000_000  # bytes of one request, apart from a file
DIEPSTE = 12  # lists and objects inside each other
_GEEN_JSON = "Dit is geen JSON in UTF-8."
_GEEN_FORMULIER = "Dit is geen multipart/form-data in UTF-8."
_MB = 1024 * 1024


class Schrijver(CamelCaseJSONRenderer):  # type: ignore[misc]  # published without types
    """JSON in UTF-8."""

    charset: ClassVar[str] = "utf-8"


class Lezer(BaseParser):
    """Reads an object in JSON, of modest size and depth."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """The object that was sent, with names as the house writes them.

        Raises:
            Geweigerd: too large, no JSON, no object, or nested too deep.
        """
        ruw = stream.read(GROOTSTE + 1)
        if len(ruw) > GROOTSTE:
            raise Geweigerd(413, "Dit verzoek is groter dan 1 MB.")
        try:
            inhoud = json.loads(ruw.decode("utf-8"), parse_constant=_weiger_getal, parse_float=_getal)
            json.dumps(inhoud, ensure_ascii=False).encode("utf-8")  # no halves of characters
        except (ValueError, RecursionError):
            raise Geweigerd(400, _GEEN_JSON) from None
        if not isinstance(inhoud, dict):
            raise Geweigerd(400, "Stuur een JSON-object.")
        if _diepte(inhoud) > DIEPSTE:
            raise Geweigerd(400, f"Dit verzoek is dieper genest dan {DIEPSTE} lagen.")
        return underscoreize(inhoud)


class Bestandslezer(MultiPartParser):
    """Reads a file with the fields that belong to it, as a browser sends a form."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The fields and the file, with names as the house writes them.

        Raises:
            Geweigerd: larger than the largest file, no such form, or a field that was sent twice.
        """
        lengte = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)  # what can be read
        if lengte > settings.DOCUMENT_MAX_MB * _MB + GROOTSTE:
            raise _te_groot()
        try:
            gelezen = super().parse(stream, media_type, {**parser_context, "encoding": "utf-8"})
        except RequestDataTooBig:
            raise _te_groot() from None
        except (ParseError, SuspiciousOperation):
            raise Geweigerd(400, _GEEN_FORMULIER) from None
        bakken = (gelezen.data, gelezen.files)
        namen = [naam for bak in bakken for naam, waarden in bak.lists() for _ in waarden]
        if len(namen) != len(set(namen)):
            raise Geweigerd(400, "Stuur elk veld maar één keer.")
        if any("\ufffd" in tekst for paar in gelezen.data.items() for tekst in paar):
            raise Geweigerd(400, _GEEN_FORMULIER)  # bytes that are no UTF-8 were read as this sign
        return DataAndFiles(*(underscoreize(bak) for bak in bakken))


def _te_groot() -> Geweigerd:
    return Geweigerd(
        413, f"Dit verzoek is te groot: een bestand heeft hoogstens {settings.DOCUMENT_MAX_MB} MB."
    )


def _getal(tekst: str) -> float:
    """A number with decimals that a computer can hold."""
    getal = float(tekst)
    if math.isinf(getal):
        _weiger_getal(tekst)
    return getal


def _weiger_getal(naam: str) -> None:
    raise ValueError(naam)  # NaN and Infinity are no JSON, and no database takes them


def _diepte(inhoud: Any) -> int:
    """How deep lists and objects lie inside each other."""
    diepte, laag = 0, [inhoud]
    while laag:
        diepte += 1
        volgende: list[Any] = []
        for deel in laag:
            if isinstance(deel, dict):
                volgende += deel.values()
            elif isinstance(deel, list):
                volgende += deel
        laag = volgende
    return diepte
