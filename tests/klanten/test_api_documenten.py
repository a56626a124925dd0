"""Documents through an attached system: added as a file, checked as on screen, and taken out of use."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from keten.api.bereik import Bereik
from keten.models import Medewerker
from klanten.models import Bericht, Document, Gebeurtenis, Inzage, Klant
from tests.apiclient import Api
from tests.fabriek import MedewerkerFabriek
from tests.klanten.test_documenten import EXE, PDF, PNG

MB = 1024 * 1024


def _velden(naam: str = "cv.pdf", inhoud: bytes = PDF, **anders: Any) -> dict[str, Any]:
    return {"bestand": SimpleUploadedFile(naam, inhoud), "soort": "cv", "titel": "Cv van Marieke", **anders}


def _adres(klant: Klant) -> str:
    return f"klanten/{klant.klantnummer}/documenten"


def _op_schijf() -> list[Path]:
    return [pad for pad in Path(instellingen.MEDIA_ROOT).rglob("*") if pad.is_file()]


@pytest.mark.eis("X-82", "X-77")
def test_een_systeem_voegt_een_document_een_keer_toe_en_trekt_het_in(klant: Klant, anna: Medewerker) -> None:
    api, adres = Api(anna), _adres(klant)
    eens = {"Idempotency_Key": "document-0001"}
    nieuw = api.upload(adres, _velden(zichtbaarVoorKlant="false"), **eens)
    assert nieuw.status_code == 201, nieuw.content
    document = Document.objects.get()
    assert (document.door, document.zichtbaar_voor_klant) == (anna.gebruiker, False)
    assert nieuw["Location"].endswith(f"/api/v1/{adres}/{document.pk}")
    een = f"{adres}/{document.pk}"
    assert api.get(een).json() == nieuw.json()
    assert b"".join(api.get(f"{een}/inhoud", Accept="*/*").streaming_content) == PDF  # type: ignore[attr-defined]

    weer = api.upload(adres, _velden(zichtbaarVoorKlant="false"), **eens)
    assert (weer.status_code, weer.content) == (201, nieuw.content)
    assert "Idempotency-Replayed" in weer
    ander = api.upload(adres, _velden(inhoud=PDF.replace(b"1.4", b"1.5"), zichtbaarVoorKlant="false"), **eens)
    assert ander.status_code == 422  # the bytes count, not the name
    assert (Document.objects.count(), len(_op_schijf())) == (1, 1)

    leeg = api.post(f"{een}/intrekken", {"reden": " "})
    assert (leeg.status_code, leeg.json()["velden"][0]["veld"]) == (422, "reden")
    weg = api.post(f"{een}/intrekken", {"reden": "Hoort in een ander dossier."})
    assert (weg.status_code, weg.json()["redenIntrekken"]) == (200, "Hoort in een ander dossier.")
    assert api.post(f"{een}/intrekken", {"reden": "Nog eens."}).status_code == 409
    assert api.get(f"{een}/inhoud", Accept="*/*").status_code == 404
    regels = Gebeurtenis.objects.filter(klant=klant, soort=Gebeurtenis.Soort.DOCUMENT)
    assert {(regel.medewerker, regel.zichtbaar_voor_klant) for regel in regels} == {(anna, False)}
    blikken = Inzage.objects.filter(klant=klant, onderdeel="documenten")
    assert {(blik.gebruiker, blik.systeem) for blik in blikken} == {(anna.gebruiker, api.systeem)}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bestand": SimpleUploadedFile("cv.pdf", EXE)}, "bestand"),
        ({"bestand": SimpleUploadedFile("cv.pdf", PNG)}, "bestand"),
        ({"bestand": SimpleUploadedFile("cv.exe", EXE)}, "bestand"),
        ({"bestand": SimpleUploadedFile("cv.pdf", b"")}, "bestand"),
        ({"bestand": SimpleUploadedFile("cv.pdf", PDF + b" " * MB)}, "bestand"),
        ({"bestand": "geen bestand"}, "bestand"),
        ({"titel": ""}, "titel"),
        ({"titel": "x" * 101}, "titel"),
        ({"soort": "roman"}, "soort"),
        ({"zichtbaarVoorKlant": "misschien"}, "zichtbaarVoorKlant"),
    ],
)
def test_een_verkeerd_bestand_of_veld_wordt_geweigerd_bij_dat_veld(
    klant: Klant, anna: Medewerker, anders: dict[str, Any], veld: str, settings: Any
) -> None:
    settings.DOCUMENT_MAX_MB = 1
    antwoord = Api(anna).upload(_adres(klant), _velden(**anders))
    assert antwoord.status_code == 422, antwoord.content
    assert [fout["veld"] for fout in antwoord.json()["velden"]] == [veld]
    assert not Document.objects.exists() and not _op_schijf()


@pytest.mark.eis("X-17")
def test_wat_geen_goede_zending_is_wordt_geweigerd_voor_er_iets_bewaard_is(
    klant: Klant, anna: Medewerker, dirk: Medewerker, settings: Any
) -> None:
    settings.DOCUMENT_MAX_MB = 1
    api, adres = Api(anna), _adres(klant)
    meelezer = Api(MedewerkerFabriek(rollen=["rmc"], locaties=[klant.locatie]))
    sleutel = api.koppen["Authorization"].removeprefix("Bearer ")  # stands in the header, nowhere else
    kaal = Client().post(f"/api/v1/{adres}", {**_velden(), "access_token": sleutel})
    latin = b'--x\r\nContent-Disposition: form-data; name="titel"\r\n\r\nCaf\xe9\r\n--x--'
    los = [
        Client().post(f"/api/v1/{adres}", latin, f"multipart/form-data{grens}", headers=api.koppen)
        for grens in ("", "; boundary=x")
    ]
    antwoorden = {
        401: [kaal, Client().get(f"/api/v1/{adres}?access_token={sleutel}")],
        400: [*los, api.upload(adres, _velden(titel=["Een", "Twee"]))],
        403: [
            Api(anna, Bereik.KLANTEN_SCHRIJVEN).upload(adres, _velden()),
            meelezer.upload(adres, _velden()),
        ],
        404: [Api(dirk).upload(adres, _velden(), Reden="Waarom ook niet.")],
        413: [api.upload(adres, _velden(inhoud=PDF + b" " * 3 * MB))],
        415: [
            api.post(adres, {"titel": "Cv"}),
            api.upload(f"klanten/{klant.klantnummer}/berichten", _velden()),
        ],
        422: [api.upload(adres, {})],
    }
    gekregen = {code: [een.status_code for een in gelijk] for code, gelijk in antwoorden.items()}
    assert gekregen == {code: [code] * len(gelijk) for code, gelijk in antwoorden.items()}
    soorten = {een["Content-Type"] for gelijk in antwoorden.values() for een in gelijk}
    assert soorten == {"application/problem+json"}
    assert "multipart/form-data" in antwoorden[415][0].json()["detail"]
    assert "application/json" in antwoorden[415][1].json()["detail"]
    assert not Document.objects.exists() and not Bericht.objects.exists() and not _op_schijf()


def test_als_het_antwoord_niet_bewaard_kan_worden_blijft_ook_het_bestand_niet_staan(
    klant: Klant, anna: Medewerker
) -> None:
    with connection.cursor() as cursor:  # the database takes no answers any more
        cursor.execute("ALTER TABLE keten_herhaling ADD CONSTRAINT vol CHECK (status = 0)")
    antwoord = Api(anna).upload(_adres(klant), _velden(), Idempotency_Key="document-0002")
    assert (antwoord.status_code, _op_schijf(), Document.objects.count()) == (409, [], 0)
