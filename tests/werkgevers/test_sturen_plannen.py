"""The market plan, an accountmanager's day, data of others, pools, projects and the employer team."""

import datetime
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from keten.models import Invoerbestand, Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import TeamFabriek
from tests.fabriek.plaatsingen import LeveringsafspraakFabriek, MarktplanFabriek
from tests.fabriek.werkgevers import (
    BeroepFabriek,
    SectorFabriek,
    VacatureFabriek,
    WerkgeverFabriek,
    ZoekprofielFabriek,
)
from tests.pagina import tekst
from tests.werkgevers.formulierpost import verstuur
from werkgevers import dagoverzicht, marktplannen, marktplanregels, poolen, projecten
from werkgevers.models import (
    Arbeidsmarktbestand,
    Marktplan,
    Plaatsing,
    Pool,
    Project,
    Streefcijfer,
    Werkgever,
)

DAG = datetime.timedelta(days=1)


@pytest.mark.eis("W-39")
def test_het_plan_telt_pas_als_het_mt_het_vaststelt(
    als: Als, mt: Medewerker, els: Medewerker, apeldoorn: Locatie, werkgever: Werkgever
) -> None:
    zorg = SectorFabriek()
    for _ in range(6):
        ZoekprofielFabriek(klant__locatie=apeldoorn)
    client = als(mt)
    verstuur(client, "marktplan_nieuw", jaar=vandaag().year, toelichting="Zorg eerst")
    plan = Marktplan.objects.get()
    assert "Zet eerst minstens een sector" in tekst(verstuur(client, "marktplan_vaststellen", plan.pk))
    regel = {"sector": zorg.pk, "prioriteit": 1, "contacten": 40, "waarom": "Veel aanbod"}
    pagina = tekst(verstuur(client, "marktplan_sector", plan.pk, **regel))
    assert "Veel aanbod" in pagina
    assert "6" in pagina and "0 van 40" in pagina
    assert marktplanregels.prioriteiten(apeldoorn) == {}
    verstuur(client, "marktplan_vaststellen", plan.pk)
    assert marktplanregels.prioriteiten(apeldoorn) == {zorg.pk: 1}
    vast = plan.regels.get()
    assert "Dit plan is vastgesteld" in tekst(verstuur(client, "marktplan_sector_weg", vast.pk))
    lijst = tekst(als(els).get(reverse("werkgevers:marktplan")))
    assert "Weer concept maken" not in lijst and "Veel aanbod" in lijst


@pytest.mark.eis("W-39")
def test_de_dag_van_de_accountmanager_begint_met_te_laat_en_dan_de_sectoren_van_het_plan(
    als: Als, els: Medewerker, mt: Medewerker, werkgever: Werkgever, apeldoorn: Locatie
) -> None:
    bouw = SectorFabriek(code="f", naam="Bouwnijverheid")
    bouwer = WerkgeverFabriek(locatie=apeldoorn, naam="Bouwbedrijf", sector=bouw)
    plan = MarktplanFabriek(locatie=apeldoorn)
    marktplannen.zet_sector(plan=plan, sector=bouw, prioriteit=1, contacten=1, door=mt)
    marktplannen.stel_vast(plan=plan, door=mt)
    for wie, wat, dagen in (
        (werkgever, "Zorg morgen", 1),
        (bouwer, "Bouw later", 3),
        (werkgever, "Laat", -2),
    ):
        LeveringsafspraakFabriek(
            werkgever=wie, wat=wat, verantwoordelijke=els, uiterlijk=vandaag() + dagen * DAG
        )
    client = als(els)
    pagina = tekst(client.get(reverse("werkgevers:mijn_dag")))
    assert pagina.index("Laat") < pagina.index("Bouw later") < pagina.index("Zorg morgen")
    assert "te laat" in tekst(client.get(reverse("werkgevers:blok_mijn_dag")))


@pytest.mark.eis("W-15", "W-16")
def test_op_de_dag_lopen_de_klok_voor_een_kandidaat_en_die_voor_bericht_los_van_elkaar(
    els: Medewerker, werkgever: Werkgever, apeldoorn: Locatie
) -> None:
    nu = timezone.now()
    velden = {"werkgever": werkgever, "locatie": apeldoorn, "ingevoerd_door": els}
    VacatureFabriek(titel="Bericht gaf ik al", gemeld_op=nu, vervulbaar=True, **velden)
    VacatureFabriek(titel="Kandidaat is er al", voorgedragen_op=nu, **velden)
    VacatureFabriek(titel="Beide klaar", gemeld_op=nu, vervulbaar=True, voorgedragen_op=nu, **velden)
    [klokken] = [blok for blok in dagoverzicht.lees(els, apeldoorn) if blok.titel == "Klokken"]
    assert {zaak.wat for zaak in klokken.zaken} == {
        "Nog geen kandidaat: Bericht gaf ik al",
        "Nog geen bericht: Kandidaat is er al",
    }


