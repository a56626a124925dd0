"""The knowledge base: found in one's own words, narrowed, shared and followed."""

import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import AlIngediend
from landkaart import delen, kennis, volgen, zoekindex
from landkaart.kennis import Zoekvraag
from landkaart.models import Kennisstuk, Zoekingang
from tests.conftest import Als
from tests.fabriek.kennis import KnelpuntFabriek, PraktijkFabriek, ThemaFabriek, maak_mijlpaal
from tests.pagina import tekst, vragen

BANK = "/landkaart/kennisbank/"
PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def _deel(locatie: Locatie, door: Medewerker, **anders: object) -> Kennisstuk:
    gegevens: dict[str, object] = {
        "soort": "leerpunt",
        "titel": "Begin klein",
        "tekst": "Start met één team.",
        "themas": [ThemaFabriek()],
        "indiening": uuid.uuid4(),
        **anders,
    }
    return delen.deel(locatie=locatie, door=door, **gegevens)  # type: ignore[arg-type]


@pytest.mark.eis("L-27")
@pytest.mark.parametrize(
    ("woorden", "eerste"),
    [
        ("één vaste contactpersoon voor elke klant", "Toonkamer Gouda"),
        ("regisseur met dossier op internet", "Toonkamer Gouda"),
        ("paspoort controleren aan de balie", "Identiteit controleren"),
        ("werkgever snel een kandidaat binnen 72 uur", "werkgeversteam"),
        ("systemen van partners werken niet samen", "Computersystemen"),
    ],
)
def test_wie_in_eigen_woorden_zoekt_vindt_de_praktijk(
    referentiedata: None, woorden: str, eerste: str
) -> None:
    gevonden = [ingang.titel for ingang in kennis.zoek(Zoekvraag(woorden)).rijen[:3]]
    assert any(eerste in titel for titel in gevonden), gevonden


@pytest.mark.eis("L-27")
def test_zoeken_op_mijlpaal_of_thema_geeft_praktijken_en_documenten_van_anderen(
    als: Als, anna: Medewerker, gouda: Locatie, dirk: Medewerker
) -> None:
    mijlpaal, thema = maak_mijlpaal(), ThemaFabriek(code="integraal")
    praktijk = PraktijkFabriek(naam="Eén regisseur", locaties=[gouda], themas=[thema])
    praktijk.mijlpalen.set([mijlpaal])
    zoekindex.neem_op(praktijk)
    _deel(gouda, dirk, titel="Handleiding regisseur", themas=[thema], mijlpalen=[mijlpaal])
    PraktijkFabriek(naam="Iets anders")
    for keuze in ({"mijlpaal": mijlpaal.pk}, {"thema": thema.pk}):
        pagina = tekst(als(anna).get(BANK, keuze))
        assert "Eén regisseur" in pagina
        assert "Handleiding regisseur" in pagina
        assert "Iets anders" not in pagina
    smal = tekst(als(anna).get(BANK, {"thema": thema.pk, "soort": "leerpunt", "locatie": gouda.pk}))
    assert "Eén regisseur" not in smal.split("Het nieuwst")[1]
    assert "leerpunt (1)" in smal


def test_woorden_worden_gemarkeerd_en_html_van_een_ander_doet_niets(
    als: Als, anna: Medewerker, apeldoorn: Locatie
) -> None:
    _deel(apeldoorn, anna, titel="Samen <b>bellen</b>", tekst="Wie belt <script>alert(1)</script> de klant?")
    pagina = als(anna).get(BANK, {"term": "bellen"}).content.decode()
    assert "Samen &lt;b&gt;<mark>bellen</mark>&lt;/b&gt;" in pagina
    assert "<script>alert(1)" not in pagina


def test_niets_gevonden_geeft_een_woord_dat_erop_lijkt(als: Als, anna: Medewerker) -> None:
    PraktijkFabriek(naam="Toonkamer in de regio")
    pagina = tekst(als(anna).get(BANK, {"term": "tonkaamer"}))
    assert "Niets gevonden" in pagina
    assert "Bedoelt u: toonkamer" in pagina
    assert "Of kijk bij een thema: Jongeren" in pagina


@pytest.mark.parametrize("term", ["'", "& | !", "a:*", ")(", "de het een", "x" * 200, "\\"])
def test_wat_iemand_ook_typt_de_pagina_komt(als: Als, anna: Medewerker, term: str) -> None:
    PraktijkFabriek()
    vraag = {"term": term, "thema": "9" * 9, "soort": "bestaat-niet", "pagina": "x"}
    assert als(anna).get(BANK, vraag).status_code == 200


def test_staan_nergens_alle_woorden_dan_zegt_de_pagina_dat(als: Als, anna: Medewerker) -> None:
    PraktijkFabriek(naam="Jongeren bellen")
    pagina = tekst(als(anna).get(BANK, {"term": "jongeren olifant"}))
    assert "Nergens staan al uw woorden bij elkaar" in pagina
    assert "Jongeren bellen" in pagina


