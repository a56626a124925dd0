"""What all component tags share: choosing a variant, drawing an icon, rendering the component's template."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

T = TypeVar("T")

KNOPPEN = {
    "primair": "ams-button--primary",
    "secundair": "ams-button--secondary",
    "tertiair": "ams-button--tertiary",
    "gevaar": "lwi-knop--gevaar",
}


def kies(soort: str, soorten: Mapping[str, T], component: str) -> T:
    """The value that belongs to a variant.

    Raises:
        TemplateSyntaxError: the component has no such variant.
    """
    if soort not in soorten:
        raise TemplateSyntaxError(f"{component}: {soort!r} is not one of {', '.join(soorten)}.")
    return soorten[soort]


@lru_cache(maxsize=256)
def svg(naam: str, label: str = "") -> SafeString:
    """A lucide icon as inline SVG; hidden from screen readers unless it has a label.

    Raises:
        TemplateSyntaxError: lucide has no icon of this name.
    """
    naar_lezer = (
        {"role": "img", "aria_label": label} if label else {"aria_hidden": "true", "focusable": "false"}
    )
    try:
        return mark_safe(lucide(naam, size=20, **{"class": "lwi-icoon"}, **naar_lezer))
    except IconDoesNotExist as fout:
        raise TemplateSyntaxError(f"icoon: lucide has no icon {naam!r}.") from fout


def toon(component: str, **gegevens: Any) -> SafeString:
    """Render `templates/componenten/<component>.html` with exactly these variables."""
    return render_to_string(f"componenten/{component}.html", gegevens)
