"""Loading locations from a file: every fault named, nothing half-loaded, twice is once."""

from io import BytesIO

import pytest
from django.test import Client

from keten import rekenblad
from keten.models import Locatie, Medewerker, Postcodegebied
from landkaart import locatiebestand, locatieregister
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.keten import RegioFabriek
from tests.pagina import tekst

KOP = "code;naam;plaats;regio;gemeenten;benaming;grootte;ouder;postcode;breedtegraad;lengtegraad\n"
GOED = (
    KOP
    + "lochem;Werkplein Lochem;Lochem;Stedendriehoek;Lochem|gemeente Zutphen;werkplein;klein;apeldoorn;;"
    + "52,16;6,41\n"
    + "epe;LWI Epe;Epe;stedendriehoek;;;;;8161 AB;;\n"
)


@pytest.fixture
def ako(apeldoorn: Locatie) -> Medewerker:
    return MedewerkerFabriek(naam="Aad van AKO", rollen=["ako"], locaties=[apeldoorn])


@pytest.fixture
def klaar(apeldoorn: Locatie) -> None:
    RegioFabriek(code="stedendriehoek", naam="Stedendriehoek")
    Postcodegebied.objects.create(
        cijfers=8161, plaats="Epe", gemeente="Epe", breedtegraad="52.3490", lengtegraad="5.9840"
    )


def _bestand(inhoud: str, codering: str = "utf-8") -> BytesIO:
    bestand = BytesIO(inhoud.encode(codering))
    bestand.name = "locaties.csv"
    return bestand


@pytest.mark.eis("L-01", "L-65")
def test_een_bestand_laden_via_het_scherm(als: Als, ako: Medewerker, klaar: None) -> None:
    scherm = als(ako)
    voorbeeld = scherm.post("/landkaart/locaties/", _invoer(scherm, bestand=_bestand("\ufeff" + GOED)))
    assert voorbeeld.status_code == 200
    assert "Werkplein Lochem" in tekst(voorbeeld)
    assert not Locatie.objects.filter(code="lochem").exists()
    bevestigd = {
        "tekst": voorbeeld.context["bevestiging"].initial["tekst"],
        "indiening": voorbeeld.context["bevestiging"].initial["indiening"],
        "actie": "invoeren",
    }
    assert scherm.post("/landkaart/locaties/", bevestigd).status_code == 302
    lochem = Locatie.objects.get(code="lochem")
    assert (lochem.benaming, lochem.grootte, lochem.ouder.code) == ("werkplein", "klein", "apeldoorn")
    assert {x.naam for x in lochem.partners.filter(kolom="gemeente")} == {
        "gemeente Lochem",
        "gemeente Zutphen",
    }
    assert lochem.partners.filter(kolom="uwv").exists()
    assert str(Locatie.objects.get(code="epe").breedtegraad) == "52.3490"


def test_twee_keer_laden_verdubbelt_niets(klaar: None) -> None:
    assert locatieregister.voer_in(GOED).aantal("nieuw") == 2
    weer = locatieregister.voer_in(GOED)
    assert (weer.aantal("nieuw"), weer.aantal("gewijzigd"), weer.aantal("gelijk")) == (0, 0, 2)
    assert Locatie.objects.count() == 3


def test_wat_eruit_komt_kan_er_weer_in(klaar: None) -> None:
    locatieregister.voer_in(GOED)
    Locatie.objects.filter(code="apeldoorn").update(naam="=1+1")
    inhoud = "".join(rekenblad.als_csv(locatiebestand.KOLOMMEN, locatieregister.rijen()))
    assert ";'=1+1;" in inhoud
    assert locatieregister.voer_in(inhoud).aantal("gelijk") == 3
    [gewijzigd] = locatiebestand.lees(GOED.replace("LWI Epe", "LWI Vaassen")).rijen[1:]
    assert (gewijzigd.stand, gewijzigd.wijzigt) == ("gewijzigd", ["naam"])


