"""Bottlenecks: what resembles a new one comes first, others join, and the facts are found out."""

import datetime
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import kennis, knelpunten
from landkaart.kennis import Zoekvraag
from landkaart.models import Knelpunt
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.kennis import KnelpuntFabriek, PraktijkFabriek
from tests.pagina import tekst, vragen

NIEUW = "/landkaart/knelpunten/nieuw/"


@pytest.fixture
def ict(apeldoorn: Locatie, anna: Medewerker) -> Knelpunt:
    """A bottleneck of Apeldoorn with a solution."""
    knelpunt = knelpunten.meld(
        titel="Computersystemen praten niet met elkaar",
        omschrijving="Elke partner heeft een eigen systeem.",
        categorie="operationeel",
        locatie=apeldoorn,
        door=anna,
    )
    praktijk = PraktijkFabriek(naam="Eén klantvolgsysteem")
    knelpunten.los_bij(
        knelpunt=knelpunt, tekst="Een gezamenlijk dossier.", praktijk=praktijk, locatie=apeldoorn, door=anna
    )
    return knelpunt


def _ingevuld(**anders: Any) -> dict[str, Any]:
    return {
        "titel": "Onze systemen werken niet samen",
        "omschrijving": "Medewerkers typen alles over van het ene computersysteem in het andere.",
        "categorie": "operationeel",
        "indiening": str(uuid.uuid4()),
        **anders,
    }


def _antwoord(**anders: Any) -> dict[str, Any]:
    return {
        "aard": "gepercipieerd",
        "antwoord": "Het mag wel.",
        "antwoord_van": "UWV, juridische zaken",
        "antwoord_op": vandaag(),
        "versie": 1,
        **anders,
    }


@pytest.mark.eis("X-63")
def test_wie_een_knelpunt_meldt_ziet_eerst_wat_erop_lijkt_met_de_oplossing(
    als: Als, dirk: Medewerker, gouda: Locatie, ict: Knelpunt
) -> None:
    client, ingevuld = als(dirk), _ingevuld()
    eerst = client.post(NIEUW, ingevuld)
    for woorden in (
        "Lijkt het op een van deze?",
        str(ict),
        "Een gezamenlijk dossier.",
        "Eén klantvolgsysteem",
    ):
        assert woorden in tekst(eerst)
    assert ingevuld["omschrijving"] in eerst.content.decode()
    assert Knelpunt.objects.count() == 1
    client.post(NIEUW, {**ingevuld, "gezien": "ja"})
    nieuw = Knelpunt.objects.exclude(pk=ict.pk).get()
    assert [een.locatie for een in nieuw.bij.all()] == [gouda]


@pytest.mark.eis("X-63")
def test_lijkt_niets_erop_dan_staat_het_er_meteen(als: Als, dirk: Medewerker, ict: Knelpunt) -> None:
    antwoord = als(dirk).post(
        NIEUW,
        _ingevuld(titel="De parkeerplaats is vol", omschrijving="Bezoekers komen te laat."),
        follow=True,
    )
    assert "staat in het register" in tekst(antwoord)
    fout = als(dirk).post(NIEUW, _ingevuld(titel=""))
    assert (fout.status_code, Knelpunt.objects.count()) == (422, 2)


@pytest.mark.eis("L-61")
def test_een_andere_locatie_vindt_het_knelpunt_en_zet_zich_erbij(
    als: Als, dirk: Medewerker, ict: Knelpunt
) -> None:
    gevonden = kennis.zoek(Zoekvraag("gezamenlijk dossier", soort="knelpunt")).rijen
    assert [een.bron for een in gevonden] == [ict.pk]
    client, adres = als(dirk), reverse("landkaart:knelpunt", args=[ict.pk])
    assert "1 locatie: Activerium Apeldoorn" in tekst(client.get(adres))
    for _ in range(2):
        client.post(reverse("landkaart:knelpunt_bij_ons", args=[ict.pk]), {"actie": "ook"})
    assert "2 locaties: Activerium Apeldoorn Toonkamer Gouda" in tekst(client.get(adres))
    lijst = tekst(client.get("/landkaart/knelpunten/", {"van": "ons", "categorie": "operationeel"}))
    assert "Computersystemen praten niet met elkaar ook bij ons" in lijst
    client.post(reverse("landkaart:knelpunt_bij_ons", args=[ict.pk]), {"actie": "niet"})
    assert "1 locatie:" in tekst(client.get(adres))
    assert client.get("/landkaart/knelpunten/", {"aard": "x", "thema": "x", "stand": "x"}).status_code == 200


