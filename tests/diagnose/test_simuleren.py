"""Trying a rule before adopting it: who would change, on which day, and what stays hidden from whom."""

import datetime

import pytest
from django.db.models import BooleanField, Func, Value

from diagnose.models import Simulatie
from diagnose.regels import simuleren, uitkomst
from diagnose.regels.uitkomst import Regel, scherm_af
from diagnose.tasks import voer_simulatie_uit
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker, Regelset
from keten.regels.beheer import nieuwe_versie
from keten.regels.feiten import Feit, Soort, feiten_voor, registreer
from keten.tijd import vandaag
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek
from tests.fabriek.keten import RegimeFabriek
from tests.fabriek.klanten import UitkeringFabriek
from tests.pagina import tekst

JONG = {"een": [{"feit": "leeftijd", "is": "kleiner", "waarde": 27, "naam": "Jong"}], "naam": "Reden"}
JAAR = datetime.timedelta(days=366)


@pytest.fixture
def regelset(db: None) -> Regelset:
    """A rule that finds nobody today."""
    regelset = Regelset.objects.create(code="routering", naam="Route A of B", soort="routering")
    dag = vandaag() - 3 * JAAR
    nieuwe_versie(regelset=regelset, boom={"een": []}, van=dag, toelichting="", door=None)
    return regelset


@pytest.fixture
def vier(apeldoorn: Locatie, gouda: Locatie) -> list[Klant]:
    """Three clients in Apeldoorn, of whom two are young, one of those with two benefits; one elsewhere."""
    jaren = (20, 26, 50)
    klanten = [
        KlantFabriek(
            locatie=apeldoorn,
            geboortedatum=vandaag() - leeftijd * JAAR,
            geslacht="v",
            aangemeld_op=vandaag() - 2 * JAAR,
        )
        for leeftijd in jaren
    ]
    KlantFabriek(locatie=gouda, geboortedatum=vandaag() - 20 * JAAR)
    ww, wwb = RegimeFabriek(code="WW", naam="WW"), RegimeFabriek(code="WWB", naam="WWB")
    uwv, gemeente = KetenpartnerFabriek(code="uwv"), KetenpartnerFabriek(code="gemeente-apeldoorn")
    UitkeringFabriek(klant=klanten[0], regime=ww, partner=uwv, van=vandaag())
    UitkeringFabriek(klant=klanten[0], regime=wwb, partner=gemeente, van=vandaag())
    UitkeringFabriek(klant=klanten[2], regime=ww, partner=uwv, van=vandaag())
    return klanten


def probeer(
    regelset: Regelset, locatie: Locatie, door: Medewerker, boom: object = JONG, **anders: object
) -> Simulatie:
    """Try a rule today."""
    keuze = {"op": vandaag(), **anders}
    return simuleren.simuleer(regelset=regelset, boom=boom, locatie=locatie, door=door, **keuze)  # type: ignore[arg-type]


@pytest.mark.eis("D-11", "D-12")
def test_de_uitkomst_telt_wie_verandert_per_uitkering_leeftijd_en_partner(
    regelset: Regelset, vier: list[Klant], apeldoorn: Locatie, mila: Medewerker, als: Als, anna: Medewerker
) -> None:
    simulatie = probeer(regelset, apeldoorn, mila)
    assert simulatie.stand == Simulatie.Stand.KLAAR
    gelezen = uitkomst.lees(simulatie, alles=True)
    assert gelezen.totaal == Regel("Alle klanten", klanten=3, nu=0, straks=2, erbij=2, eraf=0)
    per = {
        tabel.titel: {regel.naam: (regel.klanten, regel.erbij) for regel in tabel.regels}
        for tabel in gelezen.tabellen
    }
    assert per["Per uitkering"] == {"WW": (2, 1), "WWB": (1, 1), "geen uitkering": (1, 1)}
    assert per["Per leeftijd"]["jonger dan 23 jaar"] == (1, 1)
    assert set(per["Per organisatie die betaalt"]) == {
        *Ketenpartner.objects.filter(code__in=["uwv", "gemeente-apeldoorn"]).values_list("naam", flat=True),
        "geen uitkering",
    }
    adres = f"/diagnose/regels/simulaties/{simulatie.pk}/"
    pagina = tekst(als(anna).get(adres))
    assert "Voor 2 van de 3 klanten wordt de uitkomst anders." in pagina
    assert "afgeschermd" not in pagina
    lijst = als(anna).get(f"{adres}erbij/")
    assert [klant for klant, _ in lijst.context["rijen"]] == sorted(
        vier[:2], key=lambda k: (k.zoeknaam, k.pk)
    )
    assert "Niemand meer" in tekst(als(anna).get(f"{adres}eraf/"))


