"""The client's own search: applications, the report of it, and competences."""

import datetime
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import competenties, documenten, zoektocht
from klanten.models import Competentie, Document, Klant, KlantCompetentie, Sollicitatie
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

LIJST = "/klanten/mijn/zoektocht/"
PROFIEL = "/klanten/mijn/competenties/"
DAG = datetime.timedelta(days=1)


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    assert klant.gebruiker
    return als(klant.gebruiker)


@pytest.fixture
def plannen(db: None) -> Competentie:
    return Competentie.objects.create(code="plannen", naam="Plannen", uitleg="Werk op tijd doen.")


def _velden(**anders: object) -> dict[str, object]:
    begin = {
        "werkgever": "Zorggroep Oost",
        "functie": "verzorgende",
        "op": f"{vandaag():%d-%m-%Y}",
        "wijze": "email",
        "uitkomst": "wacht",
        "notitie": "",
        "bewijs": "",
        "indiening": str(uuid.uuid4()),
    }
    return {**begin, **anders}


def _document(klant: Klant) -> Document:
    return documenten.bewaar(
        klant=klant,
        bestand=SimpleUploadedFile("brief.pdf", b"%PDF-1.4\n%%EOF\n"),
        soort="brief",
        titel="Mijn brief",
        zichtbaar_voor_klant=True,
        door=None,
        indiening=uuid.uuid4(),
    )


def _pdf(antwoord: object) -> str:
    lezer = PdfReader(io.BytesIO(antwoord.content))  # type: ignore[attr-defined]
    return " ".join(" ".join(pagina.extract_text() for pagina in lezer.pages).split())


# --- applications -------------------------------------------------------------------------------------


