"""One size: fills the database of this process and measures; `meten` runs this in a process of its own."""

import json
import logging
import os
import statistics
from collections.abc import Callable
from io import StringIO
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.test import Client

from diagnose import herdiagnose
from keten.models import Gebruiker
from keten.tijd import vandaag
from klanten.models import Klant

WERKCOACH = "werkcoach.gemeente@lwi.example"
NAAM = "bakker"


def meet(aantal: int, locaties: int, keer: int) -> None:
    """Print the durations in seconds, as JSON.

    Args:
        keer: how often each page is fetched.
    """
    logging.disable(logging.INFO)  # a line for each request would be measured too
    call_command("migrate", verbosity=0)
    call_command("referentiedata", stdout=StringIO())
    vullen = _duur(lambda: call_command("demodata", klanten=aantal, locaties=locaties, stdout=StringIO()))
    uitslag = {
        "filling, all": vullen,
        "filling, per 1,000 clients": vullen / aantal * 1_000,
        **_paginas(keer),
        "re-diagnosis, whole country": _duur(_plan),
        "re-diagnosis, once more": _duur(_plan),
    }
    os.write(1, json.dumps(uitslag).encode())


def _paginas(keer: int) -> dict[str, float]:
    client = Client(headers={"host": "localhost"})
    gebruiker = Gebruiker.objects.get(email=WERKCOACH)
    client.force_login(gebruiker)
    eigen = Klant.objects.filter(beeld__contactpersoon__gebruiker=gebruiker).order_by("pk")[0]
    paginas: dict[str, Callable[[], Any]] = {
        "own caseload": lambda: client.get("/klanten/"),
        "caseload of the location": lambda: client.get("/klanten/?bereik=locatie"),
        "search on a name": lambda: client.post("/klanten/zoeken/", {"zoekterm": NAAM}, follow=True),
        "Mijn dag": lambda: client.get("/klanten/mijn-dag/"),
        "a dossier": lambda: client.get(f"/klanten/{eigen.klantnummer}/"),
    }
    return {naam: _mediaan(naam, haal, keer) for naam, haal in paginas.items()}


def _mediaan(naam: str, haal: Callable[[], Any], keer: int) -> float:
    """The middle duration of several fetches, after one to warm up."""
    status = haal().status_code
    if status != 200:
        raise SystemExit(f"{naam}: status {status}")
    return statistics.median(_duur(haal) for _ in range(keer))


def _plan() -> None:
    herdiagnose.plan(op=vandaag())


def _duur(doe: Callable[[], Any]) -> float:
    begin = perf_counter()
    doe()
    return perf_counter() - begin
