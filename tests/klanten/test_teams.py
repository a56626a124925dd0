"""Teams: who sees the inbox, who divides the work, and whom a client can be given to (K-30, K-31, X-07)."""

import datetime
import uuid
from copy import copy
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnose import diagnosticeren
from keten.fouten import NietToegestaan
from keten.instellingen import zet
from keten.models import Locatie, Medewerker, Regelset, Regelversie, Team
from keten.tijd import vandaag
from klanten import aanmelden, contactpersoon, taken, teams
from klanten.instellingen_teams import INTEGRAAL
from klanten.models import Clientbeeld, Klant, Taak
from tests.conftest import Als
from tests.fabriek import (
    KetenpartnerFabriek,
    KlantFabriek,
    MedewerkerFabriek,
    TeamFabriek,
    UitkeringFabriek,
    maak_klanten,
)
from tests.klanten.test_aanmelden import persoon
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

MORGEN = timezone.now() + datetime.timedelta(days=1)


@pytest.fixture
def leider(apeldoorn: Locatie) -> Medewerker:
    """A leader of teams in Apeldoorn."""
    return MedewerkerFabriek(naam="Tineke Leider", rollen=["teamleider"], locaties=[apeldoorn])


@pytest.fixture
def team(apeldoorn: Locatie, anna: Medewerker, chaima: Medewerker, leider: Medewerker) -> Team:
    """An integral team of CWI and the municipality, without Bram."""
    return TeamFabriek(
        naam="Team Samen", locatie=apeldoorn, soort="integraal", leden=[anna, chaima], leiders=[leider]
    )


def _naar_team(klant: Klant, team: Team, **anders: object) -> Taak:
    gegevens = {
        "soort": Taak.Soort.BACKOFFICE,
        "omschrijving": "Zoek de beschikking op",
        "vervalt_op": MORGEN,
    }
    return teams.stuur_naar_team(klant=klant, team=team, **{**gegevens, **anders})  # type: ignore[arg-type]


def _regel() -> None:
    regelset = Regelset.objects.create(code=teams.REGELSET, naam="Integraal team", soort="selectie")
    boom = {"feit": "afstand_tot_werk", "is": "gelijk", "waarde": "kort", "naam": "kort"}
    Regelversie.objects.create(regelset=regelset, nummer=1, boom=boom)


# --- the inbox --------------------------------------------------------------------------------------


def test_werk_voor_een_team_zien_alleen_de_leden(
    klant: Klant, team: Team, anna: Medewerker, bram: Medewerker
) -> None:
    taak = _naar_team(klant, team, door=bram)
    assert list(Taak.objects.voorraad_van(anna, klant.locatie)) == [taak]
    assert list(Taak.objects.voorraad_van(bram, klant.locatie)) == []
    with pytest.raises(NietToegestaan, match="lid van Team Samen"):
        taken.pak_op(taak=taak, door=bram)
    assert taken.pak_op(taak=taak, door=anna).voor == anna
    assert taak.gevraagd_door == bram


def test_werk_van_een_opgeheven_team_blijft_niet_liggen(klant: Klant, team: Team, bram: Medewerker) -> None:
    taak = _naar_team(klant, team)
    team.opgeheven_op = vandaag()
    team.save()
    assert list(Taak.objects.voorraad_van(bram, klant.locatie)) == [taak]
    taken.pak_op(taak=taak, door=bram)
    with pytest.raises(NietToegestaan, match="opgeheven"):
        _naar_team(klant, team)


def test_een_team_van_elders_krijgt_deze_klant_niet(klant: Klant, gouda: Locatie) -> None:
    with pytest.raises(NietToegestaan, match="hoort niet bij"):
        _naar_team(klant, TeamFabriek(locatie=gouda))


@pytest.mark.django_db(transaction=True)
def test_van_twee_teamleden_tegelijk_krijgt_een_de_taak(
    klant: Klant, team: Team, anna: Medewerker, chaima: Medewerker
) -> None:
    taak = _naar_team(klant, team)
    uitkomsten = tegelijk(
        partial(taken.pak_op, taak=taak, door=anna), partial(taken.pak_op, taak=taak, door=chaima)
    )
    assert sum(isinstance(uit, NietToegestaan) for uit in uitkomsten) == 1
    taak.refresh_from_db()
    assert taak.voor in (anna, chaima)


