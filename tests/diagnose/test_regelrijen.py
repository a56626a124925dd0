"""Rules as rows: what people type becomes the rule that they mean, and back."""

import datetime
from typing import Any

import pytest
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from diagnose.regels.rijen import Rij, als_boom, als_rijen, lees_rij
from diagnose.regels.tekst import in_woorden
from diagnose.regels.waarden import Onleesbaar, hulp
from keten.regels.boom import OPERATOREN, Operator
from keten.regels.feiten import Feit, Soort
from keten.regels.valideren import lees

SITUATIES = (
    ("werkloos", "werkloos"),
    ("werkend", "werkend, zoekt ander of meer werk"),
    ("school", "komt van school"),
)
FEITEN = {
    feit.code: feit
    for feit in (
        Feit("leeftijd", "leeftijd", Soort.GETAL, F("x"), eenheid="jaar", minder="jonger dan"),
        Feit("sinds", "werkloos sinds", Soort.DATUM, F("x")),
        Feit("diploma", "startkwalificatie", Soort.JANEE, F("x"), uitleg="Havo of meer."),
        Feit("situatie", "situatie", Soort.KEUZE, F("x"), keuzes=SITUATIES),
        Feit("regimes", "uitkeringen", Soort.MEERKEUZE, F("x"), keuzes=(("ww", "WW"), ("wwb", "WWB"))),
    )
}


def waarde(feit: str, vergelijking: str, tekst: str) -> Any:
    """What a typed value becomes in the rule."""
    return lees_rij(Rij("c", feit, vergelijking, tekst), FEITEN).get("waarde")


@pytest.mark.parametrize(
    ("feit", "vergelijking", "tekst", "wordt"),
    [
        ("leeftijd", "kleiner", "23", 23),
        ("leeftijd", "gelijk", " 1,5 ", 1.5),
        ("leeftijd", "gelijk", "1.5", 1.5),
        ("leeftijd", "groter", "1.250", 1250),
        ("leeftijd", "groter", "-3", -3),
        ("leeftijd", "tussen", "18 en 27", [18, 27]),
        ("leeftijd", "tussen", "18 t/m 27", [18, 27]),
        ("leeftijd", "bekend", "", None),
        ("leeftijd", "bekend", "wat er ook staat", None),
        ("sinds", "kleiner", "31-01-2026", "2026-01-31"),
        ("sinds", "tussen", "1/1/2026 tot en met 2026-02-01", ["2026-01-01", "2026-02-01"]),
        ("diploma", "gelijk", "Nee", False),
        ("diploma", "gelijk", "JA", True),
        ("situatie", "gelijk", "Komt van school", "school"),
        ("situatie", "gelijk", "school", "school"),
        ("situatie", "in", "werkend, zoekt ander of meer werk, werkloos", ["werkend", "werkloos"]),
        ("situatie", "in", "werkloos of komt van school", ["werkloos", "school"]),
        ("regimes", "bevat", "wwb", "wwb"),
        ("regimes", "bevat_een_van", "WW; WWB", ["ww", "wwb"]),
        ("regimes", "bevat_een_van", "WW, en WWB, WW", ["ww", "wwb"]),
    ],
)
def test_wat_iemand_typt_wordt_gelezen(feit: str, vergelijking: str, tekst: str, wordt: Any) -> None:
    assert waarde(feit, vergelijking, tekst) == wordt


