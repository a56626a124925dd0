"""A half-written note is still there after the window closed."""

from playwright.sync_api import expect

from keten.models import Medewerker
from klanten.models import Klant
from tests.browser.conftest import Bezoek, Keuring


def test_wat_getypt_is_staat_er_na_een_dicht_venster_weer(
    bezoek: Bezoek, keuring: Keuring, klant: Klant, anna: Medewerker
) -> None:
    adres = f"/klanten/{klant.klantnummer}/contacten/nieuw/"
    venster = bezoek(anna)
    venster.goto(adres)
    venster.get_by_label("Wat heeft de klant gedaan").fill("Vier brieven geschreven")
    expect(venster.get_by_text("Als klad bewaard")).to_be_visible()
    venster.close()

    opnieuw = bezoek(anna)
    opnieuw.goto(adres)
    expect(opnieuw.get_by_label("Wat heeft de klant gedaan")).to_have_value("Vier brieven geschreven")
    expect(opnieuw.get_by_text("staat er weer")).to_be_visible()
    keuring(opnieuw)
    opnieuw.get_by_role("button", name="Klad weggooien").click()
    expect(opnieuw.get_by_text("Het klad is weggegooid.")).to_be_visible()
    expect(opnieuw.get_by_label("Wat heeft de klant gedaan")).to_have_value("")