def test_een_kolom_die_er_niet_is_verandert_niets(klaar: None) -> None:
    locatieregister.voer_in(GOED)
    lochem = Locatie.objects.filter(code="lochem")
    lochem.update(
        adres="Markt 1", telefoon="0573 123456", rolverdeling="samen", bron="Inspectie", voorbeeld=True
    )
    voor, partners = lochem.values().get(), set(lochem.get().partners.all())
    kort = "code;naam;plaats;regio\nlochem;{};Lochem;stedendriehoek\n"
    assert locatieregister.voer_in(kort.format("Werkplein Lochem")).aantal("gelijk") == 1
    [rij] = locatieregister.voer_in(kort.format("LWI Lochem")).rijen
    assert rij.wijzigt == ["naam"]
    assert lochem.values().get() == {**voor, "naam": "LWI Lochem"}
    assert set(lochem.get().partners.all()) == partners
    kop = "code;naam;plaats;regio;breedtegraad;lengtegraad\n"
    met_lege_plek = kop + "lochem;LWI Lochem;Lochem;stedendriehoek;;\n"
    assert locatieregister.voer_in(met_lege_plek).rijen[0].wijzigt == ["breedtegraad", "lengtegraad"]


def test_een_gemeente_die_uit_het_bestand_is_gaat_van_de_locatie_af(
    als: Als, ako: Medewerker, klaar: None
) -> None:
    locatieregister.voer_in(GOED)
    zonder = GOED.replace("Lochem|gemeente Zutphen", "Lochem")
    scherm = als(ako)
    voorbeeld = scherm.post("/landkaart/locaties/", _invoer(scherm, bestand=_bestand(zonder)))
    assert "gaat eraf: gemeente Zutphen" in tekst(voorbeeld)
    assert locatieregister.voer_in(zonder).rijen[0].wijzigt == ["gemeenten"]
    partners = Locatie.objects.get(code="lochem").partners
    assert [x.naam for x in partners.filter(kolom="gemeente")] == ["gemeente Lochem"]
    assert partners.filter(kolom="uwv").exists()


def test_alle_fouten_komen_tegelijk_met_rij_en_kolom(klaar: None) -> None:
    fout = (
        KOP
        + ";Zonder code;Nergens;stedendriehoek;;;;;;;\n"
        + "a b;Spatie;Nergens;Atlantis;;kantoor;reus;niemand;9999;;\n"
        + "epe;LWI Epe;Epe;stedendriehoek;;;;epe;;noord;5,9\n"
        + "epe;Weer Epe;Epe;stedendriehoek;;;;;;40;5\n"
    )
    lezing = locatiebestand.lees(fout)
    assert {(x.rij, x.kolom) for x in lezing.fouten} == {
        (2, "code"),
        (3, "code"),
        (3, "regio"),
        (3, "benaming"),
        (3, "grootte"),
        (3, "ouder"),
        (3, "postcode"),
        (4, "breedtegraad"),
        (4, "ouder"),
        (5, "code"),
        (5, "breedtegraad"),
    }


def test_met_een_fout_wordt_niets_geladen(als: Als, ako: Medewerker, klaar: None) -> None:
    scherm = als(ako)
    antwoord = scherm.post(
        "/landkaart/locaties/",
        _invoer(scherm, tekst=GOED + "fout;X;Y;Atlantis;;;;;;;\n", actie="invoeren"),
    )
    assert antwoord.status_code == 422
    assert "Regio “Atlantis” is niet bekend." in tekst(antwoord)
    assert Locatie.objects.count() == 1


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "Kies een bestand"),
        ("naam;plaats\nX;Y\n", "Deze kolom ontbreekt"),
        ("PK\x03\x04\0\0\0", "Dit bestand is geen tekst"),
        ("code;naam;plaats;regio\rx;" + "y" * 140_000, "Deze rij is niet te lezen"),
    ],
)
def test_een_verkeerd_bestand_wordt_uitgelegd(inhoud: str, melding: str, als: Als, ako: Medewerker) -> None:
    scherm = als(ako)
    velden = _invoer(scherm, bestand=_bestand(inhoud)) if inhoud else _invoer(scherm)
    antwoord = scherm.post("/landkaart/locaties/", velden)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)


def test_een_bestand_van_een_oud_rekenprogramma_houdt_zijn_letters(
    als: Als, ako: Medewerker, klaar: None
) -> None:
    scherm = als(ako)
    oud = (
        GOED.replace("Werkplein Lochem", "Werkplein Lóchem")
        .replace(";", ",")
        .replace(",52,16,6,41", ",52.16,6.41")
    )
    antwoord = scherm.post(
        "/landkaart/locaties/", _invoer(scherm, bestand=_bestand(oud.replace("52,16", "52.16"), "cp1252"))
    )
    assert "Werkplein Lóchem" in tekst(antwoord)


def _invoer(scherm: Client, **velden: object) -> dict[str, object]:
    form = scherm.get("/landkaart/locaties/").context["form"]
    return {"indiening": form["indiening"].value(), **velden}
