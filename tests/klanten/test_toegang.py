"""From a code on paper to an account: one time, for the right person, with a clear message when it is not."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import activeringslink, clientbeeld, toegang
from klanten.models import Activeringscode, Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

STAP1 = "/klanten/mijn/activeren/"
STAP2 = "/klanten/mijn/activeren/inlog/"
INLOG = {"email": "jan@post.example", "wachtwoord": "vier-woorden-achter-elkaar"}


@pytest.fixture
def jan(apeldoorn: Locatie) -> Klant:
    """Jan, whose identity has been established and who has no account yet."""
    klant = KlantFabriek(locatie=apeldoorn, voornamen="Jan", achternaam="Smit")
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    return klant


def _invulling(klant: Klant, tekens: str, **anders: object) -> dict[str, object]:
    geboren = f"{klant.geboortedatum:%d-%m-%Y}"
    return {"klantnummer": klant.klantnummer, "code": tekens, "geboortedatum": geboren, **anders}


def _link() -> str:
    gevonden = re.search(r"http://[^/]+(/klanten/mijn/activeren/\S+)", mail.outbox[-1].body)
    assert gevonden
    return gevonden[1]


def _vraag_mail(client: Client, klant: Klant, code: str, **inlog: str) -> None:
    """Steps one and two, and the worker that sends the mail."""
    assert client.post(STAP1, _invulling(klant, code))["Location"] == STAP2
    assert client.post(STAP2, {**INLOG, **inlog}).status_code == 200
    activeringslink.verstuur(klant.activeringscodes.open().get().pk)


@pytest.mark.eis("K-07")
def test_met_de_code_van_de_balie_maakt_de_klant_een_account(
    als: Als, anna: Medewerker, jan: Klant, client: Client
) -> None:
    papier = als(anna).post(
        reverse("klanten:toegang", args=[jan.klantnummer]),
        {"indiening": "a" * 8 + "-0000-4000-8000-" + "0" * 12},
    )
    gevonden = re.search(r"\b[A-Z2-9]{5}-[A-Z2-9]{5}\b", tekst(papier))
    assert gevonden
    _vraag_mail(client, jan, gevonden[0].lower().replace("-", " "))
    assert "Bevestig uw e-mailadres" in tekst(client.get(_link()))
    assert client.post(_link())["Location"] == "/klanten/mijn/activeren/klaar/"
    assert "tweede stap" in tekst(client.get("/klanten/mijn/activeren/klaar/"))
    jan.refresh_from_db()
    assert jan.gebruiker is not None
    assert jan.gebruiker.email == "jan@post.example"
    assert jan.gebruiker.check_password(INLOG["wachtwoord"])
    regels = jan.gebeurtenissen.filter(soort=Gebeurtenis.Soort.PRIVACY)
    assert [regel.wie for regel in regels] == ["door cliënt", "Anna Intaker"]


def test_op_het_papier_staat_geen_bsn_en_de_code_staat_nergens_opgeslagen(
    jan: Klant, anna: Medewerker
) -> None:
    code, tekens = toegang.geef_code(klant=jan, door=anna)
    waarden = " ".join(str(waarde) for waarde in Activeringscode.objects.values_list().get(pk=code.pk))
    assert tekens.replace("-", "") not in waarden
    assert tekens not in waarden


def test_zonder_vastgestelde_identiteit_komt_er_geen_code(als: Als, klant: Klant, anna: Medewerker) -> None:
    antwoord = als(anna).post(
        reverse("klanten:toegang", args=[klant.klantnummer]),
        {"indiening": "b" * 8 + "-0000-4000-8000-" + "0" * 12},
    )
    assert antwoord.status_code == 422
    assert "Stel eerst de identiteit" in tekst(antwoord)
    assert not Activeringscode.objects.exists()


@pytest.mark.parametrize(
    "fout", [{"code": "AAAAA-AAAAA"}, {"klantnummer": 19_999_999}, {"geboortedatum": "01-01-1970"}]
)
def test_wie_iets_fout_heeft_hoort_niet_wat(
    jan: Klant, anna: Medewerker, client: Client, fout: dict[str, object]
) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    antwoord = client.post(STAP1, _invulling(jan, tekens, **fout))
    assert antwoord.status_code == 422
    assert "Deze gegevens horen niet bij elkaar." in tekst(antwoord)
    assert not client.session.get("activering")


def test_een_verlopen_code_zegt_dat_hij_verlopen_is(jan: Klant, anna: Medewerker, client: Client) -> None:
    code, tekens = toegang.geef_code(klant=jan, door=anna)
    gisteren = timezone.now() - datetime.timedelta(days=1)
    Activeringscode.objects.filter(pk=code.pk).update(
        gemaakt_op=gisteren - datetime.timedelta(days=7), geldig_tot=gisteren
    )
    antwoord = client.post(STAP1, _invulling(jan, tekens))
    assert antwoord.status_code == 422
    assert "Deze code was geldig tot" in tekst(antwoord)


def test_een_gebruikte_code_werkt_geen_tweede_keer(jan: Klant, anna: Medewerker, client: Client) -> None:
    code, tekens = toegang.geef_code(klant=jan, door=anna)
    toegang.activeer_zonder_wachtwoord(code=code)
    antwoord = client.post(STAP1, _invulling(jan, tekens))
    assert antwoord.status_code == 422
    assert "Deze code is al gebruikt." in tekst(antwoord)


def test_een_nieuwe_code_maakt_de_vorige_waardeloos(jan: Klant, anna: Medewerker, client: Client) -> None:
    _, eerste = toegang.geef_code(klant=jan, door=anna)
    _, tweede = toegang.geef_code(klant=jan, door=anna)
    assert "Deze code werkt niet meer." in tekst(client.post(STAP1, _invulling(jan, eerste)))
    assert client.post(STAP1, _invulling(jan, tweede)).status_code == 302


def test_na_vijf_foute_pogingen_is_de_code_geblokkeerd(jan: Klant, anna: Medewerker, client: Client) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    for _ in range(5):
        client.post(STAP1, _invulling(jan, "AAAAA-AAAAA"))
    antwoord = client.post(STAP1, _invulling(jan, tekens))
    assert "Met deze code is te vaak iets fout ingevuld." in tekst(antwoord)
    assert jan.gebeurtenissen.filter(zin__contains="geblokkeerd").count() == 1


def test_wie_blijft_proberen_moet_wachten_ook_zonder_dat_het_nummer_bestaat(db: None, client: Client) -> None:
    invulling = {"klantnummer": 19_999_999, "code": "AAAAA-AAAAA", "geboortedatum": "01-01-1970"}
    for _ in range(8):
        client.post(STAP1, invulling)
    assert "Er is te vaak iets fout ingevuld." in tekst(client.post(STAP1, invulling))


def test_een_adres_van_een_ander_verraadt_niet_dat_het_bestaat(
    jan: Klant, anna: Medewerker, client: Client
) -> None:
    ander = GebruikerFabriek(naam="Piet Ander")
    code, tekens = toegang.geef_code(klant=jan, door=anna)
    paginas = []
    for email in (ander.email, "vrij@post.example"):
        client.post(STAP1, _invulling(jan, tekens))
        paginas.append(tekst(client.post(STAP2, {**INLOG, "email": email})).replace(email, "…"))
        activeringslink.verstuur(code.pk)
    assert paginas[0] == paginas[1]
    naar_ander, naar_jan = mail.outbox
    assert "bestaat al een account" in naar_ander.body
    assert "/activeren/" not in naar_ander.body
    assert "/activeren/" in naar_jan.body
    for bericht in mail.outbox:
        assert "Jan" not in bericht.body
        assert "Smit" not in bericht.body


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"wachtwoord": "kort"}, "te kort"),
        ({"wachtwoord": "qwerty123456"}, "veel mensen"),
        ({"wachtwoord": "jan@post.example"}, "lijkt"),
        ({"email": "geen adres"}, "e-mailadres klopt niet"),
    ],
)
def test_een_zwak_wachtwoord_of_fout_adres_wordt_uitgelegd(
    jan: Klant, anna: Medewerker, client: Client, fout: dict[str, str], melding: str
) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    client.post(STAP1, _invulling(jan, tekens))
    antwoord = client.post(STAP2, {**INLOG, **fout})
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)


def test_wie_stap_een_overslaat_begint_daar(db: None, client: Client) -> None:
    assert client.get(STAP2)["Location"] == STAP1
    assert client.post(STAP2, INLOG)["Location"] == STAP1


def test_alleen_de_link_uit_de_laatste_mail_werkt(jan: Klant, anna: Medewerker, client: Client) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    links = []
    for email in ("fout@post.example", "goed@post.example"):
        _vraag_mail(client, jan, tekens, email=email)
        links.append(_link())
    assert "nieuwere e-mail" in tekst(client.post(links[0]))
    assert client.post(links[1]).status_code == 302
    assert Gebruiker.objects.get(klant=jan).email == "goed@post.example"
    assert "al gebruikt" in tekst(Client().post(links[1]))


def test_een_verzonnen_link_doet_niets(db: None, client: Client) -> None:
    antwoord = client.post("/klanten/mijn/activeren/verzonnen/")
    assert antwoord.status_code == 422
    assert "Deze link werkt niet meer." in tekst(antwoord)


def test_wie_telefoon_en_wachtwoord_kwijt_is_komt_met_een_nieuwe_code_weer_binnen(
    klant: Klant, anna: Medewerker, client: Client
) -> None:
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    account = klant.gebruiker
    assert account is not None
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    SocialAccount.objects.create(user=account, provider="inloggen", uid="van-vroeger")
    EmailAddress.objects.create(user=account, email="ex@post.example", verified=True, primary=True)
    _, tekens = toegang.geef_code(klant=klant, door=anna)
    _vraag_mail(client, klant, tekens)
    assert client.post(_link()).status_code == 302
    account.refresh_from_db()
    assert account.check_password(INLOG["wachtwoord"])
    assert not Authenticator.objects.exists()
    assert not SocialAccount.objects.exists()
    assert client.get("/klanten/mijn/").status_code == 200
    Client().post("/account/password/reset/", {"email": "ex@post.example"})
    assert "/account/password/reset/key/" not in str(mail.outbox[-1].body), (
        "wie het oude adres leest, komt erin"
    )


def test_wie_de_toegang_kwijt_is_is_meteen_uitgelogd(als: Als, anna: Medewerker, klant: Klant) -> None:
    assert klant.gebruiker
    thuis = als(klant.gebruiker)
    assert thuis.get("/klanten/mijn/").status_code == 200
    pad = reverse("klanten:toegang_intrekken", args=[klant.klantnummer])
    assert als(anna).post(pad, {"reden": ""}).status_code == 422
    assert als(anna).post(pad, {"reden": "Op verzoek van de klant."}).status_code == 302
    assert thuis.get("/klanten/mijn/").status_code == 302
    with pytest.raises(NietToegestaan):
        toegang.trek_toegang_in(klant=klant, reden="nog eens", door=anna)


def test_na_intrekken_en_opnieuw_openen_werkt_geen_oude_sleutel_of_sessie_meer(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    account = klant.gebruiker
    assert account
    account.set_password("een-oud-wachtwoord")
    account.save()
    thuis = als(account)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    SocialAccount.objects.create(user=account, provider="inloggen", uid="van-vroeger")
    toegang.trek_toegang_in(klant=klant, reden="Op verzoek van de klant.", door=anna)
    assert not Authenticator.objects.exists()
    assert not SocialAccount.objects.exists()
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    code, _ = toegang.geef_code(klant=klant, door=anna)
    open_account = toegang.activeer_zonder_wachtwoord(code=code)
    assert open_account == account
    assert open_account.is_active
    assert not open_account.has_usable_password()
    assert thuis.get("/klanten/mijn/").status_code == 302


def test_een_account_dat_al_dicht_was_houdt_zijn_oude_wachtwoord_niet(anna: Medewerker, klant: Klant) -> None:
    assert klant.gebruiker
    Gebruiker.objects.filter(pk=klant.gebruiker.pk).update(is_active=False)
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    code, _ = toegang.geef_code(klant=klant, door=anna)
    assert not toegang.activeer_zonder_wachtwoord(code=code).has_usable_password()


def test_wie_alleen_nummers_raadt_blokkeert_de_code_van_een_ander_niet(jan: Klant, anna: Medewerker) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    for _ in range(6):
        with pytest.raises(NietToegestaan):
            toegang.controleer(
                klantnummer=jan.klantnummer, code="AAAAA-AAAAA", geboortedatum=datetime.date(1901, 1, 1)
            )
    goed = toegang.controleer(klantnummer=jan.klantnummer, code=tekens, geboortedatum=jan.geboortedatum)
    assert goed.pogingen == 0


def test_met_een_code_gaan_er_hoogstens_vijf_mails_per_uur_uit(
    jan: Klant, anna: Medewerker, client: Client
) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    client.post(STAP1, _invulling(jan, tekens))
    for nummer in range(5):
        assert client.post(STAP2, {**INLOG, "email": f"jan{nummer}@post.example"}).status_code == 200
    antwoord = client.post(STAP2, INLOG)
    assert antwoord.status_code == 422
    assert "al vijf e-mails gestuurd" in tekst(antwoord)
    assert jan.activeringscodes.get().gekozen_email == "jan4@post.example"


def test_een_ingetrokken_code_werkt_niet_meer(als: Als, anna: Medewerker, jan: Klant, client: Client) -> None:
    _, tekens = toegang.geef_code(klant=jan, door=anna)
    pad = reverse("klanten:code_intrekken", args=[jan.klantnummer])
    assert "De code werkt niet meer." in tekst(als(anna).post(pad, follow=True))
    assert "Er is geen code meer die werkt." in tekst(als(anna).post(pad, follow=True))
    assert "Deze code werkt niet meer." in tekst(client.post(STAP1, _invulling(jan, tekens)))


def test_zonder_tweede_stap_komt_een_klant_niet_verder_als_dat_moet(
    als: Als, klant: Klant, settings: object
) -> None:
    settings.TWEEDE_FACTOR_KLANT = True  # type: ignore[attr-defined]
    assert klant.gebruiker
    assert als(klant.gebruiker).get("/klanten/mijn/")["Location"] == reverse("mfa_index")


@pytest.mark.django_db(transaction=True)
def test_twee_vensters_tegelijk_maken_een_account(jan: Klant, anna: Medewerker) -> None:
    code, _ = toegang.geef_code(klant=jan, door=anna)
    uitkomsten = tegelijk(
        lambda: toegang.activeer_zonder_wachtwoord(code=code),
        lambda: toegang.activeer_zonder_wachtwoord(code=code),
    )
    assert sum(isinstance(uitkomst, Gebruiker) for uitkomst in uitkomsten) == 1
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1
