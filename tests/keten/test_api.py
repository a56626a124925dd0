"""The API as an attached system meets it: keys, scopes, faults, versions and repeated requests."""

import pytest
from django.test import Client
from django.utils import timezone

from keten.api.bereik import Bereik
from keten.doelen import Doel
from keten.models import Locatie, Medewerker
from klanten import clientbeeld, inzage
from klanten.models import Contactmoment, Inzage, Klant
from tests.apiclient import Api
from tests.fabriek.systemen import systeem_voor

CONTACT = {
    "op": timezone.now().isoformat(),
    "kanaal": "telefoon",
    "identiteit": "vragen",
    "activiteiten": "Twee keer gebeld met een werkgever.",
    "ondersteuning": "Geholpen met de brief.",
    "resultaten": "Een gesprek volgende week.",
}


def test_een_systeem_leest_een_dossier_en_dat_staat_in_het_register(klant: Klant, anna: Medewerker) -> None:
    api = Api(anna)
    antwoord = api.get(f"klanten/{klant.klantnummer}")
    assert antwoord.status_code == 200, antwoord.content
    assert antwoord.json()["achternaam"] == klant.achternaam
    assert (antwoord["API-Version"], antwoord["ETag"]) == ("1.0.0", f'"{klant.versie}"')
    blik = Inzage.objects.get(klant=klant)
    assert (blik.systeem, blik.gebruiker, blik.doel) == (api.systeem, anna.gebruiker, Doel.BEGELEIDING)


def test_een_reden_van_het_scherm_opent_ook_voor_een_systeem_maar_niet_voor_een_ander_doel(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    systeem = systeem_voor(bram.partner, *bram.locaties.all(), doelen=[Doel.BEGELEIDING])
    api, adres = Api(bram, systeem=systeem), f"klanten/{klant.klantnummer}"
    assert api.get(adres).status_code == 409
    inzage.geef_reden(klant=klant, door=bram, doel=Doel.CONTROLE, reden="Gebeld over een melding.")
    assert api.get(adres).status_code == 200
    assert list(klant.inzagen.filter(systeem=systeem).values_list("doel", flat=True)) == [Doel.BEGELEIDING]
    assert api.get(adres, Doel=Doel.CONTROLE.value).status_code == 403


def test_wat_er_niet_in_past_komt_terug_met_het_veld(klant: Klant, anna: Medewerker) -> None:
    api = Api(anna)
    adres = f"klanten/{klant.klantnummer}/contactmomenten"
    antwoord = api.post(adres, {**CONTACT, "kanaal": "postduif", "resultaten": ""})
    assert antwoord.status_code == 422
    assert antwoord["Content-Type"] == "application/problem+json"
    assert {fout["veld"] for fout in antwoord.json()["velden"]} == {"kanaal", "resultaten"}
    assert not Contactmoment.objects.exists()


def test_hetzelfde_verzoek_nog_eens_doet_niets_dubbel(klant: Klant, anna: Medewerker) -> None:
    api = Api(anna)
    adres = f"klanten/{klant.klantnummer}/contactmomenten"
    eerste = api.post(adres, CONTACT, Idempotency_Key="sleutel-0001")
    tweede = api.post(adres, CONTACT, Idempotency_Key="sleutel-0001")
    assert (eerste.status_code, tweede.status_code) == (201, 201), eerste.content
    assert eerste.json() == tweede.json()
    assert tweede["Idempotency-Replayed"] == "true"
    assert eerste["Location"] == tweede["Location"]
    assert Contactmoment.objects.count() == 1
    assert api.post(adres, {**CONTACT, "kanaal": "balie"}, Idempotency_Key="sleutel-0001").status_code == 422
    for kop in ({"Reden": "Belde terug."}, {"Doel": Doel.KLANTVRAAG.value}, {"If_Match": '"9"'}):
        anders = api.post(adres, CONTACT, Idempotency_Key="sleutel-0001", **kop)
        assert anders.status_code == 422, f"{kop}: beantwoord als een verzoek dat het niet is"


def test_wie_een_oude_versie_wijzigt_krijgt_beide_versies(klant: Klant, anna: Medewerker) -> None:
    api = Api(anna)
    adres = f"klanten/{klant.klantnummer}/contactgegevens"
    etag = api.get(adres)["ETag"]
    assert api.patch(adres, {"woonplaats": "Epe"}).status_code == 428
    assert api.patch(adres, {"woonplaats": "Epe"}, If_Match=etag).status_code == 200
    botsing = api.patch(adres, {"woonplaats": "Vaassen"}, If_Match=etag)
    assert botsing.status_code == 412
    assert botsing.json()["opgeslagen"]["woonplaats"] == "Epe"
    assert botsing.json()["ingestuurd"]["woonplaats"] == "Vaassen"


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({"Authorization": None}, 401),
        ({"Authorization": "Bearer verzonnen"}, 401),
        ({"Namens": None}, 403),
        ({"Namens": "niemand@lwi.example"}, 403),
        ({"Doel": None}, 400),
        ({"Doel": "nieuwsgierig"}, 403),
        ({"Locatie": "gouda"}, 403),
    ],
)
def test_zonder_geldige_koppen_gaat_er_niets_open(
    klant: Klant, anna: Medewerker, koppen: dict[str, str | None], status: int
) -> None:
    antwoord = Api(anna).get(f"klanten/{klant.klantnummer}", **koppen)
    assert antwoord.status_code == status, antwoord.content
    assert antwoord["Content-Type"] == "application/problem+json"
    assert not Inzage.objects.exists()


