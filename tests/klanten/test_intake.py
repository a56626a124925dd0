"""The intake: one form for work and income, told once, and lost by nobody."""

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import belemmeringen, clientbeeld
from klanten.models import BelemmeringSoort, Clientbeeld, Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek
from tests.pagina import tekst

IBAN = "NL91ABNA0417164300"
AANVRAAG = {
    "vraagt_uitkering": "on",
    "iban": IBAN,
    "inkomsten_per_maand": "1.250,50",
    "woonvorm": "alleen",
}


@pytest.fixture
def soorten(db: None) -> dict[str, BelemmeringSoort]:
    """Three kinds of circumstances."""
    return {code: BelemmeringSoortFabriek(code=code) for code in ("schulden", "wonen", "taal")}


def adres(klant: Klant) -> str:
    """The page of the intake."""
    return reverse("klanten:intake", args=[klant.klantnummer])


def ingevuld(klant: Klant, **anders: Any) -> dict[str, Any]:
    """A complete intake without a request for a benefit."""
    return {
        "versie": str(Situatie.objects.get(klant=klant).versie),
        "arbeid": "werkloos",
        "werkloos_sinds": "1-3-2026",
        "laatste_beroep": "Kok",
        "gewenst_beroep": "Docent",
        "uren_per_week": "32",
        "beschikbaar_vanaf": f"{vandaag():%d-%m-%Y}",
        "startkwalificatie": "ja",
        "rijbewijs": "nee",
        "bemiddelbaar": "ja",
        "woonvorm": "samen",
        "kinderen_thuis": "2",
        "jongste_kind_geboren": "5-6-2020",
        "inkomsten_per_maand": "",
        "iban": "",
        "verhaal": "Ik wil weer aan het werk.",
        **anders,
    }


def situatie(klant: Klant) -> Situatie:
    """What is stored now."""
    return Situatie.objects.get(klant=klant)


def stel_identiteit_vast(klant: Klant) -> None:
    """As an identity check does."""
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())


@pytest.mark.eis("K-34", "K-09")
def test_een_formulier_vult_werk_en_inkomen(als: Als, anna: Medewerker, klant: Klant) -> None:
    stel_identiteit_vast(klant)
    antwoord = als(anna).post(
        adres(klant), ingevuld(klant, **AANVRAAG, kinderen_thuis="", jongste_kind_geboren="")
    )
    assert antwoord["Location"] == reverse("klanten:dossier", args=[klant.klantnummer])
    nu = situatie(klant)
    assert (nu.laatste_beroep, nu.uren_per_week, nu.startkwalificatie, nu.rijbewijs) == (
        "Kok",
        32,
        True,
        False,
    )
    assert (nu.vraagt_uitkering, nu.iban, nu.inkomsten_per_maand) == (True, IBAN, Decimal("1250.50"))
    beeld = Clientbeeld.objects.get(klant=klant)
    assert (beeld.intake_op, beeld.bemiddelbaar, beeld.volgende_stap) == (vandaag(), True, "Route")
    assert klant.gebeurtenissen.get().zin == "De intake is gedaan."


@pytest.mark.eis("K-09")
def test_de_intake_opent_met_wat_al_bekend_is(
    als: Als, anna: Medewerker, chaima: Medewerker, klant: Klant, soorten: dict[str, BelemmeringSoort]
) -> None:
    als(anna).post(adres(klant), ingevuld(klant, belemmeringen=[soorten["taal"].pk]))
    pagina = als(chaima).get(adres(klant)).content.decode()
    for waarde in ("Kok", "Docent", "32", "01-03-2026", "05-06-2020"):
        assert f'value="{waarde}"' in pagina
    assert "Ik wil weer aan het werk." in pagina
    assert len(re.findall(r" checked\b", pagina)) == 5  # situation, three times yes or no, one circumstance


