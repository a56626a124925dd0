"""The public map: what visitors see, at any moment, quickly and without personal data."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from keten.models import Locatie
from landkaart.models import Mijlpaal
from tests.conftest import Als
from tests.fabriek import LocatieFabriek, MedewerkerFabriek
from tests.fabriek.keten import RegioFabriek
from tests.fabriek.landkaart import veertien
from tests.landkaart.kaartwereld import dien_in
from tests.pagina import tekst, vragen

LANG_GELEDEN = datetime.date(2020, 5, 12)


@pytest.fixture
def mijlpalen(db: None) -> list[Mijlpaal]:
    return veertien()


@pytest.fixture
def land(mijlpalen: list[Mijlpaal], apeldoorn: Locatie, gouda: Locatie) -> list[Mijlpaal]:
    """Two locations with a place; Apeldoorn is full, Gouda in development since long ago."""
    for locatie, breedte, lengte in ((apeldoorn, "52.2112", "5.9752"), (gouda, "52.0141", "4.7110")):
        locatie.breedtegraad, locatie.lengtegraad = Decimal(breedte), Decimal(lengte)
        locatie.save()
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 20), op=LANG_GELEDEN)
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 100))
    dien_in(gouda, dict.fromkeys(mijlpalen, 50), op=LANG_GELEDEN)
    return mijlpalen


@pytest.mark.eis("L-01", "L-08")
def test_iedereen_ziet_de_locaties_met_hun_laatste_score(client: Client, land: list[Mijlpaal]) -> None:
    pagina = tekst(client.get("/landkaart/"))
    assert "Activerium Apeldoorn" in pagina
    assert "14 van 14 punten" in pagina
    assert "4,7 van 14 punten" in pagina


@pytest.mark.eis("L-08")
def test_de_kaart_toont_elk_moment(client: Client, land: list[Mijlpaal]) -> None:
    toen = tekst(client.get("/landkaart/", {"op": "2021-01-01"}))
    assert "Stand op 1 januari 2021" in toen
    assert "0 van 14 punten" in toen
    schuif = tekst(client.get("/landkaart/", {"stap": 2020 * 12 + 4}))
    assert "Stand op 31 mei 2020" in schuif
    eerder = tekst(client.get("/landkaart/", {"op": "2019-12-31"}))
    assert "14 van 14" not in eerder
    assert "niet ingevuld" in eerder


@pytest.mark.parametrize(
    "vraag",
    [
        {"op": "gisteren"},
        {"op": "0001-01-01"},
        {"op": "2999-01-01"},
        {"stap": "99999999"},
        {"stap": "-1"},
        {"stap": "9" * 5000},
        {"kleur": "paars"},
        {"regio": "atlantis"},
        {"sorteer": "wachtwoord"},
        {"pagina": "zes"},
        {"zoek": "x" * 500},
    ],
)
def test_onzin_in_het_adres_geeft_de_gewone_kaart(
    vraag: dict[str, str], client: Client, land: list[Mijlpaal]
) -> None:
    antwoord = client.get("/landkaart/", vraag)
    assert antwoord.status_code == 200
    assert "Activerium Apeldoorn" in tekst(antwoord)


@pytest.mark.parametrize(
    ("kleur", "verwacht"),
    [
        ("mijlpaal-9", "50%, in ontwikkeling"),
        ("fase-5", "2 van 6 punten"),
        ("kwaliteit", "gemiddeld 0 van 3 kenmerken"),
    ],
)
def test_de_kleur_zegt_iets_anders(kleur: str, verwacht: str, client: Client, land: list[Mijlpaal]) -> None:
    assert verwacht in tekst(client.get("/landkaart/", {"kleur": kleur}))


def test_zoeken_kiezen_en_sorteren(client: Client, land: list[Mijlpaal], gouda: Locatie) -> None:
    gouda.regio = RegioFabriek(code="midden-holland")
    gouda.save()
    lijst = client.get("/landkaart/", {"zoek": "toonkamer"}).context["pagina"]
    assert [regel.locatie.code for regel in lijst] == ["gouda"]
    lijst = client.get("/landkaart/", {"regio": "midden-holland"}).context["pagina"]
    assert [regel.locatie.code for regel in lijst] == ["gouda"]
    lijst = client.get("/landkaart/", {"sorteer": "waarde"}).context["pagina"]
    assert [regel.locatie.code for regel in lijst] == ["gouda", "apeldoorn"]
    leeg = client.get("/landkaart/", {"zoek": "bestaat niet"})
    assert "Geen locatie gevonden" in tekst(leeg)


@pytest.mark.eis("L-65")
def test_een_satelliet_noemt_haar_ouder(client: Client, land: list[Mijlpaal], gouda: Locatie) -> None:
    LocatieFabriek(code="bodegraven", ouder=gouda, breedtegraad=Decimal("52.08"), lengtegraad=Decimal("4.75"))
    antwoord = client.get("/landkaart/")
    assert "satelliet van Toonkamer Gouda" in tekst(antwoord)
    assert b"lwi-nederland__lijn" in antwoord.content


def test_er_staan_geen_namen_van_mensen_op(client: Client, land: list[Mijlpaal]) -> None:
    for adres in (
        "/landkaart/",
        "/landkaart/landelijk/",
        "/landkaart/locatie/gouda/",
        "/landkaart/rapportage/",
    ):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200
        assert b"Geheim" not in antwoord.content


def test_een_browser_haalt_dezelfde_kaart_niet_twee_keer(
    client: Client, land: list[Mijlpaal], gouda: Locatie
) -> None:
    eerste = client.get("/landkaart/")
    assert eerste["Cache-Control"] == "private, no-cache"
    assert client.get("/landkaart/", headers={"If-None-Match": eerste["ETag"]}).status_code == 304
    dien_in(gouda, {land[0]: 51})
    tweede = client.get("/landkaart/", headers={"If-None-Match": eerste["ETag"]})
    assert tweede.status_code == 200
    gouda.plaats = "Gouwestad"
    gouda.save()
    assert client.get("/landkaart/", headers={"If-None-Match": tweede["ETag"]}).status_code == 200


def test_een_nieuwe_meting_staat_er_meteen_op_ook_van_lang_geleden(
    client: Client, land: list[Mijlpaal], gouda: Locatie
) -> None:
    assert "4,7 van 14 punten" in tekst(client.get("/landkaart/"))
    dien_in(gouda, {land[0]: 100}, op=LANG_GELEDEN + datetime.timedelta(days=1))
    assert "5,3 van 14 punten" in tekst(client.get("/landkaart/"))


@pytest.mark.parametrize("adres", ["/landkaart/", "/landkaart/landelijk/", "/landkaart/rapportage/"])
def test_meer_locaties_en_jaren_kosten_geen_extra_vragen(
    adres: str, client: Client, land: list[Mijlpaal], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10) as weinig:
        assert client.get(adres).status_code == 200
    for nummer in range(40):
        locatie = (
            LocatieFabriek(
                code=f"plaats-{nummer}", breedtegraad=Decimal("52") + nummer % 7, lengtegraad=Decimal("5")
            )
            if nummer % 7 == 0
            else LocatieFabriek(code=f"plaats-{nummer}")
        )
        for jaar in range(3):
            dien_in(locatie, dict.fromkeys(land, 40 + jaar), op=datetime.date(2021 + jaar, 3, 1))
    with django_assert_max_num_queries(len(weinig)):
        client.get(adres)


def test_dagen_zonder_nieuwe_meting_delen_een_beeld(
    client: Client, land: list[Mijlpaal], django_assert_max_num_queries: Any
) -> None:
    bewaard = vragen(client, "/landkaart/")
    eerste = tekst(client.get("/landkaart/", {"op": "2020-05-12"}))
    with django_assert_max_num_queries(bewaard):
        later = tekst(client.get("/landkaart/", {"op": "2023-08-30"}))
    assert "4,7 van 14 punten" in eerste and "4,7 van 14 punten" in later
    with django_assert_max_num_queries(bewaard):
        assert "4,7 van 14" not in tekst(client.get("/landkaart/", {"op": "2020-05-11"}))


def test_een_medewerker_ziet_de_kaart_met_het_eigen_menu(
    als: Als, land: list[Mijlpaal], apeldoorn: Locatie
) -> None:
    antwoord = als(MedewerkerFabriek(locaties=[apeldoorn])).get("/landkaart/")
    assert antwoord.status_code == 200
    assert "ETag" not in antwoord
    assert b"lwi-balk__lijst" in antwoord.content


@pytest.mark.eis("L-08", "L-29", "L-32")
def test_het_landelijke_beeld_telt_locaties_per_kleur(client: Client, land: list[Mijlpaal]) -> None:
    antwoord = client.get("/landkaart/landelijk/")
    [rij, aantallen] = antwoord.context["rijen"][0]
    assert dict(aantallen) == {"volledig": 1, "gedeeltelijk": 0, "ontwikkeling": 1, "niet": 0}
    assert rij.gemiddeld == 75
    pagina = tekst(antwoord)
    assert "Plannen en visie staan gemiddeld op 75%" in pagina
    assert "Voortgang: zien hoe ver het is" in pagina
    assert "Kwaliteit van de gegevens: niet onderbouwd Ingevuld: 28 van 28 antwoorden" in pagina


def test_zonder_metingen_is_het_beeld_leeg(client: Client, mijlpalen: list[Mijlpaal]) -> None:
    assert "Nog geen metingen" in tekst(client.get("/landkaart/landelijk/"))
