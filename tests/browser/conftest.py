"""A real browser against a real server: signed in as somebody, watched for faults in the console."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from keten.models import Gebruiker, Medewerker
from tests.browservinder import vind

Bezoek = Callable[..., Page]

BREED, SMAL = 1280, 320


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the browser of this machine, without the services that it would call home with."""
    vlaggen = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": vind(), "args": vlaggen}


@pytest.fixture(autouse=True)
def _statisch(settings: Settings) -> None:
    """Serve style sheets under their own names: the test server does not know the hashed ones."""
    settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


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
        pagina.set_default_timeout(10_000)
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        pagina.on("console", lambda regel: fouten.append(regel.text) if _is_fout(regel) else None)
        vensters.append(pagina)
        return pagina

    yield open_venster
    for pagina in vensters:
        pagina.context.close()
    assert fouten == []


def _is_fout(regel: Any) -> bool:
    """Errors count, except the browser's own note about an answer with status 4xx, which a test may want."""
    return regel.type == "error" and "Failed to load resource" not in regel.text


@pytest.fixture(scope="session")
def axe() -> Axe:
    """The accessibility checker."""
    return Axe()


def keur(pagina: Page, axe: Axe) -> None:
    """Fail when axe finds a violation, or when the page scrolls sideways."""
    uitslag = axe.run(pagina)
    assert uitslag.violations_count == 0, f"{pagina.url}\n{uitslag.generate_report()}"
    te_breed = pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert te_breed <= 0, f"{pagina.url} is {te_breed}px te breed"
