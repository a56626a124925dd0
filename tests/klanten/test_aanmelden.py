"""At the counter: search first, one dossier per BSN, and a registration for everybody who looks for work."""

import datetime
import threading
import uuid
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import aanmelden
from klanten.bsn import is_bsn_van
from klanten.models import Identiteitsnummer, Klant
from klanten.namen import splits_achternaam
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.klanten.test_bsn import geef_bsn
from tests.pagina import tekst

BSN, ANDER_BSN = "999990019", "999990020"
ZOEKEN = reverse("klanten:aanmelden")
NIEUW = reverse("klanten:aanmelden_nieuw")
GEBOREN = datetime.date(1984, 3, 14)


def zoek(client: Client, **velden: str) -> HttpResponse:
    """Fill in the search form and go along to the result."""
    return client.post(ZOEKEN, velden, follow=True)


def ingevuld(**anders: str) -> dict[str, str]:
    """A complete registration form."""
    return {
        "indiening": str(uuid.uuid4()),
        "bsn": BSN,
        "voornamen": "Samira",
        "roepnaam": "",
        "tussenvoegsel": "el",
        "achternaam": "Amrani",
        "geboortedatum": "2-5-1990",
        "geslacht": "v",
        "arbeid": "werkloos",
        "straat": "Hoofdstraat 1",
        "postcode": "7311 AA",
        "woonplaats": "Apeldoorn",
        "telefoon": "06 12345678",
        "email": "",
        "voorkeurskanaal": "telefoon",
        **anders,
    }


def persoon(**anders: Any) -> dict[str, Any]:
    """What `meld_aan` takes, without location and employee."""
    return {
        "bsn": BSN,
        "voornamen": "Samira",
        "achternaam": "Amrani",
        "geboortedatum": datetime.date(1990, 5, 2),
        "geslacht": Klant.Geslacht.VROUW,
        "arbeid": "werkloos",
        "contactgegevens": {"voorkeurskanaal": "balie"},
        **anders,
    }


# --- search first -----------------------------------------------------------------------------------


def test_wie_onbekend_is_kan_worden_ingeschreven_met_wat_al_is_getypt(als: Als, anna: Medewerker) -> None:
    client = als(anna)
    antwoord = zoek(client, bsn="9999.90.019", achternaam="van der Berg", geboortedatum="14-3-1984")
    assert "Geen dossier gevonden" in tekst(antwoord)
    adres = antwoord.context["naar_nieuw"]
    begin = client.get(adres).content.decode()
    for waarde in (BSN, "van der", "Berg", "14-03-1984"):
        assert f'value="{waarde}"' in begin
    for adres_ in (adres, *(stap for stap, _ in antwoord.redirect_chain)):
        assert BSN not in adres_ and "Berg" not in adres_


def test_het_bsn_staat_ook_in_de_sessie_niet_leesbaar(als: Als, anna: Medewerker) -> None:
    client = als(anna)
    zoek(client, bsn=BSN)
    assert BSN not in str(dict(client.session.items()))


@pytest.mark.eis("K-11")
def test_een_bekend_bsn_leidt_naar_het_bestaande_dossier(als: Als, anna: Medewerker, klant: Klant) -> None:
    geef_bsn(klant, BSN)
    antwoord = zoek(als(anna), bsn=BSN)
    assert "zelfde BSN" in tekst(antwoord)
    assert reverse("klanten:dossier", args=[klant.klantnummer]) in antwoord.content.decode()
    assert "Nieuwe inschrijving" not in tekst(antwoord)


@pytest.mark.eis("K-11", "X-17")
def test_van_een_dossier_elders_ziet_men_alleen_de_locatie_en_het_telefoonnummer(
    als: Als, anna: Medewerker, gouda: Locatie
) -> None:
    elders = geef_bsn(KlantFabriek(locatie=gouda, achternaam="Geheim"), BSN)
    client = als(anna)
    antwoord = zoek(client, bsn=BSN)
    zoek(client, bsn=BSN)
    assert "Toonkamer Gouda" in tekst(antwoord) and gouda.telefoon in tekst(antwoord)
    assert "Nieuwe inschrijving" not in tekst(antwoord)
    assert "Geheim" not in tekst(antwoord) and str(elders.klantnummer) not in antwoord.content.decode()
    melding = elders.gebeurtenissen.get()
    assert "geweigerd bij Activerium Apeldoorn" in melding.zin
    assert not melding.zichtbaar_voor_klant


