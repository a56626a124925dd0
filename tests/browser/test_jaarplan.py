"""An MT makes a ketenjaarplan, each partner signs it, and the owner explains why a goal is off track."""

import datetime

import pytest
from playwright.sync_api import expect

from keten.models import Locatie
from keten.tijd import vandaag
from landkaart.models import Doelafwijking, Jaarplandoel
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek import MedewerkerFabriek
from tests.landkaart.planmakers import gemeten, mt


@pytest.mark.eis("X-05", "X-33", "X-50", "X-51")
def test_het_mt_maakt_tekent_en_volgt_een_ketenjaarplan(
    bezoek: Bezoek, keuring: Keuring, referentie: None
) -> None:
    apeldoorn = Locatie.objects.get(code="apeldoorn")
    cwi, uwv, gemeente = mt(apeldoorn)
    MedewerkerFabriek(naam="Wim Werkcoach", partner=cwi.partner, locaties=[apeldoorn])
    jaar, maand = vandaag().year, vandaag().replace(day=1)
    gemeten(apeldoorn, (maand - datetime.timedelta(days=1)).replace(day=1), 32)

    venster = bezoek(cwi)
    venster.goto("/landkaart/jaarplan/")
    venster.get_by_role("link", name="Nieuw plan").first.click()
    venster.get_by_text(f"{jaar} (dit jaar").click()
    venster.get_by_role("button", name="Begin het plan").click()
    for veld in ("Visie", "Ambities", "Doelgroepen", "Dienstverlening"):
        venster.get_by_label(veld).fill(f"Samen werken aan {veld.lower()}.")
    venster.get_by_role("button", name="Opslaan").click()
    expect(venster.get_by_text("ten minste één doel")).to_be_visible()
    venster.get_by_role("link", name="Doel toevoegen").click()
    venster.get_by_label("Wat willen wij bereiken").fill("Meer mensen aan het werk")
    venster.get_by_label("Te halen op").fill(f"31-12-{jaar}")
    venster.get_by_label("Eigenaar").select_option(label=str(gemeente))
    venster.get_by_role("button", name="Opslaan").click()
    expect(venster.locator("#id_indicator[aria-invalid=true]")).to_be_visible()
    keuring(venster)
    venster.get_by_label("Aan welk cijfer").select_option("preventiequote")
    venster.get_by_label("Streefcijfer").fill("60")
    venster.get_by_role("button", name="Opslaan").click()
    expect(venster.get_by_text("Gemeten door het portaal")).to_be_visible()
    venster.get_by_role("link", name="Actie toevoegen").click()
    venster.get_by_label("Wat gaat er gebeuren").fill("Bel nieuwe klanten binnen een dag")
    venster.get_by_label("wie doet dit").select_option(label="Wim Werkcoach")
    venster.get_by_label("Klaar op").fill(f"30-12-{jaar}")
    venster.get_by_role("button", name="Opslaan").click()
    expect(venster.get_by_role("link", name="Bel nieuwe klanten binnen een dag")).to_be_visible()
    venster.get_by_role("link", name=f"Ketenjaarplan {jaar}").click()
    venster.get_by_role("button", name="Leg voor aan de partners").click()
    expect(venster.get_by_text("nog niet getekend")).to_have_count(3)
    keuring(venster)

    for lid in (cwi, uwv, gemeente):
        venster = bezoek(lid)
        venster.goto("/landkaart/jaarplan/")
        venster.get_by_role("link", name=f"Ketenjaarplan {jaar}").click()
        venster.get_by_role("link", name="Tekenen").click()
        if lid == uwv:
            keuring(venster)
        venster.get_by_text("lokaal: ik beslis zelf").click()
        venster.get_by_text("Akkoord", exact=True).click()
        venster.get_by_role("button", name="Vastleggen").click()
    expect(venster.get_by_text("Het plan is vastgesteld en de acties staan klaar")).to_be_visible()

    doel = Jaarplandoel.objects.get()
    Doelafwijking.objects.create(doel=doel, maand=maand, waarde=32, verwacht=45)
    venster.goto(f"/landkaart/jaarplan/doelen/{doel.pk}/")
    expect(venster.get_by_text("loopt achter").first).to_be_visible()
    keuring(venster)
    venster.get_by_role("link", name="Toelichting geven").click()
    venster.get_by_label("Waardoor loopt dit doel achter").fill("Er waren weinig vacatures.")
    venster.get_by_label("Wat doen jullie eraan").fill("Elke week een banenmarkt.")
    keuring(venster)
    venster.get_by_role("button", name="Opslaan").click()
    expect(venster.get_by_text("Elke week een banenmarkt.")).to_be_visible()