def test_de_lijst_van_het_team_gebruikt_een_index(klant: Klant, team: Team, anna: Medewerker) -> None:
    _naar_team(klant, team)
    gedaan = Taak(locatie=klant.locatie, team=team, vervalt_op=timezone.now(), gedaan_op=timezone.now())
    Taak.objects.bulk_create(copy(gedaan) for _ in range(1_000))  # a team with a past
    wachtend = Taak.objects.open().filter(team=team, voor__isnull=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE klanten_taak")
    assert "klanten_taak_van_team" in wachtend.explain()


# --- leading ----------------------------------------------------------------------------------------


@pytest.mark.eis("X-07")
def test_beide_leiders_zien_de_werkvoorraad_en_wie_wat_doet(
    als: Als, klant: Klant, team: Team, anna: Medewerker, leider: Medewerker, apeldoorn: Locatie
) -> None:
    tweede = MedewerkerFabriek(naam="Tom Tweede", rollen=["teamleider"], locaties=[apeldoorn])
    team.leiders.add(tweede)
    _naar_team(klant, team)
    KlantFabriek(locatie=apeldoorn, contactpersoon=anna)
    taken.maak(  # of enforcement: not for a leader without the right to that (H-55)
        klant=klant,
        voor=anna,
        locatie=apeldoorn,
        soort=Taak.Soort.MAATREGEL,
        omschrijving="Leg een maatregel op",
        vervalt_op=MORGEN,
    )
    for wie in (leider, tweede):
        pagina = als(wie).get(f"/klanten/teams/{team.pk}/")
        woorden = tekst(pagina)
        assert "Zoek de beschikking op" in woorden
        assert "Leden en hun werk" in woorden
        rij = next(rij for rij in pagina.context["bezetting"] if rij.lid == anna)
        assert (rij.klanten, rij.taken) == (1, 0)


@pytest.mark.eis("X-07")
def test_de_database_weigert_een_derde_leider(team: Team, apeldoorn: Locatie) -> None:
    team.leiders.add(MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn]))
    with pytest.raises(IntegrityError, match="hoogstens twee leiders"), transaction.atomic():
        team.leiders.add(MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn]))


@pytest.mark.eis("X-07")
def test_de_beheerder_kiest_hoogstens_twee_leiders(als: Als, team: Team, apeldoorn: Locatie) -> None:
    beheerder = MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])
    drie = [MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn]).pk for _ in range(3)]
    client, adres = als(beheerder), f"/beheer/teams/{team.pk}/"
    form = client.get(adres).context["form"]
    keuze = {
        "naam": team.naam,
        "soort": "integraal",
        "verdeling": "gescheiden",
        "gezien": form.initial["gezien"],
        "indiening": str(uuid.uuid4()),
    }
    antwoord = client.post(adres, {**keuze, "leiders": drie})
    assert antwoord.status_code == 422
    assert "hoogstens twee leiders" in antwoord.text
    client.post(adres, {**keuze, "leiders": drie[:2]})
    team.refresh_from_db()
    assert (team.verdeling, team.leiders.count()) == ("gescheiden", 2)


def test_een_lid_ziet_de_lijst_maar_niet_het_werk_van_collegas(
    als: Als, team: Team, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    assert "Leden en hun werk" not in tekst(als(anna).get(f"/klanten/teams/{team.pk}/"))
    assert als(anna).get(f"/klanten/teams/{team.pk}/leden/{chaima.pk}/").status_code == 403
    assert als(bram).get(f"/klanten/teams/{team.pk}/").status_code == 404


def test_een_leider_van_een_ander_team_komt_er_niet_in(
    als: Als, team: Team, anna: Medewerker, apeldoorn: Locatie
) -> None:
    ander = MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn])
    TeamFabriek(locatie=apeldoorn, leiders=[ander])
    client = als(ander)
    assert client.get(f"/klanten/teams/{team.pk}/").status_code == 404
    assert client.get(f"/klanten/teams/{team.pk}/leden/{anna.pk}/").status_code == 404


@pytest.mark.eis("X-07")
def test_de_leider_wijst_een_taak_toe_en_ziet_hem_bij_het_lid(
    als: Als, klant: Klant, team: Team, anna: Medewerker, bram: Medewerker, leider: Medewerker
) -> None:
    taak = _naar_team(klant, team)
    client, adres = als(leider), f"/klanten/teams/{team.pk}/taken/{taak.pk}/"
    fout = client.post(adres, {"aan": bram.pk, "indiening": str(uuid.uuid4())})
    assert fout.status_code == 422
    antwoord = client.post(adres, {"aan": anna.pk, "indiening": str(uuid.uuid4())}, follow=True)
    assert "werkvoorraad van Anna Intaker" in tekst(antwoord)
    assert "Zoek de beschikking op" in tekst(client.get(f"/klanten/teams/{team.pk}/leden/{anna.pk}/"))
    assert klant.gebeurtenissen.filter(zin__startswith="Taak voor Anna Intaker").exists()


