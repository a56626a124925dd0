"""A threatening dropout, from the school to a dossier at the youth desk (K-86)."""

import datetime
import uuid
from functools import partial

import pytest
from django.test import Client

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker, School, Schoolcontact, Team
from keten.tijd import vandaag
from klanten import schoolmeldingen
from klanten.models import Klant, Schoolmelding, Taak
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek, MedewerkerFabriek, TeamFabriek
from tests.klanten.test_aanmelden import NIEUW, ingevuld
from tests.klanten.test_jongeren import geboren
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

GEBOREN = geboren(17)


@pytest.fixture
def loket(apeldoorn: Locatie, bram: Medewerker) -> Team:
    """The youth desk of Apeldoorn, with Bram in it."""
    return TeamFabriek(naam="Jongerenloket Apeldoorn", locatie=apeldoorn, soort="jongeren", leden=[bram])


@pytest.fixture
def school(apeldoorn: Locatie) -> School:
    """A school in Apeldoorn."""
    return School.objects.create(naam="Voorbeeldcollege", plaats="Apeldoorn", locatie=apeldoorn)


@pytest.fixture
def saskia(school: School) -> Gebruiker:
    """Somebody at the school."""
    gebruiker = GebruikerFabriek(naam="Saskia School", buitenrol="school")
    Schoolcontact.objects.create(gebruiker=gebruiker, school=school)
    return gebruiker


def _ingevuld(**anders: str) -> dict[str, str]:
    return {
        "indiening": str(uuid.uuid4()),
        "voornaam": "Daan",
        "achternaam": "Visser",
        "geboortedatum": f"{GEBOREN:%d-%m-%Y}",
        "telefoon": "06 12345678",
        "email": "",
        "zorg": "Komt sinds de herfst nauwelijks meer.",
        "besproken_op": f"{vandaag():%d-%m-%Y}",
        "is_besproken": "on",
        **anders,
    }


def _melding(locatie: Locatie, door: Gebruiker, **anders: object) -> Schoolmelding:
    gegevens: dict[str, object] = {
        "voornaam": "Daan",
        "achternaam": "Visser",
        "geboortedatum": GEBOREN,
        "telefoon": "06 12345678",
        "zorg": "Komt nauwelijks meer.",
        "besproken_op": vandaag(),
    }
    return schoolmeldingen.meld(locatie=locatie, gemeld_door=door, **{**gegevens, **anders})  # type: ignore[arg-type]


def _afhandelen(client: Client, melding: Schoolmelding, actie: str, **velden: object) -> object:
    adres = f"/klanten/schoolmeldingen/{melding.pk}/"
    voor = {"koppelen": "koppel", "sluiten": "sluit"}.get(actie, "")
    gegevens = {f"{voor}-{naam}": waarde for naam, waarde in velden.items()}
    return client.post(adres, {"actie": actie, f"{voor}-indiening": str(uuid.uuid4()), **gegevens})


@pytest.mark.eis("K-86")
def test_een_school_meldt_en_het_jongerenloket_krijgt_een_taak(
    als: Als, saskia: Gebruiker, school: School, loket: Team, bram: Medewerker, anna: Medewerker
) -> None:
    client = als(saskia)
    antwoord = client.post("/klanten/schoolmeldingen/nieuw/", _ingevuld(), follow=True)
    assert "staat bij het jongerenloket" in tekst(antwoord)
    assert "wacht op het jongerenloket" in tekst(antwoord)
    melding = Schoolmelding.objects.get()
    assert (melding.school, melding.locatie, melding.gemeld_door) == (school, school.locatie, saskia)
    taak = Taak.objects.get(soort=Taak.Soort.JONGEREN)
    assert "Visser" not in taak.omschrijving
    assert taak in Taak.objects.voorraad_van(bram, school.locatie)
    assert taak not in Taak.objects.voorraad_van(anna, school.locatie)