@pytest.mark.eis("K-65", "K-07")
def test_een_sollicitatie_van_de_klant_ziet_de_werkcoach_meteen(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    bewijs = _document(klant)
    assert marieke.post(f"{LIJST}nieuw/", _velden(bewijs=str(bewijs.pk))).status_code == 302
    assert "Zorggroep Oost" in tekst(marieke.get(LIJST))
    bij_coach = tekst(als(bram).get(reverse("klanten:zoektocht", args=[klant.klantnummer])))
    for stuk in ("Zorggroep Oost", "verzorgende", "Mijn brief", "1 sollicitatie"):
        assert stuk in bij_coach
    regel = klant.gebeurtenissen.filter(soort="sollicitatie").get()
    assert regel.wie == "door cliënt"


@pytest.mark.parametrize(
    "fout",
    [
        {"op": f"{vandaag() + DAG:%d-%m-%Y}"},
        {"op": "01-01-1950"},
        {"op": "31-02-2026"},
        {"werkgever": ""},
        {"wijze": "duif"},
        {"werkgever": "x" * 121},
    ],
)
def test_wat_niet_kan_wordt_gemeld_en_blijft_staan(
    klant: Klant, marieke: Client, fout: dict[str, str]
) -> None:
    antwoord = marieke.post(f"{LIJST}nieuw/", _velden(**fout))
    assert antwoord.status_code == 422
    assert 'value="verzorgende"' in antwoord.content.decode()
    assert klant.sollicitaties.count() == 0


def test_het_document_van_een_ander_is_geen_bewijs(klant: Klant, marieke: Client) -> None:
    ander = KlantFabriek(locatie=klant.locatie, met_account=True)
    vreemd = _document(ander)
    assert marieke.post(f"{LIJST}nieuw/", _velden(bewijs=str(vreemd.pk))).status_code == 422
    with pytest.raises(NietToegestaan, match="niet in uw dossier"):
        zoektocht.leg_vast(klant=klant, werkgever="x", functie="y", op=vandaag(), bewijs=vreemd)


def test_een_dubbele_klik_is_een_sollicitatie(klant: Klant, marieke: Client) -> None:
    velden = _velden()
    for _ in range(2):
        marieke.post(f"{LIJST}nieuw/", velden)
    assert klant.sollicitaties.count() == 1


def test_het_antwoord_van_de_werkgever_erbij_zetten(klant: Klant, marieke: Client) -> None:
    sollicitatie = zoektocht.leg_vast(klant=klant, werkgever="Oost", functie="kok", op=vandaag())
    url = f"{LIJST}{sollicitatie.pk}/"
    velden = _velden(uitkomst="gesprek", versie=str(sollicitatie.versie))
    assert marieke.post(url, velden).status_code == 302
    assert klant.sollicitaties.get().uitkomst == "gesprek"
    oud = marieke.post(url, {**velden, "uitkomst": "afgewezen"})
    assert oud.status_code == 422
    assert klant.sollicitaties.get().uitkomst == "gesprek"


def test_weghalen_vraagt_een_ja_en_telt_daarna_niet_meer_mee(klant: Klant, marieke: Client) -> None:
    sollicitatie = zoektocht.leg_vast(klant=klant, werkgever="Oost", functie="kok", op=vandaag())
    url = f"{LIJST}{sollicitatie.pk}/weg/"
    assert "kok bij Oost" in tekst(marieke.get(url))
    assert Sollicitatie.objects.get().ingetrokken_op is None
    assert marieke.post(url).status_code == 302
    assert zoektocht.tel(klant, van=vandaag(), tot=vandaag()) == {"": 0}
    assert marieke.get(f"{LIJST}{sollicitatie.pk}/").status_code == 404


@pytest.mark.parametrize("deel", ["", "weg/"])
def test_de_sollicitatie_van_een_ander_bestaat_niet(
    als: Als, klant: Klant, marieke: Client, deel: str
) -> None:
    ander = KlantFabriek(locatie=klant.locatie, met_account=True)
    vreemd = zoektocht.leg_vast(klant=ander, werkgever="Oost", functie="kok", op=vandaag())
    url = f"{LIJST}{vreemd.pk}/{deel}"
    assert marieke.get(url).status_code == 404
    assert marieke.post(url).status_code == 404
    assert "Oost" not in tekst(marieke.get(LIJST))


@pytest.mark.eis("K-65")
def test_de_coach_telt_per_periode_en_uitkomst(als: Als, klant: Klant, bram: Medewerker) -> None:
    for dagen, uitkomst in ((1, "wacht"), (5, "afgewezen"), (6, "afgewezen"), (90, "gesprek")):
        zoektocht.leg_vast(
            klant=klant, werkgever="W", functie="F", op=vandaag() - dagen * DAG, uitkomst=uitkomst
        )
    url = reverse("klanten:zoektocht", args=[klant.klantnummer])
    pagina = tekst(als(bram).get(url))
    assert "3 sollicitaties (1 wacht op antwoord, 2 afgewezen)" in pagina
    alles = {"van": f"{vandaag() - 100 * DAG:%d-%m-%Y}", "tot": f"{vandaag():%d-%m-%Y}"}
    assert "4 sollicitaties" in tekst(als(bram).get(url, alles))


@pytest.mark.parametrize("wie", ["klant", "coach"])
def test_de_lijst_vraagt_evenveel_bij_veel_sollicitaties(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client, wie: str
) -> None:
    url = LIJST if wie == "klant" else reverse("klanten:zoektocht", args=[klant.klantnummer])
    client = marieke if wie == "klant" else als(bram)
    metingen = []
    for aantal in (2, 30):
        for _ in range(aantal):
            zoektocht.leg_vast(klant=klant, werkgever="W", functie="F", op=vandaag(), bewijs=_document(klant))
        metingen.append(vragen(client, url))
    assert metingen[0] == metingen[1]


# --- the report ---------------------------------------------------------------------------------------


@pytest.mark.eis("K-65")
def test_het_verslag_heeft_naam_en_sollicitaties_maar_geen_klantnummer(
    klant: Klant, marieke: Client, plannen: Competentie
) -> None:
    zoektocht.leg_vast(klant=klant, werkgever="Oost", functie="kok", op=vandaag())
    zoektocht.leg_vast(klant=klant, werkgever="Oud", functie="bakker", op=vandaag() - 90 * DAG)
    competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=3, door=None)
    antwoord = marieke.get(f"{LIJST}verslag/")
    assert antwoord["Content-Type"] == "application/pdf"
    blad = _pdf(antwoord)
    for stuk in ("Marieke van der Velde", "Oost", "kok", "1 keer gesolliciteerd", "Plannen", "goed"):
        assert stuk in blad
    assert "Oud" not in blad
    assert str(klant.klantnummer) not in blad


@pytest.mark.parametrize(
    "vraag", [{}, {"van": "onzin", "tot": "32-13-2026"}, {"van": "01-12-2026", "tot": "01-01-2026"}]
)
def test_het_verslag_komt_er_ook_bij_een_onzinnige_periode(marieke: Client, vraag: dict[str, str]) -> None:
    assert marieke.get(f"{LIJST}verslag/", vraag).status_code == 200


def test_de_coach_maakt_hetzelfde_verslag(als: Als, klant: Klant, bram: Medewerker, dirk: Medewerker) -> None:
    url = reverse("klanten:zoekverslag", args=[klant.klantnummer])
    assert als(bram).get(url)["Content-Type"] == "application/pdf"
    assert als(dirk).get(url).status_code == 404


# --- competences --------------------------------------------------------------------------------------


