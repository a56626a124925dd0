"""The data dictionary: complete, readable, and the same for people and machines."""

import json

import pytest
from django.test import Client

from keten.gegevensboek import boek, register
from tests.pagina import tekst

PAGINA = "/gegevensboek/"


@pytest.mark.eis("X-80")
def test_elke_tabel_staat_in_het_boek_of_heeft_een_reden_om_er_niet_in_te_staan() -> None:
    apps = register.onderdelen()
    assert apps == ["keten", "klanten", "werkgevers", "diagnose", "handhaving", "landkaart"]
    assert {app: register.vergeten(app) for app in apps} == {app: set() for app in apps}
    assert all(reden for app in apps for reden in register.intern(app).values())


@pytest.mark.eis("X-80")
def test_elke_entiteit_zegt_wat_zij_is_en_wie_haar_ziet() -> None:
    for een in boek.alle():
        assert een.over.betekenis.endswith("."), een.code
        assert een.rechten, een.code
        assert een.over.rollen, een.code
        assert een.velden, een.code
    [klant] = [een for een in boek.alle("klanten") if een.code == "klanten.klant"]
    velden = {veld.code: veld for veld in klant.velden}
    assert velden["locatie"].naar == "keten.locatie"
    assert velden["locatie"].soort == "verwijzing"
    assert velden["geboortedatum"].soort == "datum"
    assert velden["geslacht"].soort == "keuze"
    assert velden["geslacht"].keuzes
    assert velden["achternaam"].lengte


@pytest.mark.eis("X-80")
def test_iedereen_leest_het_boek_en_neemt_het_mee(db: None, client: Client) -> None:
    bladzijde = tekst(client.get(PAGINA))
    assert "Dit boek hoort bij versie" in bladzijde
    assert "/api/v1/openapi.json" in bladzijde
    gezocht = client.get(f"{PAGINA}?zoek=burgerservicenummer")
    assert "klanten.identiteitsnummer" in tekst(gezocht)
    assert 'id="klanten.identiteitsnummer"' in gezocht.content.decode()
    assert "extra beschermd" in tekst(gezocht)
    assert "Niets gevonden" in tekst(client.get(f"{PAGINA}?zoek=qqqqq"))
    assert "leeftijd" in tekst(client.get(f"{PAGINA}?deel=feiten"))
    assert client.get(f"{PAGINA}?deel=nergens").status_code == 404
    inhoud = json.loads(client.get(f"{PAGINA}bestand/").content)
    assert {"versie", "api", "entiteiten", "feiten"} == set(inhoud)
    assert {een["code"] for een in inhoud["entiteiten"]} == {een.code for een in boek.alle()}
    csv = b"".join(client.get(f"{PAGINA}bestand/?formaat=csv")).decode()  # type: ignore[arg-type]
    assert csv.count("\r\n") == len(list(boek.rijen())) + 1
    assert client.get(f"{PAGINA}bestand/?formaat=exe").status_code == 404


def test_feiten_van_handhaving_blijven_binnen() -> None:
    besloten = {feit.code for feit in boek.feiten_voor("klant").values() if feit.besloten}
    assert besloten
    assert not besloten & {feit.code for feit in boek.feiten()}