@pytest.mark.eis("L-27")
def test_een_volger_hoort_van_nieuwe_stukken_tot_ze_gelezen_zijn(
    als: Als, anna: Medewerker, gouda: Locatie, dirk: Medewerker
) -> None:
    thema, client = ThemaFabriek(code="jongeren"), als(anna)
    _deel(gouda, dirk, titel="Was er al", themas=[thema])
    client.post(reverse("landkaart:kennis_volgen", args=["thema", thema.pk]), {"actie": "volg"})
    _deel(gouda, dirk, titel="Net gedeeld", themas=[thema])
    _deel(gouda, dirk, titel="Ander onderwerp", themas=[ThemaFabriek(code="bvg")])
    blok = tekst(client.get("/landkaart/kennisbank/blok/"))
    assert "Net gedeeld" in blok
    assert "Was er al" not in blok
    assert "Ander onderwerp" not in blok
    client.post("/landkaart/kennisbank/gelezen/")
    assert "Niets nieuws bij wat u volgt: Jongeren" in tekst(client.get("/landkaart/kennisbank/blok/"))
    client.post(reverse("landkaart:kennis_volgen", args=["thema", thema.pk]), {"actie": "stop"})
    assert not volgen.volgt(anna, thema)
    mijlpaal = maak_mijlpaal()
    client.post(reverse("landkaart:kennis_volgen", args=["mijlpaal", mijlpaal.pk]), {"actie": "volg"})
    _deel(gouda, dirk, titel="Over mijlpaal 9", themas=[], mijlpalen=[mijlpaal])
    assert [ingang.titel for ingang in volgen.nieuw_voor(anna)] == ["Over mijlpaal 9"]
    assert client.post(reverse("landkaart:kennis_volgen", args=["klant", 1])).status_code == 404


def test_een_document_delen_ophalen_en_intrekken(
    als: Als, anna: Medewerker, dirk: Medewerker, apeldoorn: Locatie
) -> None:
    thema = ThemaFabriek()
    antwoord = als(anna).post(
        "/landkaart/kennisbank/nieuw/",
        {
            "soort": "document",
            "titel": "Handleiding duogesprek",
            "tekst": "Zo voert u het gesprek samen.",
            "bestand": SimpleUploadedFile("handleiding.pdf", PDF),
            "themas": [thema.pk],
            "indiening": str(uuid.uuid4()),
        },
        follow=True,
    )
    assert "staat nu in de kennisbank" in tekst(antwoord)
    stuk = Kennisstuk.objects.get()
    bestand = als(dirk).get(reverse("landkaart:kennisstuk_bestand", args=[stuk.pk]))
    assert bestand.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(bestand.streaming_content) == PDF  # type: ignore[attr-defined]
    with pytest.raises(NietToegestaan, match="andere locatie"):
        delen.trek_in(stuk=stuk, reden="Weg", door=dirk)
    als(anna).post(
        reverse("landkaart:kennisstuk_intrekken", args=[stuk.pk]),
        {"reden": "Verouderd", "indiening": str(uuid.uuid4())},
    )
    assert als(dirk).get(reverse("landkaart:kennisstuk", args=[stuk.pk])).status_code == 404
    assert not Zoekingang.objects.exists()


def test_een_geweigerd_document_laat_geen_bestand_achter(apeldoorn: Locatie, anna: Medewerker) -> None:
    for bestand in (SimpleUploadedFile("a.pdf", b"geen pdf"), SimpleUploadedFile("a.exe", PDF)):
        with pytest.raises(NietToegestaan):
            _deel(apeldoorn, anna, soort="document", bestand=bestand)
    nummer = uuid.uuid4()
    _deel(apeldoorn, anna, indiening=nummer)
    with pytest.raises(AlIngediend):
        _deel(apeldoorn, anna, indiening=nummer, bestand=SimpleUploadedFile("a.pdf", PDF))
    assert not [pad for pad in Path(settings.MEDIA_ROOT).rglob("*") if pad.is_file()]
    for anders, veld in (({"themas": []}, "themas"), ({"soort": "document"}, "bestand")):
        with pytest.raises(NietToegestaan) as fout:
            _deel(apeldoorn, anna, **anders)
        assert fout.value.veld == veld


def test_meer_stukken_kosten_niet_meer_vragen(als: Als, anna: Medewerker, gouda: Locatie) -> None:
    thema, client = ThemaFabriek(), als(anna)
    volgen.volg(medewerker=anna, onderwerp=thema)
    paden = (f"{BANK}?term=jongere", BANK, "/landkaart/kennisbank/blok/", f"/landkaart/themas/{thema.pk}/")
    PraktijkFabriek()
    weinig = [vragen(client, pad) for pad in paden]
    for nummer in range(12):
        PraktijkFabriek(themas=[thema, ThemaFabriek(code=f"t{nummer}")], locaties=[gouda])
        KnelpuntFabriek(bij=[gouda])
    assert [vragen(client, pad) for pad in paden] == weinig


def test_de_index_opnieuw_schrijven_verandert_niets(db: None, gouda: Locatie) -> None:
    PraktijkFabriek(locaties=[gouda])
    KnelpuntFabriek(bij=[gouda])
    velden = [veld.name for veld in Zoekingang._meta.concrete_fields if veld.name != "id"]
    voor = list(Zoekingang.objects.order_by("soort").values(*velden))
    assert zoekindex.herbouw() == 2
    assert list(Zoekingang.objects.order_by("soort").values(*velden)) == voor
