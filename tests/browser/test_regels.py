"""A member of the management team changes the decision tree: write, try, look who changes, and adopt."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from keten.models import Locatie, Medewerker, Regelset
from keten.regels.beheer import geldige_versie
from keten.tijd import vandaag
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek import KlantFabriek, MedewerkerFabriek


@pytest.fixture
def mila(referentie: None) -> Medewerker:
    """Mila of the management team, who also guides clients herself, with three clients at her location."""
    apeldoorn = Locatie.objects.get(code="apeldoorn")
    for jaren in (20, 30, 50):
        KlantFabriek(locatie=apeldoorn, geboortedatum=vandaag() - jaren * timedelta(days=366))
    return MedewerkerFabriek(naam="Mila Manager", rollen=["mt_lid", "werkcoach"], locaties=[apeldoorn])


@pytest.mark.eis("D-11")
def test_een_beslisboom_wijzigen_uitproberen_en_vaststellen(
    mila: Medewerker, bezoek: Bezoek, keuring: Keuring
) -> None:
    landelijk = Regelset.objects.get(code="routering", locatie=None, regio=None)
    pagina = bezoek(mila)
    pagina.goto(f"/diagnose/regels/{landelijk.pk}/nieuw/?leeg=ja")
    pagina.get_by_label("Nieuwe voorwaarde over").select_option(label="leeftijd")
    pagina.get_by_role("button", name="Voeg toe").click()
    rij = pagina.get_by_role("group", name="Voorwaarde 1")
    rij.get_by_label("Criterium").fill("Jongere")
    rij.get_by_label("Vergelijking").select_option(label="is jonger dan")
    rij.get_by_label("Waarde").fill("25")
    pagina.get_by_role("button", name="Controleer").last.click()
    expect(pagina.get_by_role("heading", name="Dit zou deze versie doen")).to_be_visible()
    keuring(pagina)
    pagina.get_by_label("Naam van het concept").fill("Alleen jongeren")
    pagina.get_by_role("button", name="Bewaar als concept").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Alleen jongeren")
    keuring(pagina)
    pagina.get_by_role("button", name="Probeer uit").click()
    expect(pagina.get_by_text("Voor 1 van de 3 klanten wordt de uitkomst anders.")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Bekijk wie van route A naar route B").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Van route A naar route B")
    expect(pagina.get_by_role("rowheader")).to_have_count(1)
    pagina.go_back()
    pagina.get_by_role("link", name="Vaststellen").click()
    pagina.get_by_label("Toelichting").fill("Alleen jongeren gaan via route B.")
    keuring(pagina)
    pagina.get_by_role("button", name="Vaststellen").click()
    expect(pagina.get_by_text("geldt vanaf").first).to_be_visible()
    keuring(pagina)
    versie = geldige_versie(
        "routering",
        locatie=Locatie.objects.get(code="apeldoorn"),
        op=vandaag().replace(year=vandaag().year + 1, day=1),
    )
    assert versie is not None and versie.auteur == mila
