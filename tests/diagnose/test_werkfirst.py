"""Work First: placed by one of four models, by the rules of the location, and followed (D-59 to D-67)."""

import datetime
import io
import uuid
import zipfile
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from diagnose import activiteiten, tasks, werkfirst, werkplannen
from diagnose.models import WerkFirstPlaatsing, WerkFirstRegels, WerkFirstStap, Werkplan
from diagnose.werkfirst import lijst, plaatsen, regels, stappen, verzuimen
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Locatie, Medewerker
from keten.rechten import RECHTEN, Recht, Rol
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import meenemen, taaklinks, tijdlijn, wijzigingen
from klanten.models import Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import (
    KetenpartnerFabriek,
    KlantFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
    UitkeringFabriek,
)
from tests.fabriek.diagnose import maak_instrument, maak_plan, zet_in_plan
from tests.fabriek.werkfirst import laad_werkfirst, laat_gelden, plaats
from tests.pagina import tekst
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
COACH = RECHTEN[Rol.WERKCOACH]
ZONDER_RISICO = frozenset(COACH - {Recht.RISICO})


@pytest.fixture(autouse=True)
def _modellen(db: None) -> None:
    laad_werkfirst()


def _formulier(**anders: Any) -> dict[str, Any]:
    begin, einde = vandaag(), vandaag() + 60 * DAG
    return {
        "indiening": str(uuid.uuid4()),
        "werkplek": "in",
        "betaling": "uitkering",
        "doel": "competenties",
        "bij": "De Werkplaats",
        "uren_per_week": "24",
        "begin": f"{begin:%d-%m-%Y}",
        "einde": f"{einde:%d-%m-%Y}",
        **anders,
    }


@pytest.mark.eis("D-59", "D-60", "D-61")
@pytest.mark.parametrize("route", ["A", "B"])
def test_een_model_vult_in_en_de_plaatsing_staat_als_stap_in_het_plan(
    als: Als, klant: Klant, chaima: Medewerker, route: str
) -> None:
    klant.beeld.route = route
    klant.beeld.save()
    plan, browser = maak_plan(klant, chaima), als(chaima)
    pad = reverse("diagnose:werkfirst_nieuw", args=[klant.klantnummer])
    keuze = tekst(browser.get(pad))
    for woord in ("Bemiddelingsmodel", "Loondienstmodel", "Stagemodel", "Werkplaatsmodel", "In loondienst"):
        assert woord in keuze
    form = browser.get(f"{pad}?model=loondienst").context["form"]
    assert (form["werkplek"].value(), form["betaling"].value()) == ("uit", "loon")
    fout = browser.post(f"{pad}?model=werkplaats", _formulier(betaling="loon", doel=""))
    assert fout.status_code == 422 and "Kies het doel" in tekst(fout)
    fout = browser.post(f"{pad}?model=werkplaats", _formulier(betaling="loon"))
    assert fout.status_code == 422 and "past niet bij het model" in tekst(fout)
    assert fout.context["form"]["bij"].value() == "De Werkplaats"
    goed = browser.post(f"{pad}?model=werkplaats", _formulier())
    (plaatsing,) = klant.werkfirstplaatsingen.all()
    assert goed.url == reverse("diagnose:werkfirst_plaatsing", args=[klant.klantnummer, plaatsing.pk])
    assert plan.activiteiten.get() == plaatsing.activiteit
    assert (
        plaatsing.activiteit.omschrijving == "Work First: werkplaatsmodel, 24 uur per week bij De Werkplaats"
    )
    with pytest.raises(NietToegestaan, match="Beëindig de plaatsing"):
        activiteiten.verwijder(activiteit=plaatsing.activiteit, door=chaima)


@pytest.mark.eis("D-60")
def test_geen_enkele_samenstelling_buiten_de_vier_modellen_komt_in_de_database(
    klant: Klant, chaima: Medewerker
) -> None:
    plaatsing = plaats(klant, chaima)
    mag = {("bemiddeling", "uit", "uitkering"), ("loondienst", "uit", "loon"), ("stage", "uit", "uitkering")}
    for model in ("bemiddeling", "loondienst", "stage", "werkplaats"):
        for plek in ("in", "uit"):
            for betaling in ("uitkering", "loon"):
                rij = WerkFirstPlaatsing.objects.filter(pk=plaatsing.pk)
                velden = {"model": model, "werkplek": plek, "betaling": betaling}
                if (model, plek, betaling) in mag | {("werkplaats", "in", "uitkering")}:
                    assert rij.update(**velden) == 1
                    continue
                with pytest.raises(IntegrityError), transaction.atomic():
                    rij.update(**velden)


