"""The style sheet: colours that can be read, no property without a value, nothing fetched from elsewhere."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = Path(settings.BASE_DIR) / "frontend" / "tokens.css"
STIJL = Path(settings.BASE_DIR) / "assets" / "dist" / "portaal.css"

TEKST = 4.5  # WCAG 2.2, 1.4.3
VORM = 3.0  # WCAG 2.2, 1.4.11

PAREN = [
    ("inkt", "vlak", TEKST),
    ("inkt", "grond", TEKST),
    ("inkt", "accent-zacht", TEKST),
    ("inkt-zacht", "vlak", TEKST),
    ("inkt-zacht", "grond", TEKST),
    ("inkt-zacht", "accent-zacht", TEKST),
    ("accent", "vlak", TEKST),
    ("accent", "grond", TEKST),
    ("accent", "accent-zacht", TEKST),
    ("accent-donker", "accent-zacht", TEKST),
    ("op-accent", "accent", TEKST),
    ("op-accent", "accent-donker", TEKST),
    ("op-balk", "balk", TEKST),
    ("op-balk", "balk-actief", TEKST),
    ("vlak", "fout", TEKST),
    ("vlak", "goed", TEKST),
    ("focus", "merk", TEKST),
    ("focus", "let-op-vlak", TEKST),
    ("fout", "vlak", TEKST),
    *(
        (f"{soort}-tekst", f"{soort}-zacht", TEKST)
        for soort in ("neutraal", "goed", "let-op", "fout", "info")
    ),
    ("let-op", "vlak", VORM),
    ("goed", "vlak", VORM),
    ("lijn-sterk", "vlak", VORM),
    ("lijn-sterk", "grond", VORM),
    ("focus", "vlak", VORM),
    ("focus", "grond", VORM),
    ("merk", "balk-actief", VORM),
    *(
        (f"lk-{kleur}", land, VORM)
        for kleur in ("rood", "oranje", "blauw", "groen", "leeg", "steun-1", "steun-2", "steun-3")
        for land in ("vlak", "grond", "grond-sterk")
    ),
]


@cache
def kleuren() -> dict[str, tuple[float, ...]]:
    """The colours of the brand as red, green and blue between 0 and 1."""
    gevonden = re.findall(r"--lwi-([\w-]+): #([0-9a-f]{3,6});", TOKENS.read_text())
    hex6 = {naam: code if len(code) == 6 else "".join(2 * teken for teken in code) for naam, code in gevonden}
    return {naam: tuple(int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)) for naam, code in hex6.items()}


def helderheid(naam: str) -> float:
    """Relative luminance as WCAG defines it."""
    rood, groen, blauw = (
        k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kleuren()[naam]
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


@pytest.mark.parametrize(("voor", "achter", "minstens"), PAREN)
def test_kleuren_die_op_elkaar_staan_zijn_te_lezen(voor: str, achter: str, minstens: float) -> None:
    licht, donker = sorted((helderheid(voor), helderheid(achter)), reverse=True)
    assert (licht + 0.05) / (donker + 0.05) >= minstens


def test_elke_eigenschap_van_een_onderdeel_heeft_een_waarde() -> None:
    css = STIJL.read_text()
    gegeven = set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", css))
    gebruikt = set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", css))
    assert gebruikt
    assert gebruikt - gegeven == set()


def test_de_pagina_haalt_niets_van_een_andere_plaats() -> None:
    adressen = re.findall(r"url\(([^)]*)\)", STIJL.read_text())
    elders = [
        adres for adres in adressen if not adres.strip("\"'").startswith(("./letter/", "data:image/svg"))
    ]
    assert adressen
    assert elders == []
