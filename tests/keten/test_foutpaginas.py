"""What people read when something goes wrong."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from keten.models import Medewerker
from tests.conftest import Als


@pytest.mark.django_db
def test_een_onbekend_adres_geeft_uitleg_en_een_weg_terug() -> None:
    antwoord = Client().get("/bestaat-niet/")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 404
    assert "<h1>Deze pagina is er niet</h1>" in tekst
    assert f'href="{reverse("keten:start")}"' in tekst


def test_een_medewerker_houdt_het_menu_bij_een_fout(als: Als, bram: Medewerker) -> None:
    antwoord = als(bram).get("/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "Hoofdmenu" in antwoord.content.decode()


@pytest.mark.django_db
def test_een_te_oud_formulier_zegt_dat_er_niets_is_opgeslagen() -> None:
    antwoord = Client(enforce_csrf_checks=True).post(
        reverse("account_login"), {"login": "a@b.nl", "password": "x"}
    )
    assert antwoord.status_code == 403
    assert "Er is niets opgeslagen" in antwoord.content.decode()


def test_de_storingspagina_heeft_geen_database_of_sessie_nodig() -> None:
    tekst = get_template("500.html").render()
    assert "<h1>Er ging iets mis</h1>" in tekst
    assert "Dat ligt niet aan u" in tekst


@pytest.mark.parametrize(
    ("sjabloon", "kop"), [("403.html", "geen toegang"), ("fouten/geweigerd.html", "kan nu niet")]
)
def test_een_weigering_noemt_de_reden(sjabloon: str, kop: str) -> None:
    gegevens = {"melding": "Uw rol geeft geen toegang.", "medewerker": None, "locatie": None, "navigatie": []}
    tekst = get_template(sjabloon).render({**gegevens, "versie": "1.0", "csrf_token": "x"})
    assert kop in tekst
    assert "Uw rol geeft geen toegang." in tekst