@pytest.mark.eis("D-63", "D-64")
@pytest.mark.parametrize(
    ("code", "goed", "fout", "melding"),
    [
        ("alkmaar", [32], [31, 33], "32 uur per week"),
        ("den-bosch", [15, 40], [14, 41], "15 tot en met 40 uur"),
        ("", [1, 14, 40], [41], "1 tot en met 40 uur"),
    ],
)
def test_het_aantal_uren_volgt_de_regels_van_de_locatie(
    code: str, goed: list[int], fout: list[int], melding: str
) -> None:
    gekozen = WerkFirstRegels.objects.filter(code=code).first()
    for uren in goed:
        plaatsen._keur_uren(gekozen, uren)
    for uren in fout:
        with pytest.raises(NietToegestaan, match=melding):
            plaatsen._keur_uren(gekozen, uren)


@pytest.mark.eis("D-63")
def test_alkmaar_toont_32_uur_drie_maanden_en_verlengt_een_keer_met_drie(
    als: Als, klant: Klant, chaima: Medewerker, apeldoorn: Locatie
) -> None:
    laat_gelden("alkmaar", apeldoorn, chaima, vanaf=klant.aangemeld_op)
    maak_plan(klant, chaima)
    browser, nummer = als(chaima), klant.klantnummer
    pagina = browser.get(reverse("diagnose:werkfirst_nieuw", args=[nummer]) + "?model=stage")
    form, einde = pagina.context["form"], Duur.maanden(3).laatste_dag(vandaag())
    assert (form["uren_per_week"].value(), form["einde"].value()) == (32, einde)
    assert "Loon boven Uitkering" in tekst(pagina) and "minimumloon" in tekst(pagina)
    with pytest.raises(NietToegestaan, match="hoogstens tot en met"):
        plaats(klant, chaima, uren_per_week=32, einde=einde + DAG)
    plaatsing = plaats(klant, chaima, uren_per_week=32, einde=einde)
    pad, uiterlijk = (
        reverse("diagnose:werkfirst_verlengen", args=[nummer, plaatsing.pk]),
        Duur.maanden(3).laatste_dag(einde),
    )
    assert browser.get(pad).context["form"]["einde"].value() == uiterlijk
    te_lang = browser.post(pad, {"versie": plaatsing.versie, "einde": f"{uiterlijk + DAG:%d-%m-%Y}"})
    assert te_lang.status_code == 422 and "Verlengen kan hier tot en met" in tekst(te_lang)
    browser.post(pad, {"versie": plaatsing.versie, "einde": f"{uiterlijk:%d-%m-%Y}"})
    plaatsing.refresh_from_db()
    assert (plaatsing.einde, plaatsing.verlengd_van) == (uiterlijk, einde)
    with pytest.raises(NietToegestaan, match="al een keer verlengd"):
        plaatsen.verleng(plaatsing=plaatsing, versie=plaatsing.versie, einde=uiterlijk + DAG, door=chaima)
    with pytest.raises(VersieConflict):
        plaatsen.wijzig(plaatsing=plaatsing, versie=1, uren_per_week=32, bij="X", naast=None, door=chaima)


@pytest.mark.eis("D-63")
def test_na_twee_weken_zonder_werk_staat_de_verwijzing_een_keer_klaar(
    apeldoorn: Locatie, gouda: Locatie, chaima: Medewerker
) -> None:
    keuze = laat_gelden("alkmaar", apeldoorn, chaima, vanaf=vandaag() - 60 * DAG)
    wie = {
        dagen: KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - dagen * DAG, contactpersoon=chaima)
        for dagen in (13, 14, 61)
    }
    ver = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag(), beeld__route="B")
    werkt, geplaatst = (KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 20 * DAG) for _ in range(2))
    Situatie.objects.filter(klant=werkt).update(arbeid="werkend")
    plaats(geplaatst, chaima, uren_per_week=32)
    KlantFabriek(locatie=gouda, aangemeld_op=vandaag() - 20 * DAG)
    tasks.plan_werkfirststappen()
    taken = Taak.objects.filter(sleutel__startswith="werkfirststap:")
    assert {taak.klant for taak in taken} == {wie[14], ver}
    assert taken.get(klant=wie[14]).voor == chaima and "Work First" in taken.get(klant=ver).omschrijving
    assert stappen.plan_taken(op=vandaag()) == 0
    assert stappen.plan_taken(op=vandaag() + DAG) == 1
    keuze.delete()
    assert stappen.plan_taken(op=vandaag() + 30 * DAG) == 0
    regel = tijdlijn.lees(ver).get(zin__contains="Verwijs de klant")
    assert not regel.zichtbaar_voor_klant


