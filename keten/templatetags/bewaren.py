"""Component tags for what one saves from a page: a menu of files, and a list as a spreadsheet."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from keten.templatetags.weergeven import toon

register = template.Library()

REKENBLADEN = (
    ("xlsx", "Excel (xlsx)", "file-spreadsheet"),
    ("ods", "LibreOffice (ods)", "file-spreadsheet"),
    ("csv", "Tekst (csv)", "file-text"),
)
ALLE_BLADZIJDEN = "De lijst zoals u die nu ziet, met alle bladzijden."


@register.simple_block_tag
def bewaarmenu(content: str, knop: str = "Als rekenblad", uitleg: str = "") -> SafeString:
    """A menu of files to save; holds `bewaarkeuze` tags, and `uitleg` says what will be in them."""
    return toon("bewaarmenu", knop=knop, uitleg=uitleg, inhoud=content)


@register.simple_tag
def bewaarkeuze(tekst: str, url: str, icoon: str = "file-spreadsheet") -> SafeString:
    """One file of a menu."""
    return toon("bewaarkeuze", tekst=tekst, url=url, icoon=icoon)


@register.simple_tag
def als_rekenblad(
    adres: str, vraag: str = "", uitleg: str = ALLE_BLADZIJDEN, zonder_namen: bool = False
) -> SafeString:
    """A menu that saves a list as a spreadsheet: `adres` takes the query `vraag` and a `formaat`.

    `uitleg` says what will be in it, and `zonder_namen` that no names of clients will.
    """
    keuzes = format_html_join(
        "",
        "{}",
        (
            (bewaarkeuze(tekst, f"{adres}?{vraag}&formaat={formaat}", icoon),)
            for formaat, tekst, icoon in REKENBLADEN
        ),
    )
    woorden = f"{uitleg} Zonder namen van klanten." if zonder_namen else uitleg
    return bewaarmenu(keuzes, uitleg=woorden)
