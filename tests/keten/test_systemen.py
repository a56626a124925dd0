"""Attaching a system on screen, and asking a key with what was shown once."""

import base64
import datetime
import hashlib
import re
import uuid
from functools import partial

import pytest
from allauth.idp.oidc.models import Token
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten import bronaanmelding, medewerkers, systemen, uitdienst
from keten.api.bereik import Bereik
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Aanmeldbron, Bronkoppeling, Locatie, Medewerker, Systeem, Uitdienstlijst
from keten.tijd import vandaag
from klanten.models import Taak
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.fabriek.systemen import sleutel_van, systeem_voor
from tests.pagina import tekst
from tests.tegelijk import tegelijk

GETOOND = re.compile(r'<code class="lwi-breek">(\w{48})</code>')


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Somebody who may attach systems in Apeldoorn."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


def _ingevuld(locatie: Locatie, **anders: object) -> dict[str, object]:
    return {
        "naam": "GWS4all Apeldoorn",
        "partner": KetenpartnerFabriek(code="gemeente-apeldoorn").pk,
        "contact": "ict@apeldoorn.example",
        "bereiken": [Bereik.KLANTEN_LEZEN.value],
        "doelen": ["begeleiding"],
        "locaties": [locatie.pk],
        "per_minuut": 60,
        "terugadressen": "",
        "geldig_van": "2026-01-01",
        "geldig_tot": "",
        "versie": 1,
        "indiening": "11111111-1111-4111-8111-111111111111",
        **anders,
    }


@pytest.mark.eis("X-77", "X-82")
def test_een_aangesloten_systeem_krijgt_een_geheim_en_daarmee_een_sleutel(
    als: Als, beheerder: Medewerker, apeldoorn: Locatie, client: Client
) -> None:
    browser = als(beheerder)
    pagina = browser.post(reverse("keten:systeem_nieuw"), _ingevuld(apeldoorn))
    systeem = Systeem.objects.get()
    geheim = GETOOND.search(pagina.content.decode())
    assert geheim and "no-store" in pagina["Cache-Control"]
    assert geheim[1] not in str(dict(browser.session.items())), "het geheim ligt leesbaar in de sessie"
    nogmaals = browser.get(reverse("keten:systeem", args=[systeem.pk]))
    assert geheim[1] not in nogmaals.content.decode()

    def vraag(secret: str, bereik: str = Bereik.KLANTEN_LEZEN.value) -> tuple[int, dict[str, str]]:
        vorm = {
            "grant_type": "client_credentials",
            "client_id": systeem.client_id,
            "client_secret": secret,
            "scope": bereik,
        }
        antwoord = client.post(reverse("idp:oidc:token"), vorm)
        return antwoord.status_code, antwoord.json()

    status, sleutel = vraag(geheim[1])
    assert (status, sleutel["scope"]) == (200, Bereik.KLANTEN_LEZEN.value)
    koppen = {"Authorization": f"Bearer {sleutel['access_token']}"}
    assert client.get("/api/v1/toegang", headers=koppen).json()["systeem"] == "GWS4all Apeldoorn"
    assert vraag("x" * 48)[0] == 401
    assert vraag(geheim[1], Bereik.BEMIDDELEN.value)[1]["error"] == "invalid_scope"

    indiening = {"indiening": "22222222-2222-4222-8222-222222222222"}
    adres = reverse("keten:systeem_geheim", args=[systeem.pk])
    assert systeem.contact in tekst(browser.get(adres))
    pagina = browser.post(adres, indiening)
    nieuw = GETOOND.search(pagina.content.decode())
    assert nieuw and "no-store" in pagina["Cache-Control"]
    assert client.get("/api/v1/toegang", headers=koppen).status_code == 401
    assert (vraag(geheim[1])[0], vraag(nieuw[1])[0]) == (401, 200)


