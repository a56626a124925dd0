"""Work plans through an attached system: made, changed, put before the client, and how the steps go."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from diagnose import werkplannen
from diagnose.models import Activiteit, Soort, Werkplan
from keten.api.bereik import Bereik
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Belemmering, Gebeurtenis, Inzage, Klant
from tests.apiclient import Api
from tests.fabriek import BelemmeringSoortFabriek, KlantFabriek
from tests.fabriek.diagnose import bevestig, maak_instrument, maak_plan, zet_in_plan


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


def _adres(klant: Klant, *delen: Any) -> str:
    return "/".join(str(deel) for deel in ("klanten", klant.klantnummer, "werkplannen", *delen))


def _stap(**anders: Any) -> dict[str, Any]:
    gegevens = {"omschrijving": "Sollicitatietraining", "begin": str(vandaag())}
    return {**gegevens, "uitvoerder": "uwv", "financier": "uwv", **anders}


def _fout(antwoord: HttpResponse) -> tuple[int, set[str]]:
    return antwoord.status_code, {fout["veld"] for fout in antwoord.json().get("velden", [])}


@pytest.mark.eis("K-51", "K-55", "X-82")
def test_een_systeem_maakt_wijzigt_en_legt_een_plan_voor(klant: Klant, bram: Medewerker) -> None:
    api, adres = Api(bram), _adres(klant)
    assert _fout(api.post(adres, {"afspraken": "Elke week solliciteren"})) == (422, {"doel"})
    nieuw = api.post(adres, {"doel": "Werk in de zorg", "afspraken": "Elke week solliciteren"})
    plan = Werkplan.objects.get()
    assert (nieuw.status_code, plan.gemaakt_door) == (201, bram)
    een = _adres(klant, plan.pk)
    assert nieuw["Location"].endswith(f"/api/v1/{een}")
    botsing = api.post(adres, {"doel": "Nog een plan"})
    assert (botsing.status_code, botsing.json()["opgeslagen"]["id"]) == (412, plan.pk)

    gelezen = api.get(een)
    assert api.patch(een, {"doel": "Anders"}).status_code == 428
    gewijzigd = api.patch(een, {"doel": "Werk als kok"}, If_Match=gelezen["ETag"])
    assert (gewijzigd.status_code, gewijzigd.json()["afspraken"]) == (200, "Elke week solliciteren")
    assert gewijzigd["ETag"] != gelezen["ETag"]
    oud = api.patch(een, {"doel": "Werk als smid"}, If_Match=gelezen["ETag"])
    assert (oud.status_code, oud.json()["opgeslagen"]["doel"]) == (412, "Werk als kok")

    assert api.post(f"{een}/voorstellen", {}).status_code == 409  # there is nothing in it
    zet_in_plan(plan, bram, "Zelf zoeken")
    assert api.post(f"{een}/voorstellen", {}).json()["stand"] == "voorgesteld"
    assert api.patch(een, {"doel": "Te laat"}, If_Match=api.get(een)["ETag"]).status_code == 409
    assert api.post(f"{een}/activiteiten", _stap()).status_code == 409
    assert api.post(f"{een}/terugnemen", {}).json()["stand"] == "concept"
    assert api.post(f"{een}/terugnemen", {}).status_code == 409
    regels = Gebeurtenis.objects.filter(klant=klant, soort=Gebeurtenis.Soort.WERKPLAN)
    assert {regel.medewerker for regel in regels} == {bram}
    blikken = Inzage.objects.filter(klant=klant, systeem=api.systeem, gebruiker=bram.gebruiker)
    assert {blik.onderdeel for blik in blikken} == {"werkplan"}


@pytest.mark.eis("K-51", "K-54", "K-61", "X-82")
def test_een_stap_vraagt_wat_het_scherm_vraagt(klant: Klant, bram: Medewerker, dirk: Medewerker) -> None:
    plan, ander = (
        maak_plan(klant, bram),
        maak_plan(KlantFabriek(locatie=klant.locatie), bram, "Van een ander"),
    )
    schulden = Belemmering.objects.create(klant=klant, soort=BelemmeringSoortFabriek(), van=vandaag())
    vreemd = Belemmering.objects.create(klant=ander.klant, soort=schulden.soort, van=vandaag())
    maak_instrument("opstapje", soort=Soort.OPSTAPJE, verplichtingen="U komt elke dag.")
    api, adres = Api(bram), _adres(klant, plan.pk, "activiteiten")
    verkeerd: dict[str, Any] = {
        "uitvoerder": "gemeente-gouda",
        "financier": None,
        "instrument": "bestaat-niet",
        "medewerker": dirk.gebruiker.email,
        "belemmering": vreemd.pk,
        "alternatiefVoor": ander.activiteiten.get().pk,
        "begin": "gisteren",
        "prijs": 100,  # what comes from a partner has none
    }
    for veld, waarde in verkeerd.items():
        assert _fout(api.post(adres, _stap(**{veld: waarde}))) == (422, {veld})
    inkoop = _stap(soort="inkoop")
    assert _fout(api.post(adres, inkoop)) == (422, {"belemmering", "leverancier", "prijs", "aangevraagdOp"})
    assert _fout(api.post(adres, _stap(soort="inkoop", instrument="opstapje"))) == (422, {"soort"})
    morgen = _stap(einde="2000-01-01")
    assert _fout(api.post(adres, morgen)) == (422, {"einde"})
    assert not plan.activiteiten.exists()

    vol = {
        **inkoop,
        "leverancier": "Schuldhulp BV",
        "prijs": 99.5,
        "aangevraagdOp": str(vandaag()),
        "belemmering": schulden.pk,
        "medewerker": bram.gebruiker.email.upper(),
    }
    eens = [api.post(adres, vol, Idempotency_Key="stap-0001") for _ in range(2)]
    assert [een.status_code for een in eens] == [201, 201], eens[0].content
    stap = plan.activiteiten.get()
    assert (eens[0].json(), float(stap.prijs or 0)) == (eens[1].json(), 99.5)
    gelezen = api.get(eens[0]["Location"].partition("/api/v1/")[2]).json()
    assert gelezen == eens[0].json()
    assert (gelezen["medewerker"]["email"], gelezen["belemmering"]) == (bram.gebruiker.email, schulden.pk)
    of = api.post(adres, _stap(instrument="opstapje", alternatiefVoor=stap.pk)).json()
    assert (of["soort"], of["verplichtingen"]) == ("opstapje", "U komt elke dag.")

    def volgorde(deel: str, inhoud: Any) -> list[int]:
        return [rij["id"] for rij in api.post(f"{adres}/{of['id']}/{deel}", inhoud).json()["activiteiten"]]

    assert volgorde("verplaatsen", {"omhoog": True}) == [of["id"], stap.pk]
    assert (
        api.post(f"{adres}/{stap.pk}/weghalen", {}).status_code == 409
    )  # something else can be chosen for it
    assert volgorde("weghalen", {}) == [stap.pk]
    assert api.post(f"{adres}/{of['id']}/weghalen", {}).status_code == 404


@pytest.mark.eis("K-62", "X-82")
def test_een_systeem_zegt_hoe_het_met_een_stap_gaat(klant: Klant, bram: Medewerker) -> None:
    plan = bevestig(maak_plan(klant, bram, "Training", "Stage"), bram)
    training, stage = plan.activiteiten.all()
    api = Api(bram)

    def doe(stap: Activiteit, wat: str, **koppen: str) -> HttpResponse:
        return api.post(_adres(klant, stap.werkplan_id, "activiteiten", stap.pk, wat), {}, **koppen)

    assert doe(training, "afronden").status_code == 409  # it has not begun
    begonnen = [doe(training, "starten", Idempotency_Key="start-0001") for _ in range(2)]
    assert [een.json()["stand"] for een in begonnen] == ["loopt", "loopt"]
    assert begonnen[0].json()["gestartOp"] == str(vandaag())
    assert doe(training, "starten").status_code == 409
    assert doe(training, "afronden").json()["stand"] == "afgerond"
    assert doe(stage, "stoppen").json()["stand"] == "gestopt"
    assert doe(stage, "starten").json()["stand"] == "loopt"

    nieuw = api.post(_adres(klant), {"doel": "Verder"}).json()
    assert [(rij["omschrijving"], rij["kopieVan"]) for rij in nieuw["activiteiten"]] == [("Stage", stage.pk)]
    bevestig(Werkplan.objects.get(pk=nieuw["id"]), bram)
    assert doe(stage, "afronden").status_code == 409  # this version has been replaced
    zinnen = Gebeurtenis.objects.filter(klant=klant, zin__startswith="Activiteit ").values_list(
        "zin", flat=True
    )
    verloop = ("gestart: Training", "afgerond: Training", "gestopt: Stage", "gestart: Stage")
    assert sorted(zinnen) == sorted(f"Activiteit {wat}." for wat in verloop)


@pytest.mark.eis("X-17", "X-82")
def test_een_plan_is_alleen_te_bereiken_bij_zijn_klant_met_recht_en_bereik(
    klant: Klant, bram: Medewerker, dirk: Medewerker, hanna: Medewerker
) -> None:
    plan, eigen = maak_plan(KlantFabriek(locatie=klant.locatie), bram, "Training"), maak_plan(klant, bram)
    stap = plan.activiteiten.get()
    api, verkeerd = Api(bram), _adres(klant, plan.pk)
    assert api.get(verkeerd).status_code == 404
    assert api.patch(verkeerd, {"doel": "Weg"}, If_Match='"1"').status_code == 404
    assert api.post(f"{verkeerd}/activiteiten", _stap()).status_code == 404
    for wat in ("starten", "weghalen"):
        assert api.post(_adres(klant, eigen.pk, "activiteiten", stap.pk, wat), {}).status_code == 404
        assert api.post(_adres(klant, plan.pk, "activiteiten", stap.pk, wat), {}).status_code == 404
    goed = _adres(plan.klant, plan.pk, "activiteiten", stap.pk, "stoppen")
    assert Api(dirk).post(goed, {}, Reden="Waarom ook niet.").status_code == 404
    assert Api(hanna).post(goed, {}).status_code == 403
    assert Api(bram, Bereik.DIAGNOSE_SCHRIJVEN).post(goed, {}).status_code == 403
    assert Api(bram, Bereik.WERKPLANNEN).post(goed, {}).status_code == 200


def _kosten(api: Api, plan: Werkplan) -> dict[str, int]:
    """How many queries everything takes that answers with a plan."""
    alle, een = _adres(plan.klant), _adres(plan.klant, plan.pk)
    eerste, etag = plan.activiteiten.all()[0], f'"{plan.versie}"'
    doen: dict[str, Callable[[], HttpResponse]] = {
        "lijst": lambda: api.get(alle),
        "een": lambda: api.get(een),
        "verplaatsen": lambda: api.post(f"{een}/activiteiten/{eerste.pk}/verplaatsen", {"omhoog": False}),
        "wijzigen": lambda: api.patch(een, {"doel": "Werk als kok"}, If_Match=etag),
        "te laat": lambda: api.patch(een, {"doel": "Werk als smid"}, If_Match=etag),
        "voorstellen": lambda: api.post(f"{een}/voorstellen", {}),
        "terugnemen": lambda: api.post(f"{een}/terugnemen", {}),
    }
    kosten = {}
    for naam, doe in doen.items():
        with CaptureQueriesContext(connection) as vragen:
            assert doe().status_code == (412 if naam == "te laat" else 200), naam
        kosten[naam] = len(vragen)
    return kosten


def test_een_plan_met_meer_stappen_kost_niet_meer_vragen(klant: Klant, bram: Medewerker) -> None:
    api, keer = Api(bram), list[dict[str, int]]()
    plan, cursus = maak_plan(klant, bram, "Training", "Stage"), maak_instrument("cursus")
    for aantal in (0, 4):
        for nummer in range(aantal):
            zet_in_plan(plan, bram, f"Stap {nummer}", medewerker=bram, instrument=cursus)
        bevestig(plan, bram)
        plan = werkplannen.schrijf_verder(klant=klant, door=bram)
        api.get(_adres(klant))
        keer.append(_kosten(api, plan))
    assert keer[0] == keer[1]
