"""The map and the reports of the Landkaart in a real browser."""

import datetime
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from keten.models import Locatie
from landkaart.models import Mijlpaal
from tests.browser.conftest import Bezoek, keur
from tests.landkaart.kaartwereld import dien_in


@pytest.fixture
def land(referentie: None) -> list[Mijlpaal]:
    """Two locations that submitted something, one of them twice."""
    mijlpalen = list(Mijlpaal.objects.filter(regio=None))
    apeldoorn, gouda = Locatie.objects.get(code="apeldoorn"), Locatie.objects.get(code="gouda")
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 20), op=datetime.date(2024, 2, 1))
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 80), op=datetime.date(2024, 7, 1))
    dien_in(gouda, dict.fromkeys(mijlpalen, 100), op=datetime.date(2024, 7, 1))
    Locatie.objects.filter(code="gouda").update(lengtegraad=Decimal("4.7110"))
    return mijlpalen


@pytest.mark.eis("L-01", "L-08")
def test_de_kaart_met_alleen_het_toetsenbord(bezoek: Bezoek, axe: Axe, land: list[Mijlpaal]) -> None:
    pagina = bezoek()
    pagina.goto("/landkaart/")
    keur(pagina, axe)

    schuif = pagina.get_by_label("Stand op")
    expect(schuif).to_have_attribute("min", str(2024 * 12 + 1))
    schuif.focus()
    pagina.keyboard.press("Home")
    expect(pagina.locator("#kaart-maand")).to_have_text("februari 2024")
    expect(pagina.get_by_text("Stand op 29 februari 2024")).to_be_visible()
    pagina.keyboard.press("End")
    expect(pagina.get_by_role("link", name="Toonkamer Gouda: 14 van 14 punten")).to_be_attached()

    teken = pagina.get_by_role("link", name="Toonkamer Gouda: 14 van 14 punten")
    teken.focus()
    expect(teken.locator("text")).to_be_visible()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Toonkamer Gouda")
    keur(pagina, axe)


@pytest.mark.eis("L-30")
def test_de_rapportage_downloaden_en_dezelfde_cijfers_lezen(
    bezoek: Bezoek, axe: Axe, land: list[Mijlpaal]
) -> None:
    pagina = bezoek()
    pagina.goto("/landkaart/rapportage/")
    pagina.get_by_label("Rapportage over").select_option("2024-2")
    pagina.get_by_role("button", name="Toon").click()
    expect(pagina.get_by_text("Mei tot en met augustus 2024, stand op")).to_be_visible()
    keur(pagina, axe)
    rij = pagina.get_by_role("row").filter(has_text="Integrale teams")
    cellen = rij.get_by_role("cell").all_inner_texts()
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Pdf").click()
    lezer = PdfReader(download.value.path())
    papier = " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())
    assert cellen[-2].strip() in papier
    assert cellen[-1].strip() in papier
    assert "90%" in papier
