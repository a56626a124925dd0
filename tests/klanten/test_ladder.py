"""Where a client stands on a ladder, over time (K-71)."""

import datetime
import uuid

import pytest

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Trede
from keten.tijd import vandaag
from klanten import ladder
from klanten.ladderbeeld import teken
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst

WERK = Trede.Ladder.WERKLADDER
DAG = datetime.timedelta(days=1)


@pytest.fixture
def treden(db: None) -> list[Trede]:
    """Four rungs."""
    namen = ("Thuis", "Onder de mensen", "Doet mee", "Aan het werk")
    return [Trede.objects.create(ladder=WERK, nummer=n, naam=naam) for n, naam in enumerate(namen, 1)]


def _zet(klant: Klant, trede: Trede, dagen: int, door: Medewerker) -> None:
    sinds = vandaag() - dagen * DAG
    ladder.leg_vast(klant=klant, trede=trede, sinds=sinds, reden="Gaat vooruit", door=door)


@pytest.mark.eis("K-71")
def test_het_verloop_toont_elke_stap_omhoog_en_omlaag(
    als: Als, klant: Klant, anna: Medewerker, treden: list[Trede]
) -> None:
    _zet(klant, treden[0], 20, anna)
    _zet(klant, treden[2], 10, anna)
    _zet(klant, treden[1], 2, anna)
    assert [een.verschil for een in ladder.loop(klant, WERK)] == [None, 2, -1]
    antwoord = als(anna).get(f"/klanten/{klant.klantnummer}/ladder/?ladder=werkladder")
    woorden = tekst(antwoord)
    assert "2 omhoog" in woorden and "1 omlaag" in woorden
    assert "<svg" in antwoord.content.decode() and 'role="img"' in antwoord.content.decode()


@pytest.mark.eis("K-71")
def test_de_tekening_loopt_over_de_treden_tot_vandaag(
    klant: Klant, anna: Medewerker, treden: list[Trede]
) -> None:
    _zet(klant, treden[0], 20, anna)
    _zet(klant, treden[3], 10, anna)
    beeld = teken(ladder.loop(klant, WERK), treden)
    assert beeld is not None
    laag, hoog = beeld.punten
    assert hoog.y < laag.y  # higher on the ladder stands higher on the screen
    assert laag.x < hoog.x < beeld.rechts
    assert beeld.pad.split()[-1] == f"{beeld.rechts},{hoog.y}"
    assert teken([], treden) is None


@pytest.mark.eis("K-71")
def test_een_coach_legt_een_trede_vast_met_een_reden(
    als: Als, klant: Klant, anna: Medewerker, treden: list[Trede]
) -> None:
    adres = f"/klanten/{klant.klantnummer}/ladder/?ladder=werkladder"
    gegevens = {"trede": treden[1].pk, "sinds": f"{vandaag():%d-%m-%Y}", "reden": ""}
    zonder = als(anna).post(adres, {**gegevens, "indiening": str(uuid.uuid4())})
    assert zonder.status_code == 422
    met = {**gegevens, "reden": "Gaat naar een cursus", "indiening": str(uuid.uuid4())}
    assert "staat nu op trede 2. Onder de mensen" in tekst(als(anna).post(adres, met, follow=True))
    assert klant.gebeurtenissen.filter(zin__contains="trede 2: Onder de mensen").exists()


@pytest.mark.eis("K-71")
def test_de_beheerder_stelt_de_treden_zelf_vast(als: Als, apeldoorn: Locatie) -> None:
    beheerder = MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])
    gegevens = {"ladder": "werkladder", "nummer": "1", "naam": "Onze eerste trede"}
    als(beheerder).post("/beheer/treden/nieuw/", {**gegevens, "indiening": str(uuid.uuid4())})
    assert Trede.objects.get().naam == "Onze eerste trede"


def test_een_onmogelijke_dag_of_dezelfde_trede_wordt_geweigerd(
    klant: Klant, anna: Medewerker, treden: list[Trede]
) -> None:
    with pytest.raises(NietToegestaan, match="toekomst"):
        _zet(klant, treden[0], -1, anna)
    with pytest.raises(NietToegestaan, match="nog niet ingeschreven"):
        _zet(klant, treden[0], 400, anna)
    _zet(klant, treden[0], 5, anna)
    with pytest.raises(NietToegestaan, match="al op deze trede"):
        _zet(klant, treden[0], 2, anna)
    treden[1].vervallen = True
    with pytest.raises(NietToegestaan, match="niet meer gebruikt"):
        _zet(klant, treden[1], 1, anna)