@pytest.mark.eis("K-86")
def test_ook_het_rmc_meldt(als: Als, apeldoorn: Locatie, school: School, loket: Team) -> None:
    rmc = MedewerkerFabriek(naam="Petra Rmc", rollen=["rmc"], locaties=[apeldoorn])
    als(rmc).post("/klanten/schoolmeldingen/nieuw/", _ingevuld(school=str(school.pk)))
    assert Schoolmelding.objects.get().school == school


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"is_besproken": ""}, "Vertel de jongere eerst"),
        ({"telefoon": "", "email": ""}, "telefoonnummer of een e-mailadres"),
        ({"zorg": ""}, "waarom er kans op uitval is"),
        ({"geboortedatum": f"{geboren(40):%d-%m-%Y}"}, "te oud voor het jongerenloket"),
        ({"geboortedatum": f"{geboren(8):%d-%m-%Y}"}, "vanaf 12 jaar"),
        ({"besproken_op": f"{vandaag() + datetime.timedelta(days=1):%d-%m-%Y}"}, "in de toekomst"),
        ({"besproken_op": f"{vandaag() - datetime.timedelta(days=200):%d-%m-%Y}"}, "drie maanden"),
    ],
)
def test_een_melding_die_niet_kan_komt_terug_met_wat_er_stond(
    als: Als, saskia: Gebruiker, velden: dict[str, str], melding: str
) -> None:
    antwoord = als(saskia).post("/klanten/schoolmeldingen/nieuw/", _ingevuld(**velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert "Daan" in antwoord.content.decode()
    assert not Schoolmelding.objects.exists()


def test_een_dubbele_klik_meldt_een_keer(als: Als, saskia: Gebruiker, loket: Team) -> None:
    client, gegevens = als(saskia), _ingevuld()
    client.post("/klanten/schoolmeldingen/nieuw/", gegevens)
    assert client.post("/klanten/schoolmeldingen/nieuw/", gegevens).status_code == 422
    assert Schoolmelding.objects.count() == 1


def test_een_school_ziet_alleen_de_eigen_meldingen_en_geen_dossiers(
    als: Als, saskia: Gebruiker, apeldoorn: Locatie, klant: Klant
) -> None:
    ander = GebruikerFabriek(naam="Andere School", buitenrol="school")
    melding = _melding(apeldoorn, ander, achternaam="Geheim")
    client = als(saskia)
    assert "Geheim" not in tekst(client.get("/klanten/schoolmeldingen/"))
    assert client.get(f"/klanten/schoolmeldingen/{melding.pk}/").status_code == 403
    assert client.get(f"/klanten/{klant.klantnummer}/").status_code == 403


def test_een_account_zonder_school_kan_niets_melden(als: Als, apeldoorn: Locatie) -> None:
    gebruiker = GebruikerFabriek(naam="Los Account", buitenrol="school")
    antwoord = als(gebruiker).get("/klanten/schoolmeldingen/nieuw/", follow=True)
    assert "nog niet aan een school gekoppeld" in tekst(antwoord)


@pytest.mark.eis("K-86")
def test_het_loket_schrijft_de_jongere_in_en_neemt_de_melding_aan(
    als: Als, saskia: Gebruiker, school: School, loket: Team, bram: Medewerker
) -> None:
    melding = _melding(school.locatie, saskia, school=school)
    client = als(bram)
    assert "Daan Visser" in tekst(client.get("/klanten/schoolmeldingen/locatie/"))
    naar = client.post(f"/klanten/schoolmeldingen/{melding.pk}/", {"actie": "zoeken"})["Location"]
    assert "Visser" not in naar
    adres = client.get(naar).context["naar_nieuw"]
    begin = client.get(adres).context["form"].initial
    assert (begin["achternaam"], begin["geboortedatum"]) == ("Visser", GEBOREN)
    dag = f"{GEBOREN:%d-%m-%Y}"
    client.post(
        NIEUW,
        ingevuld(
            voornamen="Daan", tussenvoegsel="", achternaam="Visser", geboortedatum=dag, arbeid="onderwijs"
        ),
    )
    klant = Klant.objects.get()
    scherm = client.get(f"/klanten/schoolmeldingen/{melding.pk}/")
    assert scherm.context["form"].initial["klantnummer"] == klant.klantnummer
    _afhandelen(client, melding, "koppelen", klantnummer=str(klant.klantnummer))
    melding.refresh_from_db()
    assert (melding.stand, melding.klant, melding.afgehandeld_door) == ("aangenomen", klant, bram)
    klant.beeld.refresh_from_db()
    assert klant.beeld.team == loket
    assert klant.gebeurtenissen.filter(zin__startswith="Voorbeeldcollege meldde zorg").exists()
    assert not Taak.objects.open().filter(soort=Taak.Soort.JONGEREN).exists()
    assert "in begeleiding" in tekst(als(saskia).get("/klanten/schoolmeldingen/"))


@pytest.mark.eis("K-86")
def test_een_gesloten_melding_vertelt_de_school_waarom(
    als: Als, saskia: Gebruiker, apeldoorn: Locatie, loket: Team, bram: Medewerker
) -> None:
    melding = _melding(apeldoorn, saskia)
    leeg = _afhandelen(als(bram), melding, "sluiten", reden="")
    assert leeg.status_code == 422  # type: ignore[attr-defined]
    _afhandelen(als(bram), melding, "sluiten", reden="Gaat weer naar school")
    assert "Gaat weer naar school" in tekst(als(saskia).get("/klanten/schoolmeldingen/"))


def test_het_dossier_van_een_ander_wordt_niet_gekoppeld(
    als: Als, saskia: Gebruiker, apeldoorn: Locatie, loket: Team, bram: Medewerker, gouda: Locatie
) -> None:
    melding = _melding(apeldoorn, saskia)
    ander = KlantFabriek(locatie=apeldoorn)
    antwoord = _afhandelen(als(bram), melding, "koppelen", klantnummer=str(ander.klantnummer))
    assert "geboortedatum in dit dossier is anders" in tekst(antwoord)  # type: ignore[arg-type]
    elders = KlantFabriek(locatie=gouda, geboortedatum=GEBOREN)
    antwoord = _afhandelen(als(bram), melding, "koppelen", klantnummer=str(elders.klantnummer))
    assert "niet bekend" in tekst(antwoord)  # type: ignore[arg-type]


def test_alleen_leden_van_het_loket_lezen_de_meldingen(
    als: Als, saskia: Gebruiker, apeldoorn: Locatie, loket: Team, anna: Medewerker, dirk: Medewerker
) -> None:
    melding = _melding(apeldoorn, saskia)
    for wie, status in ((anna, 403), (dirk, 404)):
        assert als(wie).get(f"/klanten/schoolmeldingen/{melding.pk}/").status_code == status


def test_de_lijst_kost_even_veel_vragen_bij_veel_meldingen(
    als: Als, saskia: Gebruiker, apeldoorn: Locatie, loket: Team, bram: Medewerker
) -> None:
    _melding(apeldoorn, saskia)
    client = als(bram)
    weinig = vragen(client, "/klanten/schoolmeldingen/locatie/")
    for nummer in range(5):
        _melding(apeldoorn, saskia, voornaam=f"Kind {nummer}")
    assert vragen(client, "/klanten/schoolmeldingen/locatie/") == weinig


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_afhandelen_doen_dat_een_keer(
    saskia: Gebruiker, apeldoorn: Locatie, loket: Team, bram: Medewerker
) -> None:
    melding = _melding(apeldoorn, saskia)
    klant = KlantFabriek(locatie=apeldoorn, geboortedatum=GEBOREN)
    uitkomsten = tegelijk(
        partial(schoolmeldingen.neem_aan, melding=melding, klant=klant, door=bram),
        partial(schoolmeldingen.sluit, melding=melding, reden="niet nodig", door=bram),
    )
    assert sum(isinstance(uit, NietToegestaan) for uit in uitkomsten) == 1
