"""Scoring and checking questionnaires: the database counts as Python does, and mistakes are told."""

import copy
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnose.models import Afname
from diagnose.toetsen import competenties, keuren, scoren, vragen
from diagnose.toetsen.antwoordfeiten import lees_waarden
from diagnose.toetsen.invullen import als_waarden, getoond
from keten.regels.boom import OPERATOREN, Operator
from keten.regels.feiten import Soort
from keten.regels.uitleg import leg_uit
from keten.tijd import vandaag
from klanten.models import Klant
from tests.fabriek import RegimeFabriek
from tests.fabriek.toetsen import maak_toets

_KEUZES = [{"code": code, "tekst": code} for code in ("a", "b", "c")]
_VRAGEN: list[dict[str, Any]] = [
    {"code": "ja", "tekst": "Ja of nee?", "soort": "janee"},
    {"code": "een", "tekst": "Een?", "soort": "keuze", "keuzes": _KEUZES},
    {"code": "meer", "tekst": "Meer?", "soort": "meerkeuze", "keuzes": _KEUZES},
    {"code": "getal", "tekst": "Hoeveel?", "soort": "getal", "van": 0, "tot": 100},
    {"code": "schaal", "tekst": "Hoe graag?", "soort": "schaal"},
    {"code": "los", "tekst": "Wat nog?", "soort": "tekst"},
]
_KEUZE = st.sampled_from(["a", "b", "c"])
_WAARDEN: dict[str, tuple[Soort, st.SearchStrategy[Any]]] = {
    "antwoord_ja": (Soort.JANEE, st.booleans()),
    "antwoord_een": (Soort.KEUZE, _KEUZE),
    "antwoord_meer": (Soort.MEERKEUZE, _KEUZE),
    "antwoord_getal": (Soort.GETAL, st.sampled_from([0, 3, 50, 99, 100])),
    "antwoord_schaal": (Soort.GETAL, st.integers(1, 5)),
    "leeftijd": (Soort.GETAL, st.sampled_from([18, 26, 27, 67, 26.5])),
    "heeft_startkwalificatie": (Soort.JANEE, st.booleans()),
    "regimes": (Soort.MEERKEUZE, st.sampled_from(["ww", "wwb", "ioaw"])),
}
"""What a rule can ask, with values of which some are exactly what results hold."""


@st.composite
def _condities(draw: st.DrawFn) -> dict[str, Any]:
    """A fact with any operator that it knows."""
    feit = draw(st.sampled_from(sorted(_WAARDEN)))
    soort, waarden = _WAARDEN[feit]
    operator = draw(st.sampled_from(OPERATOREN[soort]))
    conditie: dict[str, Any] = {"feit": feit, "is": operator.value}
    if operator is Operator.TUSSEN:
        conditie["waarde"] = sorted((draw(waarden), draw(waarden)))
    elif operator in (Operator.IN, Operator.BEVAT_EEN_VAN):
        conditie["waarde"] = draw(st.lists(waarden, min_size=1, max_size=2))
    elif not operator.zonder_waarde:
        conditie["waarde"] = draw(waarden)
    return conditie


_BOOM = st.recursive(
    _condities(),
    lambda deel: st.one_of(
        st.builds(lambda d: {"alle": d}, st.lists(deel, max_size=3)),
        st.builds(lambda d: {"een": d}, st.lists(deel, max_size=3)),
        st.builds(lambda d: {"niet": d}, deel),
    ),
    max_leaves=5,
)
_REGEL = st.fixed_dictionaries(
    {
        "naam": st.just("Regel"),
        "gebied": st.sampled_from(["kunnen", "willen"]),
        "boom": _BOOM,
        "punten": st.integers(-5, 5),
    },
    optional={"regimes": st.just(["ww", "wwb"])},
)
_ANTWOORDEN = st.fixed_dictionaries(
    {},
    optional={
        "ja": st.booleans(),
        "een": _KEUZE,
        "meer": st.lists(_KEUZE, unique=True),
        "getal": st.sampled_from([0, 3, 4, 50, 99, 100]),
        "schaal": st.integers(1, 5),
        "los": st.just("zomaar"),
    },
)
_VAN_KLANT = st.fixed_dictionaries(
    {},
    optional={
        "leeftijd": st.sampled_from([18, 26, 27, 28, 67]),
        "heeft_startkwalificatie": st.booleans(),
        "regimes": st.lists(st.sampled_from(["ww", "wwb", "ioaw"]), unique=True),
    },
)
_UITKOMSTEN = [
    {"code": "laag", "naam": "laag", "van": None, "tot": 0},
    {"code": "hoog", "naam": "hoog", "van": 1, "tot": None},
]