def test_wie_geen_dossiers_mag_zien_ziet_geen_kleine_aantallen_en_geen_namen(
    regelset: Regelset, vier: list[Klant], apeldoorn: Locatie, mila: Medewerker, als: Als, dirk: Medewerker
) -> None:
    simulatie = probeer(regelset, apeldoorn, mila)
    adres = f"/diagnose/regels/simulaties/{simulatie.pk}/"
    pagina = tekst(als(mila).get(adres))
    assert "Voor 2 van de 3 klanten" in pagina and "afgeschermd" in pagina and "Bekijk wie" not in pagina
    assert als(mila).get(f"{adres}erbij/").status_code == 403
    assert als(dirk).get(adres).status_code == 404
    assert als(dirk).get(f"{adres}erbij/").status_code == 404


@pytest.mark.parametrize(
    ("aantallen", "verborgen"),
    [([10, 20, 30], []), ([3, 20, 30], [0, 1]), ([3, 2, 30], [0, 1]), ([0, 20, 30], []), ([3], [0])],
)
def test_een_klein_aantal_is_ook_niet_uit_te_rekenen(aantallen: list[int], verborgen: list[int]) -> None:
    regels = [Regel(str(n), n, 0, 0, 0, 0) for n in aantallen]
    assert [n for n, regel in enumerate(scherm_af(regels)) if regel.klanten is None] == verborgen


@pytest.mark.eis("D-11")
def test_op_een_dag_in_het_verleden_tellen_de_gegevens_van_toen(
    regelset: Regelset, vier: list[Klant], apeldoorn: Locatie, mila: Medewerker, als: Als
) -> None:
    boom = {
        "een": [
            {"feit": "leeftijd", "is": "kleiner", "waarde": 26, "naam": "Jong"},
            {"feit": "regimes", "is": "bevat", "waarde": "WWB", "naam": "Bijstand"},
            {"feit": "woonvorm", "is": "bekend", "naam": "Woont"},
        ]
    }
    KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag(), geboortedatum=vandaag() - 20 * JAAR)
    nu = probeer(regelset, apeldoorn, mila, boom)
    toen = probeer(regelset, apeldoorn, mila, boom, op=vandaag() - JAAR)
    geteld = [uitkomst.lees(simulatie, alles=True).totaal for simulatie in (nu, toen)]
    assert [(regel.klanten, regel.straks) for regel in geteld] == [(4, 2), (3, 2)]
    pagina = tekst(als(mila).get(f"/diagnose/regels/simulaties/{toen.pk}/"))
    assert "Zoals op die dag: leeftijd, uitkeringen." in pagina
    assert "Zoals vandaag, omdat het van toen niet bekend is: woonvorm." in pagina
    assert "Eerder uitgeprobeerd" in pagina
    for dag in (vandaag() + datetime.timedelta(days=1), datetime.date(1990, 1, 1)):
        with pytest.raises(NietToegestaan, match="al voorbij is"):
            probeer(regelset, apeldoorn, mila, boom, op=dag)


def test_alleen_de_eigen_locatie_is_door_te_rekenen(
    regelset: Regelset, gouda: Locatie, mila: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="U werkt niet op"):
        probeer(regelset, gouda, mila)


@pytest.mark.eis("D-11")
def test_wat_lang_duurt_gaat_op_de_achtergrond_door_en_laat_zien_hoe_ver_het_is(
    vier: list[Klant], apeldoorn: Locatie, mila: Medewerker, als: Als, monkeypatch: pytest.MonkeyPatch
) -> None:
    slaap = Func(
        Value(0.02),
        template="(pg_sleep(%(expressions)s) IS NOT NULL)",
        output_field=BooleanField(),
    )
    if "traag" not in feiten_voor("proef-traag"):
        registreer("proef-traag", Feit("traag", "traag", Soort.JANEE, slaap))
    regelset = Regelset.objects.create(code="traag", naam="Traag", soort="selectie", over="proef-traag")
    boom = {"een": [{"feit": "traag", "is": "gelijk", "waarde": True}]}
    monkeypatch.setattr(simuleren, "GEDULD_MS", 10)
    monkeypatch.setattr(simuleren, "PER_KEER", 1)
    simulatie = probeer(regelset, apeldoorn, mila, boom)
    assert simulatie.stand == Simulatie.Stand.WACHT
    client, adres = als(mila), f"/diagnose/regels/simulaties/{simulatie.pk}/"
    assert "Even geduld" in tekst(client.get(adres))
    Simulatie.objects.filter(pk=simulatie.pk).update(stand="bezig", totaal=3, gedaan=1)
    assert "1 van 3 klanten gedaan" in tekst(client.get(f"{adres}stand/"))
    voer_simulatie_uit(simulatie.pk)
    simulatie.refresh_from_db()
    assert (simulatie.stand, simulatie.totaal, simulatie.gedaan) == (Simulatie.Stand.KLAAR, 3, 3)
    assert uitkomst.lees(simulatie, alles=True).totaal.erbij == 3
    assert "Bekijk de uitkomst" in tekst(client.get(f"{adres}stand/"))
