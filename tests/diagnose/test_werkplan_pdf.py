"""The plan on paper: tagged, complete, without a BSN, and safe for whatever people type."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from diagnose import activiteiten, diagnosticeren, werkplan_pdf, werkplannen
from diagnose.models import Werkplan
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek


@pytest.fixture(autouse=True)
def _termijn(db: None) -> None:
    Termijnregel.objects.create(code="werkplan_akkoord", naam="akkoord", aantal=5, eenheid="werkdag")


def _plan(bram: Medewerker, **tekst: str) -> Werkplan:
    bram.bereikbaar = "maandag tot en met donderdag"
    bram.save()
    locatie = bram.locaties.get()
    klant = KlantFabriek(locatie=locatie, tussenvoegsel="van der", achternaam="Velde", contactpersoon=bram)
    diagnosticeren.stel_vast(
        klant=klant,
        versie=0,
        door=bram,
        kan_zoeken="ja",
        mogelijkheden="Vijf jaar ervaring in de zorg.",
        zoekgedrag="onvolledig",
        banenaanbod="onvoldoende",
        naleving="zorg",
        koers="gemeente",
    )
    plan = werkplannen.maak(klant=klant, door=bram, **{"doel": "Werk in de zorg", **tekst})
    activiteiten.voeg_activiteit_toe(
        plan=plan,
        door=bram,
        omschrijving="Sollicitatietraining",
        uitvoerder=bram.partner,
        financier=bram.partner,
        begin=vandaag(),
    )
    return plan


def _lees(plan: Werkplan) -> tuple[Any, str]:
    lezer = PdfReader(io.BytesIO(werkplan_pdf.maak(plan)))
    return lezer, " ".join(" ".join(pagina.extract_text().split()) for pagina in lezer.pages)


@pytest.mark.eis("K-55")
def test_het_papier_heeft_alles_wat_is_afgesproken(bram: Medewerker) -> None:
    plan = _plan(bram, afspraken="Elke week vier brieven.", wens_klant="Dicht bij huis.")
    plan = werkplannen.stel_voor(plan=plan, door=bram)
    plan = werkplannen.bevestig(plan=plan, versie=plan.versie, wijze=Werkplan.Wijze.PORTAAL)
    _, tekst = _lees(plan)
    nummer = str(plan.klant.klantnummer)
    for deel in (
        "Activerium Apeldoorn",
        "Werkplan van mevrouw Van der Velde",
        f"{nummer[:-4]} {nummer[-4:]}",
        "Versie 1",
        "Afgesproken",
        "Werk in de zorg",
        "Vijf jaar ervaring in de zorg.",
        "Elke week vier brieven.",
        "Dicht bij huis.",
        "Sollicitatietraining",
        "Bram Coach, werkcoach, UWV",
        "Telefoon 055 765 43 21",
        "Bereikbaar maandag tot en met donderdag",
        "in het portaal",
    ):
        assert deel in tekst
    assert "Handtekening" not in tekst


@pytest.mark.eis("K-55")
def test_een_voorstel_heeft_ruimte_om_te_tekenen(bram: Medewerker) -> None:
    plan = _plan(bram)
    assert "nog niets afgesproken" in _lees(plan)[1]
    tekst = _lees(werkplannen.stel_voor(plan=plan, door=bram))[1]
    assert "Handtekening en datum" in tekst and "Nog geen akkoord" in tekst


def test_hulpmiddelen_kunnen_het_papier_voorlezen(bram: Medewerker) -> None:
    lezer, _ = _lees(_plan(bram))
    wortel = lezer.trailer["/Root"]
    assert bool(wortel["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in wortel
    assert wortel["/Lang"].startswith("nl")
    assert bool(wortel["/ViewerPreferences"]["/DisplayDocTitle"])
    assert lezer.metadata.title == "Werkplan van mevrouw Van der Velde"
    assert b"pdfuaid" in wortel["/Metadata"].get_object().get_data()


@pytest.mark.eis("D-07")
def test_op_papier_staan_geen_route_kwadrant_of_oordeel(bram: Medewerker) -> None:
    _, tekst = _lees(_plan(bram))
    for woord in ("route", "kwadrant", "zoekgedrag", "banenaanbod", "naleving", "BSN"):
        assert woord.lower() not in tekst.lower()


@pytest.mark.parametrize(
    "getypt",
    [
        "#strong[vet] *vet* _schuin_ $x^2$ `code` <label> @ref // weg",
        '#eval("1+1") #read("/etc/passwd") \\ "aanhaling"',
        "= Kop - lijst + nummer",
        "één ëën ç Ğğ İı Жж δ € “ja”",
    ],
)
def test_wat_iemand_typt_blijft_tekst(bram: Medewerker, getypt: str) -> None:
    _, tekst = _lees(_plan(bram, doel=getypt))
    assert getypt in tekst


def test_regels_blijven_regels(bram: Medewerker) -> None:
    lezer, _ = _lees(_plan(bram, doel="eerst dit\r\ndan dat"))
    assert "eerst dit\ndan dat" in lezer.pages[0].extract_text()


@pytest.mark.parametrize("vreemd", ["blij 😀 mee", "中文", "bel \x07 en \x1b[0m"])
def test_een_teken_zonder_letter_houdt_het_papier_niet_tegen(bram: Medewerker, vreemd: str) -> None:
    lezer, tekst = _lees(_plan(bram, doel=f"Werk, {vreemd}"))
    assert "Werk," in tekst
    assert "/StructTreeRoot" in lezer.trailer["/Root"]


def test_een_lang_plan_loopt_door_op_de_volgende_bladzijde(bram: Medewerker) -> None:
    plan = _plan(bram, afspraken="\n".join(f"Afspraak {nummer}" for nummer in range(80)))
    lezer, tekst = _lees(plan)
    assert len(lezer.pages) >= 2
    assert f"Pagina 2 van {len(lezer.pages)}" in tekst


def test_zonder_contactpersoon_staat_er_wie_men_kan_vragen(klant: Klant, bram: Medewerker) -> None:
    plan = werkplannen.maak(klant=klant, door=bram, doel="Werk")
    assert "krijgt nog een vaste contactpersoon" in _lees(plan)[1]


@pytest.mark.eis("K-55")
def test_het_bestand_zegt_niet_wie_het_is_en_blijft_nergens_hangen(
    als: Als, bram: Medewerker, dirk: Medewerker
) -> None:
    plan = _plan(bram)
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/1/pdf/"
    antwoord = als(bram).get(adres)
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == f'inline; filename="werkplan-{plan.klant.klantnummer}-v1.pdf"'
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord.content.startswith(b"%PDF-")
    assert als(dirk).get(adres).status_code == 404
    assert als(bram).get(adres.replace("/1/", "/2/")).status_code == 404
