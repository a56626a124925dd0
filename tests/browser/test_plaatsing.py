"""A candidate whom an employer hired: placed with a subsidy, and the aftercare is planned by itself."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from tests.browser.conftest import Bezoek, Keuring, vink
from tests.fabriek.werkgevers import AccountmanagerschapFabriek, VacatureFabriek, VoordrachtFabriek
from werkgevers.models import Plaatsing, Voordracht


@pytest.fixture
def aangenomen(referentie: None, els: Medewerker, klant: Klant) -> Voordracht:
    """Marieke, whom an employer of Els hired this morning."""
    nu = timezone.now()
    vacature = VacatureFabriek(werkgever__locatie=klant.locatie, werkgever__naam="Zorggroep De Linde")
    AccountmanagerschapFabriek(werkgever=vacature.werkgever, medewerker=els)
    stappen = ("voorgeselecteerd", "coach_akkoord", "klant_akkoord", "voorgedragen", "antwoord")
    voordracht: Voordracht = VoordrachtFabriek(
        vacature=vacature,
        klant=klant,
        motivatie="Werkte vijf jaar in de zorg.",
        stand="geplaatst",
        **{f"{stap}_op": nu for stap in stappen},
    )
    return voordracht


@pytest.mark.eis("W-30", "W-31", "W-34")
def test_plaatsing_met_subsidie_en_geplande_nazorg(
    bezoek: Bezoek, keuring: Keuring, aangenomen: Voordracht, els: Medewerker
) -> None:
    begin = vandaag() - datetime.timedelta(days=8)
    einde = begin + datetime.timedelta(days=180)
    pagina = bezoek(els)
    pagina.goto(f"/werkgevers/voordrachten/{aangenomen.pk}/plaatsen/")
    pagina.get_by_label("Eerste werkdag").fill(f"{begin:%d-%m-%Y}")
    pagina.get_by_label("Uren per week").fill("32")
    pagina.get_by_label("Subsidie of vergoeding").select_option(label="Loonkostensubsidie")
    pagina.get_by_label("Procent van het loon").fill("50")
    vink(pagina, "Jobcoach")
    pagina.get_by_role("button", name="Plaatsing vastleggen").click()
    expect(pagina.get_by_text("Vul in tot wanneer de subsidie loopt.").first).to_be_visible()
    keuring(pagina)
    pagina.get_by_label("Laatste dag van de subsidie").fill(f"{einde:%d-%m-%Y}")
    pagina.get_by_role("button", name="Plaatsing vastleggen").click()

    expect(pagina.get_by_text("De plaatsing is vastgelegd.")).to_be_visible()
    expect(pagina.get_by_text("Loonkostensubsidie, 50% van het loon")).to_be_visible()
    expect(pagina.get_by_text("Met de werkgever")).not_to_have_count(0)
    keuring(pagina)
    pagina.get_by_role("link", name="Vastleggen").first.click()
    vink(pagina, "Het gaat goed")
    keuring(pagina)
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.get_by_text("De nazorg is vastgelegd. Het volgende gesprek is op")).to_be_visible()
    pagina.get_by_role("link", name="Plaatsingen").first.click()
    expect(pagina.get_by_role("link", name="Marieke van der Velde")).to_be_visible()
    keuring(pagina)
    assert Plaatsing.objects.get().steun.count() == 2
