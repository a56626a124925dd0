"""Which task of which partner waits for which other, from the tables of the sources (K-18)."""

import datetime

import pytest
from django.core.management import call_command

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import samenhang
from klanten.models import Klant, Taakrelatie
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, RegimeFabriek, UitkeringFabriek
from tests.pagina import tekst

pytestmark = pytest.mark.eis("K-18")
WEEK = datetime.timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _tabellen(db: None) -> None:
    call_command("loaddata", "taakrelaties", verbosity=0)


def _bijstand(klant: Klant, **anders: object) -> None:
    wwb = RegimeFabriek(code="wwb", kolom="gemeente")
    UitkeringFabriek(
        klant=klant, regime=wwb, partner=KetenpartnerFabriek(code="gemeente-apeldoorn"), **anders
    )


def _zet_stap(klant: Klant, stap: str) -> None:
    klant.beeld.volgende_stap = stap
    klant.beeld.save()


def _regels(klant: Klant, kijker: Medewerker) -> list[str]:
    return [f"{v.eigen} {v.relatie} {v.ander}" for v in samenhang.van(klant, kijker).verbanden]


def test_de_drie_tabellen_zijn_volledig() -> None:
    aantallen = {tabel: Taakrelatie.objects.filter(tabel=tabel).count() for tabel in Taakrelatie.Tabel}
    assert aantallen == {"regime": 20, "samenloop": 25, "overgang": 25}


def test_bij_samenloop_volgt_de_diagnose_van_de_gemeente_op_die_van_uwv(
    klant: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    UitkeringFabriek(klant=klant)
    _bijstand(klant)
    _zet_stap(klant, "Diagnose")
    voor_gemeente = samenhang.van(klant, chaima)
    assert voor_gemeente.tabel == Taakrelatie.Tabel.SAMENLOOP
    assert "Diagnose WWB volgt op diagnose WW" in _regels(klant, chaima)
    assert "Diagnose WWB gaat vooraf aan aanbodversterking WW" in _regels(klant, chaima)
    assert voor_gemeente.informeer == ["UWV"]
    assert "Diagnose WW gaat vooraf aan diagnose WWB" in _regels(klant, bram), "gezien van de kant van UWV"
    assert samenhang.van(klant, bram).informeer == ["Gemeente Apeldoorn"]


def test_over_en_weer_vraagt_proces_en_product_gelijk_op_alleen_product(
    klant: Klant, chaima: Medewerker
) -> None:
    UitkeringFabriek(klant=klant)
    _bijstand(klant)
    _zet_stap(klant, "Werkplan")
    coordinatie = {v.relatie: v.coordinatie for v in samenhang.van(klant, chaima).verbanden}
    over_en_weer = coordinatie["hangt over en weer samen met"]
    assert "procescoördinatie" in over_en_weer
    assert "productcoördinatie" in over_en_weer
    _zet_stap(klant, "Intake")
    (gelijk_op,) = {v.coordinatie for v in samenhang.van(klant, chaima).verbanden}
    assert gelijk_op == "Stem af wat het oplevert (productcoördinatie)."


@pytest.mark.parametrize(("weken", "tabel"), [(4, "overgang"), (40, "regime")])
def test_een_ww_die_bijna_afloopt_is_een_overgang(
    klant: Klant, chaima: Medewerker, weken: int, tabel: str
) -> None:
    klant.gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    UitkeringFabriek(klant=klant, tot=vandaag() + weken * WEEK)
    gevonden = samenhang.van(klant, chaima)
    assert gevonden.tabel == tabel
    assert gevonden.informeer == ["UWV"]


def test_na_de_overgang_telt_die_nog_even_mee(klant: Klant, bram: Medewerker) -> None:
    UitkeringFabriek(klant=klant, tot=vandaag() - WEEK)
    _bijstand(klant, van=vandaag() - WEEK + datetime.timedelta(days=1))
    assert samenhang.van(klant, bram).tabel == Taakrelatie.Tabel.OVERGANG


def test_zonder_uitkering_is_er_niemand_te_informeren(klant: Klant, anna: Medewerker) -> None:
    gevonden = samenhang.van(klant, anna)
    assert (gevonden.informeer, gevonden.waarom) == ([], "De klant heeft geen uitkering.")
    assert "Intake gaat vooraf aan diagnose" in _regels(klant, anna)


@pytest.mark.parametrize("pagina", ["rond/", "overleg/nieuw/", "overdracht/"])
def test_wie_overlegt_of_overdraagt_ziet_de_samenhang(
    klant: Klant, chaima: Medewerker, als: Als, pagina: str
) -> None:
    UitkeringFabriek(klant=klant)
    _bijstand(klant)
    _zet_stap(klant, "Diagnose")
    gezien = tekst(als(chaima).get(f"/klanten/{klant.klantnummer}/{pagina}"))
    assert "Diagnose WWB volgt op diagnose WW." in gezien
    assert "Informeer: UWV." in gezien


def test_de_samenhang_kost_twee_vragen(
    klant: Klant, chaima: Medewerker, django_assert_max_num_queries
) -> None:
    UitkeringFabriek(klant=klant)
    _bijstand(klant)
    with django_assert_max_num_queries(2):
        samenhang.van(klant, chaima)
