"""The yardsticks of the house: short files, short functions, types everywhere, one name for one thing."""

import ast
import statistics
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command

HUIS = Path(__file__).resolve().parent.parent
APPS = ("keten", "klanten", "werkgevers", "diagnose", "handhaving", "landkaart", "lwi_portal")
VERBODEN_NAMEN = {"helpers.py", "utils.py", "common.py"}


@cache
def _bron() -> list[Path]:
    return [p for app in APPS for p in (HUIS / app).rglob("*.py") if "migrations" not in p.parts]


@cache
def _definities() -> tuple[dict[str, int], dict[str, int]]:
    """By where they stand: of each function its lines, and of each class how many bases it has."""
    functies, klassen = {}, {}
    for bestand in _bron():
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
                lengte = (knoop.end_lineno or knoop.lineno) - knoop.lineno + 1
                functies[f"{bestand.relative_to(HUIS)}:{knoop.lineno} {knoop.name}"] = lengte
            elif isinstance(knoop, ast.ClassDef):
                klassen[f"{bestand.relative_to(HUIS)}:{knoop.lineno} {knoop.name}"] = len(knoop.bases)
    return functies, klassen


def _regels(bestanden: list[Path]) -> dict[str, int]:
    return {str(p.relative_to(HUIS)): len(p.read_text().splitlines()) for p in bestanden}


def _p90(getallen: list[int]) -> float:
    return statistics.quantiles(getallen, n=10)[-1]


def test_bestanden_zijn_kort() -> None:
    lengten = _regels(_bron())
    tests = _regels(list((HUIS / "tests").rglob("*.py")))
    assert {naam: n for naam, n in (lengten | tests).items() if n > 500} == {}
    assert _p90([n for n in lengten.values() if n]) <= 200


def test_functies_zijn_kort() -> None:
    lengten, _klassen = _definities()
    assert {naam: n for naam, n in lengten.items() if n > 60} == {}
    assert _p90(list(lengten.values())) <= 25


def test_geen_bestand_heet_naar_niets() -> None:
    assert [p for p in _bron() if p.name in VERBODEN_NAMEN] == []


def test_een_klasse_heeft_hoogstens_drie_ouders() -> None:
    _functies, ouders = _definities()
    assert {naam: n for naam, n in ouders.items() if n > 3} == {}


def test_elk_sjabloon_wordt_gebruikt() -> None:
    """A template that no view, template or tag names is dead; the packages' own overrides aside."""
    sjablonen = HUIS / "templates"
    van_pakketten = {"account", "allauth", "idp", "mfa", "django"}
    tekst = "\n".join(p.read_text() for p in [*_bron(), *sjablonen.rglob("*.html")])
    tags = "\n".join(p.read_text() for p in (HUIS / "keten" / "templatetags").glob("*.py"))
    ongebruikt = [
        str(pad)
        for p in sjablonen.rglob("*.html")
        if (pad := p.relative_to(sjablonen)).parts[0] not in van_pakketten
        and f'{pad}"' not in tekst
        and not (pad.parts[0] == "componenten" and f'toon("{pad.stem}"' in tags.replace("(\n        ", "("))
    ]
    assert set(ongebruikt) == {"429.html"}  # allauth's, for who tries too often


@pytest.mark.django_db
def test_er_ontbreekt_geen_migratie() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
