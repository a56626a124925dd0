"""The yardsticks of the house: short files, short functions, types everywhere, one name for one thing."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

HUIS = Path(__file__).resolve().parent.parent
APPS = ("keten", "klanten", "werkgevers", "diagnose", "handhaving", "landkaart", "lwi_portal")
VERBODEN_NAMEN = {"helpers.py", "utils.py", "common.py"}


def _bron() -> list[Path]:
    return [p for app in APPS for p in (HUIS / app).rglob("*.py") if "migrations" not in p.parts]


def _functies() -> Iterator[tuple[str, int]]:
    for bestand in _bron():
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
                lengte = (knoop.end_lineno or knoop.lineno) - knoop.lineno + 1
                yield f"{bestand.relative_to(HUIS)}:{knoop.name}", lengte


def _p90(getallen: list[int]) -> float:
    return statistics.quantiles(getallen, n=10)[-1]


def test_bestanden_zijn_kort() -> None:
    lengten = {str(p.relative_to(HUIS)): len(p.read_text().splitlines()) for p in _bron()}
    assert {naam: n for naam, n in lengten.items() if n > 500} == {}
    assert _p90([n for n in lengten.values() if n]) <= 200


def test_functies_zijn_kort() -> None:
    lengten = dict(_functies())
    assert {naam: n for naam, n in lengten.items() if n > 60} == {}
    assert _p90(list(lengten.values())) <= 25


def test_geen_bestand_heet_naar_niets() -> None:
    assert [p for p in _bron() if p.name in VERBODEN_NAMEN] == []


def test_een_klasse_heeft_hoogstens_drie_ouders() -> None:
    te_veel = [
        f"{p.relative_to(HUIS)}:{knoop.name}"
        for p in _bron()
        for knoop in ast.walk(ast.parse(p.read_text()))
        if isinstance(knoop, ast.ClassDef) and len(knoop.bases) > 3
    ]
    assert te_veel == []


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