def test_de_dag_van_de_eerste_intake_blijft_staan(als: Als, anna: Medewerker, klant: Klant) -> None:
    eerste = vandaag() - datetime.timedelta(days=10)
    clientbeeld.werk_bij(klant, intake_op=eerste)
    als(anna).post(adres(klant), ingevuld(klant))
    assert Clientbeeld.objects.get(klant=klant).intake_op == eerste
    assert klant.gebeurtenissen.get().zin == "De gegevens van de intake zijn bijgewerkt."


def test_een_taak_voor_de_intake_is_daarna_gedaan(als: Als, anna: Medewerker, klant: Klant) -> None:
    taak = Taak.objects.create(
        locatie=klant.locatie,
        klant=klant,
        soort=Taak.Soort.INTAKE,
        omschrijving="Intake",
        vervalt_op="2030-01-01T00:00Z",
    )
    als(anna).post(adres(klant), ingevuld(klant))
    taak.refresh_from_db()
    assert taak.gedaan_door == anna


# --- identity and benefit -----------------------------------------------------------------------------


@pytest.mark.eis("H-01")
def test_zonder_vastgestelde_identiteit_kan_geen_uitkering_worden_aangevraagd(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    velden = ingevuld(klant, **AANVRAAG, kinderen_thuis="", jongste_kind_geboren="")
    antwoord = als(anna).post(adres(klant), velden)
    assert antwoord.status_code == 422
    assert "Stel eerst de identiteit van de klant vast." in tekst(antwoord)
    assert situatie(klant).versie == 1
    assert Clientbeeld.objects.get(klant=klant).intake_op is None


@pytest.mark.eis("H-01")
def test_wie_alleen_informatie_wil_kan_zonder_identiteitscontrole_verder(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    assert als(anna).post(adres(klant), ingevuld(klant)).status_code == 302
    assert situatie(klant).laatste_beroep == "Kok"


def test_zonder_aanvraag_worden_inkomsten_en_rekening_niet_gekeurd_en_niet_bewaard(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    velden = ingevuld(klant, iban="geen rekening", inkomsten_per_maand="veel")
    assert als(anna).post(adres(klant), velden).status_code == 302
    assert (situatie(klant).iban, situatie(klant).inkomsten_per_maand) == ("", None)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"iban": ""}, "Vul het rekeningnummer in."),
        ({"iban": "NL00ABNA0417164300"}, "Dit rekeningnummer klopt niet."),
        ({"inkomsten_per_maand": ""}, "Vul de inkomsten in, of 0"),
        ({"inkomsten_per_maand": "-5"}, "Inkomsten per maand"),
        ({"inkomsten_per_maand": "veel"}, "Vul een bedrag in"),
        ({"woonvorm": ""}, "Vul de woonvorm in"),
    ],
)
def test_bij_een_aanvraag_moet_het_inkomen_compleet_zijn(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    stel_identiteit_vast(klant)
    alles = ingevuld(klant, **{**AANVRAAG, "kinderen_thuis": "", "jongste_kind_geboren": "", **velden})
    antwoord = als(anna).post(adres(klant), alles)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert situatie(klant).versie == 1


# --- answers that cannot be ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"werkloos_sinds": "1-1-2999"}, "Deze datum ligt in de toekomst."),
        ({"werkloos_sinds": "1-1-1990"}, "nog geen 15 jaar"),
        ({"werkloos_sinds": "31-4-2026"}, "Deze datum bestaat niet."),
        ({"werkloos_sinds": ""}, "Vul in sinds wanneer"),
        ({"arbeid": "werkend"}, "De klant heeft nog werk."),
        ({"arbeid": "bedreigd"}, "De klant heeft nog werk."),
        ({"arbeid": ""}, "Situatie"),
        ({"beschikbaar_vanaf": "1-1-1985"}, "Deze datum kan niet."),
        ({"beschikbaar_vanaf": "1-1-2999"}, "Deze datum kan niet."),
        ({"uren_per_week": "0"}, "Uren per week"),
        ({"uren_per_week": "61"}, "Uren per week"),
        ({"kinderen_thuis": ""}, "Vul in hoeveel kinderen thuis wonen"),
        ({"kinderen_thuis": "0"}, "Vul in hoeveel kinderen thuis wonen"),
        ({"kinderen_thuis": "21"}, "Kinderen thuis"),
        ({"jongste_kind_geboren": ""}, "Vul de geboortedatum van het jongste kind in."),
        ({"jongste_kind_geboren": "1-1-2999"}, "Deze datum ligt in de toekomst."),
        ({"jongste_kind_geboren": "1-1-1980"}, "ouder zijn dan de klant"),
        ({"woonvorm": "alleen"}, "Kies: alleenstaande ouder."),
        (
            {"woonvorm": "alleenstaande_ouder", "kinderen_thuis": "0", "jongste_kind_geboren": ""},
            "Kies: alleenstaand.",
        ),
        ({"startkwalificatie": "misschien"}, "Startkwalificatie"),
        ({"belemmeringen": ["999"]}, "Wat maakt werken nu moeilijk?"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd_en_niet_bewaard(
    velden: dict[str, Any], melding: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).post(adres(klant), ingevuld(klant, **velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert "Ik wil weer aan het werk." in tekst(antwoord)
    assert situatie(klant).versie == 1
    assert not klant.gebeurtenissen.exists()


# --- circumstances ------------------------------------------------------------------------------------


def lopend(klant: Klant) -> set[str]:
    """The circumstances that hold now."""
    return set(klant.belemmeringen.filter(tot__isnull=True).values_list("soort__code", flat=True))


def test_aankruisen_en_uitzetten_opent_en_sluit_omstandigheden(
    als: Als, anna: Medewerker, klant: Klant, soorten: dict[str, BelemmeringSoort]
) -> None:
    client = als(anna)
    client.post(adres(klant), ingevuld(klant, belemmeringen=[soorten["schulden"].pk, soorten["taal"].pk]))
    assert lopend(klant) == {"schulden", "taal"}
    toen = [soorten["schulden"].pk, soorten["taal"].pk]
    client.post(
        adres(klant),
        ingevuld(
            klant, **{"initial-belemmeringen": toen}, belemmeringen=[soorten["taal"].pk, soorten["wonen"].pk]
        ),
    )
    assert lopend(klant) == {"taal", "wonen"}
    assert klant.belemmeringen.get(soort=soorten["schulden"]).tot == vandaag()


def test_wat_een_collega_intussen_aankruiste_blijft_staan(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant, soorten: dict[str, BelemmeringSoort]
) -> None:
    velden = ingevuld(klant, belemmeringen=[soorten["taal"].pk])
    belemmeringen.leg_vast(klant=klant, soort=soorten["schulden"], van=vandaag(), door=bram)
    als(anna).post(adres(klant), velden)
    assert lopend(klant) == {"schulden", "taal"}


# --- two people at once -------------------------------------------------------------------------------


@pytest.mark.eis("K-02")
def test_wie_over_een_collega_heen_opslaat_ziet_beide_versies_en_verliest_niets(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant, soorten: dict[str, BelemmeringSoort]
) -> None:
    van_anna = ingevuld(
        klant, gewenst_beroep="Docent", belemmeringen=[soorten["taal"].pk, soorten["wonen"].pk]
    )
    als(bram).post(adres(klant), ingevuld(klant, gewenst_beroep="Chauffeur"))
    client = als(anna)
    antwoord = client.post(adres(klant), van_anna)
    woorden = tekst(antwoord)
    assert antwoord.status_code == 422
    assert "Iemand anders heeft deze gegevens gewijzigd" in woorden
    assert "Docent" in woorden and "Chauffeur" in woorden and f"door {bram}" in woorden
    assert situatie(klant).gewenst_beroep == "Chauffeur"
    assert lopend(klant) == set()
    form = antwoord.context["form"]
    assert set(form["belemmeringen"].value()) == {str(soorten[code].pk) for code in ("taal", "wonen")}
    client.post(adres(klant), {**van_anna, "versie": form["versie"].value()})
    assert situatie(klant).gewenst_beroep == "Docent"
    assert lopend(klant) == {"taal", "wonen"}
