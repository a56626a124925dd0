"""Waiting days from decision to start, per kind and supplier; participation apart (K-62, K-69)."""

import datetime

import pytest

from diagnose import trajecten, voortgang, werkplannen
from diagnose.models import Activiteit, Soort, Werkplan
from diagnose.voortgang import Stap
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.fabriek.diagnose import bevestig, maak_plan, zet_in_plan
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)
ADRES = "/diagnose/trajecten/"


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


def _traject(
    klant: Klant, door: Medewerker, *, gewacht: int | None, leverancier: str = "Bureau Balans"
) -> Werkplan:
    """A learn-and-work traject that began so many days after the decision, or has not begun."""
    plan = maak_plan(klant, door)
    zet_in_plan(plan, door, "Leren en werken", soort=Soort.LEERWERK, leverancier=leverancier)
    plan = bevestig(plan, door)
    stap = plan.activiteiten.get()
    if gewacht is None:
        return plan
    voortgang.zet(activiteit=stap, stap=Stap.START, door=door)
    besloten = vandaag() - gewacht * DAG
    Activiteit.objects.filter(pk=stap.pk).update(besloten_op=besloten, gestart_op=vandaag())
    return plan


@pytest.mark.eis("K-62")
def test_het_overzicht_geeft_wachtdagen_per_soort_en_leverancier(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker
) -> None:
    _traject(klant, bram, gewacht=10)
    _traject(KlantFabriek(locatie=klant.locatie), bram, gewacht=20)
    _traject(KlantFabriek(locatie=klant.locatie), bram, gewacht=None)
    _traject(KlantFabriek(locatie=klant.locatie), bram, gewacht=4, leverancier="ROC")
    balans, roc = trajecten.wachttijden(klant.locatie, periode="jaar")
    assert (balans.leverancier, balans.gestart, balans.gemiddeld, balans.langst) == (
        "Bureau Balans",
        2,
        15,
        20,
    )
    assert (balans.wacht, balans.oudste) == (1, vandaag())
    assert (roc.leverancier, roc.gestart, roc.wacht, roc.oudste) == ("ROC", 1, 0, None)
    pagina = tekst(als(mila).get(ADRES))
    assert "Leer-werktraject Bureau Balans 2 15,0 dagen 20 dagen 1" in pagina
    assert "nog niets afgesproken" in tekst(als(mila).get(f"{ADRES}?soort=pgb"))


@pytest.mark.eis("K-62")
def test_een_traject_in_een_volgende_versie_telt_een_keer(klant: Klant, bram: Medewerker) -> None:
    oud = _traject(klant, bram, gewacht=10)
    bevestig(werkplannen.maak(klant=oud.klant, door=bram, doel="Werk"), bram)
    (rij,) = trajecten.wachttijden(klant.locatie, periode="jaar")
    assert (rij.gestart, rij.gemiddeld, rij.wacht) == (1, 10, 0)


def test_wat_voor_het_akkoord_begon_wachtte_niet(klant: Klant, bram: Medewerker) -> None:
    _traject(klant, bram, gewacht=-5)
    (rij,) = trajecten.wachttijden(klant.locatie, periode="jaar")
    assert (rij.gemiddeld, rij.langst) == (0, 0)


def test_de_periode_kiest_op_de_dag_van_het_besluit(klant: Klant, bram: Medewerker) -> None:
    _traject(klant, bram, gewacht=100)
    assert trajecten.wachttijden(klant.locatie, periode="kwartaal") == []
    assert len(trajecten.wachttijden(klant.locatie, periode="halfjaar")) == 1


@pytest.mark.eis("K-69")
def test_wie_meedoet_via_participatie_telt_apart(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker
) -> None:
    plan = maak_plan(klant, bram)
    zet_in_plan(plan, bram, "Buurthuis", soort=Soort.PARTICIPATIE)
    stap = bevestig(plan, bram).activiteiten.get()
    assert trajecten.participatie(klant.locatie, periode="jaar") == 0
    voortgang.zet(activiteit=stap, stap=Stap.START, door=bram)
    assert trajecten.participatie(klant.locatie, periode="jaar") == 1
    assert "klanten doen mee via participatie" in tekst(als(mila).get(ADRES))


def test_een_andere_locatie_telt_niet_mee(klant: Klant, bram: Medewerker, dirk: Medewerker) -> None:
    _traject(klant, bram, gewacht=10)
    assert trajecten.wachttijden(dirk.locaties.get(), periode="jaar") == []


def test_meer_trajecten_kosten_evenveel_vragen(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker
) -> None:
    _traject(klant, bram, gewacht=10)
    weinig = vragen(als(mila), ADRES)
    for nummer in range(6):
        _traject(KlantFabriek(locatie=klant.locatie), bram, gewacht=nummer, leverancier=f"Bureau {nummer}")
    assert vragen(als(mila), ADRES) == weinig


@pytest.mark.parametrize("vraag", ["periode=eeuw", "soort=goud", "periode=&soort="])
def test_een_verzonnen_adres_geeft_gewoon_het_overzicht(als: Als, mila: Medewerker, vraag: str) -> None:
    assert als(mila).get(f"{ADRES}?{vraag}").status_code == 200
