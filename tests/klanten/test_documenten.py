"""Documents: what is accepted, what is refused without a trace, and how a document leaves again."""

import io
import uuid
import zipfile
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten.models import Medewerker
from klanten import documenten
from klanten.models import Document, Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst, vragen

PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 20
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 20 + b"\xff\xd9"
HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXE = b"MZ\x90\x00" + b"\0" * 60


def _zip(**leden: str) -> bytes:
    bak = io.BytesIO()
    with zipfile.ZipFile(bak, "w") as pakket:
        for naam, inhoud in leden.items():
            pakket.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return bak.getvalue()


DOCX = _zip(word__document_xml="<w/>")
DOCM = _zip(word__document_xml="<w/>", word__vbaProject_bin="macro")
ODT = _zip(mimetype="application/vnd.oasis.opendocument.text", content_xml="<a/>")


def _lijst(klant: Klant) -> str:
    return reverse("klanten:documenten", args=[klant.klantnummer])


def _ophalen(document: Document) -> str:
    return reverse("klanten:document_ophalen", args=[document.klant.klantnummer, document.pk])


def _intrekken(document: Document) -> str:
    return reverse("klanten:document_intrekken", args=[document.klant.klantnummer, document.pk])


def _stuur_op(wie: Client, klant: Klant, naam: str, inhoud: bytes, **anders: str) -> HttpResponse:
    formulier = {
        "bestand": SimpleUploadedFile(naam, inhoud),
        "titel": "Cv van Marieke",
        "soort": "cv",
        "zichtbaar_voor_klant": "on",
        "indiening": str(uuid.uuid4()),
    }
    return wie.post(_lijst(klant), {**formulier, **anders})


def _op_schijf() -> list[Path]:
    return [pad for pad in Path(instellingen.MEDIA_ROOT).rglob("*") if pad.is_file()]


def _inhoud(antwoord: object) -> bytes:
    return b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]


@pytest.fixture
def document(klant: Klant, anna: Medewerker) -> Document:
    """A pdf that the client may see."""
    return documenten.bewaar(
        klant=klant,
        bestand=SimpleUploadedFile("cv.pdf", PDF),
        soort="cv",
        titel="Cv van Mariëke / 2026",
        zichtbaar_voor_klant=True,
        door=anna,
        indiening=uuid.uuid4(),
    )


@pytest.mark.parametrize(
    ("naam", "inhoud", "mediatype"),
    [
        ("cv.pdf", PDF, "application/pdf"),
        ("CV.PDF", PDF, "application/pdf"),
        ("foto.png", PNG, "image/png"),
        ("foto.jpg", JPG, "image/jpeg"),
        ("foto.jpeg", JPG, "image/jpeg"),
        ("cv.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("cv.odt", ODT, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_een_document_waarvan_naam_en_inhoud_kloppen_komt_in_het_dossier(
    als: Als, anna: Medewerker, klant: Klant, naam: str, inhoud: bytes, mediatype: str
) -> None:
    assert _stuur_op(als(anna), klant, naam, inhoud).status_code == 302
    assert klant.documenten.get().mediatype == mediatype
    assert [pad.read_bytes() for pad in _op_schijf()] == [inhoud]


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("cv.pdf", HTML, "De inhoud is geen pdf."),
        ("cv.pdf", EXE, "De inhoud is geen pdf."),
        ("cv.pdf", HTML + PDF, "De inhoud is geen pdf."),
        ("foto.png", JPG, "De inhoud is geen png."),
        ("foto.jpg", SVG, "De inhoud is geen jpg."),
        ("cv.docx", ODT, "De inhoud is geen docx."),
        ("cv.docx", DOCM, "De inhoud is geen docx."),
        ("cv.docx", DOCX[:40], "De inhoud is geen docx."),
        ("cv.odt", DOCX, "De inhoud is geen odt."),
        ("cv.pdf", b"zomaar wat tekst", "De inhoud is geen pdf."),
        ("cv.pdf", b"", "Dit bestand is leeg."),
        ("tekening.svg", SVG, "Dit soort bestand kan niet."),
        ("pagina.html", HTML, "Dit soort bestand kan niet."),
        ("cv.pdf.exe", EXE, "Dit soort bestand kan niet."),
        ("zonder-achtervoegsel", PDF, "Dit soort bestand kan niet."),
    ],
    ids=lambda waarde: "inhoud" if isinstance(waarde, bytes) else waarde,  # a zip file holds the present time
)
def test_een_bestand_dat_niet_deugt_wordt_geweigerd_en_laat_niets_achter(
    als: Als, anna: Medewerker, klant: Klant, naam: str, inhoud: bytes, melding: str
) -> None:
    antwoord = _stuur_op(als(anna), klant, naam, inhoud)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert 'value="Cv van Marieke"' in antwoord.content.decode()
    assert not klant.documenten.exists()
    assert not _op_schijf()


