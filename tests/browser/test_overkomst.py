"""From WW to WWB: the municipality sees it coming, takes over, and what runs goes on."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from diagnose import voortgang
from diagnose.voortgang import Stap
from keten.models import Medewerker, Regime
from keten.tijd import vandaag
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant
from klanten.tasks import meld_overkomsten
from tests.browser.conftest import SMAL, Bezoek, Keuring
from tests.fabriek import TeamFabriek, UitkeringFabriek
from tests.fabriek.diagnose import bevestig, maak_plan

DAG = datetime.timedelta(days=1)


@pytest.fixture
def ww_loopt_af(referentie: None, klant: Klant, bram: Medewerker, chaima: Medewerker) -> Klant:
    """Marieke, whose WW ends in forty days, with a training of UWV that runs; Chaima's team is to see it.

    WWB is in force again, as if this were 2009.
    """
    TeamFabriek(naam="Sociale Zaken", locatie=klant.locatie, leden=[chaima])
    Regime.objects.filter(code="wwb").update(geldig_van=vandaag() - 30 * DAG, geldig_tot=None)
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    plan = bevestig(maak_plan(klant, bram, "Sollicitatietraining"), bram)
    voortgang.zet(activiteit=plan.activiteiten.get(), stap=Stap.START, door=bram)
    UitkeringFabriek(klant=klant, partner=bram.partner, tot=vandaag() + 40 * DAG)
    meld_overkomsten()
    return klant


@pytest.mark.eis("K-17", "X-83")
def test_van_ww_naar_wwb_loopt_alles_door(
    bezoek: Bezoek, keuring: Keuring, ww_loopt_af: Klant, chaima: Medewerker
) -> None:
    gemeente = bezoek(chaima)
    gemeente.goto("/klanten/overkomst/")
    expect(gemeente.get_by_role("row", name=re.compile("Marieke"))).to_contain_text("Sollicitatietraining")
    keuring(gemeente)
    gemeente.get_by_role("link", name="Marieke van der Velde").click()
    keuring(gemeente)
    gemeente.locator("main").get_by_role("link", name="Overnemen", exact=True).click()
    gemeente.get_by_role("button", name="Neem de klant over").click()
    expect(gemeente.get_by_text("Kies de uitkering die begint").first).to_be_visible()
    keuring(gemeente)
    gemeente.get_by_label("Nieuwe uitkering").select_option(label="WWB")
    expect(gemeente.get_by_label("Sollicitatietraining")).to_be_checked()
    gemeente.get_by_role("button", name="Neem de klant over").click()

    expect(gemeente.get_by_text("Wat liep, loopt door")).to_be_visible()
    expect(gemeente.get_by_text(f"UWV en {chaima.partner}").first).to_be_visible()
    keuring(gemeente)
    gemeente.goto(f"/klanten/{ww_loopt_af.klantnummer}/gegevens/")
    wwb = gemeente.get_by_role("row", name=re.compile("WWB"))
    expect(wwb).to_contain_text(str(chaima.partner))
    expect(wwb).to_contain_text("begint nog")
    keuring(gemeente)
    gemeente.goto(f"/klanten/{ww_loopt_af.klantnummer}/")
    expect(gemeente.get_by_text("Sollicitatietraining loopt door").first).to_be_visible()
    keuring(gemeente)

    thuis = bezoek(ww_loopt_af.gebruiker, SMAL)
    thuis.goto("/klanten/mijn/")
    expect(thuis.get_by_text("WWB").first).to_be_visible()
    expect(thuis.get_by_text("Sollicitatietraining").first).to_be_visible()
    keuring(thuis)
