"""From a signal to an objection upheld: every step by another, and the client is heard before and after."""

import datetime
import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from handhaving.models import Beleid, Beleidsregel, Controle, Overtreding, Overtredingsoort
from handhaving.signalen import melden
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from tests.browser.conftest import SMAL, Bezoek, Keuring, vink
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld as wereld

VERHAAL = "De winkel is van mijn broer. Ik werk daar niet."
PLICHT = "Inlichtingen niet gegeven"


@pytest.fixture
def zaakwereld(klant: Klant, hanna: Medewerker) -> None:
    """A client with a benefit who was informed, the kinds of checks, and a policy about what is not told."""
    call_command("loaddata", "controlesoorten", "overtredingsoorten", verbosity=0)
    wereld.klaar(klant)
    soort = Overtredingsoort.objects.get(naam=PLICHT)
    tarief = {
        "eerste_percentage": 20,
        "eerste_maanden": 1,
        "herhaling_percentage": 40,
        "herhaling_maanden": 2,
    }
    Beleidsregel.objects.create(beleid=Beleid.objects.get(), soort=soort, ernst="gewoon", **tarief)


def _besluit_tot_controle(toezicht: Page, klant: Klant) -> None:
    """The inbox, and a decision with a reason."""
    toezicht.goto("/handhaving/signalen/")
    toezicht.get_by_role("link", name=klant.naam).click()
    toezicht.get_by_role("button", name="Ik behandel dit").click()
    vink(toezicht, "Controle van de gegevens")
    toezicht.get_by_label("Waarom?").fill("De uren staan niet in het dossier.")
    toezicht.get_by_role("button", name="Vaststellen").click()
    toezicht.get_by_role("link", name="Plan een controle").click()


def _bezoek_thuis(toezicht: Page) -> None:
    """A house visit on the ground of the signal: why nothing lighter will do, consent, and a report."""
    toezicht.get_by_label("Welke controle?").select_option(label="huisbezoek")
    expect(toezicht.get_by_role("radio", name="Signaal")).to_be_checked()
    toezicht.get_by_role("button", name="Plannen").click()
    _stap(toezicht, ("Waarom is een lichter middel niet genoeg?", "Een gesprek maakte het niet duidelijk."))
    dag = f"{vandaag() + datetime.timedelta(days=7):%d-%m-%Y}"
    toezicht.get_by_role("link", name="Volgende stap").click()
    toezicht.get_by_label("Wie gaat er mee?").select_option(label="Bram Coach")
    vink(toezicht, "Ja, ik kondig het aan")
    _leg_vast(toezicht, ("Op welke dag?", dag), ("Hoe laat?", "10:00"))
    toezicht.get_by_role("link", name="Volgende stap").click()
    toezicht.get_by_role("group", name="Geeft de klant toestemming?").get_by_text("Ja", exact=True).click()
    vink(toezicht, "De klant weet waarom wij komen")
    _leg_vast(toezicht)
    _stap(toezicht, ("Verslag", "De klant vertelt dat hij soms in de winkel staat."))
    expect(toezicht.get_by_text("De klant kan op het verslag reageren")).to_be_visible()


def _stap(toezicht: Page, *velden: tuple[str, str]) -> None:
    toezicht.get_by_role("link", name="Volgende stap").click()
    _leg_vast(toezicht, *velden)


def _leg_vast(pagina: Page, *velden: tuple[str, str]) -> None:
    for label, tekst in velden:
        pagina.get_by_label(label).fill(tekst)
    pagina.get_by_role("button", name="Vastleggen").click()


def _reageer(thuis: Page) -> None:
    thuis.goto("/handhaving/mijn/besluiten/")
    expect(thuis.get_by_text("lees het verslag")).to_be_visible()
    thuis.get_by_role("link", name="Huisbezoek").click()
    thuis.get_by_label("Wat vindt u van het verslag?").fill("Ik zei: ik help soms met tillen.")
    thuis.get_by_role("button", name="Reactie versturen").click()
    expect(thuis.get_by_text("Wij lezen uw reactie")).to_be_visible()


def _stel_maatregel_voor(toezicht: Page) -> str:
    """From the outcome of the check to a proposal; returns where the case is."""
    toezicht.reload()
    expect(toezicht.get_by_text("Ik zei: ik help soms met tillen.")).to_be_visible()
    vink(toezicht, "Niet in orde")
    _leg_vast(toezicht, ("Wat kwam eruit?", "De klant helpt in de winkel."), ("Bestede minuten", "90"))
    toezicht.get_by_role("link", name="Overtreding vastleggen").click()
    expect(toezicht.get_by_label("Komt het uit een controle?")).not_to_have_value("")
    toezicht.get_by_label("Welke plicht is niet nagekomen?").select_option(label=PLICHT)
    dag = f"{vandaag():%d-%m-%Y}"
    _leg_vast(toezicht, ("Wanneer gebeurde dit?", dag), ("Wat gebeurde er?", "Gaf het werk niet door."))
    zaak = toezicht.url
    toezicht.get_by_role("link", name="Maatregel voorstellen").click()
    toezicht.get_by_label("Waarom deze maatregel?").fill("Dit wist u: het stond in de brief.")
    toezicht.get_by_role("button", name="Voorstellen en klant horen").click()
    expect(toezicht.get_by_text("De klant is gevraagd om het eigen verhaal")).to_be_visible()
    return zaak


