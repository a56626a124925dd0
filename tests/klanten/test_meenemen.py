"""All data of a client in one file, for a person and for a machine, and nothing forgotten by accident."""

import io
import json
import zipfile

import pytest
from allauth.core import ratelimit
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from keten.models import Medewerker
from klanten import berichten, documenten, meenemen
from klanten.meenemen_delen import BUITEN
from klanten.models import Klant
from tests.conftest import Als
from tests.pagina import tekst

PAD = "/klanten/mijn/rechten/downloaden/"
_VERVOLG = {  # diagnose: why they stay behind is in diagnose/meenemen.py
    # and handhaving/{risico,signalen}/aansluiting.py
    "handhaving.Auditgroep",  # kept apart, for an audit alone
    "handhaving.Signaal",
    "handhaving.Vervolgmaatregel",
    "handhaving.Risicostand",
    "handhaving.Risicobeoordeling",
    "diagnose.Banenverkenning",
    "diagnose.Diagnose",
    "diagnose.Duogesprek",
    "diagnose.Fasering",
    "diagnose.Herdiagnoseaanleiding",
    "diagnose.Jongerenarrangement",
    "diagnose.Kwadrantoordeel",
    "diagnose.Kansmeting",
    "diagnose.Routering",
    "diagnose.Voortgangscheck",
}


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """The client's own browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


def _pakket(client: Client) -> zipfile.ZipFile:
    antwoord = client.post(PAD)
    assert antwoord["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(antwoord.streaming_content)))


@pytest.mark.eis("X-18")
def test_de_klant_neemt_alles_mee_om_te_lezen_en_voor_een_computer(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    berichten.verstuur(klant=klant, tekst="Uw plan staat klaar.", door=bram)
    documenten.bewaar(
        klant=klant,
        bestand=SimpleUploadedFile("cv.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf"),
        soort="cv",
        titel="Mijn cv",
        zichtbaar_voor_klant=True,
        door=bram,
        indiening="11111111-2222-4333-8444-555555555555",  # type: ignore[arg-type]
    )
    with _pakket(marieke) as pakket:
        gegevens = json.loads(pakket.read("gegevens.json"))
        assert (gegevens["formaat"], gegevens["versie"]) == ("lwi-dossier", 1)
        assert gegevens["persoon"][0]["achternaam"] == "Velde"
        assert gegevens["contactgegevens"][0]["telefoon"] == "+31555801234"
        assert gegevens["berichten"][0]["tekst"] == "Uw plan staat klaar."
        assert "Uw plan staat klaar." in pakket.read("gegevens.html").decode()
        assert pakket.read("documenten/01-mijn-cv.pdf").startswith(b"%PDF")
    assert klant.gebeurtenissen.filter(zin="Alle gegevens gedownload", door_klant=True).exists()


def test_wat_niet_zichtbaar_is_of_ingetrokken_gaat_niet_mee(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    for nummer, zichtbaar in ((1, False), (2, True)):
        document = documenten.bewaar(
            klant=klant,
            bestand=SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf"),
            soort="brief",
            titel=f"Brief {nummer}",
            zichtbaar_voor_klant=zichtbaar,
            door=bram,
            indiening=f"{nummer}1111111-2222-4333-8444-555555555555",  # type: ignore[arg-type]
        )
    documenten.trek_in(document=document, reden="Verkeerde klant.", door=bram)
    with _pakket(marieke) as pakket:
        assert pakket.namelist() == ["gegevens.json", "gegevens.html"]
        assert json.loads(pakket.read("gegevens.json"))["documenten"] == []
        assert b"Brief 1" not in pakket.read("gegevens.html")


def test_een_ander_dossier_zit_er_nooit_in(klant: Klant, als: Als, bram: Medewerker) -> None:
    berichten.verstuur(klant=klant, tekst="Alleen voor Marieke.", door=bram)
    ander = Klant.objects.create(
        locatie=klant.locatie,
        voornamen="Jan",
        achternaam="Ander",
        zoeknaam="ander jan",
        geboortedatum=klant.geboortedatum,
        geslacht="m",
    )
    with meenemen.pak_in(ander) as bestand, zipfile.ZipFile(bestand) as pakket:
        assert "Marieke" not in pakket.read("gegevens.json").decode()


def test_wie_te_vaak_downloadt_moet_wachten(marieke: Client, klant: Klant, rf: RequestFactory) -> None:
    for _ in range(5):
        assert ratelimit.consume(rf.post(PAD), action="meenemen", user=klant.gebruiker)
    _pakket(marieke).close()
    assert "Probeer het later" in tekst(marieke.post(PAD, follow=True))


def test_elk_gegeven_over_een_klant_gaat_mee_of_heeft_een_reden_om_te_blijven() -> None:
    verteld = {model._meta.label for deel in meenemen.delen() for model in deel.modellen}
    blijft = {model._meta.label for model in BUITEN} | _VERVOLG
    over_klant = {
        model._meta.label
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model")
        and any(veld.related_model is Klant for veld in model._meta.fields)
    }
    assert over_klant - verteld - blijft == set(), "zet het in klanten/meenemen_delen.py"
