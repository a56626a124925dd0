"""The client's side of the plan: plain words, a wish, a yes that counts."""

from typing import Any

import pytest
from django.test import Client

from diagnose import activiteiten, diagnosticeren, werkplannen
from diagnose.models import Werkplan
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Contactpersoonschap, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

ADRES = "/diagnose/mijn/werkplan/"


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def plan(klant: Klant, bram: Medewerker) -> Werkplan:
    """A plan that waits for Marieke's agreement."""
    Contactpersoonschap.objects.create(klant=klant, medewerker=bram, reden="eerste", aangewezen_door=bram)
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram, route="B")
    diagnosticeren.stel_vast(
        klant=klant,
        versie=0,
        door=bram,
        kan_zoeken="nee",
        kan_zoeken_toelichting="Ziet er niet uit.",
        mogelijkheden="Kan goed met mensen omgaan.",
        zoekgedrag="onvolledig",
        banenaanbod="onvoldoende",
        naleving="zorg",
        koers="gemeente",
    )
    plan = werkplannen.maak(
        klant=klant, door=bram, doel="Werk in de zorg", afspraken="Elke week solliciteren"
    )
    activiteiten.voeg_activiteit_toe(
        plan=plan,
        door=bram,
        omschrijving="Sollicitatietraining",
        uitvoerder=bram.partner,
        financier=bram.partner,
        begin=vandaag(),
    )
    return werkplannen.stel_voor(plan=plan, door=bram)


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """Marieke's browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


def _velden(client: Client, form: str, actie: str, **erbij: str) -> dict[str, Any]:
    gekozen = client.get(ADRES).context[form]
    velden = {gekozen[naam].html_name: gekozen[naam].value() or "" for naam in gekozen.fields}
    return {**velden, "actie": actie, **erbij}


@pytest.mark.eis("K-54", "D-07")
def test_de_klant_leest_het_plan_in_gewone_woorden(marieke: Client, plan: Werkplan) -> None:
    pagina = tekst(marieke.get(ADRES))
    for deel in (
        "Werk in de zorg",
        "Elke week solliciteren",
        "Sollicitatietraining",
        "Kan goed met mensen omgaan",
    ):
        assert deel in pagina
    for woord in (
        "route",
        "kwadrant",
        "zoekgedrag",
        "banenaanbod",
        "naleving",
        "Ziet er niet uit",
        "zorg voor",
    ):
        assert woord not in pagina.lower()


@pytest.mark.eis("K-54", "K-55")
def test_de_klant_bevestigt_met_een_vinkje(marieke: Client, plan: Werkplan) -> None:
    velden = _velden(marieke, "ja", "akkoord")
    velden.pop("ja-akkoord")
    antwoord = marieke.post(ADRES, velden)
    assert antwoord.status_code == 422 and "Zet een vinkje" in tekst(antwoord)
    assert "Uw plan is afgesproken" in tekst(marieke.post(ADRES, {**velden, "ja-akkoord": "on"}, follow=True))
    plan.refresh_from_db()
    assert (plan.stand, plan.akkoord_klant_wijze) == ("bevestigd", "portaal")
    regel = Gebeurtenis.objects.get(zin="Versie 1 van het werkplan is bevestigd, in het portaal.")
    assert regel.door_klant
    assert not Taak.objects.open().exists()


@pytest.mark.eis("K-54")
def test_een_wens_komt_bij_het_plan_en_bij_de_contactpersoon(
    marieke: Client, plan: Werkplan, bram: Medewerker
) -> None:
    velden = _velden(marieke, "wens", "wens", wens_klant="Liever dicht bij huis.")
    assert "Uw wens staat bij het plan" in tekst(marieke.post(ADRES, velden, follow=True))
    plan.refresh_from_db()
    assert (plan.wens_klant, plan.stand) == ("Liever dicht bij huis.", "voorgesteld")
    taak = Taak.objects.open().get(soort="contact")
    assert (taak.voor, taak.omschrijving) == (bram, "Bespreek de wens van de klant bij het werkplan")


@pytest.mark.eis("K-55")
def test_wie_een_oude_versie_las_bevestigt_niets(marieke: Client, plan: Werkplan, bram: Medewerker) -> None:
    velden = _velden(marieke, "ja", "akkoord", **{"ja-akkoord": "on"})
    concept = werkplannen.neem_terug(plan=plan, door=bram)
    werkplannen.wijzig(plan=concept, versie=concept.versie, door=bram, doel="Werk ver weg")
    werkplannen.stel_voor(plan=concept, door=bram)
    antwoord = marieke.post(ADRES, velden)
    assert antwoord.status_code == 422 and "Lees het nog een keer" in tekst(antwoord)
    plan.refresh_from_db()
    assert plan.stand == "voorgesteld"
    ja = antwoord.context["ja"]
    assert not ja["akkoord"].value()
    opnieuw = {"actie": "akkoord", "ja-versie": ja["versie"].value(), "ja-akkoord": "on"}
    assert marieke.post(ADRES, opnieuw).status_code == 302


def test_akkoord_op_een_teruggenomen_plan_telt_niet(
    marieke: Client, plan: Werkplan, bram: Medewerker
) -> None:
    velden = _velden(marieke, "ja", "akkoord", **{"ja-akkoord": "on"})
    werkplannen.neem_terug(plan=plan, door=bram)
    antwoord = marieke.post(ADRES, velden)
    assert antwoord.status_code == 422 and "wacht niet meer op uw akkoord" in tekst(antwoord)
    assert "Werk in de zorg" not in tekst(antwoord)
    plan.refresh_from_db()
    assert plan.stand == "concept"


def test_een_teruggenomen_plan_bewaart_wat_de_klant_typte(
    marieke: Client, plan: Werkplan, bram: Medewerker
) -> None:
    velden = _velden(marieke, "wens", "wens", wens_klant="Liever dicht bij huis.")
    werkplannen.neem_terug(plan=plan, door=bram)
    antwoord = marieke.post(ADRES, velden)
    assert antwoord.status_code == 422
    pagina = tekst(antwoord)
    assert "Liever dicht bij huis." in pagina and "wacht niet meer op uw akkoord" in pagina
    assert "Werk in de zorg" not in pagina


@pytest.mark.eis("K-54")
def test_wat_de_coach_nog_schrijft_blijft_bij_de_coach(
    marieke: Client, plan: Werkplan, bram: Medewerker
) -> None:
    werkplannen.bevestig(plan=plan, versie=plan.versie, wijze=Werkplan.Wijze.PORTAAL)
    werkplannen.maak(klant=plan.klant, door=bram, doel="Iets heel anders")
    pagina = tekst(marieke.get(ADRES))
    assert "Werk in de zorg" in pagina and "Iets heel anders" not in pagina
    assert "v1.pdf" in marieke.get(f"{ADRES}pdf/")["Content-Disposition"]


def test_naast_het_voorstel_blijft_het_plan_staan_dat_geldt(
    marieke: Client, plan: Werkplan, bram: Medewerker
) -> None:
    werkplannen.bevestig(plan=plan, versie=plan.versie, wijze=Werkplan.Wijze.PORTAAL)
    nieuw = werkplannen.maak(klant=plan.klant, door=bram, doel="Vast werk in de zorg")
    werkplannen.stel_voor(plan=nieuw, door=bram)
    pagina = tekst(marieke.get(ADRES))
    assert "Vast werk in de zorg" in pagina and "Het plan dat nu geldt" in pagina
    assert "v2.pdf" in marieke.get(f"{ADRES}pdf/")["Content-Disposition"]


def test_zonder_plan_staat_er_wat_er_komt(marieke: Client) -> None:
    assert "U hebt nog geen plan" in tekst(marieke.get(ADRES))
    assert marieke.get(f"{ADRES}pdf/").status_code == 404
    antwoord = marieke.post(ADRES, {"actie": "akkoord", "ja-versie": "1", "ja-akkoord": "on"})
    assert antwoord.status_code == 200


def test_een_klant_ziet_alleen_het_eigen_plan(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    ander = KlantFabriek(locatie=plan.klant.locatie, met_account=True)
    assert "U hebt nog geen plan" in tekst(als(ander.gebruiker).get(ADRES))
    assert als(bram).get(ADRES).status_code == 403
