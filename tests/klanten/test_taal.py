"""Dutch or English: the client chooses on the page, the portal remembers it, and staff work in Dutch."""

import datetime
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from keten.models import Medewerker, Termijnregel
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import berichten, betwisten, competenties, tijdlijn
from klanten.models import (
    Afspraak,
    Competentie,
    Contactgegevens,
    Gebeurtenis,
    Klant,
    Sollicitatie,
    Taak,
)
from tests.conftest import Als
from tests.fabriek import AanvraagFabriek, GebruikerFabriek, RegimeFabriek, UitkeringFabriek
from tests.fabriek.diagnose import bevestig, maak_plan
from tests.fabriek.keten import WACHTWOORD
from tests.pagina import tekst
from tests.test_toegang import _adressen

KIES = "/klanten/mijn/taal/"
START = "/klanten/mijn/"
LOGIN = "/account/login/"
NEDERLANDS = re.compile(r"\b(het|een|uw|niet|wij|naar|voor|geen|wordt|bij|kunt|hebt)\b", re.IGNORECASE)
_VERDER = re.compile(r'href="(/(?:klanten|diagnose|werkgevers)/mijn[^"#?]*)')
_IN_DUTCH = re.compile(r'<(\w+)[^>]*\slang="nl"[^>]*>.*?</\1>', re.DOTALL)
OPEN = (
    LOGIN,
    "/account/password/reset/",
    "/klanten/mijn/activeren/",
    "/privacy/",
    "/toegankelijkheid/",
    "/x/",
)
ACCOUNT = ("/account/2fa/", "/account/password/change/", "/account/logout/", "/rechten/", "/x/")


@pytest.fixture
def engels(als: Als, klant: Klant) -> Client:
    """The client's browser, after choosing English."""
    assert klant.gebruiker
    client = als(klant.gebruiker)
    client.post(KIES, {"taal": "en", "volgende": START})
    return client


@pytest.fixture
def vol(klant: Klant, bram: Medewerker) -> Klant:
    """A dossier with something on every page, written by people in words that no list of ours holds."""
    assert klant.gebruiker
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")
    UitkeringFabriek(klant=klant)
    AanvraagFabriek(klant=klant, regime=RegimeFabriek(code="wwb", naam="WWB"))
    bevestig(maak_plan(klant, bram, "Cursus"), bram)
    begin = timezone.localtime().replace(hour=10, minute=0) + datetime.timedelta(days=5)
    for stand, dagen in (("gepland", 0), ("geweest", -10)):
        Afspraak.objects.create(
            klant=klant,
            medewerker=bram,
            partner=bram.partner,
            locatie=klant.locatie,
            soort="voortgang",
            stand=stand,
            begin=begin + datetime.timedelta(days=dagen),
            einde=begin + datetime.timedelta(days=dagen, hours=1),
        )
    Sollicitatie.objects.create(klant=klant, op=vandaag(), werkgever="Bakker Bol", functie="Verkoper")
    competenties.voeg_competentie_toe(
        klant=klant,
        competentie=Competentie.objects.create(code="plannen", naam="Plannen"),
        niveau=2,
        door=None,
    )
    berichten.verstuur(klant=klant, tekst="Tot morgen!", door=bram)
    betwisten.betwist(klant=klant, veld="achternaam", toelichting="Velden")
    return klant


def _woorden(antwoord: HttpResponse) -> str:
    """The words of a page that the portal itself wrote."""
    pagina = antwoord.content.decode()
    assert '<html lang="en"' in pagina or "<html" not in pagina  # a fragment has no language of its own
    namen = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', pagina)
    return " ".join([tekst(HttpResponse(_IN_DUTCH.sub("", pagina))), *namen])


