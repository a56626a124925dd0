"""Documentation that a machine can check: links lead somewhere, the version is the same everywhere."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

HUIS = Path(__file__).resolve().parent.parent
BESTANDEN = sorted(p.relative_to(HUIS) for p in [*HUIS.glob("*.md"), *(HUIS / "docs").rglob("*.md")])
VERWIJZING = re.compile(r"\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("bestand", BESTANDEN, ids=str)
def test_verwijzingen_in_de_documentatie_kloppen(bestand: Path) -> None:
    pad = HUIS / bestand
    dood = [doel for doel in VERWIJZING.findall(pad.read_text()) if not (pad.parent / doel).exists()]
    assert dood == []


def test_overal_staat_dezelfde_versie() -> None:
    project = tomllib.loads((HUIS / "pyproject.toml").read_text())["project"]
    assert project["version"] == settings.VERSIE
    assert f"softwareVersion: {settings.VERSIE}" in (HUIS / "publiccode.yml").read_text()