def test_bij_dezelfde_naam_en_geboortedatum_staat_welke_regel_het_dossier_vond(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    KlantFabriek(achternaam="Veldema", geboortedatum=GEBOREN)
    KlantFabriek(achternaam="Velde", geboortedatum=GEBOREN + datetime.timedelta(days=1))
    antwoord = zoek(als(anna), achternaam="VAN DER Veldé", geboortedatum="14-03-1984")
    assert [(t.klant.achternaam, t.regel) for t in antwoord.context["resultaat"].treffers] == [
        ("Velde", aanmelden.ZELFDE_NAAM),
        ("Veldema", aanmelden.LIJKT_OP),
    ]
    assert aanmelden.ZELFDE_NAAM in tekst(antwoord) and aanmelden.LIJKT_OP in tekst(antwoord)
    assert "Nieuwe inschrijving" in tekst(antwoord)


def test_op_naam_vindt_men_geen_klanten_van_een_andere_locatie(
    als: Als, dirk: Medewerker, klant: Klant
) -> None:
    antwoord = zoek(als(dirk), achternaam="Velde", geboortedatum="14-03-1984")
    assert not antwoord.context["resultaat"].treffers


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Vul het BSN in, of de achternaam met de geboortedatum."),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"bsn": "12345"}, "geen geldig BSN"),
        ({"achternaam": "Velde"}, "Vul ook de geboortedatum in."),
        ({"geboortedatum": "14-03-1984"}, "Vul ook de achternaam in."),
        ({"achternaam": "Velde", "geboortedatum": "31-02-1984"}, "Deze datum bestaat niet."),
    ],
)
def test_een_onvolledige_of_onmogelijke_zoekvraag_geeft_uitleg(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker
) -> None:
    antwoord = als(anna).post(ZOEKEN, velden)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)


def test_zonder_te_zoeken_komt_men_niet_bij_de_inschrijving(als: Als, anna: Medewerker) -> None:
    antwoord = als(anna).get(NIEUW, follow=True)
    assert antwoord.redirect_chain[-1][0] == ZOEKEN
    assert "Zoek eerst" in tekst(antwoord)


