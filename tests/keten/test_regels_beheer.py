"""Versions of rules through time, and whose rule goes first."""

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from keten.fouten import NietToegestaan
from keten.models import Arbeidsmarktregio, Locatie, Regelset, Regelversie
from keten.regels.beheer import eigen_regelset, geldige_versie, nieuwe_versie
from tests.fabriek.keten import LocatieFabriek, RegioFabriek

Boom = dict[str, Any]
AantalQueries = Callable[[int], AbstractContextManager[object]]

ALTIJD: Boom = {"alle": []}
NOOIT: Boom = {"een": []}


def dag(tekst: str) -> datetime.date:
    """A date."""
    return datetime.date.fromisoformat(tekst)


def stel_vast(regelset: Regelset, van: str, boom: Boom = ALTIJD) -> Regelversie:
    """A new version by nobody in particular."""
    return nieuwe_versie(regelset=regelset, boom=boom, van=dag(van), toelichting="proef", door=None)


@pytest.fixture
def regio(db: None) -> Arbeidsmarktregio:
    return RegioFabriek()


@pytest.fixture
def locatie(regio: Arbeidsmarktregio) -> Locatie:
    return LocatieFabriek(regio=regio)


@pytest.fixture
def elders(db: None) -> Locatie:
    return LocatieFabriek(code="groningen", regio=RegioFabriek(code="groningen"))


@pytest.fixture
def regelset(db: None) -> Regelset:
    return Regelset.objects.create(code="test-route", naam="Proefroute", soort=Regelset.Soort.ROUTERING)


def test_een_nieuwe_versie_sluit_de_vorige_de_dag_ervoor(regelset: Regelset) -> None:
    eerste = stel_vast(regelset, "2026-01-01")
    tweede = stel_vast(regelset, "2026-03-01", NOOIT)
    eerste.refresh_from_db()
    assert (eerste.nummer, tweede.nummer) == (1, 2)
    assert (eerste.geldig_tot, tweede.geldig_tot) == (dag("2026-02-28"), None)
    assert geldige_versie("test-route", locatie=None, op=dag("2026-02-28")) == eerste
    assert geldige_versie("test-route", locatie=None, op=dag("2026-03-01")) == tweede
    assert geldige_versie("test-route", locatie=None, op=dag("2025-12-31")) is None


@pytest.mark.parametrize("van", ["2025-06-01", "2026-01-01"])
def test_een_versie_begint_na_de_vorige(regelset: Regelset, van: str) -> None:
    stel_vast(regelset, "2026-01-01")
    with pytest.raises(NietToegestaan, match="Versie 1 geldt vanaf 01-01-2026") as fout:
        stel_vast(regelset, van)
    assert fout.value.veld == "van"
    assert regelset.versies.get().geldig_tot is None


def test_een_versie_kan_na_een_gat_beginnen(regelset: Regelset) -> None:
    eerste = stel_vast(regelset, "2026-01-01")
    eerste.geldig_tot = dag("2026-01-31")
    eerste.save()
    stel_vast(regelset, "2026-03-01")
    eerste.refresh_from_db()
    assert eerste.geldig_tot == dag("2026-01-31")
    assert geldige_versie("test-route", locatie=None, op=dag("2026-02-15")) is None


@pytest.mark.eis("D-13")
def test_een_regel_met_een_onbekend_feit_wordt_niet_bewaard(regelset: Regelset) -> None:
    eerste = stel_vast(regelset, "2026-01-01")
    with pytest.raises(NietToegestaan, match=r"“schoenmaat” bestaat niet\. \(alle\.0\.feit\)") as fout:
        stel_vast(regelset, "2026-03-01", {"alle": [{"feit": "schoenmaat", "is": "bekend"}]})
    assert fout.value.veld == "boom"
    assert regelset.versies.get() == eerste


@pytest.mark.eis("D-11")
def test_de_regel_van_de_locatie_gaat_voor_die_van_de_regio_en_die_voor_de_landelijke(
    regelset: Regelset, regio: Arbeidsmarktregio, locatie: Locatie, elders: Locatie
) -> None:
    landelijk = stel_vast(regelset, "2026-01-01")
    regionaal = stel_vast(eigen_regelset(code="test-route", regio=regio), "2026-02-01")
    plaatselijk = stel_vast(eigen_regelset(code="test-route", locatie=locatie), "2026-03-01")

    assert geldige_versie("test-route", locatie=locatie, op=dag("2026-01-15")) == landelijk
    assert geldige_versie("test-route", locatie=locatie, op=dag("2026-02-15")) == regionaal
    assert geldige_versie("test-route", locatie=locatie, op=dag("2026-03-15")) == plaatselijk
    assert geldige_versie("test-route", locatie=elders, op=dag("2026-03-15")) == landelijk
    assert geldige_versie("test-route", locatie=None, op=dag("2026-03-15")) == landelijk


