"""Paper: what leaves the portal as a tagged PDF, typeset with the location as sender (X-23).

Content goes to the typesetter as JSON and is only ever shown as text. `keten/typst/briefpapier.typ` holds the
letterhead that every paper of the chain shares.
"""

import json
import logging
import unicodedata
from pathlib import Path
from typing import Any, Literal

import typst
from django.conf import settings
from django.http import HttpResponse

from keten.models import Locatie

log = logging.getLogger(__name__)

_LETTERS = Path(__file__).parent / "typst"
_PUNTEN_PER_INCH = 96.0


def zet(sjabloon: Path, gegevens: dict[str, Any]) -> bytes:
    """Typeset a paper.

    Args:
        sjabloon: the `.typ` file; it finds its content in `sys.inputs.gegevens`, as JSON.
    """
    tekst = json.dumps(_schoon(gegevens))
    try:
        return _zet(sjabloon, tekst, norm="ua-1")
    except typst.TypstError as fout:
        # The standard forbids characters without a shape, such as an emoji; the PDF stays tagged without it.
        log.warning("paper %s is not PDF/UA: %s", sjabloon.stem, type(fout).__name__)
        return _zet(sjabloon, tekst, norm=None)


def plaatjes(sjabloon: Path, gegevens: dict[str, Any]) -> list[bytes]:
    """How a paper looks, as one PNG image per page: for a look before it is made."""
    tekst = json.dumps(_schoon(gegevens))
    gezet = typst.compile(
        sjabloon,
        root=settings.BASE_DIR,
        format="png",
        ppi=_PUNTEN_PER_INCH,
        font_paths=[_LETTERS],
        ignore_system_fonts=True,
        sys_inputs={"gegevens": tekst},
    )
    return gezet if isinstance(gezet, list) else [gezet]


def als_bijlage(inhoud: bytes, naam: str) -> HttpResponse:
    """A paper to be kept as a file; the browser does not guess what it could be."""
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(inhoud, content_type="application/pdf", headers=koppen)


def afzender(locatie: Locatie) -> dict[str, Any]:
    """The location as the letterhead wants it."""
    regels = [locatie.adres or locatie.plaats, locatie.telefoon, locatie.email]
    return {"naam": locatie.naam, "regels": [regel for regel in regels if regel]}


def _zet(sjabloon: Path, gegevens: str, *, norm: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        sjabloon,
        root=settings.BASE_DIR,
        format="pdf",
        font_paths=[_LETTERS],
        ignore_system_fonts=True,
        sys_inputs={"gegevens": gegevens},
        pdf_standards=norm,
    )


def _schoon(waarde: Any) -> Any:
    """Without control characters, which no font can show; ends of lines stay."""
    if isinstance(waarde, dict):
        return {naam: _schoon(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_schoon(deel) for deel in waarde]
    if isinstance(waarde, str):
        regels = waarde.replace("\r\n", "\n")
        return "".join(t for t in regels if t == "\n" or unicodedata.category(t) not in ("Cc", "Cs", "Cn"))
    return waarde