def test_met_de_zoekopdracht_van_een_ander_kan_men_niets(
    als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    adres = zoek(als(anna), bsn=BSN).context["naar_nieuw"]
    assert als(bram).get(adres)["Location"] == ZOEKEN
    assert "verlopen" in tekst(als(bram).get(adres.replace(NIEUW, ZOEKEN)))


# --- registering ------------------------------------------------------------------------------------


def test_na_de_inschrijving_is_er_een_volledig_dossier_en_volgt_de_identiteit(
    als: Als, anna: Medewerker
) -> None:
    antwoord = als(anna).post(NIEUW, ingevuld())
    klant = Klant.objects.get()
    assert antwoord["Location"] == reverse("klanten:identiteit", args=[klant.klantnummer])
    assert (klant.naam, klant.locatie, klant.zoeknaam) == (
        "Samira el Amrani",
        anna.locaties.get(),
        "amrani samira el",
    )
    assert is_bsn_van(klant, BSN)
    assert klant.contactgegevens.woonplaats == "Apeldoorn"
    assert (klant.beeld.volgende_stap, klant.beeld.zoeknaam) == ("Identiteit", klant.zoeknaam)
    regel = klant.gebeurtenissen.get()
    assert (regel.zin, regel.medewerker) == ("Ingeschreven bij Activerium Apeldoorn.", anna)


@pytest.mark.eis("K-14")
@pytest.mark.parametrize("arbeid", ["bedreigd", "werkend", "school", "werkloos"])
def test_ook_zonder_uitkering_kan_iedere_werkzoekende_zich_inschrijven(
    arbeid: str, als: Als, anna: Medewerker
) -> None:
    als(anna).post(NIEUW, ingevuld(arbeid=arbeid))
    klant = Klant.objects.get()
    assert klant.situatie.arbeid == arbeid
    assert not klant.uitkeringen.exists()


def test_een_tussenvoegsel_in_de_achternaam_komt_op_zijn_plaats(als: Als, anna: Medewerker) -> None:
    als(anna).post(NIEUW, ingevuld(tussenvoegsel="", achternaam="van den Berg"))
    klant = Klant.objects.get()
    assert (klant.tussenvoegsel, klant.achternaam) == ("van den", "Berg")


@pytest.mark.eis("K-11")
def test_een_tweede_dossier_op_hetzelfde_bsn_wordt_geweigerd_en_gemeld(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    geef_bsn(klant, BSN)
    antwoord = als(anna).post(NIEUW, ingevuld())
    assert antwoord.status_code == 422
    assert "Er is al een dossier met dit BSN" in tekst(antwoord)
    assert reverse("klanten:dossier", args=[klant.klantnummer]) in antwoord.content.decode()
    assert 'value="Amrani"' in antwoord.content.decode()
    assert Klant.objects.get() == klant
    assert "geweigerd" in klant.gebeurtenissen.get().zin


@pytest.mark.eis("K-11")
def test_een_tweede_dossier_op_een_bsn_van_elders_wordt_ook_geweigerd(
    als: Als, anna: Medewerker, gouda: Locatie
) -> None:
    elders = geef_bsn(KlantFabriek(locatie=gouda, achternaam="Geheim"), BSN)
    antwoord = als(anna).post(NIEUW, ingevuld())
    assert antwoord.status_code == 422
    assert "Toonkamer Gouda" in tekst(antwoord) and "Geheim" not in tekst(antwoord)
    assert elders.gebeurtenissen.filter(zichtbaar_voor_klant=False).count() == 1


def test_wie_op_een_bekende_lijkt_wordt_pas_na_een_bevestiging_ingeschreven(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    client = als(anna)
    velden = ingevuld(tussenvoegsel="van der", achternaam="Velde", geboortedatum="14-03-1984")
    antwoord = client.post(NIEUW, velden)
    assert antwoord.status_code == 422
    assert "Kijk of dit echt een ander is." in tekst(antwoord)
    assert aanmelden.ZELFDE_NAAM in tekst(antwoord)
    assert Klant.objects.get() == klant
    assert client.post(NIEUW, {**velden, "is_een_ander": "on"}).status_code == 302
    assert Klant.objects.count() == 2


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"bsn": ""}, "Vul het BSN in."),
        ({"geboortedatum": "30-02-1990"}, "Deze datum bestaat niet."),
        ({"geboortedatum": "01-01-2999"}, "Deze datum ligt in de toekomst."),
        ({"geboortedatum": "01-01-1800"}, "Deze geboortedatum kan niet."),
        ({"achternaam": ""}, "Achternaam"),
        ({"postcode": "1234"}, "geen geldige postcode"),
        ({"telefoon": "12"}, "Dit telefoonnummer klopt niet."),
        ({"telefoon": ""}, "Vul een telefoonnummer in"),
        ({"voorkeurskanaal": "email"}, "Vul een e-mailadres in"),
        ({"arbeid": "rijk"}, "Situatie"),
        ({"geslacht": "?"}, "Geslacht"),
    ],
)
def test_met_een_fout_wordt_niemand_ingeschreven_en_blijft_staan_wat_is_getypt(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker
) -> None:
    antwoord = als(anna).post(NIEUW, ingevuld(**velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert 'value="Samira"' in antwoord.content.decode()
    assert not Klant.objects.exists() and not Identiteitsnummer.objects.exists()


def test_een_kind_wordt_niet_ingeschreven(als: Als, anna: Medewerker) -> None:
    geboren = vandaag() - datetime.timedelta(days=365 * 8 + 30)
    antwoord = als(anna).post(NIEUW, ingevuld(geboortedatum=f"{geboren:%d-%m-%Y}"))
    assert antwoord.status_code == 422
    assert "Volgens deze datum is de klant 8 jaar." in tekst(antwoord)


def test_twee_keer_klikken_schrijft_een_keer_in(als: Als, anna: Medewerker) -> None:
    client, velden = als(anna), ingevuld()
    client.post(NIEUW, velden)
    antwoord = client.post(NIEUW, velden)
    assert antwoord.status_code == 422
    assert "al verstuurd" in tekst(antwoord)
    assert Klant.objects.count() == 1


@pytest.mark.eis("K-11")
@pytest.mark.django_db(transaction=True)
def test_van_twee_balies_tegelijk_wint_er_precies_een(anna: Medewerker, bram: Medewerker) -> None:
    locatie = anna.locaties.get()
    geweigerd: list[aanmelden.DossierBestaat] = []

    def tweede_balie() -> None:
        try:
            aanmelden.meld_aan(locatie=locatie, door=bram, **persoon(achternaam="Demir"))
        except aanmelden.DossierBestaat as fout:
            geweigerd.append(fout)
        finally:
            connection.close()

    tweede = threading.Thread(target=tweede_balie)
    with transaction.atomic():
        eerste = aanmelden.meld_aan(locatie=locatie, door=anna, **persoon())
        tweede.start()
        wacht_tot_iemand_wacht()
    tweede.join()
    assert [fout.klant for fout in geweigerd] == [eerste]
    assert Klant.objects.get() == eerste


def wacht_tot_iemand_wacht() -> None:
    """Return when another session waits for a row that this one holds."""
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return


@pytest.mark.parametrize(
    ("getypt", "delen"),
    [
        ("van der Velde", ("van der", "Velde")),
        ("Van Den Berg", ("van den", "Berg")),
        ("'t Hart", ("'t", "Hart")),
        ("De", ("", "De")),
        ("Bakker-de Vries", ("", "Bakker-de Vries")),
        ("  Jansen ", ("", "Jansen")),
        ("", ("", "")),
    ],
)
def test_een_achternaam_wordt_in_tussenvoegsel_en_naam_gesplitst(getypt: str, delen: tuple[str, str]) -> None:
    assert splits_achternaam(getypt) == delen
