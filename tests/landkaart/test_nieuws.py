"""News: of any partner, for a whole region or the country, at the same moment."""

import datetime
import uuid

import pytest
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import nieuws
from landkaart.models import Nieuwsbericht
from tests.conftest import Als
from tests.fabriek import LocatieFabriek, MedewerkerFabriek
from tests.fabriek.keten import RegioFabriek
from tests.pagina import tekst, vragen

LIJST = "/landkaart/nieuws/"


@pytest.fixture
def elders(db: None) -> Medewerker:
    """An employee of a location in another region."""
    regio = RegioFabriek(code="zuid")
    return MedewerkerFabriek(naam="Ver Weg", locaties=[LocatieFabriek(code="heerlen", regio=regio)])


@pytest.mark.eis("X-62")
def test_elke_partner_plaatst_nieuws_voor_alle_locaties_in_de_regio(
    als: Als, anna: Medewerker, bram: Medewerker, chaima: Medewerker, dirk: Medewerker, elders: Medewerker
) -> None:
    for wie, titel in ((anna, "Van het CWI"), (bram, "Van UWV"), (chaima, "Van de gemeente")):
        velden = {"titel": titel, "tekst": "Kom kijken.", "bereik": "regio", "indiening": str(uuid.uuid4())}
        assert "is geplaatst" in tekst(als(wie).post(f"{LIJST}nieuw/", velden, follow=True))
    pagina = tekst(als(dirk).get(LIJST))
    assert pagina.index("Van de gemeente") < pagina.index("Van UWV") < pagina.index("Van het CWI")
    assert "Van UWV" in tekst(als(dirk).get(f"{LIJST}blok/"))
    bericht = Nieuwsbericht.objects.earliest("pk")
    assert "Van het CWI" not in tekst(als(elders).get(LIJST))
    assert als(elders).get(reverse("landkaart:nieuwsbericht", args=[bericht.pk])).status_code == 404


@pytest.mark.eis("X-62")
def test_nieuws_voor_het_land_leest_iedereen(
    als: Als, apeldoorn: Locatie, anna: Medewerker, elders: Medewerker
) -> None:
    nieuws.plaats(titel="Voor iedereen", tekst="Hallo.", heel_nederland=True, locatie=apeldoorn, door=anna)
    assert "Voor iedereen" in tekst(als(elders).get(LIJST, {"welke": "land"}))
    assert "Voor iedereen" not in tekst(als(elders).get(LIJST, {"welke": "regio"}))


def test_nieuws_verdwijnt_na_de_laatste_dag(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    bericht = nieuws.plaats(titel="Open dag", tekst="Kom.", tot=vandaag(), locatie=apeldoorn, door=anna)
    assert "Open dag" in tekst(als(anna).get(LIJST))
    gisteren = vandaag() - datetime.timedelta(days=1)
    Nieuwsbericht.objects.filter(pk=bericht.pk).update(tot=gisteren)
    assert "Open dag" not in tekst(als(anna).get(LIJST))
    with pytest.raises(NietToegestaan, match="al voorbij"):
        nieuws.plaats(titel="Oud", tekst="Oud.", tot=gisteren, locatie=apeldoorn, door=anna)


def test_alleen_de_eigen_partner_trekt_in_en_met_een_reden(
    als: Als, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    bericht = nieuws.plaats(titel="Fout bericht", tekst="Klopt niet.", locatie=apeldoorn, door=anna)
    adres = reverse("landkaart:nieuws_intrekken", args=[bericht.pk])
    assert als(bram).get(adres).status_code == 403
    assert als(anna).post(adres, {"indiening": str(uuid.uuid4())}).status_code == 422
    als(anna).post(adres, {"reden": "Klopt niet", "indiening": str(uuid.uuid4())})
    bericht.refresh_from_db()
    assert (bericht.ingetrokken_door, bericht.reden_intrekken) == (anna, "Klopt niet")
    assert "Fout bericht" not in tekst(als(bram).get(LIJST))
    with pytest.raises(NietToegestaan, match="al ingetrokken"):
        nieuws.trek_in(bericht=bericht, reden="Nog eens", door=anna)


def test_meer_nieuws_kost_niet_meer_vragen(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    client = als(anna)
    nieuws.plaats(titel="Een", tekst="Een.", locatie=apeldoorn, door=anna)
    weinig = [vragen(client, pad) for pad in (LIJST, f"{LIJST}blok/")]
    for nummer in range(12):
        nieuws.plaats(titel=f"Nog {nummer}", tekst="Meer.", locatie=apeldoorn, door=anna)
    assert [vragen(client, pad) for pad in (LIJST, f"{LIJST}blok/")] == weinig
