"""A file with a thousand signals and some faults: chosen, looked at, repaired, and in the list."""

import pytest
from playwright.sync_api import expect

from handhaving.models import Signaal
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import bsn
from klanten.models import Identiteitsnummer
from lwi_portal.demo.bsn import demo_bsns
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek.klanten import maak_klanten

AANTAL = 40  # clients


@pytest.mark.eis("H-38", "X-79")
def test_duizend_signalen_inlezen_met_fouten(bezoek: Bezoek, keuring: Keuring, hanna: Medewerker) -> None:
    locatie = hanna.locaties.get()
    nummers = [nummer for _, nummer in zip(range(AANTAL), demo_bsns(), strict=False)]
    klanten = maak_klanten(AANTAL, locatie=locatie)
    Identiteitsnummer.objects.bulk_create(
        Identiteitsnummer(klant=wie, versleuteld=bsn.versleutel(een), zoeksleutel=bsn.zoeksleutel(een))
        for wie, een in zip(klanten, nummers, strict=True)
    )
    regels = ["bsn;bron;kenmerk;datum;tekst"]
    regels += [f"{nummers[n % AANTAL]};ib;IB-{n};{vandaag():%d-%m-%Y};Loon elders" for n in range(998)]
    regels += ["123456789;ib;IB-x;01-02-2026;Loon", f"{nummers[0]};ib;IB-y;31-02-2026;Loon"]
    inhoud = "\n".join(regels).encode()

    pagina = bezoek(hanna)
    pagina.goto("/invoer/soort/signalen/")
    bestand = {"name": "ib.csv", "mimeType": "text/csv", "buffer": inhoud}
    pagina.get_by_label("Bestand").set_input_files(bestand)  # type: ignore[arg-type]
    pagina.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(pagina.get_by_text("Dit is geen geldig BSN.")).to_be_visible()
    keuring(pagina)
    pagina.get_by_role("link", name="Herstel rij 1001").click()
    keuring(pagina)
    pagina.get_by_label("Datum").fill(f"{vandaag():%d-%m-%Y}")
    pagina.get_by_role("button", name="Opslaan").click()
    expect(pagina.get_by_text("Rij 1001 is nu goed.")).to_be_visible()
    pagina.get_by_role("button", name="Lees 999 signalen in").click()
    expect(pagina.get_by_text("Ingelezen: 999 signalen.")).to_be_visible()
    assert Signaal.objects.count() == 999
    pagina.get_by_role("link", name="Bekijk de signalen").click()
    expect(pagina.get_by_role("link", name="Test Persoon00000").first).to_be_visible()
