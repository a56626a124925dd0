"""Two partners judge apart, beside the client's own test, and decide otherwise than the portal advised."""

import pytest
from playwright.sync_api import Page, expect

from keten.models import Medewerker
from klanten.models import Klant
from tests.browser.conftest import SMAL, Bezoek, Keuring
from tests.diagnose.test_duo import met_duo
from tests.fabriek.diagnose import maak_uitslag


def _kies(pagina: Page, vraag: str, antwoord: str) -> None:
    pagina.get_by_role("group", name=vraag).locator("label").filter(has_text=antwoord).first.click()


def _oordeel(pagina: Page, route: str, woorden: str) -> None:
    expect(pagina.get_by_text("De klant weet wat hij kan.")).to_be_visible()
    _kies(pagina, "Welke route past volgens u", route)
    _kies(pagina, "Hoe is de motivatie", "wil graag werken")
    _kies(pagina, "Hoe is het zoekgedrag", "optimaal")
    pagina.get_by_label("Uw oordeel in woorden").fill(woorden)
    pagina.get_by_role("button", name="Oordeel vastleggen").click()
    expect(pagina.get_by_text("Uw oordeel is vastgelegd.")).to_be_visible()


@pytest.mark.eis("D-14")
def test_twee_partners_kiezen_samen_een_andere_route_dan_het_advies(
    bezoek: Bezoek, keuring: Keuring, referentie: None, klant: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    met_duo(klant.locatie, bram)
    maak_uitslag(klant, "zelftest")
    uwv, gemeente = bezoek(bram), bezoek(chaima, SMAL)
    uwv.goto(f"/diagnose/{klant.klantnummer}/route/")
    keuring(uwv)
    uwv.get_by_label("Met wie houdt u het gesprek").select_option(label=f"{chaima} ({chaima.partner})")
    uwv.get_by_role("button", name="Begin het duogesprek").click()
    _oordeel(uwv, "Route B", "De opvang is nog niet geregeld.")
    gemeente.goto("/klanten/mijn-dag/")
    gemeente.get_by_role("link", name="geef uw oordeel over de route").first.click()
    expect(gemeente.get_by_text("De opvang is nog niet geregeld.")).to_have_count(0)
    keuring(gemeente)
    _oordeel(gemeente, "Route A", "Kan met hulp van haar moeder zoeken.")
    expect(gemeente.get_by_text("De opvang is nog niet geregeld.")).to_be_visible()
    _kies(gemeente, "Welke route kiest u", "Route B")
    gemeente.get_by_role("button", name="Route vastleggen").click()
    expect(gemeente.get_by_text("Vul in waarom u samen zo besluit.").first).to_be_visible()
    keuring(gemeente)
    gemeente.get_by_label("Reden").fill("Eerst de opvang, over zes weken opnieuw.")
    gemeente.get_by_role("button", name="Route vastleggen").click()
    expect(gemeente.get_by_text("volgt nu route B")).to_be_visible()
    uwv.goto(f"/diagnose/{klant.klantnummer}/route/")
    expect(uwv.get_by_text("twee beoordelaars")).to_be_visible()
    expect(uwv.get_by_text("Eerst de opvang, over zes weken opnieuw.")).to_be_visible()
