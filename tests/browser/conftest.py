"""A real browser against a real server: signed in as somebody, watched for faults in the console."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from keten.models import Gebruiker, Medewerker
from tests.browser.paginas import REIZEN
from tests.browservinder import vind

Bezoek = Callable[..., Page]

BREED, SMAL = 1280, 320
# How long a step may take, in milliseconds: a busy machine is slow, and slow is not wrong.
GEDULD = 30_000
expect.set_options(timeout=GEDULD)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the browser of this machine, without the services that it would call home with."""
    vlaggen = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": vind(), "args": vlaggen}


@pytest.fixture(scope="session", autouse=True)
def _bewaard() -> Iterator[None]:
    """Let a window keep style sheets and fonts for its next page, as a portal in use does."""
    serveer = StaticFilesHandler.serve

    def met_houdbaarheid(zelf: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        antwoord: HttpResponseBase = serveer(zelf, request)
        antwoord["Cache-Control"] = "max-age=3600"
        return antwoord

    with pytest.MonkeyPatch.context() as vervanging:
        vervanging.setattr(StaticFilesHandler, "serve", met_houdbaarheid)
        yield


@pytest.fixture(autouse=True)
def _statisch(settings: Settings) -> None:
    """Serve style sheets under their own names: the test server does not know the hashed ones."""
    settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def referentie(transactional_db: None, referentiedata: None) -> None:
    """The reference data that comes along with the portal, where the server sees it."""


@pytest.fixture
def bezoek(browser: Browser, live_server: LiveServer) -> Iterator[Bezoek]:
    """Open a window, signed in as somebody or as nobody; any fault in the console fails the test."""
    vensters: list[Page] = []
    fouten: list[str] = []

    def open_venster(wie: Medewerker | Gebruiker | None = None, breed: int = BREED) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": breed, "height": 900},
        )
        if wie is not None:
            client = Client()
            client.force_login(wie.gebruiker if isinstance(wie, Medewerker) else wie)
            koekje = client.cookies[django_settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": django_settings.SESSION_COOKIE_NAME, "value": koekje, "url": live_server.url}]
            )
        pagina = context.new_page()
        pagina.set_default_timeout(GEDULD)
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        pagina.on("console", lambda regel: fouten.append(regel.text) if _is_fout(regel) else None)
        vensters.append(pagina)
        return pagina

    yield open_venster
    for pagina in vensters:
        if not pagina.is_closed():  # what still loads would hold the tables that are emptied next
            pagina.wait_for_load_state("networkidle")
        pagina.context.close()
    assert fouten == []


def _is_fout(regel: Any) -> bool:
    """Errors count, except the browser's own note about an answer with status 4xx, which a test may want."""
    return regel.type == "error" and "Failed to load resource" not in regel.text


@pytest.fixture(scope="session")
def axe() -> Axe:
    """The accessibility checker."""
    return Axe()


# Only what is wrong comes back: the whole of what axe says about a page takes longer to send than to find.
# Looking at colours is most of the work. They come from the design tokens and the components, so that the
# gallery, the kinds of pages and what people outside see will do; and on a narrow screen they are the same.
_AXE = """([contrast, buiten]) => axe.run({include: [["html"]], exclude: buiten.map(deel => [deel])},
  {resultTypes: ["violations"], rules: {"color-contrast": {enabled: contrast}}}).then(
  uitslag => uitslag.violations.map(
    fout => `${fout.id} (${fout.help}): ` + fout.nodes.map(deel => deel.target.join(" ")).join(", ")))"""


# The frame holds five times as many elements as the page in it: once in a window, wide and narrow, will do.
_LIJST = [".lwi-kop", ".lwi-balk", ".lwi-voet"]
_lijst_gezien: WeakKeyDictionary[Page, set[bool]] = WeakKeyDictionary()


def keur(pagina: Page, axe: Axe, *, kleuren: bool = True) -> None:
    """Fail when axe finds a violation, or when the page scrolls sideways.

    Args:
        kleuren: look at the contrast of colours too, when the window is wide.
    """
    if pagina.evaluate("typeof axe") == "undefined":
        pagina.evaluate(axe.axe_script)
    breed = (pagina.viewport_size or {"width": 0})["width"] > SMAL
    gezien = _lijst_gezien.setdefault(pagina, set())
    keuze = [breed and kleuren, _LIJST if breed in gezien else []]
    assert pagina.evaluate(_AXE, keuze) == [], pagina.url
    gezien.add(breed)
    past(pagina)


def past(pagina: Page) -> None:
    """Fail when the page scrolls sideways."""
    te_breed = pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert te_breed <= 0, f"{pagina.url} is {te_breed}px te breed"


def haal_lijst_weg(pagina: Page) -> None:
    """Take the frame, once it was checked in this window, off a page that is left next: halves axe's work."""
    if len(_lijst_gezien.get(pagina, ())) == 2:
        pagina.evaluate(
            "lijst => document.querySelectorAll(lijst).forEach(deel => deel.remove())", ", ".join(_LIJST)
        )


class Keuring:
    """Checks pages wide and narrow, and remembers which they were."""

    def __init__(self, axe: Axe) -> None:
        self._axe = axe
        self.namen: set[str] = set()

    def __call__(self, pagina: Page) -> None:
        """Check the page that is open, after the parts that it fetches itself have come."""
        expect(pagina.locator(".htmx-request")).to_have_count(0)
        for breed in (BREED, SMAL):
            pagina.set_viewport_size({"width": breed, "height": 900})
            keur(pagina, self._axe, kleuren=False)
        self.namen.add(resolve(urlsplit(pagina.url).path).view_name)


def vink(pagina: Page, tekst: str) -> None:
    """Tick a box as a user does: on its words, because the box itself is drawn by the style sheet."""
    pagina.locator("main label").filter(has_text=tekst).click()


@pytest.fixture
def keuring(axe: Axe, request: pytest.FixtureRequest) -> Iterator[Keuring]:
    """The check of every page of a journey; these are the pages that `REIZEN` says it visits."""
    keuring = Keuring(axe)
    yield keuring
    assert keuring.namen == set(REIZEN[request.function.__name__])
