"""Handing a dossier over: nobody falls in between, and a warm handover is really one (K-28, K-73, K-76)."""

import datetime
import uuid
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from klanten import overdrachtcijfers, taken, verwijzen
from klanten.contactpersoon import wijs_aan
from klanten.models import Clientbeeld, Hulporganisatie, Klant, Overdracht, Taak
from klanten.overdracht_beantwoorden import aanvaard, geef_terug, trek_in
from klanten.overdragen import aantal, bied_aan
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)


@pytest.fixture
def van_anna(klant: Klant, anna: Medewerker) -> Klant:
    """Marieke, with Anna as her contact person."""
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    return klant


@pytest.fixture
def team(apeldoorn: Locatie, bram: Medewerker, chaima: Medewerker) -> Team:
    """A team of two partners."""
    team = Team.objects.create(naam="Team Noord", locatie=apeldoorn, soort=Team.Soort.INTEGRAAL)
    team.leden.add(bram, chaima)
    return team


def _warm(**anders: Any) -> dict[str, Any]:
    return {
        "reden": "De klant krijgt bijstand",
        "bevinding_op": vandaag() - 4 * DAG,
        "wijze": "warm",
        "besproken_op": vandaag() - DAG,
        "besproken": "Situatie en wensen doorgenomen",
        "strategie": "Eerst schulden, dan werk in de zorg",
        "ingang_op": vandaag() + 7 * DAG,
        **anders,
    }


def _contactpersoon(klant: Klant) -> Medewerker | None:
    return Clientbeeld.objects.select_related("contactpersoon").get(klant=klant).contactpersoon


