"""The Landkaart and the figures as other systems read them."""

import datetime

import pytest
from django.test import Client

from keten.models import Locatie, Medewerker
from landkaart.models import Indicatorwaarde
from tests.apiclient import Api
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.landkaart import veertien
from tests.landkaart.kaartwereld import dien_in

LANG_GELEDEN = datetime.date(2020, 5, 12)


@pytest.mark.eis("L-08", "X-82")
def test_de_landkaart_is_als_gegevens_voor_iedereen(
    client: Client, apeldoorn: Locatie, gouda: Locatie
) -> None:
    mijlpalen = veertien()
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 20), op=LANG_GELEDEN)
    dien_in(apeldoorn, dict.fromkeys(mijlpalen[:1], 100))
    nu, toen = (client.get("/api/v1/landkaart", vraag).json() for vraag in ({}, {"op": "2021-01-01"}))
    hier = {rij["locatie"]: rij["scores"] for rij in nu["locaties"]}
    assert hier["gouda"] == []
    assert {score["percentage"] for score in hier["apeldoorn"]} == {20, 100}
    assert {score["percentage"] for score in toen["locaties"][0]["scores"]} == {20}
    assert len(client.get("/api/v1/landkaart/mijlpalen").json()["resultaten"]) == len(mijlpalen)
    assert client.get("/api/v1/landkaart", {"op": "1850-01-01"}).status_code == 422


@pytest.mark.eis("X-82")
def test_een_systeem_leest_de_cijfers_van_de_locatie_zonder_kleine_getallen(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker
) -> None:
    maand = datetime.date.today().replace(day=1)
    for locatie, mensen in ((apeldoorn, 3), (gouda, 300)):
        Indicatorwaarde.objects.create(
            indicator="uitstroomquote",
            maand=maand,
            locatie=locatie,
            telt=mensen // 3,
            van=mensen,
            mensen=mensen,
        )
    api = Api(anna)
    codes = {een["code"] for een in api.get("indicatoren").json()["resultaten"]}
    assert "uitstroomquote" in codes
    [klein] = api.get("indicatoren/uitstroomquote/waarden").json()["resultaten"]
    assert (klein["teKlein"], klein["waarde"], klein["van"]) == (True, None, None)
    elders = Api(MedewerkerFabriek(naam="Gea Gouda", locaties=[gouda]))
    [groot] = elders.get("indicatoren/uitstroomquote/waarden").json()["resultaten"]
    assert groot["waarde"] == pytest.approx(33.3)
    assert api.get("indicatoren/bestaat-niet/waarden").status_code == 404
    assert api.get("indicatoren/uitstroomquote/waarden?maanden=veel").status_code == 422
