"""Employers, vacancies, candidates and placements through an attached system, by the rules of the screens."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from keten.api.bereik import Bereik
from keten.doelen import Doel
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.contactpersoon import wijs_aan
from klanten.models import Inzage, Klant
from tests.apiclient import Api
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.werkgevers import (
    BeroepFabriek,
    ContactpersoonFabriek,
    SectorFabriek,
    VacatureFabriek,
    VestigingFabriek,
    VoordrachtFabriek,
    WerkgeverFabriek,
    WerkgeversvraagFabriek,
)
from tests.werkgevers.matchwereld import WAAROM, zoekt
from werkgevers.models import Plaatsing, Vacature, Werkgever, Werkgeverscontact

DAG = datetime.timedelta(days=1)


@pytest.fixture
def gerda(gouda: Locatie) -> Medewerker:
    """Gerda: accountmanager and matchmaker in Gouda, a stranger to Apeldoorn."""
    return MedewerkerFabriek(naam="Gerda Gouda", rollen=["accountmanager", "matchmaker"], locaties=[gouda])


def _velden(antwoord: HttpResponse) -> set[str]:
    assert antwoord.status_code == 422, antwoord.content
    return {fout["veld"] for fout in antwoord.json()["velden"]}


def _blikken(klant: Klant) -> list[tuple[str, str, str]]:
    rijen = Inzage.objects.filter(klant=klant, systeem__isnull=False).order_by("pk")
    return [(een.systeem.naam, een.onderdeel, een.doel) for een in rijen.select_related("systeem")]  # type: ignore[union-attr]


@pytest.mark.eis("X-82", "W-12")
def test_een_vacature_uit_een_systeem_start_de_klok_en_staat_op_het_scherm(
    werkgever: Werkgever, els: Medewerker, gerda: Medewerker, als: Als
) -> None:
    api, vestiging = Api(els), VestigingFabriek(werkgever=werkgever)
    persoon, vreemd = ContactpersoonFabriek(werkgever=werkgever), ContactpersoonFabriek()
    inhoud: dict[str, Any] = {
        "werkgever": werkgever.pk,
        "titel": "Verzorgende nachtdienst",
        "beroep": BeroepFabriek().code,
        "soort": "regulier",
        "urenMin": 24,
        "urenMax": 32,
        "loonVan": 2300.5,
        "herkomst": "verworven",
        "vestiging": vestiging.pk,
        "contactpersoon": persoon.pk,
        "eisen": [{"soort": "rijbewijs"}],
    }
    assert _velden(api.post("vacatures", {})) >= {"werkgever", "titel", "beroep", "soort", "urenMin"}
    assert _velden(api.post("vacatures", {**inhoud, "contactpersoon": vreemd.pk})) == {"contactpersoon"}
    assert _velden(api.post("vacatures", {**inhoud, "eisen": []})) == {"zonderEisen"}
    assert _velden(api.post("vacatures", {**inhoud, "ontvangenOp": "2001-01-01T00:00:00Z"})) == {
        "ontvangenOp"
    }
    nieuw = api.post("vacatures", inhoud, Idempotency_Key="vacature-1")
    assert nieuw.status_code == 201, nieuw.content
    assert api.post("vacatures", inhoud, Idempotency_Key="vacature-1").json() == nieuw.json()
    assert _velden(api.post("vacatures", inhoud)) == {"toch"}
    vacature = Vacature.objects.get()
    assert (vacature.postcode, vacature.ingevoerd_door) == ("7311 KZ", els)
    uiterlijk = parse_datetime(nieuw.json()["klokUiterlijk"])
    assert uiterlijk and abs(uiterlijk - timezone.now() - datetime.timedelta(hours=72)) < DAG / 24
    scherm = als(els).get(reverse("werkgevers:vacatures"))
    assert "Verzorgende nachtdienst" in scherm.content.decode()

    adres = f"vacatures/{vacature.pk}"
    assert Api(gerda).get(adres).status_code == 404  # not released
    gewijzigd = api.patch(adres, {"plaatsen": 2}, If_Match=nieuw["ETag"])
    assert (gewijzigd.status_code, gewijzigd.json()["plaatsen"]) == (200, 2), gewijzigd.content
    assert [eis["soort"] for eis in gewijzigd.json()["eisen"]] == ["rijbewijs"]
    te_laat = api.patch(adres, {"plaatsen": 3}, If_Match=nieuw["ETag"])
    assert (te_laat.status_code, te_laat.json()["opgeslagen"]["plaatsen"]) == (412, 2)
    assert _velden(api.patch(adres, {"urenMin": 40}, If_Match=gewijzigd["ETag"])) == {""}
    assert _velden(api.post(f"{adres}/sluiten", {"uitkomst": "elders"})) == {"uitkomst"}
    dicht = api.post(f"{adres}/sluiten", {"uitkomst": "traject", "toelichting": "Een leerwerktraject"})
    assert (dicht.status_code, dicht.json()["stand"]) == (200, "gesloten"), dicht.content
    assert api.post(f"{adres}/verlengen", {}).status_code == 409
    assert api.get("vacatures").json()["resultaten"] == []
    assert len(api.get("vacatures?stand=gesloten&term=nachtdienst").json()["resultaten"]) == 1


@pytest.mark.eis("X-82", "W-26", "W-27")
def test_een_kandidaat_voordragen_en_plaatsen_met_elke_blik_in_het_register(
    werkgever: Werkgever, klant: Klant, bram: Medewerker, els: Medewerker, mark: Medewerker
) -> None:
    vacature = VacatureFabriek(werkgever=werkgever)
    zoekt(klant)
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    match, coach, account = (Api(wie, doel=Doel.BEMIDDELING) for wie in (mark, bram, els))
    lijst = f"vacatures/{vacature.pk}/voordrachten"
    kandidaat = {"klantnummer": klant.klantnummer, "motivatie": WAAROM, "selecteerMeteen": True}
    assert match.post(lijst, kandidaat, Doel="begeleiding").status_code == 403
    zonder_toestemming = KlantFabriek(locatie=klant.locatie).klantnummer
    assert match.post(lijst, {**kandidaat, "klantnummer": zonder_toestemming}).status_code == 404
    nieuw = match.post(lijst, kandidaat)
    assert nieuw.status_code == 201, nieuw.content
    assert (nieuw.json()["stand"], nieuw.json()["wachtOp"]) == ("voorgeselecteerd", "werkcoach en klant")
    een, pk = f"voordrachten/{nieuw.json()['id']}", nieuw.json()["id"]
    nog_niet = account.get(een).json()  # no name before both agree and it is sent
    assert (nog_niet["kaart"], nog_niet["klantnummer"]) == (None, None)
    assert match.get(een).json()["kaart"]["naam"] == klant.naam
    assert _blikken(klant) == [
        (match.systeem.naam, "kaart van een kandidaat", "bemiddeling"),
        (account.systeem.naam, "kaart van een kandidaat", "bemiddeling"),
        (match.systeem.naam, "kaart van een kandidaat", "bemiddeling"),
    ]
    stuur = f"vacatures/{vacature.pk}/voordragen"
    assert _velden(match.post(stuur, {"voordrachten": [pk]})) == {"voordrachten.0"}  # nobody agreed
    ja = coach.post(f"klanten/{klant.klantnummer}/{een}/akkoord", {"klant": "telefoon"})
    assert (ja.status_code, ja.json()["wachtOp"]) == (200, ""), ja.content
    assert _blikken(klant)[-1] == (coach.systeem.naam, "voordracht", "bemiddeling")
    gegaan = match.post(stuur, {"voordrachten": [pk]})
    assert gegaan.status_code == 200, gegaan.content
    blad = account.get(f"vacatures/{vacature.pk}/kandidatenlijst").json()
    assert [rij["kaart"]["naam"] for rij in blad["kandidaten"]] == [klant.naam]
    assert blad["accountmanager"].startswith("Els")
    assert _velden(account.post(f"{een}/antwoord", {"antwoord": "afgewezen"})) == {"afwijzing"}
    baan = {"begintOp": str(vandaag()), "uren": 24}
    assert account.post(f"{een}/plaatsing", baan).status_code == 404  # not accepted yet
    assert account.post(f"{een}/antwoord", {"antwoord": "geplaatst"}).json()["stand"] == "geplaatst"
    geplaatst = account.post(f"{een}/plaatsing", baan)
    assert geplaatst.status_code == 201, geplaatst.content
    assert account.post(f"{een}/plaatsing", baan).status_code == 409
    assert _blikken(klant)[-1] == (account.systeem.naam, "plaatsing", "bemiddeling")
    assert Vacature.objects.get().stand == "vervuld"


@pytest.mark.eis("X-82")
def test_scherm_en_systeem_wijzigen_een_plaatsing_niet_over_elkaar_heen(
    plaatsing: Plaatsing, klant: Klant, els: Medewerker, mark: Medewerker, gerda: Medewerker, als: Als
) -> None:
    api, adres = Api(els, doel=Doel.BEMIDDELING), f"plaatsingen/{plaatsing.pk}"
    assert Api(gerda, doel=Doel.BEMIDDELING).get(adres).status_code == 404
    gelezen = api.get(adres)
    assert (gelezen.json()["klantnummer"], gelezen.json()["uren"]) == (klant.klantnummer, 32)
    scherm = reverse("werkgevers:plaatsing_wijzigen", args=[plaatsing.pk])
    form = {"uren": "28", "eindigt_op": "", "versie": "1"}
    assert als(els).post(scherm, form).status_code == 302
    te_laat = api.patch(adres, {"uren": 16}, If_Match=gelezen["ETag"])
    assert (te_laat.status_code, te_laat.json()["opgeslagen"]["uren"]) == (412, 28)
    assert api.patch(adres, {"uren": 16}).status_code == 428
    assert api.patch(adres, {"uren": 16}, If_Match='"2"').json()["uren"] == 16
    assert als(els).post(scherm, {**form, "versie": "2"}).status_code == 422
    assert _velden(api.post(f"{adres}/stoppen", {"op": "9999-12-31", "reden": "Ziek"})) == {"op"}
    assert (
        api.post(f"{adres}/stoppen", {"op": str(vandaag()), "reden": "Contract liep af"}).status_code == 200
    )
    assert [rij["id"] for rij in api.get("plaatsingen?stand=gestopt").json()["resultaten"]] == [plaatsing.pk]
    assert api.get("plaatsingen?stand=loopt").json()["resultaten"] == []
    direct = f"vacatures/{plaatsing.vacature_id}/plaatsingen"
    baan = {"begintOp": str(vandaag()), "uren": 24, "klantnummer": str(klant.klantnummer)}
    assert _velden(api.post(direct, {**baan, "achternaam": "Onbekend"})) == {"klantnummer"}
    assert api.post(direct, {**baan, "achternaam": "Velde"}).status_code == 201
    assert {systeem for systeem, _, _ in _blikken(klant)} == {api.systeem.naam}


@pytest.mark.eis("X-82", "W-03", "W-13")
def test_een_werkgever_staat_er_een_keer_en_wordt_niet_dubbel_benaderd(
    werkgever: Werkgever, els: Medewerker, bram: Medewerker, gerda: Medewerker
) -> None:
    api = Api(els)
    nieuw = {"naam": "Bakkerij Korst", "kvkNummer": "1234 5678", "postcode": "7311 KZ", "plaats": "Apeldoorn"}
    gemaakt = api.post("werkgevers", {**nieuw, "sector": SectorFabriek().code, "aandeel55plus": 30})
    assert gemaakt.status_code == 201, gemaakt.content
    assert (gemaakt.json()["aandeel55plus"], gemaakt.json()["plaats"]) == (30, "Apeldoorn")
    assert _velden(api.post("werkgevers", nieuw)) == {"kvkNummer"}
    assert _velden(api.post("werkgevers", {**nieuw, "kvkNummer": ""})) == {"tochNieuw"}
    gevonden = Api(gerda).post("werkgevers/zoeken", {"zoekterm": "12345678"}).json()["werkgevers"]
    assert [rij["naam"] for rij in gevonden] == ["Bakkerij Korst"]
    adres = f"werkgevers/{gemaakt.json()['id']}"
    assert Api(gerda).patch(adres, {"notitie": "Mag niet"}, If_Match=gemaakt["ETag"]).status_code == 409
    assert api.patch(adres, {"medewerkers": 60}, If_Match=gemaakt["ETag"]).json()["grootte"] == "midden"
    assert api.patch(adres, {"medewerkers": 70}, If_Match=gemaakt["ETag"]).json()["versie"] == 2
    persoon = api.post(f"{adres}/contactpersonen", {"naam": "Kees Korst", "telefoon": "+31552345678"})
    assert persoon.status_code == 201, persoon.content
    vestiging = api.post(f"{adres}/vestigingen", {"postcode": "7315 AA", "plaats": "Ugchelen"})
    dicht = api.patch(
        f"{adres}/vestigingen/{vestiging.json()['id']}", {"gesloten": True}, If_Match=vestiging["ETag"]
    )
    assert dicht.json()["geslotenOp"] == str(vandaag())

    ander = Werkgeverscontact.objects.create(
        werkgever_id=gemaakt.json()["id"],
        locatie=els.locaties.get(),
        medewerker=bram,
        partner=bram.partner,
        kanaal="bezoek",
        doel="acquisitie",
        onderwerp="Kennismaken",
        gepland_op=vandaag() + 3 * DAG,
        vastgelegd_door=bram,
    )
    plan = {
        "op": str(vandaag() + 2 * DAG),
        "kanaal": "telefoon",
        "doel": "vacature",
        "onderwerp": "Nieuwe vacature",
        "contactpersoon": persoon.json()["id"],
    }
    waarschuwing = api.post(f"{adres}/contacten/plannen", {**plan, "tochReden": "Zomaar"})
    assert waarschuwing.status_code == 409, waarschuwing.content
    assert waarschuwing.json()["contact"]["id"] == ander.pk
    bewust = {**plan, "tochReden": "De werkgever belde zelf", "gewaarschuwdVoor": ander.pk}
    gepland = api.post(f"{adres}/contacten/plannen", bewust)
    assert (gepland.status_code, gepland.json()["kortOp"]) == (201, ander.pk), gepland.content
    assert api.post(f"{adres}/contacten/{ander.pk}/afzeggen", {"reden": "Te druk"}).status_code == 409
    gevoerd = {**plan, "op": str(vandaag()), "verslag": "Zoekt een bakker", "plekkenLeren": 2}
    assert _velden(api.post(f"{adres}/contacten", gevoerd)) == {"plekkenLeren"}
    assert api.post(f"{adres}/contacten", {**gevoerd, "plekkenLeren": 0}).status_code == 201
    assert len(api.get(f"{adres}/contacten").json()["resultaten"]) == 3


@pytest.mark.eis("X-82", "W-05")
def test_een_vraag_van_een_werkgever_komt_bij_de_accountmanager_en_zonder_bereik_of_recht_gaat_niets(
    werkgever: Werkgever, klant: Klant, els: Medewerker, mark: Medewerker, anna: Medewerker, gerda: Medewerker
) -> None:
    vraag = {"werkgever": werkgever.pk, "kanaal": "telefoon", "soort": "regels", "vraag": "Is er subsidie?"}
    nieuw = Api(anna).post("werkgeversvragen", vraag)  # one desk takes them all on
    assert nieuw.status_code == 201, nieuw.content
    assert nieuw.json()["behandelaar"]["email"] == els.gebruiker.email
    assert _velden(Api(anna).post("werkgeversvragen", {**vraag, "werkgever": None})) == {"bedrijf"}
    adres = f"werkgeversvragen/{nieuw.json()['id']}"
    antwoord = {"tekst": "Ja, bel ons", "via": "telefoon"}
    assert Api(anna).post(f"{adres}/antwoord", antwoord).status_code == 403
    assert Api(gerda).post(f"{adres}/antwoord", antwoord).status_code == 404
    assert _velden(Api(els).post(f"{adres}/antwoord", {**antwoord, "via": "portaal"})) == {"via"}
    assert Api(els).post(f"{adres}/antwoord", antwoord).json()["stand"] == "beantwoord"
    assert Api(els).get("werkgeversvragen").json()["resultaten"] == []
    assert len(Api(els).get("werkgeversvragen?stand=alle&soort=regels").json()["resultaten"]) == 1

    alleen_lezen = Api(els, Bereik.WERKGEVERS_LEZEN, doel=Doel.BEMIDDELING)
    assert alleen_lezen.get(f"werkgevers/{werkgever.pk}").status_code == 200
    for adres in ("werkgevers", "vacatures", "werkgeversvragen"):
        assert alleen_lezen.post(adres, {}).status_code == 403
    for adres in ("voordrachten", "plaatsingen", f"vacatures/{VacatureFabriek().pk}/kandidatenlijst"):
        assert alleen_lezen.get(adres).status_code == 403
    assert Api(anna, doel=Doel.BEMIDDELING).get("plaatsingen").status_code == 403  # her role gives no right
    assert Api(mark).post("werkgevers", {}).status_code == 403
    zonder_doel = Api(mark).get("plaatsingen", Doel=None)
    assert zonder_doel.status_code == 400


@pytest.mark.eis("X-82")
def test_lange_lijsten_vragen_niet_meer_van_de_database(
    werkgever: Werkgever, apeldoorn: Locatie, els: Medewerker, mark: Medewerker, plaatsing: Plaatsing
) -> None:
    adressen = ("werkgevers", "vacatures", "voordrachten", "plaatsingen", "werkgeversvragen")
    api = Api(mark, doel=Doel.BEMIDDELING)

    def tel() -> dict[str, tuple[int, int]]:
        geteld = {}
        for adres in adressen:
            with CaptureQueriesContext(connection) as vragen:
                antwoord = api.get(adres)
            assert antwoord.status_code == 200, antwoord.content
            geteld[adres] = (len(vragen), len(antwoord.json()["resultaten"]))
        return geteld

    def vul() -> None:
        vacature = VacatureFabriek(werkgever=WerkgeverFabriek(locatie=apeldoorn))
        VoordrachtFabriek(vacature=vacature, klant__locatie=apeldoorn, gevonden_door=mark)
        WerkgeversvraagFabriek(werkgever=vacature.werkgever, behandelaar=els, gesteld_op=timezone.now() - DAG)
        kopie = Plaatsing.objects.get(pk=plaatsing.pk)
        kopie.pk, kopie.vacature, kopie.klant = None, vacature, KlantFabriek(locatie=apeldoorn)
        kopie._state.adding = True
        kopie.save()
        kopie.partners.add(mark.partner)

    vul()
    eerst = tel()
    vul()
    vul()
    daarna = tel()
    for adres in adressen:
        assert daarna[adres][0] == eerst[adres][0], adres
        assert daarna[adres][1] == eerst[adres][1] + 2, adres
    assert api.get("vacatures?teller=onzin").status_code == 422
    assert api.get("plaatsingen?vanaf=onzin").status_code == 400
