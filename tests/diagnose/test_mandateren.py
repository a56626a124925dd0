"""Deciding for another partner's client or money: with a mandate, and in its name (X-04)."""

import datetime

import pytest
from django.test import Client

from diagnose import werkplannen
from diagnose.models import Werkplan
from keten.fouten import NietToegestaan
from keten.models import Locatie, Mandaat, Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek, RegimeFabriek, UitkeringFabriek
from tests.fabriek.diagnose import geef_mandaat, maak_plan, zet_in_plan
from tests.pagina import tekst

DAG = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def plan(klant: Klant, bram: Medewerker, chaima: Medewerker) -> Werkplan:
    """Bram of UWV writes a plan for a client whose benefit the municipality pays."""
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", kolom="gemeente"), partner=chaima.partner)
    return maak_plan(klant, bram, "Zelf zoeken")


@pytest.mark.eis("X-04")
def test_zonder_mandaat_beslist_uwv_niet_over_een_klant_van_de_gemeente(
    als: Als, plan: Werkplan, bram: Medewerker
) -> None:
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/voorstellen/"
    antwoord = als(bram).post(adres, {"actie": "voorstellen"})
    assert antwoord.status_code == 409
    assert "heeft op Activerium Apeldoorn geen mandaat" in tekst(antwoord)
    plan.refresh_from_db()
    assert plan.stand == "concept"


@pytest.mark.eis("X-04")
def test_met_mandaat_toont_het_besluit_namens_wie(
    als: Als, plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    geef_mandaat(van=chaima, aan=bram)
    client = als(bram)
    basis = f"/diagnose/{plan.klant.klantnummer}/werkplan/"
    client.post(f"{basis}voorstellen/", {"actie": "voorstellen"})
    plan.refresh_from_db()
    assert plan.akkoord_namens == f"{chaima.partner} (besluit 2026-12)"
    assert f"namens {chaima.partner} (besluit 2026-12)" in tekst(client.get(basis))
    assert Gebeurtenis.objects.filter(zin__contains=f"namens {chaima.partner}").exists()


@pytest.mark.eis("X-04", "K-02")
def test_schrijven_in_het_plan_mag_iedere_partner(
    plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    zet_in_plan(plan, bram, "Cursus")
    zet_in_plan(plan, chaima, "Schuldhulp")
    assert werkplannen.stel_voor(plan=plan, door=chaima).akkoord_namens == ""


@pytest.mark.eis("X-04")
@pytest.mark.parametrize("dagen", [(-30, -1), (1, 30)])
def test_een_mandaat_telt_alleen_op_zijn_dagen(
    plan: Werkplan, bram: Medewerker, chaima: Medewerker, dagen: tuple[int, int]
) -> None:
    van, tot = (vandaag() + aantal * DAG for aantal in dagen)
    geef_mandaat(van=chaima, aan=bram, geldig_van=van, geldig_tot=tot)
    with pytest.raises(NietToegestaan, match="geen mandaat"):
        werkplannen.stel_voor(plan=plan, door=bram)


@pytest.mark.eis("X-04")
def test_een_mandaat_op_een_andere_locatie_telt_niet(
    plan: Werkplan, bram: Medewerker, chaima: Medewerker, gouda: Locatie
) -> None:
    Mandaat.objects.create(locatie=gouda, van=chaima.partner, aan=bram.partner, besluit="ergens anders")
    with pytest.raises(NietToegestaan, match="geen mandaat"):
        werkplannen.stel_voor(plan=plan, door=bram)


@pytest.mark.eis("X-04")
def test_bij_samenloop_beslist_wie_zelf_ook_betaalt(plan: Werkplan, bram: Medewerker) -> None:
    UitkeringFabriek(klant=plan.klant, partner=bram.partner)
    assert werkplannen.stel_voor(plan=plan, door=bram).akkoord_namens == ""


@pytest.mark.eis("X-04")
def test_het_geld_van_een_ander_vraagt_een_mandaat_en_blijft_van_die_ander(
    plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="geen mandaat") as fout:
        zet_in_plan(plan, bram, "Schuldhulp", financier=chaima.partner)
    assert fout.value.veld == "financier"
    geef_mandaat(van=chaima, aan=bram)
    stap = zet_in_plan(plan, bram, "Schuldhulp", financier=chaima.partner)
    assert (stap.financier, stap.namens) == (chaima.partner, str(chaima.partner))


@pytest.mark.eis("X-04")
def test_een_beheerder_legt_een_mandaat_vast(als: Als, apeldoorn: Locatie, bram: Medewerker) -> None:
    beheer = als(MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn]))
    gemeente = apeldoorn.partners.get(kolom="gemeente")
    velden = {
        "locatie": apeldoorn.pk,
        "van": gemeente.pk,
        "aan": bram.partner.pk,
        "besluit": "besluit 2026-12",
        "geldig_van": f"{vandaag():%d-%m-%Y}",
        "gezien": "",
    }
    assert _stuur(beheer, velden, aan=gemeente.pk).status_code == 422
    assert _stuur(beheer, velden).status_code == 302
    mandaat = Mandaat.objects.get()
    assert (mandaat.van, mandaat.aan, mandaat.besluit) == (gemeente, bram.partner, "besluit 2026-12")


def _stuur(client: Client, velden: dict[str, object], **anders: object):  # type: ignore[no-untyped-def]
    adres = "/beheer/mandaten/nieuw/"
    nummer = client.get(adres).context["form"]["indiening"].value()
    return client.post(adres, {**velden, **anders, "indiening": nummer})
