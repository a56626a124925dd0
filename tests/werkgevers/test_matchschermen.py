"""The screens of matching: forms keep what was typed, and what is of others stays shut."""

import uuid

import pytest
from django.test import Client

from keten.models import Locatie, Medewerker
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.fabriek.werkgevers import BeroepFabriek, VacatureFabriek
from tests.pagina import tekst, vragen
from tests.werkgevers.matchwereld import WAAROM, klaar, voorgeselecteerd, zoekt
from werkgevers import zoekprofiel
from werkgevers.models import Leverancier, Motivatiesignaal, Vacature, Voordracht, Zoekprofiel
from werkgevers.voordracht_beantwoorden import beantwoord
from werkgevers.voordragen import draag_voor, vind


@pytest.fixture
def vacature(apeldoorn: Locatie) -> Vacature:
    """Care work in Apeldoorn."""
    rij: Vacature = VacatureFabriek(locatie=apeldoorn, werkgever__locatie=apeldoorn)
    return rij


@pytest.fixture
def marieke(klant: Klant, anna: Medewerker) -> Klant:
    """Marieke looks for work with consent; Anna is her contact person."""
    zoekt(klant)
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    return Klant.objects.get(pk=klant.pk)


def _stuur(client: Client, pad: str, **velden: object) -> str:
    """Send a form and read the page that follows."""
    antwoord = client.post(pad, {"indiening": str(uuid.uuid4()), **velden}, follow=True)
    assert antwoord.status_code == 200, tekst(antwoord)
    return tekst(antwoord)


def _mijn(als: Als, klant: Klant) -> Client:
    assert klant.gebruiker
    return als(klant.gebruiker)


@pytest.mark.eis("W-24", "W-26", "W-27")
def test_van_zoeken_tot_antwoord_op_de_schermen(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker, els: Medewerker, als: Als
) -> None:
    matchmaker, coach, client, account = als(mark), als(anna), _mijn(als, marieke), als(els)
    kaart = f"/werkgevers/vacatures/{vacature.pk}/kandidaten/{marieke.klantnummer}/"
    leeg = matchmaker.post(kaart, {"indiening": str(uuid.uuid4()), "motivatie": ""})
    assert leeg.status_code == 422
    assert "krijgen de vraag" in _stuur(matchmaker, kaart, motivatie=WAAROM, stap="selecteer")
    voordracht = Voordracht.objects.get()
    assert "wacht op akkoord" in tekst(matchmaker.get(f"/werkgevers/voordrachten/{voordracht.pk}/"))
    pad = f"/werkgevers/klant/{marieke.klantnummer}/voordracht/{voordracht.pk}/"
    assert WAAROM in tekst(coach.get(pad))
    assert "Nu wacht het op" in _stuur(coach, pad, klant="", stap="ja")
    mijn = f"/werkgevers/mijn/voordracht/{voordracht.pk}/"
    assert "Mogen wij uw naam doorgeven" in tekst(client.get(mijn))
    assert "Dank u wel" in _stuur(client, mijn, stap="ja")
    sturen = f"/werkgevers/vacatures/{vacature.pk}/kandidaten/sturen/"
    assert "1 kandidaat is voorgedragen" in _stuur(matchmaker, sturen, voordrachten=[voordracht.pk])
    antwoord = f"/werkgevers/voordrachten/{voordracht.pk}/antwoord/"
    assert (
        account.post(antwoord, {"indiening": str(uuid.uuid4()), "antwoord": "afgewezen"}).status_code == 422
    )
    assert "uitgenodigd voor een gesprek" in _stuur(account, antwoord, antwoord="gesprek")


