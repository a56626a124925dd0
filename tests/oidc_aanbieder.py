"""A real OpenID provider on this machine (`tests/node/aanbieder.mjs`), and a person who logs in there."""

import json
import os
import pathlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urljoin

import requests
from django.test import Client

_MAP = pathlib.Path(__file__).parent / "node"
CLIENTS = ("cwi", "uwv", "gemeente", "burgers", "bedrijven")
GEHEIM = "geheim-van-de-proef"
PORTAAL = "http://testserver"


class Aanbieder:
    """The provider, as the people see it who stand before it.

    Attributes:
        adres: its issuer.
    """

    def __init__(self, adres: str) -> None:
        self.adres = adres
        self.mensen: dict[str, dict[str, Any]] = {}

    def ken(self, naam: str, **claims: Any) -> None:
        """Let somebody exist there, or have other claims from now on; without claims only a subject."""
        self.mensen[naam] = claims
        self._vertel()

    def vergeet(self) -> None:
        """Let nobody exist any more."""
        self.mensen.clear()
        self._vertel()

    def meld_aan(self, url: str, naam: str) -> str:
        """What happens in somebody's browser: log in there; returns where the browser goes next.

        Args:
            url: where the portal sent the browser.
        """
        with requests.Session() as browser:
            antwoord = browser.get(url, allow_redirects=False)
            while True:
                naar = antwoord.headers.get("Location", "")
                if naar.startswith(PORTAAL):
                    return naar.removeprefix(PORTAAL)
                if "/log-in/" in naar:
                    antwoord = browser.post(urljoin(self.adres, naar), {"name": naam}, allow_redirects=False)
                else:
                    assert naar, antwoord.text
                    antwoord = browser.get(urljoin(self.adres, naar), allow_redirects=False)

    def kom_binnen(self, client: Client, code: str, naam: str, *, vraag: str = "") -> Any:
        """Press the button of a source, log in at the provider, come back; the answer of the portal."""
        naar = cast(str, client.post(f"/account/oidc/{code}/login/{vraag}")["Location"])
        assert naar.startswith(self.adres), naar
        return client.get(self.meld_aan(naar, naam))

    def _vertel(self) -> None:
        antwoord = requests.post(f"{self.adres}/people", data=json.dumps(self.mensen), timeout=10)
        assert antwoord.status_code == 204


@contextmanager
def aanbieder() -> Iterator[Aanbieder]:
    """Run the provider on a free port until the tests are done with it."""
    omgeving = {**os.environ, "CLIENTS": ",".join(CLIENTS), "SECRET": GEHEIM}
    with subprocess.Popen(
        ["node", "aanbieder.mjs"],
        cwd=_MAP,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as proces:
        try:
            adres = next((regel.strip() for regel in proces.stdout or () if regel.startswith("http://")), "")
            assert adres, "the provider did not start; `make test` installs it"
            yield Aanbieder(adres)
        finally:
            proces.terminate()
