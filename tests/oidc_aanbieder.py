"""A real OpenID provider on this machine (`tests/node/aanbieder.mjs`), and a person who logs in there."""

import json
import os
import pathlib
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urljoin

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

_MAP = pathlib.Path(__file__).parent / "node"
CLIENTS = ("cwi", "uwv", "gemeente", "burgers", "bedrijven")
GEHEIM = "geheim-van-de-proef"
PORTAAL = "http://testserver"
UITGELOGD = "http://schemas.openid.net/event/backchannel-logout"


class Aanbieder:
    """The provider, as the people see it who stand before it.

    Attributes:
        adres: its issuer.
        sleutel: with which it signs, so that a test can write a message in its name.
    """

    def __init__(self, adres: str, sleutel: rsa.RSAPrivateKey) -> None:
        self.adres, self.sleutel = adres, sleutel
        self.mensen: dict[str, dict[str, Any]] = {}
        self._hoort: set[str] = set()

    def ken(self, naam: str, **claims: Any) -> None:
        """Let somebody exist there, or have other claims from now on; without claims only a subject."""
        self.mensen[naam] = claims
        self._vertel()

    def vergeet(self) -> None:
        """Let nobody exist any more, and tell nobody who was signed out."""
        self.mensen.clear()
        self._vertel()
        for code in tuple(self._hoort):
            self.meld_uitloggen_aan(code, "")

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

    def meld_uitloggen_aan(self, code: str, adres: str) -> None:
        """Let the provider name its sessions, and tell the portal at an address which of these ended.

        Args:
            adres: empty for not any more.
        """
        (self._hoort.add if adres else self._hoort.discard)(code)
        antwoord = requests.post(f"{self.adres}/logouts", params={"client": code}, data=adres, timeout=10)
        assert antwoord.status_code == 204

    def uitlogbericht(self, code: str, *, kop: Any = None, **anders: Any) -> str:
        """A message in the name of the provider; what is given as None is left out of it.

        Args:
            kop: other values in the header, of which `alg` is the algorithm.
            anders: other claims; `sleutel` is another key than its own.
        """
        sleutel, nu = anders.pop("sleutel", self.sleutel), int(time.time())
        kop = {"kid": "proef", "typ": "logout+jwt", **(kop or {})}
        # A second ago: a sign-in that follows in the test comes after it.
        claims = {"iss": self.adres, "aud": code, "iat": nu - 1, "exp": nu + 120, "jti": str(uuid.uuid4())}
        claims |= {"events": {UITGELOGD: {}}, **anders}
        inhoud, kop = ({naam: w for naam, w in deel.items() if w is not None} for deel in (claims, kop))
        return jwt.encode(inhoud, sleutel, algorithm=kop.pop("alg", "RS256"), headers=kop)

    def _vertel(self) -> None:
        antwoord = requests.post(f"{self.adres}/people", data=json.dumps(self.mensen), timeout=10)
        assert antwoord.status_code == 204


@contextmanager
def aanbieder() -> Iterator[Aanbieder]:
    """Run the provider on a free port until the tests are done with it."""
    sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    jwk = {**jwt.algorithms.RSAAlgorithm.to_jwk(sleutel, as_dict=True), "kid": "proef", "alg": "RS256"}
    omgeving = {**os.environ, "CLIENTS": ",".join(CLIENTS), "SECRET": GEHEIM, "KEY": json.dumps(jwk)}
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
            yield Aanbieder(adres, sleutel)
        finally:
            proces.terminate()
