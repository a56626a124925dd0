"""Employees come and go; nobody types another's password, and administrators keep their own door open."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from keten import medewerkers
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tasks import stuur_uitnodiging
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek

PORTAAL = "https://portaal.example/"


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Who administers."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


def _nieuw(apeldoorn: Locatie, **anders: Any) -> Medewerker:
    gegevens: dict[str, Any] = {
        "email": "Els.Nieuw@LWI.example",
        "naam": "Els Nieuw",
        "partner": KetenpartnerFabriek(code="uwv"),
        "locaties": [apeldoorn],
        "rollen": ["werkcoach"],
        "portaal": PORTAAL,
    }
    return medewerkers.neem_aan(**{**gegevens, **anders})


def _zoals_nu(medewerker: Medewerker, **anders: Any) -> dict[str, Any]:
    gegevens: dict[str, Any] = {
        "medewerker": medewerker,
        "email": medewerker.gebruiker.email,
        "naam": medewerker.gebruiker.naam,
        "actief": medewerker.gebruiker.is_active,
        "partner": medewerker.partner,
        "locaties": medewerker.locaties.all(),
        "rollen": medewerker.rollen,
    }
    return {**gegevens, **anders}


@pytest.mark.eis("X-02", "X-03")
def test_een_nieuwe_medewerker_heeft_partner_locatie_rol_en_nog_geen_wachtwoord(apeldoorn: Locatie) -> None:
    els = _nieuw(apeldoorn)
    assert els.gebruiker.email == "els.nieuw@lwi.example"
    assert not els.gebruiker.has_usable_password()
    assert list(els.locaties.all()) == [apeldoorn]
    assert els.rollen == ["werkcoach"]


def test_de_uitnodiging_vertrekt_pas_na_het_opslaan(
    apeldoorn: Locatie, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as uitgesteld:
        _nieuw(apeldoorn)
    assert len(uitgesteld) == 1
    assert mail.outbox == []


def test_met_de_uitnodiging_kiest_de_medewerker_zelf_een_wachtwoord(
    apeldoorn: Locatie, client: Client
) -> None:
    els = _nieuw(apeldoorn)
    stuur_uitnodiging(els.gebruiker.pk, PORTAAL)
    (bericht,) = mail.outbox
    assert bericht.to == ["els.nieuw@lwi.example"]
    gevonden = re.search(r"https://portaal\.example(/account/password/reset/key/\S+)", str(bericht.body))
    assert gevonden
    formulier = client.get(gevonden[1], follow=True)
    wachtwoord = "vier-gewone-woorden-samen"
    client.post(formulier.request["PATH_INFO"], {"password1": wachtwoord, "password2": wachtwoord})
    els.gebruiker.refresh_from_db()
    assert els.gebruiker.check_password(wachtwoord)
    assert (
        client.post("/account/login/", {"login": els.gebruiker.email, "password": wachtwoord}).status_code
        == 302
    )
    tweede_stap = client.get("/account/2fa/totp/activate/")  # in production nobody gets further without one
    assert tweede_stap["Location"].startswith("/account/reauthenticate/")


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"rollen": []}, "minstens één rol"),
        ({"locaties": []}, "minstens één locatie"),
    ],
)
def test_zonder_rol_of_locatie_kan_niemand_beginnen(
    apeldoorn: Locatie, anders: dict[str, Any], melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        _nieuw(apeldoorn, **anders)


def test_een_e_mailadres_is_van_een_persoon_hoe_het_ook_geschreven_is(
    apeldoorn: Locatie, bram: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="al een account"):
        _nieuw(apeldoorn, email=bram.gebruiker.email.upper())


@pytest.mark.eis("X-12")
def test_voor_een_beeindigde_partner_komt_er_niemand_bij(apeldoorn: Locatie) -> None:
    cwi: Ketenpartner = KetenpartnerFabriek(code="centrum", geldig_tot="2008-12-31")
    with pytest.raises(NietToegestaan, match="bestaat vandaag niet"):
        _nieuw(apeldoorn, partner=cwi)


def test_wie_weggaat_kan_meteen_niet_meer_verder(als: Als, bram: Medewerker, beheerder: Medewerker) -> None:
    client = als(bram)
    assert client.get("/rechten/").status_code == 200
    medewerkers.wijzig(**_zoals_nu(bram, actief=False), door=beheerder)
    antwoord = client.get("/rechten/")
    assert antwoord.status_code == 302 and antwoord["Location"].startswith("/account/login/")
    assert Medewerker.objects.filter(pk=bram.pk).exists()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"actief": False}, "actief"),
        ({"rollen": ["werkcoach"]}, "rollen"),
        ({"email": "bea.thuis@lwi.example"}, "email"),
    ],
)
def test_een_beheerder_sluit_zichzelf_niet_buiten(
    beheerder: Medewerker, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(NietToegestaan, match="Vraag het aan een collega") as fout:
        medewerkers.wijzig(**_zoals_nu(beheerder, **anders), door=beheerder)
    assert fout.value.veld == veld


def test_een_collega_mag_een_beheerder_wel_de_rol_afnemen(beheerder: Medewerker, apeldoorn: Locatie) -> None:
    collega = MedewerkerFabriek(naam="Cor Collega", rollen=["beheerder"], locaties=[apeldoorn])
    gewijzigd = medewerkers.wijzig(**_zoals_nu(beheerder, rollen=["mt_lid"]), door=collega)
    assert gewijzigd.rollen == ["mt_lid"]


@pytest.mark.eis("X-02")
def test_met_twee_locaties_kan_de_medewerker_wisselen(
    als: Als, bram: Medewerker, beheerder: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    medewerkers.wijzig(**_zoals_nu(bram, locaties=[apeldoorn, gouda]), door=beheerder)
    client = als(bram)
    client.post("/locatie/", {"locatie": gouda.pk})
    assert client.get("/rechten/").context["locatie"] == gouda
