"""The client asks to adjust something: a task, a trigger in the log, and an answer (K-56)."""

from typing import Any

import pytest
from django.test import Client

from diagnose import aanleidingen, diagnosticeren, herdiagnose
from diagnose.models import Herdiagnoseaanleiding
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

ADRES = "/diagnose/mijn/werkplan/"
VRAAG = "Ik wil liever dichter bij huis werken."


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("bericht_beantwoorden", "herdiagnose"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def van_bram(klant: Klant, bram: Medewerker) -> Klant:
    """Marieke, with Bram as contact person."""
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram)
    return Klant.objects.get(pk=klant.pk)


def _verzoek(client: Client, **anders: Any) -> dict[str, Any]:
    form = client.get(ADRES).context["verzoek"]
    velden = {"verzoek-indiening": form["indiening"].value(), "verzoek-over": "plan", "verzoek-tekst": VRAAG}
    return {"actie": "verzoek", **velden, **anders}


@pytest.mark.eis("K-56")
def test_een_verzoek_wordt_een_taak_en_een_aanleiding(als: Als, van_bram: Klant, bram: Medewerker) -> None:
    marieke = als(van_bram.gebruiker)
    assert "Uw verzoek is verstuurd" in tekst(marieke.post(ADRES, _verzoek(marieke), follow=True))
    taak = Taak.objects.open().get(klant=van_bram, soort=Taak.Soort.VERZOEK)
    assert taak.voor == bram
    pagina = tekst(als(bram).get(f"/diagnose/{van_bram.klantnummer}/eerder/"))
    assert "Verzoek van de klant" in pagina and VRAAG in pagina and "Nog geen nieuwe diagnose." in pagina
    assert Gebeurtenis.objects.filter(klant=van_bram, soort="herdiagnose", door_klant=True).exists()


@pytest.mark.eis("K-56")
def test_het_antwoord_komt_bij_de_klant_en_de_taak_is_gedaan(
    als: Als, van_bram: Klant, bram: Medewerker
) -> None:
    aanleiding = aanleidingen.verzoek(klant=van_bram, over="plan", tekst=VRAAG)
    client = als(bram)
    assert "De klant vraagt om een aanpassing" in tekst(
        client.get(f"/diagnose/{van_bram.klantnummer}/werkplan/")
    )
    adres = f"/diagnose/{van_bram.klantnummer}/werkplan/verzoek/{aanleiding.pk}/"
    nummer = client.get(adres).context["form"]["indiening"].value()
    assert client.post(adres, {"indiening": nummer, "antwoord": ""}).status_code == 422
    assert client.post(adres, {"indiening": nummer, "antwoord": "Dat kan."}).status_code == 302
    assert not Taak.objects.open().filter(soort=Taak.Soort.VERZOEK).exists()
    assert "Antwoord van Bram Coach: Dat kan." in tekst(als(van_bram.gebruiker).get(ADRES))


@pytest.mark.eis("K-56")
def test_de_diagnose_die_volgt_staat_bij_de_aanleiding(van_bram: Klant, bram: Medewerker) -> None:
    aanleiding = aanleidingen.verzoek(klant=van_bram, over="beeld", tekst=VRAAG)
    diagnose = diagnosticeren.stel_vast(
        klant=van_bram,
        versie=0,
        door=bram,
        kan_zoeken="ja",
        mogelijkheden="Kan goed met mensen omgaan.",
        zoekgedrag="optimaal",
        banenaanbod="voldoende",
        naleving="goed",
        koers="zelf",
    )
    aanleiding.refresh_from_db()
    assert aanleiding.diagnose == diagnose


@pytest.mark.eis("K-56", "D-54")
def test_een_periode_die_voorbij_is_staat_ook_in_het_logboek(van_bram: Klant) -> None:
    Clientbeeld.objects.filter(klant=van_bram).update(herdiagnose_op=vandaag())
    for _ in range(2):
        herdiagnose.plan(op=vandaag())
    assert [rij.soort for rij in aanleidingen.logboek(van_bram)] == ["periodiek"]


def test_hetzelfde_verzoek_wacht_maar_een_keer(als: Als, van_bram: Klant) -> None:
    marieke = als(van_bram.gebruiker)
    marieke.post(ADRES, _verzoek(marieke))
    antwoord = marieke.post(ADRES, _verzoek(marieke))
    assert antwoord.status_code == 422 and "U hebt dit al gevraagd" in tekst(antwoord)
    assert Herdiagnoseaanleiding.objects.count() == 1


def test_een_leeg_verzoek_houdt_vast_wat_er_stond(als: Als, van_bram: Klant) -> None:
    marieke = als(van_bram.gebruiker)
    antwoord = marieke.post(ADRES, _verzoek(marieke, **{"verzoek-over": ""}))
    assert antwoord.status_code == 422 and VRAAG in tekst(antwoord)


def test_twee_antwoorden_op_een_verzoek_kan_niet(van_bram: Klant, bram: Medewerker, anna: Medewerker) -> None:
    aanleiding = aanleidingen.verzoek(klant=van_bram, over="plan", tekst=VRAAG)
    aanleidingen.beantwoord(aanleiding=aanleiding, antwoord="Dat kan.", door=bram)
    with pytest.raises(NietToegestaan, match="al beantwoord"):
        aanleidingen.beantwoord(aanleiding=aanleiding, antwoord="Dat kan niet.", door=anna)


def test_een_verzoek_van_een_ander_dossier_bestaat_hier_niet(
    als: Als, van_bram: Klant, bram: Medewerker
) -> None:
    ander = KlantFabriek(locatie=van_bram.locatie)
    aanleiding = aanleidingen.verzoek(klant=ander, over="plan", tekst=VRAAG)
    adres = f"/diagnose/{van_bram.klantnummer}/werkplan/verzoek/{aanleiding.pk}/"
    assert als(bram).get(adres).status_code == 404