@pytest.mark.eis("W-33")
def test_tellingen_staan_naast_een_streefcijfer_dat_niet_hoeft(
    als: Als, mt: Medewerker, els: Medewerker, plaatsing: Plaatsing
) -> None:
    client = als(mt)
    kaal = tekst(client.get(reverse("werkgevers:resultaten")))
    assert "Er is geen streefcijfer. Dat hoeft ook niet." in kaal
    invoer = {"jaar": vandaag().year, "soort": "plaatsingen", "aantal": 40}
    verstuur(client, "streefcijfers", **invoer)
    client.post(
        reverse("werkgevers:streefcijfers"),
        {**invoer, "indiening": uuid.uuid4(), "aantal": 10, "medewerker": els.pk},
    )
    pagina = tekst(client.get(reverse("werkgevers:resultaten")))
    jaar_begon = plaatsing.begint_op.year == vandaag().year
    assert f"{int(jaar_begon)} in {vandaag().year}, het streefcijfer is 40" in pagina
    assert "van 10" in pagina
    verstuur(client, "streefcijfer_weg", Streefcijfer.objects.get(medewerker=els).pk)
    assert Streefcijfer.objects.count() == 1


@pytest.mark.eis("W-54", "W-40", "X-79")
def test_cijfers_van_anderen_staan_naast_de_onze_per_maand_en_per_jaar(
    als: Als, mt: Medewerker, els: Medewerker, werkgever: Werkgever, apeldoorn: Locatie
) -> None:
    VacatureFabriek(werkgever=werkgever)
    client, jaar = als(mt), vandaag().year
    regio, dag = apeldoorn.regio.naam, f"{vandaag():%d-%m-%Y}"
    kop = "regio;bron;peildatum;sector;jaar;maand;soort;aantal"
    goed = [
        f"{regio};RPA Oost;{dag};Q;{jaar};1;vacatures;1.250",
        f"{regio};RPA Oost;{dag};q;{jaar};;vacatures;9.000",
        f"{regio};RPA Oost;{dag};q;{jaar + 1};;verwachte-vraag;300",
    ]
    fout = [
        f"{regio};RPA Oost;{dag};Q;{jaar};1;vacatures;7",
        f"Twente;;31-12-2099;ZZ;20255;13;koeien;{'9' * 5000}",
        f"{regio};RPA Oost;{dag};Q;{jaar};2;verwachte-vraag;1",
    ]

    def lees(regels: list[str]) -> HttpResponse:
        bestand = SimpleUploadedFile("rpa.csv", "\n".join([kop, *regels]).encode())
        velden = {"indiening": str(uuid.uuid4()), "bestand": bestand}
        return client.post(reverse("keten:invoer_soort", args=["arbeidsmarktcijfers"]), velden)

    adres = lees([*goed, *fout]).url
    geladen = Invoerbestand.objects.get()
    assert {rij.nummer: [kolom for kolom, _ in rij.fouten] for rij in geladen.rijen.filter(stand="fout")} == {
        5: [""],
        6: ["regio", "bron", "peildatum", "sector", "soort", "jaar", "maand", "aantal"],
        7: ["maand"],
    }
    assert als(els).get(adres).status_code == 403
    klaar = client.post(adres, {"indiening": str(uuid.uuid4()), "actie": "inlezen"}, follow=True)
    assert "Ingelezen: 3 arbeidsmarktcijfers." in tekst(klaar)
    pagina = tekst(client.get(reverse("werkgevers:arbeidsmarkt")))
    assert f"1.250 januari {jaar}" in pagina and "9.000" not in pagina  # a month says more than its year
    assert "RPA Oost" in pagina and str(jaar + 1) in pagina
    assert "Al bekend 2" in tekst(client.get(lees(goed[:2]).url))
    nummer = Arbeidsmarktbestand.objects.get().pk
    vraag = tekst(client.get(reverse("werkgevers:arbeidsmarkt_intrekken", args=[nummer])))
    assert "niet terug te draaien" in vraag
    assert Arbeidsmarktbestand.objects.geldend().exists()
    client.post(f"{adres}terug/", {"indiening": str(uuid.uuid4())})
    assert "Er is nog geen bestand geladen." in tekst(client.get(reverse("werkgevers:arbeidsmarkt")))
    assert lees([*goed, *fout]).status_code == 302  # what was undone can come again
    verstuur(client, "arbeidsmarkt_intrekken", nummer)  # withdrawn already: this changes nothing
    assert not Arbeidsmarktbestand.objects.geldend().exists()


