"""The portfolio: diagnosis, guidance, agreements and evaluation moments on one page (K-74)."""

import io

import pytest
from pypdf import PdfReader

from diagnose import diagnosticeren
from diagnose.models import Soort
from keten.models import Medewerker, Termijnregel
from klanten import contactpersoon
from klanten.models import Contactmoment, Klant
from tests.conftest import Als
from tests.fabriek.diagnose import bevestig, maak_instrument, maak_plan, zet_in_plan
from tests.pagina import tekst, vragen

LABELS = ("kwadrant", "zoekgedrag", "banenaanbod", "naleving", "route", "Komt vaak te laat")


@pytest.fixture
def dossier(klant: Klant, bram: Medewerker) -> Klant:
    """A client with a diagnosis, a contact person, an agreed plan and a contact."""
    for code in ("werkplan_akkoord", "bericht_beantwoorden", "herdiagnose"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")
    contactpersoon.wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    diagnosticeren.stel_vast(
        klant=klant,
        versie=0,
        door=bram,
        kan_zoeken="ja",
        mogelijkheden="Kan goed met mensen omgaan.",
        zoekgedrag="onvolledig",
        banenaanbod="voldoende",
        naleving="wisselend",
        koers="uwv",
        naleving_toelichting="Komt vaak te laat",
        afstand="kort",
    )
    plan = maak_plan(klant, bram)
    iro = maak_instrument("iro", soort=Soort.IRO, verplichtingen="U belt elke week.")
    stap = zet_in_plan(plan, bram, "Traject naar eigen keuze", instrument=iro, gekozen_door_klant=True)
    bevestig(plan, bram, verplichtingen=[stap.pk])
    Contactmoment.objects.create(
        klant=klant,
        medewerker=bram,
        partner=bram.partner,
        kanaal="balie",
        identiteit="bekend",
        activiteiten="Vier brieven geschreven",
        ondersteuning="Samen het cv verbeterd",
        resultaten="Een uitnodiging",
    )
    return klant


def _papier(inhoud: bytes) -> str:
    return " ".join(" ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages).split())


@pytest.mark.eis("K-74")
def test_een_pagina_heeft_de_vier_delen(als: Als, dossier: Klant, bram: Medewerker) -> None:
    pagina = tekst(als(bram).get(f"/diagnose/{dossier.klantnummer}/portfolio/"))
    for deel in (
        "1. Diagnose",
        "Kan goed met mensen omgaan.",
        "Q2",
        "Korter dan 3 maanden",
        "2. Begeleiding",
        "Bram Coach",
        "Traject naar eigen keuze",
        "3. Afspraken met de klant",
        "Werk in de zorg",
        "Akkoord met de verplichtingen op",
        "4. Evaluatiemomenten",
        "Vier brieven geschreven",
    ):
        assert deel in pagina, deel


@pytest.mark.eis("K-74")
def test_het_papier_heeft_dezelfde_vier_delen(als: Als, dossier: Klant, bram: Medewerker) -> None:
    antwoord = als(bram).get(f"/diagnose/{dossier.klantnummer}/portfolio/pdf/")
    assert antwoord["Content-Disposition"] == f'inline; filename="portfolio-{dossier.klantnummer}.pdf"'
    assert antwoord["Cache-Control"] == "no-store"
    papier = _papier(antwoord.content)
    for deel in (
        "1. Diagnose",
        "2. Begeleiding",
        "3. Afspraken",
        "4. Evaluatiemomenten",
        "U belt elke week.",
    ):
        assert deel in papier, deel
    assert PdfReader(io.BytesIO(antwoord.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.eis("K-74", "D-07")
def test_de_klant_leest_hetzelfde_zonder_stempels(als: Als, dossier: Klant) -> None:
    marieke = als(dossier.gebruiker)
    pagina = tekst(marieke.get("/diagnose/mijn/portfolio/"))
    papier = _papier(marieke.get("/diagnose/mijn/portfolio/pdf/").content)
    for inhoud in (pagina, papier):
        for deel in ("Kan goed met mensen omgaan.", "Traject naar eigen keuze", "Bram Coach"):
            assert deel in inhoud, deel
        assert "Vier brieven geschreven" not in inhoud  # a colleague's note
        for label in LABELS:
            assert label not in inhoud and label.capitalize() not in inhoud, label


def test_een_leeg_dossier_zegt_wat_er_nog_komt(als: Als, klant: Klant, bram: Medewerker) -> None:
    assert "Er is nog geen diagnose." in tekst(als(bram).get(f"/diagnose/{klant.klantnummer}/portfolio/"))
    assert als(bram).get(f"/diagnose/{klant.klantnummer}/portfolio/pdf/").status_code == 200
    marieke = als(klant.gebruiker)
    assert "U hebt nog geen plan" in tekst(marieke.get("/diagnose/mijn/portfolio/"))


def test_meer_contacten_kosten_evenveel_vragen(als: Als, dossier: Klant, bram: Medewerker) -> None:
    client, adres = als(bram), f"/diagnose/{dossier.klantnummer}/portfolio/"
    weinig = vragen(client, adres)
    contact = dossier.contactmomenten.get()
    for _ in range(15):
        contact.pk = None
        contact.save(force_insert=True)
    assert vragen(client, adres) == weinig
