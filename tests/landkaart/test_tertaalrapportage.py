"""The four-month report: the same figures on screen, on paper and in the spreadsheet."""

import datetime
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from keten.models import Locatie
from landkaart.functies import VOORBEHOUD
from landkaart.models import Mijlpaal
from landkaart.tertaalrapportage import Tertaal
from tests.fabriek.landkaart import veertien
from tests.landkaart.kaartwereld import dien_in
from tests.pagina import tekst

D = datetime.date


@pytest.fixture
def land(apeldoorn: Locatie, gouda: Locatie) -> list[Mijlpaal]:
    mijlpalen = veertien()
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 30), op=D(2024, 3, 1))
    dien_in(apeldoorn, dict.fromkeys(mijlpalen, 70), op=D(2024, 7, 1))
    dien_in(gouda, dict.fromkeys(mijlpalen, 45), op=D(2024, 8, 31))
    return mijlpalen


def test_een_tertaal_is_vier_maanden() -> None:
    assert Tertaal.van(D(2024, 4, 30)) == Tertaal(2024, 1)
    assert Tertaal.van(D(2024, 12, 31)) == Tertaal(2024, 3)
    assert Tertaal(2024, 2).einde == D(2024, 8, 31)
    assert Tertaal(2024, 1).vorige == Tertaal(2023, 3)
    assert str(Tertaal(2024, 2)) == "mei tot en met augustus 2024"


@pytest.mark.eis("L-29", "L-30")
def test_scherm_pdf_en_rekenblad_zeggen_hetzelfde(client: Client, land: list[Mijlpaal]) -> None:
    scherm = client.get("/landkaart/rapportage/", {"tertaal": "2024-2"})
    pagina = tekst(scherm)
    beeld, aantallen, verschil = scherm.context["rijen"][0]
    assert dict(aantallen) == {
        "volledig gerealiseerd": 0,
        "gedeeltelijk gerealiseerd": 1,
        "in ontwikkeling": 1,
        "niet gerealiseerd": 0,
    }
    assert (beeld.gemiddeld, verschil) == (57.5, 27.5)
    assert VOORBEHOUD in pagina
    assert "Verantwoording: laten zien wat is bereikt" in pagina
    assert "31 aug 2024" in pagina

    blad = load_workbook(BytesIO(client.get("/landkaart/rapportage/2024-2/xlsx/").content))
    koppen, eerste = list(blad["Mijlpalen"].iter_rows(values_only=True))[:2]
    rij = dict(zip(koppen, eerste, strict=True))
    assert {woord: rij[woord] for woord, _ in aantallen} == dict(aantallen)
    assert (rij["niet ingevuld"], rij["Gemiddeld %"], rij["Verschil"]) == (0, 57.5, 27.5)
    locaties = {rij[0]: rij for rij in blad["Locaties"].iter_rows(values_only=True)}
    assert locaties["Toonkamer Gouda"][3:6] == (4.67, 14, datetime.datetime(2024, 8, 31))
    assert any(VOORBEHOUD in str(rij) for rij in blad["Uitleg"].iter_rows(values_only=True))

    pdf = client.get("/landkaart/rapportage/2024-2/pdf/")
    assert pdf["Content-Disposition"] == 'attachment; filename="landkaart-2024-2.pdf"'
    lezer = PdfReader(BytesIO(pdf.content))
    papier = " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())
    assert "57,5%" in papier
    assert "+27,5" in papier
    assert "Stand op 31 augustus 2024" in papier
    assert "De Landkaart geeft geen exact beeld" in papier
    assert "1 maart 2024" not in papier
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_een_nieuwe_meting_staat_meteen_in_de_pdf(
    client: Client, land: list[Mijlpaal], apeldoorn: Locatie
) -> None:
    eerst = client.get("/landkaart/rapportage/2024-3/pdf/").content
    dien_in(apeldoorn, {land[0]: 100}, op=D(2024, 12, 1))
    assert client.get("/landkaart/rapportage/2024-3/pdf/").content != eerst


def test_de_lijst_begint_bij_de_eerste_meting(client: Client, land: list[Mijlpaal]) -> None:
    keuzes = client.get("/landkaart/rapportage/").context["keuzes"]
    assert keuzes[-1] == Tertaal(2024, 1)
    assert keuzes[0] == Tertaal.van(datetime.date.today())


@pytest.mark.parametrize("rest", ["2024-2/doc/", "1999-1/pdf/", "geen/xlsx/"])
def test_wat_er_niet_is_wordt_niet_gemaakt(rest: str, client: Client, land: list[Mijlpaal]) -> None:
    assert client.get(f"/landkaart/rapportage/{rest}").status_code == 404


def test_een_rekenblad_zonder_metingen(client: Client, db: None) -> None:
    assert client.get("/landkaart/rapportage/").status_code == 200
    code = Tertaal.van(datetime.date.today()).code
    for soort in ("pdf", "xlsx", "ods"):
        assert client.get(f"/landkaart/rapportage/{code}/{soort}/").status_code == 200
