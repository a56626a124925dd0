"""The screens of placements, agreements, plans and figures: what people see, and what is refused."""

import datetime
import uuid
from typing import Any

import pytest
from django.urls import reverse

from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.plaatsingen import (
    LeveringsafspraakFabriek,
    PlaatsingFabriek,
    SteunmaatregelFabriek,
)
from tests.fabriek.werkgevers import (
    BeroepFabriek,
    VacatureFabriek,
    VoordrachtFabriek,
    ZoekprofielFabriek,
)
from tests.pagina import tekst, vragen
from tests.werkgevers.formulierpost import verstuur
from werkgevers import afspreken, nazorgen, poolen, steunen
from werkgevers.models import (
    Leveringsafspraak,
    Plaatsing,
    Pool,
    Project,
    Samenwerkingsafspraak,
    Steunmaatregel,
    Werkgever,
)

DAG = datetime.timedelta(days=1)


@pytest.mark.eis("W-30", "W-31", "W-34")
def test_van_aangenomen_kandidaat_naar_plaatsing_met_subsidie(
    als: Als, els: Medewerker, klant: Klant, werkgever: Werkgever
) -> None:
    subsidie = SteunmaatregelFabriek(naam="Loonkostensubsidie")
    coach = SteunmaatregelFabriek(code="jobcoach", soort=Steunmaatregel.Soort.MAATREGEL)
    voordracht = VoordrachtFabriek(
        vacature__werkgever=werkgever,
        klant=klant,
        motivatie="Past.",
        **{
            f"{stap}_op": datetime.datetime.now(datetime.UTC)
            for stap in ("voorgeselecteerd", "coach_akkoord", "klant_akkoord", "voorgedragen", "antwoord")
        },
        stand="geplaatst",
    )
    client = als(els)
    invoer = {
        "begint_op": f"{vandaag():%d-%m-%Y}",
        "uren": "32",
        "subsidie": subsidie.pk,
        "percentage": "50",
        "maatregelen": [coach.pk],
    }
    fout = verstuur(client, "plaatsen", voordracht.pk, **invoer)
    assert fout.status_code == 422
    assert "Vul in tot wanneer de subsidie loopt." in tekst(fout)
    goed = verstuur(
        client, "plaatsen", voordracht.pk, **invoer, subsidie_tot=f"{vandaag() + 180 * DAG:%d-%m-%Y}"
    )
    assert "De plaatsing is vastgelegd. Er zijn 6 nazorgmomenten gepland." in tekst(goed)
    assert "Loonkostensubsidie, 50% van het loon" in tekst(goed)
    assert Plaatsing.objects.get().steun.count() == 2
    assert klant.inzagen.filter(onderdeel="plaatsing", doel="bemiddeling").exists()


@pytest.mark.parametrize("achternaam", ["Velde", "van der Velde", "VELDE"])
def test_rechtstreeks_plaatsen_vraagt_nummer_en_naam(
    als: Als, els: Medewerker, klant: Klant, werkgever: Werkgever, achternaam: str
) -> None:
    vacature = VacatureFabriek(werkgever=werkgever)
    invoer = {"klantnummer": f"{klant.klantnummer}", "begint_op": f"{vandaag():%d-%m-%Y}", "uren": "20"}
    mis = verstuur(als(els), "plaatsing_direct", vacature.pk, **invoer, achternaam="Jansen")
    assert mis.status_code == 422
    assert "hoort geen klant van deze locatie" in tekst(mis)
    assert not klant.inzagen.exists()
    verstuur(als(els), "plaatsing_direct", vacature.pk, **invoer, achternaam=achternaam)
    assert Plaatsing.objects.get().klant == klant


def test_een_klant_van_elders_wordt_hier_niet_gevonden(
    als: Als, els: Medewerker, gouda: Locatie, werkgever: Werkgever
) -> None:
    elders = KlantFabriek(locatie=gouda, achternaam="Bos")
    vacature = VacatureFabriek(werkgever=werkgever)
    invoer = {"klantnummer": elders.klantnummer, "achternaam": "Bos", "uren": "20"}
    antwoord = verstuur(
        als(els), "plaatsing_direct", vacature.pk, begint_op=f"{vandaag():%d-%m-%Y}", **invoer
    )
    assert "hoort geen klant van deze locatie" in tekst(antwoord)


