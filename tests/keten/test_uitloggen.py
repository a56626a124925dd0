"""The provider of one's own organisation says that somebody's access ends, and then it ends here."""

import datetime
import time
from typing import Any

import pytest
from allauth.idp.oidc.models import Token
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pghistory.core import event_models

from keten import aanmeldbronnen, bronsessies, bronsleutels
from keten.api.bereik import Bereik
from keten.models import Aanmeldbron, Bronkoppeling, Bronsessie, Locatie, Medewerker
from keten.oidcverbinding import Sessie
from keten.tasks import ruim_bronsessies_op
from keten.tijd import vandaag
from klanten import agendafeed
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, MedewerkerFabriek
from tests.fabriek.keten import WACHTWOORD
from tests.fabriek.systemen import geef_code, sleutel_van, systeem_voor
from tests.oidc_aanbieder import GEHEIM, UITGELOGD, Aanbieder
from tests.pagina import tekst

BRAM = "bram-bij-uwv"
WEG = "http://127.0.0.1:9"  # nobody answers there
ADRES = "/account/oidc/uwv/uitloggen/"


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Who administers."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


@pytest.fixture
def bron(oidc: Aanbieder, bram: Medewerker, beheerder: Medewerker) -> Aanmeldbron:
    """The provider of UWV, at which Bram exists."""
    oidc.ken(BRAM, email=bram.gebruiker.email)
    vast = {"partner": bram.partner, "adres": oidc.adres, "geheim": GEHEIM, "domeinen": ["lwi.example"]}
    return aanmeldbronnen.maak(
        code="uwv", naam="UWV", client="uwv", claim_einde="einde", door=beheerder, **vast
    )


def _meld(token: str) -> Any:
    """What the provider posts; it has no cookie and no page of the portal before it."""
    return Client(enforce_csrf_checks=True).post(ADRES, {"logout_token": token})


def _binnen(client: Client) -> bool:
    return client.get(reverse("keten:account")).status_code == 200


def _ga_in(oidc: Aanbieder, wie: str = BRAM, **sessie: str) -> Client:
    """Sign in; the provider of the tests names a session only when it is asked to report."""
    oidc.kom_binnen(client := Client(), "uwv", wie)
    if sessie:
        Bronsessie.objects.filter(pk=client.session["bronsessie"]).update(**sessie)
    return client


@pytest.mark.eis("X-01")
def test_een_bericht_van_de_aanbieder_beeindigt_sessies_en_sleutels_en_laat_het_account_open(
    oidc: Aanbieder, bron: Aanmeldbron, bram: Medewerker, als: Als, beheerder: Medewerker, apeldoorn: Locatie
) -> None:
    eerste, tweede, met_wachtwoord = _ga_in(oidc, sid="s1"), _ga_in(oidc), als(bram)
    oidc.ken("cora", email=MedewerkerFabriek(naam="Cora Coach", locaties=[apeldoorn]).gebruiker.email)
    ander = _ga_in(oidc, "cora", sid="s1")
    systeem = systeem_voor(bram.partner, apeldoorn)
    sleutel_van(systeem, gebruiker=bram.gebruiker)
    wissel_in = geef_code(systeem, eerste, Bereik.KLANTEN_LEZEN)
    assert _meld(oidc.uitlogbericht("uwv", sub="niemand", sid="s1")).status_code == 200
    assert _binnen(eerste)
    assert Token.objects.exists()
    versie, [spoor] = bron.versie, event_models(tracks_model=Aanmeldbron)
    sporen = spoor.objects.count()
    antwoord = _meld(oidc.uitlogbericht("uwv", sub=BRAM))
    assert (antwoord.status_code, antwoord.content, antwoord["Cache-Control"]) == (200, b"", "no-store")
    gestuurd = eerste.post("/locatie/", {"locatie": apeldoorn.pk}, follow=True)
    assert "Uw organisatie heeft u uitgelogd." in tekst(gestuurd)
    assert [_binnen(een) for een in (eerste, tweede, ander, met_wachtwoord)] == [False, False, True, True]
    assert (wissel_in().status_code, Token.objects.exists()) == (400, False)
    bron.refresh_from_db()
    assert (bron.versie, spoor.objects.count()) == (versie, sporen)
    pagina = tekst(als(beheerder).get(reverse("keten:aanmeldbron", args=[bron.pk])))
    assert f"http://testserver{ADRES}" in pagina
    assert f"{timezone.localtime(bron.uitlogbericht_op):%H:%M}" in pagina
    assert _binnen(_ga_in(oidc))