def test_een_andere_methode_is_geen_weg_om_de_deur_heen(klant: Klant, anna: Medewerker) -> None:
    adres = f"klanten/{klant.klantnummer}"
    api, verkeerd = Api(anna), Api(anna, Bereik.TAKEN)
    for methode in ("HEAD", "PUT", "OPTIONS"):
        zonder = api._stuur(methode, adres, "", {"Authorization": None})
        assert (methode, zonder.status_code) == (methode, 401)
        assert api._stuur(methode, "locaties", "", {"Authorization": None}).status_code == (
            200 if methode == "HEAD" else 405
        )
    assert verkeerd._stuur("HEAD", adres, "", {}).status_code == 403
    for methode in ("PUT", "OPTIONS"):
        antwoord = api._stuur(methode, adres, "", {})
        assert (antwoord.status_code, antwoord["Allow"]) == (405, "GET, HEAD, PATCH"), methode
    assert not Inzage.objects.exists()
    assert api._stuur("HEAD", adres, "", {}).status_code == 200
    assert Inzage.objects.count() == 1


def test_wie_zoekt_zegt_waarvoor_en_staat_in_het_register(klant: Klant, anna: Medewerker) -> None:
    api = Api(anna)
    assert api.post("klanten/zoeken", {"zoekterm": klant.achternaam}, Doel=None).status_code == 400
    assert api.post("klanten/zoeken", {"zoekterm": "Niemandheetzo"}).json()["klanten"] == []
    assert not Inzage.objects.exists()
    assert len(api.post("klanten/zoeken", {"zoekterm": klant.achternaam}).json()["klanten"]) == 1
    blik = Inzage.objects.get(klant=klant)
    assert (blik.systeem, blik.onderdeel, blik.doel) == (api.systeem, "lijst van klanten", Doel.BEGELEIDING)


@pytest.mark.parametrize(
    "bsn", ["123456782", "1234%2056%20782", "123.456.782", "%31%323456782", "1234+56782"]
)
def test_een_bsn_hoort_niet_in_een_adres(anna: Medewerker, bsn: str) -> None:
    antwoord = Api(anna).get(f"locaties?zoek={bsn}")
    assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "application/problem+json")


def test_wie_te_vaak_vraagt_hoort_wanneer_het_weer_kan(apeldoorn: Locatie, anna: Medewerker) -> None:
    api = Api(anna, systeem=systeem_voor(anna.partner, apeldoorn, per_minuut=2))
    assert api.get("toegang")["RateLimit-Remaining"] == "1"
    api.get("toegang")
    vol = api.get("toegang")
    assert (vol.status_code, vol["RateLimit-Remaining"]) == (429, "0")
    assert 0 < int(vol["Retry-After"]) <= 61


def test_de_beschrijving_noemt_wat_een_bewerking_vraagt(db: None, client: Client) -> None:
    antwoord = client.get("/api/v1/openapi.json")
    handeling = antwoord.json()["paths"]["/klanten/{klantnummer}/contactmomenten"]["post"]
    assert handeling["security"] == [{"oauth2": [Bereik.CONTACTEN.value]}]
