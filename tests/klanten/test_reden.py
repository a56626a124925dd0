"""Asking why, before a dossier outside the own caseload opens."""

import pytest
from django.urls import reverse

from keten.models import Medewerker
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

REDEN = {"doel": "klantvraag", "reden": "De klant belde met een vraag."}


@pytest.fixture
def van_anna(anna: Medewerker) -> Klant:
    """A client with Anna as contact person, so outside everybody else's circle."""
    return KlantFabriek(contactpersoon=anna, locatie=anna.locaties.get())


def adres(klant: Klant, volgende: str = "") -> str:
    """The page that asks why."""
    pagina = reverse("klanten:reden", args=[klant.klantnummer])
    return f"{pagina}?volgende={volgende}" if volgende else pagina


@pytest.mark.eis("X-16")
def test_na_een_reden_gaat_men_door_naar_de_pagina_die_men_wilde(
    als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    client = als(bram)
    gegevens = reverse("klanten:gegevens", args=[van_anna.klantnummer])
    vraag = client.get(gegevens)["Location"]
    antwoord = client.post(vraag, REDEN, follow=True)
    assert antwoord.redirect_chain == [(gegevens, 302)]
    assert antwoord.status_code == 200
    blik = van_anna.inzagen.get(reden=REDEN["reden"])
    assert (blik.gebruiker, blik.doel) == (bram.gebruiker, "klantvraag")


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"doel": ""}, "Kies waarvoor u dit dossier opent."),
        ({"doel": "eigen"}, "Waarvoor opent u dit dossier?"),
        ({"reden": ""}, "Vul in waarom u dit dossier opent."),
        ({"reden": "zomaar"}, "Leg het iets langer uit"),
        ({"reden": "          x          "}, "Leg het iets langer uit"),
        ({"reden": "x" * 301}, "Reden"),
    ],
)
def test_zonder_goede_reden_blijft_het_dossier_dicht(
    velden: dict[str, str], melding: str, als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    client = als(bram)
    antwoord = client.post(adres(van_anna), {**REDEN, **velden})
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert not van_anna.inzagen.exists()
    assert client.get(reverse("klanten:dossier", args=[van_anna.klantnummer])).status_code == 302


@pytest.mark.parametrize(
    "volgende",
    [
        "https://kwaad.example/",
        "//kwaad.example/",
        "/\\kwaad.example/",
        "javascript:alert(1)",
        "/account/logout/",
        "/klanten/",
        "/klanten/1/",
        "/bestaat/niet/",
        "dossier",
    ],
)
def test_na_de_reden_komt_men_nooit_buiten_dit_dossier_uit(
    volgende: str, als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    antwoord = als(bram).post(adres(van_anna, volgende), REDEN)
    assert antwoord["Location"] == reverse("klanten:dossier", args=[van_anna.klantnummer])


def test_ook_een_pagina_van_een_hogere_verdieping_hoort_bij_het_dossier(
    als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    volgende = reverse("diagnose:werkplan", args=[van_anna.klantnummer])
    assert als(bram).post(adres(van_anna, volgende), REDEN)["Location"] == volgende


@pytest.mark.eis("X-17")
def test_met_een_reden_komt_niemand_op_een_andere_locatie_binnen(
    als: Als, dirk: Medewerker, van_anna: Klant
) -> None:
    assert als(dirk).post(adres(van_anna), REDEN).status_code == 404
    assert not van_anna.inzagen.exists()