@pytest.mark.eis("K-66")
def test_klant_coach_en_test_staan_naast_elkaar_met_bron_en_datum(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client, plannen: Competentie
) -> None:
    keuze = {"competentie": str(plannen.pk), "niveau": "4", "indiening": str(uuid.uuid4())}
    assert marieke.post(PROFIEL, keuze).status_code == 302
    van_coach = {
        **keuze,
        "niveau": "2",
        "bron": "test",
        "op": "01-06-2026",
        "indiening": str(uuid.uuid4()),
    }
    url = reverse("klanten:zoektocht", args=[klant.klantnummer])
    assert als(bram).post(url, van_coach).status_code == 302
    pagina = tekst(marieke.get(PROFIEL))
    assert "Plannen : heel goed Volgens uzelf" in pagina
    assert "Plannen : redelijk Volgens een test, 1 juni 2026" in pagina


def test_dezelfde_competentie_nog_eens_wordt_gemeld(
    klant: Klant, marieke: Client, plannen: Competentie
) -> None:
    competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=3, door=None)
    keuze = {"competentie": str(plannen.pk), "niveau": "4", "indiening": str(uuid.uuid4())}
    antwoord = marieke.post(PROFIEL, keuze)
    assert antwoord.status_code == 422
    assert "staat al in het profiel" in tekst(antwoord)


@pytest.mark.django_db(transaction=True)
def test_twee_vensters_tegelijk_geven_een_competentie(klant: Klant, plannen: Competentie) -> None:
    def voeg_toe() -> KlantCompetentie:
        return competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=3, door=None)

    uitkomsten = tegelijk(voeg_toe, voeg_toe)
    assert sum(isinstance(uitkomst, KlantCompetentie) for uitkomst in uitkomsten) == 1
    assert klant.competenties.count() == 1

    def toets() -> list[KlantCompetentie]:
        return competenties.leg_testuitslag_vast(klant=klant, niveaus={"plannen": 4}, toets="CTC", door=None)

    assert [len(uitkomst) for uitkomst in tegelijk(toets, toets)] == [1, 1]
    assert klant.competenties.get(bron="test").versie == 2


def test_ieder_verandert_alleen_wat_het_zelf_zei(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client, plannen: Competentie
) -> None:
    van_coach = competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=3, door=bram)
    van_klant = competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=1, door=None)
    assert marieke.get(f"{PROFIEL}{van_coach.pk}/").status_code == 404
    assert marieke.post(f"{PROFIEL}{van_coach.pk}/weg/").status_code == 404
    coach_weg = reverse("klanten:competentie_weg", args=[klant.klantnummer, van_klant.pk])
    assert als(bram).post(coach_weg).status_code == 404
    with pytest.raises(NietToegestaan):
        competenties.trek_in(record=van_coach, door=None)


def test_wijzigen_en_weghalen(klant: Klant, marieke: Client, plannen: Competentie) -> None:
    record = competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=1, door=None)
    url = f"{PROFIEL}{record.pk}/"
    velden = {"niveau": "4", "toelichting": "Op mijn werk.", "versie": str(record.versie)}
    assert marieke.post(url, velden).status_code == 302
    assert klant.competenties.get().niveau == 4
    assert marieke.post(url, velden).status_code == 422
    assert marieke.post(f"{url}weg/").status_code == 302
    assert list(competenties.profiel(klant)) == []
    competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=2, door=None)


# --- own documents ------------------------------------------------------------------------------------


def _stuur_op(client: Client, naam: str, inhoud: bytes) -> object:
    return client.post(
        "/klanten/mijn/documenten/",
        {
            "bestand": SimpleUploadedFile(naam, inhoud),
            "titel": "Mijn cv",
            "soort": "cv",
            "indiening": str(uuid.uuid4()),
        },
    )


@pytest.mark.eis("K-08")
def test_de_klant_zet_zelf_een_document_in_het_dossier(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    antwoord = _stuur_op(marieke, "cv.pdf", b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n")
    assert antwoord.status_code == 302  # type: ignore[attr-defined]
    assert "Mijn cv" in tekst(marieke.get("/klanten/mijn/documenten/"))
    assert "door uzelf" in tekst(marieke.get("/klanten/mijn/documenten/"))
    bij_coach = tekst(als(bram).get(reverse("klanten:documenten", args=[klant.klantnummer])))
    assert "door cliënt" in bij_coach
    assert klant.gebeurtenissen.get().wie == "door cliënt"


def test_een_programma_dat_zich_pdf_noemt_wordt_geweigerd(klant: Klant, marieke: Client) -> None:
    klein = _stuur_op(marieke, "cv.pdf", b"MZ\x90\x00" + b"\0" * 60)
    groot = _stuur_op(marieke, "cv.pdf", b"MZ\x90\x00" + b"\0" * (20 * 1024 * 1024))
    for antwoord, woord in ((klein, "geen pdf"), (groot, "MB")):
        assert antwoord.status_code == 422  # type: ignore[attr-defined]
        assert woord in tekst(antwoord)  # type: ignore[arg-type]
        assert 'value="Mijn cv"' in antwoord.content.decode()  # type: ignore[attr-defined]
    assert klant.documenten.count() == 0
