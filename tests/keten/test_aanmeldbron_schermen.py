"""The screens of identity providers: add one, say what values mean, try claims, take a row away."""

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from keten.models import Aanmeldbron, Aanmeldwaarde, Bronkoppeling, Locatie, Medewerker, Rolafbeelding
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KetenpartnerFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen

LIJST = "/beheer/aanmelden/"


@pytest.fixture
def bureau(als: Als, apeldoorn: Locatie) -> Client:
    """The browser of an administrator."""
    return als(MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn]))


def _bron(code: str = "uwv", **velden: Any) -> Aanmeldbron:
    return Aanmeldbron.objects.create(
        code=code,
        partner=KetenpartnerFabriek(),
        naam="UWV",
        adres=f"https://{code}.example",
        client="lwi",
        **velden,
    )


def _vul_in(bureau: Client, url: str, **invulling: Any) -> Any:
    form = bureau.get(url).context["form"]
    begin = {veld.name: veld.value() for veld in form if veld.value() not in (None, False)}
    return bureau.post(url, {**begin, **invulling})


def test_een_beheerder_sluit_een_aanbieder_aan_en_zegt_wat_waarden_betekenen(
    bureau: Client, apeldoorn: Locatie
) -> None:
    assert "Nog geen aanbieders" in tekst(bureau.get(LIJST))
    uwv = KetenpartnerFabriek()
    invulling = {
        "partner": uwv.pk, "groep": "medewerkers", "naam": "UWV", "code": "uwv", "client": "lwi",
        "adres": "https://login.uwv.example/.well-known/openid-configuration", "geheim": "heel geheim",
        "scopes": "profile", "domeinen": "@UWV.example\nuwv.example", "leidend": "on",
    }  # fmt: skip
    fout = _vul_in(
        bureau, f"{LIJST}nieuw/", **{**invulling, "domeinen": "geen domein", "adres": "https://a.nl/?x=1"}
    )
    assert fout.status_code == 422
    assert "Dit is geen e-maildomein: geen, domein." in tekst(fout)
    assert "zonder ?, #" in tekst(fout)
    assert "heel geheim" not in fout.content.decode()
    bezet = _vul_in(bureau, f"{LIJST}nieuw/", **{**invulling, "code": "inloggen"})
    assert "Deze code is bezet" in tekst(bezet)
    naar = _vul_in(bureau, f"{LIJST}nieuw/", **invulling)["Location"]
    bron = Aanmeldbron.objects.get()
    assert (bron.adres, bron.domeinen, bron.scopes) == (
        "https://login.uwv.example",
        ["uwv.example"],
        "openid profile",
    )
    assert "http://testserver/account/oidc/uwv/login/callback/" in tekst(bureau.get(naar))
    assert "----" not in tekst(bureau.get(f"{naar}regels/nieuw/"))
    waarde = Aanmeldwaarde.objects.create(bron=bron, claim="rol", waarde="Coach-05")
    assert "Coach-05" in tekst(bureau.get(naar))
    _vul_in(bureau, f"{naar}regels/nieuw/?waarde={waarde.pk}", rol="werkcoach")
    assert not bron.waarden.onbekend().exists()
    dubbel = _vul_in(bureau, f"{naar}regels/nieuw/", claim="rol", waarde="Coach-05", rol="werkcoach")
    assert "Deze regel staat er al." in tekst(dubbel)
    scheef = _vul_in(bureau, f"{naar}regels/nieuw/", claim="rol", waarde="x", locatie=apeldoorn.pk)
    assert "hoort geen locatie" in tekst(scheef)
    _vul_in(bureau, f"{naar}regels/nieuw/", claim="locatie", waarde="0200", locatie=apeldoorn.pk)
    proef = bureau.post(naar, {"claims": '{"roles": ["Coach-05", "Chef"], "locations": "0200"}'})
    assert (proef.context["uitkomst"].rollen, proef.context["uitkomst"].locaties) == (
        ["werkcoach"],
        [apeldoorn],
    )
    assert "rol: Chef" in tekst(proef)
    assert not Aanmeldwaarde.objects.filter(waarde="Chef").exists()
    assert bureau.post(naar, {"claims": "[" * 5000}).status_code == 422


