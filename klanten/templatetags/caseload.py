"""The rows of the caseload, written in one go.

A template with nine cells for each of fifty rows takes longer than the database, the page around it and
everything else together (`benchmarks/caseload.py`); this is the list that people have open all day.
"""

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from keten.templatetags.componenten import badge
from klanten.templatetags.dossier import klantnummer

if TYPE_CHECKING:
    from klanten.views.caseload import Rij

register = template.Library()

_RIJ = (
    '<tr><th class="ams-table__cell" data-label="Naam" scope="row"><div><a href="{}">{}</a></div></th>{}</tr>'
)
_CEL = '<td class="ams-table__cell" data-label="{}"><div>{}</div></td>'


@register.simple_tag
def caseloadrij(rij: "Rij", eigen: bool, met_routes: bool) -> SafeString:
    """One line of the caseload.

    Args:
        eigen: of one's own caseload, where everybody has the same contact person.
        met_routes: whether the location tells routes apart (D-22).
    """
    beeld = rij.beeld
    cellen = [
        ("Klantnummer", format_html('<span class="lwi-cijfer lwi-heel">{}</span>', klantnummer(rij.nummer))),
        ("Uitkering", beeld.regimes or _niets("geen")),
        *([("Route", beeld.route or _niets("geen"))] if met_routes else ()),
        ("Kwadrant", beeld.kwadrant or _niets("geen")),
        ("Laatste contact", _dag(beeld.laatste_contact) if beeld.laatste_contact else _niets("geen")),
        ("Volgende stap", _stap(rij)),
        ("Status", _status(rij)),
    ]
    if not eigen:
        wie = str(beeld.contactpersoon) if beeld.contactpersoon else _niets("niemand")
        cellen.insert(4 if met_routes else 3, ("Contactpersoon", wie))
    return format_html(_RIJ, rij.url, rij.naam, format_html_join("", _CEL, cellen))


def _stap(rij: "Rij") -> SafeString:
    stap = rij.beeld.volgende_stap
    link = format_html('<a href="{}">{}</a>', rij.stap_url, stap) if rij.stap_url else stap
    op = rij.beeld.volgende_stap_op
    return format_html("{}<br>{}", link, _dag(op)) if op else format_html("{}", link)


def _status(rij: "Rij") -> SafeString:
    waarom = format_html('<br><span class="lwi-klein lwi-zacht">{}</span>', rij.waarom) if rij.waarom else ""
    return format_html('<span class="lwi-heel">{}</span>{}', badge(rij.stand, rij.badge), waarom)


@lru_cache(maxsize=2048)
def _dag(dag: datetime.date) -> SafeString:
    """A list shows the same days again and again."""
    return format_html('<span class="lwi-heel">{}</span>', date_format(dag, "j b Y"))


@lru_cache(maxsize=8)
def _niets(woord: str) -> SafeString:
    return format_html('<span class="lwi-zacht">{}</span>', woord)
