"""The directory of contacts: found by everybody, kept by those who may, honest about who is away."""

import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from keten import aanspreekpunten as domein
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Aanspreekpunt, Locatie, Medewerker, Onderwerp, Waarneming
from keten.tijd import vandaag
from klanten.models import Afwezigheid
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.landkaart.bestuurswereld import DAG, d
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

PAGINA = "/aanspreekpunten/"


@pytest.fixture
def ww(db: None) -> Onderwerp:
    return Onderwerp.objects.create(code="ww", naam="WW", volgorde=1)


@pytest.fixture
def thea(apeldoorn: Locatie) -> Medewerker:
    """Thea leads a team of UWV in Apeldoorn and keeps the directory."""
    return MedewerkerFabriek(naam="Thea Leider", rollen=["teamleider"], locaties=[apeldoorn])


def _velden(bram: Medewerker, ww: Onderwerp, **anders: Any) -> dict[str, Any]:
    vast = {"partner": bram.partner, "onderwerp": ww, "medewerker": bram, "vervanger": None}
    return {**vast, "opmerking": "", "geldig_van": vandaag() - DAG, "geldig_tot": None, **anders}


def _stuur(client: Client, url: str, velden: dict[str, Any], **anders: Any) -> Any:
    los = {naam: getattr(waarde, "pk", waarde) or "" for naam, waarde in velden.items()}
    return client.post(
        url, {**los, "geldig_van": d(-1), "versie": 1, "indiening": uuid.uuid4(), **anders}, follow=True
    )


@pytest.mark.eis("X-14")
def test_een_teamleider_vult_in_en_iedereen_vindt_het(
    als: Als, apeldoorn: Locatie, thea: Medewerker, bram: Medewerker, dirk: Medewerker, ww: Onderwerp
) -> None:
    client = als(thea)
    assert "nog niet ingevuld" not in tekst(als(bram).get(PAGINA))  # only for who can do something about it
    client = als(thea)
    assert "nog niet ingevuld" in tekst(client.get(PAGINA))
    velden = _velden(bram, ww, vervanger=thea)
    antwoord = _stuur(client, reverse("keten:aanspreekpunt_nieuw"), velden)
    assert "Bram Coach is aanspreekpunt voor WW." in tekst(antwoord)
    assert "Vervanger: Thea Leider" in tekst(antwoord)
    elders = als(dirk)
    assert "Bram Coach" not in tekst(elders.get(PAGINA))
    gevonden = elders.get(f"{PAGINA}?locatie={apeldoorn.code}")
    assert "Bram Coach" in tekst(gevonden)
    assert bram.gebruiker.email in gevonden.content.decode()
    assert "Wijzig" not in tekst(gevonden)
    gezocht = elders.post(PAGINA, {"zoekterm": "bram"}, follow=True)
    assert "WW, UWV Bram Coach, Activerium Apeldoorn" in tekst(gezocht)
    assert "bram" not in gezocht.request["QUERY_STRING"]
    hier = elders.post(PAGINA, {"zoekterm": "bram", "locatie": "gouda", "onderwerp": "ww"}, follow=True)
    assert "Hier geen aanspreekpunten gevonden" in tekst(hier)
    assert 'value="bram"' in hier.content.decode()
    assert "Activerium Apeldoorn" in tekst(elders.get(f"{PAGINA}?{hier.context['overal']}"))
    regels = b"".join(elders.get(f"{PAGINA}bestand/?formaat=csv&locatie=alle")).decode().splitlines()  # type: ignore[arg-type]
    assert len(regels) == 2
    assert "Bram Coach" in regels[1]
    assert elders.get(f"{PAGINA}?locatie=bestaat-niet").status_code == 404


@pytest.mark.eis("X-14")
def test_wijzigen_bewaart_de_geschiedenis_en_weigert_wat_niet_klopt(
    als: Als, apeldoorn: Locatie, thea: Medewerker, bram: Medewerker, anna: Medewerker, ww: Onderwerp
) -> None:
    punt = domein.wijs_aan(locatie=apeldoorn, door=thea, **_velden(bram, ww))
    client, url = als(thea), reverse("keten:aanspreekpunt", args=[punt.pk])
    antwoord = _stuur(client, url, _velden(bram, ww), geldig_tot=d(-2))
    assert "De laatste dag ligt voor de eerste." in tekst(antwoord)
    antwoord = _stuur(client, url, _velden(bram, ww, vervanger=bram))
    assert "Kies een collega als vervanger." in tekst(antwoord)
    antwoord = _stuur(client, url, _velden(bram, ww, vervanger=anna))
    assert "Anna Intaker werkt hier niet voor UWV." in tekst(antwoord)
    antwoord = _stuur(client, url, _velden(thea, ww, opmerking="Bel liever in de ochtend."))
    assert "Bel liever in de ochtend." in tekst(antwoord)
    assert "Thea Leider Thea Leider" in tekst(client.get(url)).replace("geen", "")
    antwoord = _stuur(client, url, _velden(bram, ww))  # opened before the change
    assert antwoord.status_code == 422
    assert "Iemand anders heeft deze gegevens gewijzigd" in tekst(antwoord)
    with pytest.raises(ValidationError, match="in deze periode al een aanspreekpunt"):
        domein.wijs_aan(locatie=apeldoorn, door=thea, **_velden(bram, ww))


