"""From a full diagnosis to an arrangement with instruments of three partners, and a question on a rule."""

import re

import pytest
from playwright.sync_api import Page, expect

from diagnose.models import Activiteit, InstrumentRegime
from keten.models import Medewerker, Regime
from klanten.models import Klant
from tests.browser.conftest import Bezoek, Keuring
from tests.browser.conftest import vink as _vink
from tests.fabriek import MedewerkerFabriek, UitkeringFabriek


def _keuze(pagina: Page, vraag: str, antwoord: str) -> None:
    groep = pagina.get_by_role("group", name=re.compile(vraag))
    groep.locator("label").filter(has_text=re.compile(rf"^\s*{antwoord}\s*$", re.IGNORECASE)).click()


def _stel_diagnose(pagina: Page, klant: Klant) -> None:
    pagina.goto(f"/diagnose/{klant.klantnummer}/")
    _vink(pagina, "ja, kan werk zoeken")
    pagina.get_by_label(re.compile("^Wat kan de klant")).fill("Kan goed met mensen omgaan.")
    _keuze(pagina, "Hoe zoekt de klant werk", "onvolledig")
    _keuze(pagina, "Is er werk dat past", "onvoldoende")
    _vink(pagina, "komt afspraken na")
    _vink(pagina, "De klant zoekt zelf; geen hulp van een andere partner nodig")
    pagina.get_by_role("button", name="Stel de diagnose vast").click()
    expect(pagina.get_by_text("kwadrant Q4").first).to_be_visible()


def _begin_plan(pagina: Page, klant: Klant) -> None:
    pagina.goto(f"/diagnose/{klant.klantnummer}/werkplan/wijzigen/")
    pagina.get_by_label("Doel").fill("Binnen een half jaar werk als verzorgende.")
    pagina.get_by_role("button", name="Begin dit plan").click()
    expect(pagina.get_by_role("link", name="Activiteit toevoegen")).to_be_visible()


def _kies_drie(pagina: Page, klant: Klant, keuring: Keuring) -> None:
    pagina.goto(f"/diagnose/{klant.klantnummer}/arrangement/")
    expect(pagina.get_by_text("Past het best").first).to_be_visible()
    keuring(pagina)
    pagina.get_by_text("Wat verder kan").first.click()
    for naam in ("Sollicitatietraining", "Schuldhulpverlening", "Individuele re-integratieovereenkomst"):
        pagina.locator("main label").filter(has_text=re.compile(naam, re.IGNORECASE)).first.click()
    pagina.get_by_role("button", name="Bekijk samen en zet in het plan").click()
    expect(pagina.get_by_text("versterken elkaar")).to_be_visible()
    expect(pagina.get_by_text("WW: onder voorwaarden", exact=False).first).to_be_visible()
    for veld in pagina.get_by_label("Eerste dag").all():
        veld.fill("01-03-2027")
    keuring(pagina)
    pagina.get_by_role("button", name="Zet in het plan").click()
    expect(pagina.get_by_text("Verbeter de fout voor u verdergaat").first).to_be_visible()
    pagina.get_by_label("Waarom dit, en wat levert het op").last.fill("De klant koos dit traject zelf.")
    pagina.get_by_role("button", name="Zet in het plan").click()
    expect(pagina.get_by_text("3 activiteiten staan in het plan")).to_be_visible()


def _vraag_en_antwoord(coach: Page, baas: Page, ww: Regime, keuring: Keuring) -> None:
    coach.goto("/diagnose/instrumenten/loonkostensubsidie/")
    coach.get_by_role("link", name="Stel een vraag over een regel").click()
    coach.get_by_label("Bij welke uitkering").select_option(label="WW")
    coach.get_by_label("Uw vraag").fill("Welke regel houdt dit tegen?")
    keuring(coach)
    coach.get_by_role("button", name="Stel de vraag").click()
    expect(coach.get_by_text("Wacht op antwoord")).to_be_visible()
    baas.goto("/diagnose/gereedschap/vragen/")
    baas.get_by_role("link", name=re.compile("^Beantwoord")).click()
    baas.get_by_label("Antwoord", exact=True).fill("Geen enkele regel, vraag het wel eerst.")
    baas.get_by_label("Bron").fill("Voorbeeldbrief")
    baas.get_by_role("button", name="Beantwoord").click()
    expect(baas.get_by_text("overal waar deze regel wordt gebruikt").first).to_be_visible()
    cel = InstrumentRegime.objects.get(instrument__code="loonkostensubsidie", regime=ww)
    baas.goto(f"/diagnose/gereedschap/regimes/{cel.pk}/")
    expect(baas.get_by_text("Geen enkele regel, vraag het wel eerst.")).to_be_visible()
    baas.get_by_role("link", name="Vaststellen").click()
    _keuze(baas, "Mag het", "toegestaan")
    keuring(baas)
    baas.get_by_role("button", name="Vaststellen").click()
    expect(baas.get_by_text("Dit geldt nu op elk scherm")).to_be_visible()


@pytest.mark.eis("D-32", "D-33", "D-34", "D-37", "D-53", "X-71")
def test_een_diagnose_wordt_een_arrangement_met_instrumenten_van_drie_partners(
    bezoek: Bezoek, referentie: None, klant: Klant, bram: Medewerker, chaima: Medewerker, keuring: Keuring
) -> None:
    ww = Regime.objects.get(code="ww")
    UitkeringFabriek(klant=klant, regime=ww, partner=bram.partner)
    coach = bezoek(bram)
    _stel_diagnose(coach, klant)
    _begin_plan(coach, klant)
    _kies_drie(coach, klant, keuring)
    uitvoerders = Activiteit.objects.filter(werkplan__klant=klant).values_list("uitvoerder__kolom", flat=True)
    assert sorted(uitvoerders) == ["cwi", "gemeente", "uwv"]
    manager = MedewerkerFabriek(naam="Mila Manager", partner=chaima.partner, rollen=["mt_lid"])
    _vraag_en_antwoord(coach, bezoek(manager), ww, keuring)