def test_wie_niet_leidt_wijst_niets_toe(
    klant: Klant, team: Team, anna: Medewerker, chaima: Medewerker
) -> None:
    taak = _naar_team(klant, team)
    with pytest.raises(NietToegestaan, match="Alleen een leider"):
        taken.wijs_toe(taak=taak, aan=chaima, door=anna)


def test_de_pagina_van_een_team_kost_even_veel_vragen_bij_veel_leden(
    als: Als, team: Team, leider: Medewerker, apeldoorn: Locatie
) -> None:
    client, adres = als(leider), f"/klanten/teams/{team.pk}/"
    [klant] = maak_klanten(1, locatie=apeldoorn)
    _naar_team(klant, team)
    Clientbeeld.objects.filter(locatie=apeldoorn).update(team=team)
    weinig = vragen(client, adres)
    team.leden.add(*[MedewerkerFabriek(locaties=[apeldoorn]) for _ in range(10)])
    for een in maak_klanten(20, locatie=apeldoorn):
        _naar_team(een, team)
    Clientbeeld.objects.filter(locatie=apeldoorn).update(team=team)
    assert vragen(client, adres) == weinig


# --- whom a client can be given to ------------------------------------------------------------------


@pytest.mark.eis("K-30")
def test_een_gemengd_team_biedt_alle_leden_aan_en_een_gescheiden_team_die_van_de_betaler(
    als: Als, klant: Klant, team: Team, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    teams.plaats(klant=klant, team=team, door=anna)
    UitkeringFabriek(klant=klant, partner=KetenpartnerFabriek(code="gemeente-apeldoorn"))
    assert set(contactpersoon.kandidaten_voor(klant)) == {anna, chaima}
    team.verdeling = Team.Verdeling.GESCHEIDEN
    team.save()
    klant.beeld.refresh_from_db()
    assert set(contactpersoon.kandidaten_voor(klant)) == {chaima}
    scherm = als(anna).get(f"/klanten/{klant.klantnummer}/contactpersoon/")
    assert "Chaima Klantmanager" in tekst(scherm)
    assert "Bram Coach" not in tekst(scherm)


@pytest.mark.eis("K-30")
def test_zonder_uitkering_of_zonder_passend_lid_kan_er_toch_iemand_gekozen_worden(
    klant: Klant, team: Team, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    team.verdeling = Team.Verdeling.GESCHEIDEN
    team.save()
    teams.plaats(klant=klant, team=team, door=anna)
    assert set(contactpersoon.kandidaten_voor(klant)) == {anna, chaima}
    UitkeringFabriek(klant=klant, partner=bram.partner)  # nobody of UWV is in this team
    assert set(contactpersoon.kandidaten_voor(klant)) == {anna, bram, chaima}


# --- which team -------------------------------------------------------------------------------------


def _stel_diagnose(klant: Klant, door: Medewerker, afstand: str) -> None:
    diagnosticeren.stel_vast(
        klant=klant,
        versie=0,
        door=door,
        kan_zoeken="ja",
        mogelijkheden="Kan veel.",
        zoekgedrag="optimaal",
        banenaanbod="voldoende",
        naleving="goed",
        koers="zelf",
        afstand=afstand,
    )


@pytest.mark.eis("K-31")
def test_wie_dicht_bij_werk_staat_komt_bij_het_integrale_team(
    klant: Klant, team: Team, anna: Medewerker
) -> None:
    _regel()
    _stel_diagnose(klant, anna, "kort")
    assert Clientbeeld.objects.get(klant=klant).team == team
    taak = klant.taken.get(soort=Taak.Soort.TEAM)
    assert (taak.team, taak.voor) == (team, None)
    assert klant.gebeurtenissen.filter(zin__startswith="Valt nu onder Team Samen").exists()


@pytest.mark.eis("K-31")
def test_wie_ver_van_werk_staat_of_waar_de_locatie_dat_niet_wil_blijft_waar_hij_is(
    klant: Klant, team: Team, anna: Medewerker, apeldoorn: Locatie
) -> None:
    _regel()
    _stel_diagnose(klant, anna, "lang")
    assert klant.beeld.team is None
    zet(code=INTEGRAAL, gebied=apeldoorn, waarde=False)
    ander = KlantFabriek(locatie=apeldoorn)
    _stel_diagnose(ander, anna, "kort")
    assert ander.beeld.team is None


@pytest.mark.eis("K-31", "K-80")
def test_wat_iemand_koos_verandert_een_regel_niet(klant: Klant, team: Team, anna: Medewerker) -> None:
    _regel()
    gekozen = TeamFabriek(naam="Eigen keuze", locatie=klant.locatie)
    teams.plaats(klant=klant, team=gekozen, door=anna, reden="kent de klant")
    _stel_diagnose(klant, anna, "kort")
    assert klant.beeld.team == gekozen


def test_wie_een_contactpersoon_krijgt_wacht_niet_meer_bij_het_team(
    klant: Klant, team: Team, anna: Medewerker
) -> None:
    teams.plaats(klant=klant, team=team, door=anna)
    contactpersoon.wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    assert not klant.taken.open().filter(soort=Taak.Soort.TEAM).exists()


def test_een_medewerker_zet_een_klant_in_een_ander_team(
    als: Als, klant: Klant, team: Team, anna: Medewerker
) -> None:
    adres = f"/klanten/{klant.klantnummer}/team/"
    antwoord = als(anna).post(
        adres, {"team": team.pk, "reden": "zoekt snel werk", "indiening": str(uuid.uuid4())}, follow=True
    )
    assert "valt nu onder Team Samen" in tekst(antwoord)
    als(anna).post(adres, {"team": "", "reden": "", "indiening": str(uuid.uuid4())})
    assert Clientbeeld.objects.get(klant=klant).team is None
    assert not klant.taken.open().filter(soort=Taak.Soort.TEAM).exists()


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_een_team_kiezen_geven_het_team_een_taak(
    klant: Klant, team: Team, anna: Medewerker, bram: Medewerker
) -> None:
    tegelijk(
        partial(teams.plaats, klant=Klant.objects.get(pk=klant.pk), team=team, door=anna),
        partial(teams.plaats, klant=Klant.objects.get(pk=klant.pk), team=team, door=bram),
    )
    assert klant.taken.open().filter(soort=Taak.Soort.TEAM).count() == 1


def test_een_inschrijving_zonder_teams_werkt_als_altijd(apeldoorn: Locatie, anna: Medewerker) -> None:
    klant = aanmelden.meld_aan(locatie=apeldoorn, door=anna, **persoon())
    assert klant.beeld.team is None


def test_mijn_dag_van_een_teamlid_toont_wat_voor_het_team_wacht(
    als: Als, klant: Klant, team: Team, anna: Medewerker, bram: Medewerker
) -> None:
    _naar_team(klant, team)
    assert "Zoek de beschikking op" in tekst(als(anna).get("/klanten/mijn-dag/"))
    assert "Zoek de beschikking op" not in tekst(als(bram).get("/klanten/mijn-dag/"))


def _meldpunt(als: Als, apeldoorn: Locatie) -> Client:
    return als(MedewerkerFabriek(naam="Rik Meldpunt", rollen=["meldpunt"], locaties=[apeldoorn]))


@pytest.mark.eis("K-33")
def test_het_meldpunt_vult_gegevens_aan_en_beantwoordt_de_klant(
    als: Als, klant: Klant, apeldoorn: Locatie
) -> None:
    client = _meldpunt(als, apeldoorn)
    basis = f"/klanten/{klant.klantnummer}"
    gegevens = {
        "versie": klant.contactgegevens.versie,
        "straat": "Stationsplein 1",
        "postcode": "7311 AA",
        "woonplaats": "Apeldoorn",
        "telefoon": "06 12345678",
        "email": "",
        "voorkeurskanaal": "telefoon",
        "taal": "nl",
    }
    assert client.post(f"{basis}/gegevens/contact/", gegevens).status_code == 302
    klant.contactgegevens.refresh_from_db()
    assert klant.contactgegevens.straat == "Stationsplein 1"
    bericht = {"tekst": "Uw formulier is binnen.", "indiening": str(uuid.uuid4())}
    client.post(f"{basis}/berichten/", bericht)
    assert klant.berichten.filter(tekst="Uw formulier is binnen.").exists()


@pytest.mark.eis("K-33")
@pytest.mark.parametrize("deel", ["routeren", "diagnose", "werkplan_wijzigen"])
def test_het_meldpunt_verandert_geen_route_en_geen_arrangement(
    als: Als, klant: Klant, apeldoorn: Locatie, deel: str
) -> None:
    client = _meldpunt(als, apeldoorn)
    adres = reverse(f"diagnose:{deel}", args=[klant.klantnummer])
    assert client.get(adres).status_code == 403
    assert client.post(adres).status_code == 403
