"""What a location does in each kwadrant, and that another location's choice stays its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from diagnose.gereedschap import arrangementen
from diagnose.models import Instrument, Ketenarrangement
from keten.fouten import VersieConflict
from keten.models import Locatie, Medewerker
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek

AantalQueries = Callable[[int], AbstractContextManager[object]]
LIJST = reverse("diagnose:arrangementen")
Q1 = reverse("diagnose:arrangement_wijzigen", args=["Q1"])


@pytest.fixture(autouse=True)
def landelijk(db: None) -> None:
    """The instruments and the national arrangements that come along."""
    call_command("loaddata", "instrumentregels", "instrumenten", "arrangementen", verbosity=0)


@pytest.fixture
def client_mila(als: Als, mila: Medewerker) -> Client:
    return als(mila)


def formulier(client: Client, **velden: Any) -> dict[str, Any]:
    """What the browser would send of the page of Q1 as it is now, with what somebody changes."""
    form = client.get(Q1).context["form"]
    return {veld.name: veld.value() for veld in form} | velden


def instrument(code: str) -> Instrument:
    """One of the instruments that come along."""
    return Instrument.objects.get(code=code)


@pytest.mark.eis("D-27")
def test_de_vier_kwadranten_tonen_frequentie_termijn_en_portfolio(als: Als, bram: Medewerker) -> None:
    pagina = als(bram).get(LIJST).content.decode()
    for deel in (
        "om de 28 dagen",
        "na 6 maanden",
        "landelijk (voorbeeldinstelling)",
        "Voldoende banen, optimaal",
    ):
        assert deel in pagina
    assert pagina.count("landelijk (voorbeeldinstelling)") == 4
    assert "Wijzig Q1" not in pagina, "een werkcoach mag kijken, niet wijzigen"


def test_een_kwadrant_zonder_instelling_zegt_dat(client_mila: Client) -> None:
    Ketenarrangement.objects.filter(kwadrant="Q2").delete()
    assert "nog niets ingesteld" in client_mila.get(LIJST).content.decode()


@pytest.mark.eis("D-27")
def test_een_locatie_wijzigt_haar_eigen_arrangement_en_dat_van_een_ander_niet(
    client_mila: Client, apeldoorn: Locatie, gouda: Locatie
) -> None:
    coach = instrument("coach")
    verstuurd = formulier(client_mila, contact_om_de_dagen="10", portfolio=[coach.pk])
    antwoord = client_mila.post(Q1, verstuurd, follow=True)
    assert "eigen instelling" in antwoord.content.decode()
    hier, daar = (arrangementen.geldend(locatie, "Q1") for locatie in (apeldoorn, gouda))
    assert hier and daar
    assert (hier.contact_om_de_dagen, hier.herdiagnose_na_maanden, list(hier.portfolio.all())) == (
        10,
        6,
        [coach],
    )
    assert (daar.contact_om_de_dagen, daar.locatie, daar.portfolio.count()) == (28, None, 3)


def test_een_tweede_wijziging_verandert_hetzelfde_arrangement(
    client_mila: Client, apeldoorn: Locatie
) -> None:
    for dagen in ("10", "12"):
        client_mila.post(Q1, formulier(client_mila, contact_om_de_dagen=dagen))
    eigen = Ketenarrangement.objects.get(locatie=apeldoorn)
    assert (eigen.contact_om_de_dagen, eigen.versie) == (12, 2)


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("contact_om_de_dagen", "0", "van 1 tot en met 365"),
        ("contact_om_de_dagen", "366", "van 1 tot en met 365"),
        ("contact_om_de_dagen", "wekelijks", "van 1 tot en met 365"),
        ("contact_om_de_dagen", "", "van 1 tot en met 365"),
        ("herdiagnose_na_maanden", "25", "van 1 tot en met 24"),
        ("portfolio", ["999999"], "999999"),
    ],
)
def test_een_fout_wordt_uitgelegd_en_er_gaat_niets_verloren(
    client_mila: Client, apeldoorn: Locatie, veld: str, waarde: Any, melding: str
) -> None:
    antwoord = client_mila.post(Q1, formulier(client_mila, **{veld: waarde}))
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Ketenarrangement.objects.filter(locatie=apeldoorn).exists()


def test_wie_over_een_collega_heen_opslaat_ziet_beide_versies(
    client_mila: Client, als: Als, apeldoorn: Locatie
) -> None:
    verstuurd = formulier(client_mila, contact_om_de_dagen="10", portfolio=[instrument("coach").pk])
    ander = MedewerkerFabriek(naam="Otto Ander", rollen=["mt_lid"], locaties=[apeldoorn])
    client_ander = als(ander)
    client_ander.post(
        Q1, formulier(client_ander, contact_om_de_dagen="21", portfolio=[instrument("werkmap").pk])
    )
    antwoord = client_mila.post(Q1, verstuurd)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    for deel in ("Otto Ander", "<mark>10</mark>", "<mark>21</mark>", "<mark>Coach", "<mark>Werkmap"):
        assert deel in pagina
    assert Ketenarrangement.objects.get(locatie=apeldoorn).contact_om_de_dagen == 21
    opnieuw = {veld.name: veld.value() for veld in antwoord.context["form"]}
    assert client_mila.post(Q1, opnieuw).status_code == 302
    assert Ketenarrangement.objects.get(locatie=apeldoorn).contact_om_de_dagen == 10


@pytest.mark.django_db(transaction=True)
def test_van_twee_mensen_tegelijk_ziet_er_een_de_versie_van_de_ander(
    apeldoorn: Locatie, mila: Medewerker
) -> None:
    def probeer(dagen: int) -> str:
        try:
            arrangementen.stel_in(
                locatie=apeldoorn,
                kwadrant="Q1",
                contact_om_de_dagen=dagen,
                herdiagnose_na_maanden=3,
                portfolio=[],
                versie=0,
                door=mila,
            )
        except VersieConflict:
            return "conflict"
        finally:
            connection.close()
        return "opgeslagen"

    with ThreadPoolExecutor(2) as mensen:
        assert sorted(mensen.map(probeer, [7, 14])) == ["conflict", "opgeslagen"]
    assert Ketenarrangement.objects.filter(locatie=apeldoorn).count() == 1


@pytest.mark.parametrize("kwadrant", ["Q5", "q1", "x"])
def test_een_verzonnen_kwadrant_bestaat_niet(client_mila: Client, kwadrant: str) -> None:
    adres = reverse("diagnose:arrangement_wijzigen", args=[kwadrant])
    assert client_mila.get(adres).status_code == 404


def test_een_werkcoach_mag_niet_wijzigen(als: Als, bram: Medewerker, apeldoorn: Locatie) -> None:
    assert als(bram).post(Q1, {"contact_om_de_dagen": "1"}).status_code == 403
    assert not Ketenarrangement.objects.filter(locatie=apeldoorn).exists()
