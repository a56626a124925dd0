"""A warm handover between two partners, from the question to the client who sees a new face."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from diagnose import voortgang
from diagnose.voortgang import Stap
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant
from tests.browser.conftest import SMAL, Bezoek, Keuring
from tests.fabriek.diagnose import bevestig, maak_plan

WEEK = datetime.timedelta(days=7)


@pytest.fixture
def van_bram(referentie: None, klant: Klant, bram: Medewerker) -> Klant:
    """Marieke, whom Bram of UWV guides, with a training that runs."""
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    plan = bevestig(maak_plan(klant, bram, "Sollicitatietraining"), bram)
    voortgang.zet(activiteit=plan.activiteiten.get(), stap=Stap.START, door=bram)
    return klant


def _bied_aan(pagina: Page, klant: Klant, aan: Medewerker, keuring: Keuring | None = None) -> None:
    """Bram fills in the guided form; `keuring` looks at the pages on the way."""
    pagina.goto(f"/klanten/{klant.klantnummer}/rond/")
    if keuring:
        keuring(pagina)
    pagina.get_by_role("link", name="Overdragen").click()
    pagina.get_by_role("button", name="Overdracht aanbieden").click()
    expect(pagina.get_by_text("Verbeter de fouten voor u verdergaat")).to_be_visible()
    if keuring:
        keuring(pagina)
    pagina.get_by_label("Waarom draagt u de klant over").fill("De klant krijgt straks bijstand.")
    pagina.get_by_label("Collega").select_option(label=f"{aan} ({aan.partner}), 0 klanten")
    pagina.get_by_label("Uiterlijk over op").fill(f"{vandaag() + WEEK:%d-%m-%Y}")
    pagina.get_by_label("Besproken op").fill(f"{vandaag():%d-%m-%Y}")
    pagina.get_by_label("Wat is besproken").fill("Marieke wil in de zorg blijven werken.")
    pagina.get_by_label("Strategie").fill("Eerst de schulden, dan een proefplaatsing.")
    expect(pagina.get_by_label("Sollicitatietraining")).to_be_checked()
    pagina.get_by_role("button", name="Overdracht aanbieden").click()
    expect(pagina.get_by_text("Het dossier is aangeboden aan Chaima Klantmanager")).to_be_visible()


def _open_vanaf_mijn_dag(pagina: Page, keuring: Keuring, taak: str) -> None:
    pagina.goto("/klanten/mijn-dag/")
    keuring(pagina)
    pagina.get_by_role("link", name=taak).first.click()
    expect(pagina.get_by_text("De klant krijgt straks bijstand.")).to_be_visible()
    keuring(pagina)


@pytest.mark.eis("K-73", "X-83")
def test_warme_overdracht_van_uwv_naar_de_gemeente(
    bezoek: Bezoek, keuring: Keuring, van_bram: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    gever, ontvanger, thuis = bezoek(bram), bezoek(chaima), bezoek(van_bram.gebruiker, SMAL)
    _bied_aan(gever, van_bram, chaima, keuring)
    keuring(gever)
    thuis.goto("/klanten/mijn/")
    expect(thuis.get_by_text("Bram Coach").first).to_be_visible()

    _open_vanaf_mijn_dag(ontvanger, keuring, "Overdracht van Bram Coach")
    expect(ontvanger.get_by_text("Sollicitatietraining").first).to_be_visible()
    ontvanger.get_by_role("button", name="Aannemen").click()
    expect(ontvanger.get_by_text("U bent nu de contactpersoon van Marieke")).to_be_visible()
    keuring(ontvanger)

    thuis.reload()
    expect(thuis.get_by_text("Chaima Klantmanager").first).to_be_visible()
    expect(thuis.get_by_text("Bram Coach")).to_have_count(0)
    keuring(thuis)


@pytest.mark.eis("K-73")
def test_een_overdracht_die_teruggaat_zegt_waarom(
    bezoek: Bezoek, keuring: Keuring, van_bram: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    gever, ontvanger, thuis = bezoek(bram), bezoek(chaima), bezoek(van_bram.gebruiker, SMAL)
    _bied_aan(gever, van_bram, chaima)
    ontvanger.goto("/klanten/mijn-dag/")
    ontvanger.get_by_role("link", name="Overdracht van Bram Coach").first.click()
    ontvanger.get_by_role("button", name="Teruggeven").click()
    expect(ontvanger.get_by_text("Verbeter de fout").first).to_be_visible()
    keuring(ontvanger)
    ontvanger.get_by_label("Waarom").fill("Mijn caseload is vol tot januari.")
    ontvanger.get_by_role("button", name="Teruggeven").click()
    expect(ontvanger.get_by_text("De overdracht is teruggegeven")).to_be_visible()

    _open_vanaf_mijn_dag(gever, keuring, "Overdracht teruggegeven door Chaima Klantmanager")
    expect(gever.get_by_text("Mijn caseload is vol tot januari.")).to_be_visible()
    thuis.goto("/klanten/mijn/")
    expect(thuis.get_by_text("Bram Coach").first).to_be_visible()
    keuring(thuis)