def test_de_plaatsing_toont_baan_hulp_en_nazorg_maar_niet_wat_de_klant_zei(
    als: Als, els: Medewerker, bram: Medewerker, plaatsing: Plaatsing
) -> None:
    moment = plaatsing.nazorgmomenten.filter(met="klant").open()[0]
    pad = reverse("werkgevers:klantnazorg", args=[plaatsing.klant.klantnummer, moment.pk])
    invoer = {"op": f"{vandaag():%d-%m-%Y}", "uitkomst": "aandacht", "verslag": "Slaapt slecht."}
    antwoord = als(bram).post(pad, {"indiening": uuid.uuid4(), **invoer}, follow=True)
    assert "De nazorg is vastgelegd." in tekst(antwoord)
    assert "Slaapt slecht." in tekst(antwoord)
    pagina = tekst(als(els).get(reverse("werkgevers:plaatsing", args=[plaatsing.pk])))
    assert "Marieke van der Velde bij Zorggroep De Linde" in pagina
    assert "Slaapt slecht." not in pagina


@pytest.mark.parametrize("naam", ["plaatsing", "plaatsing_stoppen", "steun_nieuw"])
def test_een_andere_locatie_vindt_de_plaatsing_niet(
    als: Als, gouda: Locatie, plaatsing: Plaatsing, naam: str
) -> None:
    vreemde = MedewerkerFabriek(rollen=["accountmanager"], locaties=[gouda])
    assert als(vreemde).get(reverse(f"werkgevers:{naam}", args=[plaatsing.pk])).status_code == 404


def test_stoppen_meten_en_wijzigen_op_het_scherm(als: Als, els: Medewerker, plaatsing: Plaatsing) -> None:
    client = als(els)
    assert "Dat kan vanaf" in tekst(verstuur(client, "plaatsing_meten", plaatsing.pk))
    antwoord = verstuur(client, "plaatsing_wijzigen", plaatsing.pk, versie=1, uren=20, eindigt_op="")
    assert "De plaatsing is gewijzigd." in tekst(antwoord)
    botst = verstuur(client, "plaatsing_wijzigen", plaatsing.pk, versie=1, uren=24, eindigt_op="")
    assert botst.status_code == 422
    assert "Iemand anders heeft deze gegevens gewijzigd" in tekst(botst)
    gestopt = verstuur(
        client, "plaatsing_stoppen", plaatsing.pk, op=f"{vandaag():%d-%m-%Y}", reden="Te zwaar"
    )
    assert "Vastgelegd dat het werk is gestopt." in tekst(gestopt)


@pytest.mark.eis("W-22")
def test_een_belofte_wordt_nagekomen_of_niet_en_dat_is_te_zien(
    als: Als, els: Medewerker, werkgever: Werkgever
) -> None:
    client = als(els)
    invoer = {"wat": "Drie koks", "aantal": 3, "verantwoordelijke": els.pk}
    mis = verstuur(client, "leveringsafspraak_nieuw", werkgever.pk, uiterlijk="1-1-2020", **invoer)
    assert mis.status_code == 422
    morgen = f"{vandaag() + DAG:%d-%m-%Y}"
    assert (
        verstuur(client, "leveringsafspraak_nieuw", werkgever.pk, uiterlijk=morgen, **invoer).status_code
        == 200
    )
    belofte = Leveringsafspraak.objects.get()
    (taak,) = els.taken.open()
    assert taak.omschrijving == "Beloofd aan Zorggroep De Linde: Drie koks"
    weinig = verstuur(client, "leveringsafspraak", belofte.pk, stand="nagekomen", geleverd=2)
    assert "Beloofd waren er 3" in tekst(weinig)
    zonder = verstuur(client, "leveringsafspraak", belofte.pk, stand="gebroken", geleverd=2)
    assert "Schrijf op waarom niet." in tekst(zonder)
    invoer = {"stand": "gebroken", "geleverd": 2, "toelichting": "Een kandidaat trok zich terug."}
    lijst = tekst(verstuur(client, "leveringsafspraak", belofte.pk, **invoer))
    assert "De afspraak is niet nagekomen." in lijst
    assert not els.taken.open().exists()
    blok = tekst(client.get(reverse("werkgevers:blok_afspraken_werkgever", args=[werkgever.pk])))
    assert "Drie koks" in blok
    assert "Toch nog lopend maken" in tekst(
        client.get(reverse("werkgevers:leveringsafspraak", args=[belofte.pk]))
    )
    verstuur(client, "leveringsafspraak_heropenen", belofte.pk)
    assert els.taken.open().exists()


def test_een_belofte_gaat_over_een_vacature_van_dezelfde_werkgever(
    werkgever: Werkgever, els: Medewerker, dirk: Medewerker
) -> None:
    basis: dict[str, Any] = {
        "werkgever": werkgever,
        "wat": "Twee mensen",
        "uiterlijk": vandaag(),
        "locatie": werkgever.locatie,
        "door": els,
    }
    with pytest.raises(Exception, match="andere werkgever"):
        afspreken.beloof(vacature=VacatureFabriek(), verantwoordelijke=els, **basis)
    with pytest.raises(Exception, match="werkt niet op"):
        afspreken.beloof(verantwoordelijke=dirk, **basis)