@pytest.mark.parametrize(
    ("feit", "vergelijking", "tekst", "veld", "melding"),
    [
        ("schoenmaat", "gelijk", "44", "feit", "Dit feit bestaat niet."),
        ("leeftijd", "bevat", "3", "vergelijking", "Dit past niet bij leeftijd. Kies “is”, “is niet”"),
        ("leeftijd", "xyz", "3", "vergelijking", "past niet"),
        ("leeftijd", "gelijk", "jong", "waarde", "Vul een getal in"),
        ("leeftijd", "gelijk", "", "waarde", "Vul in: een getal (jaar)."),
        ("leeftijd", "gelijk", "NaN", "waarde", "Vul een getal in"),
        ("leeftijd", "gelijk", "9999999999999", "waarde", "te groot"),
        ("leeftijd", "gelijk", "1,123456789", "waarde", "cijfers achter de komma"),
        ("leeftijd", "tussen", "18", "waarde", "twee waarden"),
        ("leeftijd", "tussen", "27 en 18", "waarde", "laagste waarde vooraan"),
        ("sinds", "kleiner", "31-02-2026", "waarde", "bestaat niet"),
        ("sinds", "kleiner", "gisteren", "waarde", "dag-maand-jaar"),
        ("diploma", "gelijk", "misschien", "waarde", "Vul ja of nee in."),
        (
            "situatie",
            "gelijk",
            "werkeloos",
            "waarde",
            "“werkeloos” is geen keuze bij situatie. Bedoelt u “werkloos”?",
        ),
        ("regimes", "bevat_een_van", "WW, AOW", "waarde", "“AOW” is geen keuze bij uitkeringen."),
        ("regimes", "bevat_een_van", " , ", "waarde", "lijst van 1 tot"),
    ],
)
def test_wat_niet_past_wordt_uitgelegd_bij_het_veld(
    feit: str, vergelijking: str, tekst: str, veld: str, melding: str
) -> None:
    with pytest.raises(Onleesbaar) as fout:
        lees_rij(Rij("c", feit, vergelijking, tekst), FEITEN)
    assert list(fout.value.message_dict) == [veld]
    assert melding in fout.value.message_dict[veld][0]


def test_zelfde_criterium_geldt_samen_en_van_de_criteria_is_een_genoeg() -> None:
    rijen = [
        Rij("Jong", "leeftijd", "kleiner", "23"),
        Rij("Schuld", "regimes", "bevat", "WW"),
        Rij("jong", "diploma", "gelijk", "nee"),
    ]
    boom = als_boom([(rij.criterium, lees_rij(rij, FEITEN)) for rij in rijen], naam="Reden")
    jong = {"feit": "leeftijd", "is": "kleiner", "waarde": 23}
    assert boom == {
        "een": [
            {"alle": [jong, {"feit": "diploma", "is": "gelijk", "waarde": False}], "naam": "Jong"},
            {"feit": "regimes", "is": "bevat", "waarde": "ww", "naam": "Schuld"},
        ],
        "naam": "Reden",
    }


@pytest.mark.parametrize(
    "boom",
    [
        {"niet": {"een": [{"feit": "leeftijd", "is": "bekend"}]}},
        {"alle": []},
        {"een": [{"een": [{"feit": "leeftijd", "is": "bekend"}]}]},
        {"een": [{"alle": [{"een": [{"feit": "leeftijd", "is": "bekend"}]}]}]},
        {"een": [{"alle": [{"feit": "leeftijd", "is": "bekend", "naam": "eigen naam"}]}]},
    ],
)
def test_een_boom_met_een_andere_vorm_past_niet_in_rijen(boom: dict[str, Any]) -> None:
    assert als_rijen(lees(boom, FEITEN)) is None


def test_criteria_zonder_of_met_dezelfde_naam_blijven_van_elkaar_gescheiden() -> None:
    conditie = {"feit": "leeftijd", "is": "kleiner", "waarde": 23}
    boom = {"een": [conditie, {**conditie, "naam": "Jong"}, {**conditie, "naam": "jong"}]}
    rijen = als_rijen(lees(boom, FEITEN))
    assert rijen is not None
    assert [rij.criterium for rij in rijen.rijen] == ["Leeftijd: jonger dan 23 jaar", "Jong", "jong (2)"]


