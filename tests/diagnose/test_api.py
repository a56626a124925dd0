"""Diagnoses, plans and signals through an attached system."""

import datetime

import pytest

from diagnose.models import Diagnose
from handhaving.models import Signaal
from keten.api.bereik import Bereik
from keten.doelen import Doel
from keten.models import Medewerker
from klanten.models import Gebeurtenis, Inzage, Klant
from tests.apiclient import Api

DELEN = {
    "kanZoeken": "ja",
    "mogelijkheden": "Kan goed organiseren.",
    "zoekgedrag": "optimaal",
    "banenaanbod": "voldoende",
    "naleving": "goed",
    "koers": "zelf",
}


@pytest.mark.eis("D-01", "X-82")
def test_een_systeem_stelt_een_diagnose_vast_als_de_medewerker(klant: Klant, anna: Medewerker) -> None:
    api, adres = Api(anna), f"klanten/{klant.klantnummer}/diagnoses"
    onaf = api.post(adres, {**DELEN, "naleving": ""})
    assert {fout["veld"] for fout in onaf.json()["velden"]} == {"naleving"}
    gemaakt = api.post(adres, DELEN)
    assert gemaakt.status_code == 201, gemaakt.content
    assert gemaakt.json()["kwadrant"] == "Q1"
    eigen = Diagnose.objects.get()
    assert eigen.vastgesteld_door == anna
    botsing = api.post(adres, DELEN)
    assert (botsing.status_code, botsing.json()["opgeslagen"]["id"]) == (412, eigen.pk)
    assert [rij["id"] for rij in api.get(adres).json()["resultaten"]] == [eigen.pk]
    klant.beeld.refresh_from_db()
    assert klant.beeld.kwadrant == "Q1"
    alleen_lezen = Api(anna, Bereik.DIAGNOSE_LEZEN)
    assert alleen_lezen.post(adres, DELEN).status_code == 403


@pytest.mark.eis("H-38", "H-39")
def test_een_signaal_via_een_systeem_blijft_stil_voor_de_klant(klant: Klant, hanna: Medewerker) -> None:
    api = Api(hanna, doel=Doel.CONTROLE)
    vandaag = datetime.date.today().isoformat()
    signaal = {"bron": "ib", "van": vandaag, "tekst": "Een bankrekening die niet bekend was."}
    antwoord = api.post(f"klanten/{klant.klantnummer}/signalen", signaal)
    assert antwoord.status_code == 201, antwoord.content
    assert Signaal.objects.get().gemeld_door == hanna
    assert not Gebeurtenis.objects.filter(klant=klant, soort="handhaving").exists()
    assert {blik.onderdeel for blik in Inzage.objects.filter(klant=klant)} <= {"dossier", "reden gegeven"}
    assert [rij["klantnummer"] for rij in api.get("signalen").json()["resultaten"]] == [klant.klantnummer]
    morgen = (datetime.date.today() + datetime.timedelta(days=2)).isoformat()
    later = api.post(f"klanten/{klant.klantnummer}/signalen", {**signaal, "van": morgen})
    assert (later.status_code, later.json()["velden"][0]["veld"]) == (422, "van")
