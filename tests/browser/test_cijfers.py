"""From the dashboard down to the dossiers behind a number, and what the whole world may read of it."""

import re

import pytest
from playwright.sync_api import expect

from keten.models import Locatie, Medewerker
from klanten.models import Klant
from landkaart.cijfers.lezen import maanden_tot
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek import MedewerkerFabriek, maak_klanten
from tests.landkaart.cijferwereld import bewaar, vorige


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.eis("X-30", "X-31", "X-38")
def test_van_het_overzicht_tot_de_dossiers_achter_een_cijfer(
    bezoek: Bezoek, keuring: Keuring, apeldoorn: Locatie, anna: Medewerker
) -> None:
    maak_klanten(6, locatie=apeldoorn, contactpersoon=anna)
    Klant.objects.update(aangemeld_op=vorige())
    maanden = maanden_tot(vorige(), 12)
    bewaar(apeldoorn, "instroom", {maand: (6 + n, 6 + n) for n, maand in enumerate(reversed(maanden))})
    for code, begin in (("preventiequote", 40), ("uitstroomquote", 10)):
        bewaar(apeldoorn, code, {maand: (begin + n, 100) for n, maand in enumerate(maanden)})
    for route, telt in (("route A", 7), ("route B", 5)):
        bewaar(apeldoorn, "instroom", dict.fromkeys(maanden, (telt, telt)), uitsplitsing="route", groep=route)
    bewaar(apeldoorn, "vraaguitval", {vorige(): (3, 4)})

    pagina = bezoek(MedewerkerFabriek(rollen=["mt_lid", "werkcoach"], locaties=[apeldoorn]))
    pagina.goto("/landkaart/overzicht/")
    expect(pagina.get_by_role("heading", name="Van de hele keten")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Preventiequote").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Preventiequote")
    expect(pagina.get_by_text("51% (51 van de 100)")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Preventie en uitstroom samen")).to_be_visible()
    keuring(pagina)
    pagina.goto("/landkaart/cijfers/instroom/")
    pagina.get_by_role("link", name="Wie meetelt").click()
    expect(pagina.locator("main tbody tr")).to_have_count(6)
    keuring(pagina)
    pagina.locator("main tbody a").first.click()
    expect(pagina).to_have_url(re.compile(r"/klanten/\d+/"))

    pagina = bezoek()
    pagina.goto("/landkaart/")
    pagina.get_by_role("link", name="Cijfers", exact=True).click()
    rij = pagina.get_by_role("row").filter(has_text="Vraaguitval")
    expect(rij).to_contain_text("niet getoond")
    keuring(pagina)
