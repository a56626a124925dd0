"""A tipping point that becomes a task: from the setting to the start of somebody's day."""

import datetime

import pytest
from playwright.sync_api import expect

from diagnose.kansen import kantelpunten
from diagnose.models import Kansmeting
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import Klant, Situatie
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek.diagnose import maak_kanstabel
from tests.fabriek.keten import KetenpartnerFabriek, MedewerkerFabriek
from tests.fabriek.klanten import KlantFabriek
from werkgevers.models import Beroep, Sector

pytestmark = pytest.mark.usefixtures("referentie")


@pytest.mark.eis("D-41", "D-56")
def test_een_kantelpunt_wordt_een_taak(bezoek: Bezoek, keuring: Keuring, bram: Medewerker) -> None:
    locatie = bram.locaties.get()
    mt = MedewerkerFabriek(rollen=["mt_lid"], locaties=[locatie], partner=KetenpartnerFabriek(code="cwi"))
    beroep = Beroep.objects.filter(sector__isnull=False).earliest("pk")
    maak_kanstabel(Sector.objects.get(pk=beroep.sector_id))
    klant: Klant = KlantFabriek(locatie=locatie, contactpersoon=bram, achternaam="Velde")
    sinds = vandaag() - datetime.timedelta(days=10)
    Situatie.objects.filter(klant=klant).update(werkloos_sinds=sinds, laatste_beroep=beroep.naam)

    pagina = bezoek(mt)
    pagina.goto("/beheer/instellingen/locatie/kantelpunt_daling/")
    pagina.get_by_label("Een kantelpunt is een daling van").fill("20")
    pagina.get_by_role("button", name="Opslaan").click()
    expect(pagina.get_by_text("20 procent", exact=True)).to_be_visible()

    pagina = bezoek(bram)
    pagina.goto(f"/diagnose/{klant.klantnummer}/kans/")
    expect(pagina.get_by_text("In maand 4")).to_be_visible()  # 0.9 ** 3 is less than eight tenths
    keuring(pagina)
    pagina.get_by_role("button", name="Bewaar bij het dossier").click()
    expect(pagina.get_by_text("De uitkomst is bewaard bij het dossier.")).to_be_visible()

    kantelpunt = Kansmeting.objects.get().kantelpunt_op
    assert kantelpunt is not None
    assert kantelpunten.plan(op=kantelpunt) == 1
    pagina.goto("/klanten/mijn-dag/")
    expect(pagina.get_by_text(kantelpunten.TAAK, exact=True)).to_be_visible()
