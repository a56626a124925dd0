"""The menu: one table of pages with the right that each needs; upper floors are known by URL name only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keten.rechten import Recht
from keten.verzoek import Verzoek


@dataclass(frozen=True)
class Menupunt:
    """A page that can stand in the menu."""

    naam: str | Promise
    urlnaam: str
    icoon: str
    recht: Recht | None
    uitleg: str | Promise = ""
    groep: str = ""


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


_KLANTEN, _SAMEN, _LOCATIE = "Klanten", "Samenwerken", "Locatie"
_WERKGEVERS, _MARKT = "Werkgevers", "Markt en resultaten"
_LEREN, _LANDKAART = "Leren van elkaar", "Landkaart"
MENU = (
    Menupunt("Start", "keten:start", "house", None),
    Menupunt("Mijn dag", "klanten:mijn_dag", "list-checks", Recht.WERKVOORRAAD),
    Menupunt("Vragen van klanten", "klanten:klantvragen", "circle-question-mark", Recht.KLANTVRAAG),
    Menupunt("Agenda", "klanten:agenda", "calendar-days", Recht.AFSPRAKEN),
    Menupunt("Mijn meldingen", "klanten:schoolmeldingen", "school", Recht.SCHOOLMELDING),
    Menupunt("Caseload", "klanten:caseload", "users", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Aanmelden", "klanten:aanmelden", "user-plus", Recht.AANMELDEN, groep=_KLANTEN),
    Menupunt("Intakes", "klanten:intakes", "clipboard-list", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Aanvragen", "klanten:aanvragen", "file-pen", Recht.AANVRAAG, groep=_KLANTEN),
    Menupunt("Stappen te laat", "klanten:stappen_te_laat", "clock-alert", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Overkomst", "klanten:overkomsten", "route", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Bijeenkomsten", "klanten:groepen", "presentation", Recht.GROEPEN, groep=_KLANTEN),
    Menupunt("Startkwalificatie", "klanten:jongeren", "graduation-cap", Recht.RMC_CHECK, groep=_KLANTEN),
    Menupunt("Schoolmeldingen", "klanten:schoolmeldingen_locatie", "school", Recht.AANMELDEN, groep=_KLANTEN),
    Menupunt("Teams", "klanten:teams", "users-round", Recht.WERKVOORRAAD, groep=_SAMEN),
    Menupunt("Overdrachten", "klanten:overdrachten", "arrow-right-left", Recht.OVERDRAGEN, groep=_SAMEN),
    Menupunt("Verdelen", "klanten:verdelen", "split", Recht.VERDELEN, groep=_SAMEN),
    Menupunt("Waarnemen", "klanten:waarnemen", "user-check", Recht.DOSSIER_INZIEN, groep=_SAMEN),
    Menupunt("Coaches", "klanten:coaches", "handshake", Recht.CONTACTPERSOON, groep=_SAMEN),
    Menupunt("Werkgevers vandaag", "werkgevers:mijn_dag", "list-todo", Recht.WERKGEVERS, groep=_WERKGEVERS),
    Menupunt("Werkgevers", "werkgevers:werkgevers", "building-2", Recht.WERKGEVERS_ZIEN, groep=_WERKGEVERS),
    Menupunt(
        "Contacten", "werkgevers:werkgeverscontacten", "calendar-days", Recht.WERKGEVERS, groep=_WERKGEVERS
    ),
    Menupunt(
        "Vragen van werkgevers",
        "werkgevers:vragen",
        "message-circle-question-mark",
        Recht.WERKGEVERS_ZIEN,
        groep=_WERKGEVERS,
    ),
    Menupunt("Vacatures", "werkgevers:vacatures", "briefcase", Recht.WERKGEVERS_ZIEN, groep=_WERKGEVERS),
    Menupunt("Bord", "werkgevers:bord", "columns-3", Recht.VACATURES, groep=_WERKGEVERS),
    Menupunt("Voordrachten", "werkgevers:voordrachten", "user-round-check", Recht.MATCHEN, groep=_WERKGEVERS),
    Menupunt("Plaatsingen", "werkgevers:plaatsingen", "handshake", Recht.PLAATSEN, groep=_WERKGEVERS),
    Menupunt(
        "Afspraken", "werkgevers:leveringsafspraken", "file-check", Recht.WERKGEVERS_ZIEN, groep=_WERKGEVERS
    ),
    Menupunt("Marktplan", "werkgevers:marktplan", "map", Recht.WERKGEVERS_ZIEN, groep=_MARKT),
    Menupunt("Resultaten", "werkgevers:resultaten", "chart-column", Recht.WERKGEVERS_ZIEN, groep=_MARKT),
    Menupunt("Tevredenheid", "werkgevers:tevredenheid", "smile", Recht.WERKGEVERS_ZIEN, groep=_MARKT),
    Menupunt("Relatiecijfers", "werkgevers:relatiecijfers", "chart-pie", Recht.CIJFERS, groep=_MARKT),
    Menupunt(
        "Leren en werken",
        "werkgevers:leerwerkplaatsen",
        "graduation-cap",
        Recht.WERKGEVERS_ZIEN,
        groep=_MARKT,
    ),
    Menupunt("Pools", "werkgevers:pools", "users-round", Recht.WERKGEVERS_ZIEN, groep=_MARKT),
    Menupunt("Projecten", "werkgevers:projecten", "folder-kanban", Recht.WERKGEVERS_ZIEN, groep=_MARKT),
    Menupunt("Werkgeversteam", "werkgevers:werkgeversteam", "building", Recht.WERKGEVERS_ZIEN, groep=_MARKT),
    Menupunt("Leveranciers", "werkgevers:leveranciers", "truck", Recht.MATCHEN, groep=_MARKT),
    Menupunt("Sectorteams", "werkgevers:sectorteams", "component", Recht.MARKTPLAN, groep=_MARKT),
    Menupunt("Kennisbank", "landkaart:kennisbank", "book-open", Recht.KENNIS, groep=_LEREN),
    Menupunt("Praktijken", "landkaart:praktijken", "lightbulb", Recht.KENNIS, groep=_LEREN),
    Menupunt("Knelpunten", "landkaart:knelpunten", "triangle-alert", Recht.KENNIS, groep=_LEREN),
    Menupunt("Nieuws", "landkaart:nieuws", "newspaper", Recht.KENNIS, groep=_LEREN),
    Menupunt("Landkaart", "landkaart:kaart", "map", Recht.KENNIS, groep=_LANDKAART),
    Menupunt("Landelijk beeld", "landkaart:kaart_landelijk", "chart-column", Recht.CIJFERS, groep=_LANDKAART),
    Menupunt("Invullen", "landkaart:invullen", "map-pinned", Recht.LANDKAART_INVULLEN, groep=_LANDKAART),
    Menupunt("Toetsen", "landkaart:toetsen", "scan-search", Recht.LANDKAART_TOETSEN, groep=_LANDKAART),
    Menupunt(
        "Monitorgesprekken", "landkaart:monitorgesprekken", "messages-square", Recht.KENNIS, groep=_LANDKAART
    ),
    Menupunt(
        "Locaties inlezen", "landkaart:kaart_locaties", "file-up", Recht.LANDKAART_BEHEREN, groep=_LANDKAART
    ),
    Menupunt("Inspectie", "landkaart:inspectietoegangen", "eye", Recht.LANDKAART_BEHEREN, groep=_LANDKAART),
    Menupunt("Beheer", "landkaart:landkaartbeheer", "settings-2", Recht.LANDKAART_BEHEREN, groep=_LANDKAART),
    Menupunt("Cijfers", "klanten:cijfers", "chart-column", Recht.CIJFERS, groep=_LOCATIE),
    Menupunt("Trajecten", "diagnose:trajecten", "timer", Recht.CIJFERS, groep=_LOCATIE),
    Menupunt("Privacy", "klanten:privacy", "eye", Recht.PRIVACY, groep=_LOCATIE),
    Menupunt("Gereedschap", "diagnose:instrumenten", "wrench", Recht.INSTRUMENTEN, groep=_LOCATIE),
    Menupunt("Regels", "diagnose:regels", "git-branch", Recht.REGELS_ZIEN, groep=_LOCATIE),
    Menupunt("Processtappen", "klanten:processtappen", "list-ordered", Recht.REGELS_ZIEN, groep=_LOCATIE),
    Menupunt(
        "Instellingen", "keten:instellingen", "sliders-horizontal", Recht.REGELS_BEHEREN, groep=_LOCATIE
    ),
    Menupunt("Beheer", "keten:beheer", "settings", Recht.BEHEREN, groep=_LOCATIE),
)

MEER = "klanten:mijn_meer"
MENU_KLANT = (
    Menupunt(_("Mijn start"), "klanten:mijn_start", "house", Recht.EIGEN_DOSSIER),
    Menupunt(_("Werk zoeken"), "klanten:mijn_zoektocht", "briefcase", Recht.EIGEN_DOSSIER),
    Menupunt(_("Mijn plan"), "diagnose:mijn_werkplan", "list-checks", Recht.EIGEN_DOSSIER),
    Menupunt(_("Afspraken"), "klanten:mijn_afspraken", "calendar-days", Recht.EIGEN_DOSSIER),
    Menupunt(_("Berichten"), "klanten:mijn_berichten", "mail", Recht.EIGEN_DOSSIER),
    Menupunt(_("Meer"), MEER, "layout-grid", Recht.EIGEN_DOSSIER),
)
"""What a client needs most; the rest stands behind the last one."""

MENU_KLANT_MEER = (
    Menupunt(
        _("Mijn gegevens"),
        "klanten:mijn_gegevens",
        "user",
        Recht.EIGEN_DOSSIER,
        _("Lees wat wij van u weten. Pas het aan of zeg wat niet klopt."),
    ),
    Menupunt(
        _("Mijn documenten"),
        "klanten:mijn_documenten",
        "file-text",
        Recht.EIGEN_DOSSIER,
        _("Uw cv, diploma's en brieven. U kunt er zelf bij zetten."),
    ),
    Menupunt(
        _("Wat ik kan"),
        "klanten:mijn_competenties",
        "star",
        Recht.EIGEN_DOSSIER,
        _("Waar u goed in bent, volgens uzelf, uw werkcoach of een test."),
    ),
    Menupunt(
        _("Vacatures voor mij"),
        "werkgevers:mijn_vacatures",
        "briefcase",
        Recht.EIGEN_DOSSIER,
        _("Werk dat bij u past. Zeg wat u interessant vindt."),
    ),
    Menupunt(
        _("Welk werk ik zoek"),
        "werkgevers:mijn_zoekprofiel",
        "search",
        Recht.EIGEN_DOSSIER,
        _("Uw beroepen, uren en reisafstand, en of wij u mogen voordragen."),
    ),
    Menupunt(
        _("Mijn overzicht"),
        "diagnose:mijn_portfolio",
        "notebook-text",
        Recht.EIGEN_DOSSIER,
        _("Alles over uw weg naar werk op één blad, ook om te printen."),
    ),
    Menupunt(
        _("Bijeenkomsten"),
        "klanten:mijn_groepen",
        "users",
        Recht.EIGEN_DOSSIER,
        _("Kies een bijeenkomst waar u bij wilt zijn."),
    ),
    Menupunt(
        _("Mijn coach"),
        "klanten:mijn_coach",
        "handshake",
        Recht.EIGEN_DOSSIER,
        _("Iemand uit het netwerk die met u meekijkt, als u dat wilt."),
    ),
    Menupunt(
        _("Mijn aanvraag"),
        "klanten:mijn_aanvraag",
        "file-pen",
        Recht.EIGEN_DOSSIER,
        _("Vraag een uitkering aan en volg hoe het met uw aanvraag gaat."),
    ),
    Menupunt(
        _("Wie keek mee"),
        "klanten:mijn_inzage",
        "eye",
        Recht.EIGEN_DOSSIER,
        _("Wie uw dossier opende, wanneer en waarom. En wat er gebeurde."),
    ),
    Menupunt(
        _("Mijn rechten"),
        "klanten:mijn_rechten",
        "scale",
        Recht.EIGEN_DOSSIER,
        _("Download wat wij van u weten, of stop met uw dossier."),
    ),
    Menupunt(
        _("Huisregels"),
        "klanten:mijn_huisregels",
        "shield",
        Recht.EIGEN_DOSSIER,
        _("Hoe wij met elkaar omgaan."),
    ),
)
"""The other pages of a client, with a sentence about each."""

MENU_WERKGEVER = (
    Menupunt("Start", "werkgevers:mijn_bedrijf", "house", Recht.EIGEN_BEDRIJF),
    Menupunt("Vacatures", "werkgevers:mijn_bedrijf_vacatures", "briefcase", Recht.EIGEN_BEDRIJF),
    Menupunt("Vragen", "werkgevers:mijn_bedrijf_vragen", "circle-question-mark", Recht.EIGEN_BEDRIJF),
    Menupunt("Afspraken", "werkgevers:mijn_bedrijf_afspraken", "handshake", Recht.EIGEN_BEDRIJF),
    Menupunt("Gegevens", "werkgevers:mijn_bedrijf_gegevens", "building-2", Recht.EIGEN_BEDRIJF),
)
MENU_GAST = (Menupunt("Vragen aan u", "werkgevers:gastvragen", "circle-question-mark", Recht.GASTVRAAG),)

MENU_INSPECTEUR = (
    Menupunt("Mijn locaties", "landkaart:inspectie", "map-pin", Recht.INSPECTEREN),
    Menupunt("Landkaart", "landkaart:kaart", "map", Recht.INSPECTEREN),
)

MENU_BUITEN = (*MENU_KLANT, *MENU_WERKGEVER, *MENU_GAST, *MENU_INSPECTEUR)
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
    return [
        (punt, reverse(punt.urlnaam))
        for punt in punten
        if punt.recht is None or punt.recht in request.rechten
    ]


def _valt_onder(pad: str, url: str) -> bool:
    """Whether a page belongs under a menu item; the start page, above everything, counts for itself alone."""
    return pad == url or (url != "/" and pad.startswith(url))