@pytest.mark.django_db(transaction=True)
def test_de_nachtelijke_taak_twee_keer_tegelijk_maakt_elke_taak_een_keer(
    apeldoorn: Locatie, chaima: Medewerker
) -> None:
    laad_werkfirst()
    laat_gelden("alkmaar", apeldoorn, chaima, vanaf=vandaag() - 60 * DAG)
    for _ in range(8):
        KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 20 * DAG)
    gemaakt = tegelijk(*[lambda: stappen.plan_taken(op=vandaag())] * 2)
    assert sorted(gemaakt) == [0, 8]


@pytest.mark.eis("D-65")
def test_hilversum_plant_stappen_en_einddagen_vanaf_de_aanmelding(
    als: Als, apeldoorn: Locatie, chaima: Medewerker
) -> None:
    dag = datetime.date(2026, 1, 31)
    laat_gelden("hilversum", apeldoorn, chaima, vanaf=dag)
    klant = KlantFabriek(locatie=apeldoorn, aangemeld_op=dag, contactpersoon=chaima)
    gepland = [(stap.naam, stap.begin, stap.einde) for stap in stappen.plan(klant)]
    assert gepland == [
        ("Zoekperiode", dag, datetime.date(2026, 3, 30)),
        ("Wisselwerk Academie", datetime.date(2026, 3, 31), datetime.date(2026, 4, 20)),
        ("Volgende stap", datetime.date(2026, 4, 21), None),
    ]
    klant.beeld.route = "B"
    assert [stap.begin for stap in stappen.plan(klant)] == [dag, datetime.date(2026, 2, 21)]
    pagina = tekst(als(chaima).get(reverse("diagnose:werkfirst", args=[klant.klantnummer])))
    assert "Wisselwerk Academie" in pagina and "20 apr 2026" in pagina


@settings(max_examples=30, deadline=None)
@given(dag=st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 12, 31)))
def test_stappen_sluiten_op_elke_aanmelddag_op_elkaar_aan(dag: datetime.date) -> None:
    drie = [(0, 0, 2, 0), (2, 0, 0, 3), (2, 3, 0, 0)]
    reeks = [
        stappen._met_dagen(WerkFirstStap(na_maanden=m, na_weken=w, duur_maanden=dm, duur_weken=dw), dag)
        for m, w, dm, dw in drie
    ]
    assert reeks[0].begin == dag
    assert all(een.einde and een.einde + DAG == volgende.begin for een, volgende in pairwise(reeks))


@pytest.mark.eis("D-63")
def test_een_locatie_kiest_regels_vanaf_een_dag_en_twee_tegelijk_botsen_met_een_melding(
    als: Als, apeldoorn: Locatie, bram: Medewerker
) -> None:
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    mila = MedewerkerFabriek(naam="Mila Manager", partner=partner, rollen=["mt_lid"], locaties=[apeldoorn])
    alkmaar, bosch = (WerkFirstRegels.objects.get(code=code) for code in ("alkmaar", "den-bosch"))
    pad, browser = reverse("diagnose:werkfirst_regels_kiezen"), als(mila)
    velden = {"indiening": str(uuid.uuid4()), "regels": alkmaar.pk, "reden": "Het MT koos dit.", "gezien": ""}
    gisteren = browser.post(pad, {**velden, "vanaf": f"{vandaag() - DAG:%d-%m-%Y}"})
    assert gisteren.status_code == 422 and "Kies vandaag of een latere dag" in tekst(gisteren)
    goed = browser.post(pad, {**velden, "vanaf": f"{vandaag():%d-%m-%Y}"}, follow=True)
    assert "Loon boven Uitkering (Alkmaar) geldt vanaf" in tekst(goed)
    oud = {"locatie": apeldoorn, "vanaf": vandaag() + 9 * DAG, "reden": "Beter.", "door": mila}
    with pytest.raises(NietToegestaan, match="koos intussen"):
        regels.kies(regels=bosch, gezien=None, **oud)
    nu = apeldoorn.werkfirstkeuzes.get()
    regels.kies(regels=bosch, gezien=nu.pk, **oud)
    assert regels.geldend(apeldoorn, op=vandaag()) == alkmaar
    assert regels.geldend(apeldoorn, op=vandaag() + 9 * DAG) == bosch
    assert "Den Bosch" in tekst(als(bram).get(reverse("diagnose:werkfirst_regels")))