def test_een_regel_wijzigen_en_weghalen_en_niet_over_een_collega_heen(bureau: Client) -> None:
    bron = _bron()
    regel = Rolafbeelding.objects.create(bron=bron, claim="rol", waarde="coach", rol="werkcoach")
    url = f"{LIJST}regels/{regel.pk}/"
    oud = bureau.get(url).context["form"]
    begin = {veld.name: veld.value() or "" for veld in oud}
    _vul_in(bureau, url, rol="intaker")
    botsing = bureau.post(url, {**begin, "rol": "teamleider"})
    assert botsing.status_code == 422
    assert "intaker" in tekst(botsing)
    assert "raken medewerkers met deze waarde dat kwijt" in tekst(bureau.get(f"{url}weg/"))
    assert "De regel voor coach is weg." in tekst(bureau.post(f"{url}weg/", follow=True))
    assert not Rolafbeelding.objects.exists()


def test_het_geheim_blijft_als_het_veld_leeg_is_en_een_bron_kan_stoppen(bureau: Client) -> None:
    bron = _bron(geheim=b"versleuteld")
    _vul_in(bureau, f"{LIJST}{bron.pk}/wijzigen/", geldig_tot=f"{vandaag():%d-%m-%Y}", naam="UWV Werkbedrijf")
    bron.refresh_from_db()
    assert (bytes(bron.geheim), bron.naam, bron.geldig_tot) == (b"versleuteld", "UWV Werkbedrijf", vandaag())


@pytest.mark.parametrize("gekoppeld", ["medewerker", "klant"])
def test_een_bron_met_gekoppelde_accounts_wordt_geen_andere(
    bureau: Client, anna: Medewerker, gekoppeld: str
) -> None:
    bron, ander = _bron(), KetenpartnerFabriek(code="gemeente-apeldoorn")
    if gekoppeld == "medewerker":
        Bronkoppeling.objects.create(bron=bron, medewerker=anna, wijze="email")
    else:
        SocialAccount.objects.create(user=GebruikerFabriek(buitenrol="klant"), provider="uwv", uid="1")
    url = f"{LIJST}{bron.pk}/wijzigen/"
    anders = {"adres": "https://nep.example", "partner": ander.pk, "groep": "klanten", "client": "x"}
    fout = _vul_in(bureau, url, **anders)
    assert fout.status_code == 422
    assert "Ontkoppel eerst, of maak een nieuwe." in tekst(fout)
    assert set(fout.context["form"].errors) == set(anders)
    assert _vul_in(bureau, url, naam="UWV Werkbedrijf").status_code == 302
    bron.refresh_from_db()
    assert (bron.naam, bron.adres) == ("UWV Werkbedrijf", "https://uwv.example")
    Bronkoppeling.objects.all().delete()
    SocialAccount.objects.all().delete()
    assert _vul_in(bureau, url, **anders).status_code == 302


def test_een_aanbieder_ligt_niet_in_een_afgesloten_netwerk(bureau: Client) -> None:
    url = f"{LIJST}{_bron().pk}/wijzigen/"
    fout = _vul_in(bureau, url, adres="https://169.254.169.254/latest")
    assert fout.status_code == 422
    assert "binnen een afgesloten netwerk" in str(fout.context["form"].errors["adres"])


def test_de_lijst_vraagt_bij_meer_aanbieders_niet_meer_van_de_database(bureau: Client) -> None:
    _bron()
    een = vragen(bureau, LIJST)
    for nummer in range(10):
        _bron(f"bron-{nummer}")
    assert vragen(bureau, LIJST) == een


def test_een_ander_dan_een_beheerder_ziet_niets_van_aanbieders(als: Als, anna: Medewerker) -> None:
    bron = _bron()
    for url in (LIJST, f"{LIJST}{bron.pk}/", f"{LIJST}nieuw/", "/beheer/uitdienst/"):
        assert als(anna).get(url).status_code == 403
