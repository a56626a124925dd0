"""Every page, wide and narrow, full, empty and faulty: axe finds nothing and nothing scrolls sideways."""

from functools import partial
from urllib.parse import urlsplit

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import Page, Route, expect
from pytest_django.fixtures import Settings

from keten.models import Gebruiker, Medewerker
from keten.rechten import Recht
from klanten.models import Klant
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.meehelpen import GAST
from lwi_portal.demo.werkgevers import PETRA
from tests.browser.conftest import BREED, SMAL, Bezoek, haal_lijst_weg, keur, past
from tests.browser.paginas import BEZOCHT_IN_REIZEN, UITGEZONDERD
from tests.browser.wereld import Wereld, adres, lees_wereld, maak_wereld
from tests.conftest import Begin
from tests.fabriek.keten import WACHTWOORD
from tests.toegangstabel import TABEL

PAGINAS = sorted(set(TABEL) - set(UITGEZONDERD) - BEZOCHT_IN_REIZEN)
"""What no journey visits and no reason keeps out: axe visits it here."""

BUITEN = {
    Recht.EIGEN_DOSSIER: KLANT_EMAIL,
    Recht.COACHEN: "coach@lwi.example",
    Recht.SCHOOLMELDING: "school@lwi.example",
    Recht.EIGEN_BEDRIJF: PETRA,
    Recht.GASTVRAAG: GAST,
    Recht.INSPECTEREN: "inspecteur@lwi.example",
    Recht.VERWEZEN: "extern@lwi.example",
}
RONDES = 4  # parts of the pages for employees, so that several processes share them
KLEURSTAP = 8  # of these pages one in so many has its colours looked at: an even number, so in a wide window

SOORTEN = ("partners", "regios", "medewerkers", "teams", "regimes", "termijnen")
VARIANTEN = {
    "werkcoach.uwv@lwi.example": (
        "/",
        "/klanten/?bereik=locatie&teller=verlopen",
        "/klanten/aanvragen/?stand=alles",
        "/klanten/stappen-te-laat/?van=alles",
        "/klanten/mijn-dag/",
    ),
    "mt-lid.uwv@lwi.example": ("/", "/klanten/cijfers/"),
    "beheerder.gemeente@lwi.example": (
        "/",
        *(f"/beheer/{soort}/" for soort in SOORTEN),
        *(f"/beheer/{soort}/nieuw/" for soort in ("locaties", "teams", "regimes")),
    ),
    KLANT_EMAIL: ("/klanten/mijn/", "/klanten/mijn/inzage/?deel=verloop"),
}
"""The same page as others see it, or with another choice."""

FORMULIEREN = (
    "klanten:aanmelden",
    "klanten:taak_nieuw",
    "klanten:identiteit",
    "klanten:uitkering_nieuw",
    "klanten:contact_nieuw",
    "klanten:documenten",
)
LEEG = (
    "keten:start",
    "klanten:caseload",
    "klanten:mijn_dag",
    "klanten:agenda",
    "klanten:dossier",
    "klanten:gegevens",
    "klanten:contacten",
    "klanten:rond_de_klant",
    "klanten:zoektocht",
    "klanten:overkomst",
    "diagnose:diagnoses",
    "diagnose:werkplan",
    "diagnose:jongeren",
)


@pytest.fixture
def wereld(transactional_db: None, begin: Begin) -> Wereld:
    """A small population and somebody who may see all of it."""
    begin("wereld", maak_wereld)
    return lees_wereld()


def _venster(bezoek: Bezoek, axe: Axe, wie: Medewerker | Gebruiker | None = None) -> Page:
    """A window in which each page brings axe along."""
    pagina = bezoek(wie)
    pagina.add_init_script(axe.axe_script)
    return pagina


def _keur_pad(pagina: Page, axe: Axe, pad: str, status: int = 200, *, kleuren: bool = True) -> None:
    """Visit a page and check it, after the parts that it fetches itself have come.

    Axe looks at it as wide as the window is: what the next page is checked in, this one only has to fit.

    Args:
        kleuren: look at colours too, when the window is wide.
    """
    antwoord = pagina.goto(pad)
    assert antwoord is not None
    assert (antwoord.status, urlsplit(pagina.url).path) == (status, urlsplit(pad).path)
    expect(pagina.locator(".htmx-request")).to_have_count(0)
    haal_lijst_weg(pagina)
    keur(pagina, axe, kleuren=kleuren)
    assert pagina.viewport_size
    breedte = SMAL if pagina.viewport_size["width"] == BREED else BREED
    pagina.set_viewport_size({"width": breedte, "height": 900})
    past(pagina)


