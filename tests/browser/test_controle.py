"""A client without raised risk: from the assessment to a decharge on the own telephone."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from handhaving.models import Controle
from keten.models import Medewerker
from klanten.models import Klant
from tests.browser.conftest import Bezoek, Keuring
from tests.handhaving.risicowereld import vul_alles_in

GEGEVENS = ("regimes", "risicofeiten", "toetsen", "toetsversies", "grenzen", "aanpakken", "controlesoorten")


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.eis("H-23", "H-27")
def test_groen_krijgt_decharge_na_een_administratieve_controle(
    bezoek: Bezoek, keuring: Keuring, anna: Medewerker, klant: Klant
) -> None:
    call_command("loaddata", *GEGEVENS, verbosity=0)
    vul_alles_in(klant, anna)
    assert klant.gebruiker
    pagina = bezoek(anna)
    pagina.goto(f"/handhaving/{klant.klantnummer}/risico/")
    pagina.locator("main label").filter(has_text="groen: geen verhoogd risico").click()
    pagina.get_by_role("button", name="Stel de kleur vast").click()
    expect(pagina.get_by_text("Korte uitkeringsintake").first).to_be_visible()

    pagina.goto(f"/handhaving/{klant.klantnummer}/controles/")
    pagina.get_by_role("link", name="Controle plannen").click()
    expect(pagina.get_by_text("Een administratieve controle is genoeg.")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("button", name="Plannen").click()
    pagina.locator("main label").filter(has_text=re.compile(r"^\s*In orde\s*$")).click()
    pagina.get_by_label("Wat kwam eruit?").fill("Alles klopt met wat u doorgaf.")
    pagina.get_by_label("Bestede minuten").fill("8")
    keuring(pagina)
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.get_by_text("De klant krijgt decharge")).to_be_visible()
    assert Controle.objects.get().decharge_op is not None

    eigen = bezoek(klant.gebruiker, 320)
    eigen.goto("/handhaving/mijn/besluiten/")
    expect(eigen.get_by_text("decharge: alles in orde")).to_be_visible()
    eigen.get_by_role("link", name="Administratieve controle").click()
    expect(eigen.get_by_text(re.compile("Alles is in orde"))).to_be_visible()
    keuring(eigen)
