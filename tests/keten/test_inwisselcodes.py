"""What somebody allowed to a system a moment ago is worth nothing once access was taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.idp.oidc.models import Token
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from keten import inwisselcodes, medewerkers, systemen
from keten.api.bereik import Bereik
from keten.models import Gebruiker, Locatie, Medewerker, Systeem
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.systemen import geef_code, sleutel_van, systeem_voor
from tests.tegelijk import tegelijk

LEZEN, TAKEN = Bereik.KLANTEN_LEZEN, Bereik.TAKEN


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Who administers."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


def _verhuis(bram: Medewerker, systeem: Systeem, door: Medewerker) -> None:
    """The address of an account goes to somebody else."""
    medewerkers.wijzig(
        medewerker=bram,
        email="opvolger@lwi.example",
        naam="Olga Opvolger",
        actief=True,
        partner=bram.partner,
        locaties=list(bram.locaties.all()),
        rollen=bram.rollen,
        door=door,
    )


def _versmal(bram: Medewerker, systeem: Systeem, door: Medewerker) -> None:
    systemen.wijzig(
        systeem=systeem,
        versie=systeem.versie,
        locaties=list(systeem.locaties.all()),
        bereiken=[TAKEN.value],
        terugadressen=["https://sonar.example/terug"],
        door=door,
    )


def _sluit_af_en_heropen(bram: Medewerker, systeem: Systeem, door: Medewerker) -> None:
    dicht = systemen.sluit_af(systeem=systeem, versie=systeem.versie, door=door)
    systemen.heropen(systeem=dicht, versie=dicht.versie, door=door)


@pytest.mark.parametrize("intrekken", [_verhuis, _versmal, _sluit_af_en_heropen])
def test_een_code_van_voor_het_intrekken_is_niets_meer_waard_en_een_van_erna_wel(
    intrekken: Callable[..., None], als: Als, beheerder: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    systeem, ander = systeem_voor(bram.partner, apeldoorn), systeem_voor(bram.partner, apeldoorn)
    anna = MedewerkerFabriek(naam="Anna Ander", partner=bram.partner, locaties=[apeldoorn])
    van_bram, van_anna = geef_code(systeem, als(bram), LEZEN), geef_code(ander, als(anna), LEZEN)
    intrekken(bram, systeem, beheerder)
    geweigerd = van_bram()
    assert (geweigerd.status_code, geweigerd.json()["error"]) == (400, "invalid_grant")
    assert not Token.objects.exists()
    assert van_anna().status_code == 200, "een ander systeem en een ander mens merken er niets van"
    bram.gebruiker.refresh_from_db()
    systeem.client.refresh_from_db()
    gekregen = geef_code(systeem, als(bram), TAKEN)().json()
    koppen = {"Authorization": f"Bearer {gekregen['access_token']}"}
    assert Client().get("/api/v1/toegang", headers=koppen).json()["bereiken"] == [TAKEN.value]


def test_een_merk_dat_verloopt_laat_jongere_codes_gelden(
    als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    systemen.trek_tokens_in_van([bram.gebruiker])
    ruil = geef_code(systeem := systeem_voor(bram.partner, apeldoorn), als(bram), LEZEN)
    for een in (bram.gebruiker, systeem.client):
        cache.delete(f"inwisselcodes:{een._meta.label_lower}:{een.pk}")
    assert ruil().status_code == 200


def test_wat_een_systeem_niet_meer_mag_opent_ook_met_een_oude_sleutel_niets(
    client: Client, bram: Medewerker, apeldoorn: Locatie
) -> None:
    systeem = systeem_voor(bram.partner, apeldoorn)
    koppen = {"Authorization": f"Bearer {sleutel_van(systeem, LEZEN, TAKEN, gebruiker=bram.gebruiker)}"}
    assert client.get("/api/v1/taken", headers=koppen).status_code == 200
    systeem.client.set_scopes([LEZEN.value])
    systeem.client.save()
    geweigerd = client.get("/api/v1/taken", headers=koppen)
    assert (geweigerd.status_code, "het bereik taken ontbreekt" in geweigerd.text) == (403, True)
    assert client.get("/api/v1/toegang", headers=koppen).json()["bereiken"] == [LEZEN.value]


@pytest.mark.django_db(transaction=True)
def test_inwisselen_en_intrekken_tegelijk_laten_geen_sleutel_achter(
    als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    ruil = geef_code(systeem_voor(bram.partner, apeldoorn), als(bram), LEZEN)
    wie = Gebruiker.objects.filter(pk=bram.gebruiker.pk)

    def trek_in() -> Any:
        with transaction.atomic():
            systemen.trek_tokens_in_van(wie)
            return inwisselcodes.merken(bram.gebruiker)

    ruiling, eerst = tegelijk(ruil, trek_in)
    assert ruiling.status_code in (200, 400)
    assert not Token.objects.exists()
    assert inwisselcodes.merken(bram.gebruiker) != eerst, (
        "na afloop telt een code van tijdens het intrekken niet"
    )