@pytest.mark.eis("D-62")
def test_zonder_bemiddeling_of_cursus_ernaast_staat_er_een_waarschuwing(
    als: Als, klant: Klant, chaima: Medewerker
) -> None:
    plan = maak_plan(klant, chaima)
    cursus = zet_in_plan(plan, chaima, "Sollicitatietraining")
    plaatsing, browser = plaats(klant, chaima), als(chaima)
    pad = reverse("diagnose:werkfirst_plaatsing", args=[klant.klantnummer, plaatsing.pk])
    assert "Er loopt geen bemiddeling of cursus naast" in tekst(browser.get(pad))
    wijzigen = reverse("diagnose:werkfirst_wijzigen", args=[klant.klantnummer, plaatsing.pk])
    velden = {"versie": plaatsing.versie, "bij": "De Werkplaats", "uren_per_week": 24, "naast": cursus.pk}
    browser.post(wijzigen, velden)
    pagina = tekst(browser.get(pad))
    assert "Er loopt geen bemiddeling" not in pagina and "Sollicitatietraining" in pagina
    vreemd = zet_in_plan(maak_plan(KlantFabriek(locatie=klant.locatie), chaima), chaima, "Van een ander")
    assert browser.post(wijzigen, {**velden, "versie": 2, "naast": vreemd.pk}).status_code == 422


@pytest.mark.eis("D-66")
def test_loondienst_meldt_een_mogelijk_recht_op_ww_aan_beide_partners(
    als: Als, klant: Klant, chaima: Medewerker, ineke: Medewerker, apeldoorn: Locatie
) -> None:
    uwv = KetenpartnerFabriek(code="uwv", kolom="uwv")
    consulent = MedewerkerFabriek(
        naam="Uwe Consulent", partner=uwv, rollen=["inkomensconsulent"], locaties=[apeldoorn]
    )
    plaatsing = plaats(klant, chaima, "loondienst")
    taken = Taak.objects.filter(sleutel__startswith=f"werkfirst:{plaatsing.pk}:ww:")
    assert {taak.voor for taak in taken} == {consulent, ineke}
    adressen = {taaklinks.adres(taak) for taak in taken}
    assert adressen == {reverse("diagnose:werkfirst", args=[klant.klantnummer])}
    assert "De Werkplaats" in tekst(als(ineke).get(adressen.pop()))
    assert tijdlijn.lees_als_klant(klant).filter(zin__contains="meetellen voor een WW-uitkering").exists()
    assert "recht op WW" in tekst(
        als(chaima).get(reverse("diagnose:werkfirst_plaatsing", args=[klant.klantnummer, plaatsing.pk]))
    )


@pytest.mark.eis("D-67")
def test_bij_ww_staat_dat_de_partners_het_oneens_zijn_en_het_kan_toch(
    als: Als, klant: Klant, chaima: Medewerker
) -> None:
    ww = RegimeFabriek(code="ww")
    UitkeringFabriek(klant=klant, regime=ww)
    middel = maak_instrument("work-first-stage")
    middel.regimestatussen.create(regime=ww, status="betwist", toelichting="UWV en regio's zijn het oneens.")
    maak_plan(klant, chaima)
    pad = reverse("diagnose:werkfirst_nieuw", args=[klant.klantnummer]) + "?model=stage"
    pagina = als(chaima).get(pad)
    assert "UWV en regio's zijn het oneens." in tekst(pagina)
    assert reverse("diagnose:instrument", args=["work-first-stage"]) in pagina.content.decode()
    als(chaima).post(pad, _formulier(werkplek="uit"))
    assert klant.werkfirstplaatsingen.get().activiteit.instrument == middel


