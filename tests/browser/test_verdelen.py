"""A colleague leaves: the team leader divides the clients, and who gets them finds them in the caseload."""

import pytest
from playwright.sync_api import expect

from keten.models import Locatie, Medewerker
from tests.browser.conftest import Bezoek, vink
from tests.fabriek import MedewerkerFabriek, maak_klanten


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.eis("K-73")
def test_een_teamleider_verdeelt_de_klanten_van_wie_vertrekt(
    bezoek: Bezoek, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    maak_klanten(3, locatie=apeldoorn, contactpersoon=anna)
    collega = bezoek(bram)
    collega.goto("/klanten/")
    expect(collega.locator("main tbody tr")).to_have_count(0)

    leider = bezoek(MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn]))
    leider.goto("/klanten/verdelen/")
    leider.get_by_role("link", name="Anna Intaker").click()
    vink(leider, "Overdragen")
    vink(leider, "Vertrek")
    vink(leider, "Bram Coach")
    vink(leider, "Chaima Klantmanager")
    leider.get_by_role("button", name="Voorstel bekijken").click()
    krijgt = leider.get_by_role("table", name="Klanten per collega")
    expect(krijgt.get_by_role("row").filter(has_text="Bram Coach").get_by_role("cell").last).to_have_text("2")
    leider.get_by_role("button", name="Ja, voer dit uit").click()
    expect(leider.get_by_text("3 klanten van Anna Intaker hebben een nieuwe contactpersoon.")).to_be_visible()

    collega.reload()
    namen = [f"Test Persoon0000{n}" for n in (0, 2)]
    expect(collega.locator("main tbody tr")).to_have_count(2)
    for naam in namen:
        expect(collega.get_by_role("link", name=naam)).to_be_visible()
    collega.goto("/klanten/mijn-dag/")
    expect(collega.get_by_text("Maak kennis met 2 klanten van Anna Intaker", exact=True)).to_be_visible()
