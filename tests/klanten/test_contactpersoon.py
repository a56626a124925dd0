"""One fixed contact person per client, from whichever partner, with the history kept (K-24)."""

import datetime
import uuid
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten import taken
from klanten.contactpersoon import kandidaten, wijs_aan
from klanten.models import Afspraak, Clientbeeld, Contactpersoonschap, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, maak_klanten
from tests.pagina import tekst
from tests.tegelijk import tegelijk


def _adres(klant: Klant) -> str:
    return f"/klanten/{klant.klantnummer}/contactpersoon/"


def _actief(klant: Klant) -> list[Medewerker]:
    return [schap.medewerker for schap in klant.contactpersonen.filter(tot__isnull=True)]


@pytest.mark.eis("K-24")
def test_de_contactpersoon_kan_van_elke_partner_zijn(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=chaima, reden="", door=anna)
    assert _actief(klant) == [chaima]
    assert Clientbeeld.objects.get(klant=klant).contactpersoon == klant.beeld.contactpersoon == chaima
    regel = klant.gebeurtenissen.get(soort="contactpersoon")
    assert regel.zin == "Chaima Klantmanager (Gemeente Apeldoorn) is de contactpersoon"
    assert regel.zichtbaar_voor_klant


@pytest.mark.eis("K-24")
def test_een_nieuwe_contactpersoon_vervangt_de_oude_en_die_blijft_in_de_geschiedenis(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    wijs_aan(klant=klant, medewerker=bram, reden="Anna is met verlof", door=anna)
    assert _actief(klant) == [bram]
    nieuw, oud = klant.contactpersonen.all()
    assert (oud.medewerker, oud.tot) == (anna, nieuw.van)
    assert (nieuw.reden, nieuw.aangewezen_door) == ("Anna is met verlof", anna)


@pytest.mark.eis("K-24")
def test_de_database_weigert_een_tweede_contactpersoon(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    tweede = Contactpersoonschap(klant=klant, medewerker=bram, reden="ook", aangewezen_door=anna)
    with pytest.raises(ValidationError, match="Deze klant heeft al een contactpersoon"):
        tweede.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        tweede.save()


@pytest.mark.eis("K-24")
@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_tegelijk_aanwijzen_geven_een_contactpersoon(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    uitkomsten = tegelijk(
        *(partial(wijs_aan, klant=klant, medewerker=wie, reden="", door=wie) for wie in (anna, bram))
    )
    (gelukt,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Contactpersoonschap)]
    (geweigerd,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietToegestaan)]
    assert _actief(klant) == [gelukt.medewerker]
    assert Clientbeeld.objects.get(klant=klant).contactpersoon == gelukt.medewerker
    assert geweigerd.melding == f"Vul in waarom {gelukt.medewerker} niet langer de contactpersoon is."


def test_zonder_reden_wordt_niemand_vervangen(klant: Klant, anna: Medewerker, bram: Medewerker) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    with pytest.raises(NietToegestaan, match="Vul in waarom Anna Intaker niet langer"):
        wijs_aan(klant=klant, medewerker=bram, reden="  ", door=anna)


def test_wie_het_al_is_wordt_het_niet_nog_eens(klant: Klant, anna: Medewerker) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    with pytest.raises(NietToegestaan, match="Anna Intaker is al de contactpersoon"):
        wijs_aan(klant=klant, medewerker=anna, reden="zomaar", door=anna)


@pytest.mark.eis("X-02")
def test_iemand_van_elders_of_zonder_de_rol_kan_geen_contactpersoon_zijn(
    klant: Klant, anna: Medewerker, dirk: Medewerker
) -> None:
    intaker = MedewerkerFabriek(rollen=["intaker"], locaties=[klant.locatie])
    for wie in (dirk, intaker):
        with pytest.raises(NietToegestaan, match="kan op Activerium Apeldoorn geen contactpersoon zijn"):
            wijs_aan(klant=klant, medewerker=wie, reden="", door=anna)


def test_open_taken_gaan_mee_en_die_van_anderen_blijven(
    klant: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    gegevens = {"locatie": klant.locatie, "soort": Taak.Soort.CONTACT, "vervalt_op": timezone.now()}
    van_anna = taken.maak(klant=klant, voor=anna, omschrijving="Bel", **gegevens)
    van_chaima = taken.maak(klant=klant, voor=chaima, omschrijving="Reken na", **gegevens)
    ander = taken.maak(klant=KlantFabriek(locatie=klant.locatie), voor=anna, omschrijving="Mail", **gegevens)
    klaar = taken.maak(klant=klant, voor=anna, omschrijving="Klaar", **gegevens)
    taken.rond_af(taak=klaar, door=anna)
    wijs_aan(klant=klant, medewerker=bram, reden="Anna is met verlof", door=bram)
    van = {taak.omschrijving: taak.voor for taak in Taak.objects.all()}
    assert van == {"Bel": bram, "Reken na": chaima, "Mail": anna, "Klaar": anna}
    assert {van_anna, van_chaima, ander} == set(Taak.objects.open())


def test_wie_door_een_ander_wordt_aangewezen_ziet_een_taak_om_kennis_te_maken(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=bram, reden="", door=anna)
    (taak,) = Taak.objects.voorraad_van(bram, klant.locatie)
    assert (taak.omschrijving, taak.klant) == ("Maak kennis: u bent nu de contactpersoon", klant)
    wijs_aan(klant=klant, medewerker=anna, reden="toch liever Anna", door=anna)
    assert [taak.voor for taak in Taak.objects.all()] == [anna], "de taak gaat mee, en er komt er geen bij"


def test_kandidaten_komen_in_een_vraag_met_de_minste_klanten_vooraan(
    apeldoorn: Locatie,
    gouda: Locatie,
    anna: Medewerker,
    bram: Medewerker,
    dirk: Medewerker,
    django_assert_num_queries,
) -> None:
    anna.locaties.add(gouda)
    maak_klanten(2, locatie=apeldoorn, contactpersoon=anna)
    maak_klanten(3, locatie=gouda, contactpersoon=anna)
    maak_klanten(1, locatie=apeldoorn, contactpersoon=bram)
    with django_assert_num_queries(1):
        gevonden = [(str(wie), str(wie.partner), wie.aantal) for wie in kandidaten(apeldoorn)]
    assert gevonden == [("Bram Coach", "UWV", 1), ("Anna Intaker", "CWI", 2)]


# --- screen -----------------------------------------------------------------------------------------


@pytest.mark.eis("K-24")
def test_het_scherm_stelt_voor_wie_de_minste_klanten_heeft(
    als: Als, klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    maak_klanten(1, locatie=klant.locatie, contactpersoon=anna)
    antwoord = als(anna).get(_adres(klant))
    assert antwoord.context["form"].initial["medewerker"] == chaima.pk
    pagina = tekst(antwoord)
    eerste, tweede = "Chaima Klantmanager (Gemeente Apeldoorn), 0 klanten", "Anna Intaker (CWI), 1 klant"
    assert pagina.index(eerste) < pagina.index(tweede)
    assert "Deze klant heeft nog geen contactpersoon." in pagina


def test_het_scherm_toont_bereikbaarheid_en_geschiedenis(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    wijs_aan(klant=klant, medewerker=anna, reden="kent de branche", door=anna)
    Afspraak.objects.create(
        klant=klant,
        medewerker=anna,
        partner=anna.partner,
        locatie=klant.locatie,
        soort="intake",
        begin=timezone.now() + datetime.timedelta(days=1),
        einde=timezone.now() + datetime.timedelta(days=1, minutes=30),
    )
    pagina = tekst(als(anna).get(_adres(klant)))
    assert "055 765 43 21" in pagina
    assert "Nu de contactpersoon. Kent de branche." in pagina and "Bram Coach" in pagina
    assert "Anna Intaker heeft nog 1 afspraak met Marieke van der Velde." in pagina


def test_aanwijzen_op_het_scherm(als: Als, klant: Klant, anna: Medewerker, bram: Medewerker) -> None:
    velden = {"indiening": uuid.uuid4(), "medewerker": bram.pk, "reden": ""}
    client = als(anna)
    antwoord = client.post(_adres(klant), velden, follow=True)
    assert "Bram Coach is nu de contactpersoon van Marieke van der Velde." in tekst(antwoord)
    assert _actief(klant) == [bram]


@pytest.mark.parametrize("velden", [{"reden": ""}, {"medewerker": "0"}, {"medewerker": ""}])
def test_een_fout_laat_de_contactpersoon_zoals_die_was(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker, velden: dict[str, str]
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    begin = {"indiening": uuid.uuid4(), "medewerker": bram.pk, "reden": "Anna gaat met verlof"}
    antwoord = als(anna).post(_adres(klant), {**begin, **velden})
    assert antwoord.status_code == 422
    assert velden.get("reden", "Anna gaat met verlof") in antwoord.content.decode()
    assert _actief(klant) == [anna]


@pytest.mark.django_db(transaction=True)
def test_wie_tegelijk_verstuurt_krijgt_een_melding_en_geen_storing(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    for wie in (anna, bram):  # whoever comes second may still open the dossier
        taken.maak(
            klant=klant,
            voor=wie,
            locatie=klant.locatie,
            soort=Taak.Soort.CONTACT,
            omschrijving="bel de klant",
            vervalt_op=timezone.now(),
        )

    def verstuur(door: Client, wie: Medewerker) -> HttpResponse:
        return door.post(_adres(klant), {"indiening": uuid.uuid4(), "medewerker": wie.pk, "reden": ""})

    antwoorden = tegelijk(partial(verstuur, als(anna), anna), partial(verstuur, als(bram), bram))
    gelukt, geweigerd = sorted(antwoorden, key=lambda antwoord: antwoord.status_code)
    assert (gelukt.status_code, geweigerd.status_code) == (302, 422)
    assert "niet langer de contactpersoon is" in tekst(geweigerd)


def test_een_dubbele_klik_wijst_een_keer_aan(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    velden = {"indiening": uuid.uuid4(), "medewerker": bram.pk, "reden": "kent de klant"}
    client = als(anna)
    assert client.post(_adres(klant), velden).status_code == 302
    client.post(f"/klanten/{klant.klantnummer}/reden/", {"doel": "klantvraag", "reden": "vraag aan de balie"})
    assert client.post(_adres(klant), velden).status_code == 422
    assert klant.contactpersonen.count() == 1
