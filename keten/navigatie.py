"""The menu of one person: which pages of the tables, and which of them is open now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from keten.menu.anderen import MENU_EXTERN, MENU_GAST, MENU_INSPECTEUR, MENU_WERKGEVER
from keten.menu.klanten import MEER, MENU_KLANT, MENU_KLANT_MEER
from keten.menu.medewerkers import MENU
from keten.menu.punt import Menupunt
from keten.verzoek import Verzoek


@dataclass(frozen=True)
class Menukeuze:
    """A page in the menu of this person, as the template needs it.

    Attributes:
        open: whether the group that it belongs to is unfolded.
    """

    naam: str | Promise
    url: str
    icoon: str
    actief: bool
    uitleg: str | Promise = ""
    groep: str = ""
    open: bool = True


MENU_BUITEN = (*MENU_KLANT, *MENU_WERKGEVER, *MENU_GAST, *MENU_INSPECTEUR, *MENU_EXTERN)
"""For people outside the chain; each role has a right of its own, which picks its part."""


def menu(request: Verzoek) -> list[Menukeuze]:
    """The menu of the one who asks; the page that is open, or the one above it, is marked."""
    punten = _toegestaan(request, MENU if request.medewerker_of_niets else MENU_BUITEN)
    verder = [] if request.medewerker_of_niets else _toegestaan(request, MENU_KLANT_MEER)
    onder = [(punt.urlnaam, url) for punt, url in punten] + [(MEER, url) for _punt, url in verder]
    gevonden = [(len(url), urlnaam) for urlnaam, url in onder if _valt_onder(request.path, url)]
    hier = max(gevonden, default=(0, ""))[1]
    groepen = [punt.groep for punt, _url in punten if punt.groep]
    hier_in = next((punt.groep for punt, _url in punten if punt.urlnaam == hier), "")
    open_groep = hier_in or next(iter(groepen), "")
    return [
        Menukeuze(
            punt.naam,
            url,
            punt.icoon,
            punt.urlnaam == hier,
            groep=punt.groep,
            open=punt.groep in ("", open_groep),
        )
        for punt, url in punten
    ]


def meer(request: Verzoek) -> list[Menukeuze]:
    """The pages of a client that do not stand in the menu itself."""
    punten = _toegestaan(request, MENU_KLANT_MEER)
    return [Menukeuze(punt.naam, url, punt.icoon, False, punt.uitleg) for punt, url in punten]


def _toegestaan(request: Verzoek, punten: Iterable[Menupunt]) -> list[tuple[Menupunt, str]]:
    """The pages that this person may open, each with its address."""
    return [(punt, reverse(punt.urlnaam)) for punt in punten if punt.mag(request.rechten)]


def _valt_onder(pad: str, url: str) -> bool:
    """Whether a page belongs under a menu item; the start page, above everything, counts for itself alone."""
    return pad == url or (url != "/" and pad.startswith(url))
