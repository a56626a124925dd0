import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Termijnregel
from klanten import klantvragen
from klanten.inzage import geef_reden
from klanten.models import Doel, Klant, Klantvraag, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

LIJST = "/klanten/vragen/"


@pytest.fixture
def karin(apeldoorn: Locatie) -> Medewerker:
    """Karin of the contact centre."""
    return MedewerkerFabriek(naam="Karin Kcc", rollen=["kcc"], locaties=[apeldoorn])


@pytest.fixture
def klant(klant: Klant, anna: Medewerker, karin: Medewerker) -> Klant:
    """Marieke, with Anna as contact person; Karin said today why she opens the dossier."""
    klant.beeld.contactpersoon = anna
    klant.beeld.save()
    geef_reden(klant=klant, door=karin, doel=Doel.KLANTVRAAG, reden="Klant belt met een vraag.")
    return klant


def _nieuw(klant: Klant) -> str:
    return reverse("klanten:klantvraag_nieuw", args=[klant.klantnummer])


def _adres(vraag: Klantvraag) -> str:
    return reverse("klanten:klantvraag", args=[vraag.klant.klantnummer, vraag.pk])


def _velden(**anders: str) -> dict[str, str]:
    return {
        "kanaal": "telefoon",
        "vraag": "Wanneer is mijn gesprek?",
        "gevolg": "doorzetten",
        "antwoord": "",
        "indiening": str(uuid.uuid4()),
        **anders,
    }


def _doorgezet(klant: Klant, door: Medewerker, **anders: str) -> Klantvraag:
    return klantvragen.neem_aan(
        klant=klant, door=door, **{"kanaal": "telefoon", "vraag": "Wanneer is mijn gesprek?", **anders}
    )


@pytest.mark.eis("X-22")
def test_het_kcc_zoekt_een_klant_en_vindt_de_weg_naar_een_vraag(
    als: Als, karin: Medewerker, klant: Klant
) -> None:
    kcc = als(karin)
    gevonden = kcc.post("/klanten/zoeken/", {"zoekterm": "velde"}, follow=True)
    assert _nieuw(klant) in gevonden.content.decode()
    assert "Vraag vastleggen" in tekst(kcc.get(_nieuw(klant)))


@pytest.mark.eis("X-22")
def test_een_vraag_die_het_kcc_zelf_beantwoordt_staat_in_het_dossier(
    als: Als, karin: Medewerker, anna: Medewerker, klant: Klant
) -> None:
    velden = _velden(gevolg="beantwoord", antwoord="Dinsdag om tien uur.")
    antwoord = als(karin).post(_nieuw(klant), velden, follow=True)
    assert "De vraag en uw antwoord staan in het dossier." in tekst(antwoord)
    vraag = klant.klantvragen.get()
    assert (vraag.stand, vraag.antwoord_kanaal, vraag.beantwoord_door) == ("beantwoord", "telefoon", karin)
    assert not klant.taken.exists()
    draad = tekst(als(anna).get(reverse("klanten:contacten", args=[klant.klantnummer])))
    assert "Wanneer is mijn gesprek?" in draad
    assert "Antwoord: Dinsdag om tien uur." in draad


@pytest.mark.eis("X-22")
def test_een_doorgezette_vraag_wordt_een_taak_met_termijn_voor_de_contactpersoon(
    als: Als, karin: Medewerker, anna: Medewerker, klant: Klant
) -> None:
    Termijnregel.objects.create(code="klantvraag_beantwoorden", naam="vraag", aantal=3, eenheid="uur")
    als(karin).post(_nieuw(klant), _velden())
    taak = klant.taken.get()
    vraag = klant.klantvragen.get()
    assert (taak.voor, taak.soort, taak.vervalt_op) == (anna, Taak.Soort.VRAAG, vraag.vervalt_op)
    assert vraag.vervalt_op - vraag.gesteld_op - timedelta(hours=3) < timedelta(seconds=5)
    assert "doorgezet" in klant.gebeurtenissen.filter(soort="contact").get().zin


@pytest.mark.eis("X-22")
def test_het_antwoord_komt_als_bericht_bij_de_klant_en_de_taak_is_gedaan(
    als: Als, karin: Medewerker, anna: Medewerker, klant: Klant
) -> None:
    vraag = _doorgezet(klant, karin)
    velden = {"kanaal": "portaal", "antwoord": "Op 3 december.", "indiening": str(uuid.uuid4())}
    als(anna).post(_adres(vraag), velden)
    vraag.refresh_from_db()
    assert (vraag.stand, vraag.beantwoord_door) == ("beantwoord", anna)
    assert klant.berichten.get().tekst == "Op 3 december."
    taak = klant.taken.get()
    assert (taak.gedaan_door, taak.resultaat) == (anna, "Op 3 december.")


def test_zonder_contactpersoon_gaat_de_vraag_naar_de_locatie(
    karin: Medewerker, dirk: Medewerker, klant: Klant
) -> None:
    klant.beeld.contactpersoon = dirk  # works elsewhere
    klant.beeld.save()
    _doorgezet(klant, karin)
    assert klant.taken.get().voor is None


