"""Looking a rule through: what is said is true, and what people get wrong is found."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keten.regels.boom import Alle, Een
from keten.regels.nakijken import kijk_na, onbekende_feiten
from keten.regels.toetsen import geldt
from keten.regels.valideren import lees
from tests.keten.regelfeiten import FEITEN, PARTNERS, PLAATSEN, bomen

JONG = {"feit": "getal", "is": "kleiner", "waarde": 20, "naam": "jong"}
OUD = {"feit": "getal", "is": "groter", "waarde": 30, "naam": "oud"}
ERGENS = {"feit": "keuze", "is": "bekend"}
IETS = {"feit": "meer", "is": "bevat_een_van", "waarde": list(PARTNERS)}
KIND = {"feit": "getal", "is": "kleiner", "waarde": 18, "naam": "kind"}


@pytest.mark.parametrize(
    ("boom", "fout", "melding"),
    [
        (
            {"een": [{"alle": [{**JONG, "naam": ""}, {**OUD, "naam": ""}], "naam": "raar"}, KIND]},
            True,
            "“raar” kan nooit gelden: leeftijd jonger dan 20 jaar en tegelijk leeftijd ouder dan 30 jaar.",
        ),
        ({"alle": [JONG, OUD]}, True, "De criteria spreken elkaar tegen"),
        ({"een": [JONG, {"niet": KIND}]}, True, "geldt voor iedereen"),
        ({"een": [JONG, KIND]}, False, "“kind” voegt niets toe: het criterium “jong” zegt het al."),
        ({"alle": [JONG, KIND]}, False, "“jong” voegt niets toe: het criterium “kind” zegt het al."),
        ({"een": [JONG, {**JONG, "naam": "nog eens"}]}, False, "“nog eens” voegt niets toe"),
        (
            {
                "alle": [
                    {"feit": "keuze", "is": "in", "waarde": list(PLAATSEN)},
                    {"niet": {"feit": "keuze", "is": "bekend"}},
                ]
            },
            True,
            "De criteria spreken elkaar tegen",
        ),
        (
            {
                "alle": [
                    {"feit": "meer", "is": "bevat", "waarde": "p1"},
                    {"niet": {"feit": "meer", "is": "bevat_een_van", "waarde": list(PARTNERS)}},
                ]
            },
            True,
            "De criteria spreken elkaar tegen",
        ),
    ],
)
def test_wat_niet_kan_of_niets_toevoegt_wordt_gezegd(boom: dict[str, Any], fout: bool, melding: str) -> None:
    (bevinding,) = kijk_na(lees(boom, FEITEN))
    assert bevinding.fout is fout
    assert melding in bevinding.melding


def test_een_regel_die_naar_haar_eigen_uitkomst_vraagt_draait_in_een_kring() -> None:
    feiten = {"keuze": replace(FEITEN["keuze"], uitkomst_van="routering")}
    knoop = lees({"een": [{"feit": "keuze", "is": "gelijk", "waarde": "Ede"}]}, feiten)
    assert "in een kring" in kijk_na(knoop, soort="routering")[0].melding
    assert kijk_na(knoop, soort="herdiagnose") == []


def test_feiten_die_er_niet_meer_zijn_worden_genoemd() -> None:
    boom = {"een": [{"niet": {"feit": "schoenmaat", "is": "bekend"}}, {"feit": "getal", "is": "bekend"}]}
    assert onbekende_feiten(boom, FEITEN) == ["schoenmaat"]


_WAARDEN = st.fixed_dictionaries(
    {
        "getal": st.none() | st.decimals(-10, 1000, places=2),
        "janee": st.none() | st.booleans(),
        "keuze": st.none() | st.sampled_from(PLAATSEN),
        "datum": st.none() | st.dates(),
        "meer": st.none() | st.frozensets(st.sampled_from(PARTNERS)),
    }
)


@pytest.mark.eis("D-11")
@settings(max_examples=30, deadline=None)
@given(boom=bomen, mensen=st.lists(_WAARDEN, min_size=5, max_size=10))
def test_wat_over_een_regel_gezegd_wordt_is_voor_iedereen_waar(
    boom: dict[str, Any], mensen: list[dict[str, Any]]
) -> None:
    knoop = lees(boom, FEITEN)
    delen = knoop.delen if isinstance(knoop, Alle | Een) else (knoop,)
    for bevinding in kijk_na(knoop):
        for mens in mensen:
            if "kan nooit gelden" in bevinding.melding:
                assert not geldt(delen[bevinding.delen[0]], mens)
            elif "spreken elkaar tegen" in bevinding.melding:
                assert not geldt(knoop, mens)
            elif "voor iedereen" in bevinding.melding:
                assert geldt(knoop, mens)
            elif isinstance(knoop, Alle | Een):
                rest = tuple(deel for n, deel in enumerate(delen) if n != bevinding.delen[0])
                assert geldt(type(knoop)(rest), mens) == geldt(knoop, mens)
