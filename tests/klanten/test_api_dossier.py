"""The dossier as an attached system reads and writes it, by the rules of the screens."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.api.bereik import Bereik
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Competentie, Document, Gebeurtenis, Inzage, Klant, KlantCompetentie, Situatie
from tests.apiclient import Api
from tests.conftest import Als
from tests.fabriek import (
    BelemmeringSoortFabriek,
    KlantFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
    maak_klanten,
)

DAG = datetime.timedelta(days=1)
BSN = "123456782"
PERSOON: dict[str, Any] = {
    "bsn": BSN,
    "voornamen": "Johanna",
    "achternaam": "van den Berg",
    "geboortedatum": "1990-02-28",
    "geslacht": "v",
    "arbeid": "werkloos",
    "contactgegevens": {"telefoon": "+31612345678", "woonplaats": "Epe"},
}
DELEN = (
    "",
    "/tijdlijn",
    "/inzagen",
    "/situatie",
    "/uitkeringen",
    "/belemmeringen",
    "/opleidingen",
    "/werkervaringen",
    "/sollicitaties",
    "/competenties",
    "/contactpersonen",
    "/berichten",
    "/documenten",
    "/afspraken",
    "/taken",
    "/overdrachten",
)


def _dossier(klant: Klant, deel: str = "") -> str:
    return f"klanten/{klant.klantnummer}{deel}"


def _velden(antwoord: HttpResponse) -> set[str]:
    assert antwoord.status_code == 422, antwoord.content
    return {fout["veld"] for fout in antwoord.json()["velden"]}


@contextmanager
def _geteld() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as vragen:
        yield vragen


def test_een_systeem_meldt_een_klant_aan_en_een_tweede_dossier_kan_niet(
    apeldoorn: Locatie, anna: Medewerker, dirk: Medewerker
) -> None:
    api = Api(anna)
    antwoord = api.post("klanten", PERSOON, Idempotency_Key="aanmelding-1")
    assert antwoord.status_code == 201, antwoord.content
    assert (antwoord.json()["tussenvoegsel"], antwoord.json()["achternaam"]) == ("van den", "Berg")
    klant = Klant.objects.get(klantnummer=antwoord.json()["klantnummer"])
    assert antwoord["Location"].endswith(f"/api/v1/klanten/{klant.klantnummer}")
    assert klant.contactgegevens.woonplaats == "Epe"
    assert api.post("klanten", PERSOON, Idempotency_Key="aanmelding-1").json() == antwoord.json()
    geen_telefoon = {**PERSOON, "contactgegevens": {"voorkeurskanaal": "email"}}
    assert _velden(api.post("klanten", geen_telefoon)) == {"contactgegevens.email"}
    lijkt = api.post("klanten", {**PERSOON, "bsn": "111222333", "team": 2**70})
    assert _velden(lijkt) == {"team"}
    assert _velden(api.post("klanten", {**PERSOON, "bsn": "111222333"})) == {"isEenAnder"}
    elders = Api(dirk).post("klanten", PERSOON)
    assert _velden(elders) == {"bsn"}
    assert "Apeldoorn" not in elders.content.decode()
    assert Klant.objects.count() == 1
    geweigerd = klant.gebeurtenissen.filter(zin__contains="Een tweede inschrijving").get()
    assert not geweigerd.zichtbaar_voor_klant


def test_de_caseload_is_die_van_het_scherm_en_staat_in_het_register(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, klant: Klant
) -> None:
    eigen = KlantFabriek(locatie=apeldoorn, contactpersoon=anna, beeld__route="B", beeld__kwadrant="Q2")
    KlantFabriek(locatie=gouda)
    KlantFabriek(locatie=apeldoorn, beeld__status="gestopt")
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HANDHAVING, "Er is een signaal.")
    tijdlijn.leg_vast(eigen, Gebeurtenis.Soort.GEGEVENS, "Gegevens gewijzigd.")
    api = Api(anna)

    def nummers(vraag: str, wie: Api = api) -> list[int]:
        antwoord = wie.get(f"klanten{vraag}")
        assert antwoord.status_code == 200, antwoord.content
        return [rij["klantnummer"] for rij in antwoord.json()["resultaten"]]

    assert nummers("") == [klant.klantnummer, eigen.klantnummer]
    blik = Inzage.objects.get(klant=eigen)
    assert (blik.systeem, blik.onderdeel) == (api.systeem, "lijst van klanten")
    assert nummers("?wiens=mij&route=B&kwadrant=Q2") == [eigen.klantnummer]
    assert nummers("?status=gestopt&wiens=mij") == []
    kort_geleden = (vandaag() - DAG).isoformat() + "T00:00:00Z"
    onbevoegd = Api(MedewerkerFabriek(rollen=["teamleider"], locaties=[apeldoorn]))
    assert nummers(f"?gewijzigd={kort_geleden}", onbevoegd) == [eigen.klantnummer]  # not the signal
    assert nummers(f"?gewijzigd={kort_geleden}") == [klant.klantnummer, eigen.klantnummer]
    assert _velden(api.get("klanten?route=C")) == {"route"}
    assert api.get("klanten?vanaf=cD1hYmM%3D").status_code == 400
    assert api.get("klanten", Doel=None).status_code == 400


@pytest.mark.parametrize(
    ("wie", "bereiken", "status"),
    [
        ("anna", tuple(Bereik), 200),
        ("anna", (Bereik.CIJFERS,), 403),
        ("els", tuple(Bereik), 403),  # an accountmanager opens no dossiers
        ("dirk", tuple(Bereik), 404),
    ],
)
def test_een_deel_gaat_open_voor_wie_het_scherm_mag_zien(
    klant: Klant, wie: str, bereiken: tuple[Bereik, ...], status: int, request: pytest.FixtureRequest
) -> None:
    api = Api(request.getfixturevalue(wie), *bereiken)
    gezien = {deel: api.get(_dossier(klant, deel)).status_code for deel in DELEN}
    assert set(gezien.values()) == {status}, gezien
    assert (Inzage.objects.filter(klant=klant).count() > 0) == (status == 200)


def test_schrijven_vraagt_ook_het_recht_om_te_schrijven(klant: Klant, apeldoorn: Locatie) -> None:
    lezer = Api(MedewerkerFabriek(rollen=["rmc"], locaties=[apeldoorn]))
    for deel, inhoud in {
        "/uitkeringen": {"regime": "ww", "partner": "uwv", "van": "2026-01-01"},
        "/berichten": {"tekst": "Dag"},
        "/contactpersonen": {"medewerker": "a@lwi.example"},
        "/overdrachten": {},
        "/afspraken": {},
    }.items():
        assert lezer.post(_dossier(klant, deel), inhoud).status_code == 403, deel
    assert lezer.patch(_dossier(klant, "/situatie"), {}, If_Match='"1"').status_code == 403


def test_scherm_en_systeem_wijzigen_hetzelfde_en_niets_gaat_verloren(
    klant: Klant, anna: Medewerker, als: Als
) -> None:
    api, browser = Api(anna), als(anna)
    scherm = reverse("klanten:persoon_wijzigen", args=[klant.klantnummer])
    form = {
        "voornamen": "Marieke Anna",
        "achternaam": klant.achternaam,
        "geboortedatum": "1984-03-14",
        "geslacht": "v",
        "versie": klant.versie,
    }
    etag = api.get(_dossier(klant))["ETag"]
    assert browser.post(scherm, form).status_code == 302
    botsing = api.patch(_dossier(klant), {"roepnaam": "Rie"}, If_Match=etag)
    assert botsing.status_code == 412
    assert botsing.json()["opgeslagen"]["voornamen"] == "Marieke Anna"
    antwoord = api.patch(_dossier(klant), {"roepnaam": "Rie"}, If_Match=f'"{botsing.json()["versie"]}"')
    assert antwoord.status_code == 200, antwoord.content
    assert browser.post(scherm, {**form, "versie": klant.versie + 1}).status_code == 422
    klant.refresh_from_db()
    assert (klant.voornamen, klant.roepnaam) == ("Marieke Anna", "Rie")
    te_jong = api.patch(_dossier(klant), {"geboortedatum": "9999-12-31"}, If_Match=antwoord["ETag"])
    assert _velden(te_jong) == {"geboortedatum"}


def test_de_situatie_bijwerken_is_de_intake_en_laat_de_rest_staan(klant: Klant, anna: Medewerker) -> None:
    api, adres = Api(anna), _dossier(klant, "/situatie")
    etag = api.get(adres)["ETag"]
    assert _velden(api.patch(adres, {"gewenstBeroep": "kok"}, If_Match=etag)) == {"werkloosSinds"}
    nieuw = {"werkloosSinds": "2026-01-31", "gewenstBeroep": "kok", "bemiddelbaar": True}
    antwoord = api.patch(adres, nieuw, If_Match=etag)
    assert antwoord.status_code == 200, antwoord.content
    assert antwoord.json()["bemiddelbaar"] is True
    volgende = api.patch(adres, {"urenPerWeek": 32}, If_Match=antwoord["ETag"])
    situatie = Situatie.objects.get(klant=klant)
    assert (situatie.gewenst_beroep, situatie.uren_per_week) == ("kok", 32)
    assert volgende.json()["bemiddelbaar"] is True
    assert api.patch(adres, {"urenPerWeek": 24}, If_Match=etag).status_code == 412
    klant.beeld.refresh_from_db()
    assert klant.beeld.intake_op == vandaag()


def test_uitkeringen_omstandigheden_en_werkmap(klant: Klant, anna: Medewerker) -> None:
    RegimeFabriek(code="ww")
    BelemmeringSoortFabriek(code="schulden")
    api = Api(anna)
    uitkering = {"regime": "ww", "partner": "uwv", "van": str(vandaag())}
    antwoord = api.post(_dossier(klant, "/uitkeringen"), uitkering)
    assert antwoord.status_code == 201, antwoord.content
    assert api.get(antwoord["Location"].partition("/api/v1/")[2]).json()["regime"] == "ww"
    assert _velden(api.post(_dossier(klant, "/uitkeringen"), uitkering)) == {"van"}
    verkeerd = {"regime": "\0", "partner": 3, "van": "0001-01-01"}
    assert _velden(api.post(_dossier(klant, "/uitkeringen"), verkeerd)) == {"regime", "partner"}
    einde = _dossier(klant, f"/uitkeringen/{antwoord.json()['id']}/beeindigen")
    assert _velden(api.post(einde, {"tot": "0001-01-01"})) == {"tot"}
    assert api.post(einde, {"tot": str(vandaag() + DAG)}).json()["tot"] == str(vandaag() + DAG)
    assert api.post(einde, {"tot": str(vandaag())}).status_code == 409

    zorg = api.post(_dossier(klant, "/belemmeringen"), {"soort": "schulden", "van": str(vandaag())})
    assert zorg.status_code == 201, zorg.content
    over = _dossier(klant, f"/belemmeringen/{zorg.json()['id']}/opheffen")
    assert api.post(over, {"tot": str(vandaag())}).json()["tot"] == str(vandaag())

    cursus = {"naam": "Lassen", "niveau": "mbo", "jaar": 2010, "diploma": True}
    opleiding = api.post(_dossier(klant, "/opleidingen"), cursus)
    controle = _dossier(klant, f"/opleidingen/{opleiding.json()['id']}/controleren")
    assert _velden(api.post(controle, {"bron": "onbekend"})) == {"bron"}
    gecontroleerd = api.post(controle, {"bron": "origineel"}).json()
    assert (gecontroleerd["diplomaGecontroleerdOp"], gecontroleerd["diplomaBron"]) == (
        str(vandaag()),
        "origineel",
    )
    assert _velden(api.post(_dossier(klant, "/opleidingen"), {**cursus, "jaar": 10**30})) == {"jaar"}
    baan = api.post(_dossier(klant, "/werkervaringen"), {"functie": "Lasser", "van": "2012-01-01"})
    assert baan.status_code == 201, baan.content


def test_competenties_met_versie_en_de_zoektocht(klant: Klant, anna: Medewerker) -> None:
    Competentie.objects.create(code="plannen", naam="Plannen", uitleg="Werk op tijd doen.")
    api, adres = Api(anna), _dossier(klant, "/competenties")
    nieuw = api.post(adres, {"competentie": "plannen", "niveau": 2})
    assert nieuw.status_code == 201, nieuw.content
    assert (nieuw.json()["bron"], nieuw.json()["door"]) == ("coach", str(anna))
    een = f"{adres}/{nieuw.json()['id']}"
    gewijzigd = api.patch(een, {"niveau": 4}, If_Match=nieuw["ETag"])
    assert (gewijzigd.status_code, gewijzigd.json()["niveau"]) == (200, 4), gewijzigd.content
    assert api.patch(een, {"niveau": 1}, If_Match=nieuw["ETag"]).status_code == 412
    assert api.delete(een, If_Match=nieuw["ETag"]).status_code == 412
    assert api.delete(een, If_Match=gewijzigd["ETag"]).status_code == 204
    assert not KlantCompetentie.objects.geldig().exists()
    klant.sollicitaties.create(werkgever="Bakker", functie="Bakker", op=vandaag())
    vraag = f"?van={vandaag()}&tot=9999-12-31"
    assert len(api.get(_dossier(klant, f"/sollicitaties{vraag}")).json()["resultaten"]) == 1


def test_documenten_komen_als_het_bestand_dat_ze_zijn(klant: Klant, anna: Medewerker) -> None:
    document = Document(
        klant=klant, soort="cv", titel="Mijn cv", mediatype="application/pdf", extensie="pdf", bytes=4
    )
    document.door = anna.gebruiker
    document.bestand.save("cv.pdf", ContentFile(b"%PDF"), save=True)
    api = Api(anna)
    regel = api.get(_dossier(klant, "/documenten")).json()["resultaten"][0]
    assert (regel["titel"], regel["mediatype"], regel["wie"]) == ("Mijn cv", "application/pdf", str(anna))
    inhoud = api.get(_dossier(klant, f"/documenten/{regel['id']}/inhoud"), Accept="application/pdf")
    assert (inhoud.status_code, inhoud["Content-Type"]) == (200, "application/pdf")
    assert b"".join(inhoud.streaming_content) == b"%PDF"  # type: ignore[attr-defined]
    weg = api.get(
        _dossier(klant, "/documenten/00000000-0000-0000-0000-000000000000/inhoud"), Accept="image/png"
    )
    assert (weg.status_code, weg["Content-Type"]) == (404, "application/problem+json")


def test_de_tijdlijn_en_het_register_tonen_wat_het_scherm_toont(
    klant: Klant, bram: Medewerker, hanna: Medewerker
) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HANDHAVING, "Er is een signaal.", door=hanna)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.CONTACT, "Er is gebeld.", door=bram)
    teamleider = MedewerkerFabriek(rollen=["teamleider"], locaties=[klant.locatie])
    zinnen = {
        wie: {r["zin"] for r in Api(wie).get(_dossier(klant, "/tijdlijn")).json()["resultaten"]}
        for wie in (teamleider, hanna)
    }
    assert zinnen == {teamleider: {"Er is gebeld."}, hanna: {"Er is een signaal.", "Er is gebeld."}}
    gekeken = Api(teamleider).get(_dossier(klant, "/inzagen")).json()["resultaten"]
    assert {rij["naam"] for rij in gekeken} == {str(teamleider), str(hanna)}
    assert all(rij["systemen"] for rij in gekeken)


def test_een_langere_lijst_kost_niet_meer_vragen(klant: Klant, apeldoorn: Locatie, anna: Medewerker) -> None:
    api = Api(anna)
    vragen: list[dict[str, int]] = []
    for aantal in (2, 12):
        maak_klanten(aantal, locatie=apeldoorn, contactpersoon=anna)
        for _ in range(aantal):
            tijdlijn.leg_vast(klant, Gebeurtenis.Soort.CONTACT, "Er is gebeld.", door=anna)
            klant.berichten.create(van=anna.gebruiker, tekst="Dag")
            klant.opleidingen.create(naam="Lassen", niveau="mbo")
        api.get("klanten")  # what is asked once a day has been asked
        keer = {}
        for adres in ("klanten", *(_dossier(klant, d) for d in ("/tijdlijn", "/berichten", "/inzagen"))):
            with _geteld() as geteld:
                assert api.get(adres).status_code == 200
            keer[adres] = len(geteld)
        vragen.append(keer)
    assert vragen[0] == vragen[1]
