"""Learning from each other: a newcomer finds a practice, and a bottleneck that others had before."""

import re

import pytest
from playwright.sync_api import expect

from keten.models import Locatie, Medewerker
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek import MedewerkerFabriek


@pytest.fixture
def nieuweling(referentie: None) -> Medewerker:
    """Somebody who begins at another location today."""
    return MedewerkerFabriek(naam="Nina Nieuw", locaties=[Locatie.objects.get(code="tilburg")])


@pytest.mark.eis("L-27", "L-46")
def test_een_nieuweling_vindt_de_praktijk_van_gouda_in_eigen_woorden(
    nieuweling: Medewerker, bezoek: Bezoek, keuring: Keuring
) -> None:
    pagina = bezoek(nieuweling)
    pagina.goto("/landkaart/kennisbank/")
    pagina.get_by_label("Waar zoekt u naar").fill("één vaste contactpersoon voor elke klant")
    pagina.get_by_role("search", name="Zoeken", exact=True).get_by_role("button").click()
    keuring(pagina)
    pagina.get_by_role("link", name="Toonkamer Gouda").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Toonkamer Gouda")
    expect(pagina.get_by_text("Regisseur Werk").first).to_be_visible()
    keuring(pagina)


@pytest.mark.eis("L-61", "X-63")
def test_wie_een_knelpunt_meldt_ziet_eerst_dat_anderen_het_ook_hebben(
    nieuweling: Medewerker, bezoek: Bezoek, keuring: Keuring
) -> None:
    pagina = bezoek(nieuweling)
    pagina.goto("/landkaart/knelpunten/nieuw/")
    pagina.get_by_label("Waar lopen jullie tegenaan").fill("Onze computersystemen werken niet samen")
    pagina.get_by_label("Leg het uit").fill("Elke partner heeft een eigen systeem. Wij typen alles over.")
    pagina.locator("main label").filter(has_text="Dagelijks werk en middelen").click()
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.get_by_role("heading", name="Lijkt het op een van deze?")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("button", name=re.compile("Wij hebben dit ook ?: ?Computersystemen")).click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Computersystemen")
    expect(pagina.get_by_text("LWI Tilburg").first).to_be_visible()
    keuring(pagina)
