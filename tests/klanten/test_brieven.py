import io
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from keten.models import Medewerker
from klanten.models import Document, Klant
from tests.conftest import Als
from tests.klanten.post import laad_teksten, wil
from tests.pagina import tekst


@pytest.fixture
def klant(klant: Klant) -> Klant:
    """Marieke, with an address."""
    laad_teksten()
    return wil(klant, "post", straat="Hoofdstraat 1", postcode="7311 AA", woonplaats="Apeldoorn")


def _url(klant: Klant) -> str:
    return reverse("klanten:brief_nieuw", args=[klant.klantnummer])


def _velden(**anders: str) -> dict[str, str]:
    return {
        "onderwerp": "Uitnodiging",
        "tekst": "Komt u langs?\n\nNeem uw paspoort mee.",
        "indiening": str(uuid.uuid4()),
        **anders,
    }


def _gelezen(document: Document) -> str:
    with document.bestand.open("rb") as bestand:
        lezer = PdfReader(io.BytesIO(bestand.read()))
    return " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())


@pytest.mark.eis("X-23")
def test_een_brief_draagt_de_stijl_van_de_locatie_en_staat_in_het_dossier(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    assert als(anna).post(_url(klant), _velden()).status_code == 302
    document = klant.documenten.get()
    assert (document.soort, document.titel, document.zichtbaar_voor_klant) == ("brief", "Uitnodiging", True)
    blad = _gelezen(document)
    nummer = str(klant.klantnummer)
    for stuk in (
        "Activerium Apeldoorn",
        "055 123 45 67",
        "CWI",
        "UWV",
        "Gemeente Apeldoorn",
        "Hoofdstraat 1",
        "7311 AA",
        "Geachte mevrouw Van der Velde",
        "Komt u langs?",
        "Neem uw paspoort mee.",
        "Met vriendelijke groet",
        "Anna Intaker",
        f"{nummer[:-4]} {nummer[-4:]}",
    ):
        assert stuk in blad, stuk
    assert "Document toegevoegd: Uitnodiging" in klant.gebeurtenissen.values_list("zin", flat=True)
    assert klant.brieven.get().adres.splitlines()[0] == "Marieke van der Velde"


@pytest.mark.eis("X-23")
def test_eerst_kijken_bewaart_niets(als: Als, anna: Medewerker, klant: Klant) -> None:
    antwoord = als(anna).post(_url(klant), _velden(proef="ja"))
    assert antwoord.status_code == 200
    assert "data:image/png;base64," in antwoord.content.decode()
    assert "Komt u langs?" in antwoord.content.decode()
    assert not klant.documenten.exists()


@pytest.mark.eis("X-24")
def test_een_brief_begint_met_dezelfde_standaardtekst_als_een_bericht(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    form = als(anna).get(_url(klant), {"begin": "brief_uitnodiging"}).context["form"]
    assert form["onderwerp"].value() == "Uitnodiging voor een gesprek"
    bericht = als(anna).get(
        reverse("klanten:berichten", args=[klant.klantnummer]), {"begin": "brief_uitnodiging"}
    )
    assert form["tekst"].value() == bericht.context["form"]["tekst"].value()
    assert "055 123 45 67" in form["tekst"].value()


def test_een_klant_die_engels_wil_krijgt_een_engelse_brief(als: Als, anna: Medewerker, klant: Klant) -> None:
    klant = wil(klant, "post", taal="en")
    form = als(anna).get(_url(klant), {"begin": "brief_uitnodiging"}).context["form"]
    assert form["onderwerp"].value() == "Invitation to a conversation"
    als(anna).post(_url(klant), _velden())
    blad = _gelezen(klant.documenten.get())
    assert "Dear Ms Van der Velde" in blad
    assert "Yours sincerely" in blad


def test_zonder_adres_geen_brief_en_wat_getypt_is_blijft_staan(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    wil(klant, "portaal", straat="")
    assert "Het adres is niet compleet" in tekst(als(anna).get(_url(klant)))
    antwoord = als(anna).post(_url(klant), _velden())
    assert antwoord.status_code == 422
    assert "Vul het eerst aan bij Gegevens" in tekst(antwoord)
    assert "Komt u langs?" in antwoord.content.decode()
    assert not klant.documenten.exists()


@pytest.mark.parametrize(
    "fout", [{"onderwerp": ""}, {"tekst": " "}, {"onderwerp": "x" * 101}, {"tekst": "x" * 4001}]
)
def test_een_brief_zonder_onderwerp_of_tekst_kan_niet(
    als: Als, anna: Medewerker, klant: Klant, fout: dict[str, str]
) -> None:
    assert als(anna).post(_url(klant), _velden(**fout)).status_code == 422
    assert not klant.brieven.exists()


def test_wat_op_opmaak_lijkt_komt_als_tekst_op_papier(als: Als, anna: Medewerker, klant: Klant) -> None:
    als(anna).post(_url(klant), _velden(tekst='#read("/etc/passwd") *vet* = kop 😀'))
    assert '#read("/etc/passwd") *vet* = kop' in _gelezen(klant.documenten.get())


def test_twee_keer_versturen_geeft_een_brief(als: Als, anna: Medewerker, klant: Klant) -> None:
    velden = _velden()
    als(anna).post(_url(klant), velden)
    assert als(anna).post(_url(klant), velden).status_code == 422
    assert (klant.documenten.count(), klant.brieven.count()) == (1, 1)


def test_een_andere_locatie_schrijft_geen_brief(als: Als, dirk: Medewerker, klant: Klant) -> None:
    assert als(dirk).post(_url(klant), _velden()).status_code == 404


def test_een_ingetrokken_brief_is_in_de_draad_niet_meer_te_openen(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    als(anna).post(_url(klant), _velden())
    document = klant.documenten.get()
    url = reverse("klanten:document_intrekken", args=[klant.klantnummer, document.pk])
    als(anna).post(url, {"reden": "verkeerde klant"})
    pagina = tekst(als(anna).get(reverse("klanten:contacten", args=[klant.klantnummer])))
    assert "ingetrokken" in pagina
    assert "Open de brief" not in pagina