def test_een_bericht_over_een_sessie_beeindigt_alleen_die_en_welke_geen_nummer_heeft(
    oidc: Aanbieder, bron: Aanmeldbron, bram: Medewerker, apeldoorn: Locatie
) -> None:
    een, twee, drie = _ga_in(oidc, sid="s1"), _ga_in(oidc, sid="s2"), _ga_in(oidc)
    _meld(oidc.uitlogbericht("uwv", sub=BRAM, sid="s1"))
    assert [_binnen(client) for client in (een, twee, drie)] == [False, True, False]
    sleutel_van(systeem_voor(bram.partner, apeldoorn), gebruiker=bram.gebruiker)
    vier = _ga_in(oidc)
    assert _meld(oidc.uitlogbericht("uwv", sid="s2")).status_code == 200
    assert [_binnen(client) for client in (twee, vier)] == [False, True]
    assert not Token.objects.exists()
    Aanmeldbron.objects.update(actief=False)  # a closed source may still end what it began
    assert _meld(oidc.uitlogbericht("uwv", sub=BRAM)).status_code == 200
    assert not Bronsessie.objects.filter(geeindigd_op=None).exists()


def test_het_portaal_kent_een_sessie_bij_de_naam_die_de_aanbieder_haar_geeft(
    oidc: Aanbieder, bron: Aanmeldbron
) -> None:
    oidc.meld_uitloggen_aan("uwv", "http://127.0.0.1:9/")
    een, twee = _ga_in(oidc), _ga_in(oidc)
    namen = list(Bronsessie.objects.order_by("pk").values_list("sid", flat=True))
    assert len({naam for naam in namen if naam}) == 2
    _meld(oidc.uitlogbericht("uwv", sid=namen[0]))
    assert [_binnen(client) for client in (een, twee)] == [False, True]
    onderweg = oidc.meld_aan((laat := Client()).post("/account/oidc/uwv/login/")["Location"], BRAM)
    _meld(oidc.uitlogbericht("uwv", sub=BRAM, iat=int(time.time()) + 30))
    laat.get(onderweg)
    assert not _binnen(laat)


@pytest.mark.parametrize(
    ("bericht", "bewijs", "verwacht"),
    [
        ({"sid": "s1"}, {"sid": "s1"}, bronsessies.Stand.GEEINDIGD),
        ({"sid": "s1"}, {"sid": "s2"}, bronsessies.Stand.LOOPT),
        ({"sid": "s1"}, {"sid": "s1", "iat": 60}, bronsessies.Stand.LOOPT),
        ({"sid": "s1"}, {"sid": "s1", "iat": "nu"}, bronsessies.Stand.GEEINDIGD),
        ({"sub": BRAM}, {"sid": "s1"}, bronsessies.Stand.GEEINDIGD),
        ({"sub": "cora"}, {"sid": "s1"}, bronsessies.Stand.LOOPT),
        ({"sub": BRAM}, {"iat": 60}, bronsessies.Stand.LOOPT),
    ],
)
def test_een_bericht_dat_eerder_komt_dan_de_sessie_beeindigt_die_ook(
    oidc: Aanbieder, bron: Aanmeldbron, bram: Medewerker, bericht: Any, bewijs: Any, verwacht: Any
) -> None:
    assert _meld(oidc.uitlogbericht("uwv", **bericht)).status_code == 200
    later = bewijs.get("iat", -60)
    iat = int(time.time()) + later if isinstance(later, int) else later
    request = RequestFactory().get("/")
    request.session, request.user = Client().session, bram.gebruiker
    bronsessies.begin(
        request, bron=bron, gebruiker=bram.gebruiker, bewijs={"sub": BRAM, **bewijs, "iat": iat}
    )
    assert bronsessies.stand(request, "uwv") is verwacht


