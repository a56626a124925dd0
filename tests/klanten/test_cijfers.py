"""Numbers about the location as a whole: right, without names, and with the list behind each."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.cijfers import identiteit_per_dag, identiteit_per_middel, nieuw_per_week, overzicht
from klanten.models import Controlemiddel, Identiteitscontrole, Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, RegimeFabriek, maak_klanten
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)
CIJFERS = "/klanten/cijfers/"


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    return MedewerkerFabriek(naam="Marion", rollen=["mt_lid"], locaties=[apeldoorn])


@pytest.fixture
def bestand(apeldoorn: Locatie, gouda: Locatie, anna: Medewerker) -> list[Klant]:
    """Four clients in different places, and one elsewhere who never counts."""
    for code in ("ww", "wwb"):
        RegimeFabriek(code=code)
    KlantFabriek(locatie=gouda, beeld__route="A")
    return [
        KlantFabriek(locatie=apeldoorn, beeld__route="A", beeld__kwadrant="Q1", beeld__regimes="WW"),
        KlantFabriek(locatie=apeldoorn, beeld__route="A", beeld__regimes="WW, WWB", contactpersoon=anna),
        KlantFabriek(
            locatie=apeldoorn,
            beeld__route="B",
            beeld__laatste_contact=vandaag(),
        ),
        KlantFabriek(locatie=apeldoorn, beeld__volgende_stap="Intake", aangemeld_op=vandaag()),
    ]


def _verdelingen(locatie: Locatie) -> dict[str, dict[str, int]]:
    return {
        verdeling.naam: {aantal.naam: aantal.aantal for aantal in verdeling.aantallen if aantal.aantal}
        for verdeling in overzicht(locatie).verdelingen
    }


def _controle(
    klant: Klant, anna: Medewerker, uitkomst: str, *, dagen: int = 0, beschadigd: bool = False
) -> Identiteitscontrole:
    return Identiteitscontrole.objects.create(
        klant=klant,
        soort="paspoort",
        documentnummer="SPECI2014",
        geldig_tot=vandaag(),
        uitkomst=uitkomst,
        beschadigd=beschadigd,
        door=anna,
        op=timezone.now() - dagen * DAG,
    )


@pytest.mark.eis("K-13")
def test_de_verdelingen_tellen_de_klanten_van_de_eigen_locatie(
    apeldoorn: Locatie, bestand: list[Klant]
) -> None:
    assert _verdelingen(apeldoorn) == {
        "Volgende stap": {"Identiteit": 3, "Intake": 1},
        "Route": {"route A": 2, "route B": 1, "nog geen route": 1},
        "Kwadrant": {"Q1: voldoende banen, optimaal zoekgedrag": 1, "nog geen kwadrant": 3},
        "Uitkering": {"WW": 2, "WWB": 1, "geen uitkering": 2},
        "Laatste contact": {"in de laatste 30 dagen": 1, "nog geen contact": 3},
    }


@pytest.mark.eis("K-47")
def test_de_hoofdcijfers_tellen_wie_te_lang_op_duidelijkheid_wacht(
    apeldoorn: Locatie, bestand: list[Klant]
) -> None:
    tellers = {code: aantal.aantal for code, aantal in overzicht(apeldoorn).tellers.items()}
    assert tellers == {
        "alles": 4,
        "onduidelijk": 3,
        "verlopen": 3,
        "geen_contactpersoon": 3,
        "geen_afspraak": 4,
    }


@pytest.mark.eis("K-13")
def test_elk_getal_opent_de_lijst_erachter_voor_wie_die_mag_zien(
    als: Als, apeldoorn: Locatie, bestand: list[Klant]
) -> None:
    beide = MedewerkerFabriek(rollen=["mt_lid", "werkcoach"], locaties=[apeldoorn])
    client = als(beide)
    inhoud = client.get(CIJFERS).content.decode()
    adres = r'href="(/klanten/\?bereik=locatie[^"]*)">'
    links = re.findall(rf'{adres}(?:<span class="lwi-teller__getal">)?(\d+)<', inhoud)
    assert len(links) > 12
    for adres, getal in links:
        lijst = client.get(adres.replace("&amp;", "&"))
        assert lijst.context["pagina"].paginator.count == int(getal), adres


@pytest.mark.eis("X-17")
def test_het_mt_ziet_getallen_zonder_namen_of_lijsten(als: Als, bestand: list[Klant], mt: Medewerker) -> None:
    client = als(mt)
    for adres in (CIJFERS, f"{CIJFERS}blok/", f"{CIJFERS}identiteit/"):
        inhoud = client.get(adres).content.decode()
        assert "Marieke" not in inhoud and "Velde" not in inhoud
        assert "?bereik=locatie" not in inhoud
    assert client.get("/klanten/?bereik=locatie").status_code == 403


def test_wie_geen_cijfers_mag_zien_ziet_ze_niet(als: Als, anna: Medewerker) -> None:
    for adres in (CIJFERS, f"{CIJFERS}blok/", f"{CIJFERS}identiteit/"):
        assert als(anna).get(adres).status_code == 403


def test_nieuwe_klanten_per_week(apeldoorn: Locatie, gouda: Locatie) -> None:
    maandag = vandaag() - vandaag().weekday() * DAG
    for op in (maandag - 14 * DAG, maandag - 14 * DAG, maandag - 1 * DAG, maandag - 90 * DAG):
        KlantFabriek(locatie=apeldoorn, aangemeld_op=op)
    KlantFabriek(locatie=gouda, aangemeld_op=maandag - 14 * DAG)
    weken = nieuw_per_week(apeldoorn)
    assert len(weken) == 12 and weken[-1] == (maandag, 0)
    assert {week: aantal for week, aantal in weken if aantal} == {maandag - 14 * DAG: 2, maandag - 7 * DAG: 1}


def test_een_lege_locatie_heeft_nog_geen_cijfers(als: Als, mt: Medewerker) -> None:
    assert "Nog geen klanten" in tekst(als(mt).get(CIJFERS))
    assert "is niemands identiteit gecontroleerd" in tekst(als(mt).get(f"{CIJFERS}identiteit/"))


def test_evenveel_vragen_bij_tien_als_bij_duizend_klanten(
    als: Als, apeldoorn: Locatie, mt: Medewerker
) -> None:
    client = als(mt)
    maak_klanten(10, locatie=apeldoorn)
    weinig = [vragen(client, adres) for adres in (CIJFERS, f"{CIJFERS}blok/")]
    maak_klanten(990, locatie=apeldoorn)
    assert [vragen(client, adres) for adres in (CIJFERS, f"{CIJFERS}blok/")] == weinig


# --- identity checks --------------------------------------------------------------------------------


@pytest.mark.eis("H-03")
def test_het_dagrapport_telt_verlopen_en_beschadigde_documenten(
    klant: Klant, gouda: Locatie, anna: Medewerker
) -> None:
    for uitkomst in ("vastgesteld", "vastgesteld", "verwezen", "twijfel"):
        _controle(klant, anna, uitkomst)
    _controle(klant, anna, "verwezen", beschadigd=True)
    _controle(klant, anna, "verwezen", dagen=1)
    _controle(KlantFabriek(locatie=gouda), anna, "vastgesteld")
    eerste, tweede = identiteit_per_dag(klant.locatie, van=vandaag() - 6 * DAG, tot=vandaag())
    assert (eerste.dag, eerste.totaal, eerste.vastgesteld) == (vandaag(), 5, 2)
    assert (eerste.verlopen, eerste.beschadigd, eerste.twijfel) == (1, 1, 1)
    assert (tweede.dag, tweede.totaal, tweede.verlopen) == (vandaag() - DAG, 1, 1)
    assert len(identiteit_per_dag(klant.locatie, van=vandaag(), tot=vandaag())) == 1


@pytest.mark.eis("H-03")
def test_per_middel_staat_wat_eruit_kwam(klant: Klant, anna: Medewerker) -> None:
    for uitkomst in ("goed", "goed", "twijfel"):
        controle = _controle(klant, anna, "vastgesteld")
        Controlemiddel.objects.create(controle=controle, middel="mrz", uitkomst=uitkomst)
    per_middel = dict(identiteit_per_middel(klant.locatie, van=vandaag(), tot=vandaag()))
    assert per_middel["MRZ (machineleesbare zone)"] == [
        ("in orde", 2),
        ("administratieve fout", 0),
        ("twijfel", 1),
    ]
    assert per_middel["blauwe lamp"] == [("in orde", 0), ("administratieve fout", 0), ("twijfel", 0)]


@pytest.mark.eis("H-03")
@pytest.mark.parametrize(("dagen", "controles"), [("1", 1), ("7", 2), ("28", 3), ("9999", 3), ("x", 3)])
def test_de_periode_kiest_men_zelf(
    als: Als, klant: Klant, anna: Medewerker, mt: Medewerker, dagen: str, controles: int
) -> None:
    for geleden in (0, 3, 20, 40):
        _controle(klant, anna, "verwezen", dagen=geleden)
    pagina = _pagina(als(mt), dagen)
    assert f"{controles} keer verwezen voor een nieuw document" in pagina


def _pagina(client: Client, dagen: str) -> str:
    return tekst(client.get(f"{CIJFERS}identiteit/", {"dagen": dagen}))
