"""Component tags for lists: table, sorting, page numbers, filters and counters."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.template import Context
from django.template.base import FilterExpression, Parser, Token
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from keten.bladeren import OngeteldBlad
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


_CELKLASSEN = {"rechts=True": " ams-table__cell--align-end", "breed=True": " lwi-cel--breed"}


class CelNode(template.Node):
    """One cell. A list has hundreds of them, so what can be worked out beforehand is."""

    def __init__(self, inhoud: template.NodeList, naam: FilterExpression, opties: set[str]) -> None:
        self.nodelist = inhoud
        self.naam = naam
        self.element = "th" if "rijkop=True" in opties else "td"
        self.klasse = "".join(klasse for optie, klasse in _CELKLASSEN.items() if optie in opties)
        vast = isinstance(naam.var, str)
        self.begin = self._begin(naam.resolve(Context())) if vast else ""

    def _begin(self, naam: str) -> str:
        rij = mark_safe(' scope="row"') if self.element == "th" else ""
        return format_html(
            '<{} class="ams-table__cell{}" data-label="{}"{}><div>', self.element, self.klasse, naam, rij
        )

    def render(self, context: Context) -> SafeString:
        """The content, between the tags of its cell."""
        begin = self.begin or self._begin(self.naam.resolve(context))
        return SafeString(f"{begin}{self.nodelist.render(context)}</div></{self.element}>")


@register.tag
def cel(parser: Parser, token: Token) -> CelNode:
    """A cell: `{% cel "Naam" rijkop=True %}…{% endcel %}`, or `{% cel %}` for what needs no name.

    The first is its column's name, shown before it on a narrow screen; `rijkop=True` makes it name the row,
    `rechts=True` puts numbers under each other, `breed=True` gives long text the width of a narrow screen.

    Raises:
        TemplateSyntaxError: something else stands in the tag.
    """
    delen = set(token.split_contents()[1:])
    opties = delen & {"rijkop=True", *_CELKLASSEN}
    namen = delen - opties
    if len(namen) > 1:
        raise template.TemplateSyntaxError(f"cel: one name, rijkop=, rechts= or breed=True, not {namen}.")
    inhoud = parser.parse(("endcel",))
    parser.delete_first_token()
    return CelNode(inhoud, parser.compile_filter(namen.pop() if namen else '""'), opties)


@register.simple_tag(takes_context=True)
def paginering(context: Context, pagina: Page[Any], wat: str | Promise = _("resultaten")) -> SafeString:
    """Page numbers under a list, keeping search, filters and order; and which part of it this is.

    Pages that nobody counted (`keten.bladeren`) have only a previous and a next one.
    """
    request = context["request"]
    buren = {
        "vorige": _naar(request, pagina.number - 1) if pagina.has_previous() else "",
        "volgende": _naar(request, pagina.number + 1) if pagina.has_next() else "",
    }
    if isinstance(pagina, OngeteldBlad):
        return toon("bladeren", pagina=pagina, wat=wat, **buren)
    nummers = [
        (nummer, adres_met(request, **{PAGINAPARAMETER: nummer}) if isinstance(nummer, int) else "")
        for nummer in pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    ]
    return toon("paginering", pagina=pagina, wat=wat, nummers=nummers, **buren)


def _naar(request: HttpRequest, nummer: int) -> str:
    return adres_met(request, **{PAGINAPARAMETER: nummer})


@register.simple_block_tag(takes_context=True)
def filterbalk(
    context: Context, content: str, label: str | Promise = _("Filteren"), wis: bool | str = True
) -> SafeString:
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


@register.simple_tag(takes_context=True)
def zoekbalk(
    context: Context,
    label: str,
    veld: str = "",
    term: str = "",
    naam: str = "zoek",
    actie: str = "",
    wis: str = "",
    form: BaseForm | None = None,
) -> SafeString:
    """A form that searches a list by POST, because names do not belong in an address.

    Args:
        label: what is searched, for screen readers.
        veld: label of the field; `naam` is what it posts, `term` what was searched for.
        actie: where it goes; without it, to the page itself.
        wis: where the list without the search is; shown once somebody searched.
        form: fields in place of the one; then `wis` is always shown when given.
    """
    return toon(
        "zoekbalk",
        label=label,
        veld=veld,
        term=term,
        naam=naam,
        actie=actie,
        wis=wis,
        form=form,
        csrf_token=context.get("csrf_token"),
    )


def _is_gefilterd(request: HttpRequest) -> bool:
    return bool(set(request.GET) - {SORTEERPARAMETER, PAGINAPARAMETER})


@register.simple_block_tag
def tellers(content: str, label: str) -> SafeString:
    """Counters that are filters; holds `teller` tags."""
    return toon("tellers", label=label, inhoud=content)


@register.simple_tag
def teller(
    woord: str, getal: int | None, url: str = "", actief: bool = False, soort: str = "neutraal"
) -> SafeString:
    """A number with its word, which shows the list behind it; without a url only the number.

    What nobody counted has no number (None).
    """
    icoon = kies(soort, TELLERS, "teller")
    return toon("teller", woord=woord, getal=getal, url=url, actief=actief, soort=soort, icoon=icoon)
