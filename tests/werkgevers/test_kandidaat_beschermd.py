"""What keeps a candidate safe: whose yes counts, who sees a name, and when a place is taken."""

import pytest
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten import te_doen
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.werkgevers import VacatureFabriek
from tests.pagina import tekst
from tests.werkgevers.matchwereld import WAAROM, klaar, voorgeselecteerd, zoekt
from werkgevers.models import Vacature, Voordracht
from werkgevers.voordracht_beantwoorden import beantwoord
from werkgevers.voordragen import coach_akkoord, draag_voor, klant_akkoord, selecteer, vind

_Stand = Voordracht.Stand


@pytest.fixture
def vacature(apeldoorn: Locatie) -> Vacature:
    """Care work with one place."""
    rij: Vacature = VacatureFabriek(locatie=apeldoorn, werkgever__locatie=apeldoorn)
    return rij


@pytest.fixture
def marieke(klant: Klant, anna: Medewerker) -> Klant:
    """Marieke looks for work with consent; Anna is her contact person."""
    zoekt(klant)
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    return Klant.objects.get(pk=klant.pk)


def _stuur(voordracht: Voordracht, door: Medewerker) -> Voordracht:
    return draag_voor(vacature=voordracht.vacature, voordrachten=[voordracht], door=door)[0]


@pytest.mark.eis("W-26")
def test_na_eigen_interesse_zegt_de_klant_pas_ja_tegen_wat_de_matchmaker_schreef(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = selecteer(
        voordracht=vind(vacature=vacature, klant=marieke, door=None), motivatie=WAAROM, door=mark
    )
    assert (voordracht.klant_akkoord_op, voordracht.klant_akkoord_via) == (None, "")
    coach_akkoord(voordracht=voordracht, door=anna)
    with pytest.raises(NietToegestaan, match="akkoord van de klant ontbreekt"):
        _stuur(voordracht, mark)
    assert [ding.sleutel for ding in te_doen.van(marieke)] == ["voordracht"]
    klant_akkoord(voordracht=voordracht)
    assert _stuur(voordracht, mark).stand == _Stand.VOORGEDRAGEN


@pytest.mark.eis("W-26")
def test_wie_een_klant_op_de_lijst_zette_geeft_niet_ook_het_akkoord_van_de_coach(
    vacature: Vacature, marieke: Klant, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="zelf op de lijst"):
        coach_akkoord(voordracht=voorgeselecteerd(vacature, marieke, bram), door=bram)
    eigen = voorgeselecteerd(VacatureFabriek(locatie=apeldoorn), marieke, anna)
    assert coach_akkoord(voordracht=eigen, door=anna).coach_akkoord_door == anna


@pytest.mark.eis("X-16", "W-21")
def test_van_een_vrijgegeven_vacature_ziet_een_andere_locatie_alleen_de_eigen_klanten(
    vacature: Vacature,
    marieke: Klant,
    gouda: Locatie,
    anna: Medewerker,
    mark: Medewerker,
    els: Medewerker,
    als: Als,
) -> None:
    Vacature.objects.update(vrijgegeven_op=timezone.now())
    van_gouda = KlantFabriek(achternaam="Goudse", locatie=gouda)
    zoekt(van_gouda)
    anna.locaties.add(gouda)
    for klant in (marieke, van_gouda):
        _stuur(klaar(vacature, klant, mark, anna), mark)
    elders = MedewerkerFabriek(naam="Gerda Gouda", rollen=["accountmanager"], locaties=[gouda])
    pad = f"/werkgevers/vacatures/{vacature.pk}/kandidatenlijst/"
    blad = tekst(als(elders).get(pad))
    assert "Goudse" in blad
    assert marieke.achternaam not in blad
    assert not marieke.inzagen.filter(gebruiker=elders.gebruiker).exists()
    heel = tekst(als(els).get(pad))
    assert "Goudse" in heel
    assert marieke.achternaam in heel
    blik = marieke.inzagen.get(gebruiker=els.gebruiker)
    assert (blik.onderdeel, blik.doel, blik.partner) == (
        "kaart van een kandidaat",
        "bemiddeling",
        els.partner,
    )


def test_een_gesloten_vacature_neemt_niemand_meer_aan(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = _stuur(klaar(vacature, marieke, mark, anna), mark)
    Vacature.objects.update(stand="gesloten", uitkomst="ingetrokken", gesloten_op=timezone.now())
    with pytest.raises(NietToegestaan, match="vacature is gesloten"):
        beantwoord(voordracht=voordracht, antwoord=_Stand.GEPLAATST, door=None)
    nee = beantwoord(voordracht=voordracht, antwoord=_Stand.AFGEWEZEN, afwijzing="ander", door=None)
    assert nee.stand == _Stand.AFGEWEZEN
