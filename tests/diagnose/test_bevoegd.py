"""Functions that decide about a client or set rules refuse who may not, whichever way they were called."""

import io
from types import SimpleNamespace as Iets
from typing import Any

import pytest
from django.utils import timezone

from diagnose import (
    aanleidingen,
    activiteiten,
    diagnosticeren,
    jongeren,
    kwadranten,
    overnemen,
    routeren,
    voortgang,
    voortgangschecks,
    werkplannen,
)
from diagnose.gereedschap import arrangementen, beperkingen, catalogus, plaatsen, regelvragen, regimes
from diagnose.kansen import arbeidsmarkttoets, tabellen, verkennen
from diagnose.medisch import adviseren
from diagnose.models import (
    Afname,
    Duogesprek,
    Herdiagnoseaanleiding,
    Instrumentbeperking,
    Jongerenarrangement,
    MedischAdvies,
    Methode,
    Regelvraag,
    Voortgangscheck,
    WerkFirstVerzuim,
)
from diagnose.regels import bewerken, concepten, simuleren
from diagnose.routes import duo, fasen, wijzen
from diagnose.toetsen import afnemen, beheren, klaarzetten
from diagnose.werkfirst import plaatsen as werkfirst
from diagnose.werkfirst import regels, verzuimen
from keten import bevoegd
from keten.fouten import RechtOntbreekt
from keten.models import Locatie, Medewerker, Regelconcept, Regelset, Regelversie
from keten.rechten import BUITENROLLEN, Recht, Rol, Rolverdeling
from keten.tijd import vandaag
from klanten.models import Belemmering, Clientbeeld, Klant
from tests.bevoegdheid import Handelingen, beslissers, laten_toe
from tests.fabriek import BelemmeringSoortFabriek, MedewerkerFabriek, RegimeFabriek
from tests.fabriek.diagnose import maak_instrument, maak_kanstabel, maak_plan, zet_in_plan
from tests.fabriek.toetsen import maak_toets
from tests.fabriek.werkfirst import laad_werkfirst, plaats
from werkgevers.models import Sector

BINNEN = {"kansen.tabellen.bewaar"}
"""What only a function that asks, or the demo, calls."""
VAN_NIEMANDS_LOCATIE = {
    "gereedschap.catalogus.voeg_instrument_toe",
    "gereedschap.regelvragen.beantwoord",
    "gereedschap.regimes.bevestig",
    "gereedschap.regimes.zeg",
}
"""What holds for a whole organisation or the whole country: the role decides, and no location."""


@pytest.fixture
def handelingen(klant: Klant, bram: Medewerker, chaima: Medewerker) -> Handelingen:
    """Every decision, each ready to be taken by somebody."""
    laad_werkfirst()
    plan = maak_plan(klant, chaima)
    stap = zet_in_plan(plan, chaima, "Cursus")
    plaatsing = plaats(klant, chaima, doel="handhaving", grond="niet_willer")
    over = Iets(klant=klant, klant_id=klant.pk)
    return {
        **_over_het_plan(klant, plan, stap, chaima),
        **_over_de_klant(klant, over, bram),
        **_over_werkfirst(klant, plaatsing, chaima),
        **_over_toetsen_en_adviezen(klant, bram),
        **_over_de_locatie(klant.locatie, bram),
        **_over_instrumenten(klant.locatie, bram),
    }


