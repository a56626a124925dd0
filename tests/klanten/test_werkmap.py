"""Education, diplomas and work experience."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
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
    assert "behaald, nog niet gecontroleerd" in tekst(antwoord)
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
def test_een_gecontroleerd_diploma_staat_met_dag_en_bron_in_het_dossier(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    kok = opleiding(klant, anna)
    pagina, client = adres(klant, "diploma_controleren", kok.pk), als(bram)
    for fout in ({}, {"bron": "onbekend"}, {"bron": "van horen zeggen"}):
        antwoord = client.post(pagina, {"indiening": str(uuid.uuid4()), **fout})
        assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (422, ["bron"])
    register = {"indiening": str(uuid.uuid4()), "bron": "register"}
    inhoud = tekst(client.post(pagina, register, follow=True))
    kok.refresh_from_db()
    assert kok.diploma_gezien_op == vandaag()
    assert "Diplomaregister van DUO" in inhoud and f"door {bram}, {bram.partner}" in inhoud
    regel = klant.gebeurtenissen.latest("pk")
    assert (regel.medewerker, regel.zin) == (bram, "Diploma gecontroleerd: Kok (Diplomaregister van DUO).")
    als(anna).post(pagina, {"indiening": str(uuid.uuid4()), "bron": "origineel"})
    kok.refresh_from_db()
    assert kok.diploma_bron == "register" and klant.gebeurtenissen.latest("pk") == regel
    assert "Diplomaregister van DUO" in tekst(client.get(adres(klant, "wijzigingen")))
    with pytest.raises(IntegrityError), transaction.atomic():
        Opleiding.objects.filter(pk=kok.pk).update(diploma_gezien_op=None)


def test_een_controle_van_voor_de_bron_zegt_dat_en_kan_opnieuw(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    kok, toen = opleiding(klant, anna), vandaag() - datetime.timedelta(days=30)
    Opleiding.objects.filter(pk=kok.pk).update(diploma_gezien_op=toen)
    assert "Bron onbekend" in tekst(als(anna).get(adres(klant, "gegevens")))
    werkmap.controleer_diploma(opleiding=kok, bron=Opleiding.Diplomabron.INSTELLING, door=anna)
    kok.refresh_from_db()
    assert (kok.diploma_gezien_op, kok.diploma_bron) == (vandaag(), "instelling")
    nog_eens = {"indiening": str(uuid.uuid4()), "bron": "register"}
    antwoord = als(anna).post(adres(klant, "diploma_controleren", kok.pk), nog_eens)
    assert antwoord.status_code == 422 and "al gecontroleerd" in tekst(antwoord)


def test_zonder_diploma_valt_er_niets_te_controleren(als: Als, anna: Medewerker, klant: Klant) -> None:
    kok = opleiding(klant, anna, diploma=False)
    velden = {"indiening": str(uuid.uuid4()), "bron": "register"}
    antwoord = als(anna).post(adres(klant, "diploma_controleren", kok.pk), velden)
    assert antwoord.status_code == 422
    assert "geen diploma behaald" in tekst(antwoord)


def test_het_diploma_van_een_ander_is_via_dit_dossier_niet_te_bereiken(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    kok = opleiding(KlantFabriek(), anna)
    assert als(anna).post(adres(klant, "diploma_controleren", kok.pk)).status_code == 404


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
