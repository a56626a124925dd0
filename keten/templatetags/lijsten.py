"""Component tags for lists: table, sorting, page numbers, filters and counters."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from keten.templatetags.weergeven import kies, svg, toon

register = template.Library()

SMAL = {"stapel": "lwi-tabel--stapel", "schuif": "lwi-tabel--schuif"}
TELLERS = {"neutraal": "", "goed": "circle-check", "let_op": "clock", "fout": "triangle-alert"}
SORTEERPARAMETER = "sorteer"
PAGINAPARAMETER = "pagina"


def adres_met(request: HttpRequest, **waarden: str | int) -> str:
    """The query string of this page with other values; an empty value takes a parameter away."""
    vraag = request.GET.copy()
    for naam, waarde in waarden.items():
        vraag.pop(naam, None)
        if waarde != "":
            vraag[naam] = str(waarde)
    return f"?{vraag.urlencode()}"


@register.simple_block_tag
def tabel(
    content: str,
    bijschrift: str,
    smal: str = "stapel",
    rijen: Any = True,
    leeg: str = "",
    verborgen: bool = False,
) -> SafeString:
    """A table around `thead` and `tbody` rows of `kolom` and `cel` tags.

    Args:
        bijschrift: caption; `verborgen` leaves it to screen readers.
        smal: on a narrow screen each row becomes a block ("stapel") or the table scrolls ("schuif").
        rijen: when this is empty, `leeg` is shown instead of the table.
    """
    klasse = kies(smal, SMAL, "tabel")
    if leeg and not rijen:
        return toon("leeg", kop=leeg, tekst="", icoon="search-x", actie="", url="")
    return toon("tabel", bijschrift=bijschrift, klasse=klasse, verborgen=verborgen, inhoud=content)


@register.simple_tag(takes_context=True)
def kolom(
    context: Context, naam: str, sorteer: str = "", rechts: bool = False, verborgen: bool = False
) -> SafeString:
    """A column heading; with `sorteer` a link that sorts by that key, and the other way round the next time.

    The order in force is the variable `sortering` ("naam" or "-naam") or else the query string's.
    """
    uitlijning = " ams-table__header-cell--align-end" if rechts else ""
    if not sorteer:
        tekst = format_html('<span class="ams-visually-hidden">{}</span>', naam) if verborgen else naam
        return format_html('<th class="ams-table__header-cell{}" scope="col">{}</th>', uitlijning, tekst)
    request = context["request"]
    nu = context.get("sortering") or request.GET.get(SORTEERPARAMETER, "")
    orde = {sorteer: "ascending", f"-{sorteer}": "descending"}.get(nu, "none")
    volgende = f"-{sorteer}" if orde == "ascending" else sorteer
    teken = {"ascending": "arrow-up", "descending": "arrow-down", "none": "chevrons-up-down"}[orde]
    return format_html(
        '<th class="ams-table__header-cell{} lwi-tabel__sorteerbaar" scope="col" aria-sort="{}">'
        '<a class="lwi-sorteer" href="{}">{}{}</a></th>',
        uitlijning,
        orde,
        adres_met(request, **{SORTEERPARAMETER: volgende, PAGINAPARAMETER: ""}),
        naam,
        svg(teken),
    )


@register.simple_block_tag
def cel(content: str, naam: str = "", rijkop: bool = False, rechts: bool = False) -> SafeString:
    """A cell; `naam` is its column's name, shown before it on a narrow screen; `rijkop` names the row."""
    return format_html(
        '<{0} class="ams-table__cell{1}" data-label="{2}"{3}><div>{4}</div></{0}>',
        "th" if rijkop else "td",
        " ams-table__cell--align-end" if rechts else "",
        naam,
        mark_safe(' scope="row"') if rijkop else "",
        content,
    )


@register.simple_tag(takes_context=True)
def paginering(context: Context, pagina: Page[Any], wat: str = "resultaten") -> SafeString:
    """Page numbers under a list, keeping search, filters and order; and which part of it this is."""
    request = context["request"]
    nummers = [
        (nummer, adres_met(request, **{PAGINAPARAMETER: nummer}) if isinstance(nummer, int) else "")
        for nummer in pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    ]
    return toon(
        "paginering",
        pagina=pagina,
        wat=wat,
        nummers=nummers,
        vorige=_naar(request, pagina.number - 1) if pagina.has_previous() else "",
        volgende=_naar(request, pagina.number + 1) if pagina.has_next() else "",
    )


def _naar(request: HttpRequest, nummer: int) -> str:
    return adres_met(request, **{PAGINAPARAMETER: nummer})


@register.simple_block_tag(takes_context=True)
def filterbalk(context: Context, content: str, label: str = "Filteren", wis: bool | str = True) -> SafeString:
    """A form of filters above a list (GET); keeps the order, goes back to the first page.

    `wis` is where the list without filters is, when that is another address than the bare page.
    """
    request = context["request"]
    return toon(
        "filterbalk",
        inhoud=content,
        label=label,
        pad=request.path,
        sortering=request.GET.get(SORTEERPARAMETER, ""),
        wis=wis if isinstance(wis, str) else request.path if wis and _is_gefilterd(request) else "",
    )


def _is_gefilterd(request: HttpRequest) -> bool:
    return bool(set(request.GET) - {SORTEERPARAMETER, PAGINAPARAMETER})


@register.simple_block_tag
def tellers(content: str, label: str) -> SafeString:
    """Counters that are filters; holds `teller` tags."""
    return toon("tellers", label=label, inhoud=content)


@register.simple_tag
def teller(
    woord: str, getal: int, url: str = "", actief: bool = False, soort: str = "neutraal"
) -> SafeString:
    """A number with its word, which shows the list behind it; without a url only the number."""
    icoon = kies(soort, TELLERS, "teller")
    return toon("teller", woord=woord, getal=getal, url=url, actief=actief, soort=soort, icoon=icoon)
