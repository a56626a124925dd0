"""Leaving, aftercare and coming back: kind, planned contacts, whether it lasts, and nothing lost."""

import datetime
import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import nazorg, taken, uitstromen
from klanten.instellingen_volgen import NAZORG
from klanten.models import (
    Afspraak,
    Clientbeeld,
    Contactpersoonschap,
    Gebeurtenis,
    Klant,
    Nazorgcontact,
    Taak,
    Uitstroom,
)
from tests.conftest import Als
from tests.fabriek import KlantFabriek, UitkeringFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
BAAN: dict[str, Any] = {"werkgever": "Bakkerij Bol", "functie": "bakker", "uren": 32}


def beeld(klant: Klant) -> Clientbeeld:
    return Clientbeeld.objects.get(klant=klant)


def adres(naam: str, klant: Klant, *nog: int) -> str:
    return reverse(f"klanten:{naam}", args=[klant.klantnummer, *nog])


def naar_werk(klant: Klant, door: Medewerker, *, dagen: int = 0, **anders: Any) -> Uitstroom:
    op = vandaag() - dagen * DAG
    return uitstromen.stroom_uit(klant=klant, soort="regulier", op=op, door=door, **{**BAAN, **anders})


@pytest.fixture
def geplaatst(bram: Medewerker) -> Klant:
    """A client of Bram who found work four months ago, recorded then; the first contact was long due."""
    klant = KlantFabriek(
        aangemeld_op=vandaag() - 400 * DAG,
        contactpersoon=bram,
        beeld__diagnose_op=vandaag() - 300 * DAG,
        beeld__kwadrant="Q1",
        beeld__contact_om_de_dagen=14,
        beeld__herdiagnose_op=vandaag() + 10 * DAG,
    )
    klant.refresh_from_db()
    return klant


@pytest.mark.eis("K-87", "K-03")
def test_na_een_plaatsing_volgt_nazorg_met_geplande_contacten(geplaatst: Klant, bram: Medewerker) -> None:
    uitstroom = naar_werk(geplaatst, bram)
    gepland = list(uitstroom.nazorgcontacten.values_list("gepland_op", flat=True))
    assert gepland == [vandaag() + 28 * DAG, vandaag() + 91 * DAG, uitstroom.meetdag]
    nu = beeld(geplaatst)
    assert (nu.status, nu.volgende_stap, nu.volgende_stap_op) == ("nazorg", "Nazorg", gepland[0])
    assert nu.herdiagnose_op is None
    taak = geplaatst.taken.open().get(soort=Taak.Soort.NAZORG)
    assert taak.voor == bram
    assert timezone.localdate(taak.vervalt_op) == gepland[0]
    zin = geplaatst.gebeurtenissen.filter(soort=Gebeurtenis.Soort.UITSTROOM).latest("pk").zin
    assert "regulier werk bij Bakkerij Bol, 32 uur per week" in zin


@pytest.mark.eis("K-87")
def test_de_locatie_kiest_wanneer_de_nazorg_is(
    geplaatst: Klant, bram: Medewerker, apeldoorn: Locatie
) -> None:
    instellingen.zet(code=NAZORG, gebied=apeldoorn, waarde=["2"])
    uitstroom = naar_werk(geplaatst, bram)
    eerste = uitstroom.nazorgcontacten.first()
    assert eerste
    assert eerste.gepland_op == vandaag() + 14 * DAG


@pytest.mark.eis("K-87")
def test_na_een_contact_staat_het_volgende_klaar(geplaatst: Klant, bram: Medewerker, als: Als) -> None:
    uitstroom = naar_werk(geplaatst, bram, dagen=30)
    eerste = nazorg.volgende(uitstroom)
    assert eerste
    gegevens = {
        "indiening": str(uuid.uuid4()),
        "op": f"{vandaag():%d-%m-%Y}",
        "werkt_nog": "ja",
        "bevinding": "Gaat goed",
    }
    antwoord = als(bram).post(adres("nazorg", geplaatst, eerste.pk), gegevens, follow=True)
    assert "De nazorg is vastgelegd." in tekst(antwoord)
    assert "Gaat goed" in tekst(antwoord)
    tweede = nazorg.volgende(uitstroom)
    assert tweede and tweede != eerste
    assert beeld(geplaatst).volgende_stap_op == tweede.gepland_op
    assert geplaatst.taken.open().get(soort=Taak.Soort.NAZORG).sleutel == f"nazorg:{tweede.pk}"
    assert beeld(geplaatst).laatste_contact == vandaag()