@pytest.mark.eis("K-73")
def test_de_gever_blijft_contactpersoon_tot_de_ontvanger_aanneemt(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    assert _contactpersoon(van_anna) == anna
    (taak,) = Taak.objects.voorraad_van(chaima, van_anna.locatie)
    assert (taak.soort, taak.klant) == (Taak.Soort.OVERDRACHT, van_anna)
    klaar = aanvaard(overdracht=overdracht, door=chaima)
    assert _contactpersoon(van_anna) == chaima
    assert (klaar.stand, klaar.beslist_door) == (Overdracht.Stand.AANVAARD, chaima)
    assert not Taak.objects.voorraad_van(chaima, van_anna.locatie).exists()
    soorten = van_anna.gebeurtenissen.filter(soort="overdracht").values_list("zin", flat=True)
    assert list(soorten) == [
        "Overdracht van Anna Intaker aan Chaima Klantmanager aangenomen",
        "Dossier aangeboden aan Chaima Klantmanager",
    ]


@pytest.mark.eis("K-73")
@pytest.mark.parametrize("leeg", ["besproken_op", "besproken", "strategie"])
def test_een_warme_overdracht_zonder_gesprek_of_strategie_bestaat_niet(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, leeg: str
) -> None:
    onvolledig = _warm(**{leeg: None if leeg == "besproken_op" else ""})
    with pytest.raises(ValidationError, match="Bij een warme overdracht horen"):
        bied_aan(klant=van_anna, naar=chaima, door=anna, **onvolledig)
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    with pytest.raises(IntegrityError), transaction.atomic():
        Overdracht.objects.filter(pk=overdracht.pk).update(**{leeg: onvolledig[leeg]})


@pytest.mark.eis("K-73")
def test_van_een_team_neemt_het_eerste_lid_over_en_was_er_iemand_bij_het_gesprek(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker, dirk: Medewerker, team: Team
) -> None:
    with pytest.raises(ValidationError, match="Bij een warme overdracht horen"):
        bied_aan(klant=van_anna, naar_team=team, door=anna, **_warm())
    with pytest.raises(NietToegestaan, match="Dirk Elders zit niet in Team Noord"):
        bied_aan(klant=van_anna, naar_team=team, door=anna, **_warm(besproken_met=dirk))
    overdracht = bied_aan(klant=van_anna, naar_team=team, door=anna, **_warm(besproken_met=bram))
    for lid in (bram, chaima):
        assert Taak.objects.voorraad_van(lid, van_anna.locatie).exists()
    with pytest.raises(NietToegestaan, match="niet aan u aangeboden"):
        aanvaard(overdracht=overdracht, door=anna)
    aanvaard(overdracht=overdracht, door=chaima)
    assert _contactpersoon(van_anna) == chaima


def test_teruggeven_laat_alles_zoals_het_was_en_de_gever_leest_waarom(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    with pytest.raises(NietToegestaan, match="Vul in waarom"):
        geef_terug(overdracht=overdracht, reden=" ", door=chaima)
    geef_terug(overdracht=overdracht, reden="Mijn caseload is vol", door=chaima)
    assert _contactpersoon(van_anna) == anna
    (taak,) = Taak.objects.voorraad_van(anna, van_anna.locatie)
    assert taak.omschrijving == "Overdracht teruggegeven door Chaima Klantmanager: lees waarom"
    taken.rond_af(taak=taak, door=anna)
    with pytest.raises(NietToegestaan, match="al teruggegeven, door Chaima"):
        aanvaard(overdracht=overdracht, door=chaima)
    bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())  # a new offer is possible again


def test_intrekken_kan_de_gever_en_niemand_anders(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    with pytest.raises(NietToegestaan, match="Alleen wie het dossier aanbood"):
        trek_in(overdracht=overdracht, reden="toch niet", door=bram)
    trek_in(overdracht=overdracht, reden="De klant heeft werk", door=anna)
    assert not Taak.objects.voorraad_van(chaima, van_anna.locatie).exists()
    with pytest.raises(NietToegestaan, match="al ingetrokken"):
        aanvaard(overdracht=overdracht, door=chaima)


def test_de_taak_gaat_niet_weg_zonder_antwoord(van_anna: Klant, anna: Medewerker, chaima: Medewerker) -> None:
    bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    with pytest.raises(NietToegestaan, match="vraagt een antwoord"):
        taken.rond_af(taak=Taak.objects.get(), door=chaima)


@pytest.mark.eis("X-02")
def test_wie_geen_contactpersoon_kan_zijn_krijgt_niets_aangeboden(
    van_anna: Klant, anna: Medewerker, dirk: Medewerker, gouda: Locatie
) -> None:
    intaker = MedewerkerFabriek(rollen=["intaker"], locaties=[van_anna.locatie])
    for wie in (dirk, intaker):
        with pytest.raises(NietToegestaan, match="kan op Activerium Apeldoorn geen contactpersoon zijn"):
            bied_aan(klant=van_anna, naar=wie, door=anna, **_warm())
    with pytest.raises(NietToegestaan, match="is al de contactpersoon"):
        bied_aan(klant=van_anna, naar=anna, door=anna, **_warm())
    elders = Team.objects.create(naam="Team Gouda", locatie=gouda)
    with pytest.raises(NietToegestaan, match="hoort niet bij Activerium Apeldoorn"):
        bied_aan(klant=van_anna, naar_team=elders, door=anna, **_warm())
    with pytest.raises(NietToegestaan, match="Kies aan wie"):
        bied_aan(klant=van_anna, door=anna, **_warm())


def test_zonder_contactpersoon_valt_er_niets_over_te_dragen(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="nog geen contactpersoon"):
        bied_aan(klant=klant, naar=chaima, door=anna, **_warm())


@pytest.mark.parametrize(
    ("veld", "dagen", "melding"),
    [
        ("bevinding_op", 1, "moet nog komen"),
        ("bevinding_op", -31, "te lang geleden"),
        ("besproken_op", 1, "moet nog komen"),
        ("ingang_op", -1, "al voorbij"),
        ("ingang_op", 400, "binnen een jaar"),
    ],
)
def test_een_onmogelijke_dag_wordt_geweigerd_bij_het_veld(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, veld: str, dagen: int, melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding) as fout:
        bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm(**{veld: vandaag() + dagen * DAG}))
    assert fout.value.veld == veld


def test_wie_intussen_contactpersoon_werd_blijft_dat(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    wijs_aan(klant=van_anna, medewerker=bram, reden="Anna is ziek", door=bram)
    with pytest.raises(NietToegestaan, match="De contactpersoon is na het aanbod gewijzigd"):
        aanvaard(overdracht=overdracht, door=chaima)
    assert _contactpersoon(van_anna) == bram
    geef_terug(overdracht=overdracht, reden="Bram heeft de klant", door=chaima)


@pytest.mark.eis("K-73")
def test_wat_loopt_gaat_mee_zoals_het_toen_was(van_anna: Klant, anna: Medewerker, chaima: Medewerker) -> None:
    organisatie = Hulporganisatie.objects.create(code="schulden", naam="Kredietbank", soort="schuldhulp")
    verwijzing = verwijzen.verwijs(
        klant=van_anna,
        organisatie=organisatie,
        reden="Schulden",
        gegevens=["naam"],
        toestemming_op=vandaag(),
        toestemming_wijze="mondeling",
        door=anna,
    )
    overdracht = bied_aan(
        klant=van_anna, naar=chaima, door=anna, gaat_mee=[f"verwijzing:{verwijzing.pk}", "weg:1"], **_warm()
    )
    assert [zaak["wat"] for zaak in overdracht.gaat_mee] == ["Hulp van schuldhulpverlening"]
    aanvaard(overdracht=overdracht, door=chaima)
    assert [taak.omschrijving for taak in Taak.objects.voorraad_van(chaima, van_anna.locatie)] == [
        "Vraag hoe het gaat bij Kredietbank"
    ], "de open taken van de gever gaan mee"


@pytest.mark.eis("K-73")
@pytest.mark.django_db(transaction=True)
def test_twee_partners_die_tegelijk_overdragen_geven_een_aanbod(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    uitkomsten = tegelijk(
        partial(bied_aan, klant=Klant.objects.get(pk=van_anna.pk), naar=bram, door=anna, **_warm()),
        partial(bied_aan, klant=Klant.objects.get(pk=van_anna.pk), naar=chaima, door=chaima, **_warm()),
    )
    (gelukt,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Overdracht)]
    (geweigerd,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietToegestaan)]
    assert Overdracht.objects.get() == gelukt
    assert geweigerd.melding.startswith(f"Dit dossier is al aangeboden aan {gelukt.aan}")


@pytest.mark.eis("K-73")
@pytest.mark.django_db(transaction=True)
def test_twee_leden_van_een_team_die_tegelijk_aannemen_geven_een_contactpersoon(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker, team: Team
) -> None:
    overdracht = bied_aan(klant=van_anna, naar_team=team, door=anna, **_warm(besproken_met=bram))
    uitkomsten = tegelijk(*(partial(aanvaard, overdracht=overdracht, door=wie) for wie in (bram, chaima)))
    (gelukt,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Overdracht)]
    (geweigerd,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietToegestaan)]
    assert _contactpersoon(van_anna) == gelukt.beslist_door
    assert "al aangenomen, door" in geweigerd.melding