@pytest.mark.eis("H-42", "D-61")
def test_handhaving_vraagt_een_grond_en_alleen_wie_risico_mag_beoordelen_ziet_het(
    als: Als, klant: Klant, chaima: Medewerker, apeldoorn: Locatie
) -> None:
    maak_plan(klant, chaima)
    pad = reverse("diagnose:werkfirst_nieuw", args=[klant.klantnummer])
    keuze = als(chaima).get(pad).content.decode()
    assert "?model=werkplaats&amp;doel=handhaving" in keuze
    zonder = als(chaima).post(f"{pad}?model=werkplaats", _formulier(doel="handhaving"))
    assert zonder.status_code == 422 and "vraagt een van de twee gronden" in tekst(zonder)
    plaatsing = plaats(klant, chaima, doel="handhaving", grond="niet_willer")
    teamleider = MedewerkerFabriek(naam="Tom", rollen=["teamleider"], locaties=[apeldoorn])
    klant.taken.create(
        locatie=apeldoorn,
        voor=teamleider,
        soort="contact",
        omschrijving="Bel",
        vervalt_op="2030-01-01T12:00Z",
    )
    eigen = reverse("diagnose:werkfirst_plaatsing", args=[klant.klantnummer, plaatsing.pk])
    assert "onttrekken aan re-integratie" in tekst(als(chaima).get(eigen))
    ander = als(teamleider)
    assert ander.get(eigen).status_code == 404
    for naam in ("werkfirst_plaatsingen", "werkfirst_resultaten"):
        assert "andhaving" not in tekst(ander.get(reverse(f"diagnose:{naam}")))
    assert klant.naam not in tekst(ander.get(reverse("diagnose:werkfirst_plaatsingen")))
    assert not list(lijst.kies(apeldoorn, {}, rechten=ZONDER_RISICO))
    with pytest.raises(ValidationError):
        plaats(KlantFabriek(locatie=apeldoorn), chaima, doel="competenties", grond="niet_willer")
    with meenemen.pak_in(klant) as bestand, zipfile.ZipFile(bestand) as pakket:
        mee = pakket.read("gegevens.json").decode()
    afspraak = {"zin__startswith": "Work First afgesproken"}
    assert tijdlijn.lees(klant, rechten=COACH).filter(**afspraak).exists()
    assert not tijdlijn.lees(klant, rechten=ZONDER_RISICO).filter(**afspraak).exists()
    assert tijdlijn.lees_als_klant(klant).filter(**afspraak).exists()
    regels_ = str(list(tijdlijn.lees(klant).values_list("zin", flat=True)))
    assert "werkplaatsmodel" in mee and "werkplaatsmodel" in regels_
    assert all(woord not in mee + regels_ for woord in ("niet_willer", "andhaving", "onttrekken"))
    bron = "diagnose.WerkFirstPlaatsingEvent"
    assert bron in {rij[1] for rij in wijzigingen.van(klant, rechten=COACH)}
    assert bron not in {rij[1] for rij in wijzigingen.van(klant, rechten=ZONDER_RISICO)}


@pytest.mark.eis("D-61")
def test_verzuim_wordt_geteld_en_wie_boven_de_norm_zit_valt_op(
    als: Als, klant: Klant, chaima: Medewerker, dirk: Medewerker, apeldoorn: Locatie
) -> None:
    plaatsing = plaats(klant, chaima, begin=vandaag() - 10 * DAG)
    pad, browser = (
        reverse("diagnose:werkfirst_plaatsing", args=[klant.klantnummer, plaatsing.pk]),
        als(chaima),
    )
    for dagen, afgemeld in ((1, ""), (2, ""), (3, "on")):
        dag = f"{vandaag() - dagen * DAG:%d-%m-%Y}"
        browser.post(pad, {"indiening": str(uuid.uuid4()), "dag": dag, "afgemeld": afgemeld})
    dubbel = browser.post(pad, {"indiening": str(uuid.uuid4()), "dag": f"{vandaag() - DAG:%d-%m-%Y}"})
    assert dubbel.status_code == 422 and "al verzuim vastgelegd" in tekst(dubbel)
    for dag in (vandaag() + DAG, vandaag() - 11 * DAG):
        with pytest.raises(NietToegestaan, match="Kies een dag van de plaatsing"):
            verzuimen.leg_vast(plaatsing=plaatsing, dag=dag, afgemeld=False, door=chaima)
    with pytest.raises(NietToegestaan, match="werkt niet op"):
        verzuimen.leg_vast(plaatsing=plaatsing, dag=vandaag(), afgemeld=False, door=dirk)
    assert not werkfirst.verzuim_boven_norm(apeldoorn).exists()
    derde = verzuimen.leg_vast(plaatsing=plaatsing, dag=vandaag(), afgemeld=False, door=chaima)
    assert [rij.verzuimdagen for rij in werkfirst.verzuim_boven_norm(apeldoorn)] == [3]  # type: ignore[attr-defined]
    assert "veel verzuim" in tekst(browser.get(reverse("diagnose:werkfirst_plaatsingen") + "?stand=verzuim"))
    terug = [klant.klantnummer, plaatsing.pk, derde.pk]
    browser.post(reverse("diagnose:werkfirst_verzuim_intrekken", args=terug))
    assert not werkfirst.verzuim_boven_norm(apeldoorn).exists()


