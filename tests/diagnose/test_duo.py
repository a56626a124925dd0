"""Routing by conversation: two judgements apart, beside the client's own test, and one decision together."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diagnose import routeren
from diagnose.models import Duogesprek, Routeerwijze, Routering
from diagnose.routes import duo
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.diagnose import maak_uitslag
from tests.pagina import tekst
from tests.tegelijk import tegelijk

BEELD = {"motivatie": "sterk", "zoekgedrag": "optimaal"}


def met_duo(locatie: Locatie, door: Medewerker, beoordelaars: int = 2) -> Routeerwijze:
    """Let a location route by conversation from now on."""
    return Routeerwijze.objects.create(
        locatie=locatie,
        wijze="duo",
        beoordelaars=beoordelaars,
        reden="Zo leren wij elkaar kennen.",
        door=door,
        partner=door.partner,
    )


def geef(gesprek: Duogesprek, door: Medewerker, route: str, woorden: str = "Zoekt elke dag.") -> None:
    """Let somebody judge."""
    duo.oordeel(gesprek=gesprek, route=route, woorden=woorden, door=door, **BEELD)


def besluit(gesprek: Duogesprek, door: Medewerker, route: str, reden: str = "") -> Routering:
    """Decide as somebody does who sees the page as it is now."""
    vorige = gesprek.klant.routeringen.first()
    return duo.besluit(
        gesprek=gesprek,
        besluit=route,
        reden=reden,
        gezien_advies=routeren.adviseer(gesprek.klant).route,
        vorige=vorige.pk if vorige else None,
        door=door,
        **BEELD,
    )


def verborgen(client: Client, adres: str, form: str, **velden: Any) -> dict[str, Any]:
    """What the browser would send: the hidden fields of the page as it is now, and what somebody fills in."""
    waarden = {veld.name: veld.value() for veld in client.get(adres).context[form].hidden_fields()}
    return {naam: "" if w is None else w for naam, w in waarden.items()} | velden


@pytest.fixture
def gesprek(klant: Klant, bram: Medewerker, chaima: Medewerker) -> Duogesprek:
    """Bram began, and asked Chaima."""
    met_duo(klant.locatie, bram)
    return duo.begin(klant=klant, met=chaima, door=bram)


@pytest.mark.eis("D-14", "D-23")
def test_wie_nog_moet_oordelen_leest_het_oordeel_van_de_ander_niet(
    gesprek: Duogesprek, klant: Klant, als: Als, bram: Medewerker, chaima: Medewerker, anna: Medewerker
) -> None:
    adres = reverse("diagnose:duogesprek", args=[klant.klantnummer, gesprek.pk])
    taak = klant.taken.get(sleutel=f"duogesprek:{gesprek.pk}")
    assert (taak.voor, taak.gedaan_op) == (chaima, None)
    geef(gesprek, bram, "B", "Kan thuis niets regelen.")
    for wie, gezien in ((bram, True), (chaima, False), (anna, False)):
        assert ("Kan thuis niets regelen." in tekst(als(wie).get(adres))) is gezien
    maak_uitslag(klant, "zelftest")
    geef(gesprek, chaima, "A", "De opvang is geregeld.")
    pagina = tekst(als(bram).get(adres))
    for woord in ("De opvang is geregeld.", "De oordelen verschillen.", "De klant weet wat hij kan."):
        assert woord in pagina
    taak.refresh_from_db()
    assert taak.gedaan_door == chaima
    with pytest.raises(NietToegestaan, match="Niet elk oordeel wijst deze route aan") as fout:
        besluit(gesprek, bram, "A")
    assert fout.value.veld == "reden"
    with pytest.raises(NietToegestaan, match="Alleen wie zelf een oordeel gaf"):
        besluit(gesprek, anna, "A", "Samen besproken.")
    keuze = besluit(gesprek, bram, "A", "De opvang begint maandag.")
    assert (keuze.methode, keuze.beoordelaars, keuze.voorlopig) == ("duo", 2, True)
    pagina = tekst(als(anna).get(reverse("diagnose:routeren", args=[klant.klantnummer])))
    for woord in ("Kan thuis niets regelen.", "De opvang is geregeld.", "twee beoordelaars", "zoekt gericht"):
        assert woord in pagina
    with pytest.raises(NietToegestaan, match="legde het besluit van dit gesprek al vast"):
        besluit(gesprek, chaima, "A", "Nog eens.")


@pytest.mark.eis("D-14")
def test_niemand_oordeelt_twee_keer_of_voor_dezelfde_partner(
    gesprek: Duogesprek, klant: Klant, bram: Medewerker, anna: Medewerker, dirk: Medewerker, els: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="begon al een duogesprek"):
        duo.begin(klant=klant, met=anna, door=bram)
    geef(gesprek, bram, "A")
    with pytest.raises(NietToegestaan, match="U hebt uw oordeel al gegeven"):
        geef(gesprek, bram, "B")
    collega = MedewerkerFabriek(naam="Bas Collega", partner=bram.partner, locaties=[klant.locatie])
    with pytest.raises(NietToegestaan, match="komt van een andere partner"):
        geef(gesprek, collega, "B")
    for vreemd in (dirk, els):
        with pytest.raises(RechtOntbreekt):
            geef(gesprek, vreemd, "B")
    with pytest.raises(NietToegestaan, match="Nog niet iedereen"):
        besluit(gesprek, bram, "A")
    geef(gesprek, anna, "A")
    with pytest.raises(NietToegestaan, match="al genoeg oordelen: van Bram Coach en Anna Intaker"):
        geef(gesprek, MedewerkerFabriek(naam="Derde", locaties=[klant.locatie]), "A")
    assert besluit(gesprek, anna, "A").besluit == "A"


@pytest.mark.eis("D-14")
def test_een_gesprek_dat_intussen_stopte_verliest_geen_getypte_woorden(
    gesprek: Duogesprek, klant: Klant, als: Als, bram: Medewerker, chaima: Medewerker
) -> None:
    adres = reverse("diagnose:duogesprek", args=[klant.klantnummer, gesprek.pk])
    client = als(chaima)
    velden = verborgen(client, adres, "oordeel", actie="oordeel", route="A", woorden="Mijn woorden.", **BEELD)
    stop = reverse("diagnose:duogesprek_stoppen", args=[klant.klantnummer, gesprek.pk])
    assert als(bram).post(stop, verborgen(als(bram), stop, "form", reden="")).status_code == 422
    assert als(bram).post(stop, verborgen(als(bram), stop, "form", reden="Klant is ziek.")).status_code == 302
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 422
    assert "Bram Coach stopte dit gesprek intussen: Klant is ziek." in tekst(antwoord)
    assert not gesprek.oordelen.exists()
    assert not klant.taken.open().exists()
    assert duo.open_gesprek(klant) is None


@pytest.mark.eis("D-14", "D-23")
def test_het_gesprek_begint_en_eindigt_op_het_scherm_van_een_beoordelaar(
    klant: Klant, als: Als, bram: Medewerker, chaima: Medewerker
) -> None:
    met_duo(klant.locatie, bram, beoordelaars=1)
    route, client = reverse("diagnose:routeren", args=[klant.klantnummer]), als(bram)
    assert "één oordeel genoeg" in tekst(client.get(route))
    pagina = client.post(route, verborgen(client, route, "duoform", actie="duo"), follow=True)
    adres = pagina.redirect_chain[-1][0]
    fout = client.post(adres, verborgen(client, adres, "oordeel", actie="oordeel", route="B", woorden=" "))
    assert fout.status_code == 422
    for melding in ("Vul in hoe u tot uw oordeel komt.", "Kies hoe de motivatie is."):
        assert melding in tekst(fout)
    oordeel = verborgen(client, adres, "oordeel", actie="oordeel", route="B", woorden="Eerst rust.", **BEELD)
    assert client.post(adres, oordeel).status_code == 302
    velden = verborgen(client, adres, "besluit", actie="besluit", besluit="B", reden="", **BEELD)
    antwoord = client.post(adres, velden)
    assert "U wijkt af van het advies. Vul in waarom." in tekst(antwoord)
    opnieuw = {
        **velden,
        "reden": "Eerst rust thuis.",
        "indiening": antwoord.context["besluit"]["indiening"].value(),
    }
    assert client.post(adres, opnieuw).status_code == 302
    keuze = klant.routeringen.get()
    assert (keuze.besluit, keuze.beoordelaars, keuze.wijkt_af, keuze.motivatie) == ("B", 1, True, "sterk")


@pytest.mark.eis("D-14")
def test_bij_duo_kiest_niemand_alleen_en_zonder_duo_begint_geen_gesprek(
    klant: Klant, bram: Medewerker, chaima: Medewerker, dirk: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="zonder duogesprek"):
        duo.begin(klant=klant, met=chaima, door=bram)
    met_duo(klant.locatie, bram)
    with pytest.raises(NietToegestaan, match="in een duogesprek"):
        routeren.kies(klant=klant, besluit="A", reden="", gezien_advies="A", vorige=None, door=bram)
    for met, melding in ((None, "Kies met wie"), (bram, "twee keer"), (dirk, "andere partner")):
        with pytest.raises(NietToegestaan, match=melding):
            duo.begin(klant=klant, met=met, door=bram)
    with pytest.raises(RechtOntbreekt):
        duo.begin(klant=klant, met=bram, door=dirk)


@pytest.mark.eis("D-14")
@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_als_tweede_oordelen_geven_samen_een_oordeel(
    gesprek: Duogesprek, klant: Klant, bram: Medewerker, chaima: Medewerker, anna: Medewerker
) -> None:
    geef(gesprek, bram, "A")
    uitkomsten = tegelijk(lambda: geef(gesprek, chaima, "A"), lambda: geef(gesprek, anna, "B"))
    assert sorted(str(type(uitkomst).__name__) for uitkomst in uitkomsten) == ["NietToegestaan", "NoneType"]
    assert gesprek.oordelen.count() == 2
