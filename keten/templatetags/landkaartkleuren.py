"""The four colours of the Landkaart, each with a shape and a word; the stoplicht never uses them."""

from django import template
from django.utils.safestring import SafeString

from keten.templatetags.weergeven import kies, toon

register = template.Library()

ANTWOORDEN = {
    "niet": "niet gerealiseerd",
    "ontwikkeling": "in ontwikkeling",
    "gedeeltelijk": "gedeeltelijk gerealiseerd",
    "volledig": "volledig gerealiseerd",
    "": "niet ingevuld",
}


@register.simple_tag
def antwoord(soort: str, tekst: str = "") -> SafeString:
    """An answer of the Landkaart: shape, colour and word.

    Args:
        soort: niet, ontwikkeling, gedeeltelijk or volledig; empty for not filled in.
        tekst: words in place of the answer itself, such as a share of points.
    """
    woorden = tekst or kies(soort, ANTWOORDEN, "antwoord")
    return toon("antwoord", soort=soort or "leeg", tekst=woorden)


@register.simple_tag
def antwoordvorm(soort: str) -> SafeString:
    """Only the shape of an answer, for beside words that say the same."""
    return toon("antwoordvorm", soort=soort or "leeg")
