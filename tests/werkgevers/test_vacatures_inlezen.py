"""Vacancies in from a file and out as a feed: matched on KvK, a clock that starts, nothing twice, undone."""

import csv
import datetime
import json
import uuid
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from keten.invoer import inlezen, terugdraaien
from keten.models import Invoerbestand, Locatie, Medewerker
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek.werkgevers import BeroepFabriek, VacatureFabriek, VestigingFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk
from werkgevers import vacature_afsluiten
from werkgevers.koppelingen.vacatures.indeling import SOORT
from werkgevers.models import Vacature, Vacaturegebeurtenis, Werkgever

KOP = (
    "kvk;kenmerk;functie;beroep;uren-vanaf;postcode;plaats;"
    "vestigingsnummer;opleiding;rijbewijs;nog-een;loon-vanaf"
)


def _laad(regels: list[str], locatie: Locatie, door: Medewerker) -> Invoerbestand:
    inhoud = "\n".join([KOP, *regels]).encode()
    return inlezen.laad(soort=SOORT, naam="v.csv", inhoud=inhoud, locatie=locatie, door=door)


@pytest.mark.eis("X-79", "W-12", "W-15")
def test_een_bestand_met_vacatures_start_de_klok_en_kan_terug(
    als: Als, apeldoorn: Locatie, els: Medewerker, werkgever: Werkgever
) -> None:
    VestigingFabriek(werkgever=werkgever, vestigingsnummer="000012345678", plaats="Epe", postcode="8161 AA")
    beroep = BeroepFabriek()
    VacatureFabriek(werkgever=werkgever, locatie=apeldoorn, beroep=beroep, plaats="Zutphen")
    kvk = werkgever.kvk_nummer
    regels = [
        f"{kvk};V-1;=Hulp;{beroep.code};24;;;000012345678;vmbo;ja;;2400,50",
        f"{kvk};V-2;Hulp;{beroep.naam};24;7311kz;Apeldoorn;;;;;",
        f"{kvk};V-1;Hulp;{beroep.code};24;7311 KZ;Apeldoorn;;;;;",  # the same kenmerk
        f"99999999;V-4;Hulp;{beroep.code};99;73 KZ;Apeldoorn;1;iets;misschien;;veel",
        f"{kvk};V-5;Hulp;{beroep.code};24;7311 KZ;zutphen;;;;;",  # such a one is open
        f"{kvk};V-6;Hulp;{beroep.code};24;7311 KZ;Zutphen;;;;ja;",  # and this is another
    ]
    browser = als(els)
    gelukt = browser.post(
        reverse("keten:invoer_soort", args=["vacatures"]),
        {
            "indiening": str(uuid.uuid4()),
            "bestand": SimpleUploadedFile("v.csv", "\n".join([KOP, *regels]).encode()),
        },
    )
    bestand = Invoerbestand.objects.get()
    fouten = {rij.nummer: [kolom for kolom, _ in rij.fouten] for rij in bestand.rijen.filter(stand="fout")}
    assert fouten == {
        4: ["kenmerk"],
        5: ["kvk", "uren-vanaf", "loon-vanaf", "opleiding", "rijbewijs", "postcode"],
        6: ["nog-een"],
    }
    klaar = browser.post(gelukt.url, {"indiening": str(uuid.uuid4()), "actie": "inlezen"}, follow=True)
    assert "Ingelezen: 3 vacatures." in tekst(klaar)
    assert "Draai dit bestand terug" in tekst(klaar)
    eerste = Vacature.objects.get(kenmerk="V-1")
    assert (eerste.plaats, str(eerste.loon_van), eerste.eisen.count()) == ("Epe", "2400.50", 2)
    assert abs(eerste.klok_uiterlijk - timezone.now() - datetime.timedelta(hours=72)) < datetime.timedelta(
        minutes=1
    )
    assert Vacature.objects.get(kenmerk="V-2").postcode == "7311 KZ"
    assert Vacaturegebeurtenis.objects.filter(vacature=eerste, soort="ingevoerd", door=els).exists()

    vacature_afsluiten.sluit(vacature=eerste, uitkomst="traject", toelichting="", door=els)
    terug = terugdraaien.draai_terug(bestand=bestand, door=els)
    assert (terug.aantal_terug, terug.blijft[0][1]) == (2, 1)
    assert set(Vacature.objects.filter(uit_invoer=bestand).values_list("kenmerk", "stand")) == {
        ("V-1", "gesloten"),
        ("", "gesloten"),
    }
    opnieuw = inlezen.start(bestand=_laad(regels, apeldoorn, els), door=els)
    assert (opnieuw.aantal_ingelezen, opnieuw.aantal_bekend) == (2, 1)


@pytest.mark.eis("X-79")
@pytest.mark.django_db(transaction=True)
def test_twee_bestanden_met_dezelfde_vacatures_tegelijk_maken_elke_vacature_een_keer(
    apeldoorn: Locatie, els: Medewerker, werkgever: Werkgever
) -> None:
    beroep = BeroepFabriek()
    regels = [
        f"{werkgever.kvk_nummer};V-{n};Hulp;{beroep.code};24;7311 KZ;Plaats {n};;;;;" for n in range(20)
    ]
    een, twee = _laad(regels, apeldoorn, els), _laad([*regels, ""], apeldoorn, els)
    uitkomsten = tegelijk(
        lambda: inlezen.start(bestand=een, door=els), lambda: inlezen.start(bestand=twee, door=els)
    )
    assert sorted(bestand.aantal_ingelezen for bestand in uitkomsten) == [0, 20]
    assert sorted(bestand.aantal_bekend for bestand in uitkomsten) == [0, 20]
    assert Vacature.objects.count() == 20


@pytest.mark.eis("X-79")
def test_open_vacatures_gaan_zonder_namen_naar_andere_systemen(
    als: Als,
    apeldoorn: Locatie,
    gouda: Locatie,
    els: Medewerker,
    bram: Medewerker,
    werkgever: Werkgever,
    django_assert_max_num_queries: object,
) -> None:
    VacatureFabriek(werkgever=werkgever, locatie=apeldoorn, titel="=cmd|'/c calc'!A0")
    VacatureFabriek.create_batch(5, werkgever=werkgever, locatie=apeldoorn, titel="Hulp <b>")
    VacatureFabriek(werkgever=werkgever, locatie=gouda)
    browser, adres = als(els), reverse("werkgevers:vacaturefeed_bestand")
    browser.get(adres)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        feed = json.loads(browser.get(f"{adres}?formaat=json").content)
    assert len(feed["vacatures"]) == 6 and feed["locatie"] == apeldoorn.code
    assert feed["vacatures"][0]["kvk"] == werkgever.kvk_nummer
    assert feed["vacatures"][0]["actueel-tot"] >= vandaag().isoformat()
    boom = ElementTree.fromstring(browser.get(f"{adres}?formaat=xml").content)
    assert [een.findtext("functie") for een in boom][1] == "Hulp <b>"
    regels = b"".join(browser.get(f"{adres}?formaat=csv").streaming_content).decode("utf-8-sig").splitlines()
    [eerste, *_rest] = csv.DictReader(regels, delimiter=";")
    assert eerste["functie"].startswith("'=")
    assert browser.get(f"{adres}?formaat=pdf").status_code == 404
    assert "6 open vacatures" in tekst(browser.get(reverse("werkgevers:vacaturefeed")))
    assert als(bram).get(adres).status_code == 403
