"""An MT fills in a measurement with evidence and meets the guards; a ketenaanjager disagrees."""

import pytest
from playwright.sync_api import expect

from keten.models import Ketenpartner, Locatie, Medewerker
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek import MedewerkerFabriek


@pytest.mark.eis("L-13", "L-17", "L-22", "L-23", "L-24")
def test_het_mt_dient_in_en_de_ketenaanjager_is_het_oneens(
    bezoek: Bezoek, keuring: Keuring, referentie: None
) -> None:
    apeldoorn = Locatie.objects.get(code="apeldoorn")
    gouda = Locatie.objects.get(code="gouda")
    cwi = Ketenpartner.objects.get(code="cwi")
    gemeente = Ketenpartner.objects.get(code="gemeente-apeldoorn")
    mt: Medewerker = MedewerkerFabriek(
        naam="Paul Manager",
        partner=cwi,
        rollen=["mt_lid"],
        functie="vestigingsmanager",
        locaties=[apeldoorn],
    )
    aanjager = MedewerkerFabriek(
        naam="Yvonne Aanjager", partner=cwi, rollen=["ketenaanjager"], locaties=[gouda]
    )

    venster = bezoek(mt)
    venster.goto("/landkaart/invullen/")
    expect(venster.get_by_text("0 van 14 punten")).to_be_visible()
    venster.get_by_role("link", name="1. Alle ketenpartijen").click()
    venster.get_by_text("Volledig gerealiseerd (groen, 100%)").click()
    criteria = venster.get_by_role("group", name="Voor 'volledig gerealiseerd'")
    for vinkje in criteria.locator("label.ams-checkbox__label, label").all():
        vinkje.click()
    venster.get_by_role("button", name="Bewaren als concept").click()
    expect(venster.get_by_text("Vul eerst in hoe deze gemeenten meedoen")).to_be_visible()
    keuring(venster)

    venster.locator("section, div").filter(has_text="Hoe doen de gemeenten mee").get_by_role(
        "link", name="Toevoegen"
    ).first.click()
    venster.get_by_label("Gemeente", exact=True).select_option(label=str(gemeente))
    venster.get_by_text("doet zelf mee", exact=True).click()
    venster.get_by_role("button", name="Opslaan").click()
    expect(venster.get_by_text("Gemeente toegevoegd.")).to_be_visible()
    expect(venster.get_by_text("kan nog niet worden ingediend")).to_have_count(0)

    venster.goto("/landkaart/invullen/m01/bewijs/")
    venster.get_by_label("Titel").fill("Verslag van het ketenoverleg")
    venster.get_by_label("Link").fill("https://www.apeldoorn.example/verslag")
    venster.get_by_role("button", name="Toevoegen").click()
    expect(venster.get_by_role("link", name="Verslag van het ketenoverleg", exact=True)).to_be_visible()
    venster.get_by_role("link", name="Naar indienen").click()
    keuring(venster)
    venster.get_by_role("button", name="Indienen namens het MT").click()
    expect(venster.get_by_text("Uw score is nu 1 van 14")).to_be_visible()
    keuring(venster)

    ander = bezoek(aanjager)
    ander.goto("/landkaart/toetsen/?zoek=Apeldoorn")
    ander.get_by_role("link", name=apeldoorn.naam).click()
    ander.get_by_role("link", name="1. Alle ketenpartijen").click()
    ander.get_by_label("Uw eigen stand").fill("60")
    ander.get_by_label("Waarom").fill("Twee gemeenten zijn er zelden bij.")
    ander.get_by_role("button", name="Bewaren").click()
    expect(ander.get_by_text("staat nu naast het antwoord van de locatie")).to_be_visible()
    keuring(ander)

    venster.goto("/landkaart/invullen/m01/")
    expect(venster.get_by_text("Opmerking van een ketenaanjager")).to_be_visible()
    venster.get_by_role("link", name="Antwoord geven").click()
    venster.get_by_label("Antwoord van het MT").fill("Wij nodigen hen opnieuw uit.")
    venster.get_by_role("button", name="Antwoorden").click()
    expect(venster.get_by_text("Uw antwoord staat bij de opmerking.")).to_be_visible()
    expect(venster.get_by_text("100%").first).to_be_visible()
