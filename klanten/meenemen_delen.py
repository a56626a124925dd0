"""What this floor gives a client to take along, and what it keeps back, with the reason."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from klanten import bekend, kijkers, models, tijdlijn
from klanten.meenemen import Deel, Rij, registreer, velden
from klanten.models import Klant

BUITEN: dict[type[Model], str] = {
    models.Activeringscode: "een sleutel, geen gegeven over de klant",
    models.Basiswaarde: "een code waaraan het portaal een wijziging herkent; niet te lezen",
    models.Clientbeeld: "een samenvatting van de rest, met etiketten voor medewerkers (D-07)",
    models.Identiteitsnummer: "het BSN staat versleuteld; op een bestand dat rondgaat hoort het niet",
    models.Incident: "alleen na een besluit over een verzoek om inzage (X-19)",
    models.Intakegesprek: "het verhaal zelf gaat mee; wie het opschreef, staat in de tijdlijn",
    models.Ladderpositie: "een etiket voor medewerkers (D-07)",
    models.Overdracht: "overleg tussen medewerkers; dat het gebeurde, staat in de tijdlijn",
    models.Overleg: "overleg tussen medewerkers; dat het gebeurde, staat in de tijdlijn",
    models.Overname: "wat het werd, staat bij de gegevens; dat het gebeurde, staat in de tijdlijn",
    models.Schoolmelding: "een bericht van een school aan medewerkers; op verzoek uitgelegd",
    models.Taak: "hoe medewerkers hun werk verdelen",
    models.Verdelingsregel: "hoe medewerkers hun werk verdelen",
    models.Verschil: "werk voor medewerkers; wat eruit kwam, staat bij de gegevens en in de tijdlijn",
}
"""Records about a client that stay behind; what they say is explained in words on request."""


def meld_aan() -> None:
    """Add the parts of this floor; called at start-up."""
    registreer(*_DELEN)


_CONTACT = "straat postcode woonplaats telefoon email voorkeurskanaal taal"
_SITUATIE = " ".join((*bekend.VELDEN[models.Situatie], "vraagt_uitkering"))
_AANVRAAG = (
    "regime partner stand begonnen_op ingediend_op besluit_op eerste_dag laatste_dag bedrag reden "
    "afgezien_op afzienreden"
)
_IDENTITEIT = "op soort geldig_tot uitkomst"
_GESPREK = "op kanaal medewerker partner activiteiten ondersteuning resultaten"
_VERWIJZING = "organisatie reden gegevens toestemming_op stand verwezen_op terugkoppeling"
_UITSCHRIJVEN = "gevraagd_op reden ook_wissen stand toelichting"
_DOCUMENT = "op soort titel extensie bytes"


def _lijst(code: str, naam: str, model: type[Model], namen: str, **waar: Any) -> Deel:
    return Deel(code, naam, _lezer(model, namen, waar), (model,))


def _lezer(model: type[Model], namen: str, waar: dict[str, Any]) -> Callable[[Klant], Iterable[Rij]]:
    lees = velden(*namen.split())

    def rijen(klant: Klant) -> Iterable[Rij]:
        gevonden = model._default_manager.filter(klant=klant, **waar).select_related()
        return [lees(record) for record in gevonden]

    return rijen


def _persoon(klant: Klant) -> Iterable[Rij]:
    lees = velden("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht")
    return [{"klantnummer": klant.klantnummer, **lees(klant), "aangemeld_op": klant.aangemeld_op}]


def _coachnotities(klant: Klant) -> Iterable[Rij]:
    notities = models.Coachnotitie.objects.filter(koppeling__klant=klant)
    return [{"op": notitie.op, "tekst": notitie.tekst} for notitie in notities]


def _partnerverslagen(klant: Klant) -> Iterable[Rij]:
    """Those that the client may read; the others are explained in words on request."""
    lees = velden("datum", "soort", "gedaan", "aanwezig", "volgende_stap", "advies")
    verslagen = models.Voortgangsverslag.objects.filter(verwijzing__klant=klant, voor_klant=True)
    for verslag in verslagen.select_related("verwijzing__partner"):
        yield {"organisatie": str(verslag.verwijzing.partner), **lees(verslag)}


def _tijdlijn(klant: Klant) -> Iterable[Rij]:
    return [
        {"op": regel.op, "wat": regel.zin, "wie": regel.wie, "organisatie": str(regel.partner or "")}
        for regel in tijdlijn.lees_als_klant(klant)
    ]


def _inzage(klant: Klant) -> Iterable[Rij]:
    for rij in kijkers.per_dag(klant).iterator():
        kijker = kijkers.in_woorden(rij)
        yield {
            "dag": kijker.dag,
            "wie": kijker.functie,
            "organisatie": kijker.partner,
            "waarom": kijker.uitleg,
            "reden": kijker.redenen,
            "wat": kijker.onderdelen,
        }


_DELEN = (
    Deel("persoon", "Wie u bent", _persoon),
    _lijst("contactgegevens", "Adres, telefoon en e-mail", models.Contactgegevens, _CONTACT),
    _lijst("situatie", "Uw situatie", models.Situatie, _SITUATIE),
    _lijst("uitkeringen", "Uitkeringen", models.Uitkering, "regime partner van tot"),
    _lijst("aanvragen", "Aanvragen", models.Aanvraag, _AANVRAAG),
    _lijst("belemmeringen", "Waar wij rekening mee houden", models.Belemmering, "soort van tot toelichting"),
    _lijst(
        "opleidingen",
        "Opleidingen",
        models.Opleiding,
        "naam niveau jaar diploma diploma_gezien_op diploma_bron",
    ),
    _lijst("werkervaring", "Werkervaring", models.Werkervaring, "functie werkgever van tot"),
    _lijst("competenties", "Wat u kunt", models.KlantCompetentie, "competentie bron niveau op toelichting"),
    _lijst(
        "sollicitaties",
        "Sollicitaties",
        models.Sollicitatie,
        "werkgever functie op wijze uitkomst notitie",
    ),
    _lijst("identiteit", "Controles van uw identiteit", models.Identiteitscontrole, _IDENTITEIT),
    _lijst("contactpersonen", "Uw contactpersonen", models.Contactpersoonschap, "medewerker van tot reden"),
    _lijst(
        "betrokkenen",
        "Wie u verder helpen",
        models.Betrokkene,
        "naam organisatie bijdrage van_dag tot_dag",
    ),
    _lijst("coaches", "Uw coach", models.Coachkoppeling, "coach toestemming_op van tot beeindigd_op"),
    Deel("coachnotities", "Notities van uw coach", _coachnotities, (models.Coachnotitie,)),
    _lijst("contacten", "Gesprekken", models.Contactmoment, _GESPREK),
    _lijst("afspraken", "Afspraken", models.Afspraak, "begin einde soort medewerker plek opmerking stand"),
    _lijst("groepen", "Bijeenkomsten", models.Groepsdeelname, "bijeenkomst stand op"),
    _lijst("berichten", "Berichten", models.Bericht, "op van van_klant tekst gelezen_op"),
    _lijst("brieven", "Brieven", models.Brief, "op onderwerp tekst ondertekenaar"),
    _lijst(
        "zendingen",
        "E-mail en sms van ons",
        models.Zending,
        "gemaakt_op kanaal aan onderwerp tekst stand",
    ),
    _lijst("klantvragen", "Uw vragen", models.Klantvraag, "gesteld_op vraag antwoord beantwoord_op"),
    _lijst("voorlichting", "Voorlichting", models.Voorlichting, "op vorm onderwerp bevestigd_op"),
    _lijst("stimulansen", "Beloningen en maatregelen", models.Stimulans, "op soort wat ingetrokken_op"),
    _lijst(
        "startkwalificatie",
        "Controle van uw diploma's",
        models.Kwalificatiecheck,
        "op uitkomst toelichting",
    ),
    _lijst("verwijzingen", "Verwijzingen", models.Verwijzing, _VERWIJZING),
    _lijst(
        "partnerverwijzingen",
        "Verwijzingen naar partners buiten de keten",
        models.Partnerverwijzing,
        "partner doel delen reden_belemmeringen grond toestemming_op grond_toelichting van tot stand "
        "reden_einde bezwaar",
    ),
    Deel("partnerverslagen", "Verslagen van die partners", _partnerverslagen, (models.Voortgangsverslag,)),
    _lijst(
        "overkomst", "Overgang van uw uitkering", models.Overkomst, "uitkering gemeente laatste_dag stand"
    ),
    _lijst("uitstroom", "Werk of vertrek", models.Uitstroom, "op soort werkgever functie uren toelichting"),
    _lijst(
        "betwistingen",
        "Wat volgens u niet klopte",
        models.Betwisting,
        "op veld waarde toelichting antwoord",
    ),
    _lijst("bevestigingen", "Wanneer u uw gegevens nakeek", models.Gegevensbevestiging, "op"),
    _lijst("inzagevragen", "Vragen over inzage", models.Inzagevraag, "dag vraag gesteld_op antwoord"),
    _lijst("uitschrijven", "Verzoeken om te stoppen", models.Uitschrijfverzoek, _UITSCHRIJVEN),
    _lijst("bewaring", "Hoe lang wij bewaren", models.Bewaring, "gestopt_op kolom tot"),
    _lijst(
        "documenten",
        "Documenten",
        models.Document,
        _DOCUMENT,
        zichtbaar_voor_klant=True,
        ingetrokken_op=None,
    ),
    Deel("tijdlijn", "Wat er gebeurde", _tijdlijn, (models.Gebeurtenis,)),
    Deel("inzage", "Wie uw dossier opende", _inzage, (models.Inzage,)),
)
