"""From proposal to a well-founded objection: the client tells, a second person decides, a third looks."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from handhaving.models import Overtreding
from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.browser.conftest import SMAL, Bezoek, Keuring
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld as wereld


def _stel_voor(balie: Page, zaak: str, keuring: Keuring) -> None:
    balie.goto(zaak)
    balie.get_by_role("link", name="Maatregel voorstellen").click()
    balie.get_by_label("Waarom deze maatregel?").fill("Ook na een gesprek kwam de klant niet.")
    keuring(balie)
    balie.get_by_role("button", name="Voorstellen en klant horen").click()
    expect(balie.get_by_text("De klant is gevraagd om het eigen verhaal")).to_be_visible()


def _vertel(thuis: Page, keuring: Keuring) -> None:
    thuis.goto("/handhaving/mijn/besluiten/")
    thuis.get_by_role("link", name="Niet gekomen op een afspraak").click()
    thuis.get_by_label("Wat gebeurde er volgens u?").fill("Ik was ziek en belde de balie.")
    keuring(thuis)
    thuis.get_by_role("button", name="Verstuur mijn verhaal").click()
    expect(thuis.get_by_role("heading", name="Wat u vertelde")).to_be_visible()


def _beslis_en_verstuur(tweede: Page, zaak: str, keuring: Keuring) -> None:
    tweede.goto(zaak)
    tweede.get_by_role("link", name="Besluit nemen").click()
    expect(tweede.get_by_text("Ik was ziek en belde de balie.")).to_be_visible()
    tweede.locator("main label").filter(has_text="De maatregel zoals voorgesteld").click()
    tweede.get_by_label("Waarom?").fill("Er is geen telefoontje bekend.")
    keuring(tweede)
    tweede.get_by_role("button", name="Besluit vastleggen").click()
    expect(tweede.get_by_alt_text(re.compile("^Voorbeeld van de brief, bladzijde 1"))).to_be_visible()
    keuring(tweede)
    tweede.get_by_role("button", name="Brief versturen").click()
    expect(tweede.get_by_text("De brief staat klaar")).to_be_visible()
    keuring(tweede)


def _maak_bezwaar(thuis: Page) -> None:
    thuis.reload()
    expect(thuis.get_by_text("20 procent lager")).to_be_visible()
    thuis.get_by_label("Waarom bent u het er niet mee eens?").fill("Ik belde om negen uur.")
    thuis.get_by_role("button", name="Verstuur mijn bezwaar").click()
    expect(thuis.get_by_text("van iemand die niet betrokken was")).to_be_visible()


def _geef_gelijk(derde: Page, zaak: str, keuring: Keuring) -> None:
    derde.goto(zaak)
    derde.get_by_role("link", name="Bezwaar behandelen").click()
    derde.locator("main label").filter(has_text=re.compile(r"^\s*Gegrond")).click()
    derde.get_by_label("Waarom?").fill("Het telefoontje staat in het logboek.")
    keuring(derde)
    derde.get_by_role("button", name="Besluit vastleggen").click()
    expect(derde.get_by_text("Er volgt niets meer")).to_be_visible()


@pytest.mark.eis("H-44", "H-45")
def test_een_klant_vertelt_en_krijgt_na_bezwaar_gelijk(
    bezoek: Bezoek, klant: Klant, chaima: Medewerker, apeldoorn: Locatie, keuring: Keuring
) -> None:
    wereld.klaar(klant)
    overtreding = wereld.vastgelegd(klant, chaima)
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    carla, bea = (MedewerkerFabriek(naam=naam, partner=gemeente, locaties=[apeldoorn]) for naam in ("C", "B"))
    zaak = reverse("handhaving:overtreding", args=[klant.klantnummer, overtreding.pk])
    thuis = bezoek(klant.gebruiker, breed=SMAL)
    _stel_voor(bezoek(chaima), zaak, keuring)
    _vertel(thuis, keuring)
    _beslis_en_verstuur(bezoek(carla), zaak, keuring)
    _maak_bezwaar(thuis)
    _geef_gelijk(bezoek(bea), zaak, keuring)
    thuis.reload()
    expect(thuis.get_by_text("Hij geldt niet meer voor u")).to_be_visible()
    assert Overtreding.objects.get().stand == Overtreding.Stand.OPGEHEVEN