def _niemand() -> HttpRequest:
    """A request of somebody who has not signed in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.session = SessionStore()
    return request


@pytest.mark.lang
@pytest.mark.eis("X-83")
@pytest.mark.parametrize("ronde", range(RONDES))
def test_elke_pagina_voor_medewerkers_is_voor_iedereen_te_gebruiken(
    wereld: Wereld, bezoek: Bezoek, axe: Axe, ronde: int
) -> None:
    pagina = _venster(bezoek, axe, wereld.allesdoener)
    namen = [naam for naam in PAGINAS if TABEL[naam] not in BUITEN][ronde::RONDES]
    for plek, naam in enumerate(namen):
        _keur_pad(pagina, axe, adres(naam, wereld), kleuren=plek % KLEURSTAP == 0)


@pytest.mark.lang
@pytest.mark.eis("X-83")
def test_elke_pagina_voor_anderen_is_voor_iedereen_te_gebruiken(
    wereld: Wereld, bezoek: Bezoek, axe: Axe
) -> None:
    for recht, wie in BUITEN.items():
        pagina = _venster(bezoek, axe, Gebruiker.objects.get(email=wie))
        for naam in (naam for naam in PAGINAS if TABEL[naam] == recht):
            _keur_pad(pagina, axe, adres(naam, wereld))
    for wie, paden in VARIANTEN.items():
        pagina = _venster(bezoek, axe, Gebruiker.objects.get(email=wie))
        for pad in paden:
            _keur_pad(pagina, axe, pad)


@pytest.mark.eis("X-83")
@pytest.mark.usefixtures("transactional_db")
def test_elk_onderdeel_heeft_kleuren_die_te_lezen_zijn(bezoek: Bezoek, axe: Axe, settings: Settings) -> None:
    settings.DEMO = True  # or the gallery, which shows each component in each variant, is closed
    _keur_pad(bezoek(), axe, reverse("keten:componenten"))


def test_een_formulier_met_fouten_is_voor_iedereen_te_gebruiken(
    wereld: Wereld, bezoek: Bezoek, axe: Axe
) -> None:
    pagina = bezoek(wereld.allesdoener, breed=SMAL)
    for naam in FORMULIEREN:
        pagina.goto(adres(naam, wereld))
        pagina.locator("main form .ams-button--primary").last.click()
        pagina.get_by_text("Verbeter de fout").first.wait_for()
        keur(pagina, axe)


def test_de_eerste_dag_zonder_gegevens_is_ook_een_goede_dag(
    bezoek: Bezoek, anna: Medewerker, klant: Klant, axe: Axe
) -> None:
    pagina = _venster(bezoek, axe, anna)
    for naam in LEEG:
        _keur_pad(pagina, axe, adres(naam, Wereld(klant, anna)), kleuren=False)


def test_een_weigering_of_storing_is_voor_iedereen_te_lezen(
    bezoek: Bezoek, axe: Axe, klant: Klant, anna: Medewerker
) -> None:
    pagina = _venster(bezoek, axe, anna)
    _keur_pad(pagina, axe, "/bestaat-niet/", status=404)
    _keur_pad(pagina, axe, "/beheer/", status=403)
    bladen = {429: render_to_string("429.html", request=_niemand()), 500: render_to_string("500.html")}
    for status, blad in bladen.items():
        antwoord = partial(_antwoord, status=status, blad=blad)
        pagina.route(f"**/{status}/", antwoord)
        _keur_pad(pagina, axe, f"/{status}/", status=status)


def _antwoord(route: Route, *, status: int, blad: str) -> None:
    route.fulfill(status=status, content_type="text/html", body=blad)


def test_de_paginas_om_in_te_loggen_zijn_voor_iedereen_te_gebruiken(
    bezoek: Bezoek, axe: Axe, anna: Medewerker
) -> None:
    TOTP.activate(anna.gebruiker, generate_totp_secret())
    codes = RecoveryCodes.activate(anna.gebruiker)
    pagina = _venster(bezoek, axe)
    for pad in ("login/", "signup/", "inactive/", "password/reset/", "password/reset/done/"):
        _keur_pad(pagina, axe, f"/account/{pad}")
    for pad in ("password/reset/key/1-onzin/", "password/reset/key/done/"):
        _keur_pad(pagina, axe, f"/account/{pad}")
    pagina.goto("/account/login/")
    pagina.get_by_label("E-mailadres").fill(anna.gebruiker.email)
    pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    pagina.wait_for_url("**/account/2fa/authenticate/")
    keur(pagina, axe)
    pagina.locator("main form [name=code]").fill(codes.get_unused_codes()[0])
    pagina.locator("main form .ams-button--primary").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Anna")
    for pad in ("password/change/", "logout/", "reauthenticate/", "2fa/", "2fa/reauthenticate/"):
        _keur_pad(pagina, axe, f"/account/{pad}")
    pagina.goto("/account/2fa/totp/deactivate/")
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.locator("main form .ams-button--primary").first.click()
    pagina.wait_for_url("**/totp/deactivate/")
    for pad in ("totp/deactivate/", "recovery-codes/", "recovery-codes/generate/", "webauthn/"):
        _keur_pad(pagina, axe, f"/account/2fa/{pad}")
