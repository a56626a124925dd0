"""An employer on a telephone, the desk that sees the question, and a guest who helps to answer it."""

import re

import pytest
from playwright.sync_api import Page, expect

from keten.models import Gebruiker, Locatie, Medewerker
from tests.browser.conftest import SMAL, Bezoek, Keuring, vink
from tests.fabriek import GebruikerFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    BeroepFabriek,
    ContactpersoonFabriek,
    VestigingFabriek,
    WerkgeverFabriek,
)
from werkgevers.models import Werkgeversvraag


@pytest.fixture
def petra(transactional_db: None, apeldoorn: Locatie, els: Medewerker) -> Gebruiker:
    """Petra of Zorggroep Noord, of which Els is the accountmanager."""
    werkgever = WerkgeverFabriek(naam="Zorggroep Noord", locatie=apeldoorn)
    VestigingFabriek(werkgever=werkgever)
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    gebruiker: Gebruiker = GebruikerFabriek(naam="Petra Personeel", buitenrol="werkgever")
    ContactpersoonFabriek(werkgever=werkgever, gebruiker=gebruiker)
    BeroepFabriek()
    return gebruiker


def _gast(els_ziet: Page) -> Gebruiker:
    """Els invites Evert of Economic Affairs."""
    els_ziet.get_by_role("link", name="Gast uitnodigen").click()
    els_ziet.get_by_label("Naam", exact=True).fill("Evert Zwart")
    els_ziet.get_by_label("E-mailadres").fill("evert@gemeente.example")
    els_ziet.get_by_label("Dienst of afdeling").fill("Economische Zaken")
    els_ziet.get_by_role("button", name="Uitnodigen").click()
    expect(els_ziet.get_by_text("De gast krijgt een e-mail met een link.")).to_be_visible()
    return Gebruiker.objects.get(email="evert@gemeente.example")


@pytest.mark.eis("W-05", "W-07", "W-14")
def test_petra_vraagt_en_meldt_op_haar_telefoon_en_een_gast_antwoordt(
    bezoek: Bezoek, petra: Gebruiker, els: Medewerker, keuring: Keuring
) -> None:
    telefoon = bezoek(petra, breed=SMAL)
    telefoon.goto("/")
    keuring(telefoon)
    telefoon.set_viewport_size({"width": SMAL, "height": 900})
    telefoon.get_by_role("link", name=re.compile("stel uw vraag hier")).click()
    keuring(telefoon)
    telefoon.set_viewport_size({"width": SMAL, "height": 900})
    vink(telefoon, "Ontslag en uitplaatsing")
    telefoon.get_by_label("Uw vraag", exact=True).fill("Er verdwijnen drie banen. Wie helpt?")
    telefoon.get_by_role("button", name="Vraag versturen").click()
    expect(telefoon.get_by_text("Uw vraag is verstuurd.")).to_be_visible()
    keuring(telefoon)

    telefoon.set_viewport_size({"width": SMAL, "height": 900})
    telefoon.goto("/werkgevers/mijn-bedrijf/vacatures/nieuw/")
    keuring(telefoon)
    telefoon.set_viewport_size({"width": SMAL, "height": 900})
    telefoon.get_by_label("Functie", exact=True).fill("Verzorgende nacht")
    telefoon.get_by_label("Beroep", exact=True).fill("Verzorgende")
    telefoon.get_by_label("Soort", exact=True).select_option("regulier")
    telefoon.get_by_label("Uren per week, minstens").fill("24")
    telefoon.get_by_label("Uren per week, hoogstens").fill("32")
    vink(telefoon, "Dit werk vraagt niets bijzonders")
    telefoon.get_by_role("button", name="Vacature melden").click()
    expect(telefoon.get_by_text("Uw vacature staat open.")).to_be_visible()
    keuring(telefoon)

    desk = bezoek(els)
    desk.goto("/werkgevers/vragen/")
    expect(desk.get_by_role("row", name=re.compile("Zorggroep Noord"))).to_contain_text("Webformulier")
    keuring(desk)
    desk.get_by_role("link", name="Zorggroep Noord").click()
    evert = bezoek(_gast(desk))
    evert.goto("/")
    evert.get_by_role("link", name="Zorggroep Noord").click()
    keuring(evert)
    evert.get_by_label("Uw antwoord").fill("Wij hebben een regeling voor krimp.")
    evert.get_by_role("button", name="Antwoord versturen").click()
    expect(evert.get_by_text("Uw antwoord is verstuurd.")).to_be_visible()

    desk.reload()
    expect(desk.get_by_text("Wij hebben een regeling voor krimp.")).to_be_visible()
    keuring(desk)
    desk.get_by_label("Tekst").fill("Er is een regeling. Ik bel u morgen.")
    desk.get_by_role("button", name="Opslaan").click()
    expect(desk.get_by_text("De vraag is beantwoord.")).to_be_visible()
    vraag = Werkgeversvraag.objects.get()
    telefoon.goto(f"/werkgevers/mijn-bedrijf/vragen/{vraag.pk}/")
    expect(telefoon.get_by_text("Er is een regeling. Ik bel u morgen.")).to_be_visible()
    evert.goto("/")
    expect(evert.get_by_text("Er wacht geen vraag op u")).to_be_visible()