_VASTE_WAARDEN = {
    "leeftijd": st.integers(-100, 10**6) | st.decimals(0, 1000, places=2).map(float),
    "sinds": st.dates(datetime.date(1900, 1, 1)).map(lambda dag: dag.isoformat()),
    "diploma": st.booleans(),
    "situatie": st.sampled_from([code for code, _ in SITUATIES]),
    "regimes": st.sampled_from(["ww", "wwb"]),
}


@st.composite
def _condities(trek: st.DrawFn) -> dict[str, Any]:
    feit = trek(st.sampled_from(list(FEITEN)))
    operator = trek(st.sampled_from(OPERATOREN[FEITEN[feit].soort]))
    conditie = {"feit": feit, "is": operator.value}
    los = _VASTE_WAARDEN[feit]
    if operator is Operator.TUSSEN:
        return {**conditie, "waarde": sorted([trek(los), trek(los)])}
    if operator in (Operator.IN, Operator.BEVAT_EEN_VAN):
        return {**conditie, "waarde": trek(st.lists(los, min_size=1, max_size=3, unique=True))}
    return conditie if operator.zonder_waarde else {**conditie, "waarde": trek(los)}


_NAMEN = st.lists(
    st.sampled_from(["Jong", "Oud", "Schuld", "Zorg", "Ziek"]), min_size=1, max_size=4, unique=True
)


@st.composite
def _vlakke_bomen(trek: st.DrawFn) -> dict[str, Any]:
    buiten, binnen = trek(st.sampled_from([("een", "alle"), ("alle", "een")]))
    los = _condities() | _condities().map(lambda conditie: {"niet": conditie})
    delen: list[dict[str, Any]] = []
    for naam in trek(_NAMEN):
        condities = trek(st.lists(los, min_size=1, max_size=3))
        delen.append({**(condities[0] if len(condities) == 1 else {binnen: condities}), "naam": naam})
    if buiten == "alle" and all(binnen not in deel for deel in delen):
        delen.append({binnen: [trek(los), trek(los)], "naam": "Anders"})
    return {buiten: delen, "naam": "Reden"}


@pytest.mark.eis("D-11")
@given(_vlakke_bomen())
def test_een_regel_in_rijen_en_terug_is_dezelfde_regel(boom: dict[str, Any]) -> None:
    knoop = lees(boom, FEITEN)
    rijen = als_rijen(knoop)
    assert rijen is not None
    criteria = [(rij.criterium, lees_rij(rij, FEITEN)) for rij in rijen.rijen]
    terug = als_boom(criteria, naam="Reden", opbouw=rijen.opbouw)
    assert lees(terug, FEITEN) == knoop


def test_een_regel_in_woorden_leest_als_een_zin() -> None:
    jong = {"feit": "leeftijd", "is": "kleiner", "waarde": 23}
    boom = {
        "een": [
            {"alle": [jong, {"feit": "diploma", "is": "gelijk", "waarde": False}], "naam": "Jongere"},
            {"niet": {"een": [jong, {"feit": "regimes", "is": "bevat", "waarde": "ww"}]}},
            {"alle": []},
            {"een": []},
        ],
        "naam": "Reden",
    }
    tekst = in_woorden(boom, FEITEN)
    assert (tekst.naam, tekst.tekst) == ("Reden", "minstens één hiervan geldt:")
    jongere, niet, altijd, nooit = tekst.delen
    assert jongere.naam == "Jongere"
    assert jongere.tekst == "leeftijd: jonger dan 23 jaar en startkwalificatie: nee"
    assert niet.tekst == "dit geldt niet:"
    assert niet.delen[0].tekst == "leeftijd: jonger dan 23 jaar of uitkeringen: WW"
    assert (altijd.tekst, nooit.tekst) == ("altijd", "nooit")


def test_bij_elk_feit_staat_wat_u_kunt_invullen() -> None:
    assert hulp(FEITEN["leeftijd"]) == "Een getal (jaar)."
    assert hulp(FEITEN["diploma"]) == "Ja of nee. Havo of meer."
    assert hulp(FEITEN["regimes"]) == "Kies uit: WW; WWB."
