"""Education, diplomas and work experience."""

import datetime
import uuid

import pytest
from django.urls import reverse

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import werkmap
from klanten.models import Klant, Opleiding
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst


def adres(klant: Klant, pagina: str, *args: int) -> str:
    """A page of the dossier."""
    return reverse(f"klanten:{pagina}", args=[klant.klantnummer, *args])


def opleiding(klant: Klant, anna: Medewerker, *, diploma: bool = True) -> Opleiding:
    """A course that is in the dossier."""
    return werkmap.voeg_opleiding_toe(
        klant=klant, naam="Kok", niveau=Opleiding.Niveau.MBO, diploma=diploma, door=anna
    )


def test_een_opleiding_komt_in_de_gegevens(als: Als, anna: Medewerker, klant: Klant) -> None:
    velden = {"indiening": str(uuid.uuid4()), "naam": "Kok", "niveau": "mbo", "jaar": "2004", "diploma": "on"}
    antwoord = als(anna).post(adres(klant, "opleiding_nieuw"), velden, follow=True)
    assert "behaald, nog niet gezien" in tekst(antwoord)
    assert "Opleiding toegevoegd: Kok." in klant.gebeurtenissen.get().zin


@pytest.mark.parametrize(
    "velden", [{"jaar": "1980"}, {"jaar": "2999"}, {"jaar": "-1"}, {"naam": ""}, {"niveau": "top"}]
)
def test_een_opleiding_die_niet_kan_wordt_niet_bewaard(
    velden: dict[str, str], als: Als, anna: Medewerker, klant: Klant
) -> None:
    alles = {"indiening": str(uuid.uuid4()), "naam": "Kok", "niveau": "mbo", "jaar": "2004", **velden}
    antwoord = als(anna).post(adres(klant, "opleiding_nieuw"), alles)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == list(velden)
    assert not klant.opleidingen.exists()


@pytest.mark.eis("D-49")
def test_een_gezien_diploma_staat_met_de_dag_in_het_dossier(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    kok = opleiding(klant, anna)
    antwoord = als(bram).post(adres(klant, "diploma_gezien", kok.pk), follow=True)
    kok.refresh_from_db()
    assert kok.diploma_gezien_op == vandaag()
    assert f"door {bram}, {bram.partner}" in tekst(antwoord)
    assert klant.gebeurtenissen.latest("pk").medewerker == bram
    als(anna).post(adres(klant, "diploma_gezien", kok.pk))
    assert klant.gebeurtenissen.filter(zin="Diploma gezien: Kok.").count() == 1


def test_zonder_diploma_valt_er_niets_te_zien(als: Als, anna: Medewerker, klant: Klant) -> None:
    kok = opleiding(klant, anna, diploma=False)
    antwoord = als(anna).post(adres(klant, "diploma_gezien", kok.pk))
    assert antwoord.status_code == 409
    assert "geen diploma behaald" in tekst(antwoord)
    assert als(anna).get(adres(klant, "diploma_gezien", kok.pk)).status_code == 405


def test_het_diploma_van_een_ander_is_via_dit_dossier_niet_te_bereiken(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    kok = opleiding(KlantFabriek(), anna)
    assert als(anna).post(adres(klant, "diploma_gezien", kok.pk)).status_code == 404


def test_werkervaring_komt_in_de_gegevens(als: Als, anna: Medewerker, klant: Klant) -> None:
    velden = {
        "indiening": str(uuid.uuid4()),
        "functie": "Kok",
        "werkgever": "De Keizer",
        "van": "1-1-2020",
        "tot": "",
    }
    antwoord = als(anna).post(adres(klant, "werkervaring_nieuw"), velden, follow=True)
    assert "De Keizer" in tekst(antwoord) and "werkt hier nog" in tekst(antwoord)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"van": "1-1-1970"}, "van"),
        ({"van": "1-1-2999"}, "van"),
        ({"van": "31-2-2020"}, "van"),
        ({"tot": "1-1-2019"}, "tot"),
        ({"tot": f"{vandaag() + datetime.timedelta(days=1):%d-%m-%Y}"}, "tot"),
        ({"functie": ""}, "functie"),
    ],
)
def test_werkervaring_die_niet_kan_wordt_niet_bewaard(
    velden: dict[str, str], veld: str, als: Als, anna: Medewerker, klant: Klant
) -> None:
    alles = {"indiening": str(uuid.uuid4()), "functie": "Kok", "van": "1-1-2020", "tot": "", **velden}
    antwoord = als(anna).post(adres(klant, "werkervaring_nieuw"), alles)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert not klant.werkervaringen.exists()