@pytest.mark.eis("X-14")
def test_alleen_wie_de_lijst_van_deze_locatie_bijhoudt_wijzigt(
    als: Als, apeldoorn: Locatie, gouda: Locatie, thea: Medewerker, bram: Medewerker, ww: Onderwerp
) -> None:
    velden = _velden(bram, ww)
    elders = MedewerkerFabriek(rollen=["teamleider"], locaties=[gouda])
    for wie in (bram, elders):
        with pytest.raises(RechtOntbreekt):
            domein.wijs_aan(locatie=apeldoorn, door=wie, **velden)
    punt = domein.wijs_aan(locatie=apeldoorn, door=thea, **velden)
    for wie in (bram, elders):
        with pytest.raises(RechtOntbreekt):
            domein.wijzig_punt(regel=punt, versie=1, door=wie, **velden)
    assert als(elders).get(reverse("keten:aanspreekpunt", args=[punt.pk])).status_code == 404
    vreemd = _velden(thea, ww, partner=apeldoorn.partners.get(kolom="gemeente"))
    with pytest.raises(NietToegestaan, match="werkt niet op"):
        domein.wijs_aan(locatie=gouda, door=elders, **vreemd)


@pytest.mark.eis("X-14")
def test_wie_weg_is_valt_op_en_de_vervanger_staat_klaar(
    als: Als, apeldoorn: Locatie, thea: Medewerker, bram: Medewerker, ww: Onderwerp
) -> None:
    domein.wijs_aan(locatie=apeldoorn, door=thea, **_velden(bram, ww, vervanger=thea))
    client = als(thea)
    assert "Vraag nu" not in tekst(client.get(PAGINA))
    Afwezigheid.objects.create(medewerker=bram, van=vandaag(), tot=vandaag())
    assert "vandaag afwezig Vraag nu: Thea Leider" in tekst(client.get(PAGINA))
    derde = MedewerkerFabriek(naam="Wim Waarnemer", locaties=[apeldoorn])
    for wie in (bram, thea):
        Waarneming.objects.create(
            medewerker=wie,
            waarnemer=derde,
            locatie=apeldoorn,
            van=vandaag(),
            reden="ziek",
            geregeld_door=thea,
        )
    assert "Vraag nu: Wim Waarnemer" in tekst(client.get(PAGINA))
    Waarneming.objects.all().delete()
    bram.gebruiker.is_active = False
    bram.gebruiker.save()
    assert "Bram Coach werkt hier niet meer" in tekst(client.get("/aanspreekpunten/blok/"))
    assert "Deze aanspreekpunten moeten worden hersteld" in tekst(client.get(PAGINA))
    punt = Aanspreekpunt.objects.get()
    geeindigd = domein.wijzig_punt(
        regel=punt, versie=1, door=thea, **_velden(bram, ww, vervanger=thea, geldig_tot=vandaag() - DAG)
    )
    assert geeindigd.geldig_tot is not None
    assert "nog niet ingevuld" in tekst(client.get(PAGINA))


@pytest.mark.eis("X-14")
def test_de_lijst_vraagt_altijd_evenveel_van_de_database(
    als: Als, apeldoorn: Locatie, thea: Medewerker, bram: Medewerker
) -> None:
    client = als(thea)
    aantallen = []
    for begin, einde in ((0, 1), (1, 12)):
        for nummer in range(begin, einde):
            onderwerp = Onderwerp.objects.create(code=f"o{nummer}", naam=f"Onderwerp {nummer}")
            domein.wijs_aan(locatie=apeldoorn, door=thea, **_velden(bram, onderwerp, vervanger=thea))
        aantallen.append((vragen(client, PAGINA), vragen(client, f"{PAGINA}?locatie=alle")))
    assert aantallen[0] == aantallen[1]


@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_invullen_maken_samen_een(
    apeldoorn: Locatie, thea: Medewerker, bram: Medewerker, ww: Onderwerp
) -> None:
    def vul_in() -> None:
        domein.wijs_aan(locatie=apeldoorn, door=thea, **_velden(bram, ww))

    uitkomsten = tegelijk(vul_in, vul_in)
    assert Aanspreekpunt.objects.count() == 1
    assert len([een for een in uitkomsten if isinstance(een, Exception)]) == 1
