"""Rules: the same tree decides alike in Python and in SQL, and explains itself."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Case, Count, QuerySet, Value, When
from hypothesis import HealthCheck, given, settings

from keten.models import Ketenpartner, Locatie
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import Feit, Soort, feiten_voor, registreer
from keten.regels.toetsen import geldt
from keten.regels.uitleg import leg_uit, waarden_per, waarden_van
from keten.regels.valideren import OngeldigeBoom, lees
from keten.regels.vertalen import filter_op, voorwaarde
from tests.fabriek.keten import RegioFabriek
from tests.keten.regelfeiten import (
    FEITEN,
    VOORBEELD,
    bomen,
    elke_vergelijking,
    maak_locaties,
    waarden,
)

Boom = dict[str, Any]
AantalQueries = Callable[[int], AbstractContextManager[object]]

JONG = {"feit": "getal", "is": "kleiner", "waarde": 27, "naam": "jongere"}
ZONDER = {"feit": "janee", "is": "gelijk", "waarde": False, "naam": "geen startkwalificatie"}
VER_WEG = {"feit": "keuze", "is": "in", "waarde": ["Tiel", "Wijchen"], "naam": "woont ver weg"}

zelfde_rijen = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.fixture
def rijen(db: None) -> QuerySet[Locatie]:
    regio = RegioFabriek()
    maak_locaties(regio)
    return Locatie.objects.filter(regio=regio)


@zelfde_rijen
@given(boom=bomen)
def test_sql_en_python_kiezen_voor_elke_regel_dezelfde_mensen(rijen: QuerySet[Locatie], boom: Boom) -> None:
    per_rij = waarden_per(rijen, FEITEN, FEITEN)
    knoop = lees(boom, FEITEN)
    in_python = {pk for pk, waarden in per_rij.items() if geldt(knoop, waarden)}
    assert set(filter_op(rijen, boom, FEITEN).values_list("pk", flat=True)) == in_python


def test_elke_vergelijking_kiest_in_sql_python_en_uitleg_dezelfde_mensen(rijen: QuerySet[Locatie]) -> None:
    """Every operator of every kind of fact, turned round once and deeper down; all in one query."""
    bomen: list[Boom] = []
    for conditie in elke_vergelijking():
        bomen += [conditie, {"niet": conditie}]
        bomen += [{"niet": {"een": [{"niet": conditie}, {"niet": {"alle": [{"niet": conditie}, JONG]}}]}}]
    alles: QuerySet[Any] = rijen
    for nummer, boom in enumerate(bomen):
        vertaald = voorwaarde(boom, FEITEN)
        ja = Case(When(vertaald.waar, then=Value(True)), default=Value(False))
        alles = alles.alias(**vertaald.feiten).annotate(**{f"boom_{nummer}": ja})
    per_rij = waarden_per(rijen, FEITEN, FEITEN)
    uit_sql = alles.in_bulk()
    for nummer, boom in enumerate(bomen):
        knoop, gekozen = lees(boom, FEITEN), 0
        for pk, bekend in per_rij.items():
            uitkomst = geldt(knoop, bekend)
            gekozen += uitkomst
            assert (getattr(uit_sql[pk], f"boom_{nummer}"), leg_uit(boom, bekend, FEITEN).uitkomst) == (
                uitkomst,
                uitkomst,
            ), (boom, bekend)
        assert nummer % 3 == 2 or 0 < gekozen < len(per_rij), (boom, "splits the rows")


@zelfde_rijen
@given(boom=bomen)
def test_een_regel_en_zijn_ontkenning_verdelen_iedereen_in_tweeen(
    rijen: QuerySet[Locatie], boom: Boom
) -> None:
    wel = set(filter_op(rijen, boom, FEITEN).values_list("pk", flat=True))
    niet = set(filter_op(rijen, {"niet": boom}, FEITEN).values_list("pk", flat=True))
    assert not wel & niet
    assert len(wel | niet) == rijen.count()


@zelfde_rijen
@given(boom=bomen)
def test_de_uitleg_komt_op_dezelfde_uitkomst_als_de_regel(rijen: QuerySet[Locatie], boom: Boom) -> None:
    codes = gebruikte_feiten(lees(boom, FEITEN))
    gekozen = set(filter_op(rijen, boom, FEITEN).values_list("pk", flat=True))
    for pk, bekend in waarden_per(rijen, codes, FEITEN).items():
        uitleg = leg_uit(boom, bekend, FEITEN)
        assert uitleg.uitkomst == (pk in gekozen)
    assert json.loads(json.dumps(uitleg.als_json()))["uitkomst"] == uitleg.uitkomst


def test_alle_feiten_van_een_groep_mensen_kosten_een_query(
    rijen: QuerySet[Locatie], django_assert_num_queries: AantalQueries
) -> None:
    aantal = rijen.count()
    with django_assert_num_queries(1):
        assert len(waarden_per(rijen, FEITEN, FEITEN)) == aantal


def test_kiezen_uit_iedereen_kost_een_query(
    rijen: QuerySet[Locatie], django_assert_num_queries: AantalQueries
) -> None:
    with django_assert_num_queries(1):
        list(filter_op(rijen, {"alle": [JONG, {"niet": VER_WEG}]}, FEITEN))


def test_een_regel_verdeelt_iedereen_in_een_keer_over_twee_routes(rijen: QuerySet[Locatie]) -> None:
    vertaald = voorwaarde(JONG, FEITEN)
    routes = rijen.alias(**vertaald.feiten).annotate(
        route=Case(When(vertaald.waar, then=Value("B")), default=Value("A"))
    )
    op_route_b = set(routes.filter(route="B").values_list("pk", flat=True))
    assert op_route_b == set(filter_op(rijen, JONG, FEITEN).values_list("pk", flat=True))
    assert 0 < len(op_route_b) < rijen.count()


@pytest.mark.parametrize(
    ("boom", "uitkomst"),
    [
        ({"alle": []}, True),
        ({"een": []}, False),
        ({"niet": {"een": []}}, True),
        (JONG, False),
        ({"niet": JONG}, True),
        ({"feit": "getal", "is": "ongelijk", "waarde": 1}, False),
        ({"feit": "getal", "is": "onbekend"}, True),
        ({"feit": "meer", "is": "bevat", "waarde": "p1"}, False),
    ],
)
def test_een_onbekend_feit_voldoet_niet_en_de_ontkenning_wel(boom: Boom, uitkomst: bool) -> None:
    assert leg_uit(boom, waarden(), FEITEN).uitkomst is uitkomst


def test_een_lege_tekst_is_een_onbekende_keuze(rijen: QuerySet[Locatie]) -> None:
    iemand = rijen.filter(plaats="")[0]
    assert waarden_van(iemand, ["keuze"], FEITEN) == {"keuze": None}


def test_een_feit_dat_niet_bestaat_is_niet_te_lezen(rijen: QuerySet[Locatie]) -> None:
    with pytest.raises(KeyError):
        waarden_van(rijen[0], ["schoenmaat"], FEITEN)


@pytest.mark.parametrize(
    ("conditie", "zin"),
    [
        (JONG, "leeftijd is 24 jaar; gevraagd: jonger dan 27 jaar"),
        (
            {"feit": "getal", "is": "groter", "waarde": 26.5},
            "leeftijd is 24 jaar; gevraagd: ouder dan 26,5 jaar",
        ),
        (
            {"feit": "getal", "is": "groter_gelijk", "waarde": 18},
            "leeftijd is 24 jaar; gevraagd: minstens 18 jaar",
        ),
        (
            {"feit": "getal", "is": "kleiner_gelijk", "waarde": 100},
            "leeftijd is 24 jaar; gevraagd: hoogstens 100 jaar",
        ),
        (
            {"feit": "getal", "is": "tussen", "waarde": [0, 27]},
            "leeftijd is 24 jaar; gevraagd: van 0 jaar tot en met 27 jaar",
        ),
        ({"feit": "getal", "is": "ongelijk", "waarde": 24}, "leeftijd is 24 jaar; gevraagd: niet 24 jaar"),
        ({"feit": "getal", "is": "bekend"}, "leeftijd is 24 jaar; gevraagd: bekend"),
        ({"feit": "janee", "is": "gelijk", "waarde": True}, "startkwalificatie: nee; gevraagd: ja"),
        (VER_WEG, "woonplaats is EDE; gevraagd: TIEL of WIJCHEN"),
        ({"feit": "keuze", "is": "ongelijk", "waarde": "Ede"}, "woonplaats is EDE; gevraagd: niet EDE"),
        (
            {"feit": "datum", "is": "kleiner", "waarde": "2026-05-01"},
            "laatste dag is 1 maart 2026; gevraagd: voor 1 mei 2026",
        ),
        (
            {"feit": "datum", "is": "gelijk", "waarde": "2026-05-01"},
            "laatste dag is 1 maart 2026; gevraagd: 1 mei 2026",
        ),
        (
            {"feit": "meer", "is": "bevat_een_van", "waarde": ["p1", "p2", "p3"]},
            "belemmeringen: p1 en p3; gevraagd: p1, p2 of p3",
        ),
    ],
)
def test_de_uitleg_zegt_wat_er_is_en_wat_gevraagd_wordt(conditie: Boom, zin: str) -> None:
    assert leg_uit(conditie, VOORBEELD, FEITEN).zin == zin


@pytest.mark.parametrize(
    ("conditie", "zin"),
    [
        (JONG, "leeftijd is niet bekend; gevraagd: jonger dan 27 jaar"),
        (ZONDER, "startkwalificatie is niet bekend; gevraagd: nee"),
        ({"feit": "meer", "is": "onbekend"}, "belemmeringen is niet bekend; gevraagd: niet bekend"),
    ],
)
def test_de_uitleg_zegt_wat_niet_bekend_is(conditie: Boom, zin: str) -> None:
    assert leg_uit(conditie, waarden(), FEITEN).zin == zin


def test_geen_enkele_keuze_heet_geen() -> None:
    conditie = {"feit": "meer", "is": "bevat", "waarde": "p2"}
    uitleg = leg_uit(conditie, waarden(meer=frozenset()), FEITEN)
    assert uitleg.zin == "belemmeringen: geen; gevraagd: p2"


@pytest.mark.eis("D-12", "D-13")
def test_de_uitleg_noemt_de_criteria_die_de_doorslag_gaven() -> None:
    uitleg = leg_uit({"een": [JONG, ZONDER, VER_WEG]}, VOORBEELD, FEITEN)
    assert uitleg.uitkomst
    assert uitleg.doorslag == ["jongere", "geen startkwalificatie"]


@pytest.mark.eis("D-13")
def test_bij_een_afwijzing_geven_de_voorwaarden_die_ontbreken_de_doorslag() -> None:
    uitleg = leg_uit({"alle": [JONG, VER_WEG], "naam": "jong en ver weg"}, VOORBEELD, FEITEN)
    assert not uitleg.uitkomst
    assert uitleg.doorslag == ["jong en ver weg", "woont ver weg"]


def test_een_uitzondering_die_geldt_geeft_de_doorslag() -> None:
    uitleg = leg_uit({"alle": [ZONDER, {"niet": JONG}]}, VOORBEELD, FEITEN)
    assert uitleg.doorslag == ["jongere"]
    assert uitleg.delen[1].zin == "dit mag niet zo zijn, maar is wel zo"


def test_de_uitleg_bewaart_de_gebruikte_waarden_bij_het_besluit() -> None:
    boom = {
        "een": [
            JONG,
            ZONDER,
            {"feit": "datum", "is": "bekend"},
            {"feit": "meer", "is": "bekend"},
            {"feit": "keuze", "is": "bekend"},
        ]
    }
    bewaard = json.loads(
        json.dumps(leg_uit(boom, {**VOORBEELD, "getal": Decimal("24.50")}, FEITEN).als_json())
    )
    assert bewaard["waarden"] == {
        "getal": 24.5,
        "janee": False,
        "datum": "2026-03-01",
        "meer": ["p1", "p3"],
        "keuze": "Ede",
    }
    assert bewaard["delen"][0]["zin"] == "leeftijd is 24,5 jaar; gevraagd: jonger dan 27 jaar"


@pytest.mark.parametrize(
    ("boom", "zin"),
    [
        ({"alle": []}, "zonder voorwaarden geldt dit altijd"),
        ({"een": []}, "zonder voorwaarden geldt dit nooit"),
        ({"alle": [JONG]}, "aan alle voorwaarden is voldaan"),
        ({"alle": [VER_WEG]}, "niet aan alle voorwaarden is voldaan"),
        ({"een": [JONG]}, "aan minstens één voorwaarde is voldaan"),
        ({"een": [VER_WEG]}, "aan geen van de voorwaarden is voldaan"),
        ({"niet": VER_WEG}, "dit mag niet zo zijn, en is ook niet zo"),
    ],
)
def test_een_groep_voorwaarden_heeft_een_zin(boom: Boom, zin: str) -> None:
    assert leg_uit(boom, VOORBEELD, FEITEN).zin == zin


def test_een_regel_met_fouten_kiest_niemand_maar_wordt_geweigerd(rijen: QuerySet[Locatie]) -> None:
    with pytest.raises(OngeldigeBoom, match="schoenmaat"):
        filter_op(rijen, {"feit": "schoenmaat", "is": "bekend"}, FEITEN)


def test_hetzelfde_feit_wordt_geen_tweede_keer_geregistreerd() -> None:
    feit = Feit("schoenmaat", "schoenmaat", Soort.GETAL, Value(1))
    registreer("proef", feit)
    with pytest.raises(ValueError, match="twice"):
        registreer("proef", feit)
    assert dict(feiten_voor("proef")) == {"schoenmaat": feit}


def test_een_feit_dat_over_een_koppeling_telt_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="subquery"):
        Feit("aantal", "aantal partners", Soort.GETAL, Count("partners")).uitdrukking()


def test_keuzes_uit_de_database_worden_een_keer_per_regel_gelezen(
    rijen: QuerySet[Locatie], django_assert_num_queries: AantalQueries
) -> None:
    partner = Feit(
        "partner",
        "partner",
        Soort.KEUZE,
        Value("p1"),
        keuzes=lambda: Ketenpartner.objects.values_list("code", "naam"),
    )
    boom = {"een": [{"feit": "partner", "is": "gelijk", "waarde": code} for code in ("p1", "p2", "p3")]}
    with django_assert_num_queries(1):
        assert (
            leg_uit(boom, {"partner": "p1"}, {"partner": partner}).delen[1].zin
            == "partner is p1; gevraagd: p2"
        )


def test_feiten_worden_gelezen_zoals_ze_bewaard_zijn(rijen: QuerySet[Locatie]) -> None:
    per_rij = waarden_per(rijen, FEITEN, FEITEN)
    for locatie in rijen.prefetch_related("partners"):
        partners = frozenset(partner.code for partner in locatie.partners.all())
        assert per_rij[locatie.pk] == {
            "getal": Decimal(locatie.telefoon) if locatie.telefoon else None,
            "janee": {"ja@lwi.example": True, "nee@lwi.example": False, "": None}[locatie.email],
            "keuze": locatie.plaats or None,
            "datum": locatie.geldig_tot,
            "meer": None if locatie.adres == "onbekend" else partners,
        }


def test_een_geheel_getal_wordt_niet_gelijk_aan_een_gebroken_getal(rijen: QuerySet[Locatie]) -> None:
    feiten = {"vijf": Feit("vijf", "vijf", Soort.GETAL, Value(5))}
    for operator, waarde in (("gelijk", 5.5), ("tussen", [5.1, 5.9]), ("groter", 5.5), ("kleiner", 4.5)):
        boom = {"feit": "vijf", "is": operator, "waarde": waarde}
        assert not filter_op(rijen, boom, feiten).exists(), operator
