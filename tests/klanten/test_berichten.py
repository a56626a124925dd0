"""Messages: one thread of the client and everybody who helps."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from keten.models import Medewerker
from klanten import berichten
from klanten.models import Contactpersoonschap, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek
from tests.pagina import tekst, vragen

MIJN = "/klanten/mijn/berichten/"


def _thread(klant: Klant) -> str:
    return reverse("klanten:berichten", args=[klant.klantnummer])


def _stuur(wie: Client, url: str, woorden: str) -> int:
    return wie.post(url, {"tekst": woorden, "indiening": str(uuid.uuid4())}).status_code


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """The client's own browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


@pytest.fixture
def met_bram(klant: Klant, bram: Medewerker) -> Klant:
    """The client with Bram as contact person."""
    Contactpersoonschap.objects.create(klant=klant, medewerker=bram, reden="eerste", aangewezen_door=bram)
    klant.beeld.contactpersoon = bram
    klant.beeld.save()
    return klant


@pytest.mark.eis("K-02", "K-05")
def test_een_bericht_van_de_coach_staat_in_de_postbus_van_de_klant(
    als: Als, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    assert _stuur(als(bram), _thread(klant), "Uw plan staat klaar.") == 302
    pagina = tekst(marieke.get(MIJN))
    assert "Uw plan staat klaar." in pagina
    assert "Bram Coach" in pagina


@pytest.mark.eis("K-05")
def test_een_bericht_staat_in_de_tijdlijn_met_het_kanaal(als: Als, bram: Medewerker, klant: Klant) -> None:
    _stuur(als(bram), _thread(klant), "Uw plan staat klaar.")
    regel = klant.gebeurtenissen.get(soort=Gebeurtenis.Soort.BERICHT)
    assert "via het portaal" in regel.zin
    assert regel.partner == bram.partner


@pytest.mark.eis("K-02")
def test_collegas_van_een_andere_partner_lezen_hetzelfde(
    als: Als, bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    _stuur(als(bram), _thread(klant), "Uw plan staat klaar.")
    assert "Uw plan staat klaar." in tekst(als(chaima).get(_thread(klant)))


def test_een_bericht_van_de_klant_wordt_een_taak_voor_de_contactpersoon(
    met_bram: Klant, bram: Medewerker, marieke: Client
) -> None:
    _stuur(marieke, MIJN, "Mag ik later komen?")
    taak = met_bram.taken.get()
    assert (taak.voor, taak.soort) == (bram, Taak.Soort.BERICHT)


def test_zonder_contactpersoon_is_de_taak_voor_de_locatie(klant: Klant, marieke: Client) -> None:
    _stuur(marieke, MIJN, "Is daar iemand?")
    assert klant.taken.get().voor is None


def test_een_contactpersoon_die_hier_niet_meer_werkt_houdt_het_bericht_niet_tegen(
    met_bram: Klant, bram: Medewerker, marieke: Client
) -> None:
    bram.locaties.clear()
    assert _stuur(marieke, MIJN, "Is daar iemand?") == 302
    assert met_bram.taken.get().voor is None


def test_een_tweede_bericht_geeft_geen_tweede_taak(met_bram: Klant, marieke: Client) -> None:
    _stuur(marieke, MIJN, "Mag ik later komen?")
    _stuur(marieke, MIJN, "Half elf?")
    assert met_bram.taken.open().count() == 1


def test_antwoorden_leest_het_bericht_en_rondt_de_taak_af(
    als: Als, bram: Medewerker, met_bram: Klant, marieke: Client
) -> None:
    _stuur(marieke, MIJN, "Mag ik later komen?")
    _stuur(als(bram), _thread(met_bram), "Dat is goed.")
    assert met_bram.berichten.get(van_klant=True).gelezen_op is not None
    assert not met_bram.taken.open().exists()


def test_op_gelezen_zetten_rondt_de_taak_af_zonder_antwoord(
    als: Als, bram: Medewerker, met_bram: Klant, marieke: Client
) -> None:
    _stuur(marieke, MIJN, "Dank u wel.")
    als(bram).post(_thread(met_bram), {"gelezen": "ja"})
    assert met_bram.berichten.get().gelezen_op is not None
    assert not met_bram.taken.open().exists()


def test_alleen_kijken_zet_niets_op_gelezen(
    als: Als, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    _stuur(als(bram), _thread(klant), "Uw plan staat klaar.")
    marieke.get(MIJN)
    assert klant.berichten.get().gelezen_op is None


def test_de_klant_zegt_zelf_dat_het_gelezen_is(
    als: Als, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    _stuur(als(bram), _thread(klant), "Uw plan staat klaar.")
    assert "Er is 1 nieuw bericht." in tekst(marieke.get(MIJN))
    marieke.post(MIJN, {"gelezen": "ja"})
    assert "nieuw bericht" not in tekst(marieke.get(MIJN))
    assert "Gelezen op" in tekst(als(bram).get(_thread(klant)))


@pytest.mark.parametrize("woorden", ["", "   ", "a" * 2001])
def test_een_leeg_of_te_lang_bericht_wordt_niet_verstuurd(
    als: Als, bram: Medewerker, klant: Klant, woorden: str
) -> None:
    assert _stuur(als(bram), _thread(klant), woorden) == 422
    assert not klant.berichten.exists()


def test_een_dubbele_klik_verstuurt_een_bericht(
    als: Als, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    for wie, url in ((als(bram), _thread(klant)), (marieke, MIJN)):
        formulier = {"tekst": "Hallo", "indiening": str(uuid.uuid4())}
        wie.post(url, formulier)
        assert wie.post(url, formulier).status_code == 422
    assert klant.berichten.count() == 2
    assert klant.taken.count() == 1


def test_html_in_een_bericht_blijft_tekst(als: Als, bram: Medewerker, klant: Klant, marieke: Client) -> None:
    _stuur(als(bram), _thread(klant), "<script>alert(1)</script>")
    assert "<script>alert(1)" not in marieke.get(MIJN).content.decode()


def test_een_andere_klant_leest_niet_mee(als: Als, bram: Medewerker, klant: Klant) -> None:
    _stuur(als(bram), _thread(klant), "Uw plan staat klaar.")
    ander = KlantFabriek(locatie=klant.locatie, met_account=True)
    assert "Uw plan staat klaar." not in tekst(als(ander.gebruiker).get(MIJN))


def test_een_account_zonder_dossier_ziet_niets(als: Als, klant: Klant) -> None:
    assert als(GebruikerFabriek(buitenrol="klant")).get(MIJN).status_code == 404


def test_de_thread_vraagt_altijd_evenveel_van_de_database(
    als: Als, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    assert klant.gebruiker
    coach = als(bram)
    metingen = []
    for aantal in (1, 60):
        for _ in range(aantal):
            berichten.verstuur(klant=klant, tekst="Hallo", door=bram)
            berichten.verstuur_als_klant(klant=klant, tekst="Dag", door=klant.gebruiker)
        metingen.append((vragen(coach, _thread(klant)), vragen(marieke, MIJN)))
    assert metingen[0] == metingen[1]
