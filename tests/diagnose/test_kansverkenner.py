"""The kansverkenner for the professional and for the client, and whether predictions came true."""

import datetime

import pytest
from django.urls import reverse

from diagnose.kansen import verkennen, voorspelkracht
from diagnose.models import Afname, Banenverkenning, Diagnose
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant, Uitstroom
from tests.conftest import Als
from tests.fabriek import KlantFabriek, RegimeFabriek, UitkeringFabriek, maak_klanten
from tests.fabriek.diagnose import maak_kansmeting
from tests.fabriek.toetsen import maak_toets, oude_uitslag
from tests.fabriek.werkgevers import BeroepFabriek, SectorFabriek, VacatureFabriek, ZoekprofielFabriek
from tests.pagina import tekst, vragen
from werkgevers.models import Beroep, Vacatureeis

DAG = datetime.timedelta(days=1)


@pytest.fixture
def beroep(klant: Klant, bram: Medewerker) -> Beroep:
    """What Marieke of bram's caseload looks for: six places are open, and she is the only one."""
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram)
    beroep: Beroep = BeroepFabriek(naam="Verzorgende", sector=SectorFabriek(code="q", naam="Zorg"))
    ZoekprofielFabriek(klant=klant, beroepen=[beroep])
    vacature = VacatureFabriek(beroep=beroep, werkgever__locatie=klant.locatie, plaatsen=6)
    Vacatureeis.objects.create(vacature=vacature, soort="opleiding", opleiding="mbo")
    return beroep


@pytest.mark.eis("D-40")
def test_een_ander_besluit_dan_het_voorstel_vraagt_een_reden_en_komt_in_de_diagnose(
    klant: Klant, beroep: Beroep, bram: Medewerker, dirk: Medewerker, als: Als
) -> None:
    pad = reverse("diagnose:kansverkenner", args=[klant.klantnummer])
    coach = als(bram)
    pagina = coach.get(pad)
    assert "In de regio zijn nu 6 plaatsen open en minder dan 5 klanten" in tekst(pagina)
    form = pagina.context["form"]
    invoer = {veld.name: veld.value() or "" for veld in form}
    assert invoer["besluit"] == "voldoende"
    invoer = {**invoer, "besluit": "onvoldoende", "in_diagnose": "on"}
    fout = coach.post(pad, invoer)
    assert (fout.status_code, Banenverkenning.objects.exists()) == (422, False)
    assert "Schrijf waarom u iets anders kiest" in tekst(fout)
    assert fout.context["form"]["besluit"].value() == "onvoldoende"
    coach.post(pad, {**invoer, "reden": "Alleen nachtdiensten."})
    verkenning = Banenverkenning.objects.get()
    assert (verkenning.advies, verkenning.besluit, verkenning.minimum) == ("voldoende", "onvoldoende", 5)
    concept = Diagnose.objects.get()
    assert (concept.banenaanbod, concept.vastgesteld_op) == ("onvoldoende", None)
    assert "Alleen nachtdiensten." in concept.banenaanbod_toelichting
    blok = tekst(coach.get(reverse("diagnose:blok_kansverkenner", args=[klant.klantnummer])))
    assert "onvoldoende voor Verzorgende" in blok
    gegevens = {"klant": klant, "beroep": beroep, "besluit": "voldoende", "reden": "", "in_diagnose": False}
    with pytest.raises(NietToegestaan, match="intussen veranderd"):
        verkennen.besluit(gezien="onvoldoende", door=bram, **gegevens)
    with pytest.raises(NietToegestaan, match="U werkt niet op"):
        verkennen.besluit(gezien="voldoende", door=dirk, **gegevens)
    assert als(dirk).get(pad).status_code == 404


@pytest.mark.eis("D-43")
def test_bij_bijstand_telt_al_het_werk_zonder_diploma(
    klant: Klant, beroep: Beroep, bram: Medewerker, gouda: Locatie, als: Als
) -> None:
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", naam="WWB"))
    pad = reverse("diagnose:kansverkenner", args=[klant.klantnummer])
    werkgever = VacatureFabriek(werkgever__locatie=klant.locatie, plaatsen=7).werkgever
    VacatureFabriek(werkgever=werkgever, locatie=gouda, plaatsen=50)  # of another location, not released
    inhoud = tekst(als(bram).get(pad))
    assert "Werk zonder diploma" in inhoud
    assert "7 plaatsen open" in inhoud
    BeroepFabriek(code="bakker", sector=None)
    inhoud = tekst(als(bram).get(pad, {"beroep": "bakker"}))
    assert "onvoldoende gegevens" in inhoud
    assert "Er is dus niets te zeggen." in inhoud
    assert "Dit beroep staat niet in de lijst" in tekst(als(bram).get(pad, {"beroep": "astronaut"}))


@pytest.mark.eis("K-67", "D-40")
def test_de_klant_ziet_hoeveel_plaatsen_er_zijn_en_geen_etiket(
    klant: Klant, beroep: Beroep, als: Als
) -> None:
    ook = BeroepFabriek(code="helpende", naam="Helpende")
    VacatureFabriek(beroep=ook, werkgever__locatie=klant.locatie, plaatsen=1)
    assert klant.gebruiker
    inhoud = tekst(als(klant.gebruiker).get(reverse("diagnose:mijn_kansen")))
    assert "Verzorgende 6 open plaatsen" in inhoud
    assert "Helpende 1 open plaats " in inhoud
    assert "voldoende" not in inhoud.lower()
    ander = KlantFabriek(met_account=True)
    assert "Welk werk zoekt u?" in tekst(als(ander.gebruiker).get(reverse("diagnose:mijn_kansen")))


