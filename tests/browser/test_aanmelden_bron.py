"""Signing in with one's own organisation, in a real browser at a real OpenID provider."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from keten import aanmeldbronnen
from keten.models import Bronsessie, Gebruiker, Ketenpartner, Locatie, Medewerker
from tests.browser.conftest import Bezoek, keur
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.oidc_aanbieder import GEHEIM, Aanbieder

ROLLEN = {"Balie": "intaker", "Coach": "werkcoach", "Inkomen": "inkomensconsulent"}


def _sluit_aan(oidc: Aanbieder, code: str, partner: Ketenpartner, waar: Locatie, door: Medewerker) -> None:
    """A source that decides, with the same table for every partner."""
    bron = aanmeldbronnen.maak(
        code=code,
        naam=partner.naam,
        partner=partner,
        adres=oidc.adres,
        client=code,
        geheim=GEHEIM,
        domeinen=["lwi.example"],
        leidend=True,
        door=door,
    )
    for waarde, rol in ROLLEN.items():
        aanmeldbronnen.beeld_af(bron=bron, claim="rol", waarde=waarde, rol=rol, door=door)
    aanmeldbronnen.beeld_af(bron=bron, claim="locatie", waarde="0200", locatie=waar, door=door)


def _log_in(pagina: Page, knop: str, naam: str) -> None:
    """Press the button in the portal, say who you are at the provider, and come back by yourself."""
    pagina.goto("/account/login/")
    pagina.get_by_role("button", name=f"Inloggen met {knop}", exact=True).click()
    pagina.get_by_label("Name").fill(naam)
    pagina.get_by_role("button", name="Log in").click()


@pytest.mark.eis("X-01", "X-03")
def test_medewerkers_van_elke_partner_en_een_klant_komen_binnen_bij_hun_eigen_werk(
    oidc: Aanbieder,
    bezoek: Bezoek,
    axe: Axe,
    apeldoorn: Locatie,
    anna: Medewerker,
    bram: Medewerker,
    chaima: Medewerker,
    settings: Settings,
    live_server: LiveServer,
) -> None:
    beheerder = MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"])
    mensen = {"cwi": (anna, "Balie"), "uwv": (bram, "Coach"), "gemeente": (chaima, "Inkomen")}
    for code, (wie, rol) in mensen.items():
        _sluit_aan(oidc, code, wie.partner, apeldoorn, beheerder)
        oidc.ken(code, email=wie.gebruiker.email, roles=[rol], locations=["0200"])
        oidc.meld_uitloggen_aan(code, f"{live_server.url}/account/oidc/{code}/uitloggen/")
    digid = {"code": "inloggen", "groep": "klanten", "naam": "DigiD", "adres": oidc.adres}
    settings.OIDC_AANBIEDERS = [{**digid, "client": "burgers", "geheim": GEHEIM}]
    for code, (wie, rol) in mensen.items():
        pagina = bezoek()
        _log_in(pagina, wie.partner.naam, code)
        expect(pagina.get_by_role("heading", level=1)).to_contain_text(str(wie).split()[0])
        wie.refresh_from_db()
        assert wie.rollen == [ROLLEN[rol]]
    _log_uit(pagina, oidc)
    oidc.ken("gast", email=bram.gebruiker.email.replace("bram", "iemand"), roles=["Chef"], locations=["0200"])
    MedewerkerFabriek(naam="Iemand Coach")
    pagina = bezoek()
    pagina.goto("/account/login/")
    keur(pagina, axe)
    _log_in(pagina, "UWV", "gast")
    expect(pagina.get_by_text("Uw organisatie geeft u geen rol")).to_be_visible()
    keur(pagina, axe)
    klant = KlantFabriek(locatie=apeldoorn, voornamen="Marieke", met_account=True)
    _klant(oidc, klant.gebruiker)
    pagina = bezoek()
    _log_in(pagina, "DigiD", "marieke")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text(klant.achternaam)


def _log_uit(pagina: Page, oidc: Aanbieder) -> None:
    """Sign out at the provider; the portal hears of that one session and sends to the page to sign in."""
    pagina.goto(f"{oidc.adres}/session/end")
    pagina.get_by_role("button", name="Log out").click()
    expect(pagina.get_by_text("Logged out")).to_be_visible()
    pagina.goto("/")
    expect(pagina.get_by_text("Uw organisatie heeft u uitgelogd.")).to_be_visible()
    over = Bronsessie.objects.exclude(geeindigd_op=None)
    assert [(een.bron.code, een.sid != "") for een in over] == [("gemeente", True)]


def _klant(oidc: Aanbieder, gebruiker: Gebruiker) -> None:
    """A client who linked the account at the counter before."""
    gebruiker.socialaccount_set.create(provider="inloggen", uid="marieke")
    oidc.ken("marieke")