def _paginas(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Every page of the client, and every page that those link to."""
    wachtend = {
        reverse(naam)
        for naam, patroon in _adressen(get_resolver())
        if getattr(patroon.callback, "recht", None) == Recht.EIGEN_DOSSIER and not patroon.pattern.converters
    }
    gezien: set[str] = set()
    while wachtend - gezien:
        pad = min(wachtend - gezien)
        gezien.add(pad)
        antwoord = client.get(pad)
        if antwoord.status_code == 200 and "html" in antwoord["Content-Type"]:
            wachtend |= set(
                re.findall(r'href="(/(?:klanten|diagnose|werkgevers)/mijn[^"#?]*)', antwoord.content.decode())
            )
            yield pad, antwoord


def test_op_elke_pagina_van_een_engelstalige_klant_staat_alleen_engels(engels: Client, vol: Klant) -> None:
    gezien = 0
    for gezien, (pad, antwoord) in enumerate(_paginas(engels), start=1):  # noqa: B007
        assert not NEDERLANDS.findall(_woorden(antwoord)), pad
    assert gezien > 35


@pytest.mark.parametrize("pad", ACCOUNT)
def test_ook_de_pagina_over_het_eigen_account_is_dan_engels(engels: Client, pad: str) -> None:
    assert not NEDERLANDS.findall(_woorden(engels.get(pad)))


@pytest.mark.parametrize("pad", OPEN)
def test_ook_een_bezoeker_leest_engels_na_die_keuze(client: Client, db: None, pad: str) -> None:
    client.post(KIES, {"taal": "en", "volgende": pad})
    assert not NEDERLANDS.findall(_woorden(client.get(pad)))


def test_een_fout_in_een_formulier_staat_ook_in_het_engels(engels: Client, vol: Klant) -> None:
    antwoord = engels.post("/klanten/mijn/zoektocht/nieuw/", {"op": "31-02-2026"})
    assert antwoord.status_code == 422
    assert "Correct the faults before you continue" in tekst(antwoord)
    assert "This date does not exist. Check the day and the month." in tekst(antwoord)


def test_data_staan_in_het_engels_op_zijn_europees(engels: Client, vol: Klant) -> None:
    dag = Afspraak.objects.get(stand="gepland").begin
    maand = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    assert f"{dag.day} {maand[timezone.localtime(dag).month - 1]}" in _woorden(engels.get(START))


def test_de_schakelaar_noemt_elke_taal_in_de_eigen_taal_en_merkt_de_huidige(client: Client, db: None) -> None:
    pagina = client.get(LOGIN).content.decode()
    assert '<html lang="nl"' in pagina
    assert re.search(r'<span[^>]*lang="nl" aria-current="true">Nederlands</span>', pagina)
    assert re.search(r'<button[^>]*value="en" lang="en">English</button>', pagina)
    client.post(KIES, {"taal": "en", "volgende": LOGIN})
    pagina = client.get(LOGIN).content.decode()
    assert '<html lang="en"' in pagina or "<html" not in pagina  # a fragment has no language of its own
    assert re.search(r'<span[^>]*lang="en" aria-current="true">English</span>', pagina)


def test_de_keuze_brengt_u_terug_op_dezelfde_pagina_en_nooit_op_een_andere_site(engels: Client) -> None:
    assert engels.post(KIES, {"taal": "nl", "volgende": "/klanten/mijn/meer/"})["Location"] == (
        "/klanten/mijn/meer/"
    )
    assert engels.post(KIES, {"taal": "nl", "volgende": "https://elders.example/"})["Location"] == "/"
    assert engels.post(KIES, {"taal": "nl"})["Location"] == "/"


@pytest.mark.parametrize("taal", ["", "de", "../en"])
def test_een_taal_die_wij_niet_spreken_wordt_geweigerd(engels: Client, taal: str) -> None:
    assert engels.post(KIES, {"taal": taal}).status_code == 400
    assert engels.get(KIES).status_code == 405


def test_een_verzonnen_koekje_geeft_gewoon_nederlands(client: Client, db: None) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../../etc"
    assert '<html lang="nl"' in client.get(LOGIN).content.decode()


def test_de_keuze_staat_in_het_dossier_en_de_tijdlijn_en_geldt_op_een_andere_computer(
    engels: Client, klant: Klant
) -> None:
    assert klant.gebruiker
    gegevens = Contactgegevens.objects.get(klant=klant)
    assert (gegevens.taal, gegevens.versie) == ("en", klant.contactgegevens.versie + 1)
    assert tijdlijn.lees_als_klant(klant).filter(zin__contains="Engels", door_klant=True).count() == 1
    engels.post(KIES, {"taal": "en"})
    assert klant.gebeurtenissen.filter(soort=Gebeurtenis.Soort.GEGEVENS).count() == 1
    elders = Client()
    assert '<html lang="nl"' in elders.get(LOGIN).content.decode()
    elders.post(LOGIN, {"login": klant.gebruiker.email, "password": WACHTWOORD})
    assert '<html lang="en"' in elders.get(START).content.decode()
    elders.post("/account/logout/")
    assert '<html lang="en"' in elders.get(LOGIN).content.decode()


def test_wie_voor_het_inloggen_engels_kiest_gaat_in_het_engels_verder(client: Client, klant: Klant) -> None:
    assert klant.gebruiker
    client.post(KIES, {"taal": "en", "volgende": LOGIN})
    client.post(LOGIN, {"login": klant.gebruiker.email, "password": WACHTWOORD})
    assert '<html lang="en"' in client.get(START).content.decode()
    assert Contactgegevens.objects.get(klant=klant).taal == "en"


def test_de_taal_van_een_ander_op_deze_computer_gaat_niet_over_op_uw_dossier(
    client: Client, klant: Klant
) -> None:
    assert klant.gebruiker
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"  # left by somebody else
    client.post(LOGIN, {"login": klant.gebruiker.email, "password": WACHTWOORD})
    assert '<html lang="nl"' in client.get(START).content.decode()
    assert Contactgegevens.objects.get(klant=klant).taal == "nl"


def test_wat_een_engelstalige_klant_doet_lezen_medewerkers_in_het_nederlands(
    engels: Client, vol: Klant
) -> None:
    afspraak = Afspraak.objects.get(stand="gepland")
    pad = reverse("klanten:mijn_klopt_niet", args=["geslacht"])
    bestreden = {"indiening": engels.get(pad).context["form"]["indiening"].value(), "toelichting": "x"}
    assert engels.post(pad, bestreden).status_code == 302
    pad = reverse("klanten:mijn_afspraak_afzeggen", args=[afspraak.pk])
    assert engels.post(pad, {"reden": "x"}).status_code == 302
    zinnen = " ".join(vol.gebeurtenissen.values_list("zin", flat=True))
    assert "geslacht" in zinnen and "voortgangsgesprek" in zinnen
    assert "Gender" not in zinnen and "meeting" not in zinnen
    assert vol.betwistingen.get(veld="geslacht").waarde == "Vrouw"
    assert not Taak.objects.filter(omschrijving__contains="gender").exists()


def test_medewerkers_werken_in_het_nederlands_wat_hun_browser_ook_vraagt(
    als: Als, bram: Medewerker, vol: Klant
) -> None:
    client = als(bram)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for pad in ("/", "/klanten/caseload/", "/privacy/", "/x/", f"/klanten/{vol.klantnummer}/"):
        antwoord = client.get(pad, headers={"Accept-Language": "en-GB,en"})
        pagina = antwoord.content.decode()
        assert '<html lang="nl"' in pagina, pad
        assert antwoord["Content-Language"] == "nl"
        assert "English" not in pagina, pad
    assert client.post(KIES, {"taal": "en"}).status_code == 302
    assert '<html lang="nl"' in client.get("/").content.decode()


def test_een_browser_die_engels_vraagt_krijgt_op_de_inlogpagina_nederlands(client: Client, db: None) -> None:
    pagina = client.get(LOGIN, headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="nl"' in pagina


def test_een_coach_kiest_ook_een_taal_al_heeft_die_geen_dossier(als: Als, db: None) -> None:
    client = als(GebruikerFabriek(naam="Henk", buitenrol="coach"))
    client.post(KIES, {"taal": "en"})
    assert '<html lang="en"' in client.get("/klanten/coach/").content.decode()
