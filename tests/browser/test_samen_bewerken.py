"""Two coaches edit the same dossier at the same time, and nothing gets lost."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from keten.models import Medewerker
from klanten.models import Klant
from tests.browser.conftest import SMAL, Bezoek, keur


@pytest.mark.eis("K-01", "K-02")
def test_twee_coaches_bewerken_hetzelfde_dossier_zonder_verlies(
    bezoek: Bezoek, klant: Klant, anna: Medewerker, chaima: Medewerker, axe: Axe
) -> None:
    adres = f"/klanten/{klant.klantnummer}/gegevens/contact/"
    een, twee = bezoek(anna), bezoek(chaima, breed=SMAL)
    een.goto(adres)
    twee.goto(adres)

    een.get_by_label("Woonplaats").fill("Ede")
    een.get_by_role("button", name="Opslaan").click()
    expect(een.locator("main").get_by_text("Ede").first).to_be_visible()

    twee.get_by_label("Woonplaats").fill("Tiel")
    twee.get_by_label("Straat").fill("Waterstraat 1")
    twee.get_by_role("button", name="Opslaan").click()
    conflict = twee.get_by_role("table")
    expect(conflict).to_contain_text("Ede")
    expect(conflict).to_contain_text("Tiel")
    expect(twee.get_by_text("Anna Intaker").first).to_be_visible()
    expect(twee.get_by_label("Straat")).to_have_value("Waterstraat 1")
    keur(twee, axe)
    klant.contactgegevens.refresh_from_db()
    assert klant.contactgegevens.woonplaats == "Ede"

    twee.get_by_role("button", name="Opslaan").click()
    expect(twee.get_by_text("Waterstraat 1").first).to_be_visible()
    klant.contactgegevens.refresh_from_db()
    assert (klant.contactgegevens.woonplaats, klant.contactgegevens.straat) == ("Tiel", "Waterstraat 1")

    een.goto(f"/klanten/{klant.klantnummer}/wijzigingen/")
    expect(een.get_by_text("Chaima Klantmanager").first).to_be_visible()
    expect(een.locator("main").get_by_text("Ede").first).to_be_visible()
