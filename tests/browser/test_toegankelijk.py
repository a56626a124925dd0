"""Every page, wide and narrow, full, empty and faulty: axe finds nothing and nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, expect

from keten.models import Gebruiker, Medewerker, Regelset
from klanten.models import Afspraak, Klant, Uitkering
from lwi_portal.demo.accounts import KLANT_EMAIL
from tests.browser.conftest import BREED, SMAL, Bezoek, keur

BEHEERSOORTEN = ("partners", "regios", "locaties", "medewerkers", "teams", "regimes", "termijnen")

DOSSIER = (
    "/klanten/{k}/",
    "/klanten/{k}/tijdlijn/",
    "/klanten/{k}/inzage/",
    "/klanten/{k}/wijzigingen/",
    "/klanten/{k}/identiteit/",
    "/klanten/{k}/intake/",
    "/klanten/{k}/gegevens/",
    "/klanten/{k}/gegevens/persoon/",
    "/klanten/{k}/gegevens/contact/",
    "/klanten/{k}/uitkeringen/nieuw/",
    "/klanten/{k}/uitkeringen/{uitkering}/beeindigen/",
    "/klanten/{k}/belemmeringen/nieuw/",
    "/klanten/{k}/opleidingen/nieuw/",
    "/klanten/{k}/werkervaring/nieuw/",
    "/klanten/{k}/contactpersoon/",
    "/klanten/{k}/contacten/",
    "/klanten/{k}/contacten/nieuw/",
    "/klanten/{k}/berichten/",
    "/klanten/{k}/afspraken/nieuw/",
    "/klanten/{k}/afspraken/{afspraak}/",
    "/klanten/{k}/documenten/",
    "/diagnose/{k}/route/",
    "/diagnose/{k}/",
    "/diagnose/{k}/eerder/",
    "/diagnose/{k}/werkplan/",
    "/diagnose/{k}/werkplan/1/",
    "/diagnose/{k}/werkplan/akkoord/",
)

DAG = (
    "/",
    "/klanten/",
    "/klanten/?bereik=locatie&teller=verlopen",
    "/klanten/mijn-dag/",
    "/klanten/mijn-dag/taken/nieuw/",
    "/klanten/agenda/",
    "/klanten/zoeken/",
    "/klanten/aanmelden/",
    "/klanten/aanmelden/nieuw/",
    "/diagnose/instrumenten/",
    "/diagnose/instrumenten/work-first-loondienst/",
    "/rechten/",
    "/privacy/",
    "/toegankelijkheid/",
    "/account/password/change/",
    "/account/2fa/",
)
PAGINAS = {
    "werkcoach.uwv@lwi.example": DAG,
    "mt-lid.uwv@lwi.example": (
        "/",
        "/klanten/cijfers/",
        "/klanten/cijfers/identiteit/",
        "/diagnose/regels/",
        "/diagnose/regels/{regelset}/",
        "/diagnose/regels/{regelset}/nieuw/",
        "/diagnose/regels/afwijkingen/",
        "/diagnose/regels/arrangementen/",
        "/diagnose/regels/arrangementen/Q1/",
    ),
    "beheerder.gemeente@lwi.example": (
        "/",
        "/beheer/",
        "/beheer/locaties/{locatie}/",
        "/beheer/medewerkers/{medewerker}/",
        *(f"/beheer/{soort}/{rest}" for soort in BEHEERSOORTEN for rest in ("", "nieuw/")),
    ),
    KLANT_EMAIL: (
        "/klanten/mijn/",
        "/klanten/mijn/gegevens/",
        "/klanten/mijn/berichten/",
        "/klanten/mijn/inzage/",
        "/diagnose/mijn/werkplan/",
    ),
}
FORMULIEREN = (
    "/klanten/aanmelden/",
    "/klanten/aanmelden/nieuw/",
    "/klanten/mijn-dag/taken/nieuw/",
    "/klanten/{k}/identiteit/",
    "/klanten/{k}/uitkeringen/nieuw/",
    "/klanten/{k}/contacten/nieuw/",
    "/klanten/{k}/documenten/",
)


@pytest.fixture
def wereld(transactional_db: None) -> None:
    """Reference data, the accounts of the demo and a small population."""
    call_command("referentiedata", verbosity=0)
    call_command("demodata", klanten=40, locaties=1, verbosity=0)


def _keur_pad(pagina: Page, axe: Axe, pad: str, status: int = 200) -> None:
    """Visit a page and check it wide and narrow, after the parts that it fetches itself have come."""
    pagina.set_viewport_size({"width": BREED, "height": 900})
    antwoord = pagina.goto(pad)
    assert antwoord is not None
    assert antwoord.status == status, pad
    expect(pagina.locator(".htmx-request")).to_have_count(0)
    keur(pagina, axe)
    pagina.set_viewport_size({"width": SMAL, "height": 900})
    keur(pagina, axe)


def _vul_in(pad: str, klant: Klant) -> str:
    return pad.format(
        k=klant.klantnummer,
        uitkering=Uitkering.objects.filter(klant=klant).values_list("pk", flat=True).first(),
        locatie=klant.locatie_id,
        medewerker=Medewerker.objects.values_list("pk", flat=True).first(),
        regelset=Regelset.objects.values_list("pk", flat=True).first(),
        afspraak=Afspraak.objects.filter(klant=klant).values_list("pk", flat=True).first(),
    )


@pytest.mark.eis("X-83")
@pytest.mark.parametrize("wie", PAGINAS)
def test_elke_pagina_is_voor_iedereen_te_gebruiken(wereld: None, bezoek: Bezoek, axe: Axe, wie: str) -> None:
    klant = Klant.objects.get(gebruiker__email=KLANT_EMAIL)
    pagina = bezoek(Gebruiker.objects.get(email=wie))
    for pad in PAGINAS[wie]:
        _keur_pad(pagina, axe, _vul_in(pad, klant))


def test_elke_pagina_van_een_dossier_is_voor_iedereen_te_gebruiken(
    wereld: None, bezoek: Bezoek, axe: Axe
) -> None:
    klant = Klant.objects.get(gebruiker__email=KLANT_EMAIL)
    pagina = bezoek(Medewerker.objects.get(gebruiker__email="werkcoach.uwv@lwi.example"))
    for pad in DOSSIER:
        _keur_pad(pagina, axe, _vul_in(pad, klant))
    vreemde = bezoek(Medewerker.objects.get(gebruiker__email="werkcoach.gemeente@lwi.example"))
    _keur_pad(vreemde, axe, _vul_in(DOSSIER[0], klant))
    assert vreemde.get_by_label("Reden").is_visible()


def test_een_weigering_is_voor_iedereen_te_lezen(
    bezoek: Bezoek, axe: Axe, klant: Klant, anna: Medewerker
) -> None:
    pagina = bezoek(anna)
    _keur_pad(pagina, axe, "/bestaat-niet/", status=404)
    _keur_pad(pagina, axe, "/beheer/", status=403)


def test_een_formulier_met_fouten_is_voor_iedereen_te_gebruiken(
    wereld: None, bezoek: Bezoek, axe: Axe
) -> None:
    klant = Klant.objects.get(gebruiker__email=KLANT_EMAIL)
    coach = Medewerker.objects.get(gebruiker__email="werkcoach.uwv@lwi.example")
    pagina = bezoek(coach, breed=SMAL)
    for pad in FORMULIEREN:
        pagina.goto(_vul_in(pad, klant))
        pagina.locator("main form .ams-button--primary").last.click()
        pagina.get_by_text("Verbeter de fout").first.wait_for()
        keur(pagina, axe)


def test_de_eerste_dag_zonder_gegevens_is_ook_een_goede_dag(
    bezoek: Bezoek, anna: Medewerker, klant: Klant, axe: Axe
) -> None:
    pagina = bezoek(anna)
    for pad in ("/", "/klanten/", "/klanten/mijn-dag/", "/klanten/agenda/", "/diagnose/instrumenten/"):
        _keur_pad(pagina, axe, pad)
    for pad in DOSSIER:
        if not any(deel in pad for deel in ("{uitkering}", "{afspraak}", "werkplan/1/")):
            _keur_pad(pagina, axe, _vul_in(pad, klant))