def _over_het_plan(klant: Klant, plan: Any, stap: Any, wie: Medewerker) -> dict[str, Any]:
    wat = {"omschrijving": "X", "uitvoerder": wie.partner, "financier": wie.partner, "begin": vandaag()}
    return {
        "werkplannen.maak": lambda door: werkplannen.maak(klant=klant, door=door, doel="X"),
        "werkplannen.wijzig": lambda door: werkplannen.wijzig(plan=plan, versie=1, door=door, doel="X"),
        "werkplannen.schrijf_verder": lambda door: werkplannen.schrijf_verder(klant=klant, door=door),
        "werkplannen.stel_voor": lambda door: werkplannen.stel_voor(plan=plan, door=door),
        "werkplannen.neem_terug": lambda door: werkplannen.neem_terug(plan=plan, door=door),
        "werkplannen.bevestig": lambda door: werkplannen.bevestig(
            plan=plan, versie=plan.versie, wijze="balie", door=door
        ),
        "activiteiten.voeg_activiteit_toe": lambda door: activiteiten.voeg_activiteit_toe(
            plan=plan, door=door, **wat
        ),
        "activiteiten.verplaats": lambda door: activiteiten.verplaats(
            activiteit=stap, omhoog=True, door=door
        ),
        "activiteiten.verwijder": lambda door: activiteiten.verwijder(activiteit=stap, door=door),
        "voortgang.zet": lambda door: voortgang.zet(activiteit=stap, stap=voortgang.Stap.START, door=door),
    }


def _over_de_klant(klant: Klant, over: Any, wie: Medewerker) -> dict[str, Any]:
    gezien: dict[str, Any] = {"gezien_advies": "A", "vorige": None, "besluit": "A", "reden": ""}
    check = Voortgangscheck.objects.create(klant=klant)
    gesprek = Duogesprek.objects.create(klant=klant, nodig=2, begonnen_door=wie)
    begeleid = Jongerenarrangement.objects.create(klant=klant, vorm="integratie", casemanager=wie)
    verzoek = Herdiagnoseaanleiding.objects.create(klant=klant, soort="verzoek", over="plan", tekst="Graag.")
    zag = {"motivatie": "", "zoekgedrag": ""}
    return {
        "diagnosticeren.bewaar": lambda door: diagnosticeren.bewaar(klant=klant, versie=0, door=door),
        "diagnosticeren.rond_deel1_af": lambda door: diagnosticeren.rond_deel1_af(
            klant=klant, versie=0, door=door
        ),
        "diagnosticeren.stel_vast": lambda door: diagnosticeren.stel_vast(klant=klant, versie=0, door=door),
        "kwadranten.beoordeel": lambda door: kwadranten.beoordeel(
            contact=over, kwadrant="Q1", waarneming="X", gezien="", door=door
        ),
        "jongeren.richt_in": lambda door: jongeren.richt_in(
            klant=klant, versie=0, door=door, begin=vandaag(), diensten={}
        ),
        "jongeren.sluit_af": lambda door: jongeren.sluit_af(arrangement=begeleid, door=door),
        "routeren.beantwoord": lambda door: routeren.beantwoord(
            klant=klant, erbij=[], eraf=[], startkwalificatie=True, door=door
        ),
        "routeren.kies": lambda door: routeren.kies(klant=klant, door=door, **gezien),
        "routeren.leg_vast": lambda door: routeren.leg_vast(
            klant=klant, door=door, methode=Methode.BESLISBOOM, **gezien
        ),
        "routes.duo.begin": lambda door: duo.begin(klant=klant, met=None, door=door),
        "routes.duo.oordeel": lambda door: duo.oordeel(
            gesprek=gesprek, route="A", woorden="X", door=door, **zag
        ),
        "routes.duo.besluit": lambda door: duo.besluit(gesprek=gesprek, door=door, **gezien, **zag),
        "routes.duo.laat_vervallen": lambda door: duo.laat_vervallen(gesprek=gesprek, reden="X", door=door),
        "voortgangschecks.beslis": lambda door: voortgangschecks.beslis(
            check=check, keuze="verder", reden="", door=door
        ),
        "aanleidingen.meld": lambda door: aanleidingen.meld(
            klant=klant, soort="oordeel", reden="X", door=door
        ),
        "aanleidingen.beantwoord": lambda door: aanleidingen.beantwoord(
            aanleiding=verzoek, antwoord="X", door=door
        ),
        "overnemen.neem_over": lambda door: overnemen.neem_over(
            overkomst=over, regime=Iets(), betaalt_mee=[], door=door
        ),
        "kansen.verkennen.besluit": lambda door: verkennen.besluit(
            klant=klant, beroep=None, gezien="", besluit="", reden="", in_diagnose=False, door=door
        ),
        "kansen.arbeidsmarkttoets.bewaar": lambda door: arbeidsmarkttoets.bewaar(
            klant=klant, groep=Iets(), door=door
        ),
    }


