"""Terms and working days."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from keten.models import Locatie, Termijnregel
from keten.models.termijnregel import Eenheid
from keten.termijnen import Duur, OnbekendeTermijn, Stand, Termijn, termijn
from keten.werkdagen import feestdagen, is_werkdag, volgende_werkdag, werkdagen_tussen
from tests.fabriek.keten import LocatieFabriek

NEDERLAND = ZoneInfo("Europe/Amsterdam")
DAG = datetime.timedelta(days=1)
UUR = datetime.timedelta(hours=1)

dagen = st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 12, 31))
momenten = st.datetimes(
    datetime.datetime(2000, 1, 1), datetime.datetime(2060, 12, 31), timezones=st.just(datetime.UTC)
)


def nl(tekst: str) -> datetime.datetime:
    """A moment on the Dutch clock."""
    return datetime.datetime.fromisoformat(tekst).replace(tzinfo=NEDERLAND)


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        ("2026-03-06", True),  # Friday
        ("2026-03-07", False),  # Saturday
        ("2026-04-03", False),  # Good Friday
        ("2026-04-06", False),  # Easter Monday
        ("2026-04-27", False),  # King's Day
        ("2026-05-05", False),  # Liberation Day, no lustrum
        ("2025-05-05", False),  # Liberation Day, lustrum
        ("2026-05-14", False),  # Ascension
        ("2026-05-15", True),
        ("2026-05-25", False),  # Whit Monday
        ("2026-12-25", False),
        ("2026-12-24", True),
        ("2009-04-30", False),  # Queen's Day
    ],
)
def test_feestdagen_en_weekenden_zijn_geen_werkdag(dag: str, werkdag: bool) -> None:
    assert is_werkdag(datetime.date.fromisoformat(dag)) is werkdag


def test_feestdagen_hebben_een_nederlandse_naam() -> None:
    assert feestdagen(2026)[datetime.date(2026, 5, 5)] == "Bevrijdingsdag"


@given(dag=dagen, aantal=st.integers(1, 60))
def test_vooruit_tellen_en_terugtellen_van_werkdagen_kloppen_met_elkaar(
    dag: datetime.date, aantal: int
) -> None:
    later = volgende_werkdag(dag, aantal)
    assert is_werkdag(later)
    assert werkdagen_tussen(dag, later) == aantal
    assert werkdagen_tussen(later, dag) == 0


def test_nul_werkdagen_vooruit_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="at least one"):
        volgende_werkdag(datetime.date(2026, 3, 2), 0)


@pytest.mark.parametrize(
    ("duur", "start", "einde"),
    [
        (Duur.uren(72), "2026-03-06 09:30", "2026-03-09 09:30"),
        (Duur.uren(72), "2026-03-27 09:30", "2026-03-30 10:30"),  # the clock goes forward
        (Duur.uren(72), "2026-10-23 09:30", "2026-10-26 08:30"),  # and back
        (Duur.werkdagen(1), "2026-03-06 09:30", "2026-03-09 23:59:59"),
        (Duur.werkdagen(2), "2026-04-02 16:00", "2026-04-08 23:59:59"),  # over Easter
        (Duur.dagen(14), "2026-03-20 00:00", "2026-04-03 23:59:59"),
        (Duur.weken(4), "2026-03-02 12:00", "2026-03-30 23:59:59"),
        (Duur.maanden(1), "2026-01-31 12:00", "2026-02-28 23:59:59"),
        (Duur.maanden(1), "2028-01-31 12:00", "2028-02-29 23:59:59"),
        (Duur.maanden(3), "2026-11-30 12:00", "2027-02-28 23:59:59"),
        (Duur.maanden(12), "2026-12-15 12:00", "2027-12-15 23:59:59"),
    ],
)
def test_een_termijn_loopt_af_op_de_nederlandse_klok(duur: Duur, start: str, einde: str) -> None:
    assert duur.vervalt(nl(start)) == nl(einde)
    assert duur.vervalt(nl(start)).tzinfo == NEDERLAND


def test_de_nederlandse_datum_telt_ook_als_het_in_utc_nog_gisteren_is() -> None:
    start = datetime.datetime(2026, 3, 1, 23, 30, tzinfo=datetime.UTC)
    assert Duur.dagen(1).vervalt(start) == nl("2026-03-03 23:59:59")


@given(start=momenten, aantal=st.integers(1, 1000))
def test_uren_zijn_klokuren(start: datetime.datetime, aantal: int) -> None:
    assert Duur.uren(aantal).vervalt(start) - start == UUR * aantal


@given(start=momenten, aantal=st.integers(1, 120), eenheid=st.sampled_from(Eenheid))
def test_een_langere_termijn_vervalt_nooit_eerder(
    start: datetime.datetime, aantal: int, eenheid: Eenheid
) -> None:
    korter, langer = (Duur(n, eenheid).vervalt(start).astimezone(datetime.UTC) for n in (aantal, aantal + 1))
    assert start < korter < langer


@given(start=momenten, later=momenten, aantal=st.integers(1, 120), eenheid=st.sampled_from(Eenheid))
def test_wie_later_begint_is_nooit_eerder_klaar(
    start: datetime.datetime, later: datetime.datetime, aantal: int, eenheid: Eenheid
) -> None:
    start, later = sorted((start, later))
    duur = Duur(aantal, eenheid)
    assert duur.vervalt(start).astimezone(datetime.UTC) <= duur.vervalt(later).astimezone(datetime.UTC)


@given(dag=dagen, aantal=st.integers(1, 240))
def test_maanden_houden_dezelfde_dag_of_de_laatste_dag_van_de_maand(dag: datetime.date, aantal: int) -> None:
    einde = Duur.maanden(aantal).laatste_dag(dag)
    assert (einde.year - dag.year) * 12 + einde.month - dag.month == aantal
    assert einde.day == dag.day or (einde.day < dag.day and (einde + DAG).day == 1)


def test_een_moment_zonder_tijdzone_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="aware"):
        Duur.uren(1).vervalt(datetime.datetime(2026, 3, 2))


def test_een_termijn_duurt_minstens_iets() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Duur.dagen(0)


def test_een_termijn_in_uren_heeft_geen_laatste_dag() -> None:
    with pytest.raises(ValueError, match="no last day"):
        Duur.uren(5).laatste_dag(datetime.date(2026, 3, 2))


@pytest.mark.parametrize(
    ("duur", "tekst"),
    [
        (Duur.uren(72), "72 uur"),
        (Duur.werkdagen(1), "1 werkdag"),
        (Duur.weken(4), "4 weken"),
        (Duur.maanden(3), "3 maanden"),
    ],
)
def test_een_duur_leest_als_nederlands(duur: Duur, tekst: str) -> None:
    assert str(duur) == tekst


@pytest.mark.parametrize(
    ("vervalt", "klaar", "stand", "tekst"),
    [
        ("2026-03-04 23:59:59", None, Stand.BIJNA, "nog 2 werkdagen"),
        ("2026-03-03 23:59:59", None, Stand.BIJNA, "nog 1 werkdag"),
        ("2026-03-09 23:59:59", None, Stand.LOOPT, "nog 5 werkdagen"),
        ("2026-03-16 23:59:59", None, Stand.LOOPT, "nog 10 werkdagen"),
        ("2026-03-30 23:59:59", None, Stand.LOOPT, "nog 4 weken"),
        ("2026-03-02 23:59:59", None, Stand.BIJNA, "vandaag"),
        ("2026-03-02 15:30:00", None, Stand.BIJNA, "vandaag voor 15:30 uur"),
        ("2026-03-02 12:00:00", None, Stand.BIJNA, "vandaag voor 12:00 uur"),
        ("2026-03-02 11:59:59", None, Stand.TE_LAAT, "te laat"),
        ("2026-03-01 23:59:59", None, Stand.TE_LAAT, "1 dag te laat"),
        ("2026-02-27 23:59:59", None, Stand.TE_LAAT, "3 dagen te laat"),
        ("2026-03-01 23:59:59", "2026-03-01 23:59:59", Stand.GEHAALD, "op tijd afgerond"),
        ("2026-03-01 23:59:59", "2026-02-01 10:00:00", Stand.GEHAALD, "op tijd afgerond"),
        ("2026-02-27 23:59:59", "2026-03-01 10:00:00", Stand.TE_LAAT, "2 dagen te laat afgerond"),
    ],
)
def test_de_stand_van_een_termijn_in_woorden(
    vervalt: str, klaar: str | None, stand: Stand, tekst: str
) -> None:
    nu = nl("2026-03-02 12:00")  # a Monday
    lopend = Termijn(nl(vervalt), nl(klaar) if klaar else None)
    assert lopend.stand(nu, marge=3 * DAG) == stand
    assert lopend.tekst(nu) == tekst


def test_in_het_dubbele_uur_van_de_wintertijd_telt_de_echte_tijd() -> None:
    vervalt = Duur.uren(1).vervalt(nl("2026-10-25 01:50"))  # 02:50, before the clock goes back
    later = datetime.datetime(2026, 10, 25, 1, 10, tzinfo=datetime.UTC).astimezone(
        NEDERLAND
    )  # 02:10, after it
    assert Termijn(vervalt).stand(later, marge=DAG) is Stand.TE_LAAT


def test_een_termijn_die_in_het_weekend_vervalt_telt_dagen() -> None:
    vrijdag = nl("2026-03-06 12:00")
    assert Termijn(nl("2026-03-08 23:59:59")).tekst(vrijdag) == "nog 2 dagen"


@given(vervalt=momenten, klaar=st.none() | momenten, nu=momenten, marge=st.timedeltas(0 * DAG, 30 * DAG))
def test_te_laat_is_wie_na_het_einde_klaar_is_of_nog_moet(
    vervalt: datetime.datetime,
    klaar: datetime.datetime | None,
    nu: datetime.datetime,
    marge: datetime.timedelta,
) -> None:
    lopend = Termijn(vervalt, klaar)
    stand = lopend.stand(nu, marge=marge)
    assert (stand is Stand.TE_LAAT) == ((klaar or nu) > vervalt)
    assert (stand is Stand.TE_LAAT) == ("te laat" in lopend.tekst(nu))
    assert (stand is Stand.GEHAALD) == (klaar is not None and klaar <= vervalt)


@pytest.fixture
def locaties(db: None) -> list[Locatie]:
    return [LocatieFabriek(code=code) for code in ("apeldoorn", "gouda")]


def test_de_eigen_termijn_van_een_locatie_gaat_voor_de_landelijke(locaties: list[Locatie]) -> None:
    eigen, ander = locaties
    Termijnregel.objects.create(code="test-oproep", naam="Oproep", aantal=3, eenheid=Eenheid.WERKDAG)
    Termijnregel.objects.create(
        code="test-oproep", naam="Oproep", aantal=48, eenheid=Eenheid.UUR, locatie=eigen
    )
    assert termijn("test-oproep", eigen) == Duur.uren(48)
    assert termijn("test-oproep", ander) == Duur.werkdagen(3)
    assert termijn("test-oproep") == Duur.werkdagen(3)


def test_een_termijn_die_niet_is_vastgesteld_geeft_een_duidelijke_fout(locaties: list[Locatie]) -> None:
    with pytest.raises(OnbekendeTermijn, match="test-niets"):
        termijn("test-niets", locaties[0])


@pytest.mark.parametrize("velden", [{"aantal": 0}, {"eenheid": "eeuw"}, {}])
def test_een_onmogelijke_of_dubbele_termijn_komt_niet_in_de_database(
    db: None, velden: dict[str, Any]
) -> None:
    Termijnregel.objects.create(code="test-dubbel", naam="Dubbel", aantal=1, eenheid=Eenheid.DAG)
    nieuw = {"code": "test-ander" if velden else "test-dubbel", "naam": "X", "aantal": 1, "eenheid": "dag"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Termijnregel.objects.create(**{**nieuw, **velden})
