"""Everybody around one client: a team per domain, one regisseur, and who does what (K-29, K-78)."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from klanten import backoffice
from klanten.contactpersoon import wijs_aan
from klanten.models import Betrokkene, Klant
from klanten.rondom import per_domein, sluit_af, voeg_betrokkene_toe
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

pytestmark = pytest.mark.eis("K-78")


def _adres(klant: Klant, rest: str = "") -> str:
    return f"/klanten/{klant.klantnummer}/rond/{rest}"


def test_het_team_staat_per_onderwerp_in_vaste_volgorde(
    klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    voeg_betrokkene_toe(
        klant=klant, domein="zorg", bijdrage="begeleidt", naam="Jo Zorg", organisatie="GGZ", door=anna
    )
    voeg_betrokkene_toe(klant=klant, domein="inkomen", bijdrage="betaalt", medewerker=chaima, door=anna)
    gevonden = [(domein.naam, [str(een) for een in domein.mensen]) for domein in per_domein(klant)]
    assert gevonden == [("inkomen", ["Chaima Klantmanager"]), ("zorg", ["Jo Zorg"])]
    assert klant.gebeurtenissen.filter(zin__startswith="Jo Zorg (GGZ) doet mee rond de klant").exists()


@pytest.mark.eis("K-29")
def test_de_klant_heeft_een_regisseur_en_per_activiteit_een_uitvoerder(
    klant: Klant, anna: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    team = Team.objects.create(naam="Backoffice inkomen", locatie=apeldoorn, soort=Team.Soort.BACKOFFICE)
    backoffice.vraag(
        klant=klant, team=team, omschrijving="Reken de vrijlating na", uiterlijk=vandaag(), door=anna
    )
    pagina = tekst(als(anna).get(_adres(klant)))
    assert "Regisseur Anna Intaker" in pagina
    assert "Reken de vrijlating na Verzoek aan de backoffice Backoffice inkomen sinds" in pagina


def test_iemand_van_elders_of_zonder_naam_hoort_er_niet_bij(
    klant: Klant, anna: Medewerker, dirk: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="werkt niet op Activerium"):
        voeg_betrokkene_toe(klant=klant, domein="werk", bijdrage="helpt", medewerker=dirk, door=anna)
    with pytest.raises(ValidationError, match="Kies een collega, of vul een naam"):
        voeg_betrokkene_toe(klant=klant, domein="werk", bijdrage="helpt", door=anna)


def test_wie_weggaat_blijft_in_de_geschiedenis(klant: Klant, anna: Medewerker) -> None:
    wie = voeg_betrokkene_toe(klant=klant, domein="werk", bijdrage="helpt", medewerker=anna, door=anna)
    with pytest.raises(ValidationError, match="staat al bij dit onderwerp"):
        voeg_betrokkene_toe(klant=klant, domein="werk", bijdrage="helpt", medewerker=anna, door=anna)
    for _ in range(2):
        sluit_af(betrokkene=wie, door=anna)
    assert per_domein(klant) == []
    assert Betrokkene.objects.get().tot_dag == timezone.localdate()
    assert klant.gebeurtenissen.filter(zin__contains="doet niet meer mee").count() == 1


def test_toevoegen_en_weghalen_op_het_scherm(
    klant: Klant, anna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    client = als(anna)
    assert "Naast de contactpersoon staat hier nog niemand." in tekst(client.get(_adres(klant)))
    formulier = {"indiening": str(uuid.uuid4()), "domein": "zorg", "bijdrage": "Begeleidt bij herstel"}
    fout = client.post(_adres(klant, "nieuw/"), {**formulier, "naam": "Jo", "medewerker": chaima.pk})
    assert fout.status_code == 422
    assert "Niet allebei." in tekst(fout)
    antwoord = client.post(
        _adres(klant, "nieuw/"), {**formulier, "naam": "Jo", "organisatie": "GGZ"}, follow=True
    )
    assert "Jo staat nu bij Rond de klant." in tekst(antwoord)
    wie = Betrokkene.objects.get()
    weg = client.post(_adres(klant, f"{wie.pk}/afsluiten/"), follow=True)
    assert "Jo doet niet meer mee rond Marieke van der Velde." in tekst(weg)


@pytest.mark.eis("X-17")
def test_een_betrokkene_van_een_ander_dossier_bestaat_hier_niet(
    klant: Klant, anna: Medewerker, als: Als
) -> None:
    wie = voeg_betrokkene_toe(klant=klant, domein="werk", bijdrage="helpt", medewerker=anna, door=anna)
    ander = KlantFabriek(locatie=klant.locatie)
    assert als(anna).post(_adres(ander, f"{wie.pk}/afsluiten/")).status_code == 404