OUD = int(time.time()) - 3600
FOUT: dict[str, tuple[dict[str, Any], str]] = {
    "andere afzender": ({"iss": "https://elders.example"}, "afzender"),
    "voor een ander": ({"aud": "cwi"}, "niet voor dit portaal"),
    "voor niemand": ({"aud": None}, "ontbreekt iets"),
    "te oud": ({"iat": OUD}, "te oud"),
    "uit de toekomst": ({"iat": OUD + 7200}, "toekomst"),
    "geen tijd": ({"iat": "straks"}, "niet te lezen"),
    "verlopen": ({"exp": OUD}, "verlopen"),
    "inlogbewijs": ({"events": None}, "ontbreekt iets"),
    "andere gebeurtenis": ({"events": {"https://elders.example": {}}}, "niet over uitloggen"),
    "lege gebeurtenis": ({"events": {UITGELOGD: None}}, "niet over uitloggen"),
    "gebeurtenissen als lijst": ({"events": [UITGELOGD]}, "niet over uitloggen"),
    "met nonce": ({"nonce": "n"}, "geen nonce"),
    "niemand genoemd": ({"sub": None}, "wie of welke sessie"),
    "onleesbare naam": ({"sub": "bram\x00"}, "niet te lezen"),
    "naam is een getal": ({"sub": 5}, "niet te lezen"),
    "sessie is een lijst": ({"sid": ["s1"]}, "niet te lezen"),
    "geen nummer": ({"jti": None}, "ontbreekt iets"),
    "andere sleutel": ({"sleutel": lambda: rsa.generate_private_key(65537, 2048)}, "handtekening"),
    "onbekende sleutel": ({"kop": {"kid": "ander"}}, "geen sleutel"),
    "zonder handtekening": ({"sleutel": None, "kop": {"alg": "none"}}, "algoritme"),
    "met een wachtwoord": ({"sleutel": GEHEIM, "kop": {"alg": "HS256"}}, "algoritme"),
    "ander algoritme": ({"kop": {"alg": "RS512"}}, "algoritme"),
    "sleutel van een systeem": ({"kop": {"typ": "at+jwt"}}, "ander soort"),
}


@pytest.mark.parametrize(("anders", "reden"), FOUT.values(), ids=FOUT)
@pytest.mark.filterwarnings("ignore:The HMAC key is")
def test_een_bericht_dat_niet_klopt_wordt_geweigerd_en_verandert_niets(
    oidc: Aanbieder, bron: Aanmeldbron, caplog: Any, bram: Medewerker, anders: dict[str, Any], reden: str
) -> None:
    SocialAccount.objects.create(user=bram.gebruiker, provider="uwv", uid=BRAM)
    sessie = Bronsessie.objects.create(bron=bron, gebruiker=bram.gebruiker, sid="s1")
    claims = {naam: waarde() if callable(waarde) else waarde for naam, waarde in anders.items()}
    antwoord = _meld(oidc.uitlogbericht("uwv", **{"sub": BRAM, **claims}))
    assert (antwoord.status_code, antwoord["Cache-Control"]) == (400, "no-store")
    assert antwoord.json()["error"] == "invalid_request"
    assert reden in antwoord.json()["error_description"]
    sessie.refresh_from_db()
    bron.refresh_from_db()
    assert (sessie.geeindigd_op, bron.uitlogbericht_op) == (None, None)
    [regel] = [een.getMessage() for een in caplog.records if een.name == "keten.views.uitloggen"]
    assert "uwv" in regel
    assert "bram" not in regel


