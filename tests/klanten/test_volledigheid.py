"""Complete dossiers: what is missing is said, kept up to date, and can be chosen by the location."""

import datetime
import re

import pytest
from django.urls import reverse

from keten import instellingen
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld, persoonsgegevens, tijdigheid, volledigheid
from klanten.models import Clientbeeld, Contactgegevens, Klant, Situatie
from klanten.tasks import herstel_volledigheid
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, maak_klanten
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    return MedewerkerFabriek(naam="Marion", rollen=["mt_lid"], locaties=[apeldoorn])


def _compleet(klant: Klant) -> Klant:
    """Everything that the standard setting asks."""
    Contactgegevens.objects.filter(klant=klant).update(straat="Kade 1", postcode="7311 AA")
    Situatie.objects.filter(klant=klant).update(
        gewenst_beroep="bakker", uren_per_week=32, beschikbaar_vanaf=vandaag()
    )
    clientbeeld.werk_bij(klant, identiteit_op=vandaag(), intake_op=vandaag(), route="A", bemiddelbaar=True)
    return klant


def _mist(klant: Klant) -> list[str]:
    return [gegeven.naam for gegeven in volledigheid.ontbreekt(klant)]


@pytest.mark.eis("K-12")
def test_een_dossier_met_lege_verplichte_velden_is_onvolledig(
    klant: Klant, anna: Medewerker, als: Als
) -> None:
    assert "adres" in _mist(klant)
    client = als(anna)
    assert "onvolledig" in tekst(client.get(reverse("klanten:dossier", args=[klant.klantnummer])))
    blok = tekst(client.get(reverse("klanten:blok_volgen", args=[klant.klantnummer])))
    assert "Dossier is onvolledig" in blok
    assert "Gewenst beroep" in blok


@pytest.mark.eis("K-12")
def test_wie_het_laatste_gegeven_invult_maakt_het_dossier_volledig(klant: Klant, anna: Medewerker) -> None:
    _compleet(klant)
    Contactgegevens.objects.filter(klant=klant).update(straat="")
    clientbeeld.werk_bij(klant)
    assert (klant.beeld.volledig, _mist(klant)) == (False, ["adres"])
    klant.contactgegevens.refresh_from_db()
    persoonsgegevens.wijzig_contactgegevens(
        klant=klant, versie=klant.contactgegevens.versie, door=anna, straat="Kade 2"
    )
    nu = Clientbeeld.objects.get(klant=klant)
    assert (nu.volledig, nu.volledig_op) == (True, vandaag())


@pytest.mark.eis("K-12")
def test_de_locatie_kiest_wat_een_dossier_moet_hebben(klant: Klant, apeldoorn: Locatie) -> None:
    _compleet(klant)
    instellingen.zet(code=volledigheid.VERPLICHT, gebied=apeldoorn, waarde=["contactpersoon"])
    assert _mist(klant) == ["contactpersoon"]
    assert volledigheid.herstel(apeldoorn) == 1
    assert not Clientbeeld.objects.get(klant=klant).volledig
    instellingen.zet(code=volledigheid.VERPLICHT, gebied=apeldoorn, waarde=[], versie=1)
    herstel_volledigheid()
    assert Clientbeeld.objects.get(klant=klant).volledig
    assert _mist(klant) == []


def test_een_dossier_zonder_intake_of_contactgegevens_mist_die(apeldoorn: Locatie) -> None:
    [kaal] = maak_klanten(1, locatie=apeldoorn)
    assert {"adres", "telefoonnummer of e-mailadres", "gewenst beroep", "intake"} <= set(_mist(kaal))


@pytest.mark.eis("K-12")
def test_de_caseload_filtert_op_onvolledig_en_op_wat_er_ontbreekt(
    klant: Klant, anna: Medewerker, als: Als, apeldoorn: Locatie
) -> None:
    ander = _compleet(KlantFabriek(locatie=apeldoorn, achternaam="Compleet"))
    lijst = reverse("klanten:caseload") + "?bereik=locatie&gegevens="
    client = als(anna)
    for keuze, wel, niet in (
        ("onvolledig", klant, ander),
        ("adres", klant, ander),
        ("volledig", ander, klant),
    ):
        gelezen = tekst(client.get(lijst + keuze))
        assert wel.naam in gelezen, keuze
        assert niet.naam not in gelezen, keuze


@pytest.mark.eis("K-12")
def test_de_cijfers_tonen_het_deel_volledig_en_op_tijd(apeldoorn: Locatie, mt: Medewerker, als: Als) -> None:
    op_tijd = _compleet(KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 20 * DAG))
    te_laat = _compleet(KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 40 * DAG))
    loopt = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag())
    assert op_tijd and te_laat and loopt
    rijen = tijdigheid.per_kwartaal(apeldoorn, op=vandaag())
    assert sum(rij.nieuw for rij in rijen) == 3
    assert (sum(rij.volledig for rij in rijen), sum(rij.beoordeeld for rij in rijen)) == (1, 2)
    gelezen = tekst(als(mt).get(reverse("klanten:cijfers_volledig")))
    assert "2 van de 3 dossiers zijn volledig (67%)" in gelezen


@pytest.mark.eis("K-47")
def test_de_cijfers_meten_wie_binnen_een_week_weet_wat_er_volgt(apeldoorn: Locatie) -> None:
    weet_het = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 3 * DAG)
    weet_het.gebeurtenissen.create(soort="afspraak", zin="Afspraak gepland", zichtbaar_voor_klant=True)
    niet_zichtbaar = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 12 * DAG)
    niet_zichtbaar.gebeurtenissen.create(soort="werkplan", zin="Concept", zichtbaar_voor_klant=False)
    te_laat = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - 20 * DAG)
    te_laat.gebeurtenissen.create(soort="afspraak", zin="Afspraak gepland", zichtbaar_voor_klant=True)
    rijen = tijdigheid.per_kwartaal(apeldoorn, op=vandaag())
    assert (sum(rij.ingelicht for rij in rijen), sum(rij.ingelicht_van for rij in rijen)) == (1, 3)


def test_een_getal_opent_alleen_een_lijst_voor_wie_die_mag_zien(
    klant: Klant, apeldoorn: Locatie, mt: Medewerker, als: Als
) -> None:
    leider = MedewerkerFabriek(naam="Teamleider", rollen=["teamleider"], locaties=[apeldoorn])
    pagina = reverse("klanten:cijfers_volledig")
    assert "gegevens=adres" not in als(mt).get(pagina).content.decode()
    gevonden = re.search(r'href="([^"]*gegevens=adres)"', als(leider).get(pagina).content.decode())
    assert gevonden
    assert klant.naam in tekst(als(leider).get(gevonden[1].replace("&amp;", "&")))


def test_de_cijfers_kosten_niet_meer_vragen_bij_meer_klanten(
    apeldoorn: Locatie, mt: Medewerker, als: Als
) -> None:
    client, pagina = als(mt), reverse("klanten:cijfers_volledig")
    maak_klanten(5, locatie=apeldoorn)
    weinig = vragen(client, pagina)
    maak_klanten(100, locatie=apeldoorn)
    assert vragen(client, pagina) == weinig
