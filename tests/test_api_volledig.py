"""What the API can do beside the screens: never more, and less only where a reason stands for it."""

import ast
import pathlib

import pytest

from tests.api_verschillen import ALLEEN_OP_SCHERM

APPS = ("klanten", "diagnose", "werkgevers", "handhaving", "landkaart", "keten")
_GEEN_DOMEIN = {"models", "forms", "views", "api", "migrations", "urls", "management", "templatetags"}


def _schrijvers() -> set[str]:
    """The public functions of all floors that write in a transaction, by module and name."""
    return {
        ".".join((*pad.with_suffix("").parts, functie.name))
        for app in APPS
        for pad in pathlib.Path(app).rglob("*.py")
        if not _GEEN_DOMEIN & set(pad.parts)
        for functie in ast.parse(pad.read_text()).body
        if isinstance(functie, ast.FunctionDef) and not functie.name.startswith("_")
        if any("atomic" in ast.unparse(merk) for merk in functie.decorator_list)
    }


def _gebruikt(map_: str) -> set[str]:
    """What the files in a folder of every floor use of other modules, in full."""
    return {
        naam for app in APPS for pad in pathlib.Path(app, map_).rglob("*.py") for naam in _van_bestand(pad)
    }


def _van_bestand(pad: pathlib.Path) -> set[str]:
    boom = ast.parse(pad.read_text())
    namen = {
        deel.asname or deel.name: f"{regel.module}.{deel.name}"
        for regel in ast.walk(boom)
        if isinstance(regel, ast.ImportFrom)
        for deel in regel.names
    }
    uit = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, (ast.Name, ast.Attribute)):
            kop, punt, rest = ast.unparse(knoop).partition(".")
            if kop in namen:
                uit.add(f"{namen[kop]}{punt}{rest}")
    return uit


def _genoemd() -> set[str]:
    """The list of differences, by module and name."""
    functies, module = set(), ""
    for woord in " ".join(ALLEEN_OP_SCHERM.values()).split():
        if woord.endswith(":"):
            module = woord.removesuffix(":")
        else:
            functies.add(f"{module}.{woord}")
    return functies


@pytest.mark.eis("X-82")
def test_wat_het_scherm_kan_en_de_api_niet_is_met_reden_genoemd() -> None:
    schrijvers = _schrijvers()
    scherm, api = schrijvers & _gebruikt("views"), schrijvers & _gebruikt("api")
    assert len(api) > 50
    assert not api - scherm, f"de API kan meer dan het scherm: {sorted(api - scherm)}"
    genoemd = _genoemd()
    nieuw, oud = sorted(scherm - api - genoemd), sorted(genoemd - (scherm - api))
    assert not nieuw, f"zet dit ook in de API, of met een reden in tests/api_verschillen.py: {nieuw}"
    assert not oud, f"haal dit uit tests/api_verschillen.py, want het scherm heeft het niet alleen: {oud}"