def test_een_bericht_telt_een_keer_en_wie_blijft_proberen_moet_wachten(
    oidc: Aanbieder, bron: Aanmeldbron, settings: Any
) -> None:
    token = oidc.uitlogbericht("uwv", sub=BRAM, kop={"kid": None, "typ": "JWT"}, iss=f"{oidc.adres}/")
    _ga_in(oidc)
    assert _meld(token).status_code == 200
    client = _ga_in(oidc)
    assert _meld(token).status_code == 200
    assert _binnen(client)
    assert _meld(token + "x" * 20_000).status_code == 400
    assert Client().post(ADRES, {"logout_token": ["geen.token"]}).status_code == 400
    assert Client().get(ADRES).status_code == 405
    assert Client().post("/account/oidc/elders/uitloggen/").status_code == 404
    settings.ACCOUNT_RATE_LIMITS = {"uitlogbericht": "4/10m/ip"}
    # What is right counts for nothing, also when it comes again or cannot be looked into.
    assert {_meld(token).status_code for _ in range(6)} == {200}
    Aanmeldbron.objects.update(adres=WEG)
    antwoorden = [_meld(oidc.uitlogbericht("uwv", sub=BRAM, iss=WEG)) for _ in range(6)]
    assert {(een.status_code, een["Retry-After"]) for een in antwoorden} == {(503, "15")}
    assert "niet op te halen" in antwoorden[0].json()["error_description"]
    assert _binnen(client)
    Aanmeldbron.objects.update(adres=oidc.adres)
    for _ in range(4):
        assert _meld(oidc.uitlogbericht("uwv", sub=BRAM)).status_code == 200
        assert _meld("geen token").status_code == 400
    assert not _binnen(client)
    assert _meld(oidc.uitlogbericht("uwv", sub=BRAM)).status_code == 429


