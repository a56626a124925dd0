"""Leaving, aftercare and coming back through an attached system."""

import datetime
from typing import Any

import pytest
from django.http import HttpResponse

from keten.api.bereik import Bereik
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Inzage, Uitstroom
from tests.apiclient import Api
from tests.fabriek import KlantFabriek, MedewerkerFabriek

BAAN: dict[str, Any] = {"soort": "regulier", "werkgever": "Bakkerij Bol", "uren": 32}


def _fout(antwoord: HttpResponse) -> tuple[int, set[str]]:
    return antwoord.status_code, {fout["veld"] for fout in antwoord.json().get("velden", [])}


@pytest.mark.eis("K-87", "K-88", "X-82")
def test_een_systeem_legt_uitstroom_en_nazorg_vast_en_heropent(
    apeldoorn: Locatie, bram: Medewerker, dirk: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - datetime.timedelta(days=400))
    ander = KlantFabriek(locatie=apeldoorn)
    api, adres, toen = (
        Api(bram),
        f"klanten/{klant.klantnummer}/uitstromen",
        vandaag() - datetime.timedelta(30),
    )
    verkeerd: tuple[tuple[dict[str, Any], str], ...] = (
        ({"soort": "rijk"}, "soort"),
        ({"soort": "anders"}, "toelichting"),
        ({"uren": 99}, "uren"),
        ({"uren": None}, "uren"),
        ({"op": "2999-01-01"}, "op"),
    )
    for anders, veld in verkeerd:
        assert _fout(api.post(adres, {**BAAN, "op": str(toen), **anders})) == (422, {veld})
    goed = {**BAAN, "op": str(toen)}
    weg = [api.post(adres, goed, Idempotency_Key="uitstroom-01") for _ in range(2)]
    assert [een.status_code for een in weg] == [201, 201], weg[0].content
    uitstroom = Uitstroom.objects.get()
    een = weg[0]["Location"].partition("/api/v1/")[2]
    assert api.get(een).json() == weg[0].json() == api.get(adres).json()["resultaten"][0]
    assert (uitstroom.door, uitstroom.werkgever) == (bram, "Bakkerij Bol")
    assert api.post(adres, goed).status_code == 409
    assert Clientbeeld.objects.get(klant=klant).status == Clientbeeld.Status.NAZORG

    contact = f"{een}/nazorg/{weg[0].json()['nazorg'][0]['id']}/vastleggen"
    te_vroeg = {"op": str(toen - datetime.timedelta(1)), "werktNog": True}
    assert _fout(api.post(contact, te_vroeg)) == (422, {"op"})
    assert _fout(api.post(contact, {"op": str(vandaag())})) == (422, {"werktNog"})
    gesproken = api.post(contact, {"op": str(vandaag()), "werktNog": True, "bevinding": "Het gaat goed."})
    assert gesproken.status_code == 200, gesproken.content
    gedaan = gesproken.json()["nazorg"][0]
    assert (gedaan["werktNog"], gedaan["door"], gedaan["gedaanOp"]) == (True, str(bram), str(vandaag()))
    assert api.post(contact, {"op": str(vandaag()), "werktNog": True}).status_code == 409

    vreemd = contact.replace(str(klant.klantnummer), str(ander.klantnummer))
    assert api.post(vreemd, {"op": str(vandaag()), "werktNog": True}).status_code == 404
    reden = {"reden": "Het contract stopt."}
    lezer = Api(MedewerkerFabriek(rollen=["rmc"], locaties=[apeldoorn]))
    dicht = {Api(dirk): 404, lezer: 403, Api(bram, Bereik.CONTACTEN): 403}
    for wie, status in dicht.items():
        assert wie.post(f"{een}/heropenen", reden, Reden="Waarom ook niet.").status_code == status
    assert _fout(api.post(f"{een}/heropenen", {"reden": ""})) == (422, {"reden"})
    terug = api.post(f"{een}/heropenen", reden).json()
    assert (terug["teruggekeerdOp"], terug["redenTerugkeer"]) == (str(vandaag()), reden["reden"])
    assert api.post(f"{een}/heropenen", reden).status_code == 404  # no outflow that counts any more
    assert Clientbeeld.objects.get(klant=klant).status == Clientbeeld.Status.ACTIEF
    blikken = Inzage.objects.filter(klant=klant, systeem=api.systeem)
    assert {(blik.gebruiker, blik.onderdeel) for blik in blikken} == {(bram.gebruiker, "uitstroom en nazorg")}
