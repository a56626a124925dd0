"""The counter asks, the back office answers, and the answer comes back into the dossier (K-79)."""

import datetime
import uuid
from functools import partial

import pytest

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from klanten import taken
from klanten.backoffice import beantwoord, stand, vraag
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

pytestmark = pytest.mark.eis("K-79")


@pytest.fixture
def team(apeldoorn: Locatie) -> Team:
    """The back office of Apeldoorn."""
    return Team.objects.create(naam="Backoffice inkomen", locatie=apeldoorn, soort=Team.Soort.BACKOFFICE)


@pytest.fixture
def els(apeldoorn: Locatie, team: Team) -> Medewerker:
    """Els, income consultant in the back office."""
    els = MedewerkerFabriek(naam="Els Inkomen", rollen=["inkomensconsulent"], locaties=[apeldoorn])
    team.leden.add(els)
    return els


def _vraag(klant: Klant, team: Team, door: Medewerker) -> Taak:
    return vraag(
        klant=klant, team=team, omschrijving="Reken de vrijlating na", uiterlijk=vandaag(), door=door
    )


def test_een_verzoek_is_open_dan_opgepakt_dan_gedaan_en_het_resultaat_staat_in_het_dossier(
    klant: Klant, anna: Medewerker, els: Medewerker, team: Team, als: Als
) -> None:
    taak = _vraag(klant, team, anna)
    assert stand(taak).naam == "open"
    assert taak in Taak.objects.voorraad_van(els, klant.locatie)
    taak = taken.pak_op(taak=taak, door=els)
    assert stand(taak).naam == "opgepakt"
    taak = beantwoord(taak=taak, resultaat="Vrijlating is 212 euro", door=els)
    assert stand(taak).naam == "gedaan"
    pagina = tekst(als(anna).get(f"/klanten/{klant.klantnummer}/rond/"))
    assert "Vrijlating is 212 euro" in pagina
    (lezen,) = Taak.objects.open()
    assert (lezen.voor, lezen.omschrijving) == (anna, "Antwoord van de backoffice: lees het resultaat")
    taken.rond_af(taak=lezen, door=anna)


def test_zonder_antwoord_gaat_het_verzoek_niet_weg(
    klant: Klant, anna: Medewerker, els: Medewerker, team: Team
) -> None:
    taak = taken.pak_op(taak=_vraag(klant, team, anna), door=els)
    with pytest.raises(NietToegestaan, match="vraagt een antwoord"):
        taken.rond_af(taak=taak, door=els)
    with pytest.raises(NietToegestaan, match="Vul het resultaat in"):
        beantwoord(taak=taak, resultaat=" ", door=els)


def test_alleen_het_team_antwoordt_en_wie_het_oppakte_gaat_voor(
    klant: Klant, anna: Medewerker, bram: Medewerker, els: Medewerker, team: Team
) -> None:
    taak = _vraag(klant, team, anna)
    with pytest.raises(NietToegestaan, match="Alleen Backoffice inkomen kan"):
        beantwoord(taak=taak, resultaat="ja", door=bram)
    team.leden.add(bram)
    taken.pak_op(taak=taak, door=els)
    with pytest.raises(NietToegestaan, match="Alleen Els Inkomen kan"):
        beantwoord(taak=taak, resultaat="ja", door=bram)


@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_antwoorden_geven_een_resultaat(
    klant: Klant, anna: Medewerker, bram: Medewerker, els: Medewerker, team: Team
) -> None:
    team.leden.add(bram)
    taak = _vraag(klant, team, anna)
    uitkomsten = tegelijk(
        *(partial(beantwoord, taak=taak, resultaat=str(wie), door=wie) for wie in (bram, els))
    )
    (gelukt,) = [een for een in uitkomsten if isinstance(een, Taak)]
    (geweigerd,) = [een for een in uitkomsten if isinstance(een, NietToegestaan)]
    assert Taak.objects.get(pk=taak.pk).resultaat == gelukt.resultaat
    assert geweigerd.melding == f"Dit verzoek is al beantwoord door {gelukt.gedaan_door}."


def test_een_gewoon_team_een_andere_locatie_en_een_dag_van_gisteren_worden_geweigerd(
    klant: Klant, anna: Medewerker, team: Team, gouda: Locatie, apeldoorn: Locatie
) -> None:
    gewoon = Team.objects.create(naam="Team", locatie=apeldoorn)
    elders = Team.objects.create(naam="Team", locatie=gouda, soort=Team.Soort.BACKOFFICE)
    for een in (gewoon, elders):
        with pytest.raises(NietToegestaan, match="geen backoffice van"):
            _vraag(klant, een, anna)
    gisteren = vandaag() - datetime.timedelta(days=1)
    with pytest.raises(NietToegestaan, match="vanaf vandaag"):
        vraag(klant=klant, team=team, omschrijving="x", uiterlijk=gisteren, door=anna)


def test_van_balie_naar_backoffice_en_terug_op_het_scherm(
    klant: Klant, anna: Medewerker, els: Medewerker, team: Team, als: Als
) -> None:
    adres = f"/klanten/{klant.klantnummer}/backoffice/nieuw/"
    formulier = {"indiening": str(uuid.uuid4()), "team": team.pk, "uiterlijk": f"{vandaag():%d-%m-%Y}"}
    assert als(anna).post(adres, formulier).status_code == 422
    antwoord = als(anna).post(adres, {**formulier, "omschrijving": "Reken de vrijlating na"}, follow=True)
    assert "Het verzoek ligt bij Backoffice inkomen." in tekst(antwoord)
    taak = Taak.objects.get()
    pad = f"/klanten/{klant.klantnummer}/backoffice/{taak.pk}/"
    keuze = {"indiening": str(uuid.uuid4()), "resultaat": "212 euro"}
    klaar = als(els).post(pad, keuze, follow=True)
    assert "Het antwoord staat in het dossier." in tekst(klaar)
    assert "212 euro" in tekst(als(anna).get(pad))
    assert als(els).post(pad, {**keuze, "indiening": str(uuid.uuid4())}).status_code == 422


def test_zonder_backoffice_zegt_de_pagina_dat(klant: Klant, anna: Medewerker, als: Als) -> None:
    pagina = tekst(als(anna).get(f"/klanten/{klant.klantnummer}/backoffice/nieuw/"))
    assert "Deze locatie heeft geen backoffice" in pagina


@pytest.mark.eis("X-17")
def test_een_verzoek_van_een_ander_dossier_bestaat_hier_niet(
    klant: Klant, anna: Medewerker, team: Team, als: Als
) -> None:
    taak = _vraag(klant, team, anna)
    ander = KlantFabriek(locatie=klant.locatie)
    assert als(anna).get(f"/klanten/{ander.klantnummer}/backoffice/{taak.pk}/").status_code == 404