@pytest.mark.eis("L-61")
def test_een_expert_zegt_of_het_echt_zo_is_of_alleen_zo_lijkt(
    als: Als, anna: Medewerker, ict: Knelpunt, apeldoorn: Locatie
) -> None:
    expert = MedewerkerFabriek(naam="Yvonne Expert", rollen=["ketenaanjager"], locaties=[apeldoorn])
    adres = reverse("landkaart:knelpunt_antwoord", args=[ict.pk])
    assert als(anna).get(adres).status_code == 403
    als(expert).post(adres, _antwoord(antwoord_op=f"{vandaag():%d-%m-%Y}"))
    pagina = tekst(als(anna).get(reverse("landkaart:knelpunt", args=[ict.pk])))
    assert "Gepercipieerd: het lijkt zo, maar het kan wel Het mag wel. UWV, juridische zaken" in pagina
    conflict = als(expert).post(adres, _antwoord(antwoord="Toch niet.", antwoord_op=f"{vandaag():%d-%m-%Y}"))
    assert conflict.status_code == 422


def test_een_antwoord_is_volledig_en_niet_van_morgen(ict: Knelpunt) -> None:
    morgen = vandaag() + datetime.timedelta(days=1)
    for anders in ({"aard": ""}, {"antwoord_op": morgen}):
        with pytest.raises(NietToegestaan):
            knelpunten.beantwoord(knelpunt=ict, **_antwoord(**anders))
    with pytest.raises(ValidationError, match="van wie het komt"):
        knelpunten.beantwoord(knelpunt=ict, **_antwoord(antwoord_van=""))


def test_alleen_wie_het_heeft_sluit_een_knelpunt_en_met_een_oplossing(
    als: Als, anna: Medewerker, dirk: Medewerker, ict: Knelpunt, apeldoorn: Locatie
) -> None:
    with pytest.raises(NietToegestaan, match="Alleen een locatie die dit knelpunt heeft"):
        knelpunten.zet_stand(knelpunt=ict, opgelost=True, door=dirk)
    zonder = KnelpuntFabriek(bij=[apeldoorn])
    with pytest.raises(NietToegestaan, match="wat hielp"):
        knelpunten.zet_stand(knelpunt=zonder, opgelost=True, door=anna)
    adres = reverse("landkaart:knelpunt_stand", args=[ict.pk])
    assert "is opgelost" in tekst(als(anna).post(adres, {"actie": "opgelost"}, follow=True))
    assert "deed dit al" in tekst(als(anna).post(adres, {"actie": "opgelost"}, follow=True))
    assert str(ict) in tekst(als(anna).get("/landkaart/knelpunten/", {"stand": "opgelost"}))
    als(anna).post(adres, {"actie": "open"})
    ict.refresh_from_db()
    assert (ict.stand, ict.opgelost_op) == ("open", None)


def test_meer_knelpunten_kosten_niet_meer_vragen(
    als: Als, anna: Medewerker, apeldoorn: Locatie, gouda: Locatie, ict: Knelpunt
) -> None:
    client = als(anna)
    paden = ("/landkaart/knelpunten/", reverse("landkaart:knelpunt", args=[ict.pk]))
    weinig = [vragen(client, pad) for pad in paden]
    for _ in range(12):
        KnelpuntFabriek(bij=[apeldoorn, gouda])
        knelpunten.los_bij(knelpunt=ict, tekst="Nog iets.", locatie=gouda, door=anna)
    knelpunten.wij_ook(knelpunt=ict, locatie=gouda, door=anna)
    assert [vragen(client, pad) for pad in paden] == weinig
