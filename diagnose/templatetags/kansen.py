"""How chances look on the screen."""

from django import template

from keten.getallen import met_komma

register = template.Library()


@register.filter
def procent(kans: float | None) -> str:
    """A share as people read it: 12,5%; a question mark is no number, so the unknown says so."""
    return "onbekend" if kans is None else f"{met_komma(kans * 100)}%"
