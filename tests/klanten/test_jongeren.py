"""Young people: the youth desk, education, and the check by the RMC (K-80, K-83, K-85)."""

import datetime
import uuid

import pytest

from keten.fouten import NietToegestaan
from keten.instellingen import zet
from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from klanten import aanmelden, aanvragen, jongeren, teams
from klanten.instellingen_teams import JONGEREN_TOT
from klanten.models import Clientbeeld, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, RegimeFabriek, TeamFabriek
from tests.klanten.test_aanmelden import NIEUW, ingevuld, persoon, zoek
from tests.pagina import tekst, vragen


def geboren(jaren: int) -> datetime.date:
    """The birth date of somebody who has been so many years old for some weeks."""
    dag = vandaag() - datetime.timedelta(days=40)
    return dag.replace(year=dag.year - jaren, day=min(dag.day, 28))


@pytest.fixture
def loket(apeldoorn: Locatie, bram: Medewerker) -> Team:
    """The youth desk of Apeldoorn, with Bram in it."""
    return TeamFabriek(naam="Jongerenloket Apeldoorn", locatie=apeldoorn, soort="jongeren", leden=[bram])


@pytest.fixture
def rmc(apeldoorn: Locatie) -> Medewerker:
    """Petra of the RMC."""
    return MedewerkerFabriek(naam="Petra Rmc", rollen=["rmc"], locaties=[apeldoorn])


# --- the youth desk ---------------------------------------------------------------------------------


@pytest.mark.eis("K-80")
def test_een_jongere_gaat_bij_inschrijving_naar_het_jongerenloket(
    loket: Team, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    klant = aanmelden.meld_aan(locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(19)))
    beeld = Clientbeeld.objects.get(klant=klant)
    assert (beeld.team, beeld.dienstlocatie) == (loket, "jongerenloket")
    assert klant.taken.get(soort=Taak.Soort.TEAM) in Taak.objects.voorraad_van(bram, apeldoorn)


@pytest.mark.eis("K-80")
def test_het_formulier_stelt_het_jongerenloket_voor_en_een_ander_team_kan_ook(
    als: Als, loket: Team, apeldoorn: Locatie, anna: Medewerker
) -> None:
    ander = TeamFabriek(naam="Team Werk", locatie=apeldoorn)
    client = als(anna)
    dag = geboren(19)
    adres = zoek(client, achternaam="Amrani", geboortedatum=f"{dag:%d-%m-%Y}").context["naar_nieuw"]
    form = client.get(adres).context["form"]
    assert form.initial["team"] == str(loket.pk)
    assert "jongeren tot en met 26 jaar" in form["team"].help_text
    client.post(NIEUW, ingevuld(geboortedatum=f"{dag:%d-%m-%Y}", team=str(ander.pk)))
    assert Klant.objects.get().beeld.team == ander


@pytest.mark.eis("K-80")
def test_wie_uitdrukkelijk_geen_team_kiest_krijgt_er_geen(als: Als, loket: Team, anna: Medewerker) -> None:
    als(anna).post(NIEUW, ingevuld(geboortedatum=f"{geboren(19):%d-%m-%Y}", team="geen"))
    assert Klant.objects.get().beeld.team is None


def test_een_verzonnen_team_wordt_geweigerd_en_het_getypte_blijft(
    als: Als, loket: Team, gouda: Locatie, anna: Medewerker
) -> None:
    elders = TeamFabriek(locatie=gouda)
    antwoord = als(anna).post(NIEUW, ingevuld(team=str(elders.pk)))
    assert antwoord.status_code == 422
    assert "Samira" in antwoord.content.decode()


@pytest.mark.eis("K-80")
def test_de_leeftijd_is_een_keuze_van_de_locatie(loket: Team, apeldoorn: Locatie, anna: Medewerker) -> None:
    zet(code=JONGEREN_TOT, gebied=apeldoorn, waarde=22)
    klant = aanmelden.meld_aan(locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(23)))
    assert klant.beeld.team is None
    assert jongeren.is_jongere(geboren(22), apeldoorn)


def test_wie_niet_meer_bij_het_loket_hoort_gaat_terug_naar_de_locatie(
    loket: Team, apeldoorn: Locatie, anna: Medewerker
) -> None:
    klant = aanmelden.meld_aan(locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(19)))
    teams.plaats(klant=klant, team=None, door=anna, reden="is geslaagd")
    assert klant.beeld.dienstlocatie == "lwi"


# --- education --------------------------------------------------------------------------------------


@pytest.mark.eis("K-85")
def test_een_jongere_in_het_onderwijs_valt_onder_het_onderwijs(
    loket: Team, apeldoorn: Locatie, anna: Medewerker
) -> None:
    klant = aanmelden.meld_aan(
        locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(17), arbeid="onderwijs")
    )
    assert klant.beeld.dienstlocatie == "onderwijs"
    assert klant.beeld.team == loket
    with pytest.raises(NietToegestaan, match="het onderwijs verantwoordelijk"):
        aanvragen.begin(klant=klant, regime=RegimeFabriek(), door=anna)


