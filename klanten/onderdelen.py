"""The parts of a dossier: which tab a page belongs to, and what the register of looks calls it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Onderdeel:
    """A tab of the dossier with the pages behind it.

    Attributes:
        urlnaam: the page that the tab opens; upper floors are known by URL name only.
        paginas: the other pages that belong to it, with what the register of looks calls them.
    """

    naam: str
    urlnaam: str
    paginas: dict[str, str]


ONDERDELEN = (
    Onderdeel(
        "Overzicht",
        "klanten:dossier",
        {
            "klanten:identiteit": "identiteit",
            "klanten:intake": "intake",
            "klanten:contactpersoon": "contactpersoon",
            "diagnose:routeren": "route",
            "diagnose:diagnose": "diagnose",
            "diagnose:diagnoses": "eerdere diagnoses",
            "diagnose:blok": "samenvatting van de diagnose",
        },
    ),
    Onderdeel(
        "Gegevens",
        "klanten:gegevens",
        {
            "klanten:persoon_wijzigen": "persoonsgegevens",
            "klanten:contactgegevens_wijzigen": "contactgegevens",
            "klanten:uitkering_nieuw": "uitkeringen",
            "klanten:uitkering_beeindigen": "uitkeringen",
            "klanten:belemmering_nieuw": "belemmeringen",
            "klanten:belemmering_opheffen": "belemmeringen",
            "klanten:opleiding_nieuw": "opleidingen",
            "klanten:diploma_gezien": "opleidingen",
            "klanten:werkervaring_nieuw": "werkervaring",
        },
    ),
    Onderdeel("Tijdlijn", "klanten:tijdlijn", {}),
    Onderdeel(
        "Contact",
        "klanten:contacten",
        {
            "klanten:contact_nieuw": "contact",
            "klanten:berichten": "berichten",
            "klanten:afspraak_plannen": "afspraken",
            "klanten:afspraak_afhandelen": "afspraken",
        },
    ),
    Onderdeel(
        "Werkplan",
        "diagnose:werkplan",
        {
            "diagnose:werkplan_wijzigen": "werkplan",
            "diagnose:activiteit_nieuw": "werkplan",
            "diagnose:activiteit_stap": "werkplan",
            "diagnose:werkplan_voorstellen": "werkplan",
            "diagnose:werkplan_akkoord": "werkplan",
            "diagnose:werkplan_versie": "werkplan",
            "diagnose:werkplan_pdf": "werkplan",
        },
    ),
    Onderdeel(
        "Documenten",
        "klanten:documenten",
        {"klanten:document_ophalen": "inhoud van een document", "klanten:document_intrekken": "documenten"},
    ),
    Onderdeel("Inzage", "klanten:inzage", {"klanten:wijzigingen": "wijzigingen"}),
)


def in_woorden(pagina: str) -> str:
    """What a page of the dossier is called in the register of looks.

    Args:
        pagina: a URL name with its namespace (`klanten:tijdlijn`).
    """
    for onderdeel in ONDERDELEN:
        if pagina == onderdeel.urlnaam:
            return onderdeel.naam.lower()
        if pagina in onderdeel.paginas:
            return onderdeel.paginas[pagina]
    return pagina.rpartition(":")[2].replace("_", " ")
