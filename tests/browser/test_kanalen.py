"""The pages of contact over every channel: the thread, questions, letters, texts and response times."""

import re
import uuid

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from keten.models import Locatie, Medewerker, Tekstblok
from klanten import berichten, brieven, contacten, klantvragen
from klanten.models import Klant, Zending
from tests.browser.conftest import BREED, SMAL, Bezoek, keur
from tests.fabriek import MedewerkerFabriek
from tests.klanten.post import laad_teksten, wil

EVALUATIE = {
    "document_kenmerk": "",
    "identiteit": "vragen",
    "activiteiten": "Heeft vier keer gesolliciteerd en is één keer uitgenodigd.",
    "ondersteuning": "De coach las de brieven mee.",
    "resultaten": "Er volgt een tweede gesprek bij een werkgever.",
    "bijgesteld": True,
}


@pytest.fixture
def klant(transactional_db: None, klant: Klant, anna: Medewerker) -> Klant:
    """Marieke, with something over every channel and an address that does not work."""
    laad_teksten()
    klant.beeld.contactpersoon = anna
    klant.beeld.save()
    klant = wil(klant, "email", straat="Hoofdstraat 1", postcode="7311 AA", woonplaats="Apeldoorn")
    contacten.leg_vast(
        klant=klant,
        op=timezone.now(),
        kanaal="telefoon",
        door=anna,
        richting="in",
        functies=["analyse", "pakket"],
        **EVALUATIE,  # type: ignore[arg-type]
    )
    berichten.verstuur(klant=klant, tekst="Denkt u aan het formulier?", door=anna)
    for vraag, antwoord in (("Wanneer wordt betaald?", "Rond de 23e."), ("Mag ik op vakantie?", "")):
        klantvragen.neem_aan(klant=klant, kanaal="telefoon", vraag=vraag, antwoord=antwoord, door=anna)
    brieven.schrijf(
        klant=klant, onderwerp="Uitnodiging", tekst="Komt u langs?", door=anna, indiening=uuid.uuid4()
    )
    Zending.objects.filter(klant=klant).update(
        stand="mislukt", fout="De mailserver kent dit adres niet (550).", afgerond_op=timezone.now()
    )
    klant.contactgegevens.email_onbereikbaar_op = timezone.now()
    klant.contactgegevens.save()
    return klant


def _keur(bezoek: Bezoek, axe: Axe, wie: Medewerker, paden: list[str]) -> None:
    pagina = bezoek(wie)
    for pad in paden:
        antwoord = pagina.goto(pad)
        assert antwoord and antwoord.status == 200, pad
        for breedte in (BREED, SMAL):
            pagina.set_viewport_size({"width": breedte, "height": 900})
            keur(pagina, axe)


def test_de_paginas_van_contact_zijn_toegankelijk(
    bezoek: Bezoek, axe: Axe, anna: Medewerker, klant: Klant
) -> None:
    dossier = f"/klanten/{klant.klantnummer}"
    vraag = klant.klantvragen.open().get()
    paden = [
        "contacten/",
        "contacten/nieuw/",
        "berichten/?begin=brief_gegevens",
        "gegevens/",
        "vragen/nieuw/",
    ]
    paden += [f"vragen/{vraag.pk}/", "brieven/nieuw/?begin=brief_uitnodiging"]
    _keur(bezoek, axe, anna, [f"{dossier}/{pad}" for pad in paden] + ["/klanten/vragen/"])


def test_de_paginas_van_beheer_en_cijfers_zijn_toegankelijk(
    bezoek: Bezoek, axe: Axe, apeldoorn: Locatie, klant: Klant
) -> None:
    baas = MedewerkerFabriek(rollen=["beheerder", "mt_lid"], locaties=[apeldoorn])
    tekst = Tekstblok.objects.get(code="afspraak_gepland", taal="nl", doelgroep="")
    beheer = ["/beheer/teksten/", f"/beheer/teksten/{tekst.pk}/", "/klanten/cijfers/bereikbaarheid/"]
    _keur(bezoek, axe, baas, beheer)


@pytest.mark.eis("K-27")
def test_de_klant_ziet_hoe_de_contactpersoon_te_bereiken_is(
    bezoek: Bezoek, axe: Axe, anna: Medewerker, klant: Klant
) -> None:
    assert klant.gebruiker
    pagina = bezoek(klant.gebruiker, SMAL)
    pagina.goto("/klanten/mijn/")
    expect(pagina.get_by_role("link", name="055 765 43 21").first).to_be_visible()
    expect(pagina.get_by_role("link", name="anna.intaker@lwi.example")).to_be_visible()
    anna.bereikbaar_via = "kcc"
    anna.save()
    pagina.goto("/klanten/mijn/")
    expect(pagina.get_by_text("Te bereiken via het klantcontactcentrum")).to_be_visible()
    expect(pagina.get_by_role("link", name="055 123 45 67").first).to_be_visible()
    expect(pagina.get_by_role("link", name="055 765 43 21")).to_have_count(0)
    keur(pagina, axe)


@pytest.mark.eis("X-23")
def test_een_brief_schrijven_bekijken_en_maken(
    bezoek: Bezoek, axe: Axe, anna: Medewerker, klant: Klant
) -> None:
    pagina = bezoek(anna)
    pagina.goto(f"/klanten/{klant.klantnummer}/brieven/nieuw/")
    pagina.get_by_label("Begin met een standaardtekst").select_option("Uitnodiging voor een gesprek")
    pagina.get_by_role("button", name="Zet in de brief").click()
    expect(pagina.get_by_label("Onderwerp")).to_have_value("Uitnodiging voor een gesprek")
    pagina.get_by_role("button", name="Bekijk de brief").click()
    expect(_voorbeeld(pagina)).to_be_visible()
    for breedte in (BREED, SMAL):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        keur(pagina, axe)
    pagina.get_by_role("button", name="Brief maken").click()
    expect(pagina.get_by_text("staat in het dossier. Druk hem af")).to_be_visible()
    assert klant.brieven.filter(onderwerp="Uitnodiging voor een gesprek").exists()


def _voorbeeld(pagina: Page) -> Locator:
    return pagina.get_by_role("img", name=re.compile("Voorbeeld van de brief"))