def _over_werkfirst(klant: Klant, plaatsing: Any, wie: Medewerker) -> dict[str, Any]:
    verzuim = WerkFirstVerzuim.objects.create(plaatsing=plaatsing, dag=vandaag(), afgemeld=True, door=wie)
    return {
        "werkfirst.plaatsen.plaats": lambda door: werkfirst.plaats(
            klant=klant, model=plaatsing.model, door=door, doel="competenties"
        ),
        "werkfirst.plaatsen.wijzig": lambda door: werkfirst.wijzig(
            plaatsing=plaatsing, versie=1, uren_per_week=24, bij="X", naast=None, door=door
        ),
        "werkfirst.plaatsen.verleng": lambda door: werkfirst.verleng(
            plaatsing=plaatsing, versie=1, einde=vandaag(), door=door
        ),
        "werkfirst.plaatsen.beeindig": lambda door: werkfirst.beeindig(
            plaatsing=plaatsing, versie=1, op=vandaag(), uitkomst="werk", door=door
        ),
        "werkfirst.verzuimen.leg_vast": lambda door: verzuimen.leg_vast(
            plaatsing=plaatsing, dag=vandaag(), afgemeld=True, door=door
        ),
        "werkfirst.verzuimen.trek_in": lambda door: verzuimen.trek_in(verzuim=verzuim, door=door),
        "werkfirst.regels.kies": lambda door: regels.kies(
            locatie=klant.locatie, regels=None, vanaf=vandaag(), reden="X", door=door, gezien=None
        ),
    }