@pytest.mark.eis("W-26")
def test_de_coach_zegt_nee_of_hoort_de_klant_aan_de_telefoon(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker, als: Als
) -> None:
    voordracht = voorgeselecteerd(vacature, marieke, mark)
    pad = f"/werkgevers/klant/{marieke.klantnummer}/voordracht/{voordracht.pk}/"
    assert "De matchmaker kan de lijst sturen" in _stuur(als(anna), pad, klant="telefoon", stap="ja")
    ander = voorgeselecteerd(VacatureFabriek(locatie=vacature.locatie), marieke, mark)
    pad = f"/werkgevers/klant/{marieke.klantnummer}/voordracht/{ander.pk}/"
    assert "is gestopt" in _stuur(als(anna), pad, klant="", stap="nee", toelichting="Past niet")
    ander.refresh_from_db()
    assert (ander.intrekking, ander.toelichting) == ("coach", "Past niet")


@pytest.mark.eis("W-24")
def test_een_klant_vult_het_zoekprofiel_in_en_trekt_toestemming_weer_in(
    vacature: Vacature, klant: Klant, mark: Medewerker, anna: Medewerker, als: Als
) -> None:
    beroep = BeroepFabriek()
    klant.situatie.gewenst_beroep, klant.situatie.uren_per_week = beroep.naam.lower(), 32
    klant.situatie.save()
    client, pad = _mijn(als, klant), "/werkgevers/mijn/zoekprofiel/"
    antwoord = client.get(pad)
    form = antwoord.context["form"]
    assert (form.initial["beroep_1"], form.initial["uren_max"]) == (beroep.pk, 32)
    assert form["toestemming"].value() is False
    velden = {"beroep_1": beroep.pk, "uren_min": 24, "uren_max": 32, "reisafstand": 20, "versie": 1}
    fout = client.post(pad, {**velden, "uren_min": 40})
    assert fout.status_code == 422
    assert "ligt onder het laagste" in tekst(fout)
    assert "Wij zoeken met u mee" in tekst(client.post(pad, {**velden, "toestemming": "on"}, follow=True))
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    vind(vacature=vacature, klant=Klant.objects.get(pk=klant.pk), motivatie=WAAROM, door=mark)
    profiel = Zoekprofiel.objects.get()
    assert (profiel.toestemming_via, profiel.toestemming_door) == ("portaal", None)
    na = tekst(client.post(pad, {**velden, "versie": profiel.versie}, follow=True))
    assert "1 voordracht is gestopt" in na


def test_een_zoekprofiel_dat_een_ander_wijzigde_toont_beide_versies(
    marieke: Klant, anna: Medewerker, als: Als
) -> None:
    profiel = marieke.zoekprofiel
    zoekprofiel.bewaar(
        klant=marieke, beroepen=profiel.beroepen.all(), uren_min=8, uren_max=16, reisafstand=5,
        versie=profiel.versie, door=anna,
    )  # fmt: skip
    velden = {"beroep_1": profiel.beroepen.get().pk, "uren_min": 24, "uren_max": 32, "reisafstand": 20}
    antwoord = _mijn(als, marieke).post("/werkgevers/mijn/zoekprofiel/", {**velden, "versie": profiel.versie})
    assert antwoord.status_code == 422
    assert "Iemand anders heeft deze gegevens gewijzigd" in tekst(antwoord)


