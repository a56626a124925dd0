"""The trace from requirement to proof: what docs/requirements.md lists has a test, and vice versa."""

import ast
import re
from pathlib import Path

HUIS = Path(__file__).resolve().parent.parent
ID = re.compile(r"^\| ([KDHWLX]-\d{2}) \|", re.MULTILINE)


def _genoemd() -> list[str]:
    return ID.findall((HUIS / "docs" / "requirements.md").read_text())


def _bewezen() -> set[str]:
    gevonden: set[str] = set()
    for bestand in (HUIS / "tests").rglob("test_*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "pytest.mark.eis":
                gevonden |= {arg.value for arg in knoop.args if isinstance(arg, ast.Constant)}
    return gevonden


def test_elke_eis_staat_er_een_keer() -> None:
    assert len(_genoemd()) == len(set(_genoemd()))


def test_elke_genoemde_eis_heeft_een_test() -> None:
    assert set(_genoemd()) - _bewezen() == set()


def test_elke_geteste_eis_staat_in_de_lijst() -> None:
    assert _bewezen() - set(_genoemd()) == set()