def test_een_klant_zonder_account_krijgt_het_antwoord_anders(
    als: Als, karin: Medewerker, anna: Medewerker, klant: Klant
) -> None:
    vraag = _doorgezet(klant, karin)
    Klant.objects.filter(pk=klant.pk).update(gebruiker=None)
    velden = {"kanaal": "portaal", "antwoord": "Op 3 december.", "indiening": str(uuid.uuid4())}
    assert als(anna).post(_adres(vraag), velden).status_code == 422
    with pytest.raises(NietToegestaan, match="nog geen account"):
        klantvragen.beantwoord(vraag=vraag, antwoord="Ja.", kanaal="portaal", door=anna)
    assert not klant.berichten.exists()


@pytest.mark.parametrize(
    "fout",
    [
        {"vraag": " "},
        {"kanaal": "duif"},
        {"gevolg": ""},
        {"gevolg": "beantwoord", "antwoord": ""},
        {"gevolg": "doorzetten", "antwoord": "toch een antwoord"},
        {"vraag": "x" * 2001},
    ],
)
def test_een_onvolledige_vraag_wordt_niet_bewaard_en_blijft_staan(
    als: Als, karin: Medewerker, klant: Klant, fout: dict[str, str]
) -> None:
    velden = _velden(**{"vraag": "Blijft staan", **fout})
    antwoord = als(karin).post(_nieuw(klant), velden)
    assert antwoord.status_code == 422
    assert velden["vraag"] in antwoord.content.decode()
    assert not klant.klantvragen.exists()


def test_twee_keer_versturen_geeft_een_vraag(als: Als, karin: Medewerker, klant: Klant) -> None:
    velden = _velden()
    als(karin).post(_nieuw(klant), velden)
    assert als(karin).post(_nieuw(klant), velden).status_code == 422
    assert (klant.klantvragen.count(), klant.taken.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_antwoorden_geven_een_antwoord(
    karin: Medewerker, anna: Medewerker, klant: Klant
) -> None:
    vraag = _doorgezet(klant, karin)

    def antwoord(wie: Medewerker) -> Klantvraag:
        return klantvragen.beantwoord(vraag=vraag, antwoord=f"Van {wie}", kanaal="portaal", door=wie)

    uitkomsten = tegelijk(lambda: antwoord(anna), lambda: antwoord(karin))
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1
    assert klant.berichten.count() == 1


def test_de_lijst_toont_wat_wacht_het_dringendste_eerst(als: Als, karin: Medewerker, klant: Klant) -> None:
    later = _doorgezet(klant, karin, vraag="Kan later")
    eerder = _doorgezet(klant, karin, vraag="Had al gemoeten")
    Klantvraag.objects.filter(pk=eerder.pk).update(vervalt_op=timezone.now() - timedelta(hours=1))
    klantvragen.neem_aan(klant=klant, kanaal="balie", vraag="Is al gedaan", antwoord="Ja", door=karin)
    pagina = als(karin).get(LIJST)
    assert [vraag.pk for vraag in pagina.context["pagina"]] == [eerder.pk, later.pk]
    assert "te laat" in tekst(pagina)
    te_laat = als(karin).get(LIJST, {"stand": "te_laat"}).context["pagina"]
    assert [vraag.pk for vraag in te_laat] == [eerder.pk]
    assert "Is al gedaan" in tekst(als(karin).get(LIJST, {"stand": "beantwoord", "kanaal": "balie"}))
    assert "Geen vragen gevonden" in tekst(als(karin).get(LIJST, {"kanaal": "email"}))
    assert als(karin).get(LIJST, {"stand": "onzin", "sorteer": "-klant"}).status_code == 200


@pytest.mark.eis("X-17")
def test_een_andere_locatie_ziet_de_vraag_niet(
    als: Als, karin: Medewerker, klant: Klant, dirk: Medewerker
) -> None:
    vraag = _doorgezet(klant, karin)
    assert als(dirk).get(_adres(vraag)).status_code == 404
    assert "Wanneer is mijn gesprek?" not in tekst(als(dirk).get(LIJST))


def test_een_vraag_van_een_ander_dossier_is_er_niet(
    als: Als, karin: Medewerker, anna: Medewerker, klant: Klant, apeldoorn: Locatie
) -> None:
    vraag = _doorgezet(klant, karin)
    ander = KlantFabriek(locatie=apeldoorn)
    url = reverse("klanten:klantvraag", args=[ander.klantnummer, vraag.pk])
    assert als(anna).get(url).status_code == 404


def test_wie_alleen_mag_lezen_beantwoordt_niet(als: Als, karin: Medewerker, klant: Klant) -> None:
    vraag = _doorgezet(klant, karin)
    rmc = MedewerkerFabriek(rollen=["rmc"], locaties=[klant.locatie])
    geef_reden(klant=klant, door=rmc, doel=Doel.BEGELEIDING, reden="Overleg over de school.")
    assert "Er is nog geen antwoord." in tekst(als(rmc).get(_adres(vraag)))
    assert als(rmc).post(_adres(vraag), {"kanaal": "telefoon", "antwoord": "Ja"}).status_code == 403


def test_het_kcc_kijkt_met_het_doel_klantvraag(als: Als, karin: Medewerker, klant: Klant) -> None:
    als(karin).get(_nieuw(klant))
    inzage = klant.inzagen.filter(onderdeel="vragen").get()
    assert inzage.doel == Doel.KLANTVRAAG


def test_de_lijst_vraagt_altijd_evenveel_van_de_database(als: Als, karin: Medewerker, klant: Klant) -> None:
    _doorgezet(klant, karin)
    weinig = vragen(als(karin), LIJST)
    for nummer in range(12):
        _doorgezet(klant, karin, vraag=f"Vraag {nummer}")
    assert vragen(als(karin), LIJST) == weinig