def _over_toetsen_en_adviezen(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    toets = maak_toets()
    versie = toets.versies.get()
    eigen = toets.versies.create(nummer=2, locatie=klant.locatie, auteur=wie)
    afname = Afname.objects.create(klant=klant, toets=toets, toetsversie=versie, klaargezet_door=wie)
    soort = BelemmeringSoortFabriek(code="medisch", medisch=True)
    belemmering = Belemmering.objects.create(klant=klant, soort=soort, van=vandaag())
    advies = MedischAdvies.objects.create(
        klant=klant, belemmering=belemmering, gevraagd_door=wie, uiterlijk=timezone.now()
    )
    inhoud: dict[str, Any] = {"vragen": [], "regels": [], "uitkomsten": []}
    antwoord: dict[str, Any] = {"afname": afname, "versie": 1, "antwoorden": {}}
    return {
        "toetsen.afnemen.begin": lambda door: afnemen.begin(klant=klant, toets=toets, door=door),
        "toetsen.afnemen.beantwoord": lambda door: afnemen.beantwoord(door=door, **antwoord),
        "toetsen.afnemen.rond_af": lambda door: afnemen.rond_af(door=door, **antwoord),
        "toetsen.afnemen.trek_terug": lambda door: afnemen.trek_terug(afname=afname, door=door),
        "toetsen.klaarzetten.zet_klaar": lambda door: klaarzetten.zet_klaar(
            toets=toets, beelden=Clientbeeld.objects.all(), locatie=klant.locatie, door=door
        ),
        "toetsen.beheren.stel_vast": lambda door: beheren.stel_vast(
            toets=toets,
            locatie=klant.locatie,
            inhoud=inhoud,
            van=vandaag(),
            geldig_dagen=1,
            toelichting="X",
            gezien=0,
            door=door,
        ),
        "toetsen.beheren.trek_in": lambda door: beheren.trek_in(versie=eigen, reden="X", door=door),
        "medisch.adviseren.vraag_aan": lambda door: adviseren.vraag_aan(
            klant=klant, toegestaan=["gesprek"], wijze="gesprek", door=door
        ),
        "medisch.adviseren.trek_in": lambda door: adviseren.trek_in(advies=advies, door=door),
        "medisch.adviseren.geef": lambda door: adviseren.geef(
            advies=advies, versie=1, beschikbaar=False, vanaf=None, door=door
        ),
    }


def _over_de_locatie(locatie: Locatie, wie: Medewerker) -> dict[str, Any]:
    boom = {"feit": "leeftijd", "is": "kleiner", "waarde": 30}
    regelset = Regelset.objects.create(code="routering", naam="Route", soort="routering")
    versie = Regelversie.objects.create(regelset=regelset, nummer=1, boom=boom)
    concept = Regelconcept.objects.create(
        regelset=regelset, locatie=locatie, naam="X", boom=boom, gemaakt_door=wie
    )
    tabel = maak_kanstabel(Sector.objects.create(code="q", naam="Zorg"), locatie=locatie)
    nieuw: dict[str, Any] = {"gebied": "locatie", "van": vandaag(), "toelichting": "X", "gezien": versie.pk}
    csv = {"inhoud": io.BytesIO(b""), "locatie": locatie}
    return {
        "regels.bewerken.stel_vast": lambda door: bewerken.stel_vast(
            regelset=regelset, locatie=locatie, boom=boom, door=door, **nieuw
        ),
        "regels.bewerken.trek_in": lambda door: bewerken.trek_in(
            versie=versie, locatie=locatie, reden="X", door=door
        ),
        "regels.concepten.bewaar": lambda door: concepten.bewaar(
            regelset=regelset, locatie=locatie, naam="X", boom=boom, door=door
        ),
        "regels.concepten.leg_weg": lambda door: concepten.leg_weg(concept=concept, door=door),
        "regels.concepten.stel_vast": lambda door: concepten.stel_vast(
            concept=concept, versie=1, door=door, **nieuw
        ),
        "regels.simuleren.simuleer": lambda door: simuleren.simuleer(
            regelset=regelset, boom=boom, locatie=locatie, op=vandaag(), door=door
        ),
        "routes.wijzen.leg_voorwaarde_vast": lambda door: wijzen.leg_voorwaarde_vast(
            locatie=locatie, soort="x", stand="x", toelichting="", versie=0, door=door
        ),
        "routes.wijzen.schakel": lambda door: wijzen.schakel(
            locatie=locatie,
            wijze="duo",
            beoordelaars=1,
            andere_partner=False,
            reden="X",
            vorige=None,
            door=door,
        ),
        "routes.fasen.laad": lambda door: fasen.laad(door=door, **csv),
        "kansen.tabellen.laad": lambda door: tabellen.laad(
            naam="X", bron="X", voorbeeld=True, door=door, **csv
        ),
        "kansen.tabellen.trek_in": lambda door: tabellen.trek_in(tabel=tabel, door=door),
    }


def _over_instrumenten(locatie: Locatie, wie: Medewerker) -> dict[str, Any]:
    instrument = maak_instrument("cursus")
    regime = RegimeFabriek(code="ww")
    cel = instrument.regimestatussen.create(regime=regime, status="betwist")
    vraag = Regelvraag.objects.create(
        instrument=instrument, locatie=locatie, vraag="Mag dit?", gesteld_door=wie, uiterlijk=vandaag()
    )
    beperking = Instrumentbeperking.objects.create(
        instrument=instrument, locatie=locatie, reden="Op", geldig_van=vandaag(), gemeld_door=wie
    )
    periode: dict[str, Any] = {"geldig_van": vandaag(), "geldig_tot": None, "alleen_jongeren": False}
    wat: dict[str, Any] = {"status": "betwist", "aard": "onbekend", "toelichting": "", "wetsartikel": ""}
    return {
        "gereedschap.arrangementen.stel_in": lambda door: arrangementen.stel_in(
            locatie=locatie,
            kwadrant="Q1",
            contact_om_de_dagen=1,
            herdiagnose_na_maanden=1,
            portfolio=[],
            versie=0,
            door=door,
        ),
        "gereedschap.beperkingen.meld": lambda door: beperkingen.meld(
            instrument=instrument, locatie=locatie, reden="X", door=door, **periode
        ),
        "gereedschap.beperkingen.hef_op": lambda door: beperkingen.hef_op(beperking=beperking, door=door),
        "gereedschap.plaatsen.stel_in": lambda door: plaatsen.stel_in(
            instrument=instrument, locatie=locatie, aantal=3, versie=0, door=door
        ),
        "gereedschap.catalogus.voeg_instrument_toe": lambda door: catalogus.voeg_instrument_toe(
            door=door, naam="X"
        ),
        "gereedschap.catalogus.wijzig_instrument": lambda door: catalogus.wijzig_instrument(
            instrument=instrument, versie=1, door=door
        ),
        "gereedschap.catalogus.sluit": lambda door: catalogus.sluit(
            instrument=instrument, versie=1, na=vandaag(), door=door
        ),
        "gereedschap.catalogus.open_weer": lambda door: catalogus.open_weer(instrument=instrument, door=door),
        "gereedschap.regelvragen.stel": lambda door: regelvragen.stel(
            vraag="Mag dat?", door=door, locatie=locatie, instrument=instrument
        ),
        "gereedschap.regelvragen.beantwoord": lambda door: regelvragen.beantwoord(
            vraag=vraag, antwoord="Ja", bron="Wet", door=door
        ),
        "gereedschap.regimes.bevestig": lambda door: regimes.bevestig(
            instrument=instrument, regime=regime, bron="Wet", versie=1, door=door, **wat
        ),
        "gereedschap.regimes.zeg": lambda door: regimes.zeg(
            cel=cel, wie="UWV", kolom="uwv", mening="X", toelichting="", bron="", door=door
        ),
    }


@pytest.mark.eis("X-03")
@pytest.mark.parametrize("wie", ["elders met alle rechten", "hier zonder recht"])
def test_wie_niet_mag_beslist_nergens_over(
    wie: str, handelingen: Handelingen, apeldoorn: Locatie, gouda: Locatie
) -> None:
    assert beslissers("diagnose") <= handelingen.keys() | BINNEN
    if wie.startswith("hier"):
        door = MedewerkerFabriek(naam="Ad Auditor", rollen=["auditor"], locaties=[apeldoorn])
    else:
        rollen = [rol.value for rol in Rol if rol not in BUITENROLLEN]
        door = MedewerkerFabriek(naam="Dora Elders", rollen=rollen, locaties=[gouda])
        handelingen = {naam: doe for naam, doe in handelingen.items() if naam not in VAN_NIEMANDS_LOCATIE}
    assert laten_toe(handelingen, door) == []


@pytest.mark.eis("X-03", "W-35")
def test_de_weigering_zegt_waarom_en_volgt_de_verdeling_van_de_locatie(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker
) -> None:
    bevoegd.eis(bram, apeldoorn, Recht.DIAGNOSE)
    with pytest.raises(RechtOntbreekt, match="U werkt niet op Toonkamer Gouda"):
        bevoegd.eis(bram, gouda, Recht.DIAGNOSE)
    with pytest.raises(RechtOntbreekt, match="geen toegang toe: kandidaten zoeken"):
        bevoegd.eis(bram, apeldoorn, Recht.MATCHEN)
    apeldoorn.rolverdeling = Rolverdeling.IEDEREEN
    assert bevoegd.mag(bram, apeldoorn, Recht.MATCHEN)