def test_hoe_vaak_de_aanbieder_naar_zijn_sleutels_wordt_gevraagd_bepaalt_niet_wie_berichten_stuurt(
    oidc: Aanbieder, bron: Aanmeldbron, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd: list[str] = []
    echt = Sessie.send

    def tel(sessie: Sessie, vraag: Any, **anders: Any) -> Any:
        gevraagd.append(vraag.url)
        return echt(sessie, vraag, **anders)

    def stuur(keer: int, **anders: Any) -> tuple[set[int], int]:
        gevraagd.clear()
        return {_meld(oidc.uitlogbericht("uwv", sub=BRAM, **anders)).status_code for _ in range(keer)}, len(
            gevraagd
        )

    monkeypatch.setattr(Sessie, "send", tel)
    verzonnen = {"kop": {"kid": "verzonnen"}}
    assert stuur(4, **verzonnen) == ({400}, 2)
    assert stuur(2) == ({200}, 0)
    Aanmeldbron.objects.update(adres=f"{oidc.adres}/")  # a source that changed is asked anew
    assert stuur(2) == ({200}, 2)
    Aanmeldbron.objects.update(adres=WEG)
    assert stuur(4, iss=WEG, **verzonnen) == ({503}, 1)
    Aanmeldbron.objects.update(adres=oidc.adres)
    cache.clear()  # what comes from here on is later, and each message after the one before
    monkeypatch.setattr(bronsleutels, "_NOG_EENS", datetime.timedelta())
    assert stuur(1) == ({200}, 2)
    assert stuur(2, **verzonnen) == ({400}, 4)


@pytest.mark.parametrize("leidend", [True, False])
def test_na_de_laatste_dag_is_een_sessie_voorbij_en_opent_ook_een_wachtwoord_of_systeem_niets(
    oidc: Aanbieder, bron: Aanmeldbron, bram: Medewerker, beheerder: Medewerker, als: Als, leidend: bool
) -> None:
    oidc.ken(BRAM, email=bram.gebruiker.email, einde=vandaag().isoformat())
    client, met_wachtwoord = _ga_in(oidc), als(bram)
    Aanmeldbron.objects.update(leidend=leidend)
    systeem = systeem_voor(bram.partner, bram.locaties.get())
    namens = {"Authorization": f"Bearer {sleutel_van(systeem)}", "Namens": bram.gebruiker.email}
    agenda = agendafeed.maak_sleutel(medewerker=bram)
    koppeling = Bronkoppeling.objects.get()
    assert koppeling.laatste_dag == vandaag()
    assert (_binnen(client), agendafeed.van_wie(agenda)) == (True, bram)
    assert client.get("/api/v1/toegang", headers=namens).status_code == 200
    gisteren = vandaag() - datetime.timedelta(days=1)
    Bronkoppeling.objects.update(laatste_dag=gisteren)
    assert not any(_binnen(een) for een in (client, met_wachtwoord))
    assert client.get("/api/v1/toegang", headers=namens).status_code == 403
    assert agendafeed.van_wie(agenda) is None
    assert "voorbij" in tekst(als(beheerder).get(reverse("keten:aanmeldbron", args=[bron.pk])))
    inlog = {"login": bram.gebruiker.email, "password": WACHTWOORD}
    antwoord = (browser := Client()).post("/account/login/", inlog, follow=True)
    assert "Volgens uw organisatie is uw laatste dag voorbij." in tekst(antwoord)
    assert not _binnen(browser)
    elders = Aanmeldbron.objects.create(code="ander", partner=bram.partner, naam="x", adres="https://x.nl")
    tweede = Bronkoppeling.objects.create(bron=elders, medewerker=bram, wijze="email")
    assert _binnen(met_wachtwoord)
    tweede.delete()
    Medewerker.objects.filter(pk=bram.pk).update(rollen=["beheerder", "werkcoach"])
    assert _binnen(met_wachtwoord)
    oidc.ken(BRAM, email=bram.gebruiker.email, einde=gisteren.isoformat())
    assert "is uw laatste dag voorbij" in tekst(oidc.kom_binnen(Client(), "uwv", BRAM))
    Medewerker.objects.filter(pk=bram.pk).update(rollen=["werkcoach"])
    assert not _binnen(met_wachtwoord)


def test_wie_is_ontkoppeld_is_uitgelogd_en_oude_sessies_worden_vergeten(
    oidc: Aanbieder, bron: Aanmeldbron, als: Als, beheerder: Medewerker, bram: Medewerker
) -> None:
    client = _ga_in(oidc)
    als(beheerder).post(reverse("keten:aanmeldbron_ontkoppelen", args=[Bronkoppeling.objects.get().pk]))
    antwoord = tekst(client.get(reverse("keten:account"), follow=True))
    assert "U bent uitgelogd. Log opnieuw in" in antwoord  # the portal did, not the organisation
    assert "Uw organisatie heeft" not in antwoord
    client = _ga_in(oidc)
    Bronsessie.objects.filter(pk=client.session["bronsessie"]).update(
        begonnen_op=timezone.now() - datetime.timedelta(days=6)
    )
    ruim_bronsessies_op()
    assert _binnen(client)
    Bronsessie.objects.update(begonnen_op=timezone.now() - datetime.timedelta(days=8))
    ruim_bronsessies_op()
    assert "U bent uitgelogd. Log opnieuw in" in tekst(client.get(reverse("keten:account"), follow=True))
    assert not Bronsessie.objects.exists()


def test_ook_een_klant_of_werkgever_die_via_een_bron_kwam_is_dan_uitgelogd(
    oidc: Aanbieder, bron: Aanmeldbron
) -> None:
    Aanmeldbron.objects.update(groep="werkgevers")
    petra = GebruikerFabriek(buitenrol="werkgever")
    SocialAccount.objects.create(user=petra, provider="uwv", uid="petra-bv")
    oidc.ken("petra-bv")
    client = _ga_in(oidc, "petra-bv")
    assert client.session["_auth_user_id"] == str(petra.pk)
    _meld(oidc.uitlogbericht("uwv", sub="petra-bv"))
    client.get("/", follow=True)
    assert "_auth_user_id" not in client.session
