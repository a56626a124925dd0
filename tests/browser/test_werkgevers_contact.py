"""Two partners who want to speak the same employer: the second is warned, and says why all the same."""

import datetime

import pytest
from playwright.sync_api import expect

from keten.models import Medewerker
from keten.tijd import vandaag
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek.keten import MedewerkerFabriek
from tests.fabriek.werkgevers import ContactpersoonFabriek, VestigingFabriek, WerkgeverFabriek
from werkgevers.contact_leggen import leg_vast
from werkgevers.models import Werkgever, Werkgeverscontact


@pytest.fixture
def zorggroep(referentie: None, els: Medewerker) -> Werkgever:
    """An employer that Els of CWI spoke yesterday."""
    werkgever: Werkgever = WerkgeverFabriek(locatie=els.locaties.get(), naam="Zorggroep De Linde")
    VestigingFabriek(werkgever=werkgever)
    persoon = ContactpersoonFabriek(werkgever=werkgever)
    leg_vast(
        werkgever=werkgever,
        op=vandaag() - datetime.timedelta(days=1),
        kanaal="telefoon",
        doel="acquisitie",
        onderwerp="Drukte in het najaar",
        verslag="Er komen in januari vier plekken bij.",
        contactpersoon=persoon,
        locatie=werkgever.locatie,
        door=els,
    )
    return werkgever


@pytest.mark.eis("W-03", "W-04")
def test_een_dubbele_benadering_wordt_gemeld_en_kan_met_een_reden_toch(
    bezoek: Bezoek, keuring: Keuring, zorggroep: Werkgever, chaima: Medewerker
) -> None:
    van_gemeente = MedewerkerFabriek(
        naam="Joris Gemeente", partner=chaima.partner, rollen=["accountmanager"], locaties=[zorggroep.locatie]
    )
    pagina = bezoek(van_gemeente)
    pagina.goto(f"/werkgevers/{zorggroep.pk}/")
    expect(pagina.get_by_text("Drukte in het najaar")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Contact plannen").click()
    pagina.get_by_label("Dag").fill(f"{vandaag() + datetime.timedelta(days=2):%d-%m-%Y}")
    pagina.get_by_label("Met wie").select_option(label="Petra Personeel")
    pagina.locator("main label").filter(has_text="bezoek").click()
    pagina.get_by_label("Waarvoor").select_option(label="vraagbeïnvloeding")
    pagina.get_by_label("Waar het over gaat").fill("Leerwerkplekken")
    pagina.get_by_role("button", name="Contact plannen").click()

    expect(pagina.get_by_text("Een andere partner heeft ook contact met deze werkgever")).to_be_visible()
    expect(pagina.get_by_text("Er komen in januari vier plekken bij.")).to_be_visible()
    expect(pagina.get_by_label("Waar het over gaat")).to_have_value("Leerwerkplekken")
    keuring(pagina)
    assert not Werkgeverscontact.objects.gepland().exists()
    pagina.get_by_label("Waarom u toch contact zoekt").fill("Afgestemd met Els, zij komt mee.")
    pagina.get_by_role("button", name="Contact plannen").click()

    expect(pagina.get_by_text("Het contact is gepland op")).to_be_visible()
    expect(pagina.get_by_text("ondanks waarschuwing")).to_be_visible()
