"""One of everything that an address of the API can name, so that requests get past the address."""

import datetime
from typing import Any

from django.utils import timezone

from keten.models import Medewerker
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import taken
from klanten.afspraken import aanvang
from klanten.models import Competentie, Klant, KlantCompetentie, Taak
from tests.apiclient import Api
from tests.fabriek import BelemmeringSoortFabriek, MedewerkerFabriek, RegimeFabriek
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


def bouw(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    """Fill a location with a dossier and an employer.

    Returns:
        What stands at each place of an address, by the address up to and including that place.
    """
    return {"/klanten/{klantnummer}": klant.klantnummer, **_dossier(klant, wie), **_werkgever(klant, wie)}


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
