"""Input that nobody types by accident is refused like any other, without a fault of ours."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten import taken
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek


def test_een_afspraak_aan_het_eind_der_tijden_wordt_geweigerd(
    als: Als, klant: Klant, anna: Medewerker
) -> None:
    velden = {
        "indiening": uuid.uuid4(),
        "medewerker": anna.pk,
        "soort": "intake",
        "plek": "balie",
        "duur": "15",
    }
    velden |= {"dag": "31-12-9999", "tijd": "23:59"}
    antwoord = als(anna).post(f"/klanten/{klant.klantnummer}/afspraken/nieuw/", velden)
    assert antwoord.status_code == 422
    assert "binnen een jaar" in antwoord.content.decode()


@pytest.mark.parametrize("volgende", ["//[", "///klanten/{nr}/", "https://elders.example/", "\\\\elders"])
def test_na_een_reden_komt_men_nergens_anders_uit_dan_in_het_dossier(
    als: Als, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, volgende: str
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram)
    velden = {"doel": "klantvraag", "reden": "De klant staat aan de balie.", "volgende": volgende}
    velden["volgende"] = volgende.format(nr=klant.klantnummer)
    adres = f"/klanten/{klant.klantnummer}/reden/"
    antwoord = als(anna).post(f"{adres}?volgende={velden['volgende']}", velden)
    assert antwoord["Location"] == f"/klanten/{klant.klantnummer}/"


def test_een_zelfgemaakte_taak_is_geen_sleutel_van_een_dossier(
    als: Als, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram)
    Taak.objects.create(
        locatie=apeldoorn, voor=anna, klant=klant, omschrijving="kijken", vervalt_op="2099-01-01T00Z"
    )
    antwoord = als(anna).get(f"/klanten/{klant.klantnummer}/")
    assert antwoord["Location"].startswith(f"/klanten/{klant.klantnummer}/reden/")


def test_wie_geen_dossiers_mag_openen_neemt_geen_taak_over_een_klant(
    als: Als, apeldoorn: Locatie, klant: Klant
) -> None:
    verkoper = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    taak = Taak.objects.create(
        locatie=apeldoorn, klant=klant, soort="bericht", omschrijving="lees voor", vervalt_op="2099-01-01T00Z"
    )
    assert "lees voor" not in als(verkoper).get("/klanten/mijn-dag/?toon=niemand").content.decode()
    als(verkoper).post(f"/klanten/mijn-dag/taken/{taak.pk}/oppakken/")
    als(verkoper).post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/")
    taak.refresh_from_db()
    assert (taak.voor, taak.gedaan_op) == (None, None)


def test_wie_geen_dossiers_mag_openen_krijgt_geen_taak_over_een_klant(
    apeldoorn: Locatie, klant: Klant, anna: Medewerker
) -> None:
    verkoper = MedewerkerFabriek(rollen=["accountmanager"], locaties=[apeldoorn])
    with pytest.raises(NietToegestaan) as fout:
        taken.maak(
            klant=klant,
            voor=verkoper,
            locatie=apeldoorn,
            soort=Taak.Soort.ALGEMEEN,
            omschrijving="bel",
            vervalt_op=timezone.now(),
            door=anna,
        )
    assert fout.value.veld == "voor"
    assert not Taak.objects.exists()


def test_na_uitloggen_haalt_niemand_een_dossier_uit_het_geheugen_van_de_browser(
    als: Als, klant: Klant, anna: Medewerker
) -> None:
    antwoord = als(anna).get(f"/klanten/{klant.klantnummer}/")
    assert "no-store" in antwoord["Cache-Control"]
    assert "HX-Request" in antwoord["Vary"]


def test_achter_een_proxy_telt_de_bezoeker_en_niet_de_proxy(
    client: Client, anna: Medewerker, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    mis = {"login": "niemand@lwi.example", "password": "verkeerd"}
    for _ in range(12):
        client.post("/account/login/", mis, headers={"x-forwarded-for": "203.0.113.9"})
    goed = {"login": anna.gebruiker.email, "password": "een-lang-wachtwoord"}
    antwoord = client.post("/account/login/", goed, headers={"x-forwarded-for": "203.0.113.10"})
    assert antwoord.status_code == 302
