"""The search box at the top of every page."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, maak_klanten
from tests.klanten.test_bsn import geef_bsn
from tests.pagina import tekst, vragen

ZOEKEN = reverse("klanten:zoeken")
BSN = "999990019"


def zoek(client: Client, term: str) -> HttpResponse:
    """Type something in the search box."""
    return client.post(ZOEKEN, {"zoekterm": term})


def dossier(klant: Klant) -> str:
    """Where a single hit leads."""
    return reverse("klanten:dossier", args=[klant.klantnummer])


def gevonden(client: Client, term: str) -> list[str]:
    """The names in the list of results, in order."""
    antwoord = client.post(ZOEKEN, {"zoekterm": term}, follow=True)
    return [klant.naam for klant in antwoord.context["pagina"]]


@pytest.mark.parametrize("term", [BSN, "9999 90 019", "9999.90.019"])
def test_een_bsn_leidt_rechtstreeks_naar_het_dossier(
    term: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    geef_bsn(klant, BSN)
    assert zoek(als(anna), term)["Location"] == dossier(klant)


def test_een_klantnummer_leidt_rechtstreeks_naar_het_dossier(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    nummer = str(klant.klantnummer)
    assert zoek(als(anna), nummer)["Location"] == dossier(klant)
    assert zoek(als(anna), f"{nummer[:4]} {nummer[4:]}")["Location"] == dossier(klant)


@pytest.mark.parametrize("term", ["999990020", "123456789", "99999999", "1", "999990019999990019"])
def test_een_nummer_dat_niemand_heeft_geeft_uitleg_en_staat_niet_in_het_adres(
    term: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    geef_bsn(klant, BSN)
    antwoord = zoek(als(anna), term)
    assert antwoord.status_code == 200
    assert "Geen klant gevonden met dit nummer" in tekst(antwoord)


@pytest.mark.eis("X-17")
def test_van_een_andere_locatie_vindt_men_niemand(als: Als, dirk: Medewerker, klant: Klant) -> None:
    geef_bsn(klant, BSN)
    client = als(dirk)
    assert "Geen klant gevonden" in tekst(zoek(client, BSN))
    assert "Geen klant gevonden" in tekst(zoek(client, str(klant.klantnummer)))
    assert gevonden(client, "velde") == []


@pytest.mark.parametrize(
    "term", ["velde", "VÉLDE", "mari", "marieke velde", "van der velde", "velde, marieke", "vel mar"]
)
def test_een_deel_van_de_naam_is_genoeg_in_elke_volgorde(
    term: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    KlantFabriek(voornamen="Ahmed", achternaam="Bakker")
    assert gevonden(als(anna), term) == ["Marieke van der Velde"]


@pytest.mark.parametrize("term", ["zzz", "'; drop table", "& | !", "%", "velde:*bakker"])
def test_een_naam_die_niemand_heeft_geeft_een_lege_lijst(
    term: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(ZOEKEN, {"zoekterm": term}, follow=True)
    assert antwoord.status_code == 200
    assert "Geen klant gevonden met deze naam" in tekst(antwoord)


def test_de_lijst_staat_op_naam_en_toont_de_contactpersoon(als: Als, anna: Medewerker, klant: Klant) -> None:
    KlantFabriek(voornamen="Zara", achternaam="Aalbers", contactpersoon=anna)
    KlantFabriek(voornamen="Zeno", achternaam="Aalbers")
    client = als(anna)
    assert gevonden(client, "aalb") == ["Zara Aalbers", "Zeno Aalbers"]
    woorden = tekst(client.post(ZOEKEN, {"zoekterm": "aalb"}, follow=True))
    assert "14 mrt 1984" in woorden.replace(".", "") and str(anna) in woorden and "Nog niemand" in woorden


def test_wat_is_getypt_staat_niet_in_het_adres(als: Als, anna: Medewerker, klant: Klant) -> None:
    adres = zoek(als(anna), "velde")["Location"]
    assert adres.startswith(f"{ZOEKEN}?z=") and "velde" not in adres.lower()


def test_een_oude_of_vreemde_zoekopdracht_zegt_dat_zij_verlopen_is(als: Als, anna: Medewerker) -> None:
    antwoord = als(anna).get(f"{ZOEKEN}?z=onbekend")
    assert antwoord.status_code == 200
    assert "Deze zoekopdracht is verlopen." in tekst(antwoord)


@pytest.mark.parametrize("term", ["", "   ", "x" * 101])
def test_een_lege_of_te_lange_term_geeft_uitleg(term: str, als: Als, anna: Medewerker) -> None:
    assert zoek(als(anna), term).status_code == 422


def test_zoeken_stelt_bij_tien_en_bij_duizend_klanten_evenveel_vragen(
    als: Als, anna: Medewerker, apeldoorn: Locatie
) -> None:
    client = als(anna)
    maak_klanten(10, locatie=apeldoorn, contactpersoon=anna)
    adres = zoek(client, "persoon")["Location"]
    bij_tien = vragen(client, adres)
    maak_klanten(990, locatie=apeldoorn, contactpersoon=anna)
    assert vragen(client, adres) == bij_tien
    antwoord = client.get(f"{adres}&pagina=3")
    assert "51 tot en met 75 van 1000 klanten" in tekst(antwoord)