def test_een_te_groot_bestand_wordt_geweigerd_met_de_grens_erbij(
    als: Als, anna: Medewerker, klant: Klant, settings: object
) -> None:
    settings.DOCUMENT_MAX_MB = 1  # type: ignore[attr-defined]
    antwoord = _stuur_op(als(anna), klant, "groot.pdf", PDF + b"\0" * (3 * 1024 * 1024))
    assert antwoord.status_code == 422
    assert "Het mag hoogstens 1 MB zijn." in tekst(antwoord)
    assert not _op_schijf()


def test_zonder_bestand_staat_er_wat_ontbreekt(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = als(anna).post(_lijst(klant), {"titel": "Cv", "soort": "cv", "indiening": str(uuid.uuid4())})
    assert antwoord.status_code == 422
    assert "Kies een bestand." in tekst(antwoord)


def test_twee_keer_versturen_bewaart_een_bestand(als: Als, anna: Medewerker, klant: Klant) -> None:
    nummer = str(uuid.uuid4())
    _stuur_op(als(anna), klant, "cv.pdf", PDF, indiening=nummer)
    assert _stuur_op(als(anna), klant, "cv.pdf", PDF, indiening=nummer).status_code == 422
    assert klant.documenten.count() == 1
    assert len(_op_schijf()) == 1


def test_als_het_dossier_het_document_weigert_blijft_er_geen_bestand_over(
    anna: Medewerker, klant: Klant
) -> None:
    with pytest.raises(ValidationError):
        documenten.bewaar(
            klant=klant,
            bestand=SimpleUploadedFile("cv.pdf", PDF),
            soort="cv",
            titel="een titel die veel te lang is " * 4,
            zichtbaar_voor_klant=True,
            door=anna,
            indiening=uuid.uuid4(),
        )
    assert not klant.documenten.exists()
    assert not _op_schijf()


def test_de_plek_op_schijf_zegt_niets_over_klant_of_bestand(document: Document) -> None:
    (pad,) = _op_schijf()
    assert pad.name == document.pk.hex
    assert "cv" not in str(pad.relative_to(instellingen.MEDIA_ROOT))


def test_ophalen_geeft_een_bijlage_die_de_browser_niet_zelf_uitlegt(
    als: Als, anna: Medewerker, document: Document
) -> None:
    antwoord = als(anna).get(_ophalen(document))
    assert antwoord["Content-Disposition"] == 'attachment; filename="cv-van-marieke-2026.pdf"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Type"] == "application/pdf"
    assert _inhoud(antwoord) == PDF


def test_ophalen_wordt_als_inzage_vastgelegd(als: Als, anna: Medewerker, document: Document) -> None:
    _inhoud(als(anna).get(_ophalen(document)))
    assert document.klant.inzagen.get().onderdeel == "inhoud van een document"


def test_een_document_van_een_andere_klant_komt_niet_mee(
    als: Als, anna: Medewerker, document: Document
) -> None:
    ander = KlantFabriek(locatie=document.klant.locatie)
    assert (
        als(anna).get(reverse("klanten:document_ophalen", args=[ander.klantnummer, document.pk])).status_code
        == 404
    )


def test_iemand_van_een_andere_locatie_krijgt_het_document_niet(
    als: Als, dirk: Medewerker, document: Document
) -> None:
    assert als(dirk).get(_ophalen(document)).status_code == 404


def test_een_bestand_dat_van_de_schijf_is_verdwenen_geeft_een_nette_melding(
    als: Als, anna: Medewerker, document: Document
) -> None:
    for pad in _op_schijf():
        pad.unlink()
    antwoord = als(anna).get(_ophalen(document))
    assert antwoord.status_code == 409
    assert "Dit bestand is niet te vinden." in tekst(antwoord)


def test_intrekken_vraagt_een_reden(als: Als, anna: Medewerker, document: Document) -> None:
    antwoord = als(anna).post(_intrekken(document), {"reden": "  "})
    assert antwoord.status_code == 422
    document.refresh_from_db()
    assert document.ingetrokken_op is None


def test_een_ingetrokken_document_blijft_in_de_lijst_maar_is_voor_niemand_te_openen(
    als: Als, anna: Medewerker, document: Document
) -> None:
    medewerker, klant = als(anna), document.klant
    assert klant.gebruiker
    medewerker.post(_intrekken(document), {"reden": "Hoort in een ander dossier."})
    assert "Hoort in een ander dossier." in tekst(medewerker.get(_lijst(klant)))
    assert medewerker.get(_ophalen(document)).status_code == 404
    assert als(klant.gebruiker).get(reverse("klanten:mijn_document", args=[document.pk])).status_code == 404


def test_twee_keer_intrekken_kan_niet(als: Als, anna: Medewerker, document: Document) -> None:
    als(anna).post(_intrekken(document), {"reden": "Verkeerd dossier."})
    assert als(anna).post(_intrekken(document), {"reden": "Nog eens."}).status_code == 404
    document.refresh_from_db()
    assert document.reden_intrekken == "Verkeerd dossier."


def test_de_database_wil_een_reden_bij_het_intrekken(document: Document) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(ingetrokken_op=timezone.now())


def test_toevoegen_en_intrekken_staan_in_de_tijdlijn(als: Als, anna: Medewerker, document: Document) -> None:
    als(anna).post(_intrekken(document), {"reden": "Verkeerd dossier."})
    regels = document.klant.gebeurtenissen.filter(soort=Gebeurtenis.Soort.DOCUMENT)
    assert [regel.zin.split(":")[0] for regel in regels] == ["Document ingetrokken", "Document toegevoegd"]


def test_een_document_voor_medewerkers_ziet_de_klant_niet(als: Als, anna: Medewerker, klant: Klant) -> None:
    _stuur_op(als(anna), klant, "verslag.pdf", PDF, titel="Verslag van het overleg", zichtbaar_voor_klant="")
    document = klant.documenten.get()
    assert klant.gebruiker
    client = als(klant.gebruiker)
    assert client.get(reverse("klanten:mijn_document", args=[document.pk])).status_code == 404
    assert "Verslag van het overleg" not in tekst(client.get("/klanten/mijn/gegevens/"))
    assert "Verslag van het overleg" not in tekst(client.get("/klanten/mijn/inzage/?deel=verloop"))


def test_de_klant_haalt_een_eigen_document_op(als: Als, document: Document) -> None:
    assert document.klant.gebruiker
    antwoord = als(document.klant.gebruiker).get(reverse("klanten:mijn_document", args=[document.pk]))
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert _inhoud(antwoord) == PDF


def test_een_andere_klant_krijgt_het_document_niet(als: Als, document: Document) -> None:
    ander = KlantFabriek(locatie=document.klant.locatie, met_account=True)
    antwoord = als(ander.gebruiker).get(reverse("klanten:mijn_document", args=[document.pk]))
    assert antwoord.status_code == 404


def test_de_lijst_vraagt_altijd_evenveel_van_de_database(als: Als, anna: Medewerker, klant: Klant) -> None:
    medewerker = als(anna)
    metingen = []
    for aantal in (1, 12):
        for nummer in range(aantal):
            _stuur_op(medewerker, klant, "cv.pdf", PDF, titel=f"Cv {nummer}")
        metingen.append(vragen(medewerker, _lijst(klant)))
    assert metingen[0] == metingen[1]