def _zelfde_uitslag(klanten: list[Klant], uitkomst: str) -> None:
    eerste = oude_uitslag(klanten[0], "cv", uitkomst, dagen=400)
    velden = {veld.attname: getattr(eerste, veld.attname) for veld in Afname._meta.concrete_fields[1:]}
    Afname.objects.bulk_create(Afname(**{**velden, "klant_id": klant.pk}) for klant in klanten[1:])


@pytest.mark.eis("D-17")
def test_het_rapport_zet_uitslagen_van_toetsen_naast_wie_werk_vond(
    mila: Medewerker, apeldoorn: Locatie, gouda: Locatie, als: Als
) -> None:
    maak_toets(naam="Motivatietoets")
    maak_toets("naleving", naam="Nalevingstoets", handhaving=True)
    mt, pad = als(mila), reverse("diagnose:voorspelkracht")
    assert "nog geen uitslagen van toetsen" in tekst(mt.get(pad))
    klanten = maak_klanten(45, locatie=apeldoorn)
    _zelfde_uitslag(klanten[:25], "ja")
    _zelfde_uitslag(klanten[25:], "nee")
    oude_uitslag(klanten[0], "naleving", "ja", dagen=400)
    oude_uitslag(klanten[0], "cv", "nee", dagen=390)  # only the first counts
    oude_uitslag(KlantFabriek(locatie=apeldoorn), "cv", "ja", dagen=100)  # the year is not over
    _zelfde_uitslag(maak_klanten(3, locatie=gouda), "nee")
    velden = {"locatie": apeldoorn, "door": mila, "partner": mila.partner, "soort": "regulier"}
    for klant in [*klanten[:10], *klanten[25:28]]:
        Uitstroom.objects.create(klant=klant, op=vandaag() - 300 * DAG, **velden)

    [(naam, (nee, ja))] = voorspelkracht.per_toets(locatie=apeldoorn)
    assert (naam, ja.naam, ja.n, ja.werk) == ("Motivatietoets", "klaar om te zoeken", 25, 10)
    assert (nee.n, nee.deel) == (20, None), "drie van hen zouden opvallen"
    inhoud = tekst(mt.get(pad))
    assert "Klaar om te zoeken 25 40,0%" in inhoud and "Nog niet klaar 20 te klein om te tonen" in inhoud
    assert "Nalevingstoets" not in inhoud
    land = tekst(mt.get(pad, {"breed": "land"}))
    assert "Nog niet klaar 23" in land and "Nalevingstoets" not in land
    assert voorspelkracht.per_toets(locatie=gouda)[0][1][0].te_vroeg
    assert voorspelkracht.per_toets(locatie=apeldoorn, jaar=vandaag().year) == []
    voor = vragen(mt, pad)
    maak_toets("extra", naam="Extra toets")
    oude_uitslag(klanten[0], "extra", "ja", dagen=400)
    assert vragen(mt, pad) == voor


@pytest.mark.eis("D-17")
def test_het_rapport_zet_voorspelling_naast_uitkomst_en_verbergt_kleine_aantallen(
    mila: Medewerker, apeldoorn: Locatie, gouda: Locatie, als: Als
) -> None:
    begin = vandaag() - 400 * DAG
    klanten = maak_klanten(30, locatie=apeldoorn)
    for klant in klanten:
        maak_kansmeting(klant, mila, op=begin, kans_eerste_jaar=0.5)
    for klant in maak_klanten(22, locatie=gouda):
        maak_kansmeting(klant, mila, op=begin, kans_eerste_jaar=0.1)
    maak_kansmeting(klanten[0], mila, op=begin + DAG, kans_eerste_jaar=0.9)  # only the first counts
    maak_kansmeting(KlantFabriek(locatie=apeldoorn), mila, kans_eerste_jaar=0.5)  # the year is not over

    def stroom_uit(klant: Klant, soort: str, dagen: int) -> None:
        velden = {"locatie": apeldoorn, "door": mila, "partner": mila.partner}
        Uitstroom.objects.create(klant=klant, soort=soort, op=begin + dagen * DAG, **velden)

    for klant in klanten[:10]:
        stroom_uit(klant, "regulier", 100)
    stroom_uit(klanten[10], "verhuisd", 50)  # does not count
    stroom_uit(klanten[11], "regulier", 380)  # after the first year

    midden = voorspelkracht.ijking(locatie=apeldoorn)[2]
    assert (midden.n, midden.werk, midden.voorspeld) == (29, 10, pytest.approx(0.5))
    assert midden.interval is not None
    assert midden.interval.laag < 10 / 29 < midden.interval.hoog
    assert sum(bak.n for bak in voorspelkracht.ijking(locatie=None)) == 51
    assert sum(bak.n for bak in voorspelkracht.ijking(locatie=apeldoorn, jaar=begin.year - 1)) == 0
    mt, pad = als(mila), reverse("diagnose:voorspelkracht")
    inhoud = tekst(mt.get(pad))
    assert "40 tot 60 procent 29 50,0% 34,5%" in inhoud
    assert "te vroeg om iets te zeggen" in inhoud
    Uitstroom.objects.filter(klant__in=klanten[:7]).delete()
    assert "te klein om te tonen" in tekst(mt.get(pad))  # three of them would stand out
    voor = vragen(mt, pad)
    for klant in maak_klanten(10, locatie=apeldoorn):
        maak_kansmeting(klant, mila, op=begin, kans_eerste_jaar=0.7)
    assert vragen(mt, pad) == voor
