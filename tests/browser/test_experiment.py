"""An experiment from hypothesis to result, as the MT, the client and a colleague live it."""

import pytest
from playwright.sync_api import expect

from keten.models import Locatie
from klanten.models import Klant
from landkaart.models import Experiment
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek.keten import MedewerkerFabriek
from tests.landkaart.experimentwereld import EINDE, afgerond

pytestmark = pytest.mark.usefixtures("referentie")


@pytest.mark.eis("D-36", "H-53", "L-49")
def test_van_verwachting_tot_resultaat(
    bezoek: Bezoek, keuring: Keuring, apeldoorn: Locatie, klant: Klant
) -> None:
    mt = MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn])
    pagina = bezoek(mt)
    pagina.goto("/landkaart/experimenten/")
    pagina.get_by_role("link", name="Experiment opzetten").click()
    keuring(pagina)
    pagina.get_by_label("Naam van het experiment").fill("Bellen voor de afspraak")
    pagina.get_by_label("Wat krijgt de experimentgroep").fill("een telefoontje voor de afspraak")
    pagina.get_by_role("button", name="Opslaan").click()
    expect(pagina.get_by_text("Nog niet klaar om te starten")).to_be_visible()
    pagina.get_by_role("link", name="Wijzigen").click()
    pagina.get_by_label("Wat verwachten jullie vooraf").fill("Wie gebeld is, komt vaker.")
    pagina.get_by_label("Wat krijgt de controlegroep").fill("een brief")
    pagina.get_by_label("Waaraan meten jullie het").select_option(label="Preventiequote")
    pagina.get_by_label("Gepland einde").fill(f"{EINDE:%d-%m-%Y}")
    pagina.get_by_role("button", name="Opslaan").click()
    pagina.get_by_role("link", name="Starten").click()
    keuring(pagina)
    pagina.get_by_role("button", name="Vaststellen en starten").click()
    expect(pagina.get_by_text("Het experiment loopt.")).to_be_visible()
    keuring(pagina)

    mijn = bezoek(klant.gebruiker)
    mijn.goto("/landkaart/mijn/proeven/")
    keuring(mijn)
    mijn.get_by_role("button", name="Ik doe niet mee").click()
    expect(mijn.get_by_text("Wij hebben uw keuze bewaard.")).to_be_visible()

    klaar: Experiment = afgerond(apeldoorn, mt)
    pagina.goto(f"/landkaart/experimenten/{klaar.pk}/")
    expect(pagina.get_by_text("De experimentgroep deed het beter.")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Afronden").click()
    pagina.get_by_label("Wat leren jullie ervan").fill("Het gesprek helpt. Wij gaan zo door.")
    pagina.get_by_role("button", name="Afronden").click()
    expect(pagina.get_by_text("Het experiment is afgerond.")).to_be_visible()
    pagina.get_by_role("link", name="Experimenten", exact=True).first.click()
    expect(pagina.get_by_role("link", name="Bellen voor de afspraak")).to_be_visible()
    keuring(pagina)
