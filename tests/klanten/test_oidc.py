"""Signing in through an identity provider: off by default, and never in without a code or subject."""

import datetime
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld, toegang
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek
from tests.oidc_aanbieder import GEHEIM, Aanbieder
from tests.pagina import tekst

INLOGGEN = "/account/oidc/inloggen/login/"
ACTIVEREN = "/klanten/mijn/activeren/"
WIE = "subject-van-marieke"


@pytest.fixture
def digid(settings: object, oidc: Aanbieder) -> Aanbieder:
    """A provider, and a portal that knows it."""
    een = {"code": "inloggen", "groep": "klanten", "naam": "DigiD", "adres": oidc.adres}
    settings.OIDC_AANBIEDERS = [{**een, "client": "burgers", "geheim": GEHEIM}]  # type: ignore[attr-defined]
    oidc.ken(WIE, email="iemand@anders.example", name="M. Velde")
    return oidc


@pytest.fixture
def jan(db: None, anna: Medewerker) -> Klant:
    """Jan, whose identity has been established; he has no account."""
    klant = KlantFabriek(locatie=anna.locaties.get(), voornamen="Jan", achternaam="Smit")
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    return klant


def _log_in(client: Client, digid: Aanbieder) -> str:
    """Press the button, prove who you are at the provider, come back; returns where one ends up."""
    naar: str = digid.kom_binnen(client, "inloggen", WIE)["Location"]
    return naar


def _kenmerk(naar: str) -> str:
    """What the page for the code gets along from the provider."""
    pad, _, kenmerk = naar.partition("?koppeling=")
    assert (pad, len(kenmerk)) == (ACTIVEREN, 32)
    return kenmerk


def _activeer(client: Client, klant: Klant, anna: Medewerker, naar: str) -> str:
    return _vul_in(client, klant, anna, _kenmerk(naar))["Location"]


def _vul_in(client: Client, klant: Klant, anna: Medewerker, kenmerk: str = "") -> Any:
    _, tekens = toegang.geef_code(klant=klant, door=anna)
    geboren = f"{klant.geboortedatum:%d-%m-%Y}"
    invulling = {"klantnummer": klant.klantnummer, "code": tekens, "geboortedatum": geboren}
    return client.post(ACTIVEREN, {**invulling, "koppeling": kenmerk})


def test_zonder_instelling_is_er_geen_knop_en_geen_ingang(db: None, client: Client) -> None:
    assert "Inloggen met DigiD" not in tekst(client.get("/account/login/"))
    assert client.post(INLOGGEN).status_code == 404


@pytest.mark.eis("K-07")
def test_wie_onbekend_is_koppelt_een_keer_met_een_code_en_komt_daarna_zo_binnen(
    digid: Aanbieder, jan: Klant, anna: Medewerker, client: Client
) -> None:
    assert "Inloggen met DigiD" in tekst(client.get("/account/login/"))
    naar = _log_in(client, digid)
    assert client.get("/klanten/mijn/").status_code == 302
    pagina = client.get(naar)
    assert "Met de code van de balie koppelt u" in tekst(pagina)
    assert f'value="{_kenmerk(naar)}"' in pagina.content.decode()
    assert _activeer(client, jan, anna, naar) == "/klanten/mijn/activeren/klaar/"
    assert client.get("/klanten/mijn/").status_code == 200
    later = Client()
    _log_in(later, digid)
    assert later.get("/klanten/mijn/").status_code == 200
    koppeling = SocialAccount.objects.get()
    assert (koppeling.uid, koppeling.extra_data) == (WIE, {})
    assert koppeling.user.email.endswith("@inloggen.invalid")
    assert not koppeling.user.has_usable_password()


def test_een_account_met_wachtwoord_houdt_dat(
    digid: Aanbieder, klant: Klant, anna: Medewerker, client: Client
) -> None:
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    _activeer(client, klant, anna, _log_in(client, digid))
    koppeling = SocialAccount.objects.select_related("user").get()
    assert koppeling.user == klant.gebruiker
    assert koppeling.user.has_usable_password()


def test_een_bekend_e_mailadres_van_de_aanbieder_geeft_geen_toegang(
    digid: Aanbieder, klant: Klant, client: Client
) -> None:
    assert klant.gebruiker
    klant.gebruiker.email = "iemand@anders.example"
    klant.gebruiker.save()
    assert _kenmerk(_log_in(client, digid))
    assert client.get("/klanten/mijn/").status_code == 302


