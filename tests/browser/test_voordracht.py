"""Three candidates of two partners reach an employer in time, each with two times yes (W-24 to W-27)."""

import pytest
from playwright.sync_api import Page, expect

from keten.models import Locatie, Medewerker
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant
from tests.browser.conftest import SMAL, Bezoek, Keuring
from tests.fabriek import KlantFabriek
from tests.fabriek.werkgevers import AccountmanagerschapFabriek, VacatureFabriek
from tests.werkgevers.matchwereld import eis, kan, klaar, zoekt
from werkgevers import klokbeeld
from werkgevers.kandidaatkaart import kandidatenlijst
from werkgevers.klokbeeld import Klokstand
from werkgevers.models import Vacature, Voordracht
from werkgevers.voordracht_beantwoorden import beantwoord

WAAROM = "Werkte twaalf jaar in de zorg en woont om de hoek."


@pytest.fixture
def vacature(referentie: None, apeldoorn: Locatie, els: Medewerker) -> Vacature:
    """Care work for three, that came in an hour ago; Els is the accountmanager."""
    rij: Vacature = VacatureFabriek(locatie=apeldoorn, werkgever__locatie=apeldoorn, plaatsen=3)
    AccountmanagerschapFabriek(werkgever=rij.werkgever, medewerker=els)
    eis(rij, "samenwerken")
    eis(rij, "plannen", te_leren=True)
    return rij


@pytest.fixture
def marieke(klant: Klant, anna: Medewerker) -> Klant:
    """Marieke looks for work in care; Anna of CWI guides her."""
    zoekt(klant)
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    kan(klant, "samenwerken", door=anna)
    return klant


def _zet_op_de_lijst(pagina: Page, vacature: Vacature, klant: Klant, keuring: Keuring) -> None:
    pagina.goto(f"/werkgevers/vacatures/{vacature.pk}/kandidaten/")
    keuring(pagina)
    pagina.get_by_role("link", name=klant.naam).click()
    keuring(pagina)
    pagina.get_by_label("Waarom past deze kandidaat?").fill(WAAROM)
    pagina.get_by_role("button", name="Voorselecteren en akkoord vragen").click()
    expect(pagina.get_by_text(f"{klant.naam} staat op de lijst.")).to_be_visible()


@pytest.mark.eis("W-24", "W-26", "W-27")
def test_drie_kandidaten_van_twee_partners_binnen_de_klok(
    bezoek: Bezoek,
    keuring: Keuring,
    vacature: Vacature,
    marieke: Klant,
    apeldoorn: Locatie,
    anna: Medewerker,
    bram: Medewerker,
    mark: Medewerker,
) -> None:
    anderen = [
        KlantFabriek(locatie=apeldoorn, contactpersoon=bram, voornamen=naam) for naam in ("Jan", "Piet")
    ]
    for ander in anderen:
        zoekt(ander)
        klaar(vacature, ander, mark, bram)
    matchmaker, coach, thuis = bezoek(mark), bezoek(anna), bezoek(marieke.gebruiker, SMAL)
    _zet_op_de_lijst(matchmaker, vacature, marieke, keuring)

    coach.goto("/klanten/mijn-dag/")
    coach.get_by_role("link", name="Kandidaat voor").first.click()
    expect(coach.get_by_text(WAAROM)).to_be_visible()
    keuring(coach)
    coach.get_by_role("button", name="Akkoord", exact=True).click()
    expect(coach.get_by_text("Uw akkoord is vastgelegd")).to_be_visible()

    thuis.goto("/klanten/mijn/")
    thuis.get_by_role("link", name="Mogen wij uw naam doorgeven?").first.click()
    expect(thuis.get_by_text(WAAROM)).to_be_visible()
    keuring(thuis)
    thuis.get_by_role("button", name="Ja, geef mijn naam door").click()
    expect(thuis.get_by_text("Dank u wel")).to_be_visible()
    keuring(thuis)

    matchmaker.reload()
    matchmaker.get_by_role("link", name="Lijst sturen").click()
    expect(matchmaker.get_by_text("Els Accountmanager")).to_be_visible()
    keuring(matchmaker)
    matchmaker.get_by_role("button", name="Lijst sturen").click()
    expect(matchmaker.get_by_text("3 kandidaten zijn voorgedragen")).to_be_visible()

    vacature.refresh_from_db()
    assert klokbeeld.beeld(vacature).stand == Klokstand.GEHAALD
    lijst = kandidatenlijst(vacature)
    partners = {rij.voordracht.klant.beeld.contactpersoon.partner.code for rij in lijst.kandidaten}
    assert (len(lijst.kandidaten), partners) == (3, {"cwi", "uwv"})
    van_marieke = vacature.voordrachten.get(klant=marieke)
    beantwoord(voordracht=van_marieke, antwoord=Voordracht.Stand.GESPREK, door=None)
    thuis.goto("/werkgevers/mijn/vacatures/")
    expect(thuis.get_by_text("uitgenodigd voor een gesprek")).to_be_visible()
