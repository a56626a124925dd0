"""Reading and writing JSON: camelCase outside, the names of the house inside, and no surprises in between."""

import json
import math
from typing import IO, Any, ClassVar

from djangorestframework_camel_case.render import CamelCaseJSONRenderer
from djangorestframework_camel_case.util import underscoreize
from rest_framework.parsers import BaseParser

from keten.api.fouten import Geweigerd

GROOTSTE = 1_000_000  # bytes of one request
DIEPSTE = 12  # lists and objects inside each other
_GEEN_JSON = "Dit is geen JSON in UTF-8."


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