@pytest.mark.eis("W-39")
def test_vraag_en_aanbod_naast_elkaar_verbergt_kleine_aantallen(
    als: Als, els: Medewerker, apeldoorn: Locatie, werkgever: Werkgever
) -> None:
    kok = BeroepFabriek(code="kok", naam="Kok")
    for _ in range(2):
        ZoekprofielFabriek(klant__locatie=apeldoorn, beroepen=[kok])
    for _ in range(6):
        ZoekprofielFabriek(klant__locatie=apeldoorn)
    VacatureFabriek(werkgever=werkgever, plaatsen=9)
    client = als(els)
    pagina = tekst(client.get(reverse("werkgevers:vraag_en_aanbod")))
    assert "3 mensen te weinig" in pagina
    assert "minder dan 5" in pagina and "niet te zeggen" in pagina
    regio = client.get(reverse("werkgevers:vraag_en_aanbod"), {"breed": "regio", "sector": "q"})
    assert "3 mensen te weinig" in tekst(regio)


@pytest.mark.eis("W-44")
def test_een_pool_heeft_leden_en_wie_er_wanneer_is_uitgeleend(
    als: Als, els: Medewerker, werkgever: Werkgever, apeldoorn: Locatie
) -> None:
    ander = WerkgeverFabriek(locatie=apeldoorn, naam="Bakkerij Bol")
    client = als(els)
    verstuur(client, "pool_nieuw", naam="Technici", vorm="collegiaal", beheerder=els.pk)
    pool = Pool.objects.get()
    for bedrijf in (werkgever, ander):
        poolen.voeg_lid_toe(pool=pool, werkgever=bedrijf, van=vandaag() - 9 * DAG, door=els)
    invoer = {
        "persoon": "J.K., monteur",
        "van_werkgever": werkgever.pk,
        "naar_werkgever": ander.pk,
        "van": f"{vandaag() - 5 * DAG:%d-%m-%Y}",
    }
    pagina = tekst(verstuur(client, "pool_uitlenen", pool.pk, **invoer))
    assert "J.K., monteur Zorggroep De Linde Bakkerij Bol" in pagina
    dubbel = client.post(
        reverse("werkgevers:pool_uitlenen", args=[pool.pk]),
        {**invoer, "indiening": uuid.uuid4(), "persoon": "j.k., MONTEUR"},
    )
    assert "dan al uitgeleend" in tekst(dubbel)
    lid = pool.leden.get(werkgever=ander)
    assert "leent nog iemand uit of in" in tekst(verstuur(client, "pool_lid_weg", pool.pk, lid.pk))
    uitlening = pool.uitleningen.get()
    client.post(
        reverse("werkgevers:pool_terug", args=[pool.pk, uitlening.pk]),
        {"indiening": uuid.uuid4(), "op": f"{vandaag():%d-%m-%Y}"},
    )
    assert "is uit de pool" in tekst(verstuur(client, "pool_lid_weg", pool.pk, lid.pk))


@pytest.mark.eis("W-41")
def test_een_project_brengt_werkgevers_vacatures_deelnemers_en_resultaat_bijeen(
    als: Als, els: Medewerker, klant: Klant, werkgever: Werkgever
) -> None:
    vacature = VacatureFabriek(werkgever=werkgever)
    client = als(els)
    invoer = {
        "naam": "Haven aan het werk",
        "doel": "Tien mensen",
        "trekker": els.pk,
        "van": f"{vandaag():%d-%m-%Y}",
        "werkgevers": [werkgever.pk],
        "vacatures": [vacature.pk],
    }
    assert "Haven aan het werk" in tekst(verstuur(client, "project_nieuw", **invoer))
    project = Project.objects.get()
    deelname = projecten.laat_meedoen(project=project, klant=klant, door=els)
    with pytest.raises(Exception, match="doet al mee"):
        projecten.laat_meedoen(project=project, klant=klant, door=els)
    uit = client.post(
        reverse("werkgevers:project_uitkomst", args=[project.pk, deelname.pk]),
        {"indiening": uuid.uuid4(), "uitkomst": "werk"},
        follow=True,
    )
    assert "Marieke van der Velde" in tekst(uit) and "Zorggroep De Linde" in tekst(uit)
    assert klant.gebeurtenissen.filter(zin="Project Haven aan het werk: heeft werk gevonden.").exists()


@pytest.mark.eis("W-37", "W-38")
def test_het_werkgeversteam_toont_mensen_per_partner_diensten_en_wie_meedoet(
    als: Als, mt: Medewerker, els: Medewerker, mark: Medewerker, apeldoorn: Locatie
) -> None:
    team = TeamFabriek(naam="Werkgeversteam", locatie=apeldoorn, soort="werkgevers", leden=[els, mark])
    invoer = {"organisatie": "MKB Apeldoorn", "soort": "werkgevers", "van": f"{vandaag():%d-%m-%Y}"}
    pagina = tekst(verstuur(als(mt), "deelnemer_nieuw", team.pk, **invoer))
    assert "1 medewerker: Els Accountmanager" in pagina
    assert "MKB Apeldoorn" in pagina and "Nazorg na een plaatsing" in pagina
    verstuur(als(mt), "deelnemer_weg", team.deelnemers.get().pk)
    assert "MKB Apeldoorn" not in tekst(als(els).get(reverse("werkgevers:werkgeversteam")))
