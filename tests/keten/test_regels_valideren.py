"""A rule with a mistake is refused, with words that its author understands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keten.regels.boom import MAX_DIEPTE, MAX_KNOPEN, gebruikte_feiten
from keten.regels.valideren import OngeldigeBoom, lees, valideer
from tests.keten.regelfeiten import FEITEN, bomen

Boom = dict[str, Any]

GOED: Boom = {"feit": "getal", "is": "kleiner", "waarde": 27}


def conditie(feit: str, operator: str, *waarde: object) -> dict[str, Any]:
    """A condition as JSON, with or without a value."""
    return {"feit": feit, "is": operator, **({"waarde": waarde[0]} if waarde else {})}


@pytest.mark.parametrize(
    ("boom", "pad", "melding"),
    [
        (None, "", "hoort een voorwaarde"),
        ([], "", "hoort een voorwaarde"),
        ("alle", "", "hoort een voorwaarde"),
        ({}, "", "precies een van"),
        ({"naam": "x"}, "", "precies een van"),
        ({"alle": [], "een": []}, "", "precies een van"),
        ({"alle": {}}, "alle", "lijst van voorwaarden"),
        ({"alle": [GOED, 3]}, "alle.1", "hoort een voorwaarde"),
        ({"niet": [GOED]}, "niet", "hoort een voorwaarde"),
        (
            {"een": [{"niet": conditie("schoenmaat", "bekend")}]},
            "een.0.niet.feit",
            "“schoenmaat” bestaat niet",
        ),
        ({"feit": ["getal"], "is": "bekend"}, "feit", "bestaat niet"),
        ({**GOED, "of": 3}, "", "“of” bestaat niet"),
        ({"alle": [], "feiten": 3}, "", "“feiten” bestaat niet"),
        ({**GOED, "naam": 3}, "naam", "Een naam is een tekst"),
        ({**GOED, "naam": "a\nb"}, "naam", "Een naam is een tekst"),
        ({**GOED, "naam": "a" * 121}, "naam", "Een naam is een tekst"),
        ({"feit": "getal", "waarde": 3}, "is", "leeftijd: kies een van gelijk"),
        (conditie("getal", "lijkt_op", 3), "is", "leeftijd: kies een van gelijk"),
        (conditie("getal", "bevat", 3), "is", "leeftijd: kies een van gelijk"),
        (conditie("janee", "kleiner", True), "is", "startkwalificatie: kies een van gelijk"),
        (conditie("getal", "kleiner"), "waarde", "waarmee leeftijd vergeleken"),
        (conditie("getal", "bekend", 3), "waarde", "hoort geen waarde"),
        (conditie("getal", "kleiner", "27"), "waarde", "leeftijd: geef een getal"),
        (conditie("getal", "kleiner", True), "waarde", "leeftijd: geef een getal"),
        (conditie("getal", "kleiner", float("nan")), "waarde", "leeftijd: geef een getal"),
        (conditie("getal", "kleiner", float("inf")), "waarde", "te groot"),
        (conditie("getal", "kleiner", 10**5000), "waarde", "te groot"),
        (conditie("getal", "kleiner", 1e-9), "waarde", "cijfers achter de komma"),
        (conditie("getal", "tussen", 3), "waarde", "lijst van 1 tot"),
        (conditie("getal", "tussen", [3]), "waarde", "twee waarden, de laagste eerst"),
        (conditie("getal", "tussen", [4, 3]), "waarde", "twee waarden, de laagste eerst"),
        (conditie("getal", "tussen", [3, "4"]), "waarde", "leeftijd: geef een getal"),
        (conditie("janee", "gelijk", 1), "waarde", "startkwalificatie: kies ja of nee"),
        (conditie("keuze", "gelijk", "Parijs"), "waarde", "de keuze “Parijs” bestaat niet"),
        (conditie("keuze", "in", []), "waarde", "lijst van 1 tot"),
        (conditie("keuze", "in", ["Ede"] * 101), "waarde", "lijst van 1 tot"),
        (conditie("keuze", "in", ["Ede", None]), "waarde", "de keuze dat hier staat bestaat niet"),
        (conditie("meer", "bevat_een_van", ["p1", "p9"]), "waarde", "de keuze “p9” bestaat niet"),
        (conditie("datum", "kleiner", "2026-02-30"), "waarde", "datum die bestaat"),
        (conditie("datum", "kleiner", "20260201"), "waarde", "datum die bestaat"),
        (conditie("datum", "kleiner", 20260201), "waarde", "datum die bestaat"),
    ],
)
def test_een_fout_wordt_genoemd_op_haar_plaats(boom: object, pad: str, melding: str) -> None:
    [fout] = valideer(boom, FEITEN)
    assert fout.pad == pad
    assert melding in fout.melding
    assert melding in str(fout)


def test_alle_fouten_worden_in_een_keer_genoemd() -> None:
    boom = {"alle": [conditie("schoenmaat", "bekend"), GOED, conditie("getal", "kleiner", "x"), 7]}
    assert [fout.pad for fout in valideer(boom, FEITEN)] == ["alle.0.feit", "alle.2.waarde", "alle.3"]
    with pytest.raises(OngeldigeBoom) as geweigerd:
        lees(boom, FEITEN)
    assert len(geweigerd.value.fouten) == 3


def test_een_te_diepe_regel_wordt_geweigerd() -> None:
    boom: Boom = GOED
    for _ in range(MAX_DIEPTE - 1):
        boom = {"niet": boom}
    assert not valideer(boom, FEITEN)
    [fout] = valideer({"niet": boom}, FEITEN)
    assert "lagen diep" in fout.melding


def test_een_te_grote_regel_wordt_geweigerd() -> None:
    assert not valideer({"alle": [GOED] * (MAX_KNOPEN - 1)}, FEITEN)
    [fout] = valideer({"alle": [GOED] * 100_000}, FEITEN)
    assert f"meer dan {MAX_KNOPEN}" in fout.melding


@given(bomen)
def test_een_goede_regel_heeft_geen_fouten_en_vraagt_bekende_feiten(boom: Boom) -> None:
    assert valideer(boom, FEITEN) == []
    assert gebruikte_feiten(lees(boom, FEITEN)).keys() <= FEITEN.keys()


sleutels = st.sampled_from(["alle", "een", "niet", "feit", "is", "waarde", "naam"]) | st.text(max_size=3)
losse = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([*FEITEN, "gelijk", "tussen", "in", "bevat", "p1", "2026-01-01"])
)
json = st.recursive(
    losse,
    lambda delen: st.lists(delen, max_size=4) | st.dictionaries(sleutels, delen, max_size=4),
    max_leaves=25,
)
bijna = st.recursive(
    st.fixed_dictionaries(
        {"feit": st.sampled_from(list(FEITEN))},
        optional={"is": losse, "waarde": losse | st.lists(losse, max_size=3), "naam": losse},
    ),
    lambda delen: st.dictionaries(
        st.sampled_from(["alle", "een", "niet"]), delen | st.lists(delen | losse, max_size=3), max_size=2
    ),
    max_leaves=8,
)


@given(json | bijna)
def test_geen_enkele_json_laat_de_controle_vallen(boom: object) -> None:
    fouten = valideer(boom, FEITEN)
    assert all(fout.melding.isprintable() for fout in fouten)
    if not fouten:
        lees(boom, FEITEN)
