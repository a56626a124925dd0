"""Steps of every kind: what each asks, what it leaves alone, and how it comes into the plan."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import BaseForm

from diagnose import voortgang, werkplannen
from diagnose.gereedschap import beperkingen
from diagnose.models import Activiteit, Soort, Werkplan
from diagnose.voortgang import Stap
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten import clientbeeld, lopend
from klanten.models import Belemmering, Clientbeeld, Klant
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, KetenpartnerFabriek, KlantFabriek, MedewerkerFabriek
from tests.fabriek.diagnose import bevestig, maak_instrument, maak_plan, zet_in_plan
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def plan(klant: Klant, bram: Medewerker) -> Werkplan:
    """A plan that is being written."""
    return maak_plan(klant, bram, "Zelf zoeken")


@pytest.fixture
def schulden(klant: Klant) -> Belemmering:
    """A circumstance of Marieke."""
    return Belemmering.objects.create(klant=klant, soort=BelemmeringSoortFabriek(), van=vandaag())


def _ingevuld(form: BaseForm) -> dict[str, Any]:
    waarden = {form[naam].html_name: form[naam].value() for naam in form.fields}
    return {naam: "" if waarde in (None, False) else waarde for naam, waarde in waarden.items()}


def _adres(klant: Klant, vraag: str) -> str:
    return f"/diagnose/{klant.klantnummer}/werkplan/activiteit/?{vraag}"


@pytest.mark.eis("K-61")
def test_inkoop_bewaart_leverancier_belemmering_prijs_financier_en_aanvraag(
    als: Als, plan: Werkplan, bram: Medewerker, schulden: Belemmering
) -> None:
    client, adres = als(bram), _adres(plan.klant, "instrument=eigen&soort=inkoop")
    leeg = client.post(adres, _ingevuld(client.get(adres).context["form"]))
    assert leeg.status_code == 422
    for melding in ("welke belemmering", "bij wie het is ingekocht", "Vul de prijs in", "aangevraagd"):
        assert melding in tekst(leeg)
    velden = {
        **_ingevuld(leeg.context["form"]),
        "omschrijving": "Budgetcoach",
        "uitvoerder": bram.partner.pk,
        "financier": bram.partner.pk,
        "begin": f"{vandaag():%d-%m-%Y}",
        "leverancier": "Bureau Balans",
        "prijs": "1.250,50",
        "aangevraagd_op": f"{vandaag() - DAG:%d-%m-%Y}",
        "belemmering": schulden.pk,
    }
    assert client.post(adres, velden).status_code == 302
    stap = Activiteit.objects.get(omschrijving="Budgetcoach")
    assert (stap.soort, stap.leverancier, stap.prijs) == (Soort.INKOOP, "Bureau Balans", Decimal("1250.50"))
    assert (stap.belemmering, stap.financier, stap.aangevraagd_op, stap.begin) == (
        schulden,
        bram.partner,
        vandaag() - DAG,
        vandaag(),
    )


@pytest.mark.eis("K-70")
def test_additioneel_werk_kan_niet_zonder_einde_en_leerdoel(plan: Werkplan, bram: Medewerker) -> None:
    with pytest.raises(ValidationError) as fout:
        zet_in_plan(plan, bram, "Leerbaan", soort=Soort.ADDITIONEEL)
    assert set(fout.value.message_dict) == {"einde", "leerdoel"}
    stap = zet_in_plan(
        plan, bram, "Leerbaan", soort=Soort.ADDITIONEEL, einde=vandaag() + 90 * DAG, leerdoel="Op tijd komen"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Activiteit.objects.filter(pk=stap.pk).update(leerdoel="")


@pytest.mark.eis("K-51")
def test_een_stap_heeft_alleen_wat_bij_haar_soort_hoort(plan: Werkplan, bram: Medewerker) -> None:
    with pytest.raises(ValidationError) as fout:
        zet_in_plan(plan, bram, "Leerbaan", soort=Soort.ADDITIONEEL, prijs=Decimal(0), leverancier="Bureau")
    assert set(fout.value.message_dict) == {"einde", "leerdoel", "prijs", "leverancier"}
    assert "Dit hoort niet bij" in fout.value.message_dict["prijs"][0]
    with pytest.raises(NietToegestaan, match="De soort van") as anders:
        zet_in_plan(plan, bram, "Cursus", soort=Soort.IRO, instrument=maak_instrument("cursus"))
    assert anders.value.veld == "soort"


@pytest.mark.eis("K-60")
def test_een_opstapje_laat_de_klant_beschikbaar_voor_werk(plan: Werkplan, bram: Medewerker) -> None:
    clientbeeld.werk_bij(plan.klant, bemiddelbaar=True, route="A")
    opstapje = maak_instrument("opstapje", soort=Soort.OPSTAPJE)
    zet_in_plan(plan, bram, "Computercursus", instrument=opstapje)
    oud = bevestig(plan, bram)
    voortgang.zet(activiteit=oud.activiteiten.get(soort="opstapje"), stap=Stap.START, door=bram)
    beeld = Clientbeeld.objects.get(klant=plan.klant)
    assert (beeld.bemiddelbaar, beeld.route) == (True, "A")


@pytest.mark.eis("K-57")
@pytest.mark.parametrize("soort", [Soort.IRO, Soort.PGB, Soort.ADVISEUR])
def test_de_klant_kan_de_dienst_zelf_kiezen(als: Als, plan: Werkplan, bram: Medewerker, soort: str) -> None:
    instrument = maak_instrument(f"hulp-{soort}", soort=soort, kolom="uwv")
    client, adres = als(bram), _adres(plan.klant, f"instrument={instrument.code}")
    velden = {**_ingevuld(client.get(adres).context["form"]), "begin": f"{vandaag():%d-%m-%Y}"}
    assert client.post(adres, {**velden, "gekozen_door_klant": "on"}).status_code == 302
    stap = Activiteit.objects.get(instrument=instrument)
    assert (stap.soort, stap.gekozen_door_klant) == (soort, True)
    assert "Gekozen door de klant" in tekst(client.get(f"/diagnose/{plan.klant.klantnummer}/werkplan/"))


@pytest.mark.eis("K-69")
def test_participatie_telt_apart(plan: Werkplan, bram: Medewerker) -> None:
    zet_in_plan(plan, bram, "Helpen in het buurthuis", soort=Soort.PARTICIPATIE)
    zet_in_plan(plan, bram, "Cursus")
    assert [stap.omschrijving for stap in Activiteit.objects.participatie()] == ["Helpen in het buurthuis"]


@pytest.mark.eis("K-52")
def test_een_instrument_van_een_andere_partner_gaat_in_een_handeling_in_het_plan(
    als: Als, plan: Werkplan, bram: Medewerker
) -> None:
    oud = bevestig(plan, bram)
    maak_instrument("schuldhulp", kolom="gemeente")
    client, adres = als(bram), _adres(oud.klant, "instrument=schuldhulp")
    pagina = client.get(adres)
    assert "U begint een nieuwe versie" in tekst(pagina)
    velden = {**_ingevuld(pagina.context["form"]), "begin": f"{vandaag():%d-%m-%Y}"}
    assert "Versie 2 van het werkplan is begonnen" in tekst(client.post(adres, velden, follow=True))
    nieuw = werkplannen.in_de_maak(oud.klant)
    assert nieuw is not None and nieuw.doel == oud.doel
    assert [stap.omschrijving for stap in nieuw.activiteiten.all()] == ["Zelf zoeken", "Schuldhulp"]
    assert werkplannen.geldend(oud.klant) == oud


@pytest.mark.eis("K-29")
def test_van_elke_lopende_activiteit_is_te_zien_wie_haar_uitvoert(
    plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    zet_in_plan(plan, bram, "Schuldhulp", uitvoerder=chaima.partner, medewerker=chaima)
    assert list(lopend.van(plan.klant)) == []
    bevestig(plan, bram)
    zaken = {zaak.wat: zaak.uitvoerder for zaak in lopend.van(plan.klant)}
    assert zaken == {
        "Zelf zoeken": str(bram.partner),
        "Schuldhulp": f"Chaima Klantmanager, {chaima.partner}",
    }


def test_de_medewerker_hoort_bij_wie_het_uitvoert_en_bij_de_locatie(
    plan: Werkplan, bram: Medewerker, chaima: Medewerker, dirk: Medewerker
) -> None:
    for wie, melding in ((chaima, "werkt niet bij"), (dirk, "werkt niet op")):
        with pytest.raises(NietToegestaan, match=melding):
            zet_in_plan(plan, bram, "Cursus", medewerker=wie)


def test_een_belemmering_van_een_ander_telt_niet(plan: Werkplan, bram: Medewerker) -> None:
    ander = Belemmering.objects.create(klant=KlantFabriek(), soort=BelemmeringSoortFabriek(), van=vandaag())
    with pytest.raises(NietToegestaan, match="andere klant"):
        zet_in_plan(plan, bram, "Cursus", belemmering=ander)


@pytest.mark.eis("K-63")
def test_een_belemmering_zonder_activiteit_valt_op(
    als: Als, plan: Werkplan, bram: Medewerker, schulden: Belemmering
) -> None:
    client, adres = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/"
    assert "Nog zonder activiteit Schulden" in tekst(client.get(adres))
    assert f"activiteit/?belemmering={schulden.pk}" in client.get(adres).content.decode()
    zet_in_plan(plan, bram, "Schuldhulp", belemmering=schulden)
    pagina = tekst(client.get(adres))
    assert "Nog zonder activiteit" not in pagina and "Neemt weg: schulden" in pagina


@pytest.mark.eis("K-53")
def test_wat_tegelijk_loopt_staat_naast_elkaar_in_de_tijd(
    als: Als, plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    zet_in_plan(plan, bram, "Schuldhulp", uitvoerder=chaima.partner, einde=vandaag() + 60 * DAG)
    balk = als(bram).get(f"/diagnose/{plan.klant.klantnummer}/werkplan/").context["tijdbalk"]
    assert [punt.activiteit.omschrijving for punt in balk.balken] == ["Zelf zoeken", "Schuldhulp"]
    assert balk.partners == 2
    eerste, tweede = (punt.vakken for punt in balk.balken)
    assert eerste[0] == tweede[0] and eerste[0].nu is not None and eerste[0].breed > 0


def test_een_lange_reeks_past_op_een_jaar(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    zet_in_plan(plan, bram, "Lang geleden", begin=vandaag() - 360 * DAG, einde=vandaag() - 330 * DAG)
    zet_in_plan(plan, bram, "Opleiding", einde=vandaag() + 1500 * DAG)
    balk = als(bram).get(f"/diagnose/{plan.klant.klantnummer}/werkplan/").context["tijdbalk"]
    assert len(balk.maanden) == 12
    assert [punt.activiteit.omschrijving for punt in balk.balken] == ["Zelf zoeken", "Opleiding"]


@pytest.mark.eis("K-23")
def test_de_gemeente_bepaalt_welke_terreinen_een_arrangement_heeft(
    als: Als, plan: Werkplan, bram: Medewerker
) -> None:
    maak_instrument("ggz", domein="zorg")
    maak_instrument("werkmap", domein="werk")
    gemeente = Ketenpartner.objects.get(code="gemeente-apeldoorn")
    adres = _adres(plan.klant, "")
    assert "Ggz" in tekst(als(bram).get(adres))
    instellingen.zet(code="domeinen", gebied=gemeente, waarde=["werk", "inkomen"])
    pagina = tekst(als(bram).get(adres))
    assert "Werkmap" in pagina and "Ggz" not in pagina


@pytest.mark.eis("K-84")
def test_wat_de_locatie_nu_niet_heeft_is_grijs_met_de_reden(
    als: Als, plan: Werkplan, bram: Medewerker, mila: Medewerker
) -> None:
    instrument = maak_instrument("scholing")
    adres = f"/diagnose/instrumenten/{instrument.code}/beperken/"
    velden = _ingevuld(als(mila).get(adres).context["form"])
    velden |= {"geldig_van": f"{vandaag():%d-%m-%Y}", "reden": "Het budget is op."}
    assert als(mila).post(adres, velden).status_code == 302
    pagina = tekst(als(bram).get(_adres(plan.klant, "")))
    assert "nu niet beschikbaar Het budget is op." in pagina and "Kies : Scholing" not in pagina
    with pytest.raises(NietToegestaan, match="Het budget is op"):
        zet_in_plan(plan, bram, "Cursus", instrument=instrument)
    (beperking,) = beperkingen.geldend(instrument, plan.klant.locatie)
    als(mila).post(f"/diagnose/instrumenten/{instrument.code}/beschikbaar/{beperking.pk}/")
    zet_in_plan(plan, bram, "Cursus", instrument=instrument)


def test_een_andere_locatie_merkt_niets_van_een_beperking(
    als: Als, plan: Werkplan, bram: Medewerker, gouda: Locatie
) -> None:
    beperkingen.meld(
        instrument=maak_instrument("scholing"),
        locatie=gouda,
        reden="Op.",
        geldig_van=vandaag(),
        geldig_tot=None,
        alleen_jongeren=False,
        door=MedewerkerFabriek(naam="Mo Manager", rollen=["mt_lid"], locaties=[gouda]),
    )
    assert "Kies : Scholing" in tekst(als(bram).get(_adres(plan.klant, "")))


def test_een_nieuwe_versie_neemt_alles_van_een_stap_mee(
    plan: Werkplan, bram: Medewerker, schulden: Belemmering
) -> None:
    zet_in_plan(
        plan,
        bram,
        "Budgetcoach",
        soort=Soort.INKOOP,
        leverancier="Bureau Balans",
        prijs=Decimal(900),
        aangevraagd_op=vandaag(),
        belemmering=schulden,
        medewerker=bram,
        gekozen_door_klant=True,
    )
    oud = bevestig(plan, bram)
    voortgang.zet(activiteit=oud.activiteiten.get(soort="inkoop"), stap=Stap.START, door=bram)
    nieuw = werkplannen.maak(klant=oud.klant, door=bram, doel="Werk")
    van, naar = oud.activiteiten.get(soort="inkoop"), nieuw.activiteiten.get(soort="inkoop")
    for veld in (
        "leverancier",
        "prijs",
        "aangevraagd_op",
        "belemmering",
        "medewerker",
        "gekozen_door_klant",
        "besloten_op",
        "gestart_op",
    ):
        assert getattr(naar, veld) == getattr(van, veld), veld
    assert naar.gestart_op == naar.besloten_op == vandaag()


def test_een_onbekende_soort_in_het_adres_is_een_gewone_activiteit(
    als: Als, plan: Werkplan, bram: Medewerker
) -> None:
    form = als(bram).get(_adres(plan.klant, "instrument=eigen&soort=gratis-geld")).context["form"]
    assert form.soort == "dienst" and "prijs" not in form.fields


def test_een_plan_met_veel_stappen_kost_evenveel_vragen(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    client, adres = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/"
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    for nummer in range(2):
        zet_in_plan(
            plan, bram, f"Stap {nummer}", uitvoerder=gemeente, instrument=maak_instrument(f"i{nummer}")
        )
    weinig = vragen(client, adres)
    for nummer in range(2, 14):
        zet_in_plan(
            plan, bram, f"Stap {nummer}", uitvoerder=gemeente, instrument=maak_instrument(f"i{nummer}")
        )
    assert vragen(client, adres) == weinig
