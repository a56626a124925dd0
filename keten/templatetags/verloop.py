"""Component tags for what runs in time: timeline, steps of a process, and the kwadrant with its history."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from keten.templatetags.weergeven import kies, toon

register = template.Library()

STANDEN = {"klaar": _("Klaar"), "bezig": _("Nu bezig"), "komt": _("Komt nog")}
BANENAANBOD = {"voldoende": "Voldoende banen", "onvoldoende": "Onvoldoende banen"}
ZOEKGEDRAG = {"optimaal": "Optimaal zoekgedrag", "onvolledig": "Onvolledig zoekgedrag"}


@register.simple_block_tag
def tijdlijn(content: str, label: str | Promise = _("Tijdlijn")) -> SafeString:
    """Events in the order of time, newest first; holds `gebeurtenis` tags."""
    return toon("tijdlijn", label=label, inhoud=content)


@register.simple_block_tag
def gebeurtenis(
    content: str,
    titel: str,
    moment: date,
    door: object = "",
    organisatie: object = "",
    icoon: str = "circle-dot",
    url: str = "",
) -> SafeString:
    """One event: what, when (a date or a datetime), by whom of which organisation; `content` may be empty."""
    return toon(
        "gebeurtenis",
        titel=titel,
        moment=moment,
        met_tijd=hasattr(moment, "hour"),
        door=door,
        organisatie=organisatie,
        icoon=icoon,
        url=url,
        inhoud=SafeString(content.strip()),
    )


@register.simple_block_tag
def processtappen(content: str, label: str, rij: bool = False) -> SafeString:
    """The steps of a process; holds `stap` tags. With `rij` they stand in a row on a wide screen."""
    return toon("processtappen", label=label, rij=rij, inhoud=content)


@register.simple_block_tag
def stap(content: str, naam: str, stand: str, url: str = "") -> SafeString:
    """One step with its state (klaar, bezig, komt) in words; `content` may be empty."""
    woord = kies(stand, STANDEN, "stap")
    return toon("stap", naam=naam, stand=stand, woord=woord, url=url, inhoud=SafeString(content.strip()))


@register.simple_tag
def kwadrant(
    banenaanbod: str,
    zoekgedrag: str,
    eerder: Iterable[tuple[str, str, date]] = (),
    wie: str = "De klant",
    bijschrift: str = "Kwadrant",
) -> SafeString:
    """The 2x2 of banenaanbod and zoekgedrag with the place of the client now and before.

    Args:
        banenaanbod: "voldoende", "onvoldoende" or empty when not judged yet.
        zoekgedrag: "optimaal", "onvolledig" or empty.
        eerder: earlier places as (banenaanbod, zoekgedrag, day on which it was established).

    Source: Samen doen we het zo (Monitorgroep), the four dienstverleningskwadranten.
    """
    for waarde, soorten in ((banenaanbod, BANENAANBOD), (zoekgedrag, ZOEKGEDRAG)):
        if waarde:
            kies(waarde, soorten, "kwadrant")
    verleden = list(eerder)
    rijen = [
        {
            "naam": naam,
            "cellen": [_vak(aanbod, gedrag, (banenaanbod, zoekgedrag), verleden) for gedrag in ZOEKGEDRAG],
        }
        for aanbod, naam in BANENAANBOD.items()
    ]
    return toon("kwadrant", rijen=rijen, kolommen=ZOEKGEDRAG.values(), wie=wie, bijschrift=bijschrift)


def _vak(
    aanbod: str, gedrag: str, nu: tuple[str, str], eerder: list[tuple[str, str, date]]
) -> dict[str, Any]:
    return {
        "hier": (aanbod, gedrag) == nu,
        "dagen": [
            dag for was_aanbod, was_gedrag, dag in eerder if (was_aanbod, was_gedrag) == (aanbod, gedrag)
        ],
    }
