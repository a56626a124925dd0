"""The components of the portal's pages as template tags; loaded into every template by the settings.

Usage of each, with its options: docs/componenten.md. An unknown variant raises TemplateSyntaxError.
The ones for forms, lists, files to save and what runs in time stand in `invullen`, `lijsten`, `bewaren` and
`verloop`.
"""

from html import unescape
from typing import Any

from django import template
from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.functional import Promise
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from keten.models import Medewerker
from keten.rechten import Rol
from keten.templatetags import bewaren, invullen, landkaartkleuren, lijsten, verloop
from keten.templatetags.weergeven import KNOPPEN, kies, svg, toon

register = template.Library()
register.tags |= invullen.register.tags | lijsten.register.tags | verloop.register.tags
register.tags |= landkaartkleuren.register.tags | bewaren.register.tags

BADGES = {
    "neutraal": "",
    "goed": "ams-badge--lime",
    "let_op": "ams-badge--orange",
    "fout": "ams-badge--red",
    "info": "ams-badge--azure",
}
MELDINGEN = {
    "info": ("", "info", _("Ter informatie")),
    "goed": ("ams-alert--success", "circle-check", _("Gelukt")),
    "let_op": ("ams-alert--warning", "triangle-alert", _("Let op")),
    "fout": ("ams-alert--error", "circle-x", _("Fout")),
}
# Levels of Django's messages to kinds of alert.
BERICHTEN = {"debug": "info", "info": "info", "success": "goed", "warning": "let_op", "error": "fout"}
KAARTEN = {"gewoon": "", "accent": "lwi-kaart--accent", "plat": "lwi-kaart--plat"}


@register.simple_tag
def icoon(naam: str, label: str = "") -> SafeString:
    """An icon of lucide; give a label only when no words stand beside it."""
    return svg(naam, str(label))


@register.simple_tag
def knop(
    tekst: str,
    soort: str = "primair",
    icoon: str = "",
    naam: str = "",
    waarde: str = "",
    type: str = "submit",
    klein: bool = False,
    over: object = "",
) -> SafeString:
    """A button of a form; `over` tells screen readers which one of a list it is about."""
    return toon(
        "knop",
        tekst=tekst,
        klasse=_knopklasse(soort, klein),
        icoon=icoon,
        naam=naam,
        waarde=waarde,
        type=type,
        over=over,
    )


@register.simple_tag
def knoplink(
    tekst: str,
    url: str,
    soort: str = "secundair",
    icoon: str = "",
    klein: bool = False,
    download: bool = False,
    over: object = "",
) -> SafeString:
    """A link that looks like a button: it goes somewhere, it changes nothing; `over` as for `knop`."""
    return toon(
        "knoplink",
        tekst=tekst,
        url=url,
        klasse=_knopklasse(soort, klein),
        icoon=icoon,
        download=download,
        over=over,
    )


def _knopklasse(soort: str, klein: bool) -> str:
    return kies(soort, KNOPPEN, "knop") + (" lwi-knop--klein" if klein else "")


@register.simple_block_tag
def knoppen(content: str) -> SafeString:
    """Buttons in a row, the main one first."""
    return format_html('<div class="ams-action-group">{}</div>', content)


@register.simple_tag
def badge(tekst: object, soort: str = "neutraal", icoon: str = "") -> SafeString:
    """A state in a word; the colour only repeats what the word says."""
    teken = svg(icoon) if icoon else ""
    return format_html('<span class="ams-badge {}">{}{}</span>', kies(soort, BADGES, "badge"), teken, tekst)


@register.simple_block_tag
def melding(content: str, soort: str, kop: str = "", niveau: int = 2) -> SafeString:
    """An alert in the page; `niveau` is the level of its heading."""
    klasse, teken, woord = kies(soort, MELDINGEN, "melding")
    return toon("melding", klasse=klasse, icoon=teken, woord=woord, kop=kop, niveau=niveau, inhoud=content)


@register.simple_tag
def bericht(boodschap: Any) -> SafeString:
    """One of Django's messages as an alert."""
    soort = BERICHTEN.get(boodschap.level_tag, "info")
    return melding(format_html("<p>{}</p>", boodschap.message), soort)


