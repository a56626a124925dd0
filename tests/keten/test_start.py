"""Each role has its own start page."""

import pytest

from keten.models import Locatie
from keten.rechten import BUITENROLLEN, Rol
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, MedewerkerFabriek

BLOKKEN = {
    Rol.INTAKER: {"/klanten/mijn-dag/blok/", "/klanten/blok/"},
    Rol.WERKCOACH: {"/klanten/mijn-dag/blok/", "/klanten/blok/"},
    Rol.INKOMENSCONSULENT: {"/klanten/mijn-dag/blok/", "/klanten/blok/"},
    Rol.HANDHAVER: {"/klanten/mijn-dag/blok/", "/klanten/blok/"},
    Rol.ACCOUNTMANAGER: {"/klanten/mijn-dag/blok/", "/werkgevers/mijn-dag/blok/"},
    Rol.MATCHMAKER: {"/klanten/mijn-dag/blok/"},
    Rol.TEAMLEIDER: {
        "/klanten/mijn-dag/blok/",
        "/klanten/teams/blok/",
        "/klanten/blok/",
        "/klanten/cijfers/blok/",
    },
    Rol.KCC: {"/klanten/mijn-dag/blok/"},
    Rol.MELDPUNT: {"/klanten/mijn-dag/blok/"},
    Rol.RMC: {"/klanten/mijn-dag/blok/", "/klanten/jongeren/blok/"},
    Rol.PRIVACYCONTACT: {"/klanten/mijn-dag/blok/"},
    Rol.MT_LID: {"/klanten/mijn-dag/blok/", "/klanten/cijfers/blok/"},
    Rol.KETENAANJAGER: {"/klanten/cijfers/blok/"},
    Rol.BEHEERDER: {"/beheer/blok/"},
    Rol.AKO: set(),
    Rol.MEDISCH_ADVISEUR: {"/klanten/mijn-dag/blok/", "/diagnose/medisch/blok/"},
    Rol.AUDITOR: set(),
}
ALLE = set().union(*BLOKKEN.values())


@pytest.mark.eis("X-03")
@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in BUITENROLLEN])
def test_de_startpagina_past_bij_de_rol(als: Als, apeldoorn: Locatie, rol: Rol) -> None:
    client = als(MedewerkerFabriek(naam="Noor Start", rollen=[rol.value], locaties=[apeldoorn]))
    pagina = client.get("/").content.decode()
    assert "Noor" in pagina
    assert {blok for blok in ALLE if blok in pagina} == BLOKKEN[rol]
    for blok in BLOKKEN[rol]:
        assert client.get(blok).status_code == 200


def test_een_school_begint_bij_de_eigen_meldingen(als: Als, apeldoorn: Locatie) -> None:
    gebruiker = GebruikerFabriek(naam="Saskia School", buitenrol=Rol.SCHOOL)
    client = als(gebruiker)
    assert client.get("/")["Location"] == "/klanten/schoolmeldingen/"
    assert client.get("/klanten/schoolmeldingen/").status_code == 200


def test_een_klant_begint_op_de_eigen_pagina(als: Als, klant: Klant) -> None:
    assert klant.gebruiker
    assert als(klant.gebruiker).get("/")["Location"] == "/klanten/mijn/"
