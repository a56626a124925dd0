"""What the client says yes to: choices between steps, and obligations."""

from typing import Any

import pytest
from django.test import Client

from diagnose import activiteiten, voortgang, werkplannen
from diagnose.models import Activiteit, Werkplan
from diagnose.voortgang import Stap
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten import te_doen
from klanten.models import Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek.diagnose import bevestig, maak_instrument, maak_plan, zet_in_plan
from tests.pagina import tekst

ADRES = "/diagnose/mijn/werkplan/"
PLICHT = "U komt elke maandag."


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def plan(klant: Klant, bram: Medewerker) -> Werkplan:
    """A plan with a step, and something else in its place; the other one binds the client."""
    plan = maak_plan(klant, bram, "Cursus")
    (cursus,) = plan.activiteiten.all()
    work_first = maak_instrument("work-first", verplichtingen=PLICHT)
    zet_in_plan(plan, bram, "Work First", instrument=work_first, alternatief_voor=cursus)
    return plan


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """Marieke's browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


def _stap(plan: Werkplan, wat: str) -> Activiteit:
    return plan.activiteiten.get(omschrijving=wat)


def _ja(client: Client, **erbij: Any) -> dict[str, Any]:
    form = client.get(ADRES).context["ja"]
    return {"actie": "akkoord", "ja-versie": form["versie"].value(), "ja-akkoord": "on", **erbij}


@pytest.mark.eis("K-54")
def test_de_klant_kiest_tussen_twee_stappen(marieke: Client, plan: Werkplan, bram: Medewerker) -> None:
    werkplannen.stel_voor(plan=plan, door=bram)
    cursus, ander = _stap(plan, "Cursus"), _stap(plan, "Work First")
    pagina = tekst(marieke.get(ADRES))
    assert "Kies een van deze stappen" in pagina and "U kiest tussen dit en een andere stap." in pagina
    antwoord = marieke.post(ADRES, _ja(marieke))
    assert antwoord.status_code == 422 and "Kies een van deze stappen." in tekst(antwoord)
    assert marieke.post(ADRES, _ja(marieke, **{f"ja-keuze_{cursus.pk}": cursus.pk})).status_code == 302
    cursus.refresh_from_db()
    ander.refresh_from_db()
    assert (cursus.stand, cursus.gekozen_door_klant) == ("gepland", True)
    assert (ander.stand, ander.gekozen_door_klant) == ("niet_gekozen", False)
    pagina = tekst(marieke.get(ADRES))
    assert "U hebt dit zelf gekozen." in pagina and "Work First" not in pagina


@pytest.mark.eis("K-49")
def test_een_stap_met_verplichtingen_vraagt_een_eigen_akkoord(
    marieke: Client, plan: Werkplan, bram: Medewerker
) -> None:
    werkplannen.stel_voor(plan=plan, door=bram)
    cursus, ander = _stap(plan, "Cursus"), _stap(plan, "Work First")
    keuze = {f"ja-keuze_{cursus.pk}": ander.pk}
    assert PLICHT in tekst(marieke.get(ADRES))
    antwoord = marieke.post(ADRES, _ja(marieke, **keuze))
    assert antwoord.status_code == 422 and "akkoord gaat met deze verplichtingen" in tekst(antwoord)
    akkoord = {**keuze, f"ja-verplichtingen_{ander.pk}": "on"}
    assert marieke.post(ADRES, _ja(marieke, **akkoord)).status_code == 302
    ander.refresh_from_db()
    assert ander.verplichtingen_akkoord_op is not None
    assert ander.verplichtingen_akkoord_wijze == "portaal"
    regel = Gebeurtenis.objects.get(zin="Akkoord met de verplichtingen bij: Work First.")
    assert regel.door_klant and regel.zichtbaar_voor_klant
    assert "U ging hiermee akkoord op" in tekst(marieke.get(ADRES))


@pytest.mark.eis("K-49")
def test_aan_de_balie_staat_het_akkoord_er_ook_apart(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    werkplannen.stel_voor(plan=plan, door=bram)
    cursus, ander = _stap(plan, "Cursus"), _stap(plan, "Work First")
    client, adres = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/akkoord/"
    versie = client.get(adres).context["form"]["versie"].value()
    velden = {"ja-versie": versie, "ja-akkoord": "on", f"ja-keuze_{cursus.pk}": ander.pk}
    assert client.post(adres, velden).status_code == 422
    pagina = tekst(client.post(adres, {**velden, f"ja-verplichtingen_{ander.pk}": "on"}, follow=True))
    assert "Akkoord met de verplichtingen op" in pagina and "Niet gekozen" in pagina


@pytest.mark.eis("K-49", "K-54")
def test_het_domein_laat_niets_open(plan: Werkplan, bram: Medewerker) -> None:
    cursus, ander = _stap(plan, "Cursus"), _stap(plan, "Work First")
    for instemming in ({}, {"keuzes": {cursus.pk: 0}}, {"keuzes": {cursus.pk: ander.pk}}):
        voorgesteld = werkplannen.stel_voor(plan=plan, door=bram)
        with pytest.raises(NietToegestaan):
            werkplannen.bevestig(
                plan=voorgesteld, versie=voorgesteld.versie, wijze=Werkplan.Wijze.PORTAAL, **instemming
            )
        plan = werkplannen.neem_terug(plan=voorgesteld, door=bram)
        assert {stap.stand for stap in plan.activiteiten.all()} == {"gepland"}


def test_wat_nog_te_kiezen_is_begint_niet(plan: Werkplan, bram: Medewerker) -> None:
    for wat, melding in (("Cursus", "nog niet gekozen"), ("Work First", "nog niet akkoord")):
        with pytest.raises(NietToegestaan, match=melding):
            voortgang.zet(activiteit=_stap(plan, wat), stap=Stap.START, door=bram)


def test_een_stap_met_een_alternatief_gaat_er_niet_zomaar_uit(plan: Werkplan, bram: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="eerst de alternatieven"):
        activiteiten.verwijder(activiteit=_stap(plan, "Cursus"), door=bram)
    activiteiten.verwijder(activiteit=_stap(plan, "Work First"), door=bram)
    activiteiten.verwijder(activiteit=_stap(plan, "Cursus"), door=bram)


def test_een_alternatief_heeft_zelf_geen_alternatief(plan: Werkplan, bram: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="niet meer kiezen"):
        zet_in_plan(plan, bram, "Stage", alternatief_voor=_stap(plan, "Work First"))


@pytest.mark.eis("K-54", "K-55")
def test_een_keuze_en_een_akkoord_gaan_mee_naar_de_volgende_versie(plan: Werkplan, bram: Medewerker) -> None:
    cursus, ander = _stap(plan, "Cursus"), _stap(plan, "Work First")
    oud = bevestig(plan, bram, keuzes={cursus.pk: ander.pk}, verplichtingen=[ander.pk])
    nieuw = werkplannen.maak(klant=oud.klant, door=bram, doel="Werk")
    (stap,) = nieuw.activiteiten.all()
    assert (stap.omschrijving, stap.alternatief_voor, stap.verplichtingen_open) == ("Work First", None, False)
    assert stap.besloten_op == vandaag()
    bevestig(nieuw, bram)


def test_een_plan_dat_wacht_staat_bij_wat_de_klant_moet_doen(plan: Werkplan, bram: Medewerker) -> None:
    assert [ding for ding in te_doen.van(plan.klant) if ding.sleutel == "werkplan"] == []
    werkplannen.stel_voor(plan=plan, door=bram)
    (ding,) = [ding for ding in te_doen.van(plan.klant) if ding.sleutel == "werkplan"]
    assert ding.url == ADRES
