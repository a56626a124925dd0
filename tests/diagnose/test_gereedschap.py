"""The gereedschapskist of a location: own instruments, places, what it costs, and who uses what of whom."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.forms import BaseForm
from django.urls import reverse
from django.utils.formats import date_format

from diagnose import activiteiten, voortgang
from diagnose.gereedschap import aanbod_per_partner, catalogus, gebruik, plaatsen
from diagnose.models import (
    Activiteit,
    Instrument,
    Instrumentplaatsen,
    InstrumentRegime,
    Ketenarrangement,
    Werkplan,
)
from diagnose.voortgang import Stap
from keten import instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker, Termijnregel
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import clientbeeld
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, MedewerkerFabriek, RegimeFabriek
from tests.fabriek.diagnose import bevestig, maak_instrument, maak_plan, zet_in_plan
from tests.fabriek.plaatsingen import PlaatsingFabriek, SteunmaatregelFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
LIJST = "/diagnose/instrumenten/"


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


def _ingevuld(form: BaseForm, **anders: Any) -> dict[str, Any]:
    waarden = {form[naam].html_name: form[naam].value() for naam in form.fields}
    plat = {naam: getattr(waarde, "pk", waarde) for naam, waarde in waarden.items()}
    return {naam: "" if w is None or w is False else w for naam, w in plat.items()} | anders


def _zet_plaatsen(instrument: Instrument, locatie: Locatie, aantal: int) -> Instrumentplaatsen:
    return Instrumentplaatsen.objects.create(instrument=instrument, locatie=locatie, aantal=aantal)


@pytest.mark.eis("D-29", "D-30")
def test_een_partner_houdt_zijn_eigen_instrumenten_bij_en_een_ander_niet(
    als: Als, mila: Medewerker, bram: Medewerker, dirk: Medewerker
) -> None:
    landelijk = maak_instrument("taalles", kolom="gemeente", doelen=["leren"])
    InstrumentRegime.objects.create(instrument=landelijk, regime=RegimeFabriek(), status="betwist")
    scherm, adres = als(mila), "/diagnose/gereedschap/nieuw/?naar=taalles"
    assert als(bram).get(adres).status_code == 403
    form = scherm.get(adres).context["form"]
    fout = scherm.post(adres, _ingevuld(form, naam="", percentage="150", kosten="veel"))
    assert fout.status_code == 422 and "Vul de naam in." in tekst(fout)
    goed = _ingevuld(form, naam="Taalcafé", kosten="1.250,50", kosten_per="maand", duur_maanden="2")
    assert "staat in de gereedschapskist" in tekst(scherm.post(adres, goed, follow=True))
    eigen = Instrument.objects.get(naam="Taalcafé")
    assert (eigen.partner, eigen.kolom, eigen.bedrag) == (mila.partner, "gemeente", Decimal(2501))
    assert eigen.code == "taalcafe-gemeente-apeldoorn"
    assert eigen.regimestatussen.get().status == "betwist", "wat al vastlag, geldt ook voor de eigen versie"
    assert "Taalcafé" in tekst(als(bram).get(LIJST)) and "Taalcafé" not in tekst(als(dirk).get(LIJST))
    assert als(dirk).get(f"{LIJST}{eigen.code}/").status_code == 404
    wijzigen = f"{LIJST}{eigen.code}/wijzigen/"
    form = scherm.get(wijzigen).context["form"]
    catalogus.wijzig_instrument(instrument=eigen, versie=1, door=mila, contact="Balie 3")
    conflict = scherm.post(wijzigen, _ingevuld(form, contact="Balie 4"))
    assert conflict.status_code == 422 and "Balie 3" in tekst(conflict)
    assert scherm.get(f"{LIJST}taalles/wijzigen/").status_code == 403, "wat meekomt, is van iedereen"
    uwv = MedewerkerFabriek(naam="Mt Uwv", rollen=["mt_lid"])
    assert als(uwv).get(wijzigen).status_code == 403
    with pytest.raises(RechtOntbreekt):
        catalogus.sluit(instrument=eigen, versie=2, na=vandaag(), door=uwv)


@pytest.mark.eis("D-29")
def test_een_gesloten_instrument_blijft_in_plannen_en_kan_weer_open(
    als: Als, klant: Klant, mila: Medewerker, bram: Medewerker
) -> None:
    eigen = catalogus.voeg_instrument_toe(door=mila, naam="Taalcafé")
    plan = maak_plan(klant, bram)
    zet_in_plan(plan, bram, "Oefenen", instrument=eigen)
    scherm, adres = als(mila), f"{LIJST}{eigen.code}/sluiten/"
    form = scherm.get(adres).context["form"]
    gisteren = _ingevuld(form, na=f"{vandaag() - DAG:%d-%m-%Y}")
    assert "kan niet in het verleden liggen" in tekst(scherm.post(adres, gisteren))
    assert scherm.post(adres, _ingevuld(form, na=f"{vandaag():%d-%m-%Y}")).status_code == 302
    Instrument.objects.filter(pk=eigen.pk).update(geldig_van=vandaag() - 9 * DAG, geldig_tot=vandaag() - DAG)
    assert "Taalcafé" not in tekst(als(bram).get(LIJST))
    assert "Oefenen" in tekst(als(bram).get(f"/diagnose/{klant.klantnummer}/werkplan/"))
    with pytest.raises(NietToegestaan, match="niet \\(meer\\) in te zetten"):
        zet_in_plan(plan, bram, "Nog eens", instrument=eigen)
    assert "Open weer" in tekst(scherm.get(f"{LIJST}{eigen.code}/"))
    assert scherm.post(f"{LIJST}{eigen.code}/openen/").status_code == 302
    zet_in_plan(plan, bram, "Nog eens", instrument=eigen)


@pytest.mark.eis("D-29", "D-30")
def test_de_lijst_filtert_op_doel_en_vrije_plaatsen_en_gaat_mee_als_rekenblad(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker, apeldoorn: Locatie
) -> None:
    taal, stage = maak_instrument("taal", doelen=["leren"]), maak_instrument("stage", doelen=["ervaring"])
    scherm = als(mila)
    adres = f"{LIJST}stage/plaatsen/"
    form = scherm.get(adres).context["form"]
    assert scherm.post(adres, _ingevuld(form, aantal="-1")).status_code == 422
    assert scherm.post(adres, _ingevuld(form, aantal="1")).status_code == 302
    assert scherm.post(adres, _ingevuld(form, aantal="5")).status_code == 422, "een collega was eerder"
    zet_in_plan(maak_plan(klant, bram), bram, "Stage", instrument=stage)
    coach = als(bram)

    def namen(vraag: str) -> list[str]:
        return [rij[0].code for rij in coach.get(LIJST + vraag).context["rijen"]]

    assert namen("?doel=leren") == ["taal"] and namen("?vrij=on") == ["taal"]
    assert "vol" in tekst(coach.get(LIJST))
    bestand = coach.get("/diagnose/gereedschap/bewaren/?doel=ervaring&formaat=csv")
    koppen, regel = b"".join(bestand.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    gevonden = dict(zip(koppen.split(";"), regel.split(";"), strict=True))
    assert (gevonden["Plaatsen"], gevonden["Vrij"], gevonden["Waarvoor"]) == ("1", "0", "werkervaring opdoen")
    leeg = _ingevuld(scherm.get(adres).context["form"], aantal="")
    assert scherm.post(adres, leeg).status_code == 302 and namen("?vrij=on") == ["stage", "taal"]
    assert taal.plaatsen.count() == 0


@pytest.mark.eis("D-30")
def test_een_plaats_is_bezet_zolang_de_stap_in_een_plan_staat_en_komt_vrij(
    klant: Klant, bram: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    stage = maak_instrument("stage")
    _zet_plaatsen(stage, apeldoorn, 1)
    plan = maak_plan(klant, bram)
    stap = zet_in_plan(plan, bram, "Stage", instrument=stage)
    ander = maak_plan(KlantFabriek(locatie=apeldoorn), bram)
    with pytest.raises(NietToegestaan, match="plaatsen op deze locatie zijn bezet"):
        zet_in_plan(ander, bram, "Stage", instrument=stage)
    activiteiten.verwijder(activiteit=stap, door=bram)
    stap = zet_in_plan(ander, bram, "Stage", instrument=stage)
    assert plaatsen.bezetting(apeldoorn)[stage.pk].vol and plaatsen.bezetting(gouda) == {}
    bevestig(ander, bram)
    nieuw = Werkplan.objects.get(pk=ander.pk)
    assert plaatsen.bezetting(apeldoorn)[stage.pk].bezet == 1
    for gezet in (Stap.START, Stap.AFRONDEN):
        voortgang.zet(activiteit=nieuw.activiteiten.get(), stap=gezet, door=bram)
    assert not plaatsen.bezetting(apeldoorn)[stage.pk].vol


@pytest.mark.django_db(transaction=True)
@pytest.mark.eis("D-30")
def test_twee_coaches_krijgen_niet_allebei_de_laatste_plaats(
    klant: Klant, bram: Medewerker, chaima: Medewerker, apeldoorn: Locatie
) -> None:
    stage = maak_instrument("stage")
    _zet_plaatsen(stage, apeldoorn, 1)
    plannen = [(maak_plan(klant, bram), bram), (maak_plan(KlantFabriek(locatie=apeldoorn), chaima), chaima)]
    uitkomsten = tegelijk(
        *(
            lambda plan=plan, wie=wie: zet_in_plan(plan, wie, "Stage", instrument=stage)
            for plan, wie in plannen
        )
    )
    assert sorted(type(wat).__name__ for wat in uitkomsten) == ["Activiteit", "NietToegestaan"]
    assert Activiteit.objects.filter(instrument=stage).count() == 1


@pytest.mark.eis("D-34")
def test_een_duur_instrument_vraagt_een_afweging_en_een_recente_diagnose(
    als: Als, klant: Klant, bram: Medewerker, apeldoorn: Locatie
) -> None:
    duur = maak_instrument("duur", kolom="uwv", kosten=Decimal(500), kosten_per="maand", duur_maanden=6)
    instellingen.zet(code="instrument_afweging_vanaf", gebied=apeldoorn, waarde=2900)
    plan = maak_plan(klant, bram)
    scherm, adres = als(bram), f"/diagnose/{klant.klantnummer}/werkplan/activiteit/?instrument=duur"
    form = scherm.get(adres).context["form"]
    zonder = scherm.post(adres, _ingevuld(form, begin=f"{vandaag():%d-%m-%Y}"))
    assert zonder.status_code == 422 and "wat u ervan verwacht" in tekst(zonder)
    goed = _ingevuld(form, begin=f"{vandaag():%d-%m-%Y}", opbrengst="Dan kan zij direct aan het werk.")
    assert "niet ouder is dan 180 dagen" in tekst(scherm.post(adres, goed))
    clientbeeld.werk_bij(klant, diagnose_op=vandaag() - 181 * DAG)
    assert "niet ouder is dan 180 dagen" in tekst(scherm.post(adres, goed))
    clientbeeld.werk_bij(klant, diagnose_op=vandaag() - 180 * DAG)
    assert scherm.post(adres, goed).status_code == 302
    assert plan.activiteiten.get().opbrengst == "Dan kan zij direct aan het werk."
    assert "Afweging: Dan kan zij" in tekst(scherm.get(f"/diagnose/{klant.klantnummer}/werkplan/"))
    instellingen.zet(code="instrument_afweging_vanaf", gebied=apeldoorn, waarde=3000, versie=1)
    assert "opbrengst" not in scherm.get(adres).context["form"].fields, "precies de grens vraagt niets"
    assert duur.bedrag == 3000


@pytest.mark.eis("D-35")
def test_een_loonkostensubsidie_bewaart_percentage_en_rekent_de_laatste_dag_uit(
    als: Als, klant: Klant, bram: Medewerker
) -> None:
    subsidie = maak_instrument("subsidie", percentage=50, duur_maanden=6)
    plan = maak_plan(klant, bram)
    begin = vandaag().replace(day=1)
    stap = zet_in_plan(plan, bram, "Baan met subsidie", instrument=subsidie, begin=begin)
    maand = (begin.month + 5) % 12 + 1
    eerste_erna = begin.replace(year=begin.year + (begin.month > 6), month=maand)
    assert (stap.percentage, stap.einde) == (50, eerste_erna - DAG)
    eigen = zet_in_plan(plan, bram, "Korter", instrument=subsidie, einde=vandaag() + DAG)
    assert eigen.einde == vandaag() + DAG, "een eigen laatste dag blijft staan"
    Instrument.objects.update(percentage=30)
    assert "50% vergoeding tot en met" in tekst(als(bram).get(f"/diagnose/{klant.klantnummer}/werkplan/"))


@pytest.mark.eis("D-35")
def test_de_subsidie_uit_het_plan_staat_bij_de_plaatsing_klaar_met_haar_laatste_dag(
    als: Als, klant: Klant, bram: Medewerker, els: Medewerker
) -> None:
    subsidie = maak_instrument("gesubsidieerd", percentage=50, duur_maanden=6)
    maatregel = SteunmaatregelFabriek()
    begin = datetime.date(vandaag().year, vandaag().month, 1)
    plaatsing = PlaatsingFabriek(klant=klant, vacature__locatie=klant.locatie, begint_op=begin)
    scherm, adres = als(els), reverse("werkgevers:plaatsing", args=[plaatsing.pk])
    tot = Duur.maanden(6).laatste_dag(begin) - DAG
    loopt = f"tot en met {date_format(tot, 'j F Y')}"
    kist = tekst(scherm.get(adres))
    assert "Gesubsidieerd, 50% van het loon voorstel Uit de gereedschapskist." in kist and loopt in kist

    plan = maak_plan(klant, bram)
    zet_in_plan(plan, bram, "Baan met subsidie", instrument=subsidie, begin=begin - 40 * DAG)
    bevestig(plan, bram)
    Instrument.objects.update(percentage=30)  # what was agreed with the client stays
    uit_plan = scherm.get(adres)
    assert "Baan met subsidie, 50% van het loon voorstel Uit het werkplan." in tekst(uit_plan)
    assert "gereedschapskist" not in tekst(uit_plan)

    [voorstel] = uit_plan.context["voorstellen"]
    erbij = f"{reverse('werkgevers:steun_nieuw', args=[plaatsing.pk])}?voorstel={voorstel.subsidie.sleutel}"
    form = scherm.get(erbij).context["form"]
    assert not scherm.get(f"{erbij}9").context["form"].initial
    ingevuld = {naam: form[naam].value() for naam in form.fields}
    dagen = {naam: f"{ingevuld[naam]:%d-%m-%Y}" for naam in ("begint_op", "eindigt_op")}
    na = tekst(scherm.post(erbij, ingevuld | dagen, follow=True))
    steun = plaatsing.steun.get()
    assert (steun.maatregel, steun.percentage, steun.eindigt_op) == (maatregel, 50, tot)
    assert loopt in na and "Uit het werkplan." in na and "voorstel" not in na.split("Hulp en subsidie")[1]
    dossier = reverse("werkgevers:klantplaatsing", args=[klant.klantnummer, plaatsing.pk])
    assert f"50% van het loon, {loopt}" in tekst(als(bram).get(dossier))


@pytest.mark.eis("D-33")
def test_een_rapport_zegt_hoe_vaak_partners_elkaars_instrumenten_gebruiken(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker, apeldoorn: Locatie
) -> None:
    kolommen = {naam: maak_instrument(naam or "los", kolom=naam) for naam in ("uwv", "gemeente", "cwi", "")}
    plan = maak_plan(klant, bram)
    for kolom in ("uwv", "gemeente", "gemeente", "cwi", ""):
        zet_in_plan(plan, bram, f"Stap {kolom}", instrument=kolommen[kolom])
    scherm, adres = als(mila), "/diagnose/gereedschap/gebruik/"
    assert "nog niets" in tekst(scherm.get(adres)), "wat nog niet is afgesproken, telt niet"
    plan = bevestig(plan, bram)
    plan.activiteiten.update(besloten_op=vandaag())
    (uwv,) = [rij for rij in gebruik.per_partner(apeldoorn, periode="jaar") if rij.kolom == "uwv"]
    assert (uwv.eigen, uwv.van_anderen, uwv.van_niemand, uwv.aandeel) == (1, 3, 1, 75)
    assert "75% van de stappen" in tekst(scherm.get(adres))
    assert als(bram).get(adres).status_code == 403
    bestand = scherm.get(f"{adres}bewaren/?formaat=csv&periode=kwartaal")
    regels = b"".join(bestand.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert any(regel.startswith("UWV;") and regel.endswith(";1;75.0") for regel in regels)


@pytest.mark.eis("D-21")
def test_het_aanbod_van_een_locatie_noemt_elke_partner_ook_wie_niets_biedt(apeldoorn: Locatie) -> None:
    uwv, weg = (
        maak_instrument("iro", kolom="uwv"),
        maak_instrument("oud", kolom="cwi", geldig_tot=vandaag() - DAG),
    )
    elders = maak_instrument(
        "elders", kolom="gemeente", partner=KetenpartnerFabriek(code="gemeente-gouda", kolom="gemeente")
    )
    arrangement = Ketenarrangement.objects.create(
        kwadrant="Q1", contact_om_de_dagen=7, herdiagnose_na_maanden=3
    )
    arrangement.portfolio.set([uwv, weg, elders, maak_instrument("los")])
    aanbod = {
        rij.partner.kolom: [punt.code for punt in rij.instrumenten] for rij in aanbod_per_partner(apeldoorn)
    }
    assert aanbod == {"cwi": [], "uwv": ["iro"], "gemeente": []}
