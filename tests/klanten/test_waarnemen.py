"""Standing in: the deputy gets in without a reason, and the register says why (K-73, X-16)."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker, Waarneming
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Doel, Klant, Taak
from klanten.waarnemen import beeindig, neem_taak_over, neemt_waar
from tests.apiclient import Api
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

DAG = datetime.timedelta(days=1)


@pytest.fixture
def van_anna(anna: Medewerker) -> Klant:
    """A client of Anna."""
    return KlantFabriek(locatie=anna.locaties.get(), contactpersoon=anna)


def _waarneming(voor: Medewerker, door: Medewerker, **anders: Any) -> Waarneming:
    dagen = {"van": vandaag(), "tot": vandaag() + DAG, **anders}
    return Waarneming.objects.create(
        medewerker=voor,
        waarnemer=door,
        locatie=voor.locaties.get(),
        reden="verlof",
        geregeld_door=voor,
        **dagen,
    )


def _taak(van_anna: Klant, voor: Medewerker) -> Taak:
    return taken.maak(
        klant=van_anna,
        voor=voor,
        locatie=van_anna.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving="Bel over de proefplaatsing",
        vervalt_op=timezone.now(),
    )


@pytest.mark.eis("K-73", "X-16")
def test_de_waarnemer_opent_het_dossier_zonder_reden_en_de_klant_leest_waarom(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, als: Als
) -> None:
    adres = f"/klanten/{van_anna.klantnummer}/"
    assert als(bram).get(adres).status_code == 302, "zonder waarnemen eerst een reden"
    _waarneming(anna, bram)
    assert als(bram).get(adres).status_code == 200
    blikken = van_anna.inzagen.filter(gebruiker=bram.gebruiker)
    assert blikken.latest("pk").doel == Doel.WAARNEMING
    # Through a system as well, for the purpose that it names; no reason is asked, and none is kept.
    api = Api(bram, doel=Doel.BEMIDDELING)
    assert api.get(f"klanten/{van_anna.klantnummer}", Reden="Anna is ziek.").status_code == 200
    blik = blikken.latest("pk")
    assert (blik.systeem, blik.doel) == (api.systeem, Doel.BEMIDDELING)
    assert not blikken.exclude(reden="").exists()


@pytest.mark.parametrize(("van", "tot"), [(-5, -1), (1, 5)])
def test_voor_en_na_het_waarnemen_is_het_dossier_weer_dicht(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, van: int, tot: int
) -> None:
    _waarneming(anna, bram, van=vandaag() + van * DAG, tot=vandaag() + tot * DAG)
    assert not neemt_waar(bram, van_anna)


def test_waarnemen_geldt_alleen_voor_die_collega(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    _waarneming(chaima, bram)
    assert not neemt_waar(bram, van_anna)
    assert not neemt_waar(chaima, van_anna)


def test_de_waarnemer_neemt_een_taak_over(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker, als: Als
) -> None:
    taak = _taak(van_anna, anna)
    _waarneming(anna, bram)
    client = als(bram)
    assert "Bel over de proefplaatsing" in tekst(client.get("/klanten/waarnemen/"))
    antwoord = client.post(f"/klanten/waarnemen/taken/{taak.pk}/overnemen/", follow=True)
    assert "De taak staat nu in uw werkvoorraad." in tekst(antwoord)
    taak.refresh_from_db()
    assert taak.voor == bram
    with pytest.raises(NietToegestaan, match="U neemt vandaag niet waar"):
        neem_taak_over(taak=taak, door=chaima)


def test_wie_niemand_waarneemt_ziet_een_lege_pagina(
    van_anna: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    _taak(van_anna, anna)
    assert "U neemt vandaag voor niemand waar." in tekst(als(chaima).get("/klanten/waarnemen/"))


def test_stoppen_sluit_het_dossier_en_laat_de_geschiedenis_staan(
    van_anna: Klant, anna: Medewerker, bram: Medewerker, dirk: Medewerker
) -> None:
    loopt = _waarneming(anna, bram, van=vandaag() - 5 * DAG, tot=None)
    with pytest.raises(NietToegestaan, match="hoort bij Activerium Apeldoorn"):
        beeindig(waarneming=loopt, door=dirk)
    beeindig(waarneming=loopt, door=anna)
    assert not neemt_waar(bram, van_anna)
    assert Waarneming.objects.get().tot == vandaag() - DAG
    with pytest.raises(NietToegestaan, match="al voorbij"):
        beeindig(waarneming=loopt, door=anna)


def test_wat_nog_moet_beginnen_gaat_niet_door(anna: Medewerker, bram: Medewerker) -> None:
    komt = _waarneming(anna, bram, van=vandaag() + 3 * DAG, tot=None)
    beeindig(waarneming=komt, door=anna)
    assert not Waarneming.objects.exists()
