"""The page of a location: trend on exact percentages, norm, benchmark, and from whom it can learn."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from keten.models import Locatie
from keten.tijd import vandaag
from landkaart import landsbeeld, leren, verloop
from landkaart.landsbeeld import Score
from landkaart.models import Ijkdatum, Mijlpaal
from landkaart.vergelijken import groepen
from landkaart.verloop import Meting
from tests.fabriek import LocatieFabriek
from tests.fabriek.kennis import PraktijkFabriek
from tests.fabriek.keten import RegioFabriek
from tests.fabriek.landkaart import MijlpaalFabriek, veertien
from tests.landkaart.kaartwereld import dien_in
from tests.pagina import tekst, vragen

D = datetime.date


@pytest.fixture
def mijlpalen(db: None) -> list[Mijlpaal]:
    return veertien()


@pytest.mark.eis("L-05", "L-16", "L-32")
def test_een_kleine_verandering_blijft_klein(
    client: Client, apeldoorn: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 65), op=D(2026, 1, 5))
    dien_in(apeldoorn, {mijlpalen[0]: 67}, op=D(2026, 5, 5))
    antwoord = client.get("/landkaart/locatie/apeldoorn/")
    [nu, toen] = antwoord.context["punten"]
    assert (toen.geheel, nu.geheel) == (Decimal(65), Decimal(65) + Decimal(2) / 14)
    assert antwoord.context["regels"][0].verschil == Decimal(2)
    assert antwoord.context["regels"][1].verschil is None
    pagina = tekst(antwoord)
    assert "5 van 14 punten" in pagina
    assert "Sinds de vorige meting +0,3 punt en +0,1 procentpunt" in pagina
    assert b"<svg" in antwoord.content
    assert b"style=" not in antwoord.content


@pytest.mark.eis("L-10")
def test_de_afgesproken_data_met_dagen_voorbij_of_nog_te_gaan(
    client: Client, apeldoorn: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    Ijkdatum.objects.create(code="er", naam="Alle locaties zijn er", dag=D(2009, 1, 1))
    Ijkdatum.objects.create(code="operationeel", naam="Alle locaties zijn operationeel", dag=D(2010, 1, 1))
    pagina = tekst(client.get("/landkaart/locatie/apeldoorn/", {"op": "2009-01-31"}))
    assert "1 januari 2009 : alle locaties zijn er. 30 dagen voorbij" in pagina
    assert "1 januari 2010 : alle locaties zijn operationeel. nog 335 dagen" in pagina


@pytest.mark.eis("L-31")
@pytest.mark.parametrize(
    ("percentages", "woorden"),
    [
        ([(D(2008, 6, 1), 100)], "gehaald, 7 maanden eerder"),
        ([(D(2008, 6, 1), 100), (D(2008, 10, 1), 90), (D(2009, 2, 1), 100)], "gehaald, 31 dagen te laat"),
        ([(D(2008, 6, 1), 80)], "9 dagen te laat"),
        ([], "9 dagen te laat"),
    ],
)
def test_op_schema_of_te_laat(percentages: list[tuple[D, int]], woorden: str) -> None:
    mijlpaal = Mijlpaal(pk=1, nummer=1, norm_op=D(2009, 1, 1))
    reeks = [
        Meting(dag, {1: Score(Decimal(p), "volledig" if p == 100 else "gedeeltelijk", timezone.now(), 0)})
        for dag, p in percentages
    ]
    norm = verloop.norm(mijlpaal, reeks, dag=D(2009, 1, 10))
    assert norm and norm.woorden == woorden
    assert verloop.norm(Mijlpaal(pk=2, nummer=2), reeks, dag=D(2009, 1, 10)) is None


@pytest.mark.eis("L-26")
def test_een_locatie_vergelijkt_met_regio_grootte_en_land(
    client: Client, apeldoorn: Locatie, gouda: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    elders = RegioFabriek(code="elders")
    Locatie.objects.filter(code="apeldoorn").update(grootte="klein")
    LocatieFabriek(code="ede", regio=elders, grootte="klein")
    LocatieFabriek(code="tiel", regio=elders, grootte="groot")
    for code, percentage in (("apeldoorn", 10), ("gouda", 40), ("ede", 60), ("tiel", 95)):
        dien_in(Locatie.objects.get(code=code), {mijlpalen[0]: percentage})
    antwoord = client.get("/landkaart/locatie/apeldoorn/")
    ernaast = {naam: x and x.percentage for naam, x in antwoord.context["regels"][0].ernaast}
    assert ernaast == {"Regio": 40, "Even groot": 60, "Land": 65}
    streng = client.get("/landkaart/locatie/apeldoorn/", {"kwaliteit": "2"})
    assert [x for _naam, x in streng.context["regels"][0].ernaast] == [None, None, None]


@pytest.mark.eis("L-26")
def test_leren_van_wie_verder_is(
    client: Client, apeldoorn: Locatie, gouda: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    dien_in(apeldoorn, {**dict.fromkeys(mijlpalen, 90), mijlpalen[3]: 10})
    dien_in(gouda, {**dict.fromkeys(mijlpalen, 50), mijlpalen[3]: 100})
    praktijk = PraktijkFabriek(naam="Toonkamer", plaats="Gouda", locaties=[gouda])
    antwoord = client.get("/landkaart/locatie/apeldoorn/")
    les = antwoord.context["lessen"][0]
    assert les.mijlpaal == mijlpalen[3]
    assert [leraar.locatie for leraar in les.leraren] == [gouda]
    assert f"/landkaart/praktijken/{praktijk.pk}/".encode() in antwoord.content
    assert antwoord.context["lessen"][1].leraren == []


def test_wie_alles_heeft_hoeft_niets_te_leren(apeldoorn: Locatie, mijlpalen: list[Mijlpaal]) -> None:
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 100))
    scores = landsbeeld.scores_op(vandaag(), stand=landsbeeld.sleutel())
    assert leren.lessen(apeldoorn, locaties=[apeldoorn], scores=scores, mijlpalen=mijlpalen) == []
    [regio, land] = groepen(apeldoorn, locaties=[apeldoorn], scores=scores, mijlpalen=mijlpalen)
    assert (regio.aantal, land.gemiddelden) == (0, {})


def test_een_locatie_zonder_meting_en_een_die_niet_bestaat(
    client: Client, apeldoorn: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    assert "nog niet gemeten" in tekst(client.get("/landkaart/locatie/apeldoorn/"))
    assert client.get("/landkaart/locatie/atlantis/").status_code == 404


def test_meer_metingen_kosten_geen_extra_vragen(client: Client, apeldoorn: Locatie, gouda: Locatie) -> None:
    mijlpaal = MijlpaalFabriek(nummer=1)
    dien_in(apeldoorn, {mijlpaal: 20}, op=D(2020, 1, 1))
    dien_in(gouda, {mijlpaal: 30})
    weinig = vragen(client, "/landkaart/locatie/apeldoorn/")
    for jaar in range(2021, 2026):
        dien_in(apeldoorn, {mijlpaal: jaar - 2000}, op=D(jaar, 1, 1))
    for nummer in range(8):
        dien_in(LocatieFabriek(code=f"plaats-{nummer}"), {mijlpaal: 90})
    assert vragen(client, "/landkaart/locatie/apeldoorn/") <= weinig
