"""The BSN: unreadable in the database, hidden on screen, and shown with a trace."""

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models
from django.urls import reverse
from pghistory.models import Event
from pytest_django.fixtures import Settings

from keten import verzegelen
from keten.fouten import NietToegestaan
from keten.models import Aanmeldbron, Herhaling, Medewerker
from klanten import bsn, sleutelwissel
from klanten.inzage import geef_reden
from klanten.models import Doel, Identiteitsnummer, Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.keten.notificatiewereld import GEHEIM, neem
from tests.pagina import tekst

NUMMER = "999990019"


@pytest.fixture
def met_bsn(klant: Klant) -> Klant:
    """Marieke with a BSN."""
    return geef_bsn(klant, NUMMER)


def geef_bsn(klant: Klant, nummer: str) -> Klant:
    """Store a BSN as a registration does."""
    Identiteitsnummer.objects.create(
        klant=klant, versleuteld=bsn.versleutel(nummer), zoeksleutel=bsn.zoeksleutel(nummer)
    )
    return klant


def _adres(klant: Klant) -> str:
    return reverse("klanten:bsn_tonen", args=[klant.klantnummer])


def test_in_de_database_is_het_bsn_niet_te_lezen(met_bsn: Klant) -> None:
    bewaard = met_bsn.identiteitsnummer
    assert NUMMER.encode() not in bytes(bewaard.versleuteld) + bytes(bewaard.zoeksleutel)
    assert bsn.ontsleutel(bewaard.versleuteld) == NUMMER
    assert bsn.versleutel(NUMMER) != bsn.versleutel(NUMMER)


def test_zonder_de_sleutel_is_een_bsn_niet_te_vinden(met_bsn: Klant, settings: Settings) -> None:
    assert bsn.is_bsn_van(met_bsn, NUMMER)
    settings.BSN_ZOEKSLEUTEL = "een andere sleutel van genoeg tekens"
    assert not bsn.is_bsn_van(met_bsn, NUMMER)


@pytest.mark.parametrize("pagina", ["dossier", "gegevens", "identiteit", "intake", "persoon_wijzigen"])
def test_geen_pagina_van_het_dossier_toont_het_bsn_vanzelf(
    pagina: str, als: Als, anna: Medewerker, met_bsn: Klant
) -> None:
    antwoord = als(anna).get(reverse(f"klanten:{pagina}", args=[met_bsn.klantnummer]))
    assert NUMMER not in antwoord.content.decode()


@pytest.mark.eis("X-16")
def test_wie_het_bsn_opvraagt_krijgt_het_en_staat_in_het_register(
    als: Als, anna: Medewerker, met_bsn: Klant
) -> None:
    antwoord = als(anna).post(_adres(met_bsn))
    assert NUMMER in tekst(antwoord)
    assert "no-store" in antwoord["Cache-Control"]
    blik = met_bsn.inzagen.get(onderdeel="BSN getoond")
    assert (blik.gebruiker, blik.partner) == (anna.gebruiker, anna.partner)


