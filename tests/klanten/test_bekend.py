"""What is known already: each field with its value, since when and from whom."""

import datetime

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import persoonsgegevens
from klanten.bekend import VELDEN, bekend
from klanten.models import Klant, Situatie
from tests.fabriek import KlantFabriek


def test_van_twee_modellen_heeft_geen_veld_dezelfde_naam() -> None:
    namen = [naam for velden in VELDEN.values() for naam in velden]
    assert len(namen) == len(set(namen))


@pytest.mark.eis("X-18")
def test_een_veld_is_bekend_sinds_het_deze_waarde_kreeg_en_niet_sinds_de_laatste_wijziging(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    situatie = klant.situatie
    with pghistory.context(gebruiker=anna.gebruiker_id, naam="Anna", partner="CWI"):
        situatie.gewenst_beroep = "verzorgende"
        situatie.save()
    with pghistory.context(gebruiker=bram.gebruiker_id, naam="Bram", partner="UWV"):
        situatie.uren_per_week = 24
        situatie.save()
    gegevens = bekend(klant)
    assert (gegevens["gewenst_beroep"].waarde, gegevens["gewenst_beroep"].door) == ("verzorgende", "CWI")
    assert (gegevens["uren_per_week"].waarde, gegevens["uren_per_week"].door) == ("24", "UWV")
    assert gegevens["uren_per_week"].sinds == vandaag()


@pytest.mark.eis("K-07", "X-18")
def test_wat_de_klant_zelf_invulde_heet_door_de_klant(klant: Klant) -> None:
    assert klant.gebruiker
    contact = klant.contactgegevens
    with pghistory.context(gebruiker=klant.gebruiker_id, naam=klant.gebruiker.naam, partner=""):
        persoonsgegevens.wijzig_contactgegevens(
            klant=klant, versie=contact.versie, door=None, woonplaats="Epe", voorkeurskanaal="telefoon"
        )
    klant.contactgegevens.refresh_from_db()
    assert bekend(klant)["woonplaats"].door_klant
    assert not bekend(klant)["telefoon"].door_klant


def test_wat_leeg_is_is_niet_bekend_en_waarden_staan_er_in_woorden(klant: Klant) -> None:
    Situatie.objects.filter(klant=klant).update(
        startkwalificatie=False, werkloos_sinds=datetime.date(2026, 3, 1), inkomsten_per_maand="812.50"
    )
    klant.situatie.refresh_from_db()
    gegevens = bekend(klant)
    assert "laatste_beroep" not in gegevens
    assert gegevens["startkwalificatie"].waarde == "Nee"
    assert gegevens["werkloos_sinds"].waarde == "1 maart 2026"
    assert gegevens["inkomsten_per_maand"].waarde == "€ 812,50"
    assert gegevens["arbeid"].waarde == "Werkloos"


def test_zonder_geschiedenis_is_de_herkomst_onbekend(klant: Klant) -> None:
    assert bekend(klant)["achternaam"].door == ""


def test_alle_velden_samen_kosten_drie_vragen(klant: Klant) -> None:
    klant = Klant.objects.get(pk=klant.pk)
    with CaptureQueriesContext(connection) as opname:
        bekend(klant)
    assert len(opname) == 3  # the two records below the client, and all history


def test_een_ander_dossier_telt_niet_mee(klant: Klant, bram: Medewerker) -> None:
    ander = KlantFabriek(locatie=klant.locatie)
    with pghistory.context(gebruiker=bram.gebruiker_id, naam="Bram", partner="UWV"):
        ander.situatie.gewenst_beroep = "kok"
        ander.situatie.save()
    assert "gewenst_beroep" not in bekend(klant)
