"""What a curve and counts of vacancies say: sums that somebody can check by hand."""

import datetime

import pytest

from diagnose.kansen.curve import Curve, eerste_dag, kans_vanaf, kantelmaand, maand_van, wilson
from diagnose.kansen.verkennen import Grenzen, Marktcijfers, adviseer
from diagnose.models import Leeftijdsgroep
from werkgevers.models import Sector

GRENZEN = Grenzen(plaatsen=5, per_honderd=50)
ZORG = Sector(code="q", naam="Zorg")
DAALT = [0.2, 0.22, 0.2, 0.16, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]


@pytest.mark.parametrize(
    ("sinds", "op", "maand"),
    [
        ("2026-01-31", "2026-01-31", 1),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-31", 3),
        ("2026-01-15", "2026-02-14", 1),
        ("2026-01-15", "2026-02-15", 2),
        ("2026-01-15", "2027-01-15", 13),
        ("2026-02-01", "2026-01-31", 0),
    ],
)
def test_in_welke_maand_zonder_werk_iemand_is(sinds: str, op: str, maand: int) -> None:
    assert maand_van(datetime.date.fromisoformat(sinds), datetime.date.fromisoformat(op)) == maand


def test_een_maand_begint_op_dezelfde_dag() -> None:
    assert eerste_dag(datetime.date(2026, 1, 31), 2) == datetime.date(2026, 2, 28)
    assert eerste_dag(datetime.date(2026, 1, 15), 13) == datetime.date(2027, 1, 15)


@pytest.mark.eis("D-56")
@pytest.mark.parametrize(
    ("curve", "nu", "daling", "verwacht"),
    [
        (DAALT, 1, 30, 5),  # 0,15 is less than seven tenths of the highest, 0,22
        (DAALT, 1, 50, 6),
        (DAALT, 6, 30, None),  # what fell before does not fall again
        ([0.1] * 12, 1, 30, None),
        ([0.0] * 12, 1, 30, None),
        ([None, 0.2, None, 0.1, *[None] * 8], 1, 30, 4),
        ([0.1] * 11 + [0.05], 12, 30, None),  # the last month has no month after it
    ],
)
def test_het_kantelpunt_is_de_eerste_maand_met_de_ingestelde_daling(
    curve: Curve, nu: int, daling: int, verwacht: int | None
) -> None:
    assert kantelmaand(curve, nu=nu, daling=daling) == verwacht


def test_de_kans_tot_het_eind_van_het_jaar_telt_de_maanden_samen() -> None:
    assert kans_vanaf([0.5] * 12, 11) == pytest.approx(0.75)
    assert kans_vanaf([0.1] * 12, 1) == pytest.approx(1 - 0.9**12)
    assert kans_vanaf([0.1] * 11 + [None], 3) is None


@pytest.mark.parametrize(
    ("aantal", "n", "laag", "hoog"), [(0, 10, 0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1)]
)
def test_het_interval_klopt_ook_bij_niemand_en_iedereen(
    aantal: int, n: int, laag: float, hoog: float
) -> None:
    interval = wilson(aantal, n)
    assert (interval.laag, interval.hoog) == (pytest.approx(laag, abs=1e-4), pytest.approx(hoog, abs=1e-4))


@pytest.mark.parametrize(("jaren", "groep"), [(16, "15-24"), (25, "25-34"), (54, "45-54"), (66, "55-plus")])
def test_elke_leeftijd_heeft_een_groep(jaren: int, groep: str) -> None:
    assert Leeftijdsgroep.van(jaren).value == groep


@pytest.mark.eis("D-40", "D-43")
@pytest.mark.parametrize(
    ("plaatsen", "zoekers", "sector", "advies", "slotzin"),
    [
        (5, 10, None, "voldoende", "De eigen vacatures halen beide grenzen."),
        (4, 0, None, "onvoldoende", "er zijn geen cijfers over de sector."),
        (5, 11, None, "onvoldoende", "er zijn geen cijfers over de sector."),
        (0, 0, None, "", "Er is dus niets te zeggen."),
        (0, 0, (50, 100), "voldoende", "De sector haalt 50 plaatsen voor iedere 100 werkzoekenden."),
        (0, 0, (49, 100), "onvoldoende", "De sector haalt 50 plaatsen voor iedere 100 werkzoekenden niet."),
        (9, 99, (0, 0), "onvoldoende", "niet."),
    ],
)
def test_het_voorstel_volgt_uit_de_grenzen_en_zegt_waarom(
    plaatsen: int, zoekers: int, sector: tuple[int, int] | None, advies: str, slotzin: str
) -> None:
    extern = Marktcijfers(ZORG, *sector, "Regiocijfers, 2026") if sector else None
    uitkomst, redenen = adviseer(plaatsen, zoekers, extern, GRENZEN)
    assert uitkomst == advies
    assert redenen[-1].endswith(slotzin)
    if 0 < zoekers < 5:
        assert "minder dan 5" in redenen[0]