@pytest.mark.eis("X-16")
def test_bij_het_bsn_staat_de_reden_waarmee_het_dossier_openging(
    als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    van_anna = geef_bsn(KlantFabriek(contactpersoon=anna), NUMMER)
    client = als(bram)
    assert client.post(_adres(van_anna)).status_code == 302
    geef_reden(klant=van_anna, door=bram, doel=Doel.KLANTVRAAG, reden="De klant belde.")
    assert NUMMER in tekst(client.post(_adres(van_anna)))
    assert van_anna.inzagen.get(onderdeel="BSN getoond").doel == Doel.KLANTVRAAG


def test_met_javascript_komt_alleen_het_nummer_terug(als: Als, anna: Medewerker, met_bsn: Klant) -> None:
    antwoord = als(anna).post(_adres(met_bsn), headers={"HX-Request": "true"})
    assert tekst(antwoord) == NUMMER
    assert "no-store" in antwoord["Cache-Control"]


def test_een_link_naar_het_bsn_werkt_niet(als: Als, anna: Medewerker, met_bsn: Klant) -> None:
    assert als(anna).get(_adres(met_bsn)).status_code == 405
    assert not met_bsn.inzagen.filter(onderdeel="BSN getoond").exists()


@pytest.mark.eis("X-17")
def test_een_andere_locatie_krijgt_het_bsn_niet(als: Als, dirk: Medewerker, met_bsn: Klant) -> None:
    assert als(dirk).post(_adres(met_bsn)).status_code == 404


def test_zonder_het_recht_blijft_het_bsn_verborgen(als: Als, met_bsn: Klant) -> None:
    mt_lid = MedewerkerFabriek(rollen=["mt_lid"], locaties=[met_bsn.locatie])
    assert als(mt_lid).post(_adres(met_bsn)).status_code == 403


def test_zonder_bekend_bsn_komt_er_een_uitleg(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = als(anna).post(_adres(klant))
    assert antwoord.status_code == 409
    assert "geen BSN bekend" in tekst(antwoord)


def test_na_een_nieuwe_sleutel_gaat_elk_bsn_op_die_sleutel_over(
    met_bsn: Klant, anna: Medewerker, settings: Settings
) -> None:
    ander = geef_bsn(KlantFabriek(), "999990020")
    abonnement = neem("https://ontvanger.example", anna.locaties.get())
    herhaling = {"systeem": abonnement.systeem, "sleutel": "sleutel-1", "vingerafdruk": "x"}
    Herhaling.objects.create(**herhaling, inhoud=verzegelen.versleutel("{}"))
    nieuw = Fernet.generate_key().decode()
    settings.BSN_SLEUTELS = [nieuw, *settings.BSN_SLEUTELS]
    assert bsn.toon(klant=met_bsn, door=anna, doel=Doel.BEGELEIDING) == NUMMER
    assert sleutelwissel.versleutel_opnieuw(per_keer=1) == 3
    settings.BSN_SLEUTELS = [nieuw]
    abonnement.refresh_from_db()
    assert verzegelen.ontsleutel(abonnement.geheim) == GEHEIM
    assert not Herhaling.objects.exists()
    assert bsn.toon(klant=met_bsn, door=anna, doel=Doel.BEGELEIDING) == NUMMER
    assert bsn.toon(klant=ander, door=anna, doel=Doel.BEGELEIDING) == "999990020"


def test_alles_wat_versleuteld_ligt_krijgt_de_nieuwe_sleutel() -> None:
    gevonden = {
        (model, veld.name)
        for model in apps.get_models()
        for veld in model._meta.local_fields
        if isinstance(veld, models.BinaryField) and not issubclass(model, Event)
    }
    genoemd = {(model, veld) for model, velden in sleutelwissel.VERSLEUTELD for veld in velden}
    anders = {(Aanmeldbron, "geheim"), (Herhaling, "inhoud"), (Identiteitsnummer, "zoeksleutel")}
    assert gevonden == genoemd | anders


def test_opnieuw_versleutelen_slaat_over_wat_al_gedaan_is(
    met_bsn: Klant, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.BSN_SLEUTELS = [Fernet.generate_key().decode(), *settings.BSN_SLEUTELS]
    call_command("bsn_opnieuw_versleutelen")
    call_command("bsn_opnieuw_versleutelen")
    assert [regel.split(": ")[1] for regel in capsys.readouterr().out.splitlines()] == ["1.", "0."]


def test_zonder_de_oude_sleutel_gaat_er_niets_verloren(
    met_bsn: Klant, anna: Medewerker, settings: Settings
) -> None:
    oude = settings.BSN_SLEUTELS
    settings.BSN_SLEUTELS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="LWI_BSN_SLEUTELS"):
        call_command("bsn_opnieuw_versleutelen")
    with pytest.raises(NietToegestaan, match="niet te lezen"):
        bsn.toon(klant=met_bsn, door=anna, doel=Doel.BEGELEIDING)
    settings.BSN_SLEUTELS = oude
    assert bsn.toon(klant=met_bsn, door=anna, doel=Doel.BEGELEIDING) == NUMMER