@pytest.mark.eis("K-28")
def test_het_dossier_telt_hoe_vaak_de_klant_overging(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    assert aantal(van_anna) == 0
    aanvaard(overdracht=overdracht, door=chaima)
    assert aantal(van_anna) == 1
    pagina = als(chaima).get(f"/klanten/{van_anna.klantnummer}/rond/")
    assert "De klant ging 1 keer over naar een andere contactpersoon" in tekst(pagina)


@pytest.mark.eis("K-76")
def test_de_dagen_van_bevinding_tot_aannemen_worden_geteld_per_organisatie(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker, als: Als
) -> None:
    aanvaard(overdracht=bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm()), door=chaima)
    ander = KlantFabriek(locatie=van_anna.locatie, contactpersoon=anna)
    per_dossier = {"wijze": "dossier", "besproken_op": None, "bevinding_op": vandaag() - 10 * DAG}
    aanvaard(overdracht=bied_aan(klant=ander, naar=chaima, door=anna, **_warm(**per_dossier)), door=chaima)
    bied_aan(klant=ander, naar=bram, door=chaima, **_warm())
    (rij,) = overdrachtcijfers.doorlooptijden(van_anna.locatie, van=vandaag(), tot=vandaag())
    assert (rij.van, rij.naar, rij.aantal, rij.warm) == ("CWI", "Gemeente Apeldoorn", 2, 1)
    assert (rij.gemiddeld, rij.kortst, rij.langst) == (7, 4, 10)
    mt_lid = MedewerkerFabriek(rollen=["mt_lid"], locaties=[van_anna.locatie])
    pagina = tekst(als(mt_lid).get("/klanten/cijfers/overdrachten/"))
    assert "1 overdracht wacht nog op antwoord" in pagina
    assert "Velde" not in pagina, "cijfers zonder namen"


# --- screens ----------------------------------------------------------------------------------------


def _formulier(naar: Medewerker, **anders: object) -> dict[str, object]:
    return {
        "indiening": str(uuid.uuid4()),
        "reden": "De klant krijgt bijstand",
        "bevinding_op": f"{vandaag() - DAG:%d-%m-%Y}",
        "naar": naar.pk,
        "ingang_op": f"{vandaag() + DAG:%d-%m-%Y}",
        "wijze": "warm",
        "besproken_op": f"{vandaag():%d-%m-%Y}",
        "besproken": "Alles",
        "strategie": "Samen verder",
        **anders,
    }


def _biedt_aan(client: Client, klant: Klant, **velden: object) -> Any:
    return client.post(f"/klanten/{klant.klantnummer}/overdracht/", velden, follow=True)


