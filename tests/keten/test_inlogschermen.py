"""The pages of allauth: in Dutch, in the look of the portal, and nothing left out."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from keten.models import Gebruiker, Medewerker
from tests.fabriek.keten import WACHTWOORD

ENGELS = re.compile(r">\s*(Sign|Password|Email|Change|Cancel|Confirm|Add|Remove|Code is|Menu:)[^<]*<")


@pytest.fixture
def ingelogd(bram: Medewerker) -> Client:
    """Bram, who signed in and gave his password once more, as is asked before something that matters."""
    client = Client()
    client.post(reverse("account_login"), {"login": bram.gebruiker.email, "password": WACHTWOORD})
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    return client


def pagina(client: Client, naam: str, **kwargs: object) -> str:
    """The page behind a URL name; it answers 200 and speaks Dutch."""
    antwoord = client.get(reverse(naam, kwargs=kwargs))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert not ENGELS.search(tekst)
    return tekst


def code_uit_app(geheim: str) -> str:
    """What the app on a telephone would show now."""
    teller = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(geheim, teller))


def stel_app_in(client: Client) -> str:
    """Set up the app with codes; returns its secret."""
    adres = reverse("mfa_activate_totp")
    geheim = client.get(adres).context["form"].secret
    antwoord = client.post(adres, {"code": code_uit_app(geheim)})
    assert antwoord.status_code == 302
    return str(geheim)


@pytest.mark.parametrize(
    ("naam", "titel"),
    [
        ("account_login", "Inloggen"),
        ("account_reset_password", "Wachtwoord vergeten"),
        ("account_reset_password_done", "Kijk in uw e-mail"),
        ("account_reset_password_from_key_done", "Uw wachtwoord is gewijzigd"),
        ("account_inactive", "Dit account is niet actief"),
        ("account_signup", "U kunt hier geen account maken"),
    ],
)
@pytest.mark.django_db
def test_wie_niet_is_ingelogd_krijgt_een_nederlands_scherm(naam: str, titel: str) -> None:
    assert f"<h1>{titel}</h1>" in pagina(Client(), naam)


@pytest.mark.parametrize(
    ("naam", "titel"),
    [
        ("mfa_index", "Beveiliging"),
        ("mfa_activate_totp", "App met codes instellen"),
        ("mfa_list_webauthn", "Passkeys en sleutels"),
        ("mfa_add_webauthn", "Sleutel toevoegen"),
        ("account_change_password", "Wachtwoord wijzigen"),
        ("account_logout", "Uitloggen"),
    ],
)
def test_wie_is_ingelogd_beheert_het_account_in_het_portaal(ingelogd: Client, naam: str, titel: str) -> None:
    tekst = pagina(ingelogd, naam)
    assert f"<h1>{titel}</h1>" in tekst
    assert "Hoofdmenu" in tekst


@pytest.mark.django_db
def test_een_klant_beheert_het_account_in_het_klantportaal() -> None:
    Gebruiker.objects.create_user("klant@lwi.example", WACHTWOORD, naam="Marieke", buitenrol="klant")
    client = Client()
    client.post(reverse("account_login"), {"login": "klant@lwi.example", "password": WACHTWOORD})
    assert "Vragen?" in pagina(client, "mfa_index")


def test_een_fout_wachtwoord_staat_bovenaan_het_formulier(bram: Medewerker) -> None:
    antwoord = Client().post(reverse("account_login"), {"login": bram.gebruiker.email, "password": "fout"})
    tekst = antwoord.content.decode()
    assert "data-foutenoverzicht" in tekst
    assert bram.gebruiker.email in tekst
    assert 'value="fout"' not in tekst


def test_de_tweede_stap_vraagt_om_een_code_en_laat_dan_binnen(ingelogd: Client, bram: Medewerker) -> None:
    geheim = stel_app_in(ingelogd)
    assert "Ingesteld" in pagina(ingelogd, "mfa_index")
    assert "<h1>Herstelcodes</h1>" in pagina(ingelogd, "mfa_view_recovery_codes")
    assert "<h1>Herstelcodes maken</h1>" in pagina(ingelogd, "mfa_generate_recovery_codes")
    assert "<h1>App met codes uitzetten</h1>" in pagina(ingelogd, "mfa_deactivate_totp")

    nieuw = Client()
    nieuw.post(reverse("account_login"), {"login": bram.gebruiker.email, "password": WACHTWOORD})
    assert "<h1>Tweede stap</h1>" in pagina(nieuw, "mfa_authenticate")
    assert nieuw.post(reverse("mfa_authenticate"), {"code": "12"}).status_code == 200
    antwoord = nieuw.post(reverse("mfa_authenticate"), {"code": code_uit_app(geheim)})
    assert antwoord.status_code == 302


@pytest.mark.parametrize("naam", ["account_reauthenticate", "mfa_reauthenticate"])
def test_voor_iets_gevoeligs_vraagt_het_portaal_opnieuw_wie_u_bent(ingelogd: Client, naam: str) -> None:
    stel_app_in(ingelogd)
    assert "<h1>Bevestig dat u het bent</h1>" in pagina(ingelogd, naam)


def test_met_de_link_uit_de_e_mail_kiest_men_een_nieuw_wachtwoord(bram: Medewerker) -> None:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": bram.gebruiker.email})
    link = re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[0].body)
    assert link
    eerste = client.get(link.group(1))
    tekst = client.get(eerste.url).content.decode()
    assert "<h1>Nieuw wachtwoord kiezen</h1>" in tekst
    te_oud = client.get(reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "oud"}))
    assert "<h1>Deze link werkt niet meer</h1>" in te_oud.content.decode()


def test_te_vaak_proberen_geeft_uitleg(bram: Medewerker) -> None:
    client = Client()
    for _ in range(40):
        antwoord = client.post(reverse("account_login"), {"login": bram.gebruiker.email, "password": "fout"})
        if antwoord.status_code == 429:
            break
    assert antwoord.status_code == 429
    assert "<h1>Even wachten</h1>" in antwoord.content.decode()
