"""The steps of the guided tour of clients: code, title, text and page; translated."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAPPEN_KLANT: tuple[tuple[str, str | Promise, str | Promise, str], ...] = (
    (
        "klant-start",
        _("Uw startpagina"),
        _("Hier ziet u wat u nu moet doen, wie uw contactpersoon is en wanneer u een afspraak hebt."),
        "klanten:mijn_start",
    ),
    (
        "klant-gegevens",
        _("Kijk uw gegevens na"),
        _("Lees wat wij van u weten. Pas het aan, of zeg het als iets niet klopt."),
        "klanten:mijn_gegevens",
    ),
    (
        "klant-plan",
        _("Lees uw plan"),
        _("In uw plan staan de stappen op weg naar werk. U bevestigt het, of vraagt om een wijziging."),
        "diagnose:mijn_werkplan",
    ),
    (
        "klant-zoeken",
        _("Houd uw sollicitaties bij"),
        _("Zet erin waar u op solliciteert. Uw contactpersoon kan u dan beter helpen."),
        "klanten:mijn_zoektocht",
    ),
    (
        "klant-vacatures",
        _("Zeg welk werk u zoekt"),
        _("Kies beroepen en uren. Wij zoeken mee, en geven uw naam pas door als u ja zegt."),
        "werkgevers:mijn_zoekprofiel",
    ),
    (
        "klant-berichten",
        _("Stuur een bericht"),
        _("Stel uw vraag aan uw contactpersoon. Het antwoord vindt u op dezelfde plek."),
        "klanten:mijn_berichten",
    ),
    (
        "klant-inzage",
        _("Zie wie meekeek"),
        _("U ziet wie uw dossier opende en waarom. U kunt er een vraag over stellen."),
        "klanten:mijn_inzage",
    ),
)
