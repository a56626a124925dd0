"""The published description of the API: by the Dutch rules, and true for whatever a system sends."""

import os
import pathlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, strategies
from hypothesis import settings as instellingen
from schemathesis import GenerationMode, checks, openapi
from schemathesis.core.failures import FailureGroup

from keten.api.bereik import Bereik
from keten.doelen import Doel
from keten.models import Medewerker
from keten.rechten import BUITENROLLEN, Rol
from klanten.models import Klant
from lwi_portal.wsgi import application
from tests import apiwereld
from tests.apiclient import Api

NODE = pathlib.Path(__file__).parent / "node"
GOED_GEVORMD = ["2xx", "400", "401", "403", "404", "409", "412", "422", "429"]
"""What a request of the right form may get: a made-up cursor is refused with 400, and a rule of the house can
refuse the rest with 409, 412 or 422 and the field. Never that address, method or kind is wrong."""

SOORTEN = [GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
PLEK = re.compile(r"\{(\w+)\}")
PER_BEWERKING = int(os.environ.get("LWI_API_VERZOEKEN", "1"))
"""How many requests are made up for each operation; CONTRIBUTING.md says how to ask for thousands."""


@pytest.mark.eis("X-80", "X-82")
def test_de_beschrijving_volgt_de_nederlandse_regels(
    db: None, client: Client, tmp_path: pathlib.Path
) -> None:
    bestand = tmp_path / "openapi.json"
    bestand.write_bytes(client.get("/api/v1/openapi.json").content)
    spectral = NODE / "node_modules" / ".bin" / "spectral"
    opdracht = [shutil.which("node") or "node", spectral, "lint", "--fail-severity", "warn"]
    regels = NODE / "adr.spectral.yaml"
    gelopen = subprocess.run([*opdracht, "-r", regels, bestand], capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stdout + gelopen.stderr


class Portaal:
    """The portal as a server calls it: each answer is read to the end and closed.

    Attributes:
        verzoeken: how often it was asked.
    """

    def __init__(self) -> None:
        self.verzoeken = 0

    def __call__(self, omgeving: dict[str, Any], begin: Any) -> list[bytes]:
        self.verzoeken += 1
        with closing(application(omgeving, begin)) as antwoord:
            return list(antwoord)


@contextmanager
def _een_verbinding() -> Iterator[None]:
    """A request leaves the connection of the test open, as with Django's own client."""
    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    yield
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


@pytest.mark.eis("X-82")
def test_wat_een_systeem_ook_stuurt_het_antwoord_is_beschreven(
    klant: Klant, anna: Medewerker, capsys: pytest.CaptureFixture[str]
) -> None:
    anna.rollen = [rol.value for rol in Rol if rol not in BUITENROLLEN]
    anna.save()
    koppen = {**Api(anna, *Bereik, doel=Doel.BEMIDDELING).koppen, "Locatie": klant.locatie.code}
    plekken, portaal = apiwereld.bouw(klant, anna), Portaal()
    checks.load_all_checks()
    with _een_verbinding():
        schema = openapi.from_wsgi("/api/v1/openapi.json", portaal)
        schema.config.checks.positive_data_acceptance.expected_statuses = GOED_GEVORMD
        gevonden = [een.ok() for een in schema.get_all_operations()]
        mislukt = [fout for bewerking in gevonden if (fout := _beproef(bewerking, koppen, plekken))]
    genoemd = {tot for een in gevonden for tot in _plekken(een.path).values()}
    assert set(plekken) <= genoemd, "een adres is anders gaan heten"
    assert len(gevonden) > 100
    assert not mislukt, "\n\n".join(mislukt)
    if PER_BEWERKING > 1:
        with capsys.disabled():
            print(f"\n{portaal.verzoeken} verzoeken aan {len(gevonden)} bewerkingen, zonder fout.")


def _plekken(adres: str) -> dict[str, str]:
    """The places of an address, with the address up to and including each."""
    return {plek[1]: adres[: plek.end()] for plek in PLEK.finditer(adres)}


def _beproef(bewerking: Any, koppen: dict[str, str], plekken: dict[str, Any]) -> str:
    """Send one operation what nobody would think of, to a record that is there; nothing of it stays.

    Returns:
        What was wrong with an answer, with the request that shows it.
    """
    waar = {naam: plekken[tot] for naam, tot in _plekken(bewerking.path).items() if tot in plekken}
    vast = {"headers": koppen | {"If-Match": '"1"'}, "path_parameters": waar}
    gevallen = {soort: bewerking.as_strategy(generation_mode=soort, **vast) for soort in SOORTEN}
    alle = checks.CHECKS.get_all()

    @seed(2026)
    @instellingen(
        max_examples=PER_BEWERKING,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=strategies.data())
    def stuur(data: Any) -> None:
        geval = data.draw(gevallen[data.draw(strategies.sampled_from(SOORTEN))])
        with transaction.atomic():
            antwoord = geval.call()
            transaction.set_rollback(True)
        geval.validate_response(antwoord, checks=alle)

    try:
        stuur()
    except (Exception, FailureGroup) as fout:
        return f"{bewerking.label}: {type(fout).__name__} {fout}"
    return ""
