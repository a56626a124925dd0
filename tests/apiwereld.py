"""One of everything that an address of the API can name, so that requests get past the address."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import taken
from klanten.afspraken import aanvang
from klanten.models import Competentie, Klant, KlantCompetentie, Taak
from tests.apiclient import Api
from tests.fabriek import BelemmeringSoortFabriek, MedewerkerFabriek, RegimeFabriek
from tests.fabriek.diagnose import maak_plan
from tests.fabriek.plaatsingen import PlaatsingFabriek
from tests.fabriek.werkgevers import (
    ContactpersoonFabriek,
    VacatureFabriek,
    VestigingFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
    WerkgeversvraagFabriek,
)

DAG = datetime.timedelta(days=1)
PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def bouw(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    """Fill a location with a dossier and an employer.

    Returns:
        What stands at each place of an address, by the address up to and including that place.
    """
    dossier = {
        **_uitstroom(klant, wie),
        **_dossier(klant, wie),
        **_diagnose(klant, wie),
        **_document(klant, wie),
    }
    return {"/klanten/{klantnummer}": klant.klantnummer, **dossier, **_werkgever(klant, wie)}


def _dossier(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    RegimeFabriek(code="ww")
    BelemmeringSoortFabriek(code="schulden")
    Competentie.objects.create(code="plannen", naam="Plannen", uitleg="Werk op tijd doen.")
    collega = MedewerkerFabriek(naam="Coen van UWV", locaties=[klant.locatie])
    morgen = timezone.now() + DAG
    taak = taken.maak(
        klant=klant,
        voor=None,
        locatie=klant.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving="Bel",
        vervalt_op=morgen,
    )
    overdracht = {
        "naar": collega.gebruiker.email,
        "reden": "De klant krijgt WW",
        "bevindingOp": str(vandaag() - DAG),
        "wijze": "warm",
        "besprokenOp": str(vandaag()),
        "besproken": "Alles",
        "strategie": "Werk in de zorg",
        "ingangOp": str(vandaag() + 7 * DAG),
    }
    afspraak = {
        "medewerker": wie.gebruiker.email,
        "soort": "intake",
        "begin": aanvang(volgende_werkdag(vandaag(), 2), datetime.time(9)).isoformat(),
        "duur": 30,
    }
    nieuw: dict[str, dict[str, Any]] = {
        "contactpersonen": {"medewerker": wie.gebruiker.email},
        "uitkeringen": {"regime": "ww", "partner": collega.partner.code, "van": str(vandaag())},
        "belemmeringen": {"soort": "schulden", "van": str(vandaag())},
        "opleidingen": {"naam": "Lassen", "niveau": "mbo", "jaar": 2010, "diploma": True},
        "competenties": {"competentie": "plannen", "niveau": KlantCompetentie.Niveau.values[0]},
        "afspraken": afspraak,
        "contactmomenten": {
            "op": timezone.now().isoformat(),
            "kanaal": "telefoon",
            "identiteit": "vragen",
            "activiteiten": "Gebeld.",
            "ondersteuning": "Geholpen met de brief.",
            "resultaten": "Een gesprek.",
        },
        "overdrachten": overdracht,
    }
    gemaakt: dict[str, Any] = {"/taken/{id}": taak.pk}
    for deel, inhoud in nieuw.items():
        antwoord = Api(wie).post(f"klanten/{klant.klantnummer}/{deel}", inhoud)
        assert antwoord.status_code == 201, (deel, antwoord.content)
        if "id" in antwoord.json():
            gemaakt[f"/klanten/{{klantnummer}}/{deel}/{{id}}"] = antwoord.json()["id"]
    return gemaakt


def _uitstroom(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    """Who left for work of their own, and came back."""
    api, adres = Api(wie), f"klanten/{klant.klantnummer}/uitstromen"
    weg = api.post(adres, {"soort": "zelfstandig", "op": str(vandaag())}).json()
    assert api.post(f"{adres}/{weg['id']}/heropenen", {"reden": "Te weinig werk."}).status_code == 200
    een = "/klanten/{klantnummer}/uitstromen/{id}"
    return {een: weg["id"], f"{een}/nazorg/{{nummer}}": weg["nazorg"][0]["id"]}


def _diagnose(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    """A route, and a plan that is being written with one step."""
    Termijnregel.objects.create(code="werkplan_akkoord", naam="Akkoord", aantal=5, eenheid="werkdag")
    keuze = {"besluit": "A", "gezienAdvies": "A", "motivatie": "sterk", "zoekgedrag": "onbekend"}
    route = Api(wie).post(f"klanten/{klant.klantnummer}/routeringen", keuze)
    plan = maak_plan(klant, wie, "Sollicitatietraining")
    een = "/klanten/{klantnummer}/werkplannen/{id}"
    return {
        "/klanten/{klantnummer}/routeringen/{id}": route.json()["id"],
        een: plan.pk,
        f"{een}/activiteiten/{{nummer}}": plan.activiteiten.get().pk,
    }


def _document(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    velden = {"bestand": SimpleUploadedFile("cv.pdf", PDF), "soort": "cv", "titel": "Cv"}
    antwoord = Api(wie).upload(f"klanten/{klant.klantnummer}/documenten", velden)
    return {"/klanten/{klantnummer}/documenten/{document}": antwoord.json()["id"]}


def _werkgever(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    werkgever = WerkgeverFabriek(locatie=klant.locatie)
    vestiging = VestigingFabriek(werkgever=werkgever)
    persoon = ContactpersoonFabriek(werkgever=werkgever)
    vacature = VacatureFabriek(werkgever=werkgever, locatie=klant.locatie, partner=wie.partner)
    contact = {"op": str(vandaag()), "verslag": "Gesproken.", "kanaal": "telefoon", "doel": "kennismaking"}
    antwoord = Api(wie).post(f"werkgevers/{werkgever.pk}/contacten", {**contact, "onderwerp": "Werk"})
    return {
        "/werkgevers/{id}": werkgever.pk,
        "/werkgevers/{id}/vestigingen/{nummer}": vestiging.pk,
        "/werkgevers/{id}/contactpersonen/{nummer}": persoon.pk,
        "/werkgevers/{id}/contacten/{nummer}": antwoord.json()["id"],
        "/vacatures/{id}": vacature.pk,
        "/voordrachten/{id}": VoordrachtFabriek(vacature=vacature, klant=klant, gevonden_door=wie).pk,
        "/plaatsingen/{id}": PlaatsingFabriek(klant=klant, vacature=vacature).pk,
        "/werkgeversvragen/{id}": WerkgeversvraagFabriek(werkgever=werkgever, locatie=klant.locatie).pk,
    }
