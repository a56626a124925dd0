"""The inspectorate reads the locations that it may, for as long as it may, and nothing else."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import inspecteren
from landkaart.models import Bewijs, Inspectietoegang, Knelpunt, KnelpuntBij, Mijlpaal, Oplossing
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.landkaart import ScoreFabriek, veertien
from tests.pagina import tekst, vragen


@pytest.fixture
def ako(apeldoorn: Locatie) -> Medewerker:
    return MedewerkerFabriek(naam="Aad van AKO", rollen=["ako"], locaties=[apeldoorn])


@pytest.fixture
def mijlpalen(db: None) -> list[Mijlpaal]:
    return veertien()


def _geef(ako: Medewerker, *locaties: Locatie, **anders: Any) -> list[Inspectietoegang]:
    gegevens = {
        "naam": "Inge Nauta",
        "email": "inspecteur@iwi.example",
        "van": vandaag(),
        "tot": vandaag() + datetime.timedelta(days=30),
        "reden": "Onderzoek",
    }
    return inspecteren.verleen(locaties=locaties, door=ako, **{**gegevens, **anders})


@pytest.mark.eis("L-12")
def test_een_inspecteur_leest_landkaart_bewijs_en_knelpunten(
    als: Als, ako: Medewerker, apeldoorn: Locatie, gouda: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    [toegang] = _geef(ako, apeldoorn)
    ScoreFabriek(
        locatie=apeldoorn, mijlpaal=mijlpalen[0], percentage=Decimal("67.5"), notitie="Epe doet niet mee."
    )
    bewijs = Bewijs.objects.create(
        locatie=apeldoorn,
        mijlpaal=mijlpalen[0],
        soort="document",
        titel="Convenant",
        bestand=ContentFile(b"%PDF-1.4", name="c.pdf"),
        mediatype="application/pdf",
        extensie="pdf",
        delen=False,
        door=ako,
    )
    knelpunt = Knelpunt.objects.create(
        titel="Drie computersystemen", omschrijving="Alles dubbel.", categorie="operationeel"
    )
    KnelpuntBij.objects.create(knelpunt=knelpunt, locatie=apeldoorn)
    scherm = als(toegang.gebruiker)
    assert scherm.get("/").headers["Location"] == "/landkaart/inspectie/"
    assert "Activerium Apeldoorn" in tekst(scherm.get("/landkaart/inspectie/"))
    pagina = tekst(scherm.get("/landkaart/inspectie/bij/apeldoorn/"))
    assert "Epe doet niet mee." in pagina
    assert "(67,50%)" in pagina
    assert "Drie computersystemen" in tekst(scherm.get("/landkaart/inspectie/bij/apeldoorn/knelpunten/"))
    document = scherm.get(f"/landkaart/inspectie/bij/apeldoorn/bewijs/{bewijs.pk}/")
    assert document.status_code == 200
    assert "attachment" in document["Content-Disposition"]
    assert b"".join(document.streaming_content) == b"%PDF-1.4"  # type: ignore[attr-defined]
    assert scherm.get("/landkaart/inspectie/bij/gouda/").status_code == 404
    assert scherm.get(f"/landkaart/inspectie/bij/gouda/bewijs/{bewijs.pk}/").status_code == 404
    assert scherm.post("/landkaart/inspectie/bij/apeldoorn/").status_code == 200
    assert scherm.get("/landkaart/kennisbank/").status_code == 403


@pytest.mark.eis("L-12")
def test_een_inspecteur_leest_niet_wat_een_andere_locatie_opschreef(
    als: Als, ako: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    [toegang] = _geef(ako, apeldoorn)
    knelpunt = Knelpunt.objects.create(
        titel="Drie computersystemen", omschrijving="Alles dubbel.", categorie="operationeel"
    )
    for locatie, woorden in ((apeldoorn, "Een gedeelde lijst"), (gouda, "Alleen van Gouda"), (None, "Bron")):
        Oplossing.objects.create(knelpunt=knelpunt, locatie=locatie, tekst=woorden)
        if locatie is not None:
            KnelpuntBij.objects.create(knelpunt=knelpunt, locatie=locatie)
    pagina = tekst(als(toegang.gebruiker).get("/landkaart/inspectie/bij/apeldoorn/knelpunten/"))
    assert "Een gedeelde lijst" in pagina and "Bron" in pagina
    assert "Alleen van Gouda" not in pagina


@pytest.mark.eis("L-12")
def test_wat_is_ingetrokken_of_voorbij_is_dicht(
    als: Als, ako: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    bij_apeldoorn, bij_gouda = _geef(ako, apeldoorn, gouda)
    Inspectietoegang.objects.filter(pk=bij_gouda.pk).update(
        van=vandaag() - datetime.timedelta(days=9), tot=vandaag() - datetime.timedelta(days=1)
    )
    scherm = als(bij_apeldoorn.gebruiker)
    assert scherm.get("/landkaart/inspectie/bij/gouda/").status_code == 404
    assert scherm.get("/landkaart/inspectie/bij/apeldoorn/").status_code == 200
    beheer = als(ako)
    adres = f"/landkaart/inspectie/toegang/{bij_apeldoorn.pk}/intrekken/"
    assert beheer.get(adres).status_code == 200
    assert beheer.post(adres).status_code == 302
    assert scherm.get("/landkaart/inspectie/bij/apeldoorn/").status_code == 404
    assert beheer.post(adres).status_code == 409
    assert Inspectietoegang.objects.count() == 2
    assert "ingetrokken door" in tekst(beheer.get("/landkaart/inspectie/toegang/"))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tot": datetime.date(2020, 1, 1), "van": datetime.date(2019, 12, 1)}, "tot"),
        ({"tot": datetime.date(2040, 1, 1)}, "tot"),
        ({"email": "aad.van.ako@lwi.example"}, "email"),
    ],
)
def test_toegang_kent_grenzen(anders: dict[str, Any], veld: str, ako: Medewerker, apeldoorn: Locatie) -> None:
    with pytest.raises(NietToegestaan) as fout:
        _geef(ako, apeldoorn, **anders)
    assert fout.value.veld == veld
    assert not Inspectietoegang.objects.exists()


def test_wie_al_een_account_heeft_krijgt_er_locaties_bij(
    ako: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    _geef(ako, apeldoorn)
    _geef(ako, gouda, email="Inspecteur@IWI.example ")
    assert Gebruiker.objects.filter(buitenrol="inspecteur").count() == 1
    gebruiker = Gebruiker.objects.get(buitenrol="inspecteur")
    assert set(inspecteren.locaties_van(gebruiker)) == {apeldoorn, gouda}


def test_toegang_geven_op_het_scherm(als: Als, ako: Medewerker, apeldoorn: Locatie) -> None:
    scherm = als(ako)
    form = scherm.get("/landkaart/inspectie/toegang/").context["form"]
    velden = {
        "indiening": form["indiening"].value(),
        "naam": "Inge Nauta",
        "email": "inge@iwi.example",
        "locaties": [apeldoorn.pk],
        "van": vandaag().strftime("%d-%m-%Y"),
        "tot": vandaag().strftime("%d-%m-%Y"),
        "reden": "Onderzoek",
    }
    assert scherm.post("/landkaart/inspectie/toegang/", velden).status_code == 302
    assert scherm.post("/landkaart/inspectie/toegang/", velden).status_code == 422
    assert Inspectietoegang.objects.count() == 1


def test_de_pagina_van_een_inspecteur_kost_altijd_evenveel(
    als: Als, ako: Medewerker, apeldoorn: Locatie, mijlpalen: list[Mijlpaal]
) -> None:
    [toegang] = _geef(ako, apeldoorn)
    scherm = als(toegang.gebruiker)
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[0])
    weinig = vragen(scherm, "/landkaart/inspectie/bij/apeldoorn/")
    for mijlpaal in mijlpalen[1:]:
        ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpaal)
    assert vragen(scherm, "/landkaart/inspectie/bij/apeldoorn/") <= weinig
