"""The identity check: light by default, and never with an invalid document."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten import identiteit
from klanten.models import Controlemiddel, Identiteitscontrole, Klant, Taak
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.klanten.test_bsn import geef_bsn
from tests.klanten.test_mrz import paspoort
from tests.pagina import tekst

MORGEN = vandaag() + datetime.timedelta(days=1)
GISTEREN = vandaag() - datetime.timedelta(days=1)
ZONE = paspoort(namen="VAN<DER<VELDE<<MARIEKE<JOHANNA", geboren="840314", geldig_tot="340309")


@pytest.fixture(autouse=True)
def _termijn(db: None) -> None:
    Termijnregel.objects.create(
        code=identiteit.TERMIJN_NIEUW_DOCUMENT, naam="nieuw identiteitsbewijs", aantal=2, eenheid="week"
    )


def adres(klant: Klant) -> str:
    """The page of the check."""
    return reverse("klanten:identiteit", args=[klant.klantnummer])


def ingevuld(**anders: str) -> dict[str, str]:
    """The lightest check that is complete."""
    return {
        "indiening": str(uuid.uuid4()),
        "mrz": "",
        "soort": "paspoort",
        "documentnummer": "speci2014",
        "geldig_tot": "9-3-2034",
        "look_alike": "goed",
        "middel_blauwe_lamp": "",
        "middel_vis": "",
        "middel_mrz": "",
        "toelichting": "",
        **anders,
    }


def dag(datum: datetime.date) -> str:
    """A date as one types it."""
    return f"{datum:%d-%m-%Y}"


def vastgesteld(klant: Klant) -> bool:
    """Whether the rest of the portal takes the identity for established."""
    try:
        identiteit.vereis_vastgesteld(klant)
    except NietToegestaan:
        return False
    return True


@pytest.mark.eis("K-10", "H-04")
def test_foto_en_geldigheid_zijn_genoeg_om_de_identiteit_vast_te_stellen(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant), ingevuld(), follow=True)
    assert "De identiteit is vastgesteld." in tekst(antwoord)
    assert vastgesteld(klant)
    controle = klant.identiteitscontroles.get()
    assert (controle.documentnummer, controle.door, controle.uit_mrz) == ("SPECI2014", anna, False)
    klant.beeld.refresh_from_db()
    assert (klant.beeld.identiteit_op, klant.beeld.volgende_stap) == (vandaag(), "Intake")
    assert klant.gebeurtenissen.get().zin == "De identiteit is vastgesteld."


@pytest.mark.eis("H-02")
def test_elk_middel_krijgt_zijn_eigen_uitkomst(als: Als, anna: Medewerker, klant: Klant) -> None:
    velden = ingevuld(middel_blauwe_lamp="goed", middel_vis="administratief", middel_mrz="goed")
    antwoord = als(anna).post(adres(klant), velden, follow=True)
    controle = klant.identiteitscontroles.get()
    assert set(controle.middelen.values_list("middel", "uitkomst")) == {
        ("look_alike", "goed"),
        ("blauwe_lamp", "goed"),
        ("vis", "administratief"),
        ("mrz", "goed"),
    }
    assert "VIS (Verificatie Informatie Systeem): administratieve fout" in tekst(antwoord)
    assert vastgesteld(klant)


@pytest.mark.eis("H-03")
@pytest.mark.parametrize("velden", [{"geldig_tot": dag(GISTEREN)}, {"beschadigd": "on"}])
def test_met_een_verlopen_of_beschadigd_document_volgt_een_verwijzing(
    velden: dict[str, str], als: Als, anna: Medewerker, klant: Klant
) -> None:
    client = als(anna)
    antwoord = client.post(adres(klant), ingevuld(**velden), follow=True)
    assert "verwezen voor een nieuw document" in tekst(antwoord)
    assert not vastgesteld(klant)
    assert klant.identiteitscontroles.get().uitkomst == Identiteitscontrole.Uitkomst.VERWEZEN
    taak = klant.taken.get()
    assert (taak.voor, taak.soort) == (anna, Taak.Soort.IDENTITEIT)
    assert taak.vervalt_op.date() == vandaag() + datetime.timedelta(weeks=2)
    assert "De klant laat een nieuw document zien." in klant.gebeurtenissen.latest("pk").zin


def test_een_document_is_op_de_laatste_dag_nog_geldig(als: Als, anna: Medewerker, klant: Klant) -> None:
    als(anna).post(adres(klant), ingevuld(geldig_tot=dag(vandaag())))
    assert vastgesteld(klant)


def test_een_tweede_verwijzing_geeft_geen_tweede_taak_en_een_geldig_document_sluit_haar(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    for wie in (anna, bram):
        als(wie).post(adres(klant), ingevuld(geldig_tot=dag(GISTEREN)))
    taak = klant.taken.get()
    als(bram).post(adres(klant), ingevuld())
    taak.refresh_from_db()
    assert taak.gedaan_op and taak.gedaan_door == bram
    assert vastgesteld(klant)


def test_twijfel_neemt_terug_wat_eerder_was_vastgesteld(als: Als, anna: Medewerker, klant: Klant) -> None:
    client = als(anna)
    client.post(adres(klant), ingevuld())
    antwoord = client.post(adres(klant), ingevuld(look_alike="twijfel"), follow=True)
    assert "De identiteit is niet vastgesteld." in tekst(antwoord)
    assert not vastgesteld(klant)


# --- the machine readable zone ------------------------------------------------------------------------


def lees(client: Client, klant: Klant, **velden: str) -> Any:
    """Press the button that reads the zone."""
    return client.post(adres(klant), ingevuld(lees_mrz="ja", **velden))


@pytest.mark.eis("H-08")
@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_geplakte_regels_vullen_het_formulier_en_bewaren_nog_niets(
    htmx: dict[str, str], als: Als, anna: Medewerker, klant: Klant
) -> None:
    velden = ingevuld(
        lees_mrz="ja", mrz=ZONE, soort="", documentnummer="", geldig_tot="", toelichting="even kijken"
    )
    antwoord = als(anna).post(adres(klant), velden, headers=htmx)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    for waarde in ("SPECI2014", "09-03-2034"):
        assert f'value="{waarde}"' in pagina
    assert '<option value="paspoort" selected>' in pagina
    assert "even kijken" in pagina
    assert "gelijk aan het dossier" in tekst(antwoord)
    assert not klant.identiteitscontroles.exists()


@pytest.mark.eis("H-08")
def test_wat_uit_de_regels_komt_wordt_als_middel_vastgelegd(als: Als, anna: Medewerker, klant: Klant) -> None:
    als(anna).post(adres(klant), ingevuld(mrz=ZONE))
    controle = klant.identiteitscontroles.get()
    assert controle.uit_mrz
    assert controle.middelen.get(middel="mrz").uitkomst == Controlemiddel.Uitkomst.GOED
    assert vastgesteld(klant)


def test_verschillen_tussen_document_en_dossier_vragen_om_uitleg(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    client, velden = als(anna), ingevuld(mrz=ZONE.replace("VAN<DER<VELDE", "VAN<DER<VELDT"))
    gelezen = lees(client, klant, mrz=velden["mrz"])
    assert "in het document van der Veldt, in het dossier van der Velde" in tekst(gelezen)
    geweigerd = client.post(adres(klant), velden)
    assert geweigerd.status_code == 422
    assert "Leg uit waarom dit document toch bij de klant hoort." in tekst(geweigerd)
    assert "in het document van der Veldt" in tekst(geweigerd)
    assert not klant.identiteitscontroles.exists()
    client.post(adres(klant), {**velden, "toelichting": "Pas getrouwd, akte gezien."})
    assert vastgesteld(klant)


def test_een_andere_geboortedatum_valt_op(als: Als, anna: Medewerker, klant: Klant) -> None:
    zone = paspoort(namen="VAN<DER<VELDE<<MARIEKE", geboren="850314")
    assert "Geboortedatum: in het document 14-03-1985, in het dossier 14-03-1984" in tekst(
        lees(als(anna), klant, mrz=zone)
    )


@pytest.mark.parametrize(
    ("achternaam", "voornamen", "namen"),
    [
        ("Velde", "Marieke", "VELDE<<MARIEKE<JOHANNA"),
        ("Müller-d'Été", "René", "MULLER<D<ETE<<RENE"),
        ("Achternaamdienietpastindezonevanhetpaspoort", "Jo", "ACHTERNAAMDIENIETPASTINDEZONEVANHETPASP"),
    ],
)
def test_accenten_streepjes_en_afgekapte_namen_tellen_niet_als_verschil(
    achternaam: str, voornamen: str, namen: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    klant.tussenvoegsel, klant.achternaam, klant.voornamen = "", achternaam, voornamen
    klant.save()
    zone = paspoort(namen=namen, geboren="840314")
    assert "gelijk aan het dossier" in tekst(lees(als(anna), klant, mrz=zone))


def test_een_document_met_een_ander_bsn_wordt_geweigerd(als: Als, anna: Medewerker, klant: Klant) -> None:
    geef_bsn(klant, "999990019")
    zone = paspoort(namen="VAN<DER<VELDE<<MARIEKE", geboren="840314", persoonsnummer="999999990")
    gelezen = lees(als(anna), klant, mrz=zone)
    assert "BSN: in het document een ander nummer" in tekst(gelezen)
    assert "999999990" not in tekst(gelezen).replace(zone.replace("\n", " "), "")
    antwoord = als(anna).post(adres(klant), ingevuld(mrz=zone, toelichting="toch wel"))
    assert antwoord.status_code == 422
    assert "hoort bij een ander BSN" in tekst(antwoord)
    assert not klant.identiteitscontroles.exists()


@pytest.mark.parametrize("knop", [{}, {"lees_mrz": "ja"}])
@pytest.mark.parametrize(
    "zone", [ZONE.replace("840314", "840315"), ZONE[:-1], "zomaar wat tekst", ZONE + "\nABC"]
)
def test_verminkte_regels_geven_uitleg_en_bewaren_niets(
    zone: str, knop: dict[str, str], als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant), ingevuld(mrz=zone, toelichting="blijft staan", **knop))
    assert antwoord.status_code == 422
    assert antwoord.context["mrzform"].errors["mrz"][0] in tekst(antwoord)
    assert "blijft staan" in tekst(antwoord)
    assert not klant.identiteitscontroles.exists()


def test_zonder_regels_is_er_niets_te_lezen(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = lees(als(anna), klant)
    assert antwoord.status_code == 422
    assert "Plak eerst de regels uit het document." in tekst(antwoord)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"documentnummer": "SPECI2015"}, "Dit nummer is anders dan in de MRZ."),
        ({"geldig_tot": "9-3-2035"}, "Deze datum is anders dan in de MRZ."),
    ],
)
def test_wat_getypt_is_mag_de_regels_niet_tegenspreken(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant), ingevuld(mrz=ZONE, **velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)


# --- bad input ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"look_alike": ""}, "Vergelijk de klant met de foto"),
        ({"geldig_tot": ""}, "Vul in tot en met welke dag"),
        ({"geldig_tot": "31-02-2030"}, "Deze datum bestaat niet."),
        ({"geldig_tot": "01-01-2300"}, "Deze datum kan niet."),
        ({"geldig_tot": "01-01-1900"}, "Deze datum kan niet."),
        ({"documentnummer": ""}, "Vul het nummer van het document in."),
        ({"documentnummer": "X" * 21}, "Documentnummer"),
        ({"soort": "bibliotheekpas"}, "Soort document"),
        ({"middel_vis": "onzin"}, "VIS"),
        ({"middel_blauwe_lamp": "administratief"}, "Blauwe lamp"),
    ],
)
def test_met_een_fout_wordt_niets_vastgelegd(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant), ingevuld(toelichting="blijft staan", **velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord) and "blijft staan" in tekst(antwoord)
    assert not klant.identiteitscontroles.exists()
    assert not vastgesteld(klant)


def test_twee_keer_klikken_geeft_een_controle(als: Als, anna: Medewerker, klant: Klant) -> None:
    client, velden = als(anna), ingevuld()
    client.post(adres(klant), velden)
    assert client.post(adres(klant), velden).status_code == 422
    assert klant.identiteitscontroles.count() == 1


def test_een_handhaver_kan_geen_controle_doen(als: Als, klant: Klant) -> None:
    handhaver = MedewerkerFabriek(rollen=["handhaver"], locaties=[klant.locatie])
    assert als(handhaver).post(adres(klant), ingevuld()).status_code == 403
    assert not klant.identiteitscontroles.exists()


@pytest.mark.eis("H-04")
def test_de_andere_middelen_staan_onder_een_uitklap(als: Als, anna: Medewerker, klant: Klant) -> None:
    pagina = als(anna).get(adres(klant)).content.decode()
    uitklap = pagina[pagina.index('<details class="lwi-uitklap"') :]
    assert "Andere middelen" in uitklap
    assert "middel_vis" in uitklap[: uitklap.index("</details>")]


def test_alle_eerdere_controles_staan_op_de_pagina(als: Als, anna: Medewerker, klant: Klant) -> None:
    client = als(anna)
    client.post(adres(klant), ingevuld(documentnummer="EERSTE1", geldig_tot=dag(GISTEREN)))
    client.post(adres(klant), ingevuld(documentnummer="TWEEDE2"))
    woorden = tekst(client.get(adres(klant)))
    assert woorden.index("TWEEDE2") < woorden.index("EERSTE1")
    assert str(anna) in woorden and anna.partner.naam in woorden