@pytest.mark.eis("D-11")
def test_een_andere_regel_in_een_regio_laat_de_andere_regio_ongemoeid(
    regelset: Regelset, regio: Arbeidsmarktregio, locatie: Locatie, elders: Locatie
) -> None:
    stel_vast(regelset, "2026-01-01", ALTIJD)
    stel_vast(eigen_regelset(code="test-route", regio=regio), "2026-01-01", NOOIT)
    for plek, boom in ((locatie, NOOIT), (elders, ALTIJD)):
        versie = geldige_versie("test-route", locatie=plek, op=dag("2026-01-01"))
        assert versie is not None
        assert versie.boom == boom


def test_de_geldige_versie_kost_een_query(
    regelset: Regelset, locatie: Locatie, django_assert_num_queries: AantalQueries
) -> None:
    stel_vast(regelset, "2026-01-01")
    with django_assert_num_queries(1):
        versie = geldige_versie("test-route", locatie=locatie, op=dag("2026-01-01"))
        assert versie is not None
        assert versie.regelset == regelset


def test_een_eigen_regelset_bestaat_maar_een_keer(regelset: Regelset, locatie: Locatie) -> None:
    eigen = eigen_regelset(code="test-route", locatie=locatie)
    assert eigen_regelset(code="test-route", locatie=locatie) == eigen
    assert (eigen.naam, eigen.soort, eigen.over) == ("Proefroute", "routering", "klant")


def test_een_eigen_regelset_heeft_een_landelijke_en_een_gebied_nodig(
    regelset: Regelset, locatie: Locatie
) -> None:
    with pytest.raises(NietToegestaan, match="test-niets bestaat niet"):
        eigen_regelset(code="test-niets", locatie=locatie)
    with pytest.raises(NietToegestaan, match="Kies een locatie of een regio"):
        eigen_regelset(code="test-route")


def test_de_tekst_van_een_versie_ligt_vast_in_de_database(regelset: Regelset) -> None:
    versie = stel_vast(regelset, "2026-01-01")
    for wijziging in ({"boom": NOOIT}, {"geldig_van": dag("2025-01-01")}, {"nummer": 7}):
        with pytest.raises(DatabaseError, match="regelversie_ligt_vast"), transaction.atomic():
            Regelversie.objects.filter(pk=versie.pk).update(**wijziging)
    Regelversie.objects.filter(pk=versie.pk).update(geldig_tot=dag("2026-12-31"), boom=ALTIJD)


@pytest.mark.parametrize(
    "velden",
    [
        {"nummer": 1, "geldig_van": dag("2027-01-01")},
        {"nummer": 2, "geldig_van": dag("2026-06-01")},
        {"nummer": 2, "geldig_van": dag("2025-01-01"), "geldig_tot": dag("2026-01-01")},
        {"nummer": 2, "geldig_van": dag("2025-02-01"), "geldig_tot": dag("2025-01-01")},
    ],
)
def test_versies_overlappen_elkaar_nooit_in_de_database(regelset: Regelset, velden: dict[str, Any]) -> None:
    versie = stel_vast(regelset, "2026-01-01")
    versie.geldig_tot = dag("2026-12-31")
    versie.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Regelversie.objects.create(regelset=regelset, boom=ALTIJD, **velden)
    Regelversie.objects.create(regelset=regelset, boom=ALTIJD, nummer=2, geldig_van=dag("2027-01-01"))


def test_een_regelset_is_van_een_locatie_of_een_regio_en_eenmalig(
    regelset: Regelset, regio: Arbeidsmarktregio, locatie: Locatie
) -> None:
    zelfde = {"code": regelset.code, "naam": "x", "soort": regelset.soort}
    for gebied in ({}, {"locatie": locatie, "regio": regio}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Regelset.objects.create(**zelfde, **gebied)


@pytest.mark.django_db(transaction=True)
def test_van_twee_beheerders_tegelijk_krijgt_een_de_melding_dat_er_al_een_versie_is(
    regelset: Regelset,
) -> None:
    def probeer(_: int) -> str:
        try:
            stel_vast(regelset, "2026-02-01")
        except NietToegestaan as fout:
            return fout.melding
        finally:
            connection.close()
        return "vastgesteld"

    with ThreadPoolExecutor(2) as beheerders:
        uitkomsten = sorted(beheerders.map(probeer, range(2)))
    assert uitkomsten == ["Versie 1 geldt vanaf 01-02-2026. Kies een latere datum.", "vastgesteld"]