@pytest.mark.eis("X-82")
def test_een_afgesloten_systeem_blijft_dicht_tot_iemand_het_weer_aansluit(
    als: Als, beheerder: Medewerker, apeldoorn: Locatie, client: Client
) -> None:
    systeem = systeem_voor(beheerder.partner, apeldoorn)
    toen = (systeem.geldig_van, systeem.geldig_tot)
    browser, adres = als(beheerder), reverse("keten:systeem", args=[systeem.pk])

    def mag() -> int:
        koppen = {"Authorization": f"Bearer {sleutel_van(systeem)}"}
        return client.get("/api/v1/toegang", headers=koppen).status_code

    def stuur(wat: str, versie: int) -> tuple[int, str]:
        velden = {"indiening": str(uuid.uuid4()), "versie": versie}
        antwoord = browser.post(f"{adres}{wat}/", velden, follow=True)
        return antwoord.status_code, tekst(antwoord)

    assert mag() == 200
    gezien = browser.get(f"{adres}afsluiten/").context["form"]["versie"].value()
    systemen.wijzig(
        systeem=systeem, versie=gezien, locaties=[apeldoorn], bereiken=[Bereik.KLANTEN_LEZEN],
        terugadressen=[], door=beheerder, per_minuut=60,
    )  # fmt: skip
    status, pagina = stuur("afsluiten", gezien)
    assert (status, "Een collega heeft dit systeem net gewijzigd." in pagina) == (422, True)
    assert mag() == 200, "wat een collega net wijzigde, was niet te zien"
    assert stuur("afsluiten", gezien + 1)[0] == 200
    assert not Token.objects.exists()
    systeem.refresh_from_db()
    assert (systeem.geldig_van, systeem.geldig_tot) == toen, "de afspraak van toen blijft staan"
    assert mag() == 403
    assert stuur("afsluiten", systeem.versie)[0] == 422
    for waar in (adres, reverse("keten:systemen")):
        assert f"afgesloten op {timezone.localtime(systeem.afgesloten_op):%-d}" in tekst(browser.get(waar))

    velden = _ingevuld(apeldoorn, naam=systeem.naam, versie=systeem.versie, geldig_tot="2099-12-31")
    assert browser.post(f"{adres}wijzigen/", velden).status_code == 302
    assert mag() == 403, "wijzigen opent niets"
    Taak.objects.all().delete()
    assert stuur("heropenen", systeem.versie + 1)[0] == 200
    assert not Token.objects.exists(), "een sleutel van tijdens het afsluiten werkt nu wel"
    assert mag() == 200
    assert "weer aangesloten door Bea Beheer" in Taak.objects.get().omschrijving
    assert stuur("heropenen", systeem.versie + 2)[0] == 422


@pytest.mark.django_db(transaction=True)
def test_twee_beheerders_sluiten_een_systeem_een_keer_af_en_sluiten_het_een_keer_weer_aan(
    beheerder: Medewerker, apeldoorn: Locatie
) -> None:
    systeem = systeem_voor(beheerder.partner, apeldoorn)
    for versie, doe in ((1, systemen.sluit_af), (2, systemen.heropen)):
        keer = partial(doe, systeem=systeem, versie=versie, door=beheerder)
        uitkomsten = tegelijk(keer, keer)
        assert sorted(type(een).__name__ for een in uitkomsten) == ["NietToegestaan", "Systeem"]
    assert Systeem.objects.open().get().versie == 3
    assert Taak.objects.count() == 1


