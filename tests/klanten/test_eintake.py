"""The intake online by the client, and at the counter in duo."""

import pytest
from django.test import Client
from django.urls import reverse

from keten import instellingen
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld
from klanten.instellingen_aanvraag import EINTAKE_GEMEENTE
from klanten.models import Intakegesprek, Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import AanvraagFabriek, KetenpartnerFabriek, MedewerkerFabriek, RegimeFabriek, maak_klanten
from tests.klanten.test_intake import ingevuld
from tests.pagina import tekst, vragen

MIJN = "/klanten/mijn/intake/"


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """The client's own browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


def _vraag_aan(klant: Klant, code: str, kolom: str) -> None:
    AanvraagFabriek(
        klant=klant,
        regime=RegimeFabriek(code=code, kolom=kolom),
        partner=KetenpartnerFabriek(code="uwv" if kolom == "uwv" else "gemeente-apeldoorn"),
    )


def _verhaal(klant: Klant, **anders: str) -> dict[str, str]:
    """What the client fills in."""
    weg = ("bemiddelbaar", "inkomsten_per_maand", "iban")
    return {naam: waarde for naam, waarde in ingevuld(klant, **anders).items() if naam not in weg}


@pytest.mark.eis("K-35")
def test_de_link_naar_de_intake_hangt_af_van_uitkering_en_locatie(
    marieke: Client, klant: Klant, apeldoorn: Locatie
) -> None:
    _vraag_aan(klant, "wwb", "gemeente")
    assert "Naar de intake" not in tekst(marieke.get("/klanten/mijn/aanvraag/"))
    assert "samen met een medewerker" in tekst(marieke.get(MIJN))
    instellingen.zet(code=EINTAKE_GEMEENTE, gebied=apeldoorn, waarde=True)
    assert "Naar de intake" in tekst(marieke.get("/klanten/mijn/aanvraag/"))


@pytest.mark.eis("K-35", "K-09")
def test_een_ww_klant_vult_de_intake_in_en_de_coach_ziet_het(
    marieke: Client, klant: Klant, als: Als, bram: Medewerker
) -> None:
    _vraag_aan(klant, "ww", "uwv")
    Situatie.objects.filter(klant=klant).update(gewenst_beroep="Docent")
    clientbeeld.werk_bij(klant, contactpersoon=bram)
    pagina = marieke.get(MIJN)
    assert pagina.context["form"]["gewenst_beroep"].value() == "Docent"
    assert marieke.post(MIJN, _verhaal(klant)).status_code == 302
    klant.beeld.refresh_from_db()
    assert klant.beeld.intake_op == vandaag()
    taak = Taak.objects.get(soort=Taak.Soort.INTAKE)
    assert (taak.voor, taak.omschrijving) == (bram, "Lees de intake die de cliënt online heeft ingevuld")
    pagina_coach = als(bram).get(reverse("klanten:intake", args=[klant.klantnummer]))
    assert pagina_coach.context["form"]["verhaal"].value() == "Ik wil weer aan het werk."
    regel = klant.gebeurtenissen.filter(soort="intake").first()
    assert regel is not None and regel.door_klant


def test_foute_antwoorden_komen_terug_in_gewone_woorden(marieke: Client, klant: Klant) -> None:
    antwoord = marieke.post(MIJN, _verhaal(klant, kinderen_thuis="2", jongste_kind_geboren=""))
    assert antwoord.status_code == 422
    assert "Vul een geboortedatum in die bij het aantal kinderen past." in tekst(antwoord)
    assert "Ik wil weer aan het werk." in antwoord.content.decode()


def test_na_het_gesprek_is_de_intake_van_de_medewerker(
    marieke: Client, klant: Klant, als: Als, anna: Medewerker
) -> None:
    marieke.post(MIJN, _verhaal(klant))
    assert marieke.get(MIJN).status_code == 200
    als(anna).post(reverse("klanten:intake", args=[klant.klantnummer]), ingevuld(klant))
    assert "De intake is al gedaan" in tekst(marieke.get(MIJN))
    assert "De intake is al gedaan" in tekst(marieke.post(MIJN, _verhaal(klant, verhaal="anders")))
    gesprek = Intakegesprek.objects.get()
    assert (gesprek.door_klant, gesprek.medewerker) == (True, anna)


@pytest.mark.eis("K-37")
def test_een_intake_in_duo_is_van_twee_organisaties(
    als: Als, klant: Klant, anna: Medewerker, chaima: Medewerker
) -> None:
    client, adres = als(anna), reverse("klanten:intake", args=[klant.klantnummer])
    collega = MedewerkerFabriek(naam="Cor Collega", partner=anna.partner, locaties=[klant.locatie])
    zelfde = client.post(adres, ingevuld(klant, tweede=collega.pk, doelgroep="direct"))
    assert zelfde.status_code == 422
    assert "Kies een collega van een andere organisatie." in tekst(zelfde)
    assert client.post(adres, ingevuld(klant, tweede=chaima.pk, doelgroep="direct")).status_code == 302
    gesprek = Intakegesprek.objects.get()
    assert (gesprek.medewerker, gesprek.tweede, gesprek.tweede_partner) == (anna, chaima, chaima.partner)


@pytest.mark.eis("K-37")
def test_de_lijst_van_intakes_filtert_op_doelgroep_en_duo(
    als: Als, klant: Klant, anna: Medewerker, chaima: Medewerker, gouda: Locatie
) -> None:
    ander, elders = maak_klanten(1, locatie=klant.locatie)[0], maak_klanten(1, locatie=gouda)[0]
    een = Intakegesprek.objects.create(
        klant=klant,
        medewerker=anna,
        partner=anna.partner,
        tweede=chaima,
        tweede_partner=chaima.partner,
        doelgroep="jongeren",
    )
    twee = Intakegesprek.objects.create(klant=ander, medewerker=anna, partner=anna.partner)
    Intakegesprek.objects.create(klant=elders)
    client = als(anna)

    def rijen(vraag: str) -> set[int]:
        return {gesprek.pk for gesprek in client.get(f"/klanten/intakes/{vraag}").context["pagina"]}

    assert rijen("") == {een.pk, twee.pk}
    assert rijen("?doelgroep=jongeren") == {een.pk}
    assert rijen("?hoe=duo") == {een.pk}
    assert rijen("?hoe=alleen") == {twee.pk}
    assert rijen("?hoe=onzin") == {een.pk, twee.pk}
    assert "Geen intakes gevonden" in tekst(client.get("/klanten/intakes/?doelgroep=direct"))


def test_de_lijst_vraagt_de_database_niet_meer_bij_meer_intakes(
    als: Als, anna: Medewerker, apeldoorn: Locatie
) -> None:
    client = als(anna)

    def vul(aantal: int) -> None:
        Intakegesprek.objects.bulk_create(
            Intakegesprek(klant=klant, medewerker=anna, partner=anna.partner)
            for klant in maak_klanten(aantal, locatie=apeldoorn)
        )

    vul(5)
    weinig = vragen(client, "/klanten/intakes/")
    vul(200)
    assert vragen(client, "/klanten/intakes/") == weinig
