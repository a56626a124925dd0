"""The menu of employees; upper floors are known by URL name only."""

from keten.invoer import soorten
from keten.menu.punt import Menupunt
from keten.rechten import Recht

_KLANTEN, _SAMEN, _LOCATIE = "Klanten", "Samenwerken", "Locatie"
_WERKGEVERS, _MARKT = "Werkgevers", "Markt en resultaten"
_LEREN, _LANDKAART = "Leren van elkaar", "Landkaart"
_HANDHAVING, _STURING = "Handhaving", "Sturing"
MENU = (
    Menupunt("Start", "keten:start", "house", None),
    Menupunt("Mijn dag", "klanten:mijn_dag", "list-checks", Recht.WERKVOORRAAD),
    Menupunt("Vragen van klanten", "klanten:klantvragen", "circle-question-mark", Recht.KLANTVRAAG),
    Menupunt("Agenda", "klanten:agenda", "calendar-days", Recht.AFSPRAKEN),
    Menupunt("Mijn meldingen", "klanten:schoolmeldingen", "school", Recht.SCHOOLMELDING),
    Menupunt("Medische adviezen", "diagnose:medische_adviezen", "stethoscope", Recht.MEDISCH_ADVIES),
    Menupunt("Caseload", "klanten:caseload", "users", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Aanmelden", "klanten:aanmelden", "user-plus", Recht.AANMELDEN, groep=_KLANTEN),
    Menupunt("Intakes", "klanten:intakes", "clipboard-list", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Aanvragen", "klanten:aanvragen", "file-pen", Recht.AANVRAAG, groep=_KLANTEN),
    Menupunt("Stappen te laat", "klanten:stappen_te_laat", "clock-alert", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Overkomst", "klanten:overkomsten", "route", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Geen contact sinds", "diagnose:geen_contact", "phone-off", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Toets klaarzetten", "diagnose:toets_klaarzetten", "send", Recht.DIAGNOSE, groep=_KLANTEN),
    Menupunt("Work First", "diagnose:werkfirst_plaatsingen", "hammer", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Vroeg in beeld", "diagnose:risicogroep", "scan-search", Recht.CASELOAD, groep=_KLANTEN),
    Menupunt("Bijeenkomsten", "klanten:groepen", "presentation", Recht.GROEPEN, groep=_KLANTEN),
    Menupunt("Startkwalificatie", "klanten:jongeren", "graduation-cap", Recht.RMC_CHECK, groep=_KLANTEN),
    Menupunt("Schoolmeldingen", "klanten:schoolmeldingen_locatie", "school", Recht.AANMELDEN, groep=_KLANTEN),
    Menupunt(
        "Risicobeoordelingen", "handhaving:risicolijst", "traffic-cone", Recht.RISICO, groep=_HANDHAVING
    ),
    Menupunt(
        "Overtredingen", "handhaving:overtredingen", "scale", Recht.MAATREGEL_VOORSTELLEN, groep=_HANDHAVING
    ),
    Menupunt("Signalen", "handhaving:signalen", "radar", Recht.HANDHAVEN, groep=_HANDHAVING),
    Menupunt(
        "Mijn signalen",
        "handhaving:eigen_signalen",
        "message-square-warning",
        Recht.SIGNALEREN,
        groep=_HANDHAVING,
    ),
    Menupunt("Controles", "handhaving:controles", "clipboard-check", Recht.RISICO, groep=_HANDHAVING),
    Menupunt("Steekproeven", "handhaving:steekproeven", "dices", Recht.RISICO, groep=_HANDHAVING),
    Menupunt(
        "Wat controles vinden", "handhaving:controlemiddelen", "table-2", Recht.RISICO, groep=_HANDHAVING
    ),
    Menupunt("Monitor", "handhaving:monitor", "gauge", Recht.HANDHAVINGSMONITOR, groep=_HANDHAVING),
    Menupunt("Eigen groepen", "handhaving:audits", "scan-eye", Recht.AUDITEREN, groep=_HANDHAVING),
    Menupunt(
        "Risicoprofielen", "handhaving:profielen", "list-filter", Recht.HANDHAVINGSBELEID, groep=_HANDHAVING
    ),
    Menupunt("Beleid maatregelen", "handhaving:beleid", "gavel", Recht.HANDHAVINGSBELEID, groep=_HANDHAVING),
    Menupunt(
        "Voorlichting en overtredingen",
        "handhaving:voorlichting",
        "presentation",
        Recht.HANDHAVINGSMONITOR,
        groep=_HANDHAVING,
    ),
    Menupunt(
        "Handhaving van de locatie",
        "handhaving:locatie",
        "shield",
        Recht.HANDHAVINGSBELEID,
        groep=_HANDHAVING,
    ),
    Menupunt("Teams", "klanten:teams", "users-round", Recht.WERKVOORRAAD, groep=_SAMEN),
    Menupunt("Overdrachten", "klanten:overdrachten", "arrow-right-left", Recht.OVERDRAGEN, groep=_SAMEN),
    Menupunt("Verdelen", "klanten:verdelen", "split", Recht.VERDELEN, groep=_SAMEN),
    Menupunt("Aanspreekpunten", "keten:aanspreekpunten", "contact", Recht.RECHTEN_ZIEN, groep=_SAMEN),
    Menupunt("Bestanden inlezen", "keten:invoer", "file-up", soorten.rechten, groep=_SAMEN),
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
    Menupunt("Overzicht", "landkaart:overzicht", "layout-dashboard", Recht.KETENCIJFERS, groep=_STURING),
    Menupunt("Cijfers van de keten", "landkaart:cijfers", "chart-line", Recht.KETENCIJFERS, groep=_STURING),
    Menupunt("Ketenjaarplan", "landkaart:jaarplannen", "target", Recht.KETENCIJFERS, groep=_STURING),
    Menupunt("Bestuur", "landkaart:bestuur", "landmark", Recht.KETENCIJFERS, groep=_STURING),
    Menupunt(
        "Wat klanten vinden",
        "landkaart:peilingen",
        "message-square-heart",
        Recht.KETENCIJFERS,
        groep=_STURING,
    ),
    Menupunt("Experimenten", "landkaart:experimenten", "flask-conical", Recht.KETENCIJFERS, groep=_STURING),
    Menupunt("Ketenverslagen", "landkaart:ketenverslagen", "file-text", Recht.KETENCIJFERS, groep=_STURING),
    Menupunt("Verantwoording", "landkaart:verantwoording", "file-down", Recht.VERANTWOORDEN, groep=_STURING),
    Menupunt("Cijfers", "klanten:cijfers", "chart-column", Recht.CIJFERS, groep=_LOCATIE),
    Menupunt("Trajecten", "diagnose:trajecten", "timer", Recht.CIJFERS, groep=_LOCATIE),
    Menupunt("Herdiagnose", "diagnose:herdiagnoses", "refresh-cw", Recht.CIJFERS, groep=_LOCATIE),
    Menupunt("Voorspelt het iets?", "diagnose:voorspelkracht", "target", Recht.CIJFERS, groep=_LOCATIE),
    Menupunt("Trainingen", "handhaving:trainingen", "graduation-cap", Recht.TRAININGEN, groep=_LOCATIE),
    Menupunt("Privacy", "klanten:privacy", "eye", Recht.PRIVACY, groep=_LOCATIE),
    Menupunt("Gereedschap", "diagnose:instrumenten", "wrench", Recht.INSTRUMENTEN, groep=_LOCATIE),
    Menupunt(
        "Vragen over regels",
        "diagnose:regelvragen",
        "message-circle-question-mark",
        Recht.INSTRUMENTEN,
        groep=_LOCATIE,
    ),
    Menupunt("Vragenlijsten", "diagnose:vragenlijsten", "clipboard-list", Recht.REGELS_ZIEN, groep=_LOCATIE),
    Menupunt("Kanstabellen", "diagnose:kanstabellen", "table", Recht.REGELS_ZIEN, groep=_LOCATIE),
    Menupunt("Regels", "diagnose:regels", "git-branch", Recht.REGELS_ZIEN, groep=_LOCATIE),
    Menupunt("Algoritmeregister", "handhaving:algoritmes", "scroll-text", None, groep=_LOCATIE),
    Menupunt("Processtappen", "klanten:processtappen", "list-ordered", Recht.REGELS_ZIEN, groep=_LOCATIE),
    Menupunt(
        "Instellingen", "keten:instellingen", "sliders-horizontal", Recht.REGELS_BEHEREN, groep=_LOCATIE
    ),
    Menupunt(
        "Uitwisselingen", "klanten:uitwisselingen", "arrow-left-right", Recht.UITWISSELEN, groep=_LOCATIE
    ),
    Menupunt("Verschillen", "klanten:verschillen", "git-compare", Recht.UITWISSELEN, groep=_LOCATIE),
    Menupunt("Systemen", "keten:systemen", "plug", Recht.SYSTEMEN, groep=_LOCATIE),
    Menupunt("Notificaties", "keten:abonnementen", "webhook", Recht.SYSTEMEN, groep=_LOCATIE),
    Menupunt("Beheer", "keten:beheer", "settings", Recht.BEHEREN, groep=_LOCATIE),
)
