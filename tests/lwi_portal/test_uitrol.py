"""What goes to a real machine is safe and complete."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lwi_portal.diensten.plaats import KLOON
from lwi_portal.diensten.sleutelbos import nieuwe_sleutels

EENMALIG = {"migratie"}


@pytest.fixture
def productie() -> dict[str, str]:
    bos = nieuwe_sleutels()
    zonder = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("LWI_", "DJANGO_"))}
    return zonder | {
        "LWI_PRODUCTIE": "1",
        "LWI_HOSTS": "portaal.example.nl",
        "LWI_ORIGINS": "https://portaal.example.nl",
        "LWI_GEHEIM": bos.geheim,
        "LWI_BSN_SLEUTELS": ",".join(bos.bsn),
        "LWI_BSN_ZOEKSLEUTEL": bos.bsn_zoek,
    }


def manage(opdracht: list[str], omgeving: dict[str, str]) -> subprocess.CompletedProcess[str]:
    heel = [sys.executable, "-W", "error::UserWarning", "manage.py", *opdracht]
    return subprocess.run(heel, cwd=KLOON, env=omgeving, capture_output=True, text=True, check=False)


def test_de_productiecontrole_van_django_vindt_niets(productie):
    uitslag = manage(["check", "--deploy", "--fail-level", "DEBUG"], productie)
    assert uitslag.returncode == 0, uitslag.stderr
    assert "no issues (0 silenced)" in uitslag.stdout


def test_productie_start_niet_zonder_sleutels(productie):
    del productie["LWI_BSN_SLEUTELS"]
    uitslag = manage(["check"], productie)
    assert uitslag.returncode != 0
    assert "Set LWI_BSN_SLEUTELS" in uitslag.stderr


def test_de_demo_weigert_in_productie(productie):
    uitslag = manage(["demo"], productie)
    assert uitslag.returncode == 1
    assert "draait niet met LWI_PRODUCTIE=1" in uitslag.stderr


def test_elke_dienst_die_blijft_draaien_heeft_een_gezondheidscontrole():
    compose = yaml.safe_load((KLOON / "docker-compose.yml").read_text())
    zonder = {naam for naam, dienst in compose["services"].items() if "healthcheck" not in dienst}
    assert zonder == EENMALIG
    gebruikt = {deel.split(":")[0] for d in compose["services"].values() for deel in d.get("volumes", [])}
    assert {naam for naam in gebruikt if not naam.startswith(".")} == set(compose["volumes"])


def test_elke_instelling_uit_de_omgeving_staat_in_de_handleiding():
    bronnen = [*KLOON.glob("lwi_portal/**/*.py"), KLOON / "docker-compose.yml", KLOON / ".env.example"]
    namen = {naam for pad in bronnen for naam in instellingen_in(pad)}
    handleiding = (KLOON / "docs" / "operations.md").read_text()
    assert {naam for naam in namen if f"`{naam}`" not in handleiding} == set()


def instellingen_in(pad: Path) -> set[str]:
    return set(
        re.findall(
            r"\b(?:LWI_[A-Z_]+[A-Z]|DATABASE_URL|REDIS_URL|EMAIL_URL|POSTGRES_PASSWORD)\b", pad.read_text()
        )
    )