def test_een_coach_vult_in_en_schrijft_op_waar_de_klant_ja_zei(
    klant: Klant, anna: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    leverancier = Leverancier.objects.create(locatie=apeldoorn, naam="Werkbaan BV")
    na = tekst(
        als(anna).post(
            f"/werkgevers/klant/{klant.klantnummer}/zoekprofiel/",
            {
                "beroep_1": BeroepFabriek().pk,
                "uren_min": 24,
                "uren_max": 32,
                "reisafstand": 20,
                "versie": 1,
                "toestemming": "balie",
                "leverancier": leverancier.pk,
            },
            follow=True,
        )
    )
    assert "Het zoekprofiel en de toestemming zijn bewaard" in na
    profiel = Zoekprofiel.objects.get()
    assert (profiel.toestemming_via, profiel.toestemming_door, profiel.leverancier) == (
        "balie",
        anna,
        leverancier,
    )


@pytest.mark.eis("K-67", "K-45")
def test_een_klant_toont_interesse_en_zegt_toch_nee(vacature: Vacature, marieke: Klant, als: Als) -> None:
    client = _mijn(als, marieke)
    assert vacature.titel in tekst(client.get("/werkgevers/mijn/vacatures/blok/"))
    assert "Alle vacatures" in tekst(client.get("/werkgevers/mijn/vacatures/blok/"))
    assert "/werkgevers/mijn/vacatures/blok/" in client.get("/klanten/mijn/").content.decode()
    assert "interesse" in _stuur(client, f"/werkgevers/mijn/vacatures/{vacature.pk}/")
    voordracht = Voordracht.objects.get()
    assert (voordracht.stand, voordracht.gevonden_door, voordracht.klant_akkoord_via) == (
        "gevonden",
        None,
        "portaal",
    )
    assert "geven uw naam niet door" in _stuur(
        client, f"/werkgevers/mijn/voordracht/{voordracht.pk}/", stap="nee"
    )


def test_zonder_toestemming_wijst_de_vacature_naar_het_zoekprofiel(
    vacature: Vacature, klant: Klant, als: Als
) -> None:
    client = _mijn(als, klant)
    assert "Zeg eerst welk werk u zoekt" in tekst(client.get(f"/werkgevers/mijn/vacatures/{vacature.pk}/"))
    geweigerd = client.post(f"/werkgevers/mijn/vacatures/{vacature.pk}/", {"indiening": str(uuid.uuid4())})
    assert geweigerd.status_code == 422


def test_een_klant_ziet_geen_voordracht_van_een_ander_en_niet_wat_nog_niet_gevraagd_is(
    vacature: Vacature, marieke: Klant, apeldoorn: Locatie, mark: Medewerker, als: Als
) -> None:
    ander = KlantFabriek(locatie=apeldoorn)
    zoekt(ander)
    van_ander = voorgeselecteerd(vacature, ander, mark)
    stil = vind(vacature=VacatureFabriek(locatie=apeldoorn), klant=marieke, door=mark)
    client = _mijn(als, marieke)
    for voordracht in (van_ander, stil):
        assert client.get(f"/werkgevers/mijn/voordracht/{voordracht.pk}/").status_code == 404


def test_een_collega_van_elders_ziet_niets(
    vacature: Vacature, marieke: Klant, gouda: Locatie, mark: Medewerker, anna: Medewerker, als: Als
) -> None:
    voordracht = klaar(vacature, marieke, mark, anna)
    mark.locaties.set([gouda])
    anna.locaties.set([gouda])
    browser, coach = als(mark), als(anna)
    assert browser.get(f"/werkgevers/vacatures/{vacature.pk}/kandidaten/").status_code == 404
    assert browser.get(f"/werkgevers/voordrachten/{voordracht.pk}/").status_code == 404
    assert browser.get(f"/werkgevers/voordrachten/{voordracht.pk}/stoppen/").status_code == 404
    assert marieke.naam not in tekst(browser.get("/werkgevers/voordrachten/"))
    assert coach.get(f"/werkgevers/klant/{marieke.klantnummer}/vacatures/").status_code == 404


@pytest.mark.eis("W-32")
def test_de_klant_vertelt_en_de_coach_oordeelt(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker, els: Medewerker, als: Als
) -> None:
    voordracht = klaar(vacature, marieke, mark, anna)
    [voordracht] = draag_voor(vacature=vacature, voordrachten=[voordracht], door=mark)
    beantwoord(
        voordracht=voordracht, antwoord=Voordracht.Stand.AFGEWEZEN, afwijzing="niet_verschenen", door=els
    )
    signaal = Motivatiesignaal.objects.get()
    pad = f"/werkgevers/klant/{marieke.klantnummer}/opmerking/{signaal.pk}/"
    assert "Hoor eerst de klant" in tekst(als(anna).get(pad))
    _stuur(_mijn(als, marieke), f"/werkgevers/mijn/opmerking/{signaal.pk}/", verhaal="De bus reed niet")
    assert "De bus reed niet" in tekst(als(anna).get(pad))
    na = _stuur(als(anna), pad, stap="oordeel", oordeel="niet_terecht", waarom="Buschauffeurs staakten")
    assert "Niet terecht, volgens Anna" in na
    assert als(els).get(pad).status_code == 403


def test_nog_beschikbaar_met_een_knop(marieke: Klant, als: Als) -> None:
    client = _mijn(als, marieke)
    na = tekst(client.post("/werkgevers/mijn/zoekprofiel/nog/", {"stap": "nee"}, follow=True))
    assert "Wij zoeken nu niet mee" in na
    assert not Zoekprofiel.objects.get().beschikbaar


@pytest.mark.eis("W-28")
def test_een_leverancier_registreren_en_niet_twee_keer(
    apeldoorn: Locatie, mark: Medewerker, als: Als
) -> None:
    browser, velden = als(mark), {"naam": "Werkbaan BV", "contact": "", "gestopt_op": "", "versie": 1}
    assert "Werkbaan BV staat op de lijst" in tekst(
        browser.post("/werkgevers/leveranciers/nieuw/", velden, follow=True)
    )
    dubbel = browser.post("/werkgevers/leveranciers/nieuw/", velden)
    assert dubbel.status_code == 422
    leverancier = Leverancier.objects.get()
    gestopt = browser.post(
        f"/werkgevers/leveranciers/{leverancier.pk}/", {**velden, "gestopt_op": "01-02-2026"}, follow=True
    )
    assert "gestopt" in tekst(gestopt)


def test_de_lijst_van_voordrachten_kost_met_meer_rijen_niet_meer_vragen(
    vacature: Vacature, marieke: Klant, apeldoorn: Locatie, mark: Medewerker, anna: Medewerker, als: Als
) -> None:
    klaar(vacature, marieke, mark, anna)
    browser, coach = als(mark), als(anna)
    tab = f"/werkgevers/klant/{marieke.klantnummer}/vacatures/"
    lijst, dossier = vragen(browser, "/werkgevers/voordrachten/"), vragen(coach, tab)
    for _ in range(11):
        ander = KlantFabriek(locatie=apeldoorn, contactpersoon=anna)
        zoekt(ander)
        nieuw = VacatureFabriek(locatie=apeldoorn)
        voorgeselecteerd(nieuw, ander, mark)
        voorgeselecteerd(nieuw, marieke, mark)
        VacatureFabriek(locatie=apeldoorn)
    assert vragen(browser, "/werkgevers/voordrachten/") == lijst
    assert vragen(coach, tab) <= dossier + 2  # occupations and employers, once there is a list


@pytest.mark.eis("W-24")
def test_na_een_tijd_wordt_beschikbaarheid_eenmaal_gevraagd(
    marieke: Klant, anna: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    assert zoekprofiel.vraag_beschikbaarheid(apeldoorn) == 0
    Zoekprofiel.objects.update(beschikbaar_op="2026-01-05")
    assert zoekprofiel.vraag_beschikbaarheid(apeldoorn) == 1
    assert zoekprofiel.vraag_beschikbaarheid(apeldoorn) == 0
    assert "Zoekt u nog werk?" in tekst(_mijn(als, marieke).get("/werkgevers/mijn/vacatures/"))
    zoekprofiel.bevestig(klant=marieke, beschikbaar=True)
    assert not marieke.taken.open().filter(sleutel__startswith="beschikbaar:").exists()


@pytest.mark.eis("W-35")
@pytest.mark.parametrize(
    ("verdeling", "accountmanager", "coach"),
    [("apart", 403, 403), ("samen", 200, 403), ("iedereen", 200, 200)],
)
def test_de_locatie_bepaalt_wie_er_matcht(
    verdeling: str,
    accountmanager: int,
    coach: int,
    vacature: Vacature,
    apeldoorn: Locatie,
    els: Medewerker,
    bram: Medewerker,
    als: Als,
) -> None:
    apeldoorn.rolverdeling = verdeling
    apeldoorn.save()
    pad = f"/werkgevers/vacatures/{vacature.pk}/kandidaten/"
    assert als(els).get(pad).status_code == accountmanager
    assert als(bram).get(pad).status_code == coach
