"""Routes through an attached system: the advice with its explanation, and a choice beside it."""

from typing import Any

import pytest

from diagnose import routeren
from diagnose.models import Routeerwijze, Routering
from keten.api.bereik import Bereik
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import BelemmeringSoort, Inzage, Klant
from tests.apiclient import Api

pytestmark = pytest.mark.usefixtures("beslisboom")

BEELD = {"motivatie": "sterk", "zoekgedrag": "onbekend"}


@pytest.mark.eis("D-10", "D-13", "X-82")
def test_een_systeem_leest_het_advies_en_kiest_een_route(klant: Klant, bram: Medewerker) -> None:
    api, adres = Api(bram), f"klanten/{klant.klantnummer}/routeringen"
    advies = api.get(f"{adres}/advies").json()
    assert (advies["route"], advies["vorige"], advies["redenen"]) == ("A", None, [])
    assert advies["wijze"] == "beslisboom"
    soort = BelemmeringSoort.objects.get(code=advies["omstandigheden"][0])

    # The questions of the tree are answered where the facts stand.
    feit = {"soort": soort.code, "van": str(vandaag())}
    assert api.post(f"klanten/{klant.klantnummer}/belemmeringen", feit).status_code == 201
    keuze = {"besluit": "A", "gezienAdvies": "A", "vorige": None, **BEELD}
    verouderd = api.post(adres, keuze)
    assert (verouderd.status_code, "route B" in verouderd.json()["detail"]) == (409, True)
    advies = api.get(f"{adres}/advies").json()
    assert (advies["route"], advies["redenen"]) == ("B", routeren.adviseer(klant).redenen)
    assert any(een["uitkomst"] and een["zin"] for een in advies["criteria"])

    keuze |= {"gezienAdvies": advies["route"], "vorige": advies["vorige"]}
    for anders, veld in (({}, "reden"), ({"motivatie": ""}, "motivatie"), ({"besluit": "C"}, "besluit")):
        fout = api.post(adres, {**keuze, **anders})
        assert (fout.status_code, [een["veld"] for een in fout.json()["velden"]]) == (422, [veld])
    keuze["reden"] = "De klant zoekt al zelf."
    gekozen = [api.post(adres, keuze, Idempotency_Key="route-0001") for _ in range(2)]
    assert [een.status_code for een in gekozen] == [201, 201], gekozen[0].content
    route = Routering.objects.get()
    assert (route.door, route.advies, route.besluit, route.motivatie) == (bram, "B", "A", "sterk")
    assert api.get(gekozen[0]["Location"].partition("/api/v1/")[2]).json() == gekozen[1].json()
    assert api.get(f"{adres}/advies").json()["vorige"] == route.pk
    assert api.post(adres, keuze).status_code == 409  # somebody chose since, so to speak
    klant.beeld.refresh_from_db()
    assert klant.beeld.route == "A"
    blikken = Inzage.objects.filter(klant=klant, onderdeel="route")
    assert {(blik.gebruiker, blik.systeem) for blik in blikken} == {(bram.gebruiker, api.systeem)}


@pytest.mark.eis("D-22", "X-17")
def test_een_route_vraagt_bereik_recht_en_een_locatie_met_routes(
    klant: Klant, bram: Medewerker, dirk: Medewerker, els: Medewerker
) -> None:
    adres = f"klanten/{klant.klantnummer}/routeringen"
    keuze: dict[str, Any] = {"besluit": "A", "gezienAdvies": "A", **BEELD}
    for api, status in ((Api(dirk), 404), (Api(els), 403), (Api(bram, Bereik.WERKPLANNEN), 403)):
        assert api.get(f"{adres}/advies", Reden="Waarom ook niet.").status_code == status
        assert api.post(adres, keuze, Reden="Waarom ook niet.").status_code == status
    besluit = {"reden": "Afgesproken.", "door": bram, "partner": bram.partner}
    Routeerwijze.objects.create(locatie=klant.locatie, wijze="duo", **besluit)
    assert Api(bram).post(adres, keuze).status_code == 409  # two people choose, on screen
    klant.locatie.met_routes = False
    klant.locatie.save()
    assert Api(bram).get(f"{adres}/advies").status_code == 409
    assert not Routering.objects.exists()
