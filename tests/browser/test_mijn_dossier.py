"""What a client does alone in the own dossier, first on a telephone, with the employee on the other side."""

import datetime
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from diagnose import werkplannen
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import activeringslink, clientbeeld, spreekuren
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant, Weekdag
from tests.browser.conftest import SMAL, Bezoek, Keuring, vink
from tests.fabriek import KlantFabriek, MedewerkerFabriek, UitkeringFabriek
from tests.fabriek.diagnose import maak_plan

NEGEN, TWAALF = datetime.time(9), datetime.time(12)
WACHTWOORD = "vier-woorden-achter-elkaar"


@pytest.fixture
def marieke(referentie: None, klant: Klant, bram: Medewerker) -> Klant:
    """Marieke, whom Bram guides and who gets WW."""
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    UitkeringFabriek(klant=klant, partner=bram.partner)
    return klant


@pytest.fixture
def jan(referentie: None, apeldoorn: Locatie) -> Klant:
    """Jan, who showed his passport at the counter and has no account yet."""
    klant = KlantFabriek(locatie=apeldoorn, voornamen="Jan", achternaam="Smit")
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    return klant


def _thuis(bezoek: Bezoek, klant: Klant, pad: str) -> Page:
    pagina = bezoek(klant.gebruiker, SMAL)
    pagina.goto(pad)
    return pagina


def _code_van_de_balie(balie: Page, klant: Klant, keuring: Keuring) -> str:
    balie.goto(f"/klanten/{klant.klantnummer}/toegang/")
    keuring(balie)
    balie.get_by_role("button", name="Geef een nieuwe code").click()
    expect(balie.get_by_role("heading", name="Uw account voor het portaal")).to_be_visible()
    keuring(balie)
    return balie.get_by_text(re.compile(r"^[A-Z0-9]{5}-[A-Z0-9]{5}$")).inner_text()


def _kies_inlog(thuis: Page, klant: Klant, code: str, keuring: Keuring) -> None:
    thuis.goto("/klanten/mijn/activeren/")
    thuis.get_by_label("Klantnummer").fill(str(klant.klantnummer))
    thuis.get_by_label("Code", exact=True).fill("AAAAA-22222")
    thuis.get_by_label("Uw geboortedatum").fill("14-03-1984")
    thuis.get_by_role("button", name="Verder").click()
    expect(thuis.get_by_text("Verbeter de fout").first).to_be_visible()
    keuring(thuis)
    thuis.get_by_label("Code", exact=True).fill(code)
    thuis.get_by_role("button", name="Verder").click()
    expect(thuis.get_by_text("De code klopt")).to_be_visible()
    keuring(thuis)
    thuis.get_by_label("Uw e-mailadres").fill("jan@post.example")
    thuis.get_by_label("Kies een wachtwoord").fill(WACHTWOORD)
    thuis.get_by_role("button", name="Verstuur de e-mail").click()
    expect(thuis.get_by_text("Open de link in die e-mail")).to_be_visible()
    keuring(thuis)