@pytest.mark.eis("D-61")
def test_de_lijst_en_het_rapport_tellen_per_doel_en_model_met_vaste_kosten(
    als: Als, apeldoorn: Locatie, chaima: Medewerker, django_assert_num_queries: Any
) -> None:
    klanten = [KlantFabriek(locatie=apeldoorn, contactpersoon=chaima) for _ in range(4)]
    rijen = [
        plaats(een, chaima, model, begin=vandaag() - 14 * DAG, doel=doel)
        for een, model, doel in zip(
            klanten,
            ("stage", "stage", "werkplaats", "bemiddeling"),
            ("competenties", "clientdiagnose", "competenties", "competenties"),
            strict=True,
        )
    ]
    plaatsen.beeindig(plaatsing=rijen[0], versie=1, op=vandaag(), uitkomst="werk", door=chaima)
    with pytest.raises(NietToegestaan, match="eindigde op"):
        plaatsen.beeindig(
            plaatsing=WerkFirstPlaatsing.objects.get(pk=rijen[0].pk),
            versie=2,
            op=vandaag(),
            uitkomst="geen",
            door=chaima,
        )
    jaar = (vandaag() - 14 * DAG).year
    with django_assert_num_queries(2):
        per_doel = lijst.resultaten(apeldoorn, per="doel", jaar=jaar, rechten=COACH)
    eerste = per_doel[0]
    assert (eerste.geplaatst, eerste.loopt, eerste.klaar, eerste.werk, eerste.weken) == (3, 2, 1, 1, 2.0)
    assert [rij.geplaatst for rij in per_doel] == [3, 1, 0]
    per_model = lijst.resultaten(apeldoorn, per="model", jaar=jaar, rechten=COACH)
    assert [rij.geplaatst for rij in per_model] == [1, 0, 2, 1]
    browser, pad = als(chaima), reverse("diagnose:werkfirst_plaatsingen")
    assert len(browser.get(f"{pad}?model=stage&sorteer=-klant").context["pagina"]) == 2
    assert len(browser.get(f"{pad}?stand=klaar").context["pagina"]) == 1
    bestand = browser.get(reverse("diagnose:werkfirst_bewaren") + "?formaat=xlsx")
    blad = load_workbook(io.BytesIO(bestand.content)).active
    assert (
        blad is not None and blad.max_row == 5 and klanten[0].inzagen.filter(onderdeel="Work First").exists()
    )


def test_een_andere_locatie_komt_niet_bij_de_plaatsing_en_mag_niets(
    als: Als, klant: Klant, chaima: Medewerker, dirk: Medewerker, hanna: Medewerker
) -> None:
    plaatsing = plaats(klant, chaima)
    assert (
        als(dirk)
        .get(reverse("diagnose:werkfirst_plaatsing", args=[klant.klantnummer, plaatsing.pk]))
        .status_code
        == 404
    )
    for wie in (dirk, hanna):
        with pytest.raises(NietToegestaan):
            plaatsen.beeindig(plaatsing=plaatsing, versie=1, op=vandaag(), uitkomst="geen", door=wie)
    anders = KlantFabriek(locatie=klant.locatie)
    plan = werkplannen.maak(klant=anders, door=chaima, doel="Werk")
    with pytest.raises(NietToegestaan):
        plaats(anders, dirk)
    assert Werkplan.objects.get(pk=plan.pk).activiteiten.count() == 0


@pytest.mark.django_db(transaction=True)
def test_twee_coaches_tegelijk_geven_een_plaatsing(
    klant: Klant, chaima: Medewerker, bram: Medewerker
) -> None:
    laad_werkfirst()
    maak_plan(klant, chaima)
    uitkomsten = tegelijk(lambda: plaats(klant, chaima), lambda: plaats(klant, bram))
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == [
        "NietToegestaan",
        "WerkFirstPlaatsing",
    ]
    assert klant.werkfirstplaatsingen.count() == 1
