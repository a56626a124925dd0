"""The municipality takes over at the end of WW: what runs goes on, and both partners pay (K-17)."""

import datetime
from typing import Any

import pytest

from diagnose import overnemen, voortgang, werkplannen
from diagnose.models import Activiteit, Werkplan
from diagnose.voortgang import Stap
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Regime, Termijnregel
from keten.tijd import vandaag
from klanten.models import Gebeurtenis, Klant, Overkomst
from tests.conftest import Als
from tests.fabriek import RegimeFabriek, UitkeringFabriek
from tests.fabriek.diagnose import bevestig, maak_plan, zet_in_plan
from tests.pagina import tekst

DAG = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def wwb(db: None) -> Regime:
    """The scheme of the municipality."""
    return RegimeFabriek(code="wwb", kolom="gemeente")


@pytest.fixture
def plan(klant: Klant, bram: Medewerker) -> Werkplan:
    """A plan of UWV with a course that runs."""
    plan = bevestig(maak_plan(klant, bram, "Cursus", "Stage"), bram)
    voortgang.zet(activiteit=plan.activiteiten.get(omschrijving="Cursus"), stap=Stap.START, door=bram)
    return plan


@pytest.fixture
def overkomst(klant: Klant, plan: Werkplan, bram: Medewerker, chaima: Medewerker) -> Overkomst:
    """WW ends in ten days, and the municipality knows."""
    uitkering = UitkeringFabriek(klant=klant, partner=bram.partner, tot=vandaag() + 10 * DAG)
    return Overkomst.objects.create(
        klant=klant,
        uitkering=uitkering,
        locatie=klant.locatie,
        gemeente=chaima.partner,
        laatste_dag=uitkering.tot,
    )


def _adres(klant: Klant) -> str:
    return f"/diagnose/{klant.klantnummer}/overnemen/"


@pytest.mark.eis("K-17")
def test_na_de_overgang_lopen_de_trajecten_door_met_twee_betalers(
    als: Als, overkomst: Overkomst, wwb: Regime, bram: Medewerker, chaima: Medewerker
) -> None:
    klant = overkomst.klant
    nieuw = werkplannen.maak(klant=klant, door=bram, doel="Werk")
    client = als(chaima)
    pagina = client.get(_adres(klant))
    assert "Cursus" in tekst(pagina) and "Wat doorloopt" in tekst(pagina)
    form = pagina.context["form"]
    velden: dict[str, Any] = {
        "indiening": form["indiening"].value(),
        "betaalt_mee": form["betaalt_mee"].value(),
    }
    assert client.post(_adres(klant), velden).status_code == 422
    assert client.post(_adres(klant), {**velden, "regime": wwb.pk}).status_code == 302
    cursus = Activiteit.objects.get(omschrijving="Cursus", werkplan__stand="bevestigd")
    assert (cursus.stand, cursus.financier, cursus.medefinancier) == ("loopt", bram.partner, chaima.partner)
    assert nieuw.activiteiten.get(omschrijving="Cursus").medefinancier == chaima.partner
    assert klant.uitkeringen.get(regime=wwb).van == overkomst.laatste_dag + DAG
    assert Gebeurtenis.objects.filter(klant=klant, zin__startswith="Cursus loopt door").count() == 1
    assert f"{bram.partner} en {chaima.partner}" in tekst(
        client.get(f"/diagnose/{klant.klantnummer}/werkplan/")
    )


@pytest.mark.eis("K-17")
def test_uwv_kan_niet_namens_de_gemeente_overnemen(
    als: Als, overkomst: Overkomst, wwb: Regime, bram: Medewerker
) -> None:
    client = als(bram)
    nummer = client.get(_adres(overkomst.klant)).context["form"]["indiening"].value()
    antwoord = client.post(_adres(overkomst.klant), {"indiening": nummer, "regime": wwb.pk})
    assert antwoord.status_code == 422 and "Alleen een medewerker van de gemeente" in tekst(antwoord)
    assert not Activiteit.objects.filter(medefinancier__isnull=False).exists()


def test_een_stap_die_intussen_stopte_houdt_alles_tegen(
    overkomst: Overkomst, wwb: Regime, plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    stage = plan.activiteiten.get(omschrijving="Stage")
    voortgang.zet(activiteit=stage, stap=Stap.STOPPEN, door=bram)
    with pytest.raises(NietToegestaan, match="intussen klaar of gestopt"):
        overnemen.neem_over(overkomst=overkomst, regime=wwb, betaalt_mee=[stage], door=chaima)
    overkomst.refresh_from_db()
    assert overkomst.stand == "gemeld"


def test_een_tweede_keer_overnemen_kan_niet(overkomst: Overkomst, wwb: Regime, chaima: Medewerker) -> None:
    overnemen.neem_over(overkomst=overkomst, regime=wwb, betaalt_mee=[], door=chaima)
    with pytest.raises(NietToegestaan, match="al overgenomen"):
        overnemen.neem_over(overkomst=overkomst, regime=wwb, betaalt_mee=[], door=chaima)


def test_wat_de_gemeente_zelf_betaalt_krijgt_geen_tweede_betaler(
    overkomst: Overkomst, wwb: Regime, bram: Medewerker, chaima: Medewerker
) -> None:
    nieuw = werkplannen.maak(klant=overkomst.klant, door=chaima, doel="Werk")
    zet_in_plan(nieuw, chaima, "Schuldhulp")
    geldt = bevestig(nieuw, bram)
    schuldhulp = geldt.activiteiten.get(omschrijving="Schuldhulp")
    overnemen.neem_over(overkomst=overkomst, regime=wwb, betaalt_mee=[schuldhulp], door=chaima)
    schuldhulp.refresh_from_db()
    assert schuldhulp.medefinancier is None


def test_zonder_overkomst_valt_er_niets_over_te_nemen(als: Als, klant: Klant, chaima: Medewerker) -> None:
    assert "niets over te nemen" in tekst(als(chaima).get(_adres(klant), follow=True))