@pytest.mark.eis("K-88")
def test_wie_op_de_meetdag_nog_werkt_is_duurzaam_geplaatst_en_klaar(
    geplaatst: Klant, bram: Medewerker
) -> None:
    uitstroom = naar_werk(geplaatst, bram, dagen=200)
    meting = uitstroom.nazorgcontacten.get()
    nazorg.leg_vast(contact=meting, op=vandaag(), werkt_nog=True, bevinding="", door=bram)
    uitstroom.refresh_from_db()
    assert (uitstroom.duurzaam, uitstroom.gemeten_op) == (True, vandaag())
    assert uitstroom.nazorg_klaar_op == vandaag()
    assert beeld(geplaatst).status == "gestopt"
    assert not geplaatst.taken.open().filter(soort=Taak.Soort.NAZORG).exists()


@pytest.mark.eis("K-88")
def test_voor_de_meetdag_kan_niemand_zeggen_dat_het_werk_duurt(geplaatst: Klant, bram: Medewerker) -> None:
    uitstroom = naar_werk(geplaatst, bram)
    meting = uitstroom.nazorgcontacten.last()
    assert meting
    with pytest.raises(NietToegestaan, match="meet of het werk duurt"):
        nazorg.leg_vast(contact=meting, op=vandaag(), werkt_nog=True, bevinding="", door=bram)


@pytest.mark.eis("K-88")
def test_wie_niet_meer_werkt_kan_meteen_terug(geplaatst: Klant, bram: Medewerker, als: Als) -> None:
    uitstroom = naar_werk(geplaatst, bram, dagen=30)
    contact = nazorg.volgende(uitstroom)
    assert contact
    gegevens = {"indiening": str(uuid.uuid4()), "op": f"{vandaag():%d-%m-%Y}", "werkt_nog": "nee"}
    client = als(bram)
    antwoord = client.post(adres("nazorg", geplaatst, contact.pk), gegevens, follow=True)
    assert "Wilt u het dossier weer openen?" in tekst(antwoord)
    client.post(adres("heropenen", geplaatst), {"reden": "contract niet verlengd"})
    uitstroom.refresh_from_db()
    assert (uitstroom.duurzaam, uitstroom.teruggekeerd_op) == (False, vandaag())
    nu = beeld(geplaatst)
    assert (nu.status, nu.herdiagnose_op) == ("actief", vandaag())
    assert not Nazorgcontact.objects.filter(gedaan_op=None, vervallen_op=None).exists()


@pytest.mark.eis("K-88")
def test_wie_terugkomt_kan_later_opnieuw_uitstromen(geplaatst: Klant, bram: Medewerker) -> None:
    naar_werk(geplaatst, bram, dagen=30)
    uitstromen.heropen(klant=geplaatst, reden="bedrijf gestopt", door=bram)
    naar_werk(geplaatst, bram, werkgever="Bakkerij Bos")
    assert [u.werkgever for u in geplaatst.uitstromen.all()] == ["Bakkerij Bos", "Bakkerij Bol"]
    [oud] = uitstromen.eerdere(geplaatst)
    assert (oud.werkgever, oud.reden_terugkeer, oud.duurzaam) == ("Bakkerij Bol", "bedrijf gestopt", False)


@pytest.mark.eis("K-88")
def test_wie_iets_anders_gaat_doen_stopt_en_de_afspraak_is_afgezegd(
    klant: Klant, bram: Medewerker, als: Als
) -> None:
    taken.maak(
        klant=klant,
        voor=bram,
        locatie=klant.locatie,
        soort=Taak.Soort.INTAKE,
        omschrijving="Plan de intake",
        vervalt_op=timezone.now(),
    )
    begin = timezone.now() + 30 * DAG
    afspraak = Afspraak.objects.create(
        klant=klant,
        medewerker=bram,
        partner=bram.partner,
        locatie=klant.locatie,
        soort="voortgang",
        begin=begin,
        einde=begin + DAG / 48,
    )
    uitstromen.stroom_uit(klant=klant, soort="school", op=vandaag(), door=bram)
    afspraak.refresh_from_db()
    assert afspraak.stand == Afspraak.Stand.AFGEZEGD
    assert not klant.taken.open().exists()
    nu = beeld(klant)
    assert (nu.status, nu.volgende_afspraak, nu.volgende_stap) == ("gestopt", None, "")
    dossier = als(bram).get(adres("dossier", klant))
    assert "begeleiding gestopt" in tekst(dossier)
    assert "Dossier heropenen" in tekst(dossier)


@pytest.mark.eis("K-19")
def test_een_vroegmelder_sluit_als_uitkering_voorkomen(klant: Klant, bram: Medewerker) -> None:
    klant.situatie.arbeid = "bedreigd"
    klant.situatie.save()
    uitstromen.stroom_uit(klant=klant, soort="voorkomen", op=vandaag(), door=bram)
    assert beeld(klant).status == "gestopt"


