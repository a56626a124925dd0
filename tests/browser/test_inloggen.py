"""Signing in with a real browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from keten.models import Medewerker
from tests.browser.conftest import SMAL, Bezoek, keur
from tests.fabriek.keten import WACHTWOORD


def test_een_medewerker_logt_in_en_weer_uit(bezoek: Bezoek, anna: Medewerker, axe: Axe) -> None:
    pagina = bezoek(breed=SMAL)
    pagina.goto("/")
    keur(pagina, axe)
    pagina.get_by_label("E-mailadres").fill(anna.gebruiker.email)
    pagina.get_by_label("Wachtwoord", exact=True).fill("verkeerd wachtwoord")
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    expect(pagina.get_by_text("Het e-mailadres of het wachtwoord klopt niet")).to_be_visible()
    pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Anna")
    keur(pagina, axe)
