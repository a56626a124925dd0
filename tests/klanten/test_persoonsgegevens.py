"""Who the client is and how to reach the client: corrected by any partner, seen by all."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keten.models import Medewerker
from klanten import persoonsgegevens
from klanten.models import Clientbeeld, Contactgegevens, Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, UitkeringFabriek
from tests.pagina import tekst, vragen


def adres(klant: Klant, pagina: str) -> str:
    """A page of the dossier."""
    return reverse(f"klanten:{pagina}", args=[klant.klantnummer])


def persoon(**anders: str) -> dict[str, str]:
    """Marieke as she is stored, with changes."""
    return {
        "versie": "1",
        "voornamen": "Marieke",
        "roepnaam": "",
        "tussenvoegsel": "van der",
        "achternaam": "Velde",
        "geboortedatum": "14-03-1984",
        "geslacht": "v",
        **anders,
    }


def contact(**anders: str) -> dict[str, str]:
    """Contact data that are complete."""
    return {
        "versie": "1",
        "straat": "Hoofdstraat 1",
        "postcode": "7311AA",
        "woonplaats": "Apeldoorn",
        "telefoon": "055 580 12 34",
        "email": "",
        "voorkeurskanaal": "telefoon",
        "taal": "nl",
        **anders,
    }


def test_een_nieuwe_naam_staat_meteen_in_elke_lijst(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = als(anna).post(
        adres(klant, "persoon_wijzigen"), persoon(achternaam="Bakker", tussenvoegsel="")
    )
    assert antwoord["Location"] == adres(klant, "gegevens")
    klant.refresh_from_db()
    assert klant.zoeknaam == "bakker marieke"
    assert Clientbeeld.objects.get(klant=klant).zoeknaam == klant.zoeknaam
    assert klant.gebruiker and klant.gebruiker.naam == "Marieke Bakker"
    assert list(Klant.objects.zoek_naam("bakk")) == [klant]
    assert klant.gebeurtenissen.get().zin == "Persoonsgegevens gewijzigd: tussenvoegsel, achternaam."


def test_opslaan_zonder_wijziging_komt_niet_in_de_tijdlijn(als: Als, anna: Medewerker, klant: Klant) -> None:
    als(anna).post(adres(klant, "persoon_wijzigen"), persoon())
    assert not klant.gebeurtenissen.exists()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"achternaam": ""}, "Achternaam"),
        ({"geboortedatum": "31-02-1984"}, "Deze datum bestaat niet."),
        ({"geboortedatum": "01-01-2999"}, "Deze datum ligt in de toekomst."),
        ({"geboortedatum": "01-01-1850"}, "Deze geboortedatum kan niet."),
        ({"geslacht": "onbekend"}, "Geslacht"),
    ],
)
def test_een_onmogelijke_persoon_wordt_niet_bewaard(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant, "persoon_wijzigen"), persoon(roepnaam="Riek", **velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert 'value="Riek"' in antwoord.content.decode()
    assert "Marieke van der Velde" in tekst(antwoord)
    klant.refresh_from_db()
    assert (klant.roepnaam, klant.versie) == ("", 1)


@pytest.mark.eis("K-02")
def test_twee_partners_tegelijk_zien_beide_namen(
    als: Als, anna: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    als(chaima).post(adres(klant, "persoon_wijzigen"), persoon(roepnaam="Rieke"))
    antwoord = als(anna).post(adres(klant, "persoon_wijzigen"), persoon(roepnaam="Mies"))
    assert antwoord.status_code == 422
    assert "Mies" in tekst(antwoord) and "Rieke" in tekst(antwoord)
    assert f"door {chaima}" in tekst(antwoord)
    als(anna).post(adres(klant, "persoon_wijzigen"), persoon(roepnaam="Mies", versie="2"))
    klant.refresh_from_db()
    assert klant.roepnaam == "Mies"


@pytest.mark.parametrize("versie", ["", "abc", "999"])
def test_een_vervalste_versie_overschrijft_niets(
    versie: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    velden = persoon(roepnaam="Mies", versie=versie)
    assert als(anna).post(adres(klant, "persoon_wijzigen"), velden).status_code == 422
    klant.refresh_from_db()
    assert klant.roepnaam == ""


@pytest.mark.eis("K-01", "K-02")
def test_elke_partner_wijzigt_hetzelfde_dossier_en_de_ander_ziet_het(
    als: Als, anna: Medewerker, bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    for nummer, (wie, ander) in enumerate([(anna, bram), (bram, chaima), (chaima, anna)], start=1):
        velden = contact(versie=str(nummer), straat=f"Straat van {wie}")
        als(wie).post(adres(klant, "contactgegevens_wijzigen"), velden)
        gelezen = tekst(als(ander).get(adres(klant, "gegevens")))
        assert f"Straat van {wie}" in gelezen
        assert f"door {wie}, {wie.partner}" in gelezen


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"telefoon": "12"}, "Dit telefoonnummer klopt niet."),
        ({"telefoon": ""}, "Vul een telefoonnummer in"),
        ({"postcode": "99"}, "geen geldige postcode"),
        ({"email": "niemand"}, "E-mailadres"),
        ({"voorkeurskanaal": "email"}, "Vul een e-mailadres in"),
        ({"voorkeurskanaal": "post", "straat": ""}, "Vul een adres in"),
        ({"voorkeurskanaal": "duif"}, "Zo wil de klant bereikt worden"),
    ],
)
def test_wie_niet_te_bereiken_is_zoals_gekozen_wordt_niet_bewaard(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant, "contactgegevens_wijzigen"), contact(**velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert Contactgegevens.objects.get(klant=klant).versie == 1


def test_wat_de_klant_zelf_wijzigt_staat_zo_in_de_tijdlijn(klant: Klant) -> None:
    persoonsgegevens.wijzig_contactgegevens(klant=klant, versie=1, door=None, straat="Nieuweweg 2")
    regel = klant.gebeurtenissen.get()
    assert (regel.zin, regel.door_klant) == ("Contactgegevens gewijzigd: straat en huisnummer.", True)


# --- the overview -------------------------------------------------------------------------------------


def test_een_leeg_dossier_zegt_wat_er_nog_niet_is(als: Als, anna: Medewerker, klant: Klant) -> None:
    gelezen = tekst(als(anna).get(adres(klant, "gegevens")))
    for zin in ("Nog geen opleiding", "Nog geen werkervaring", "Geen omstandigheden bekend", "nugger"):
        assert zin in gelezen


def test_wie_niet_mag_wijzigen_ziet_geen_knoppen(als: Als, klant: Klant) -> None:
    handhaver = MedewerkerFabriek(rollen=["handhaver"], locaties=[klant.locatie])
    antwoord = als(handhaver).get(adres(klant, "gegevens"))
    assert "Hoofdmenu" in antwoord.content.decode()
    for pagina in ("persoon_wijzigen", "uitkering_nieuw", "belemmering_nieuw", "opleiding_nieuw"):
        assert adres(klant, pagina) not in antwoord.content.decode()


def test_het_overzicht_stelt_altijd_evenveel_vragen(als: Als, anna: Medewerker, klant: Klant) -> None:
    client = als(anna)
    UitkeringFabriek(klant=klant)
    eerst = vragen(client, adres(klant, "gegevens"))
    vul(client, klant)
    UitkeringFabriek.create_batch(3)
    assert vragen(client, adres(klant, "gegevens")) == eerst


def vul(client: Client, klant: Klant) -> None:
    """Give the dossier several rows of everything that the overview lists."""
    for nummer in range(5):
        gegevens: dict[str, Any] = {"indiening": f"00000000-0000-4000-8000-{nummer:012}"}
        client.post(
            adres(klant, "opleiding_nieuw"), {**gegevens, "naam": f"Opleiding {nummer}", "niveau": "mbo"}
        )
        gegevens["indiening"] = f"00000000-0000-4000-9000-{nummer:012}"
        client.post(
            adres(klant, "werkervaring_nieuw"), {**gegevens, "functie": f"Baan {nummer}", "van": "1-1-2020"}
        )
    assert (klant.opleidingen.count(), klant.werkervaringen.count()) == (5, 5)


def test_een_klant_van_een_ander_staat_niet_in_het_overzicht(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    ander = KlantFabriek(achternaam="Vreemdeling")
    UitkeringFabriek(klant=ander)
    gelezen = tekst(als(anna).get(adres(klant, "gegevens")))
    assert "Vreemdeling" not in gelezen and "WW" not in gelezen.split()