@pytest.mark.eis("K-19")
def test_een_uitkering_die_loopt_is_niet_voorkomen(klant: Klant, bram: Medewerker) -> None:
    UitkeringFabriek(klant=klant)
    with pytest.raises(NietToegestaan, match="heeft een uitkering: WW"):
        uitstromen.stroom_uit(klant=klant, soort="voorkomen", op=vandaag(), door=bram)


@pytest.mark.parametrize(
    ("soort", "op", "baan", "melding"),
    [
        ("regulier", 1, BAAN, "moet nog komen"),
        ("regulier", -500, BAAN, "voor de aanmelding"),
        ("regulier", 0, {**BAAN, "werkgever": " "}, "welke werkgever"),
        ("subsidie", 0, {**BAAN, "uren": None}, "hoeveel uur"),
        ("anders", 0, {"toelichting": " "}, "waar de klant heen gaat"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd(
    klant: Klant, bram: Medewerker, soort: str, op: int, baan: dict[str, Any], melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        uitstromen.stroom_uit(klant=klant, soort=soort, op=vandaag() + op * DAG, door=bram, **baan)
    assert beeld(klant).status == "actief"


def test_een_fout_formulier_houdt_wat_er_getypt_is(klant: Klant, bram: Medewerker, als: Als) -> None:
    gegevens = {
        "indiening": str(uuid.uuid4()),
        "soort": "anders",
        "op": f"{vandaag():%d-%m-%Y}",
        "werkgever": "Bakkerij Bol",
    }
    antwoord = als(bram).post(adres("uitstroom_nieuw", klant), gegevens)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors == {"toelichting": ["Vul in waar de klant heen gaat."]}
    assert 'value="Bakkerij Bol"' in antwoord.content.decode()
    assert not klant.uitstromen.exists()


def test_twee_keer_versturen_legt_een_uitstroom_vast(klant: Klant, bram: Medewerker, als: Als) -> None:
    gegevens = {
        "indiening": str(uuid.uuid4()),
        "soort": "regulier",
        "op": f"{vandaag():%d-%m-%Y}",
        "werkgever": "Bakkerij Bol",
        "uren": "32",
    }
    client = als(bram)
    antwoord = client.post(adres("uitstroom_nieuw", klant), gegevens, follow=True)
    assert "De nazorg staat gepland." in tekst(antwoord)
    assert client.post(adres("uitstroom_nieuw", klant), gegevens).status_code == 422
    assert klant.uitstromen.count() == 1


def test_een_contact_van_een_andere_klant_bestaat_hier_niet(
    geplaatst: Klant, klant: Klant, bram: Medewerker, als: Als
) -> None:
    contact = naar_werk(geplaatst, bram).nazorgcontacten.first()
    assert contact
    assert als(bram).get(adres("nazorg", klant, contact.pk)).status_code == 404


def test_de_nazorg_kan_eerder_stoppen_met_een_reden(geplaatst: Klant, bram: Medewerker, als: Als) -> None:
    uitstroom = naar_werk(geplaatst, bram)
    client = als(bram)
    assert client.post(adres("nazorg_stoppen", geplaatst), {"reden": ""}).status_code == 422
    client.post(adres("nazorg_stoppen", geplaatst), {"reden": "de klant wil geen contact meer"})
    uitstroom.refresh_from_db()
    assert uitstroom.nazorg_klaar_op == vandaag()
    assert uitstroom.duurzaam is None
    assert "de klant wil geen contact meer" in tekst(client.get(adres("tijdlijn", geplaatst)))


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_leggen_tegelijk_een_uitstroom_vast(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    uitkomsten = tegelijk(
        lambda: naar_werk(klant, anna),
        lambda: uitstromen.stroom_uit(klant=klant, soort="school", op=vandaag(), door=bram),
    )
    assert sum(isinstance(u, Uitstroom) for u in uitkomsten) == 1
    [fout] = [u for u in uitkomsten if not isinstance(u, Uitstroom)]
    assert isinstance(fout, NietToegestaan)
    assert "al vastgelegd" in fout.melding
    assert klant.uitstromen.count() == 1


def test_een_afspraak_van_een_gestopte_klant_kan_niet_te_laat_zijn(
    klant: Klant, bram: Medewerker, als: Als
) -> None:
    Contactpersoonschap.objects.create(klant=klant, medewerker=bram, reden="eerste", aangewezen_door=bram)
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram)
    uitstromen.stroom_uit(klant=klant, soort="verhuisd", op=vandaag(), door=bram)
    client = als(bram)
    assert klant.naam not in tekst(client.get(reverse("klanten:caseload")))
    gestopt = tekst(client.get(reverse("klanten:caseload") + "?status=gestopt"))
    assert klant.naam in gestopt
    assert "Op schema" in gestopt
