"""Settings: chosen on one screen by location or partner, and never over a colleague's choice unseen."""

import uuid
from typing import Any

import pytest
from django.test import Client

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.instellingen import Gebied, Instelsoort, in_woorden, soorten, waarde
from keten.medewerkers import GECOMBINEERD, neem_aan, wijzig
from keten.models import Ketenpartner, Locatie, Medewerker
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen

_SOORTEN = (
    Instelsoort("proef_schakelaar", "Proef", "Aan of uit.", "Proef", True, voorbeeld=True),
    Instelsoort(
        "proef_getal", "Weken vooraf", "Hoe lang.", "Proef", 4, minimum=1, maximum=10, eenheid="weken"
    ),
    Instelsoort("proef_keuze", "Wie", "Wie doet het.", "Proef", "a", keuzes=(("a", "Anna"), ("b", "Bram"))),
    Instelsoort("proef_lijst", "Domeinen", "Welke.", "Proef", ["a"], keuzes=(("a", "Arbeid"), ("z", "Zorg"))),
)


@pytest.fixture(autouse=True)
def _proefinstellingen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four settings of the four kinds, beside those that the portal has."""
    register = {**instellingen._SOORTEN, **{soort.code: soort for soort in _SOORTEN}}
    monkeypatch.setattr(instellingen, "_SOORTEN", register)


@pytest.fixture
def mt(apeldoorn: Locatie, anna: Medewerker) -> Medewerker:
    """A member of the management team, of the same organisation as Anna."""
    return MedewerkerFabriek(naam="Paul Mt", rollen=["mt_lid"], partner=anna.partner, locaties=[apeldoorn])


@pytest.fixture
def scherm(als: Als, mt: Medewerker) -> Client:
    """The browser of the management team."""
    return als(mt)


def _zet(scherm: Client, code: str, waarde: Any, **anders: str) -> Any:
    adres = f"/beheer/instellingen/locatie/{code}/"
    versie = scherm.get(adres).context["form"].initial["versie"]
    gegevens = {"waarde": waarde, "versie": versie, "indiening": str(uuid.uuid4()), **anders}
    return scherm.post(adres, gegevens, follow=True)


def test_elke_soort_instelling_is_te_kiezen_en_geldt_dan_alleen_hier(
    scherm: Client, apeldoorn: Locatie, gouda: Locatie
) -> None:
    for code, getypt, gekozen, standaard in (
        ("proef_schakelaar", "uit", False, True),
        ("proef_getal", "6", 6, 4),
        ("proef_keuze", "b", "b", "a"),
        ("proef_lijst", ["a", "z"], ["a", "z"], ["a"]),
    ):
        antwoord = _zet(scherm, code, getypt)
        assert "geldt nu" in tekst(antwoord)
        assert waarde(code, apeldoorn) == gekozen
        assert waarde(code, gouda) == standaard


def test_het_scherm_toont_standaard_keuze_en_voorbeeld(scherm: Client) -> None:
    voor = tekst(scherm.get("/beheer/instellingen/"))
    assert "Weken vooraf Hoe lang. 4 weken standaard" in voor
    _zet(scherm, "proef_getal", "6")
    na = tekst(scherm.get("/beheer/instellingen/"))
    assert "Weken vooraf Hoe lang. 6 weken Wijzigen" in na
    assert "Proef Aan of uit. aan standaard voorbeeld" in na
    assert "Laatst gewijzigd door Paul Mt" in tekst(scherm.get("/beheer/instellingen/locatie/proef_getal/"))


@pytest.mark.parametrize(
    ("code", "getypt"),
    [("proef_getal", "99"), ("proef_getal", "veel"), ("proef_keuze", "c"), ("proef_lijst", ["a", "x"])],
)
def test_een_waarde_die_niet_kan_wordt_geweigerd(
    scherm: Client, apeldoorn: Locatie, code: str, getypt: Any
) -> None:
    voor = waarde(code, apeldoorn)
    assert _zet(scherm, code, getypt).status_code == 422
    assert waarde(code, apeldoorn) == voor


def test_wie_over_een_collega_heen_kiest_ziet_beide_waarden(scherm: Client, apeldoorn: Locatie) -> None:
    adres = "/beheer/instellingen/locatie/proef_getal/"
    mijn = {"waarde": "6", "versie": "0", "indiening": str(uuid.uuid4())}
    scherm.get(adres)
    _zet(scherm, "proef_getal", "8")
    antwoord = scherm.post(adres, mijn)
    assert antwoord.status_code == 422
    assert "6 weken" in tekst(antwoord) and "8 weken" in tekst(antwoord)
    versie = antwoord.context["form"].data["versie"]
    scherm.post(adres, {**mijn, "versie": versie, "indiening": str(uuid.uuid4())})
    assert waarde("proef_getal", apeldoorn) == 6


def test_een_verzonnen_instelling_bestaat_niet(scherm: Client, anna: Medewerker, bram: Medewerker) -> None:
    assert scherm.get("/beheer/instellingen/locatie/verzonnen/").status_code == 404
    assert scherm.get(f"/beheer/instellingen/locatie/{GECOMBINEERD.code}/").status_code == 404
    assert scherm.get(f"/beheer/instellingen/partner/{bram.partner_id}/verzonnen/").status_code == 404


def test_een_mt_lid_kiest_alleen_voor_de_eigen_organisatie(
    als: Als, scherm: Client, mt: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    eigen = f"/beheer/instellingen/partner/{mt.partner_id}/{GECOMBINEERD.code}/"
    ander = f"/beheer/instellingen/partner/{bram.partner_id}/{GECOMBINEERD.code}/"
    assert scherm.get(eigen).status_code == 200
    assert scherm.get(ander).status_code == 404
    beheerder = MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])
    assert als(beheerder).get(ander).status_code == 200


def test_wie_geen_regels_beheert_komt_er_niet(als: Als, anna: Medewerker) -> None:
    assert als(anna).get("/beheer/instellingen/").status_code == 403


def test_het_scherm_kost_even_veel_vragen_bij_veel_gekozen_instellingen(scherm: Client) -> None:
    weinig = vragen(scherm, "/beheer/instellingen/")
    for code, keuze in (("proef_getal", "6"), ("proef_keuze", "b"), ("proef_schakelaar", "uit")):
        _zet(scherm, code, keuze)
    assert vragen(scherm, "/beheer/instellingen/") == weinig


def test_elke_instelling_van_het_portaal_heeft_een_bron_of_is_een_voorbeeld() -> None:
    for gebied in Gebied:
        for soort in soorten(gebied):
            if soort not in _SOORTEN:
                assert soort.bron or soort.voorbeeld, soort.code
                soort.keur(soort.standaard)
                assert in_woorden(soort, soort.standaard)


# --- one function or two ----------------------------------------------------------------------------


def _gescheiden() -> Ketenpartner:
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    instellingen.zet(code=GECOMBINEERD.code, gebied=partner, waarde=False)
    return partner


@pytest.mark.eis("X-08")
def test_een_organisatie_die_werk_en_inkomen_scheidt_geeft_niemand_beide(apeldoorn: Locatie) -> None:
    partner = _gescheiden()
    gegevens: dict[str, Any] = {"partner": partner, "locaties": [apeldoorn], "portaal": "https://x.example/"}
    beide = ["werkcoach", "inkomensconsulent"]
    with pytest.raises(NietToegestaan, match="gescheiden functies"):
        neem_aan(email="een@lwi.example", naam="Een", rollen=beide, **gegevens)
    neem_aan(email="twee@lwi.example", naam="Twee", rollen=["werkcoach"], **gegevens)


@pytest.mark.eis("X-08")
def test_een_integrale_organisatie_geeft_een_medewerker_beide_delen(apeldoorn: Locatie) -> None:
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    wie = neem_aan(
        email="een@lwi.example",
        naam="Een",
        partner=partner,
        locaties=[apeldoorn],
        rollen=["werkcoach", "inkomensconsulent"],
        portaal="https://x.example/",
    )
    assert set(wie.rollen) == {"werkcoach", "inkomensconsulent"}


@pytest.mark.eis("X-08")
def test_ook_een_wijziging_geeft_niet_alsnog_beide(apeldoorn: Locatie) -> None:
    partner, beheerder = _gescheiden(), MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn])
    wie = MedewerkerFabriek(naam="Els", partner=partner, locaties=[apeldoorn])
    with pytest.raises(NietToegestaan, match="gescheiden functies"):
        wijzig(
            medewerker=wie,
            email=wie.gebruiker.email,
            naam="Els",
            actief=True,
            partner=partner,
            locaties=[apeldoorn],
            rollen=["werkcoach", "inkomensconsulent"],
            door=beheerder,
        )
