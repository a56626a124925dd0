"""In the first two days only the municipality proposes candidates; UWV is told so."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from keten import instellingen
from keten.models import Medewerker
from tests.browser.conftest import Bezoek, Keuring
from tests.fabriek.keten import MedewerkerFabriek
from tests.fabriek.klanten import KlantFabriek
from tests.fabriek.werkgevers import (
    AccountmanagerschapFabriek,
    ContactpersoonFabriek,
    VestigingFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
    ZoekprofielFabriek,
)
from werkgevers.models import Vacature, Werkgever


@pytest.fixture
def zorggroep(referentie: None, els: Medewerker) -> Werkgever:
    """An employer of a location where the municipality goes first."""
    locatie = els.locaties.get()
    instellingen.zet(code="vacature_voorrang", gebied=locatie, waarde="gemeente")
    werkgever: Werkgever = WerkgeverFabriek(locatie=locatie, naam="Zorggroep De Linde")
    VestigingFabriek(werkgever=werkgever)
    ContactpersoonFabriek(werkgever=werkgever)
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    return werkgever


def _klaar_om_te_sturen(vacature: Vacature, matchmaker: Medewerker, achternaam: str) -> None:
    """A candidate on whom werkcoach and client agreed."""
    klant = KlantFabriek(locatie=vacature.locatie, achternaam=achternaam)
    ZoekprofielFabriek(klant=klant)
    nu = timezone.now()
    VoordrachtFabriek(
        vacature=vacature,
        klant=klant,
        gevonden_door=matchmaker,
        motivatie="Werkte eerder in de zorg.",
        stand="voorgeselecteerd",
        voorgeselecteerd_op=nu,
        voorgeselecteerd_door=matchmaker,
        coach_akkoord_op=nu,
        coach_akkoord_door=matchmaker,
        klant_akkoord_op=nu,
        klant_akkoord_via="portaal",
    )


@pytest.mark.eis("W-12", "W-13", "W-17")
def test_in_de_eerste_dagen_draagt_alleen_de_gemeente_voor(
    bezoek: Bezoek,
    keuring: Keuring,
    zorggroep: Werkgever,
    els: Medewerker,
    bram: Medewerker,
    mark: Medewerker,
) -> None:
    pagina = bezoek(els)
    pagina.goto(f"/werkgevers/{zorggroep.pk}/vacatures/nieuw/")
    expect(pagina.get_by_label("Contactpersoon")).not_to_have_value("")
    pagina.get_by_label("Functie").fill("Verzorgende in de wijk")
    pagina.get_by_label("Beroep").fill("Helpende")
    pagina.get_by_label("Soort").select_option(label="gewone baan")
    pagina.get_by_label("Uren per week, minstens").fill("24")
    pagina.get_by_label("Uren per week, hoogstens").fill("16")
    pagina.get_by_label("Competentie 1").select_option(label="Zorgen voor anderen")
    pagina.get_by_role("button", name="Vacature opslaan").click()
    expect(pagina.get_by_role("link", name="ligt onder het laagste")).to_be_visible()
    keuring(pagina)
    pagina.get_by_label("Uren per week, hoogstens").fill("32")
    pagina.get_by_role("button", name="Vacature opslaan").click()
    expect(pagina.get_by_text("Nog niet iedereen mag voordragen")).to_be_visible()
    keuring(pagina)

    vacature = Vacature.objects.get()
    van_uwv = MedewerkerFabriek(partner=bram.partner, rollen=["matchmaker"], locaties=[zorggroep.locatie])
    _klaar_om_te_sturen(vacature, van_uwv, "Uitvoering")
    adres = f"/werkgevers/vacatures/{vacature.pk}/kandidaten/sturen/"
    bij_uwv = bezoek(van_uwv)
    bij_uwv.goto(adres)
    bij_uwv.get_by_role("button", name="Lijst sturen").click()
    expect(bij_uwv.get_by_text("draagt alleen de gemeente kandidaten voor")).to_be_visible()

    vacature.voordrachten.all().delete()
    _klaar_om_te_sturen(vacature, mark, "Gemeente")
    bij_gemeente = bezoek(mark)
    bij_gemeente.goto(adres)
    bij_gemeente.get_by_role("button", name="Lijst sturen").click()
    expect(bij_gemeente.get_by_text("voorgedragen aan Zorggroep De Linde")).to_be_visible()
    vacature.refresh_from_db()
    assert vacature.voorgedragen_op is not None
