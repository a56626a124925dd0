"""The main job: from an empty search box at the counter to a signed work plan on paper."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from keten.models import Medewerker
from klanten.models import Klant
from tests.browser.conftest import Bezoek, Keuring

BSN = "900000041"


def _alleen(tekst: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(tekst)}\s*$", re.IGNORECASE)


def _keuze(pagina: Page, vraag: str, antwoord: str) -> None:
    groep = pagina.get_by_role("group", name=re.compile(vraag))
    groep.locator("label").filter(has_text=_alleen(antwoord)).click()


def _vink(pagina: Page, tekst: str) -> None:
    pagina.locator("main label").filter(has_text=_alleen(tekst)).click()


def _meld_aan(pagina: Page, keuring: Keuring) -> None:
    pagina.goto("/klanten/aanmelden/")
    keuring(pagina)
    pagina.get_by_role("textbox", name="BSN").fill(BSN)
    pagina.get_by_label("Achternaam").fill("Velde")
    pagina.get_by_label("Geboortedatum").fill("14-03-1984")
    pagina.locator("main").get_by_role("button", name="Zoeken").click()
    expect(pagina.get_by_text("Geen dossier gevonden")).to_be_visible()
    pagina.get_by_role("link", name="Nieuwe inschrijving").click()
    expect(pagina.get_by_role("textbox", name="BSN")).to_have_value(BSN)
    pagina.get_by_label("Voornamen").fill("Marieke")
    pagina.get_by_label("Tussenvoegsel").fill("van der")
    _keuze(pagina, "Geslacht", "vrouw")
    _keuze(pagina, "Situatie", "werkloos")
    pagina.get_by_label("Telefoonnummer").fill("055 580 12 34")
    keuring(pagina)
    pagina.get_by_role("button", name="Inschrijven").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Marieke van der Velde")
    assert BSN not in pagina.url
    assert BSN not in pagina.content()


def _stel_identiteit_vast(pagina: Page) -> None:
    pagina.get_by_label("Soort document").select_option("paspoort")
    pagina.get_by_label("Documentnummer").fill("SPECI2014")
    pagina.get_by_label("Geldig tot en met").fill("09-03-2034")
    _keuze(pagina, "Lijkt de klant op de foto", "ja, dit is dezelfde persoon")
    pagina.get_by_role("button", name="Controle vastleggen").click()
    expect(pagina.get_by_text("identiteit vastgesteld").first).to_be_visible()
    pagina.get_by_role("link", name="Overzicht").click()


def _doe_intake(pagina: Page) -> None:
    pagina.get_by_role("link", name="Intake doen").click()
    pagina.get_by_label("Laatste beroep").fill("Administratief medewerker")
    pagina.get_by_label("Gewenst beroep").fill("Verzorgende")
    _vink(pagina, "De klant vraagt een uitkering aan")
    pagina.get_by_label("Zonder werk sinds").fill("01-10-2026")
    pagina.get_by_label("Woonvorm").select_option("alleen")
    pagina.get_by_label("Inkomsten per maand").fill("0")
    pagina.get_by_label("Rekeningnummer").fill("NL91ABNA0417164300")
    pagina.get_by_role("button", name="Intake opslaan").click()


def _kies_route(pagina: Page) -> None:
    pagina.get_by_role("link", name="Route kiezen").click()
    expect(pagina.get_by_text("Het portaal adviseert route A")).to_be_visible()
    _vink(pagina, "Zorg voor kleine kinderen")
    pagina.get_by_role("button", name="Bewaar en bekijk het advies").click()
    expect(pagina.get_by_text("Het portaal adviseert route B")).to_be_visible()
    _keuze(pagina, "Hoe is de motivatie", "wil graag werken")
    _keuze(pagina, "Hoe is het zoekgedrag", "nog niet te zeggen")
    _vink(pagina, "Route A: de klant kan werk zoeken")
    pagina.get_by_role("button", name="Route vastleggen").click()
    expect(pagina.get_by_text("U wijkt af van het advies").first).to_be_visible()
    pagina.get_by_label("Reden").fill("De opvang is geregeld voor vier dagen.")
    pagina.get_by_role("button", name="Route vastleggen").click()
    expect(pagina.get_by_text("route A").first).to_be_visible()


def _wijs_contactpersoon_aan(pagina: Page, coach: Medewerker) -> None:
    pagina.get_by_role("link", name="Contactpersoon aanwijzen").click()
    pagina.locator("main label").filter(has_text=coach.gebruiker.naam).click()
    pagina.get_by_role("button", name="Contactpersoon aanwijzen").click()
    expect(pagina).to_have_url(re.compile(r"/reden/"))


def _stel_diagnose(pagina: Page, keuring: Keuring) -> None:
    pagina.get_by_role("link", name="Diagnose stellen").first.click()
    pagina.get_by_role("button", name="Stel de diagnose vast").click()
    expect(pagina.get_by_text("Verbeter de fouten voor u verdergaat")).to_be_visible()
    _vink(pagina, "ja, kan werk zoeken")
    pagina.get_by_label(re.compile("^Wat kan de klant")).fill("Kan goed met mensen omgaan.")
    _keuze(pagina, "Hoe zoekt de klant werk", "onvolledig")
    _keuze(pagina, "Is er werk dat past", "voldoende")
    _vink(pagina, "komt afspraken na")
    _vink(pagina, "De klant zoekt zelf; geen hulp van een andere partner nodig")
    pagina.get_by_role("button", name="Stel de diagnose vast").click()
    expect(pagina.get_by_text("kwadrant Q2", exact=True)).to_be_visible()
    keuring(pagina)


def _maak_werkplan(pagina: Page, keuring: Keuring) -> None:
    pagina.locator("main").get_by_role("link", name="Werkplan maken").first.click()
    pagina.wait_for_url("**/werkplan/")
    pagina.locator("main").get_by_role("link", name="Werkplan maken").click()
    pagina.get_by_label("Doel").fill("Binnen een half jaar werk als verzorgende.")
    keuring(pagina)
    pagina.get_by_role("button", name="Begin dit plan").click()
    pagina.get_by_role("link", name="Activiteit toevoegen").click()
    pagina.wait_for_load_state()
    keuring(pagina)
    pagina.get_by_role("link", name=re.compile("^Kies ?: .*ollicitatietraining")).first.click()
    pagina.get_by_label("Wie voert het uit").select_option("UWV")
    pagina.get_by_label("Wie betaalt het").select_option("UWV")
    pagina.get_by_label("Eerste dag").fill("01-03-2027")
    keuring(pagina)
    pagina.get_by_role("button", name="Zet in het plan").click()
    pagina.get_by_role("button", name="Stel het plan voor aan de klant").click()
    pagina.get_by_role("link", name="De klant tekent aan de balie").click()
    pagina.wait_for_url("**/akkoord/")
    pagina.locator("main label").last.click()
    pagina.get_by_role("button", name="Bevestig het plan").click()
    expect(pagina.get_by_text("bevestigd", exact=True).first).to_be_visible()


@pytest.mark.eis("K-24", "K-34", "K-51", "K-55", "D-01", "D-13", "D-45", "X-83")
def test_van_lege_zoekbalk_tot_getekend_werkplan(
    bezoek: Bezoek, referentie: None, anna: Medewerker, bram: Medewerker, keuring: Keuring
) -> None:
    balie = bezoek(anna)
    _meld_aan(balie, keuring)
    _stel_identiteit_vast(balie)
    _doe_intake(balie)
    _kies_route(balie)
    _wijs_contactpersoon_aan(balie, bram)

    klant = Klant.objects.get()
    coach = bezoek(bram)
    coach.goto(f"/klanten/{klant.klantnummer}/")
    _stel_diagnose(coach, keuring)
    coach.goto(f"/klanten/{klant.klantnummer}/")
    _maak_werkplan(coach, keuring)
    keuring(coach)

    coach.goto(f"/klanten/{klant.klantnummer}/afspraken/nieuw/")
    coach.locator("#voorstellen a").first.click()
    coach.get_by_role("button", name="Afspraak plannen").click()
    expect(coach).to_have_url(re.compile(r"/klanten/\d+/$"))
    klant.beeld.refresh_from_db()
    assert klant.beeld.volgende_afspraak is not None
    assert klant.beeld.contactpersoon == bram

    coach.goto(f"/diagnose/{klant.klantnummer}/werkplan/1/")
    adres = coach.locator("main").get_by_role("link", name="PDF").get_attribute("href")
    assert adres is not None
    papier = PdfReader(BytesIO(coach.request.get(adres).body()))
    tekst = "\n".join(bladzijde.extract_text() for bladzijde in papier.pages)
    assert "Binnen een half jaar werk als verzorgende." in tekst
    assert bram.gebruiker.naam in tekst
    assert BSN not in tekst