def test_wie_is_ingelogd_koppelt_niets_langs_deze_weg(digid: Aanbieder, als: Als, anna: Medewerker) -> None:
    bureau = als(anna)
    digid.kom_binnen(bureau, "inloggen", WIE, vraag="?process=connect")
    assert not SocialAccount.objects.exists()


def test_een_code_van_de_aanbieder_werkt_geen_tweede_keer(digid: Aanbieder, db: None, client: Client) -> None:
    terug = digid.meld_aan(client.post(INLOGGEN)["Location"], WIE)
    client.get(terug)
    antwoord = client.get(terug)
    assert antwoord.status_code == 502
    assert "Inloggen is niet gelukt" in tekst(antwoord)


def test_als_de_aanbieder_weg_is_staat_dat_er_gewoon(digid: Aanbieder, db: None, settings: object) -> None:
    aanbieders = settings.OIDC_AANBIEDERS  # type: ignore[attr-defined]
    settings.OIDC_AANBIEDERS = [{**aanbieders[0], "adres": "http://127.0.0.1:9"}]  # type: ignore[attr-defined]
    antwoord = Client().post(INLOGGEN)
    assert antwoord.status_code == 502
    assert "niet bereikbaar" in tekst(antwoord)


def test_een_ingetrokken_account_komt_ook_zo_niet_binnen(
    digid: Aanbieder, jan: Klant, anna: Medewerker, client: Client
) -> None:
    _activeer(client, jan, anna, _log_in(client, digid))
    toegang.trek_toegang_in(klant=jan, reden="Op verzoek van de klant.", door=anna)
    later = Client()
    _log_in(later, digid)
    assert later.get("/klanten/mijn/").status_code == 302


def test_wie_na_een_ander_achter_dezelfde_computer_zit_koppelt_de_inlog_van_die_ander_niet(
    digid: Aanbieder, jan: Klant, anna: Medewerker, client: Client
) -> None:
    naar = _log_in(client, digid)
    assert "Hebt u bij de balie een papier" in tekst(client.get(ACTIVEREN))
    assert _vul_in(client, jan, anna)["Location"] == "/klanten/mijn/activeren/inlog/"
    assert not SocialAccount.objects.exists()
    assert client.get(naar)["Location"] == "/account/login/"


def test_een_verzonnen_kenmerk_koppelt_niets_en_kost_geen_code(
    digid: Aanbieder, jan: Klant, anna: Medewerker, client: Client
) -> None:
    _log_in(client, digid)
    assert _vul_in(client, jan, anna, "x" * 32)["Location"] == "/account/login/"
    assert "Het duurde te lang." in tekst(client.get("/account/login/"))
    assert jan.activeringscodes.open().exists()
    assert not SocialAccount.objects.exists()


def test_na_vijf_minuten_moet_het_inloggen_opnieuw(
    digid: Aanbieder, jan: Klant, anna: Medewerker, client: Client
) -> None:
    naar = _log_in(client, digid)
    sessie = client.session
    tot = datetime.datetime.fromisoformat(sessie["oidc_onbekend"]["tot"])
    assert tot <= timezone.now() + datetime.timedelta(minutes=5)
    sessie["oidc_onbekend"] = {**sessie["oidc_onbekend"], "tot": timezone.now().isoformat()}
    sessie.save()
    assert _activeer(client, jan, anna, naar) == "/account/login/"
    assert jan.activeringscodes.open().exists()


def test_een_inlog_die_al_bij_een_ander_account_hoort_geeft_uitleg_en_kost_geen_code(
    digid: Aanbieder, jan: Klant, anna: Medewerker, client: Client
) -> None:
    naar = _log_in(client, digid)
    ander = GebruikerFabriek(naam="Piet Ander")
    SocialAccount.objects.create(user=ander, provider="inloggen", uid=WIE)
    antwoord = _vul_in(client, jan, anna, _kenmerk(naar))
    assert antwoord.status_code == 422
    assert "al in op een ander account" in tekst(antwoord)
    assert jan.activeringscodes.open().exists()
    jan.refresh_from_db()
    assert jan.gebruiker is None
    assert SocialAccount.objects.get().user == ander