def _vertel(thuis: Page, keuring: Keuring) -> None:
    thuis.goto("/handhaving/mijn/besluiten/")
    thuis.get_by_role("link", name=PLICHT).click()
    thuis.get_by_label("Wat gebeurde er volgens u?").fill(VERHAAL)
    keuring(thuis)
    thuis.get_by_role("button", name="Verstuur mijn verhaal").click()
    expect(thuis.get_by_role("heading", name="Wat u vertelde")).to_be_visible()


def _beslis_en_verstuur(tweede: Page, zaak: str, keuring: Keuring) -> None:
    tweede.goto(zaak)
    tweede.get_by_role("link", name="Besluit nemen").click()
    expect(tweede.get_by_text(VERHAAL)).to_be_visible()
    vink(tweede, "De maatregel zoals voorgesteld")
    tweede.get_by_label("Waarom?").fill("Helpen in een winkel is ook werk.")
    tweede.get_by_role("button", name="Besluit vastleggen").click()
    expect(tweede.get_by_alt_text(re.compile("^Voorbeeld van de brief, bladzijde 1"))).to_be_visible()
    keuring(tweede)
    tweede.get_by_role("button", name="Brief versturen").click()
    expect(tweede.get_by_text("De brief staat klaar")).to_be_visible()


def _maak_bezwaar(thuis: Page) -> None:
    thuis.reload()
    expect(thuis.get_by_text("20 procent lager")).to_be_visible()
    thuis.get_by_label("Waarom bent u het er niet mee eens?").fill("Ik kreeg geen loon.")
    thuis.get_by_role("button", name="Verstuur mijn bezwaar").click()
    expect(thuis.get_by_text("van iemand die niet betrokken was")).to_be_visible()


def _geef_gelijk(tweede: Page, derde: Page, zaak: str) -> None:
    """Who decided cannot answer the objection; a colleague can."""
    tweede.reload()
    expect(tweede.get_by_text("U was bij deze maatregel betrokken.")).to_be_visible()
    expect(tweede.get_by_role("link", name="Bezwaar behandelen")).to_have_count(0)
    derde.goto(zaak)
    derde.get_by_role("link", name="Bezwaar behandelen").click()
    derde.locator("main label").filter(has_text=re.compile(r"^\s*Gegrond")).click()
    derde.get_by_label("Waarom?").fill("Er is niet gebleken dat er loon was.")
    derde.get_by_role("button", name="Besluit vastleggen").click()
    expect(derde.get_by_text("Er volgt niets meer")).to_be_visible()


@pytest.mark.usefixtures("transactional_db", "zaakwereld")
@pytest.mark.eis("H-29", "H-38", "H-44", "H-45")
def test_van_een_signaal_tot_een_gegrond_bezwaar(
    bezoek: Bezoek,
    keuring: Keuring,
    apeldoorn: Locatie,
    klant: Klant,
    bram: Medewerker,
    chaima: Medewerker,
    hanna: Medewerker,
) -> None:
    bea = MedewerkerFabriek(partner=KetenpartnerFabriek(code="gemeente-apeldoorn"), locaties=[apeldoorn])
    toezicht, thuis, tweede = bezoek(hanna), bezoek(klant.gebruiker, breed=SMAL), bezoek(chaima)
    melden.meld(klant=klant, bron="consulent", van=vandaag(), tekst="Stond achter de kassa.", door=bram)
    _besluit_tot_controle(toezicht, klant)
    _bezoek_thuis(toezicht)
    _reageer(thuis)
    zaak = _stel_maatregel_voor(toezicht)
    _vertel(thuis, keuring)
    _beslis_en_verstuur(tweede, zaak, keuring)
    _maak_bezwaar(thuis)
    _geef_gelijk(tweede, bezoek(bea), zaak)
    thuis.reload()
    expect(thuis.get_by_text("Hij geldt niet meer voor u")).to_be_visible()
    expect(thuis.get_by_text("Er is niet gebleken dat er loon was.")).to_be_visible()
    overtreding = Overtreding.objects.get()
    assert overtreding.stand == Overtreding.Stand.OPGEHEVEN
    assert overtreding.controle == Controle.objects.get(grond="signaal", signaal__gemeld_door=bram)
