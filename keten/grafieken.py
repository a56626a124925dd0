"""Figures that people compare, drawn on the server: Vega-Lite becomes SVG, without script or style.

Colours are those of the style sheet (`var(--lwi-...)`), so that a figure follows the brand. To a screen
reader the SVG says nothing: the page gives it a label with the conclusion in words, and a table with the
numbers.
"""

import hashlib
import json
import re
from typing import Any

import vl_convert
from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

_BEWAREN = (
    7 * 24 * 3600
)  # seconds; a figure is drawn again when its numbers change, because they are in its key
_VOOR_LEZERS = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
_STIJL: dict[str, Any] = {
    "background": None,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--lwi-inkt)",
        "titleColor": "var(--lwi-inkt)",
        "gridColor": "var(--lwi-lijn)",
        "domainColor": "var(--lwi-lijn-sterk)",
        "tickColor": "var(--lwi-lijn-sterk)",
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    },
    "legend": {"labelFontSize": 13, "labelColor": "var(--lwi-inkt)", "title": None},
    "text": {"fontSize": 13},
}


def teken(spec: dict[str, Any]) -> SafeString:
    """Draw a figure.

    Args:
        spec: Vega-Lite, with its data inside.

    Returns:
        Inline SVG; drawn once for the same specification.
    """
    tekst = json.dumps(spec, sort_keys=True)
    sleutel = hashlib.sha256(tekst.encode()).hexdigest()
    svg = cache.get_or_set(f"grafiek:{sleutel}", lambda: _zet_om(tekst), timeout=_BEWAREN)
    return mark_safe(str(svg))


def _zet_om(spec: str) -> str:
    svg = vl_convert.vegalite_to_svg(
        spec, config=_STIJL, allowed_base_urls=[], format_locale="nl-NL", time_format_locale="nl-NL"
    )
    return _VOOR_LEZERS.sub("", svg).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
