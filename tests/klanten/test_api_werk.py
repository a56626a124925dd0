"""What employees have to do for clients, through an attached system: meetings, tasks, handovers, messages."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import taken, verwijzen
from klanten.afspraken import aanvang
from klanten.contactpersoon import wijs_aan
from klanten.models import Afspraak, Clientbeeld, Hulporganisatie, Klant, Overdracht, Taak
from tests.apiclient import Api
from tests.conftest import Als

DAG = datetime.timedelta(days=1)


def _dossier(klant: Klant, deel: str = "") -> str:
    return f"klanten/{klant.klantnummer}{deel}"


def _velden(antwoord: HttpResponse) -> set[str]:
    assert antwoord.status_code == 422, antwoord.content
    return {fout["veld"] for fout in antwoord.json()["velden"]}


def _moment(uur: int) -> str:
    return aanvang(volgende_werkdag(vandaag(), 2), datetime.time(uur)).isoformat()


def _taak(klant: Klant, voor: Medewerker | None, **velden: Any) -> Taak:
    standaard = {"soort": Taak.Soort.CONTACT, "omschrijving": "Bel", "vervalt_op": timezone.now() + DAG}
    return taken.maak(klant=klant, voor=voor, locatie=klant.locatie, **{**standaard, **velden})


def test_een_afspraak_plannen_verzetten_en_afzeggen(
    klant: Klant, anna: Medewerker, dirk: Medewerker, als: Als
) -> None:
    api, adres = Api(anna), _dossier(klant, "/afspraken")
    plan = {"medewerker": anna.gebruiker.email, "soort": "intake", "begin": _moment(9), "duur": 30}
    nieuw = api.post(adres, plan, Idempotency_Key="afspraak-1")
    assert nieuw.status_code == 201, nieuw.content
    assert nieuw.json()["medewerker"]["email"] == anna.gebruiker.email
    assert _velden(api.post(adres, plan)) == {"begin"}
    assert _velden(api.post(adres, {**plan, "begin": "0001-01-01T00:00:00Z"})) == {"begin"}
    assert api.post(adres, {**plan, "begin": "0001-01-01T00:00:00"}).status_code == 422
    vreemd = {"medewerker": dirk.gebruiker.email, "duur": 31}
    assert _velden(api.post(adres, {**plan, **vreemd})) == {"medewerker", "duur"}

    een = f"{adres}/{nieuw.json()['id']}"
    gezien = nieuw.json()["begin"]
    scherm = reverse("klanten:afspraak_afhandelen", args=[klant.klantnummer, nieuw.json()["id"]])
    form = {
        "actie": "verzetten",
        "dag": volgende_werkdag(vandaag(), 3).isoformat(),
        "tijd": "11:00",
        "duur": 30,
        "gezien": gezien,
    }
    assert als(anna).post(scherm, form).status_code == 302
    te_laat = api.post(f"{een}/verzetten", {"gezien": gezien, "begin": _moment(14), "duur": 30})
    assert te_laat.status_code == 409  # the screen moved it, and that stands
    nu = api.get(een).json()["begin"]
    verzet = api.post(f"{een}/verzetten", {"gezien": nu, "begin": _moment(14), "duur": 45})
    assert verzet.status_code == 200, verzet.content
    assert als(anna).post(scherm, {**form, "tijd": "15:00"}).status_code == 422
    assert api.post(f"{een}/uitkomst", {"verschenen": True}).status_code == 409
    agenda = api.get(f"afspraken?van={vandaag()}&stand=gepland").json()["resultaten"]
    assert [rij["id"] for rij in agenda] == [nieuw.json()["id"]]
    assert api.get("afspraken?tot=9999-12-31").status_code == 422
    assert _velden(api.post(f"{een}/afzeggen", {"reden": " "})) == {"reden"}
    assert api.post(f"{een}/afzeggen", {"reden": "Ziek"}).json()["stand"] == "afgezegd"
    assert Afspraak.objects.count() == 1


def test_taken_uit_de_werkvoorraad(
    klant: Klant, anna: Medewerker, bram: Medewerker, els: Medewerker, dirk: Medewerker
) -> None:
    api = Api(anna)
    taak = {"omschrijving": "Bel over de proefplaatsing", "voor": None, "uiterlijk": str(vandaag())}
    nieuw = api.post(_dossier(klant, "/taken"), taak)
    assert (nieuw.status_code, nieuw.json()["klantnummer"]) == (201, klant.klantnummer), nieuw.content
    assert _velden(api.post(_dossier(klant, "/taken"), {**taak, "uiterlijk": "0001-01-01"})) == {"uiterlijk"}
    mag_niet = {**taak, "voor": els.gebruiker.email}  # who opens no dossiers
    assert _velden(api.post(_dossier(klant, "/taken"), mag_niet)) == {"voor"}
    assert api.get("taken").json()["resultaten"] == []
    pk = nieuw.json()["id"]
    assert [t["id"] for t in api.get("taken?niemand=ja").json()["resultaten"]] == [pk]
    assert api.post(f"taken/{pk}/oppakken", {}).json()["voor"]["naam"] == str(anna)
    assert Api(bram).post(f"taken/{pk}/afhandelen", {}).status_code == 409
    assert Api(dirk).post(f"taken/{pk}/afhandelen", {}).status_code == 404
    assert api.post(f"taken/{pk}/afhandelen", {}).json()["gedaanOp"]
    assert api.get("taken").json()["resultaten"] == []
    assert api.post(f"taken/{pk}/heropenen", {}).json()["gedaanOp"] is None
    assert len(api.get("taken?wanneer=vandaag").json()["resultaten"]) == 1


def test_taken_van_handhaving_bestaan_niet_voor_wie_ze_niet_mag_lezen(
    klant: Klant, apeldoorn: Locatie, anna: Medewerker, hanna: Medewerker
) -> None:
    geheim = _taak(klant, hanna, soort=Taak.Soort.SIGNAAL)
    anna.rollen = ["teamleider"]
    anna.save()
    api = Api(anna)
    assert api.get(_dossier(klant, "/taken")).json()["resultaten"] == []
    assert api.post(f"taken/{geheim.pk}/oppakken", {}).status_code == 404
    assert len(Api(hanna).get(_dossier(klant, "/taken")).json()["resultaten"]) == 1


def test_een_dossier_overdragen_en_de_contactpersoon(
    klant: Klant, anna: Medewerker, bram: Medewerker, chaima: Medewerker
) -> None:
    api, ander = Api(anna), Api(bram)
    eerste = api.post(_dossier(klant, "/contactpersonen"), {"medewerker": anna.gebruiker.email.upper()})
    assert (eerste.status_code, eerste.json()["medewerker"]["naam"]) == (201, str(anna)), eerste.content
    nog_eens = api.post(_dossier(klant, "/contactpersonen"), {"medewerker": bram.gebruiker.email})
    assert _velden(nog_eens) == {"reden"}

    aanbod = {
        "naar": bram.gebruiker.email,
        "reden": "De klant krijgt WW",
        "bevindingOp": str(vandaag() - DAG),
        "wijze": "warm",
        "besprokenOp": str(vandaag()),
        "besproken": "Alles",
        "strategie": "Werk in de zorg",
        "ingangOp": str(vandaag() + 7 * DAG),
    }
    adres = _dossier(klant, "/overdrachten")
    assert _velden(api.post(adres, {**aanbod, "ingangOp": "0001-01-01"})) == {"ingangOp"}
    assert api.post(adres, {**aanbod, "besproken": ""}).status_code == 422
    schuldhulp = Hulporganisatie.objects.create(code="schulden", naam="Kredietbank", soort="schuldhulp")
    verwijzen.verwijs(
        klant=klant,
        organisatie=schuldhulp,
        reden="Schulden",
        gegevens=["naam"],
        toestemming_op=vandaag(),
        toestemming_wijze="mondeling",
        door=anna,
    )
    nieuw = api.post(adres, aanbod)
    assert nieuw.status_code == 201, nieuw.content
    assert [zaak["wat"] for zaak in nieuw.json()["gaatMee"]] == ["Hulp van schuldhulpverlening"]
    assert api.post(adres, aanbod).status_code == 409
    pk = nieuw.json()["id"]
    [rij] = ander.get("overdrachten?richting=in").json()["resultaten"]
    assert (rij["id"], rij["klantnummer"]) == (pk, klant.klantnummer)
    assert not {"reden", "besproken", "strategie", "gaatMee", "antwoord"} & set(rij), (
        "dat staat in het dossier"
    )
    assert ander.get(f"{adres}/{pk}").json()["strategie"] == "Werk in de zorg"
    assert ander.get("overdrachten?richting=uit").json()["resultaten"] == []
    assert api.post(f"{adres}/{pk}/aannemen", {}).status_code == 409
    assert _velden(ander.post(f"{adres}/{pk}/teruggeven", {})) == {"reden"}
    assert api.post(f"{adres}/{pk}/intrekken", {"reden": "Vergissing"}).json()["stand"] == "ingetrokken"
    tweede = api.post(adres, {**aanbod, "gaatMee": []}).json()
    assert ander.post(f"{adres}/{tweede['id']}/aannemen", {}).json()["stand"] == "aanvaard"
    assert Clientbeeld.objects.get(klant=klant).contactpersoon == bram
    assert len(ander.get(_dossier(klant, "/contactpersonen")).json()["resultaten"]) == 2
    assert Overdracht.objects.count() == 2


def test_berichten_in_de_ene_draad(klant: Klant, anna: Medewerker) -> None:
    api, adres = Api(anna), _dossier(klant, "/berichten")
    klant.berichten.create(van=klant.gebruiker, van_klant=True, tekst="Mag ik iets vragen?")
    assert api.post(f"{adres}/gelezen", {}).json() == {"nieuw": 1}
    assert api.post(adres, {"tekst": "Zeker."}).status_code == 201
    assert _velden(api.post(adres, {"tekst": "x" * 2001})) == {"tekst"}
    draad = api.get(adres).json()["resultaten"]
    assert [(rij["tekst"], rij["vanKlant"]) for rij in draad] == [
        ("Zeker.", False),
        ("Mag ik iets vragen?", True),
    ]


@pytest.mark.eis("X-82")
def test_een_lijst_staat_zoals_gevraagd_en_bladert_zonder_iets_te_missen(
    klant: Klant, anna: Medewerker
) -> None:
    gemaakt = [_taak(klant, anna).pk for _ in range(3)]
    for nummer, pk in enumerate(gemaakt):
        dag = timezone.now() + datetime.timedelta(days=nummer % 2)
        Taak.objects.filter(pk=pk).update(vervalt_op=dag.replace(hour=9, minute=0, second=0, microsecond=0))
    api = Api(anna)

    def alles(adres: str) -> list[int]:
        gevonden: list[int] = []
        while adres:
            blad = api.get(adres).json()
            gevonden += [rij["id"] for rij in blad["resultaten"]]
            adres = (blad["volgende"] or "").partition("/api/v1/")[2]
        return [pk for pk in gevonden if pk in gemaakt]

    een, twee, drie = gemaakt
    assert alles("taken?sorteer=vervaltOp&aantal=1") == [een, drie, twee]
    assert alles("taken?sorteer=-vervaltOp&aantal=1") == [twee, drie, een]
    assert alles("taken?sorteer=") == [een, drie, twee]
    fout = api.get("taken?sorteer=omschrijving")
    assert fout.status_code == 400
    assert "vervaltOp, -vervaltOp" in fout.json()["detail"]


def test_de_werkvoorraad_kost_niet_meer_vragen_als_zij_groeit(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    api, vragen = Api(anna), []
    adressen = (
        "taken",
        "afspraken",
        "overdrachten",
        _dossier(klant, "/afspraken"),
        _dossier(klant, "/taken"),
    )
    for uren in ((9,), (10, 11, 12, 13, 14)):
        for uur in uren:
            _taak(klant, anna)
            begin = aanvang(volgende_werkdag(vandaag(), 2), datetime.time(uur))
            Afspraak.objects.create(
                klant=klant,
                medewerker=anna,
                partner=anna.partner,
                locatie=klant.locatie,
                soort="intake",
                begin=begin,
                einde=begin + datetime.timedelta(minutes=30),
            )
            Overdracht.objects.create(
                klant=klant,
                locatie=klant.locatie,
                van=anna,
                naar=bram,
                aangeboden_door=anna,
                reden="Past beter",
                bevinding_op=vandaag(),
                wijze="dossier",
                ingang_op=vandaag(),
                stand="ingetrokken",
                beslist_door=anna,
                beslist_op=timezone.now(),
                antwoord="Toch niet",
            )
        api.get("taken")
        keer = {}
        for adres in adressen:
            with CaptureQueriesContext(connection) as geteld:
                assert api.get(adres).status_code == 200
            keer[adres] = len(geteld)
        vragen.append(keer)
    assert vragen[0] == vragen[1]