def test_een_systeem_dat_verlopen_of_van_een_ander_is_sluit_niemand_weer_aan(
    als: Als, beheerder: Medewerker, dirk: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    systeem = systeem_voor(beheerder.partner, apeldoorn)
    systeem = systemen.sluit_af(systeem=systeem, versie=systeem.versie, door=beheerder)
    for wie in (dirk, bram):
        with pytest.raises(RechtOntbreekt):
            systemen.heropen(systeem=systeem, versie=systeem.versie, door=wie)
    gisteren = vandaag() - datetime.timedelta(days=1)
    Systeem.objects.update(geldig_van=gisteren, geldig_tot=gisteren)
    with pytest.raises(NietToegestaan, match="laatste dag"):
        systemen.heropen(systeem=systeem, versie=systeem.versie, door=beheerder)
    assert Systeem.objects.get().afgesloten_op == systeem.afgesloten_op
    Systeem.objects.update(afgesloten_op=None)
    assert "verlopen" in tekst(als(beheerder).get(reverse("keten:systemen")))
    assert not Systeem.objects.open().exists()


def test_wie_een_bereik_weghaalt_neemt_ook_de_sleutels_in(
    als: Als, beheerder: Medewerker, apeldoorn: Locatie
) -> None:
    systeem = systeem_voor(beheerder.partner, apeldoorn)
    sleutel_van(systeem)
    velden = _ingevuld(apeldoorn, naam=systeem.naam, versie=systeem.versie)
    assert (
        als(beheerder).post(reverse("keten:systeem_wijzigen", args=[systeem.pk]), velden).status_code == 302
    )
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("bereiken", [], "Kies ten minste één ding dat het mag."),
        ("terugadressen", "sonar.example/terug", "Dit is geen volledig https-adres"),
        ("per_minuut", 0, "minstens 1"),
        ("locaties", [], "verplicht"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(
    als: Als, beheerder: Medewerker, apeldoorn: Locatie, veld: str, waarde: object, melding: str
) -> None:
    antwoord = als(beheerder).post(reverse("keten:systeem_nieuw"), _ingevuld(apeldoorn, **{veld: waarde}))
    assert antwoord.status_code == 422
    assert melding in " ".join(antwoord.context["form"].errors[veld])
    assert not Systeem.objects.exists()


def test_een_systeem_van_een_andere_locatie_bestaat_niet(
    als: Als, beheerder: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    elders = systeem_voor(beheerder.partner, apeldoorn, gouda)
    assert als(beheerder).get(reverse("keten:systeem", args=[elders.pk])).status_code == 404
    velden = _ingevuld(gouda)
    assert als(beheerder).post(reverse("keten:systeem_nieuw"), velden).status_code == 422


def test_een_medewerker_geeft_een_systeem_toegang_en_blijft_de_grens(
    als: Als, bram: Medewerker, apeldoorn: Locatie, client: Client
) -> None:
    systeem = systeem_voor(KetenpartnerFabriek(code="cwi"), apeldoorn)
    systeem.client.set_redirect_uris(["https://sonar.example/terug"])
    systeem.client.grant_types = "authorization_code\nrefresh_token"
    systeem.client.set_secret("geheim")
    systeem.client.save()
    vraag = {
        "response_type": "code",
        "client_id": systeem.client_id,
        "redirect_uri": "https://sonar.example/terug",
        "scope": Bereik.KLANTEN_LEZEN.value,
        "state": "kenmerk",
    }
    adres = reverse("idp:oidc:authorization")
    browser = als(bram)
    bewijs = "b" * 64
    afdruk = base64.urlsafe_b64encode(hashlib.sha256(bewijs.encode()).digest()).rstrip(b"=").decode()
    for zwak in (
        {},
        {"code_challenge": bewijs},
        {"code_challenge": bewijs, "code_challenge_method": "plain"},
    ):
        geweigerd = browser.get(adres, {**vraag, **zwak})
        assert (geweigerd.status_code, "PKCE" in tekst(geweigerd)) == (400, True), zwak
    goed = {**vraag, "code_challenge": afdruk, "code_challenge_method": "S256"}
    Systeem.objects.update(afgesloten_op=timezone.now())
    dicht = browser.get(adres, goed)
    assert (dicht.status_code, "geen toegang (meer)" in tekst(dicht)) == (400, True)
    Systeem.objects.update(afgesloten_op=None)
    pagina = browser.get(adres, goed)
    assert "https://sonar.example" in pagina["Content-Security-Policy"]
    verzegeld = pagina.context["form"]["request"].value()
    terug = browser.post(adres, {"request": verzegeld, "scopes": vraag["scope"], "action": "grant"})
    code = re.search(r"code=(\w+)", terug.headers.get("Location", "") or terug.content.decode())
    assert code, terug.content
    ruil = {
        "grant_type": "authorization_code",
        "code": code[1],
        "redirect_uri": vraag["redirect_uri"],
    }
    wie = {"Authorization": "Basic " + base64.b64encode(f"{systeem.client_id}:geheim".encode()).decode()}

    def vraag_sleutel(**velden: str) -> tuple[int, dict[str, str]]:
        antwoord = client.post(reverse("idp:oidc:token"), velden, headers=wie)
        return antwoord.status_code, antwoord.json()

    assert vraag_sleutel(**ruil)[0] == 400
    assert vraag_sleutel(**ruil, code_verifier="x" * 64)[0] == 400
    status, gekregen = vraag_sleutel(**ruil, code_verifier=bewijs)
    assert status == 200, gekregen
    nog_een = Token.objects.get(type=Token.Type.REFRESH_TOKEN)
    nog_even = timezone.now() + datetime.timedelta(minutes=5)
    Token.objects.filter(pk=nog_een.pk).update(expires_at=nog_even)
    verleng = {"grant_type": "refresh_token", "refresh_token": gekregen["refresh_token"]}
    status, ververst = vraag_sleutel(**verleng)
    assert (status, Token.objects.get(type=Token.Type.REFRESH_TOKEN).expires_at) == (200, nog_even)
    Token.objects.filter(pk=nog_een.pk).update(expires_at=timezone.now())
    assert vraag_sleutel(**verleng)[0] == 400, "na de eerste tien uur logt iemand opnieuw in"

    koppen = {"Authorization": f"Bearer {ververst['access_token']}", "Namens": "anna.intaker@lwi.example"}
    assert client.get("/api/v1/toegang", headers=koppen).json()["medewerker"] is True
    bram.gebruiker.is_active = False
    bram.gebruiker.save()
    assert client.get("/api/v1/toegang", headers=koppen).status_code == 401


def test_wie_weggaat_laat_geen_sleutels_achter(
    als: Als, beheerder: Medewerker, bram: Medewerker, anna: Medewerker, apeldoorn: Locatie
) -> None:
    systeem = systeem_voor(bram.partner, apeldoorn)
    for wie in (bram, anna):
        sleutel_van(systeem, gebruiker=wie.gebruiker)
    uitdienst.sluit(
        partner=bram.partner, soort=Uitdienstlijst.Soort.VERTROKKEN, medewerkers=[bram], door=beheerder
    )
    assert Token.objects.get().user == anna.gebruiker
    medewerkers.wijzig(
        medewerker=anna,
        email=anna.gebruiker.email,
        naam=anna.gebruiker.naam,
        actief=False,
        partner=anna.partner,
        locaties=[apeldoorn],
        rollen=anna.rollen,
        door=beheerder,
    )
    assert not Token.objects.exists()


@pytest.mark.parametrize("ontkoppeld", [False, True])
def test_een_account_van_een_bron_die_wegviel_opent_niets(
    beheerder: Medewerker, bram: Medewerker, apeldoorn: Locatie, client: Client, ontkoppeld: bool
) -> None:
    bron = Aanmeldbron.objects.create(
        code="uwv", partner=bram.partner, naam="UWV", adres="https://uwv.example", client="lwi", leidend=True
    )
    koppeling = Bronkoppeling.objects.create(bron=bron, medewerker=bram, wijze=Bronkoppeling.Wijze.NIEUW)
    bram.gebruiker.set_unusable_password()
    bram.gebruiker.save()
    systeem = systeem_voor(bram.partner, apeldoorn)
    zelf = {"Authorization": f"Bearer {sleutel_van(systeem, gebruiker=bram.gebruiker)}"}
    namens = {"Authorization": f"Bearer {sleutel_van(systeem)}", "Namens": bram.gebruiker.email}
    assert [client.get("/api/v1/toegang", headers=koppen).status_code for koppen in (zelf, namens)] == [
        200
    ] * 2
    if ontkoppeld:
        bronaanmelding.ontkoppel(koppeling=koppeling, door=beheerder)
    else:
        Aanmeldbron.objects.update(actief=False)
    status = [client.get("/api/v1/toegang", headers=koppen).status_code for koppen in (zelf, namens)]
    assert status == [401 if ontkoppeld else 403, 403]


def test_open_zegt_in_de_database_hetzelfde_als_op_het_scherm(bram: Medewerker, apeldoorn: Locatie) -> None:
    vandaag_, dag = vandaag(), datetime.timedelta(days=1)
    perioden = [(van, tot) for van in (-dag, 0 * dag, dag) for tot in (None, -dag, 0 * dag, dag)]
    for van, tot in perioden:
        if tot is not None and tot < van:
            continue
        for afgesloten in (None, timezone.now()):
            Systeem.objects.filter(pk=systeem_voor(bram.partner, apeldoorn).pk).update(
                geldig_van=vandaag_ + van,
                geldig_tot=None if tot is None else vandaag_ + tot,
                afgesloten_op=afgesloten,
            )
    alle = list(Systeem.objects.all())
    assert {een.stand for een in alle} == set(Systeem.Stand)
    assert {een.pk for een in alle if een.stand == Systeem.Stand.OPEN} == {
        een.pk for een in Systeem.objects.open()
    }


@pytest.mark.eis("X-82")
def test_een_ander_op_de_locatie_hoort_wie_een_systeem_aansloot(
    als: Als, beheerder: Medewerker, apeldoorn: Locatie
) -> None:
    leider = MedewerkerFabriek(naam="Tea Leider", rollen=["teamleider"], locaties=[apeldoorn])
    als(beheerder).post(reverse("keten:systeem_nieuw"), _ingevuld(apeldoorn))
    taak = Taak.objects.get()
    assert (taak.voor, taak.klant) == (leider, None)
    assert re.match(r"Systeem GWS4all Apeldoorn van .+: aangesloten door Bea Beheer\.", taak.omschrijving)
    systeem, privacy = Systeem.objects.get(), {"rollen": ["privacycontact"], "locaties": [apeldoorn]}
    contact = MedewerkerFabriek(naam="Piet Privacy", **privacy)
    velden = _ingevuld(apeldoorn, naam=systeem.naam, versie=systeem.versie, per_minuut=600)
    velden["indiening"] = "33333333-3333-4333-8333-333333333333"
    als(beheerder).post(reverse("keten:systeem_wijzigen", args=[systeem.pk]), velden)
    systemen.vernieuw_geheim(systeem=systeem, door=beheerder)
    dag = tekst(als(contact).get(reverse("klanten:mijn_dag")))
    for wat in ("gewijzigd", "nieuw geheim gemaakt"):
        assert f"{wat} door Bea Beheer" in dag