@pytest.mark.eis("K-73")
def test_van_formulier_tot_aangenomen_op_het_scherm(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    antwoord = _biedt_aan(als(anna), van_anna, **_formulier(chaima))
    assert "Het dossier is aangeboden aan Chaima Klantmanager" in tekst(antwoord)
    overdracht = Overdracht.objects.get()
    adres = f"/klanten/{van_anna.klantnummer}/overdracht/{overdracht.pk}/"
    ontvanger = als(chaima)
    assert adres in ontvanger.get("/klanten/mijn-dag/").content.decode()
    assert "Neemt u deze klant over?" in tekst(ontvanger.get(adres))
    klaar = ontvanger.post(adres, {"indiening": str(uuid.uuid4()), "stap": "aanvaard"}, follow=True)
    assert "U bent nu de contactpersoon van Marieke van der Velde" in tekst(klaar)
    assert "is aangenomen door Chaima" in tekst(ontvanger.get(adres))


def test_een_half_formulier_komt_terug_met_alles_wat_was_getypt(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    antwoord = _biedt_aan(als(anna), van_anna, **_formulier(chaima, strategie="", besproken_op="31-02-2026"))
    assert antwoord.status_code == 422
    pagina = tekst(antwoord)
    assert "Vul in wat u samen afsprak." in pagina
    assert "Deze datum bestaat niet" in pagina
    assert "De klant krijgt bijstand" in antwoord.content.decode()
    assert not Overdracht.objects.exists()


def test_een_tweede_aanbod_krijgt_een_duidelijke_melding_en_een_dubbele_klik_doet_niets_dubbel(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker, als: Als
) -> None:
    client, formulier = als(anna), _formulier(chaima)
    _biedt_aan(client, van_anna, **formulier)
    assert _biedt_aan(client, van_anna, **formulier).status_code == 422
    antwoord = _biedt_aan(client, van_anna, **_formulier(bram))
    assert "Dit dossier is al aangeboden aan Chaima Klantmanager" in tekst(antwoord)
    assert Overdracht.objects.count() == 1
    assert "Wacht op antwoord" in tekst(
        client.get(f"/klanten/{van_anna.klantnummer}/overdracht/", follow=True)
    )


def test_teruggeven_zonder_reden_wordt_op_het_scherm_geweigerd(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    adres = f"/klanten/{van_anna.klantnummer}/overdracht/{overdracht.pk}/"
    antwoord = als(chaima).post(adres, {"indiening": str(uuid.uuid4()), "stap": "geef_terug", "reden": ""})
    assert antwoord.status_code == 422
    assert Overdracht.objects.get().stand == Overdracht.Stand.AANGEBODEN


@pytest.mark.eis("X-17")
def test_een_overdracht_van_een_ander_dossier_bestaat_hier_niet(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, dirk: Medewerker, als: Als
) -> None:
    overdracht = bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm())
    ander = KlantFabriek(locatie=van_anna.locatie, contactpersoon=anna)
    assert als(anna).get(f"/klanten/{ander.klantnummer}/overdracht/{overdracht.pk}/").status_code == 404
    assert als(dirk).get(f"/klanten/{van_anna.klantnummer}/overdracht/{overdracht.pk}/").status_code == 404


def test_de_lijst_van_de_locatie_kost_altijd_evenveel_vragen(
    anna: Medewerker, chaima: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    def _maak(hoeveel: int) -> None:
        for _ in range(hoeveel):
            klant = KlantFabriek(locatie=apeldoorn, contactpersoon=anna)
            bied_aan(klant=klant, naar=chaima, door=anna, **_warm())

    _maak(2)
    client = als(anna)
    eerst = vragen(client, "/klanten/overdrachten/?stand=aangeboden&wiens=mij")
    _maak(8)
    assert vragen(client, "/klanten/overdrachten/?stand=aangeboden&wiens=mij") == eerst


def test_een_lege_lijst_zegt_dat_er_niets_is(anna: Medewerker, als: Als) -> None:
    assert "Geen overdrachten gevonden" in tekst(als(anna).get("/klanten/overdrachten/"))


def test_de_beslissing_wordt_op_het_moment_zelf_vastgelegd(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    klaar = aanvaard(overdracht=bied_aan(klant=van_anna, naar=chaima, door=anna, **_warm()), door=chaima)
    assert klaar.beslist_op is not None
    assert abs(timezone.now() - klaar.beslist_op) < datetime.timedelta(minutes=1)
    assert aanvaard(overdracht=klaar, door=chaima).beslist_op == klaar.beslist_op, "twee keer is een keer"