@pytest.mark.eis("D-39", "D-44")
@pytest.mark.usefixtures("regimes")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    regels=st.lists(_REGEL, min_size=1, max_size=6),
    sets=st.lists(st.tuples(_ANTWOORDEN, _VAN_KLANT), min_size=10, max_size=20),
)
def test_de_database_telt_punten_zoals_python(
    klant: Klant, leeg: Any, regels: list[dict[str, Any]], sets: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    lijst = vragen.lees(_VRAGEN, regels, _UITKOMSTEN)
    toets, versie = leeg
    rijen = Afname.objects.bulk_create(
        Afname(
            klant=klant,
            toets=toets,
            toetsversie=versie,
            stand="afgerond",
            afgerond_op=timezone.now(),
            punten=0,
            geldig_tot=vandaag(),
            waarden={**als_waarden(lijst, antwoorden), **van_klant},
        )
        for antwoorden, van_klant in sets
    )
    uit_sql = scoren.herscoor(lijst, Afname.objects.filter(pk__in=[rij.pk for rij in rijen])).in_bulk()
    laagste, hoogste = keuren.bereik(lijst)
    feiten = lijst.feiten()
    for rij in rijen:
        score = scoren.bereken(lijst, rij.waarden)
        assert (uit_sql[rij.pk].score, uit_sql[rij.pk].band) == (score.punten, score.uitkomst.code)  # type: ignore[attr-defined, union-attr]
        assert sum(deel["punten"] for deel in score.bijdragen) == score.punten
        assert sum(score.gebieden.values()) == score.punten
        bekend = lees_waarden(rij.waarden, feiten)
        uitgelegd = [r for r in lijst.regels if leg_uit(r.hele_boom, bekend, feiten).uitkomst]
        assert [(d["gebied"], d["punten"]) for d in score.bijdragen] == [
            (r.gebied, r.punten) for r in uitgelegd
        ]
        assert laagste <= score.punten <= hoogste


@pytest.fixture
def regimes(db: None) -> None:
    """The schemes that a scoring rule can be limited to."""
    for code in ("ww", "wwb", "ioaw"):
        RegimeFabriek(code=code)


@pytest.fixture
def leeg(db: None) -> tuple[Any, Any]:
    """A test to hang results on."""
    toets = maak_toets()
    return toets, toets.versies.get()


@given(_ANTWOORDEN)
@settings(max_examples=25)
def test_een_antwoord_dat_niet_meer_geldt_telt_niet_mee(antwoorden: dict[str, Any]) -> None:
    keten = copy.deepcopy(_VRAGEN)
    keten[1]["toon"] = {"feit": "antwoord_ja", "is": "gelijk", "waarde": True}
    keten[2]["toon"] = {"feit": "antwoord_een", "is": "gelijk", "waarde": "a"}
    lijst = vragen.lees(keten, [], [])
    codes = {vraag.code for vraag in getoond(lijst, antwoorden)}
    assert ("een" in codes) is (antwoorden.get("ja") is True)
    assert ("meer" in codes) is (antwoorden.get("ja") is True and antwoorden.get("een") == "a")
    assert set(als_waarden(lijst, antwoorden)) <= {f"antwoord_{code}" for code in codes}


def _toon(feit: str) -> dict[str, Any]:
    return {"feit": f"antwoord_{feit}", "is": "bekend"}


def _regel(feit: str, punten: int, **velden: Any) -> dict[str, Any]:
    return {"naam": "R", "gebied": "g", "boom": {"feit": feit, "is": "bekend"}, "punten": punten, **velden}


def _uit(code: str, van: int | None, tot: int | None) -> dict[str, Any]:
    return {"code": code, "naam": code, "van": van, "tot": tot}


@pytest.mark.parametrize(
    ("toon", "regels", "uitkomsten", "melding"),
    [
        ({0: "een", 1: "ja"}, [], [], "Vraag 1: Deze vraag en vraag 2 wachten op elkaar."),
        ({1: "een"}, [], [], "Vraag 2: De vraag wacht op haar eigen antwoord en komt dus nooit."),
        ({0: "getal"}, [], [], "Vraag 1: De vraag hangt af van vraag 4, die later komt."),
        (
            {1: "weg"},
            [],
            [],
            "Vraag 2: wanneer deze vraag komt: Het feit “antwoord_weg” bestaat niet.",
        ),
        ({1: "los"}, [], [], "Vraag 2: wanneer deze vraag komt: Het feit “antwoord_los” bestaat niet."),
        ({}, [_regel("nationaliteit", 1)], [], "Puntenregel 1: Het feit “nationaliteit” bestaat niet."),
        (
            {},
            [_regel("antwoord_ja", 2)],
            [_uit("a", None, 1), _uit("b", 1, None)],
            "Uitkomst 2: Deze scores vallen samen met die van uitkomst 1.",
        ),
        (
            {},
            [_regel("antwoord_ja", 2)],
            [_uit("a", None, 0), _uit("b", 1, 2), _uit("c", 3, None)],
            "Uitkomst 3: Deze uitkomst komt nooit voor: een score ligt tussen 0 en 2.",
        ),
        (
            {},
            [_regel("antwoord_ja", 5)],
            [_uit("a", None, 1), _uit("b", 4, None)],
            "Een score van 2 heeft geen uitkomst.",
        ),
        ({}, [_regel("antwoord_ja", 5)], [_uit("a", None, 1)], "Een score van 5 heeft geen uitkomst."),
        (
            {},
            [_regel("antwoord_ja", 1)],
            [_uit("a", 0, 0), _uit("a", 1, 1)],
            "Uitkomst 2: Deze uitkomst staat er twee keer.",
        ),
        ({}, [], [_uit("a", 3, 1)], "Uitkomst 1: De laagste score is hoger dan de hoogste."),
        ({1: "ja"}, [_regel("antwoord_ja", 1)], [_uit("a", None, 0), _uit("b", 1, None)], None),
    ],
)
def test_een_fout_in_een_vragenlijst_wordt_in_woorden_gemeld(
    toon: dict[int, str], regels: list[Any], uitkomsten: list[Any], melding: str | None
) -> None:
    lijst = copy.deepcopy(_VRAGEN)
    for nummer, feit in toon.items():
        lijst[nummer]["toon"] = _toon(feit)
    fouten = [str(fout) for fout in keuren.keur(vragen.lees(lijst, regels, uitkomsten))]
    assert (melding in fouten) if melding else fouten == []


@pytest.mark.eis("K-66")
@pytest.mark.parametrize(
    ("nummers", "handhaving", "melding"),
    [
        ([4], False, None),
        ([0], False, "Vraag 1: Een competentie meet u met een schaal van 1 tot en met 5."),
        ([4, 6], False, "Vraag 7: Een andere vraag meet deze competentie al."),
        ([4], True, "Vraag 5: Een toets van de handhaving vult geen competentieprofiel."),
    ],
)
def test_alleen_een_schaal_buiten_de_handhaving_meet_een_competentie_en_dat_een_keer(
    nummers: list[int], handhaving: bool, melding: str | None
) -> None:
    lijst = [*copy.deepcopy(_VRAGEN), {"code": "nog_een", "tekst": "Hoe goed?", "soort": "schaal"}]
    for nummer in nummers:
        lijst[nummer]["competentie"] = "plannen"
    fouten = [str(fout) for fout in keuren.keur(vragen.lees(lijst, [], []), handhaving=handhaving)]
    assert fouten == ([melding] if melding else [])


@pytest.mark.eis("K-66")
def test_het_hoogste_antwoord_is_het_hoogste_niveau() -> None:
    assert [competenties.niveau(antwoord) for antwoord in range(1, 6)] == [1, 1, 2, 3, 4]
