"""The feed for another calendar: what it tells, and for whom it opens."""

import datetime

import icalendar
import pytest
from django.http import HttpResponse
from django.test import Client

from keten.models import Locatie, Medewerker
from keten.rechten import Rol
from klanten import afspraken, agendafeed
from klanten.models import Agendasleutel, Klant
from tests.conftest import Als
from tests.fabriek.afspraak import AfspraakFabriek


def _feed(client: Client, sleutel: str) -> HttpResponse:
    return client.get("/klanten/agenda/lees-mee.ics", {"sleutel": sleutel})


@pytest.mark.eis("X-23")
def test_een_ander_agendaprogramma_leest_mee_zonder_namen(
    client: Client, klant: Klant, bram: Medewerker
) -> None:
    afspraak = AfspraakFabriek(klant=klant, medewerker=bram, opmerking="Mijn geheim")
    inhoud = _feed(client, agendafeed.maak_sleutel(medewerker=bram)).content.decode()
    assert "Velde" not in inhoud and "Marieke" not in inhoud and "geheim" not in inhoud
    [gebeurtenis] = icalendar.Calendar.from_ical(inhoud).walk("VEVENT")
    assert gebeurtenis["summary"] == f"Gesprek klantnummer {klant.klantnummer}"
    assert gebeurtenis.decoded("dtstart") == afspraak.begin
    assert gebeurtenis["url"].endswith(f"/klanten/{klant.klantnummer}/afspraken/{afspraak.pk}/")


def test_afgezegd_staat_niet_in_de_feed(client: Client, klant: Klant, bram: Medewerker) -> None:
    afspraak = AfspraakFabriek(klant=klant, medewerker=bram)
    afspraken.zeg_af(afspraak=afspraak, reden="ziek", door=bram)
    antwoord = _feed(client, agendafeed.maak_sleutel(medewerker=bram))
    assert "VEVENT" not in antwoord.content.decode()


def test_het_adres_is_een_keer_te_zien_en_alleen_de_afdruk_wordt_bewaard(
    als: Als, client: Client, bram: Medewerker
) -> None:
    pagina = als(bram).post("/klanten/agenda/adres/", {"actie": "maken"}).content.decode()
    sleutel = pagina.split("sleutel=")[1].split('"')[0]
    assert _feed(client, sleutel).status_code == 200
    assert sleutel not in Agendasleutel.objects.get().hash
    assert sleutel not in als(bram).get("/klanten/agenda/spreekuren/").content.decode()


def test_een_nieuw_of_ingetrokken_adres_sluit_het_oude(als: Als, client: Client, bram: Medewerker) -> None:
    eerste = agendafeed.maak_sleutel(medewerker=bram)
    tweede = agendafeed.maak_sleutel(medewerker=bram)
    assert _feed(client, eerste).status_code == 404
    assert _feed(client, tweede).status_code == 200
    als(bram).post("/klanten/agenda/adres/", {"actie": "intrekken"})
    assert _feed(client, tweede).status_code == 404


@pytest.mark.parametrize("sleutel", ["", "raden", "x" * 5000])
def test_een_verzonnen_adres_bestaat_niet(client: Client, db: None, sleutel: str) -> None:
    assert _feed(client, sleutel).status_code == 404


def test_wie_weg_is_heeft_geen_feed_meer(client: Client, bram: Medewerker) -> None:
    sleutel = agendafeed.maak_sleutel(medewerker=bram)
    bram.gebruiker.is_active = False
    bram.gebruiker.save()
    assert _feed(client, sleutel).status_code == 404


def test_wie_geen_afspraken_meer_mag_zien_verliest_ook_de_feed(bram: Medewerker) -> None:
    sleutel = agendafeed.maak_sleutel(medewerker=bram)
    assert agendafeed.van_wie(sleutel) == bram
    bram.rollen = [Rol.ACCOUNTMANAGER]
    bram.save(update_fields=["rollen"])
    assert agendafeed.van_wie(sleutel) is None


def test_een_medewerker_van_twee_locaties_leest_ze_allebei(
    client: Client, klant: Klant, gouda: Locatie, bram: Medewerker
) -> None:
    bram.locaties.add(gouda)
    hier = AfspraakFabriek(klant=klant, medewerker=bram)
    AfspraakFabriek(klant__locatie=gouda, medewerker=bram, begin=hier.begin + datetime.timedelta(days=1))
    antwoord = _feed(client, agendafeed.maak_sleutel(medewerker=bram))
    assert antwoord.content.decode().count("BEGIN:VEVENT") == 2
