"""The client says that something is wrong: a task with a term, an answer, and nothing lost."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import betwisten, clientbeeld, taken
from klanten.models import Betwisting, Klant, Situatie, Taak, Zending
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, UitkeringFabriek
from tests.klanten.post import laad_teksten, wil
from tests.pagina import tekst
from tests.tegelijk import tegelijk

GEGEVENS = "/klanten/mijn/gegevens/"
REKENING = "/klanten/mijn/gegevens/rekening/"
WAAROM = "Ik ben in 1983 geboren."


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    assert klant.gebruiker
    return als(klant.gebruiker)


def _adres(veld: str = "geboortedatum") -> str:
    return reverse("klanten:mijn_klopt_niet", args=[veld])


def _antwoordpagina(betwisting: Betwisting) -> str:
    return reverse("klanten:betwisting", args=[betwisting.klant.klantnummer, betwisting.pk])


def _meld(client: Client, veld: str = "geboortedatum", **anders: str) -> object:
    return client.post(_adres(veld), {"toelichting": WAAROM, "indiening": str(uuid.uuid4()), **anders})


@pytest.mark.eis("X-18", "K-07")
def test_een_melding_wordt_een_taak_met_een_termijn_voor_de_contactpersoon(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=bram)
    assert "14 maart 1984" in tekst(marieke.get(_adres()))
    assert _meld(marieke).status_code == 302  # type: ignore[attr-defined]
    betwisting = klant.betwistingen.get()
    assert (betwisting.veld, betwisting.waarde) == ("geboortedatum", "14 maart 1984")
    taak = klant.taken.get()
    assert (taak.voor, taak.soort) == (bram, Taak.Soort.VERZOEK)
    assert taak.vervalt_op.date() == volgende_werkdag(vandaag(), 5)
    assert klant.gebeurtenissen.get().wie == "door cliënt"
    assert "u meldde: klopt niet" in tekst(marieke.get(GEGEVENS))


def test_zonder_contactpersoon_ligt_de_melding_voor_iedereen_klaar(klant: Klant) -> None:
    betwisten.betwist(klant=klant, veld="achternaam", toelichting="Velden")
    assert klant.taken.get().voor is None


@pytest.mark.eis("X-18")
def test_de_klant_leest_het_antwoord_en_de_taak_is_gedaan(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    betwisting = betwisten.betwist(klant=klant, veld="geboortedatum", toelichting=WAAROM)
    coach = als(bram)
    gegevens = coach.get(reverse("klanten:gegevens", args=[klant.klantnummer]))
    assert _antwoordpagina(betwisting) in gegevens.content.decode()
    assert WAAROM in tekst(coach.get(_antwoordpagina(betwisting)))
    antwoord = {"aangepast": "nee", "antwoord": "Op uw paspoort staat 1984."}
    assert coach.post(_antwoordpagina(betwisting), antwoord).status_code == 302
    taak = klant.taken.get()
    assert (taak.gedaan_door, taak.resultaat) == (bram, "Op uw paspoort staat 1984.")
    pagina = tekst(marieke.get(GEGEVENS))
    assert "niet aangepast" in pagina
    assert "Op uw paspoort staat 1984." in pagina
    assert "Bram" not in pagina.split("Vragen?")[0]


def test_een_antwoord_zonder_woorden_kan_niet(als: Als, klant: Klant, bram: Medewerker) -> None:
    betwisting = betwisten.betwist(klant=klant, veld="geboortedatum", toelichting=WAAROM)
    antwoord = als(bram).post(_antwoordpagina(betwisting), {"aangepast": "ja", "antwoord": "  "})
    assert antwoord.status_code == 422
    assert Betwisting.objects.get().stand == Betwisting.Stand.OPEN


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_antwoorden_geven_een_antwoord(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    betwisting = betwisten.betwist(klant=klant, veld="geboortedatum", toelichting=WAAROM)

    def antwoord(wie: Medewerker) -> Betwisting:
        return betwisten.handel_af(betwisting=betwisting, aangepast=True, antwoord="Aangepast.", door=wie)

    uitkomsten = tegelijk(lambda: antwoord(anna), lambda: antwoord(bram))
    [geweigerd] = [u for u in uitkomsten if isinstance(u, NietToegestaan)]
    assert "heeft dit al behandeld" in geweigerd.melding


def test_hetzelfde_nog_eens_melden_geeft_een_duidelijke_melding(klant: Klant, marieke: Client) -> None:
    _meld(marieke)
    nog_eens = _meld(marieke)
    assert nog_eens.status_code == 422  # type: ignore[attr-defined]
    assert "U hebt dit al gemeld." in tekst(nog_eens)  # type: ignore[arg-type]
    assert WAAROM in tekst(nog_eens)  # type: ignore[arg-type]
    assert klant.betwistingen.count() == 1


def test_een_dubbele_klik_is_een_melding(klant: Klant, marieke: Client) -> None:
    nummer = str(uuid.uuid4())
    for _ in range(2):
        _meld(marieke, indiening=nummer)
    assert (klant.betwistingen.count(), klant.taken.count()) == (1, 1)


@pytest.mark.parametrize("veld", ["straat", "iban-nummer", "versie", "zoeknaam"])
def test_wat_niet_te_betwisten_is_bestaat_niet(marieke: Client, veld: str) -> None:
    assert marieke.get(_adres(veld)).status_code == 404


@pytest.mark.parametrize("veld", ["uitkeringen", "opleidingen", "werkervaringen", "belemmeringen", "arbeid"])
def test_ook_een_lijst_is_te_betwisten(klant: Klant, marieke: Client, veld: str) -> None:
    UitkeringFabriek(klant=klant)
    assert marieke.get(_adres(veld)).status_code == 200
    assert _meld(marieke, veld).status_code == 302  # type: ignore[attr-defined]
    assert klant.betwistingen.get().veld == veld


@pytest.mark.eis("X-17")
def test_de_melding_van_een_ander_dossier_bestaat_hier_niet(
    als: Als, klant: Klant, bram: Medewerker, dirk: Medewerker
) -> None:
    betwisting = betwisten.betwist(klant=klant, veld="geboortedatum", toelichting=WAAROM)
    ander = KlantFabriek(locatie=klant.locatie)
    vreemd = reverse("klanten:betwisting", args=[ander.klantnummer, betwisting.pk])
    assert als(bram).get(vreemd).status_code == 404
    assert als(dirk).get(_antwoordpagina(betwisting)).status_code == 404


def test_alles_klopt_staat_in_het_dossier(klant: Klant, marieke: Client) -> None:
    nummer = str(uuid.uuid4())
    for _ in range(2):
        marieke.post("/klanten/mijn/gegevens/klopt/", {"indiening": nummer})
    assert klant.gegevensbevestigingen.count() == 1
    assert "U keek uw gegevens na op" in tekst(marieke.get(GEGEVENS))


# --- account number -----------------------------------------------------------------------------------


@pytest.fixture
def met_rekening(klant: Klant) -> Klant:
    Situatie.objects.filter(klant=klant).update(iban="NL91ABNA0417164300")
    return klant


def _rekening(klant: Klant, **anders: str) -> dict[str, str]:
    klant.situatie.refresh_from_db()
    velden = {"versie": str(klant.situatie.versie), "iban": "nl44 rabo 0123 4567 89", "zeker": "on"}
    return {naam: waarde for naam, waarde in {**velden, **anders}.items() if waarde}


@pytest.mark.eis("K-07")
def test_een_ander_rekeningnummer_wordt_nagekeken(met_rekening: Klant, marieke: Client) -> None:
    assert marieke.post(REKENING, _rekening(met_rekening)).status_code == 302
    assert Situatie.objects.get().iban == "NL44RABO0123456789"
    assert "rekeningnummer" in met_rekening.taken.get().omschrijving
    regel = met_rekening.gebeurtenissen.get()
    assert regel.wie == "door cliënt"
    assert "RABO" not in regel.zin


def test_de_klant_krijgt_bericht_en_alleen_wie_over_geld_beslist_tekent_af(
    met_rekening: Klant, marieke: Client, anna: Medewerker, apeldoorn: Locatie
) -> None:
    laad_teksten()
    wil(met_rekening, "email")
    marieke.post(REKENING, _rekening(met_rekening))
    assert Zending.objects.get(klant=met_rekening).onderwerp.startswith("Er is een ander rekeningnummer")
    taak = met_rekening.taken.get()
    with pytest.raises(NietToegestaan, match="Uw rol geeft geen toegang"):
        taken.rond_af(taak=taak, door=anna)
    consulent = MedewerkerFabriek(rollen=["inkomensconsulent"], locaties=[apeldoorn])
    assert taken.rond_af(taak=taak, door=consulent).gedaan_op


@pytest.mark.parametrize("fout", [{"zeker": ""}, {"iban": "NL00RABO0123456789"}, {"iban": ""}])
def test_een_rekeningnummer_dat_niet_klopt_of_zonder_ja_verandert_niets(
    met_rekening: Klant, marieke: Client, fout: dict[str, str]
) -> None:
    assert marieke.post(REKENING, _rekening(met_rekening, **fout)).status_code == 422
    assert Situatie.objects.get().iban == "NL91ABNA0417164300"


def test_zonder_rekeningnummer_is_er_niets_te_wijzigen(klant: Klant, marieke: Client) -> None:
    assert marieke.get(REKENING).status_code == 404


def test_een_lege_toelichting_weigert_de_functie_zelf(klant: Klant) -> None:
    with pytest.raises(ValidationError):
        betwisten.betwist(klant=klant, veld="achternaam", toelichting="   ")
