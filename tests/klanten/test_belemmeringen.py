"""Circumstances that can stand in the way of work."""

import datetime
import uuid

import pytest
from django.urls import reverse

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import belemmeringen
from klanten.models import Belemmering, BelemmeringSoort, Klant
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, KlantFabriek
from tests.pagina import tekst


@pytest.fixture
def schulden(db: None) -> BelemmeringSoort:
    """One kind."""
    return BelemmeringSoortFabriek(code="schulden")


def nieuw(klant: Klant) -> str:
    """The page to add a circumstance."""
    return reverse("klanten:belemmering_nieuw", args=[klant.klantnummer])


def opheffen(klant: Klant, belemmering: Belemmering) -> str:
    """The page to say that it is over."""
    return reverse("klanten:belemmering_opheffen", args=[klant.klantnummer, belemmering.pk])


def ingevuld(soort: BelemmeringSoort, **anders: str) -> dict[str, str]:
    """A circumstance from today."""
    return {
        "indiening": str(uuid.uuid4()),
        "soort": str(soort.pk),
        "van": f"{vandaag():%d-%m-%Y}",
        "toelichting": "Hulp bij de administratie",
        **anders,
    }


def test_een_omstandigheid_staat_in_de_gegevens_maar_niet_met_name_in_de_tijdlijn(
    als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    antwoord = als(anna).post(nieuw(klant), ingevuld(schulden), follow=True)
    assert "schulden" in tekst(antwoord) and "Hulp bij de administratie" in tekst(antwoord)
    assert klant.gebeurtenissen.get().zin == "Omstandigheid toegevoegd."


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"van": "1-1-2999"}, "De eerste dag ligt in de toekomst."),
        ({"van": "31-2-2026"}, "Deze datum bestaat niet."),
        ({"soort": "999"}, "Omstandigheid"),
        ({"toelichting": "x" * 301}, "Wat heeft de klant nodig?"),
    ],
)
def test_met_een_fout_wordt_niets_vastgelegd(
    velden: dict[str, str], melding: str, als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    antwoord = als(anna).post(nieuw(klant), {**ingevuld(schulden), **velden})
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert not klant.belemmeringen.exists() and not klant.gebeurtenissen.exists()


def test_dezelfde_omstandigheid_kan_er_maar_een_keer_tegelijk_zijn(
    als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    client = als(anna)
    client.post(nieuw(klant), ingevuld(schulden))
    antwoord = client.post(nieuw(klant), ingevuld(schulden))
    assert antwoord.status_code == 422
    assert "staat al in het dossier" in tekst(antwoord)
    assert klant.belemmeringen.count() == 1


def test_wat_voorbij_is_blijft_met_zijn_dagen_in_het_dossier(
    als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    begin = vandaag() - datetime.timedelta(days=9)
    belemmering = belemmeringen.leg_vast(klant=klant, soort=schulden, van=begin, door=anna)
    als(anna).post(opheffen(klant, belemmering), {"tot": f"{vandaag():%d-%m-%Y}"})
    belemmering.refresh_from_db()
    assert (belemmering.van, belemmering.tot) == (begin, vandaag())
    als(anna).post(nieuw(klant), ingevuld(schulden))
    assert klant.belemmeringen.count() == 2


@pytest.mark.parametrize("tot", ["1-1-2000", "1-1-2999"])
def test_een_laatste_dag_voor_het_begin_of_in_de_toekomst_wordt_geweigerd(
    tot: str, als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    belemmering = belemmeringen.leg_vast(klant=klant, soort=schulden, van=vandaag(), door=anna)
    antwoord = als(anna).post(opheffen(klant, belemmering), {"tot": tot})
    assert antwoord.status_code == 422
    assert "De laatste dag ligt tussen" in tekst(antwoord)


def test_twee_keer_opheffen_wordt_geweigerd(
    als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    belemmering = belemmeringen.leg_vast(klant=klant, soort=schulden, van=vandaag(), door=anna)
    velden = {"tot": f"{vandaag():%d-%m-%Y}"}
    als(anna).post(opheffen(klant, belemmering), velden)
    assert "al voorbij" in tekst(als(anna).post(opheffen(klant, belemmering), velden))


def test_de_omstandigheid_van_een_ander_is_via_dit_dossier_niet_te_bereiken(
    als: Als, anna: Medewerker, klant: Klant, schulden: BelemmeringSoort
) -> None:
    ander = KlantFabriek()
    belemmering = belemmeringen.leg_vast(klant=ander, soort=schulden, van=vandaag(), door=anna)
    assert als(anna).post(opheffen(klant, belemmering), {"tot": "1-1-2026"}).status_code == 404
