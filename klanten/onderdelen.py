"""The parts of a dossier: which tab a page belongs to, and what the register of looks calls it."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


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
            "klanten:identiteit": _("identiteit"),
            "klanten:intake": _("intake"),
            "klanten:contactpersoon": _("contactpersoon"),
            # Clients read these names: that there is an incident is not told here.
            "klanten:incidenten": _("overzicht"),
            "klanten:incident_nieuw": _("overzicht"),
            "klanten:waarschuwing": _("overzicht"),
            "klanten:uitschrijven": _("verzoek om te stoppen"),
            "klanten:klant_in_team": _("team"),
            "klanten:ladder": _("ladder"),
            "diagnose:blok_ladder": _("ladder"),
            "diagnose:medisch": _("medisch advies"),
            "diagnose:medisch_aanvragen": _("medisch advies"),
            "diagnose:medisch_intrekken": _("medisch advies"),
            "klanten:kwalificatiecheck": _("startkwalificatie"),
            "klanten:meedoen": _("team en deelname"),
            "klanten:schoolmelding": _("schoolmelding"),
            "klanten:groep": _("groepsbijeenkomst"),
            "diagnose:routeren": _("route"),
            "diagnose:diagnose": _("diagnose"),
            "diagnose:duogesprek": _("route"),
            "diagnose:duogesprek_stoppen": _("route"),
            "diagnose:diagnoses": _("eerdere diagnoses"),
            "diagnose:diagnoses_vergelijken": _("eerdere diagnoses"),
            "diagnose:blok": _("samenvatting van de diagnose"),
            "diagnose:profiel": _("profiel"),
            "diagnose:toetsen": _("toetsen"),
            "diagnose:toetsen_bestand": _("toetsen"),
            "diagnose:toets_beginnen": _("toetsen"),
            "diagnose:toets": _("toetsen"),
            "diagnose:toets_terugnemen": _("toetsen"),
            "handhaving:klant_overtredingen": _("overtredingen"),
            "handhaving:overtreding_nieuw": _("overtredingen"),
            "handhaving:overtreding": _("overtredingen"),
            "handhaving:overtreding_terug": _("overtredingen"),
            "handhaving:maatregel_voorstellen": _("overtredingen"),
            "handhaving:maatregel_horen": _("overtredingen"),
            "handhaving:maatregel_besluiten": _("overtredingen"),
            "handhaving:maatregel_brief": _("overtredingen"),
            "handhaving:maatregel_brief_pdf": _("overtredingen"),
            "handhaving:maatregel_opheffen": _("overtredingen"),
            "handhaving:bezwaar_nieuw": _("overtredingen"),
            "handhaving:bezwaar_beslissen": _("overtredingen"),
            # Clients read these names at once, and a check or a signal may not be given away by them: a visit
            # can come unannounced. The word is the same for all of these pages, whatever they hold.
            "handhaving:klant_controles": _("dossier"),
            "handhaving:controle_nieuw": _("dossier"),
            "handhaving:controle": _("dossier"),
            "handhaving:controle_afgelasten": _("dossier"),
            "handhaving:huisbezoek": _("dossier"),
            "handhaving:signaal": _("dossier"),
            "handhaving:signaal_melden": _("dossier"),
            "handhaving:verplichtingen": _("plichten"),
            "handhaving:verplichting_nieuw": _("plichten"),
            "handhaving:verplichting": _("plichten"),
            "handhaving:contract": _("contract over plichten"),
            "handhaving:contract_beeindigen": _("contract over plichten"),
            "handhaving:zoekperiode": _("zoekperiode"),
            "diagnose:herdiagnose": _("diagnose"),
            "diagnose:voortgangscheck": _("route"),
            "handhaving:blok": _("beoordeling"),
            "handhaving:risico": _("beoordeling"),
            "handhaving:beoordeling": _("beoordeling"),
            "handhaving:vervolg": _("beoordeling"),
            "handhaving:vervolg_nieuw": _("beoordeling"),
            "handhaving:uitleg": _("uitleg over de beoordeling"),
            "diagnose:kans": _("kans op werk"),
            "diagnose:blok_kans": _("kans op werk"),
            "diagnose:kansverkenner": _("banenaanbod"),
            "diagnose:blok_kansverkenner": _("banenaanbod"),
            "klanten:blok_volgen": _("samenvatting van het volgen"),
            "klanten:dienstlocatie": _("wie de klant helpt"),
            "klanten:stimulansen": _("belonen en maatregelen"),
            "klanten:stimulans_nieuw": _("belonen en maatregelen"),
            "klanten:stimulans_intrekken": _("belonen en maatregelen"),
            "klanten:overkomst": _("overkomst"),
            "klanten:overkomst_oppakken": _("overkomst"),
            "klanten:overkomst_niet_nodig": _("overkomst"),
            "klanten:uitstroom": _("uitstroom en nazorg"),
            "klanten:uitstroom_nieuw": _("uitstroom en nazorg"),
            "klanten:nazorg": _("uitstroom en nazorg"),
            "klanten:nazorg_stoppen": _("uitstroom en nazorg"),
            "klanten:heropenen": _("uitstroom en nazorg"),
        },
    ),
    Onderdeel(
        "Gegevens",
        "klanten:gegevens",
        {
            "klanten:persoon_wijzigen": _("persoonsgegevens"),
            "klanten:contactgegevens_wijzigen": _("contactgegevens"),
            "klanten:uitkering_nieuw": _("uitkeringen"),
            "klanten:uitkering_beeindigen": _("uitkeringen"),
            "klanten:belemmering_nieuw": _("belemmeringen"),
            "klanten:belemmering_opheffen": _("belemmeringen"),
            "klanten:opleiding_nieuw": _("opleidingen"),
            "klanten:diploma_controleren": _("opleidingen"),
            "klanten:werkervaring_nieuw": _("werkervaring"),
            "klanten:betwisting": _("wat volgens de klant niet klopt"),
            "klanten:toegang": _("toegang tot het portaal"),
            "klanten:code_intrekken": _("toegang tot het portaal"),
            "klanten:toegang_intrekken": _("toegang tot het portaal"),
        },
    ),
    Onderdeel(
        "Zoektocht",
        "klanten:zoektocht",
        {"klanten:zoekverslag": _("zoektocht"), "klanten:competentie_weg": _("competenties")},
    ),
    Onderdeel(
        "Vacatures",
        "werkgevers:klant_vacatures",
        {
            "werkgevers:klant_zoekprofiel": _("zoekprofiel"),
            "werkgevers:voorstellen": _("vacatures"),
            "werkgevers:voordracht_beoordelen": _("voordracht"),
            "werkgevers:motivatiesignaal": _("opmerking van een werkgever"),
            "werkgevers:kandidaat": _("kaart van een kandidaat"),
            "werkgevers:voordracht": _("kaart van een kandidaat"),
            "werkgevers:klantplaatsing": _("plaatsing"),
            "werkgevers:klantnazorg": _("plaatsing"),
        },
    ),
    Onderdeel("Tijdlijn", "klanten:tijdlijn", {}),
    Onderdeel(
        "Contact",
        "klanten:contacten",
        {
            "klanten:contact_nieuw": _("contact"),
            "klanten:coach": _("coach"),
            "klanten:coach_stoppen": _("coach"),
            "klanten:klantvraag_nieuw": _("vragen"),
            "klanten:klantvraag": _("vragen"),
            "klanten:brief_nieuw": _("brieven"),
            "klanten:berichten": _("berichten"),
            "klanten:afspraak_plannen": _("afspraken"),
            "klanten:afspraak_afhandelen": _("afspraken"),
            "klanten:afspraak_brief": _("afspraken"),
        },
    ),
    Onderdeel(
        "Werkplan",
        "diagnose:werkplan",
        {
            "diagnose:werkplan_wijzigen": _("werkplan"),
            "diagnose:activiteit_nieuw": _("werkplan"),
            "diagnose:arrangement": _("arrangement"),
            "diagnose:arrangement_kiezen": _("arrangement"),
            "diagnose:activiteit_stap": _("werkplan"),
            "diagnose:werkplan_voorstellen": _("werkplan"),
            "diagnose:werkplan_akkoord": _("werkplan"),
            "diagnose:werkplan_versie": _("werkplan"),
            "diagnose:werkplan_pdf": _("werkplan"),
            "diagnose:verzoek_beantwoorden": _("verzoek van de klant"),
            "diagnose:portfolio": _("portfolio"),
            "diagnose:portfolio_pdf": _("portfolio"),
            "diagnose:jongeren": _("jongerenloket"),
            "diagnose:jongeren_wijzigen": _("jongerenloket"),
            "diagnose:jongeren_afsluiten": _("jongerenloket"),
            "diagnose:overnemen": _("overnemen door de gemeente"),
            "diagnose:werkfirst": _("Work First"),
            "diagnose:werkfirst_nieuw": _("Work First"),
            "diagnose:werkfirst_plaatsing": _("Work First"),
            "diagnose:werkfirst_wijzigen": _("Work First"),
            "diagnose:werkfirst_verlengen": _("Work First"),
            "diagnose:werkfirst_beeindigen": _("Work First"),
            "diagnose:werkfirst_verzuim_intrekken": _("Work First"),
        },
    ),
    Onderdeel(
        "Rond de klant",
        "klanten:rond_de_klant",
        {
            "klanten:betrokkene_nieuw": _("rond de klant"),
            "klanten:betrokkene_afsluiten": _("rond de klant"),
            "werkgevers:klant_vraag_intrekken": _("rond de klant"),
            "klanten:overdracht": _("overdracht"),
            "klanten:overdracht_beantwoorden": _("overdracht"),
            "klanten:overleg_nieuw": _("overleg"),
            "klanten:overleg": _("overleg"),
            "klanten:overleg_vervallen": _("overleg"),
            "klanten:verwijzing_nieuw": _("verwijzing"),
            "klanten:verwijzing": _("verwijzing"),
            "klanten:partnerverwijzing_nieuw": _("verwijzing"),
            "klanten:partnerverwijzing": _("verwijzing"),
            "klanten:partnerverwijzing_stoppen": _("verwijzing"),
            "klanten:verwezen_klant": _("wat een externe partner mag zien"),
            "klanten:verwezen_document": _("inhoud van een document"),
            "klanten:backoffice_nieuw": _("verzoek aan de backoffice"),
            "klanten:backoffice_verzoek": _("verzoek aan de backoffice"),
        },
    ),
    Onderdeel(
        "Aanvraag",
        "klanten:aanvraag",
        {
            "klanten:aanvraag_nieuw": _("aanvraag"),
            "klanten:aanvraag_bekijken": _("aanvraag"),
            "klanten:aanvraag_invullen": _("aanvraag"),
            "klanten:aanvraag_behandelen": _("aanvraag"),
            "klanten:aanvraag_afzien": _("aanvraag"),
            "klanten:aanvraag_besluit": _("aanvraag"),
            "klanten:aanvraag_tijdelijk": _("aanvraag"),
            "klanten:voorlichting": _("voorlichting"),
            "klanten:voorlichting_nieuw": _("voorlichting"),
            "klanten:voorlichting_bevestigen": _("voorlichting"),
        },
    ),
    Onderdeel(
        "Documenten",
        "klanten:documenten",
        {
            "klanten:document_ophalen": _("inhoud van een document"),
            "klanten:document_intrekken": _("documenten"),
        },
    ),
    Onderdeel(
        "Inzage",
        "klanten:inzage",
        {
            "klanten:wijzigingen": _("wijzigingen"),
            "klanten:inzagevraag": _("vraag over inzage"),
            "klanten:wisvoorstel": _("bewaartermijn"),
            "klanten:wisvoorstel_intrekken": _("bewaartermijn"),
            "klanten:wissen": _("bewaartermijn"),
        },
    ),
)

TABNAMEN = (
    _("overzicht"),
    _("gegevens"),
    _("zoektocht"),
    _("vacatures"),
    _("tijdlijn"),
    _("contact"),
    _("werkplan"),
    _("rond de klant"),
    _("aanvraag"),
    _("documenten"),
    _("inzage"),
)
"""The tabs as the register keeps them; a client who looks it up reads them in the language of the page."""

VIA_SYSTEEM = {
    "api:routeringen": _("route"),
    "api:routering": _("route"),
    "api:route_advies": _("route"),
    "api:diagnoses": _("diagnose"),
    "api:arrangement": _("arrangement"),
    "api:werkplannen": _("werkplan"),
    "api:werkplan": _("werkplan"),
    "api:werkplan_voorstellen": _("werkplan"),
    "api:werkplan_terugnemen": _("werkplan"),
    "api:activiteiten": _("werkplan"),
    "api:activiteit": _("werkplan"),
    "api:activiteit_verplaatsen": _("werkplan"),
    "api:activiteit_weghalen": _("werkplan"),
    "api:activiteit_starten": _("werkplan"),
    "api:activiteit_afronden": _("werkplan"),
    "api:activiteit_stoppen": _("werkplan"),
    "api:signaal_melden": _("dossier"),  # that something was reported is not told here (H-39)
    "api:klanten": _("lijst van klanten"),
    "api:klanten_zoeken": _("lijst van klanten"),
    "api:dossier": _("overzicht"),
    "api:tijdlijn": _("tijdlijn"),
    "api:inzagen": _("inzage"),
    "api:contactgegevens": _("gegevens"),
    "api:situatie": _("intake"),
    "api:uitkeringen": _("uitkeringen"),
    "api:uitkering": _("uitkeringen"),
    "api:uitkering_beeindigen": _("uitkeringen"),
    "api:belemmeringen": _("belemmeringen"),
    "api:belemmering": _("belemmeringen"),
    "api:belemmering_opheffen": _("belemmeringen"),
    "api:opleidingen": _("opleidingen"),
    "api:diploma_controleren": _("opleidingen"),
    "api:werkervaringen": _("werkervaring"),
    "api:sollicitaties": _("zoektocht"),
    "api:competenties": _("competenties"),
    "api:competentie": _("competenties"),
    "api:contactpersonen": _("contactpersoon"),
    "api:contactmomenten": _("contact"),
    "api:contactmoment": _("contact"),
    "api:berichten": _("berichten"),
    "api:berichten_gelezen": _("berichten"),
    "api:documenten": _("documenten"),
    "api:document": _("documenten"),
    "api:document_intrekken": _("documenten"),
    "api:document_inhoud": _("inhoud van een document"),
    "api:afspraken": _("afspraken"),
    "api:afspraak": _("afspraken"),
    "api:afspraak_verzetten": _("afspraken"),
    "api:afspraak_afzeggen": _("afspraken"),
    "api:afspraak_uitkomst": _("afspraken"),
    "api:uitstromen": _("uitstroom en nazorg"),
    "api:uitstroom": _("uitstroom en nazorg"),
    "api:uitstroom_heropenen": _("uitstroom en nazorg"),
    "api:nazorg_vastleggen": _("uitstroom en nazorg"),
    "api:dossiertaken": _("overzicht"),
    "api:dossieroverdrachten": _("overdracht"),
    "api:overdracht": _("overdracht"),
    "api:overdracht_aannemen": _("overdracht"),
    "api:overdracht_teruggeven": _("overdracht"),
    "api:overdracht_intrekken": _("overdracht"),
    "api:vacaturevoordrachten": _("kaart van een kandidaat"),
    "api:voordracht": _("kaart van een kandidaat"),
    "api:voordracht_akkoord": _("voordracht"),
}
"""What an operation of the API is called in the register of looks, by URL name; upper floors' too."""


def in_woorden(pagina: str) -> str:
    """What a page of the dossier is called in the register of looks.

    Args:
        pagina: a URL name with its namespace (`klanten:tijdlijn`).
    """
    if pagina in VIA_SYSTEEM:
        return VIA_SYSTEEM[pagina]
    for onderdeel in ONDERDELEN:
        if pagina == onderdeel.urlnaam:
            return onderdeel.naam.lower()
        if pagina in onderdeel.paginas:
            return onderdeel.paginas[pagina]
    return pagina.rpartition(":")[2].replace("_", " ")
