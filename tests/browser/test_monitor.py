"""A manager, an auditor and a citizen look at how enforcement treats people."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek.keten import MedewerkerFabriek
from tests.handhaving.monitorwereld import bevolking, maak

pytestmark = pytest.mark.usefixtures("referentie")


@pytest.mark.eis("H-22", "H-31", "H-51")
def test_een_scheve_monitor_waarschuwt(
    bezoek: Bezoek, keuring: Keuring, apeldoorn: Locatie, anna: Medewerker
) -> None:
    mensen = bevolking(600, zaad=5, kans={"v": 0.15, "m": 0.5})
    klanten = maak(mensen, locatie=apeldoorn, door=anna)
    mt, auditor = (
        MedewerkerFabriek(rollen=[rol], locaties=[apeldoorn], partner=anna.partner)
        for rol in ("mt_lid", "auditor")
    )

    pagina = bezoek(mt)
    pagina.goto("/handhaving/monitor/")
    expect(pagina.get_by_text("van de controletijd ging naar klanten met oranje of rood")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Gelijke behandeling").click()
    expect(pagina.get_by_text("Er vallen verschillen op")).to_be_visible()
    expect(pagina.get_by_text("Geslacht, man: oranje of rood.")).to_be_visible()
    keuring(pagina)
    pagina.goto("/handhaving/monitor/trainingen/")
    keuring(pagina)
    pagina.locator("main label").filter(has_text=str(anna)).click()
    pagina.get_by_role("button", name="Vastleggen").click()
    expect(pagina.get_by_text("De training is vastgelegd bij 1 medewerker.")).to_be_visible()

    pagina = bezoek(auditor)
    pagina.goto("/handhaving/monitor/audits/")
    keuring(pagina)
    pagina.get_by_label("Wat onderscheidt de groepen").fill("Taal van de brief")
    pagina.get_by_label("Waarom u dit onderzoekt").fill("Nagaan of de brief te begrijpen is.")
    tot = vandaag() + datetime.timedelta(days=60)
    pagina.get_by_label("Bewaren tot en met").fill(f"{tot:%d-%m-%Y}")
    regels = [
        f"{10_000_000 + k.pk};{'kort' if m.geslacht == 'v' else 'lang'}"
        for k, m in zip(klanten, mensen, strict=True)
    ]
    inhoud = "\n".join(("klantnummer;groep", *regels)).encode()
    pagina.get_by_label("CSV-bestand").set_input_files(
        {"name": "groepen.csv", "mimeType": "text/csv", "buffer": inhoud}
    )
    pagina.get_by_role("button", name="Controleren en laden").click()
    expect(pagina.get_by_text("Taal van de brief, lang: oranje of rood.")).to_be_visible()
    keuring(pagina)

    pagina = bezoek()
    pagina.goto("/handhaving/algoritmes/")
    keuring(pagina)
    pagina.get_by_role("link", name=re.compile("scorekaart", re.IGNORECASE)).first.click()
    expect(pagina.get_by_role("heading", name="Wat een mens doet")).to_be_visible()
    keuring(pagina)
