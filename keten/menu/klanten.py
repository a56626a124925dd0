"""The menu of clients: what they need most, and the rest behind one of these."""

from django.utils.translation import gettext_lazy as _

from keten.menu.punt import Menupunt
from keten.rechten import Recht

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
        _("Organisaties die u helpen"),
        "klanten:mijn_verwijzingen",
        "signpost",
        Recht.EIGEN_DOSSIER,
        _("Naar wie wij u verwezen, wat die ziet en hoe u nee zegt."),
    ),
    Menupunt(
        _("Mijn toetsen"),
        "diagnose:mijn_toetsen",
        "clipboard-check",
        Recht.EIGEN_DOSSIER,
        _("Vragenlijsten die u kunt invullen, en wat eruit kwam."),
    ),
    Menupunt(
        _("Kans op werk"),
        "diagnose:mijn_kansen",
        "chart-line",
        Recht.EIGEN_DOSSIER,
        _("Hoeveel werk er is in uw beroep, bij u in de buurt."),
    ),
    Menupunt(
        _("Medisch advies"),
        "diagnose:mijn_medisch",
        "stethoscope",
        Recht.EIGEN_DOSSIER,
        _("Waarom wij een advies vragen, wat u goedvindt en wat eruit kwam."),
    ),
    Menupunt(
        _("Controles en besluiten"),
        "handhaving:mijn_besluiten",
        "scale",
        Recht.EIGEN_DOSSIER,
        _("Welke controles en besluiten over u gaan. Vertel uw verhaal of maak bezwaar."),
    ),
    Menupunt(
        _("Hoe wij beoordelen"),
        "handhaving:mijn_uitleg",
        "message-circle-question-mark",
        Recht.EIGEN_DOSSIER,
        _("Hoe wij kijken of afspraken worden nagekomen. Vraag uitleg over uw situatie."),
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
        _("Proeven"),
        "landkaart:mijn_proeven",
        "flask-conical",
        Recht.EIGEN_DOSSIER,
        _("Wij vergelijken soms twee manieren van werken. Lees of u meedoet. Nee zeggen mag."),
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
