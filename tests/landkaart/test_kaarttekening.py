"""The drawing: places on the outline, marks that never cover each other, lines to satellites."""

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keten.models import Locatie
from landkaart.kaarttekening import BREED, HOOG, STRAAL, projecteer, schik, teken


@pytest.mark.parametrize(
    ("plaats", "breedte", "lengte", "x", "y"),
    [
        ("Den Helder", 52.958, 4.760, 222, 159),
        ("Groningen", 53.217, 6.567, 508, 90),
        ("Maastricht", 50.851, 5.688, 369, 698),
        ("Vlissingen", 51.443, 3.571, 34, 549),
        ("Amsterdam", 52.373, 4.893, 243, 312),
    ],
)
def test_plaats_op_de_kaart(plaats: str, breedte: float, lengte: float, x: int, y: int) -> None:
    """The expected values were read off the outline, whose coasts and borders are known."""
    assert math.dist(projecteer(breedte, lengte), (x, y)) < 4, plaats


_PUNT = st.tuples(st.integers(50, BREED - 50), st.integers(50, HOOG - 50))


@settings(deadline=None)
@given(st.lists(_PUNT, max_size=12))
def test_geen_teken_bedekt_een_ander(plekken: list[tuple[int, int]]) -> None:
    geschikt = schik(tuple(plekken))
    assert len(geschikt) == len(plekken)
    for nummer, een in enumerate(geschikt):
        for ander in geschikt[nummer + 1 :]:
            assert math.dist(een, ander) > STRAAL


def test_wie_vrij_staat_blijft_op_zijn_plek() -> None:
    assert schik(((100.0, 100.0), (300.0, 300.0))) == ((100.0, 100.0), (300.0, 300.0))


@pytest.mark.eis("L-65")
def test_een_satelliet_krijgt_een_lijn_naar_haar_ouder() -> None:
    ouder = Locatie(pk=1, naam="Gouda", breedtegraad=Decimal("52.01"), lengtegraad=Decimal("4.71"))
    kind = Locatie(
        pk=2, naam="Bodegraven", ouder=ouder, breedtegraad=Decimal("52.08"), lengtegraad=Decimal("4.75")
    )
    zonder = Locatie(pk=3, naam="Nergens")
    tekening = teken([ouder, kind, zonder])
    assert len(tekening.lijnen) == 1
    assert [punt.locatie.pk for punt in tekening.punten] == [1, 2]
    assert tekening.zonder_plek == [zonder]
