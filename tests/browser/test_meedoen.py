"""Teams, young people, groups, ladder and settings in a browser: axe finds nothing, wide and narrow."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from keten.models import Gebruiker, Locatie, Medewerker, School, Schoolcontact, Team, Trede
from keten.tijd import vandaag
from klanten import groepen, ladder, schoolmeldingen, teams
from klanten.models import Groepsbijeenkomst, Klant, Schoolmelding, Taak
from tests.browser.conftest import BREED, SMAL, Bezoek, keur
from tests.fabriek import GebruikerFabriek, KlantFabriek, MedewerkerFabriek, TeamFabriek
from tests.klanten.test_jongeren import geboren

WEEK = datetime.timedelta(days=7)


@pytest.fixture
def leider(apeldoorn: Locatie) -> Medewerker:
    """Somebody who leads a team and guides, administers and checks, so that every page opens."""
    rollen = ["teamleider", "werkcoach", "beheerder", "rmc"]
    return MedewerkerFabriek(naam="Tineke Leider", rollen=rollen, locaties=[apeldoorn])


@pytest.fixture
def loket(apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker) -> Team:
    """The youth desk with work in its inbox and a client whom nobody guides."""
    team = TeamFabriek(
        naam="Jongerenloket", locatie=apeldoorn, soort="jongeren", leden=[anna, bram], leiders=[leider]
    )
    jong = KlantFabriek(locatie=apeldoorn, voornamen="Daan", geboortedatum=geboren(18))
    teams.plaats(klant=jong, team=team, door=anna)
    return team


@pytest.fixture
def groep(apeldoorn: Locatie, klant: Klant, leider: Medewerker) -> Groepsbijeenkomst:
    """A training with a participant."""
    begin = timezone.now() + WEEK
    groep = groepen.plan(
        locatie=apeldoorn,
        door=leider,
        soort="solliciteren",
        naam="Leren solliciteren",
        uitleg="Neem een vacature mee.",
        begin=begin,
        einde=begin + datetime.timedelta(hours=2),
        plek="zaal 2",
        plaatsen=8,
        begeleider=leider,
        zelf_aanmelden=True,
    )
    groepen.meld_aan(groep=groep, klant=klant)
    return groep


@pytest.fixture
def saskia(apeldoorn: Locatie, loket: Team) -> Gebruiker:
    """Somebody at a school, who reported a young person."""
    gebruiker: Gebruiker = GebruikerFabriek(naam="Saskia School", buitenrol="school")
    school = School.objects.create(naam="Voorbeeldcollege", locatie=apeldoorn)
    Schoolcontact.objects.create(gebruiker=gebruiker, school=school)
    schoolmeldingen.meld(
        locatie=apeldoorn,
        gemeld_door=gebruiker,
        school=school,
        voornaam="Yusuf",
        achternaam="Voorbeeld",
        geboortedatum=geboren(17),
        telefoon="06 12345678",
        zorg="Komt nauwelijks meer.",
        besproken_op=vandaag(),
    )
    return gebruiker


@pytest.fixture
def geklommen(klant: Klant, leider: Medewerker) -> Klant:
    """Marieke, who went up the ladder and down again."""
    namen = ("Thuis", "Onder de mensen", "Doet mee aan een activiteit", "Onbetaald werk")
    treden = [
        Trede.objects.create(ladder="werkladder", nummer=nummer, naam=naam, voorbeeld=True)
        for nummer, naam in enumerate(namen, 1)
    ]
    for plek, dagen in ((0, 28), (2, 15), (1, 3)):
        sinds = vandaag() - datetime.timedelta(days=dagen)
        ladder.leg_vast(klant=klant, trede=treden[plek], sinds=sinds, reden="Gesprek", door=leider)
    return klant


@pytest.mark.eis("X-07", "K-71", "K-72", "K-83")
def test_de_paginas_voor_medewerkers_zijn_voor_iedereen_te_gebruiken(
    bezoek: Bezoek,
    axe: Axe,
    leider: Medewerker,
    loket: Team,
    saskia: Gebruiker,
    groep: Groepsbijeenkomst,
    geklommen: Klant,
) -> None:
    k, taak = geklommen.klantnummer, Taak.objects.filter(team=loket).earliest("pk")
    melding = Schoolmelding.objects.get()
    venster = bezoek(leider)
    for adres in (
        f"/klanten/teams/{loket.pk}/leden/{loket.leden.earliest('pk').pk}/",
        f"/klanten/teams/{loket.pk}/taken/{taak.pk}/",
        f"/klanten/{k}/ladder/?ladder=werkladder",
        "/klanten/jongeren/",
        f"/klanten/schoolmeldingen/{melding.pk}/",
        f"/klanten/groepen/{groep.pk}/",
        f"/klanten/groepen/{groep.pk}/aanwezig/",
        f"/klanten/{k}/",
    ):
        venster.goto(adres)
        expect(venster.locator(".htmx-request")).to_have_count(0)
        for breed in (BREED, SMAL):
            venster.set_viewport_size({"width": breed, "height": 900})
            keur(venster, axe)


@pytest.mark.parametrize("breed", [BREED, SMAL])
@pytest.mark.eis("K-72", "K-86")
def test_de_paginas_van_klant_en_school_zijn_voor_iedereen_te_gebruiken(
    bezoek: Bezoek, axe: Axe, saskia: Gebruiker, groep: Groepsbijeenkomst, klant: Klant, breed: int
) -> None:
    venster = bezoek(klant.gebruiker, breed)
    venster.goto("/klanten/mijn/bijeenkomsten/")
    keur(venster, axe)
    venster.get_by_role("button", name="Afmelden").click()
    expect(venster.get_by_text("U bent afgemeld.")).to_be_visible()
    school = bezoek(saskia, breed)
    for adres in ("/klanten/schoolmeldingen/", "/klanten/schoolmeldingen/nieuw/"):
        school.goto(adres)
        keur(school, axe)
