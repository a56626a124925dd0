"""Who steers reads a number without names, who works with the people opens it, and the world reads little."""

import re

import pytest
from playwright.sync_api import expect

from keten.maanden import maanden_tot
from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek import MedewerkerFabriek, maak_klanten
from tests.landkaart.cijferwereld import bewaar, vorige


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.eis("X-30", "X-31", "X-38")
def test_een_mt_lid_opent_een_cijfer_tot_de_aantallen_en_iedereen_leest_minder(
    bezoek: Bezoek, keuring: Keuring, apeldoorn: Locatie
) -> None:
    maanden = maanden_tot(vorige(), 12)
    bewaar(apeldoorn, "instroom", {maand: (6 + n, 6 + n) for n, maand in enumerate(reversed(maanden))})
    for code, begin in (("preventiequote", 40), ("uitstroomquote", 10)):
        bewaar(apeldoorn, code, {maand: (begin + n, 100) for n, maand in enumerate(maanden)})
    for route, telt in (("route A", 7), ("route B", 5)):
        bewaar(apeldoorn, "instroom", dict.fromkeys(maanden, (telt, telt)), uitsplitsing="route", groep=route)
    bewaar(apeldoorn, "vraaguitval", {vorige(): (3, 4)})

    pagina = bezoek(MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn]))
    pagina.goto("/landkaart/overzicht/")
    expect(pagina.get_by_role("heading", name="Van de hele keten")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Preventiequote").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Preventiequote")
    expect(pagina.get_by_text("51% (51 van de 100)")).to_be_visible()
    expect(pagina.get_by_text("versie 1")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Preventie en uitstroom samen")).to_be_visible()
    keuring(pagina)
    pagina.goto("/landkaart/cijfers/instroom/")
    expect(pagina.get_by_text("6 klanten. Wie dat zijn, ziet alleen wie met hen werkt.")).to_be_visible()
    expect(pagina.get_by_role("link", name="Wie meetelt")).to_have_count(0)
    geweigerd = pagina.goto("/landkaart/cijfers/instroom/klanten/")
    assert geweigerd is not None and geweigerd.status == 403

    pagina = bezoek()
    pagina.goto("/landkaart/")
    pagina.get_by_role("link", name="Cijfers", exact=True).click()
    rij = pagina.get_by_role("row").filter(has_text="Vraaguitval")
    expect(rij).to_contain_text("niet getoond")
    keuring(pagina)


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.eis("X-30")
def test_een_werkcoach_opent_een_cijfer_tot_het_dossier(
    bezoek: Bezoek, keuring: Keuring, apeldoorn: Locatie, bram: Medewerker
) -> None:
    maak_klanten(6, locatie=apeldoorn, contactpersoon=bram)
    Klant.objects.update(aangemeld_op=vorige())
    bewaar(apeldoorn, "instroom", {vorige(): (6, 6)})
    pagina = bezoek(bram)
    pagina.goto("/landkaart/cijfers/")
    pagina.get_by_role("link", name="Instroom").first.click()
    pagina.get_by_role("link", name="Wie meetelt").click()
    expect(pagina.locator("main tbody tr")).to_have_count(6)
    keuring(pagina)
    pagina.locator("main tbody a").first.click()
    expect(pagina).to_have_url(re.compile(r"/klanten/\d+/"))
