"""Help with each screen, and the guided tour of each role."""

import pytest
from django.test import Client
from django.urls import reverse

from keten import hulp, rondleiding
from keten.models import Gebruiker, Locatie, Medewerker, Rondleiding
from keten.navigatie import MENU, MENU_BUITEN, MENU_KLANT_MEER
from keten.rechten import RECHTEN, Rol
from keten.views.start import BUITEN
from klanten.models import Klant
from tests.conftest import Als
from tests.pagina import tekst
from tests.test_toegang import EIGEN
from tests.toegangstabel import OPENBAAR, TABEL

UITZONDERINGEN = ("blok", "_pdf", "_bestand", "_intrekken", "_stoppen", "_weg", "_ophalen", "_vervallen")
GEEN_SCHERM = {
    "diagnose:activiteit_stap",
    "diagnose:jongeren_afsluiten",
    "diagnose:toets_terugnemen",
    "handhaving:contract_beeindigen",
    "handhaving:controle_afgelasten",
    "handhaving:maatregel_opheffen",
    "handhaving:overtreding_terug",
    "klanten:betrokkene_afsluiten",
    "klanten:bsn_tonen",
    "klanten:heropenen",
    "klanten:overkomst_niet_nodig",
    "klanten:overkomst_oppakken",
    "klanten:voorlichting_bevestigen",
    "landkaart:klant_experiment_keuze",
}
"""Addresses about one client that only do something, or ask one question."""


@pytest.mark.eis("X-81")
def test_elke_pagina_uit_een_menu_of_van_een_dossier_heeft_hulp() -> None:
    bekend = set(hulp.alles())
    assert bekend <= set(TABEL)
    menu = {punt.urlnaam for punt in (*MENU, *MENU_BUITEN, *MENU_KLANT_MEER)} | set(BUITEN.values())
    assert menu - bekend == set()
    dossier = {naam for naam, patroon in EIGEN if "klantnummer" in patroon.pattern.converters}
    schermen = {
        naam
        for naam in dossier - GEEN_SCHERM
        if not naam.startswith("api:") and not any(deel in naam for deel in UITZONDERINGEN)
    }
    assert schermen - bekend == set()
    for een in hulp.alles().values():
        assert str(een.wat).endswith((".", "?"))
        assert str(een.doen).endswith((".", "?"))
        assert set(een.naar) <= set(TABEL)


@pytest.mark.eis("X-81")
def test_elke_rol_heeft_een_rondleiding_langs_paginas_die_zij_mag_openen() -> None:
    per_rol = rondleiding.stappen_per_rol()
    assert set(per_rol) == {rol.value for rol in Rol}
    for rol, stappen in per_rol.items():
        assert 5 <= len(stappen) <= 8, rol
        for stap in stappen:
            assert reverse(stap.urlnaam)
            recht = TABEL.get(stap.urlnaam)
            mag = stap.urlnaam in OPENBAAR or stap.urlnaam == "mfa_index" or stap.urlnaam in TABEL
            assert mag and (recht is None or recht in RECHTEN[Rol(rol)]), (rol, stap.urlnaam)


@pytest.mark.eis("X-81")
def test_een_medewerker_volgt_de_rondleiding_en_zet_de_uitnodiging_weg(als: Als, bram: Medewerker) -> None:
    client = als(bram)
    assert "Nieuw hier? Volg de rondleiding" in tekst(client.get("/"))
    assert "Nieuw hier?" not in tekst(client.get("/rechten/"))
    assert "Hulp bij dit scherm" in client.get("/rechten/").content.decode()
    pagina = tekst(client.get("/rondleiding/"))
    assert "0 van de 8 stappen gedaan" in pagina
    antwoord = client.post("/rondleiding/caseload/", {"gedaan": "ja"}, follow=True)
    assert "1 van de 8 stappen gedaan" in tekst(antwoord)
    assert "U hebt 1 van de 8 stappen gedaan" in tekst(client.get("/"))
    assert "hoort niet bij uw rondleiding" in tekst(client.post("/rondleiding/beheer/", follow=True))
    client.post("/rondleiding/weg/")
    assert "Maak uw rondleiding af" not in tekst(client.get("/"))
    client.post("/rondleiding/weg/", {"terug": "ja"})
    assert "Maak uw rondleiding af" in tekst(client.get("/"))
    client.post("/rondleiding/caseload/", {"gedaan": "nee"})
    assert Rondleiding.objects.get().gedaan == []
    for stap in rondleiding.stappen(bram.rollen):
        client.post(f"/rondleiding/{stap.code}/", {"gedaan": "ja"})
    assert "U hebt alle stappen gedaan" in tekst(client.get("/rondleiding/"))
    assert "Maak uw rondleiding af" not in tekst(client.get("/"))


@pytest.mark.eis("X-81")
def test_een_klant_krijgt_hulp_en_een_rondleiding_van_zichzelf(
    als: Als, klant: Klant, bram: Medewerker
) -> None:
    assert klant.gebruiker
    client = als(klant.gebruiker)
    assert "Nieuw hier? Volg de rondleiding" in tekst(client.get("/klanten/mijn/"))
    assert "Hier ziet u wie uw dossier opende" in client.get("/klanten/mijn/inzage/").content.decode()
    assert "Zie wie meekeek" in tekst(client.get("/rondleiding/"))
    client.post("/rondleiding/klant-plan/", {"gedaan": "ja"})
    assert rondleiding.van(klant.gebruiker).gedaan == 1
    assert rondleiding.van(bram.gebruiker).gedaan == 0


@pytest.mark.parametrize("pad", ["/rondleiding/", "/aanspreekpunten/"])
def test_zonder_inloggen_kom_je_bij_inloggen_uit(db: None, client: Client, pad: str) -> None:
    assert "/login/" in client.get(pad)["Location"]


def test_wie_geen_rol_heeft_krijgt_geen_uitnodiging(apeldoorn: Locatie) -> None:
    tour = rondleiding.van(Gebruiker.objects.create(email="x@lwi.example", naam="X"))
    assert not tour.uitnodigen
    assert not tour.stappen
