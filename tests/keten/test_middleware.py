"""Around every view: who asks, for which location, and is the door closed when nothing is said."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from keten.middleware import Medewerkerschap, Rechten
from keten.models import Gebruiker, Locatie, Medewerker
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.keten import WACHTWOORD


def _zonder_merk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("dit mag niemand zien")


def test_een_view_zonder_toegangsregel_is_voor_iedereen_dicht(
    anna: Medewerker, rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    request = rf.get("/vergeten/")
    request.user = anna.gebruiker
    request.session = {}  # type: ignore[assignment]
    poort = Rechten(_zonder_merk)
    antwoord = Medewerkerschap(lambda verzoek: poort.process_view(verzoek, _zonder_merk, (), {}))(request)  # type: ignore[arg-type, return-value]
    assert antwoord.status_code == 403
    assert "view without a declared right" in caplog.text


def test_zonder_locatie_is_er_een_uitleg_in_plaats_van_een_dossier(als: Als, apeldoorn: Locatie) -> None:
    client = als(MedewerkerFabriek(locaties=[]))
    antwoord = client.get("/klanten/")
    assert antwoord.status_code == 403
    assert "nog niet aan een locatie gekoppeld" in antwoord.content.decode()


@pytest.mark.eis("X-02")
def test_wie_op_twee_locaties_werkt_wisselt_en_ziet_dan_alleen_die(
    als: Als, klant: Klant, apeldoorn: Locatie, gouda: Locatie
) -> None:
    ander = KlantFabriek(locatie=gouda, achternaam="Kaasmaker")
    client = als(MedewerkerFabriek(locaties=[apeldoorn, gouda]))
    lijst = "/klanten/?bereik=locatie"
    assert client.get(f"/klanten/{ander.klantnummer}/").status_code == 404
    antwoord = client.post("/locatie/", {"locatie": gouda.pk}, follow=True)
    assert "U werkt nu voor Toonkamer Gouda" in antwoord.content.decode()
    assert client.get(f"/klanten/{ander.klantnummer}/").status_code == 200
    assert client.get(f"/klanten/{klant.klantnummer}/").status_code == 404
    assert "Velde" not in client.get(lijst).content.decode()


def test_niemand_wisselt_naar_een_locatie_van_een_ander(als: Als, anna: Medewerker, gouda: Locatie) -> None:
    antwoord = als(anna).post("/locatie/", {"locatie": gouda.pk}, follow=True)
    assert "hoort niet bij uw account" in antwoord.content.decode()


def test_een_tweede_factor_is_per_instelling_verplicht_voor_medewerkers(
    als: Als, anna: Medewerker, klant: Klant, settings: Settings
) -> None:
    settings.TWEEDE_FACTOR_VERPLICHT = True
    antwoord = als(anna).get("/klanten/")
    assert antwoord.status_code == 302
    assert antwoord["Location"] == "/account/2fa/"
    assert klant.gebruiker
    assert als(klant.gebruiker).get("/klanten/mijn/").status_code == 200


def test_na_te_veel_verkeerde_wachtwoorden_helpt_ook_het_goede_niet(client: Client, anna: Medewerker) -> None:
    gegevens = {"login": anna.gebruiker.email, "password": "verkeerd"}
    for _ in range(6):
        client.post("/account/login/", gegevens)
    antwoord = client.post("/account/login/", {**gegevens, "password": WACHTWOORD})
    assert "te veel" in antwoord.content.decode().lower()
    assert "_auth_user_id" not in client.session


def test_niemand_kan_zichzelf_een_account_geven(client: Client, db: None) -> None:
    client.post("/account/signup/", {"email": "x@lwi.example", "password1": WACHTWOORD})
    assert not Gebruiker.objects.exists()


@pytest.mark.parametrize("adres", ["/klanten/?bereik=%00", "/diagnose/instrumenten/?zoek=a%00b"])
def test_een_adres_met_een_onmogelijk_teken_is_een_verkeerd_verzoek(
    als: Als, anna: Medewerker, adres: str
) -> None:
    assert als(anna).get(adres).status_code == 400
