"""One size of `benchmarks.caseload`: fills the database of this process and measures its pages."""

import json
import logging
import os
from dataclasses import asdict
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.core.management import call_command
from django.test import Client

from benchmarks.bevolking import GEWOON, GROOT, Grootte, vul
from benchmarks.druk import per_seconde, webserver
from benchmarks.pagina import Bezoeker
from keten.models import Gebruiker
from klanten.models import Klant

NAAM = "bakkerman"


def meet(grootte: dict[str, int], *, keer: int, seconden: float) -> None:
    """Print what each page costs, as JSON.

    Args:
        keer: how often each page is fetched.
        seconden: how long each page is under load.
    """
    logging.disable(logging.INFO)  # a line for each request would be measured too
    call_command("migrate", verbosity=0)
    vul(Grootte(**grootte))
    uitslag: dict[str, dict[str, Any]] = {}
    with webserver() as poort:
        for wie, email in (("usual", GEWOON), ("large", GROOT)):
            browser = _inloggen(email)
            sessie = browser.cookies["sessionid"].value
            bezoeker = Bezoeker(sessie)
            for naam, adres in _adressen(browser, email).items():
                kosten = asdict(bezoeker.meet(adres, keer))
                kosten["per_seconde"] = per_seconde(poort, adres, sessie, seconden)
                uitslag[f"{naam} ({wie})"] = kosten
    os.write(1, json.dumps(uitslag).encode())


def _inloggen(email: str) -> Client:
    browser = Client(headers={"host": "localhost"})
    browser.force_login(Gebruiker.objects.get(email=email))
    assert SESSION_KEY in browser.session
    return browser


def _adressen(browser: Client, email: str) -> dict[str, str]:
    eigen = Klant.objects.filter(beeld__contactpersoon__gebruiker__email=email).order_by("pk")[0]
    zoeken = browser.post("/klanten/?bereik=locatie", {"zoek": NAAM})
    return {
        "own caseload": "/klanten/?per=50",
        "list of the location": "/klanten/?bereik=locatie&per=50",
        "search on a name": zoeken["Location"],
        "a dossier": f"/klanten/{eigen.klantnummer}/",
    }