@register.simple_block_tag
def kaart(
    content: str,
    titel: str = "",
    niveau: int = 2,
    soort: str = "gewoon",
    actie: str = "",
    url: str = "",
    icoon: str = "",
    id: str = "",
) -> SafeString:
    """A part of the page on a surface of its own, with a heading and at most one action (a link)."""
    return toon(
        "kaart",
        titel=titel,
        niveau=niveau,
        klasse=kies(soort, KAARTEN, "kaart"),
        actie=actie,
        url=url,
        icoon=icoon,
        id=id,
        inhoud=content,
    )


@register.simple_tag
def leeg(kop: str, tekst: str = "", icoon: str = "inbox", actie: str = "", url: str = "") -> SafeString:
    """What stands where nothing is yet, with the way to add something."""
    return toon("leeg", kop=kop, tekst=tekst, icoon=icoon, actie=actie, url=url)


@register.simple_block_tag
def kruimelpad(content: str) -> SafeString:
    """The way to this page; holds `kruimel` tags."""
    return toon("kruimelpad", inhoud=content)


@register.simple_tag
def kruimel(naam: object, url: str = "") -> SafeString:
    """One step of the way; without a url it is the page itself."""
    if url:
        binnen = format_html('<a class="ams-breadcrumb__link" href="{}">{}</a>', url, naam)
    else:
        binnen = format_html('<span aria-current="page">{}</span>', naam)
    return format_html('<li class="ams-breadcrumb__item">{}</li>', binnen)


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """Parts of one subject as pages of their own; holds `tab` tags."""
    return toon("tabs", label=label, inhoud=content)


@register.simple_tag
def tab(naam: str, url: str, actief: bool = False, aantal: int | None = None) -> SafeString:
    """One tab: a link, so that every part has an address of its own."""
    return toon("tab", naam=naam, url=url, actief=actief, aantal=aantal)


@register.simple_block_tag
def gegevenslijst(content: str, kolommen: bool = False) -> SafeString:
    """Names and values of a thing; holds `gegeven` tags. With `kolommen` it fills the width in columns."""
    klasse = " lwi-gegevens--kolommen" if kolommen else ""
    return format_html('<dl class="ams-description-list{}">{}</dl>', klasse, content)


@register.simple_tag
def gegeven(naam: str, waarde: object, leeg: str | Promise = _("Niet bekend")) -> SafeString:
    """One name with its value; an absent value is said in words."""
    if waarde is None or waarde == "":
        waarde = format_html('<span class="lwi-zacht">{}</span>', leeg)
    return gegevenblok(waarde, naam)


@register.simple_block_tag
def gegevenblok(content: object, naam: str) -> SafeString:
    """One name with a value that is more than text."""
    return format_html(
        '<div class="ams-description-list__item"><dt class="ams-description-list__term">{}</dt>'
        '<dd class="ams-description-list__description">{}</dd></div>',
        naam,
        content,
    )


@register.simple_tag
def voortgang(waarde: int, maximum: int, tekst: str, eenheid: str = "") -> SafeString:
    """How far something is, as a bar and in words."""
    return toon("voortgang", waarde=waarde, maximum=maximum, tekst=tekst, eenheid=eenheid)


@register.simple_block_tag
def uitklap(content: str, titel: str, bij: str = "", open: bool = False) -> SafeString:
    """Something that most readers can do without; `bij` says in a line what is in it."""
    return toon("uitklap", titel=titel, bij=bij, open=open, inhoud=content)


@register.simple_tag(takes_context=True)
def venstertitel(context: Context) -> str:
    """The title of the window: the block `titel` of the page as plain text, and the location."""
    blok = context.render_context[BLOCK_CONTEXT_KEY].get_block("titel")
    titel = " ".join(strip_tags(blok.render(context)).split())
    plaats = str(context.get("locatie") or "LWI-portaal")
    return " · ".join(deel for deel in (unescape(titel), plaats) if deel)


@register.simple_tag
def rolnamen(medewerker: Medewerker) -> str:
    """What somebody is called here: the function, or else the roles."""
    return medewerker.functie or ", ".join(str(Rol(rol).label) for rol in medewerker.rollen)