def _link_uit_de_mail(klant: Klant) -> str:
    """What the worker does after the request."""
    activeringslink.verstuur(klant.activeringscodes.open().get().pk)
    gevonden = re.search(r"/klanten/mijn/activeren/\S+", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden[0]


@pytest.mark.eis("K-07", "X-83")
def test_met_de_code_van_de_balie_tot_de_startpagina(
    bezoek: Bezoek, keuring: Keuring, jan: Klant, anna: Medewerker
) -> None:
    balie, thuis = bezoek(anna), bezoek(breed=SMAL)
    code = _code_van_de_balie(balie, jan, keuring)
    _kies_inlog(thuis, jan, code, keuring)
    thuis.goto(_link_uit_de_mail(jan))
    keuring(thuis)
    thuis.get_by_role("button", name="Maak mijn account").click()
    expect(thuis.get_by_text("Uw account werkt")).to_be_visible()
    keuring(thuis)
    thuis.get_by_role("link", name="Naar mijn startpagina").click()
    expect(thuis.get_by_role("heading", level=1)).to_contain_text("Smit")
    keuring(thuis)
    balie.goto(f"/klanten/{jan.klantnummer}/toegang/")
    expect(balie.get_by_text("jan@post.example")).to_be_visible()


@pytest.mark.eis("K-07", "X-18")
def test_een_nieuw_adres_staat_bij_de_coach_als_door_de_client(
    bezoek: Bezoek, keuring: Keuring, marieke: Klant, bram: Medewerker
) -> None:
    thuis = _thuis(bezoek, marieke, "/klanten/mijn/gegevens/")
    keuring(thuis)
    thuis.get_by_label("Straat en huisnummer").fill("Waterstraat 12")
    thuis.get_by_label("Postcode").fill("7311 BB")
    thuis.get_by_label("Woonplaats").fill("Ede")
    thuis.get_by_role("button", name="Opslaan").click()
    vink(thuis, "Ja, dit is mijn nieuwe adres")
    keuring(thuis)
    thuis.get_by_role("button", name="Opslaan").click()
    expect(thuis.get_by_text("Uw gegevens zijn opgeslagen")).to_be_visible()
    keuring(thuis)

    coach = bezoek(bram)
    coach.goto(f"/klanten/{marieke.klantnummer}/gegevens/")
    expect(coach.get_by_text("Waterstraat 12").first).to_be_visible()
    expect(coach.get_by_text("door cliënt").first).to_be_visible()
    keuring(coach)
    coach.goto(f"/klanten/{marieke.klantnummer}/wijzigingen/")
    gewijzigd = coach.get_by_role("list", name="Wijzigingen").get_by_role("listitem").first
    expect(gewijzigd).to_contain_text("Ede")
    expect(gewijzigd).to_contain_text("cliënt")
    keuring(coach)


@pytest.mark.eis("K-08")
def test_een_afspraak_maken_en_verzetten(
    bezoek: Bezoek, keuring: Keuring, marieke: Klant, bram: Medewerker, apeldoorn: Locatie
) -> None:
    for dag in Weekdag:
        spreekuren.open_spreekuur(
            medewerker=bram, locatie=apeldoorn, weekdag=dag, van=NEGEN, tot=TWAALF, plek="kamer 3"
        )
    thuis = _thuis(bezoek, marieke, "/klanten/mijn/afspraken/")
    keuring(thuis)
    thuis.get_by_role("link", name="Maak een afspraak").click()
    thuis.get_by_role("link", name="Volgende week").click()
    keuring(thuis)
    thuis.get_by_role("link", name="10:00").first.click()
    thuis.get_by_label("Waar wilt u over praten?").fill("Over een cursus.")
    keuring(thuis)
    thuis.get_by_role("button", name="Maak de afspraak").click()
    expect(thuis.get_by_text("Uw afspraak staat")).to_be_visible()
    keuring(thuis)

    thuis.get_by_role("link", name="Verzetten").click()
    thuis.get_by_role("link", name="11:30").first.click()
    keuring(thuis)
    thuis.get_by_role("button", name="Verzet de afspraak").click()
    expect(thuis.get_by_text("Uw afspraak is nu")).to_be_visible()
    expect(thuis.get_by_text("11.30 tot 12.00 uur")).to_be_visible()
    thuis.get_by_role("link", name="Afzeggen").click()
    keuring(thuis)
    agenda = bezoek(bram)
    agenda.goto(f"/klanten/{marieke.klantnummer}/afspraken/{marieke.afspraken.get().pk}/")
    expect(agenda.get_by_text("Over een cursus.")).to_be_visible()


@pytest.mark.eis("K-54", "K-55")
def test_het_plan_bevestigen(bezoek: Bezoek, keuring: Keuring, marieke: Klant, bram: Medewerker) -> None:
    werkplannen.stel_voor(plan=maak_plan(marieke, bram, "Sollicitatietraining"), door=bram)
    thuis = _thuis(bezoek, marieke, "/klanten/mijn/")
    thuis.get_by_role("link", name=re.compile("plan")).first.click()
    expect(thuis.get_by_text("Sollicitatietraining").first).to_be_visible()
    thuis.get_by_role("button", name="Akkoord").click()
    expect(thuis.get_by_text("Zet een vinkje als dit klopt").first).to_be_visible()
    keuring(thuis)
    vink(thuis, "Ik heb het plan gelezen")
    thuis.get_by_role("button", name="Akkoord").click()
    expect(thuis.get_by_text("Uw plan is afgesproken")).to_be_visible()
    keuring(thuis)
    coach = bezoek(bram)
    coach.goto(f"/diagnose/{marieke.klantnummer}/werkplan/")
    expect(coach.get_by_text("bevestigd").first).to_be_visible()


@pytest.mark.eis("X-16", "X-18")
def test_lezen_wie_keek_en_ernaar_vragen(
    bezoek: Bezoek, keuring: Keuring, marieke: Klant, bram: Medewerker, apeldoorn: Locatie
) -> None:
    contact = MedewerkerFabriek(rollen=["privacycontact"], locaties=[apeldoorn])
    bezoek(bram).goto(f"/klanten/{marieke.klantnummer}/")
    thuis = _thuis(bezoek, marieke, "/klanten/mijn/inzage/")
    expect(thuis.get_by_text("Werkcoach van UWV")).to_be_visible()
    keuring(thuis)
    thuis.get_by_role("link", name="Ik begrijp dit niet").first.click()
    keuring(thuis)
    thuis.get_by_label("Wat wilt u weten?").fill("Waarom keek iemand van UWV in mijn dossier?")
    thuis.get_by_role("button", name="Verstuur mijn vraag").click()
    expect(thuis.get_by_text("Uw vraag is verstuurd")).to_be_visible()
    keuring(thuis)

    privacy = bezoek(contact)
    privacy.goto(f"/klanten/{marieke.klantnummer}/inzagevragen/{marieke.inzagevragen.get().pk}/")
    keuring(privacy)
    privacy.locator("main").get_by_role("textbox").first.fill("Uw werkcoach bereidde een gesprek voor.")
    with privacy.expect_response(lambda antwoord: antwoord.request.method == "POST"):
        privacy.locator("main form .ams-button--primary").last.click()
    thuis.reload()
    expect(thuis.get_by_text("Uw werkcoach bereidde een gesprek voor.")).to_be_visible()


@pytest.mark.eis("X-18")
def test_alle_gegevens_meenemen(bezoek: Bezoek, keuring: Keuring, marieke: Klant, tmp_path: Path) -> None:
    thuis = _thuis(bezoek, marieke, "/klanten/mijn/rechten/")
    keuring(thuis)
    with thuis.expect_download() as gehaald:
        thuis.get_by_role("button", name="Download al mijn gegevens").click()
    bestand = tmp_path / "gegevens.zip"
    gehaald.value.save_as(bestand)
    with ZipFile(BytesIO(bestand.read_bytes())) as archief:
        assert archief.testzip() is None
        inhoud = b"".join(archief.read(naam) for naam in archief.namelist())
    assert b"Marieke" in inhoud
