"""The menu: one table of pages with the right that each needs; upper floors are known by URL name only."""

from dataclasses import dataclass

from django.urls import reverse

from keten.rechten import Recht
from keten.verzoek import Verzoek


@dataclass(frozen=True)
class Menupunt:
    """A page that can stand in the menu."""

    naam: str
    urlnaam: str
    icoon: str
    recht: Recht | None


@dataclass(frozen=True)
class Menukeuze:
    """A page in the menu of this person, as the template needs it."""

    naam: str
    url: str
    icoon: str
    actief: bool


MENU = (
    Menupunt("Start", "keten:start", "house", None),
    Menupunt("Mijn dag", "klanten:mijn_dag", "list-checks", Recht.WERKVOORRAAD),
    Menupunt("Caseload", "klanten:caseload", "users", Recht.CASELOAD),
    Menupunt("Aanmelden", "klanten:aanmelden", "user-plus", Recht.AANMELDEN),
    Menupunt("Agenda", "klanten:agenda", "calendar-days", Recht.AFSPRAKEN),
    Menupunt("Cijfers", "klanten:cijfers", "chart-column", Recht.CIJFERS),
    Menupunt("Gereedschap", "diagnose:instrumenten", "wrench", Recht.INSTRUMENTEN),
    Menupunt("Regels", "diagnose:regels", "git-branch", Recht.REGELS_ZIEN),
    Menupunt("Beheer", "keten:beheer", "settings", Recht.BEHEREN),
)

MENU_KLANT = (
    Menupunt("Mijn start", "klanten:mijn_start", "house", Recht.EIGEN_DOSSIER),
    Menupunt("Mijn plan", "diagnose:mijn_werkplan", "list-checks", Recht.EIGEN_DOSSIER),
    Menupunt("Berichten", "klanten:mijn_berichten", "mail", Recht.EIGEN_DOSSIER),
    Menupunt("Mijn gegevens", "klanten:mijn_gegevens", "user", Recht.EIGEN_DOSSIER),
    Menupunt("Wie keek mee", "klanten:mijn_inzage", "eye", Recht.EIGEN_DOSSIER),
)


def menu(request: Verzoek) -> list[Menukeuze]:
    """The menu of the one who asks; the page that is open, or the one above it, is marked."""
    punten = MENU if request.medewerker_of_niets else MENU_KLANT
    adressen = [
        (punt, reverse(punt.urlnaam))
        for punt in punten
        if punt.recht is None or punt.recht in request.rechten
    ]
    hier = max((url for _, url in adressen if _valt_onder(request.path, url)), key=len, default="")
    return [Menukeuze(punt.naam, url, punt.icoon, url == hier) for punt, url in adressen]


def _valt_onder(pad: str, url: str) -> bool:
    """Whether a page belongs under a menu item; the start page, above everything, counts for itself alone."""
    return pad == url or (url != "/" and pad.startswith(url))