@pytest.mark.eis("W-23", "W-43")
def test_een_duurzame_afspraak_noemt_beide_partijen_en_de_adviseur(
    als: Als, els: Medewerker, werkgever: Werkgever, apeldoorn: Locatie
) -> None:
    apeldoorn.partners.add(els.partner)
    client = als(els)
    invoer = {
        "soort": "functieaanpassing",
        "onderwerp": "Werk op maat in de keuken",
        "inzet_werkgever": "Knipt twee functies op",
        "inzet_keten": "Zoekt mensen en betaalt een jobcoach",
        "doel": "Vier mensen aan het werk",
        "adviseur": els.pk,
        "leveren": [els.partner.pk],
        "van": f"{vandaag():%d-%m-%Y}",
    }
    pagina = tekst(verstuur(client, "samenwerking_nieuw", werkgever.pk, **invoer))
    for zin in ("Functie-aanpassing met Zorggroep De Linde", "Knipt twee functies op", "Els Accountmanager"):
        assert zin in pagina
    afspraak = Samenwerkingsafspraak.objects.get()
    invoer |= {"versie": 1, "resultaat": "Twee mensen begonnen"}
    assert "Twee mensen begonnen" in tekst(verstuur(client, "samenwerking_wijzigen", afspraak.pk, **invoer))


def _maak_veel(plaatsing: Plaatsing, els: Medewerker) -> None:
    """Ten more of everything that a list shows."""
    werkgever, apeldoorn = plaatsing.werkgever, plaatsing.locatie
    maatregel = SteunmaatregelFabriek()
    for nummer in range(10):
        extra = PlaatsingFabriek(
            vacature__werkgever=werkgever, klant__locatie=apeldoorn, locatie=apeldoorn, door=els
        )
        nazorgen.plan(extra)
        steunen.ken_toe(plaatsing=extra, maatregel=maatregel, eindigt_op=vandaag() + 9 * DAG, door=els)
        LeveringsafspraakFabriek(werkgever=werkgever, locatie=apeldoorn, verantwoordelijke=els)
        pool = Pool.objects.create(locatie=apeldoorn, naam=f"Pool {nummer}", vorm="bbl", beheerder=els)
        poolen.voeg_lid_toe(pool=pool, werkgever=werkgever, van=vandaag(), door=els)
        project = Project.objects.create(locatie=apeldoorn, naam=f"Project {nummer}", doel="x", trekker=els)
        project.werkgevers.add(werkgever)
        ZoekprofielFabriek(klant__locatie=apeldoorn, beroepen=[BeroepFabriek(code=f"beroep-{nummer}")])


def test_lijsten_vragen_niet_meer_van_de_database_als_ze_langer_worden(
    als: Als, els: Medewerker, apeldoorn: Locatie, plaatsing: Plaatsing
) -> None:
    els.rollen = ["accountmanager", "mt_lid"]
    els.save()
    apeldoorn.partners.add(*Ketenpartner.objects.all())
    Pool.objects.create(locatie=apeldoorn, naam="Een", vorm="bbl", beheerder=els)
    Project.objects.create(locatie=apeldoorn, naam="Een", doel="x", trekker=els)
    LeveringsafspraakFabriek(werkgever=plaatsing.werkgever, verantwoordelijke=els)
    ZoekprofielFabriek(klant__locatie=apeldoorn)
    steunen.ken_toe(
        plaatsing=plaatsing, maatregel=SteunmaatregelFabriek(), eindigt_op=vandaag() + 9 * DAG, door=els
    )
    namen = (
        "plaatsingen",
        "plaatsingen_bewaren",
        "nazorglijst",
        "leveringsafspraken",
        "pools",
        "projecten",
        "mijn_dag",
        "blok_mijn_dag",
        "resultaten",
        "kengetallen",
        "vraag_en_aanbod",
        "arbeidsmarkt",
        "marktplan",
    )
    client = als(els)
    eerst = {naam: vragen(client, reverse(f"werkgevers:{naam}")) for naam in namen}
    _maak_veel(plaatsing, els)
    assert {naam: vragen(client, reverse(f"werkgevers:{naam}")) for naam in namen} == eerst


