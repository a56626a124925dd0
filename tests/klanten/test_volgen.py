"""Who gives the service, rewards and measures, the domains of a municipality, employability clients."""

import datetime
import uuid

import pytest
from django.urls import reverse

from keten import instellingen
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld, domeinen
from klanten.forms.aanmelden import AanmeldForm
from klanten.models import Clientbeeld, Klant, Situatie, Stimulans
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.pagina import tekst


def adres(naam: str, klant: Klant, *nog: int) -> str:
    return reverse(f"klanten:{naam}", args=[klant.klantnummer, *nog])


def _beloning(**anders: str) -> dict[str, str]:
    return {
        "indiening": str(uuid.uuid4()),
        "soort": "beloning",
        "wat": "Een cursus naar keuze",
        "reden": "Kwam elke week op tijd",
        "op": f"{vandaag():%d-%m-%Y}",
        **anders,
    }


@pytest.mark.eis("K-32")
def test_na_de_intake_gaat_de_klant_naar_de_gemeente_en_blijft_het_dossier_leesbaar(
    klant: Klant, anna: Medewerker, bram: Medewerker, als: Als
) -> None:
    clientbeeld.werk_bij(klant, intake_op=vandaag())
    gegevens = {
        "indiening": str(uuid.uuid4()),
        "dienstlocatie": "gemeente",
        "reden": "grote afstand tot werk",
    }
    antwoord = als(anna).post(adres("dienstlocatie", klant), gegevens, follow=True)
    assert "De klant krijgt nu hulp van de gemeente." in tekst(antwoord)
    gelezen = tekst(als(bram).get(adres("dossier", klant)))
    assert klant.naam in gelezen
    assert "de gemeente" in gelezen
    assert "grote afstand tot werk" in tekst(als(bram).get(adres("tijdlijn", klant)))


@pytest.mark.eis("K-32")
def test_voor_de_intake_gaat_niemand_naar_een_andere_plek(klant: Klant, anna: Medewerker, als: Als) -> None:
    client = als(anna)
    assert "Doe eerst de intake" in tekst(client.get(adres("dienstlocatie", klant)))
    gegevens = {"indiening": str(uuid.uuid4()), "dienstlocatie": "gemeente", "reden": "ver van werk"}
    assert client.post(adres("dienstlocatie", klant), gegevens).status_code == 422
    assert Clientbeeld.objects.get(klant=klant).dienstlocatie == "lwi"


@pytest.mark.eis("K-64")
def test_een_beloning_staat_met_reden_in_het_dossier_en_de_klant_leest_haar(
    klant: Klant, bram: Medewerker, als: Als
) -> None:
    client = als(bram)
    antwoord = client.post(adres("stimulans_nieuw", klant), _beloning(), follow=True)
    assert "De beloning is vastgelegd." in tekst(antwoord)
    assert "Kwam elke week op tijd" in tekst(antwoord)
    regel = klant.gebeurtenissen.get(soort="stimulans")
    assert regel.zin == "Beloning: Een cursus naar keuze. Reden: Kwam elke week op tijd"
    assert regel.zichtbaar_voor_klant


@pytest.mark.eis("K-64")
def test_zonder_reden_of_op_een_dag_die_moet_komen_kan_het_niet(
    klant: Klant, bram: Medewerker, als: Als
) -> None:
    client = als(bram)
    morgen = vandaag() + datetime.timedelta(days=1)
    for fout in (_beloning(reden=""), _beloning(op=f"{morgen:%d-%m-%Y}"), _beloning(soort="straf")):
        antwoord = client.post(adres("stimulans_nieuw", klant), fout)
        assert antwoord.status_code == 422
        assert "Een cursus naar keuze" in antwoord.content.decode()
    assert not klant.stimulansen.exists()


def test_wat_ingetrokken_is_blijft_te_lezen(klant: Klant, bram: Medewerker, als: Als) -> None:
    client = als(bram)
    client.post(adres("stimulans_nieuw", klant), _beloning(soort="maatregel"))
    stimulans = Stimulans.objects.get()
    weg = adres("stimulans_intrekken", klant, stimulans.pk)
    assert client.post(weg, {"reden": ""}).status_code == 422
    client.post(weg, {"reden": "was voor een ander"})
    client.post(weg, {"reden": "nog eens"})
    stimulans.refresh_from_db()
    assert stimulans.reden_intrekken == "was voor een ander"
    assert "Ingetrokken: was voor een ander" in tekst(client.get(adres("stimulansen", klant)))


def test_wie_niet_begeleidt_leest_maar_legt_niets_vast(klant: Klant, als: Als, apeldoorn: Locatie) -> None:
    intaker = MedewerkerFabriek(naam="Ilse Intaker", rollen=["intaker"], locaties=[apeldoorn])
    client = als(intaker)
    pagina = client.get(adres("stimulansen", klant))
    assert adres("stimulans_nieuw", klant) not in pagina.content.decode()
    assert client.post(adres("stimulans_nieuw", klant), _beloning()).status_code == 403


@pytest.mark.eis("K-23")
def test_de_gemeente_kiest_welke_terreinen_haar_inwoners_krijgen(klant: Klant) -> None:
    gemeente = domeinen.gemeente_van(klant)
    assert gemeente
    assert domeinen.domeinen_van(klant) == {"werk", "inkomen", "scholing", "zorg", "participatie"}
    instellingen.zet(code=domeinen.DOMEINEN, gebied=gemeente, waarde=["werk", "inkomen"])
    assert domeinen.domeinen_van(klant) == {"werk", "inkomen"}


@pytest.mark.eis("K-23")
def test_de_woonplaats_van_de_klant_bepaalt_welke_gemeente_telt(klant: Klant, apeldoorn: Locatie) -> None:
    buur = KetenpartnerFabriek(code="gemeente-epe")
    apeldoorn.partners.add(buur)
    assert domeinen.gemeente_van(klant) is None
    Klant.objects.filter(pk=klant.pk).update(gemeente=buur)
    klant.refresh_from_db()
    assert domeinen.gemeente_van(klant) == buur
    assert Ketenpartner.objects.get(code="gemeente-apeldoorn") != buur


@pytest.mark.eis("K-21")
def test_wie_werkt_maar_risico_loopt_kan_zich_inschrijven(klant: Klant, anna: Medewerker, als: Als) -> None:
    keuzes = dict(AanmeldForm.base_fields["arbeid"].choices)  # type: ignore[attr-defined]
    assert keuzes["werkend_risico"].lower() == "werkend, baan loopt risico"
    Situatie.objects.filter(klant=klant).update(arbeid="werkend_risico")
    gelezen = tekst(als(anna).get(adres("dossier", klant)))
    assert "werkend, baan loopt risico" in gelezen
    assert "geen uitkering" in gelezen