@pytest.mark.eis("K-85")
def test_wie_23_is_of_geen_onderwijs_volgt_valt_er_niet_onder(apeldoorn: Locatie, anna: Medewerker) -> None:
    oud = aanmelden.meld_aan(
        locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(23), arbeid="onderwijs")
    )
    assert oud.beeld.dienstlocatie == "lwi"


@pytest.mark.eis("K-85")
def test_in_het_onderwijs_vraagt_de_intake_niets_voor_een_uitkering(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    klant = aanmelden.meld_aan(
        locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(17), arbeid="onderwijs")
    )
    client, adres = als(anna), f"/klanten/{klant.klantnummer}/intake/"
    form = client.get(adres).context["form"]
    assert "iban" not in form.fields and "inkomsten_per_maand" not in form.fields
    gegevens = {
        "versie": klant.situatie.versie,
        "arbeid": "onderwijs",
        "vraagt_uitkering": "on",
        "iban": "NL91ABNA0417164300",
        "verhaal": "Ik wil een bijbaan.",
    }
    assert client.post(adres, gegevens).status_code == 302
    klant.situatie.refresh_from_db()
    assert (klant.situatie.vraagt_uitkering, klant.situatie.iban) == (False, "")


@pytest.mark.eis("K-85")
def test_wie_van_school_gaat_valt_niet_langer_onder_het_onderwijs(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    klant = aanmelden.meld_aan(
        locatie=apeldoorn, door=anna, **persoon(geboortedatum=geboren(17), arbeid="onderwijs")
    )
    client, adres = als(anna), f"/klanten/{klant.klantnummer}/intake/"
    client.post(adres, {"versie": klant.situatie.versie, "arbeid": "school"})
    assert Clientbeeld.objects.get(klant=klant).dienstlocatie == "lwi"
    klant.situatie.refresh_from_db()
    weer = {"versie": klant.situatie.versie, "arbeid": "onderwijs", "vraagt_uitkering": "on"}
    antwoord = client.post(adres, weer)
    assert antwoord.status_code == 422
    assert "valt onder het onderwijs" in tekst(antwoord)


# --- the RMC ----------------------------------------------------------------------------------------


@pytest.mark.eis("K-83")
def test_het_rmc_legt_vast_of_er_een_startkwalificatie_is(
    als: Als, apeldoorn: Locatie, rmc: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, geboortedatum=geboren(20))
    client = als(rmc)
    assert klant.naam in tekst(client.get("/klanten/jongeren/"))
    adres = f"/klanten/{klant.klantnummer}/startkwalificatie/"
    antwoord = client.post(
        adres,
        {
            "uitkomst": "niet_behaald",
            "op": f"{vandaag():%d-%m-%Y}",
            "toelichting": "diploma vmbo",
            "indiening": str(uuid.uuid4()),
        },
        follow=True,
    )
    assert "Alles is nagekeken" in tekst(antwoord)
    klant.situatie.refresh_from_db()
    assert klant.situatie.startkwalificatie is False
    check = klant.kwalificatiechecks.get()
    assert (check.door, check.partner, check.toelichting) == (rmc, rmc.partner, "diploma vmbo")
    assert klant.gebeurtenissen.filter(zin__startswith="Het RMC keek").exists()


@pytest.mark.eis("K-83")
def test_niet_te_vinden_verandert_het_feit_niet(apeldoorn: Locatie, rmc: Medewerker) -> None:
    klant = KlantFabriek(locatie=apeldoorn, geboortedatum=geboren(20))
    uitkomst = klant.kwalificatiechecks.model.Uitkomst.NIET_TE_VINDEN
    jongeren.leg_check_vast(klant=klant, uitkomst=uitkomst, op=vandaag(), door=rmc)
    klant.situatie.refresh_from_db()
    assert klant.situatie.startkwalificatie is None
    assert not jongeren.nog_na_te_kijken(apeldoorn).exists()


@pytest.mark.parametrize(("dagen", "melding"), [(-1, "toekomst"), (400, "langer dan een jaar")])
def test_een_onmogelijke_dag_wordt_geweigerd(
    als: Als, apeldoorn: Locatie, rmc: Medewerker, dagen: int, melding: str
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, geboortedatum=geboren(20))
    dag = vandaag() - datetime.timedelta(days=dagen)
    antwoord = als(rmc).post(
        f"/klanten/{klant.klantnummer}/startkwalificatie/",
        {"uitkomst": "behaald", "op": f"{dag:%d-%m-%Y}", "indiening": str(uuid.uuid4())},
    )
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)


def test_de_lijst_van_het_rmc_is_van_de_eigen_locatie_en_kost_even_veel_vragen(
    als: Als, apeldoorn: Locatie, gouda: Locatie, rmc: Medewerker
) -> None:
    KlantFabriek(locatie=gouda, achternaam="Elders", geboortedatum=geboren(20))
    KlantFabriek(locatie=apeldoorn, geboortedatum=geboren(20))
    client = als(rmc)
    weinig = vragen(client, "/klanten/jongeren/")
    for _ in range(5):
        KlantFabriek(locatie=apeldoorn, geboortedatum=geboren(20))
    assert vragen(client, "/klanten/jongeren/") == weinig
    assert "Elders" not in tekst(client.get("/klanten/jongeren/"))