@pytest.mark.parametrize(
    "vraag", ["stand=meten", "steun=subsidie", "steun=geen", "term=linde", "partner=x", "stand=zz"]
)
def test_filters_op_plaatsingen_werken_en_onzin_filtert_niet(
    als: Als, els: Medewerker, plaatsing: Plaatsing, vraag: str
) -> None:
    gevonden = "Marieke" in tekst(als(els).get(f"{reverse('werkgevers:plaatsingen')}?{vraag}&sorteer=-begin"))
    assert gevonden is (vraag not in {"stand=meten", "steun=subsidie"})


def test_het_rekenblad_van_plaatsingen_noemt_geen_namen(
    als: Als, els: Medewerker, plaatsing: Plaatsing
) -> None:
    antwoord = als(els).get(reverse("werkgevers:plaatsingen_bewaren"), {"formaat": "csv"})
    inhoud = antwoord.getvalue().decode()
    assert str(plaatsing.klant.klantnummer) in inhoud
    assert "Velde" not in inhoud


def test_het_rekenblad_noemt_geen_soort_hulp_en_geen_klant_van_elders_en_de_klant_ziet_het(
    als: Als, els: Medewerker, plaatsing: Plaatsing, gouda: Locatie
) -> None:
    elders = PlaatsingFabriek(vacature__werkgever=plaatsing.werkgever, klant__locatie=gouda)
    tweede = PlaatsingFabriek(vacature__werkgever=plaatsing.werkgever, klant=plaatsing.klant)
    eind = vandaag() + 9 * DAG
    for rij, code in ((plaatsing, "no-riskpolis"), (tweede, "loonkostensubsidie")):
        maatregel = SteunmaatregelFabriek(code=code)
        steunen.ken_toe(plaatsing=rij, maatregel=maatregel, eindigt_op=eind, door=els)
    adres = reverse("werkgevers:plaatsingen_bewaren")
    inhoud = als(els).get(adres, {"formaat": "csv"}).getvalue().decode()
    assert "risk" not in inhoud.lower() and "loonkosten" not in inhoud.lower()
    assert f"{eind:%d-%m-%Y}" in inhoud
    assert str(elders.klant.klantnummer) not in inhoud
    assert plaatsing.klant.inzagen.filter(onderdeel="plaatsing", gebruiker=els.gebruiker).count() == 1
    assert not elders.klant.inzagen.exists()
    assert als(els).get(adres, {"formaat": "pdf"}).status_code == 404


def test_welke_hulp_het_is_leest_alleen_de_locatie_van_de_klant(
    als: Als, els: Medewerker, werkgever: Werkgever, gouda: Locatie, dirk: Medewerker
) -> None:
    rij = PlaatsingFabriek(vacature__werkgever=werkgever, klant__locatie=gouda)
    eind = vandaag() + 9 * DAG
    polis = SteunmaatregelFabriek(code="no-riskpolis")
    steun = steunen.ken_toe(
        plaatsing=rij, maatregel=polis, eindigt_op=eind, toelichting="Rugklachten", door=els
    )
    adres = reverse("werkgevers:plaatsing", args=[rij.pk])
    client = als(els)
    pagina = tekst(client.get(adres))
    assert "Hulp of subsidie" in pagina and str(eind.year) in pagina
    dag = tekst(client.get(reverse("werkgevers:mijn_dag")))
    assert "risk" not in (pagina + dag).lower() and "Rugklachten" not in pagina
    for naam, sleutels in (("steun_nieuw", [rij.pk]), ("steun_wijzigen", [rij.pk, steun.pk])):
        assert client.get(reverse(f"werkgevers:{naam}", args=sleutels)).status_code == 404
    dirk.rollen = ["accountmanager"]
    dirk.save()
    assert "No-riskpolis" in tekst(als(dirk).get(adres))


def test_wie_alleen_mag_kijken_ziet_geen_knoppen(als: Als, bram: Medewerker, werkgever: Werkgever) -> None:
    for naam in ("leveringsafspraken", "pools", "projecten", "marktplan"):
        pagina = als(bram).get(reverse(f"werkgevers:{naam}")).content.decode()
        assert "/nieuw/" not in pagina.partition("<main")[2], naam


def test_een_gesloten_vacature_krijgt_geen_plaatsing(als: Als, els: Medewerker, klant: Klant) -> None:
    vacature = VacatureFabriek(
        stand="gesloten", uitkomst="ingetrokken", gesloten_op=datetime.datetime.now(datetime.UTC)
    )
    invoer = {"klantnummer": klant.klantnummer, "achternaam": "Velde", "uren": 20}
    antwoord = verstuur(
        als(els), "plaatsing_direct", vacature.pk, begint_op=f"{vandaag():%d-%m-%Y}", **invoer
    )
    assert "Deze vacature is gesloten." in tekst(antwoord)
    assert not Plaatsing.objects.exists()
