"""The gereedschapskist: finding an instrument of whichever partner, and what is known about it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from diagnose.models import Instrument, InstrumentRegime, Ketenarrangement
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek import RegimeFabriek

AantalQueries = Callable[[int], AbstractContextManager[object]]
LIJST = reverse("diagnose:instrumenten")


@pytest.fixture
def kist(db: None) -> None:
    """The instruments and arrangements that come along."""
    fixtures = ("regimes", "instrumentregels", "instrumenten", "instrumentregimes", "arrangementen")
    call_command("loaddata", *fixtures, verbosity=0)


@pytest.fixture
def client_bram(als: Als, bram: Medewerker) -> Client:
    return als(bram)


def namen(client: Client, vraag: str = "") -> list[str]:
    """The instruments on the page, in its order."""
    pagina = client.get(f"{LIJST}{vraag}")
    assert pagina.status_code == 200
    return [instrument.naam for instrument, *_ in pagina.context["rijen"]]


def maak(naam: str, **velden: object) -> Instrument:
    """An instrument of our own."""
    return Instrument.objects.create(code=naam.lower().replace(" ", "-"), naam=naam, **velden)


def tekst(antwoord: str) -> str:
    """The words of a page in a row, without the marks between them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord))


def test_een_lege_kist_zegt_dat_hij_leeg_is(client_bram: Client) -> None:
    assert "De gereedschapskist is nog leeg" in client_bram.get(LIJST).content.decode()


@pytest.mark.eis("D-30")
def test_een_coach_ziet_de_instrumenten_van_alle_partners(client_bram: Client) -> None:
    for naam, kolom in (("Cursus", "uwv"), ("Werkmap", "cwi"), ("Schuldhulp", "gemeente"), ("Maatje", "")):
        maak(naam, kolom=kolom)
    assert namen(client_bram) == ["Cursus", "Maatje", "Schuldhulp", "Werkmap"]


def test_zoeken_vindt_op_naam_omschrijving_en_leverancier(client_bram: Client) -> None:
    maak("Cursus computer", omschrijving="Leren typen")
    maak("Maatje", leverancier="Vrijwilligers van de buurt")
    assert namen(client_bram, "?zoek=COMPUTER") == ["Cursus computer"]
    assert namen(client_bram, "?zoek=typen+cursus") == ["Cursus computer"]
    assert namen(client_bram, "?zoek=buurt") == ["Maatje"]
    assert namen(client_bram, "?zoek=raket") == []
    assert "Geen instrument gevonden" in client_bram.get(f"{LIJST}?zoek=raket").content.decode()


def test_filters_kiezen_partner_regime_en_kwadrant_van_deze_locatie(
    client_bram: Client, apeldoorn: Locatie, gouda: Locatie
) -> None:
    cursus, maatje = maak("Cursus", kolom="uwv"), maak("Maatje")
    InstrumentRegime.objects.create(instrument=cursus, regime=RegimeFabriek(), status="betwist")
    velden = {"kwadrant": "Q1", "contact_om_de_dagen": 7, "herdiagnose_na_maanden": 3}
    Ketenarrangement.objects.create(**velden).portfolio.add(cursus)
    assert namen(client_bram, "?partner=uwv") == ["Cursus"]
    assert namen(client_bram, "?partner=geen") == ["Maatje"]
    assert namen(client_bram, "?regime=ww") == ["Cursus"]
    assert namen(client_bram, "?kwadrant=Q1") == ["Cursus"]
    assert namen(client_bram, "?kwadrant=Q2") == []
    Ketenarrangement.objects.create(locatie=gouda, **velden).portfolio.add(maatje)
    assert namen(client_bram, "?kwadrant=Q1") == ["Cursus"], "wat Gouda kiest, telt hier niet"
    Ketenarrangement.objects.create(locatie=apeldoorn, **velden).portfolio.add(maatje)
    assert namen(client_bram, "?kwadrant=Q1") == ["Maatje"], "de eigen keuze gaat voor de landelijke"


def test_sorteren_kan_beide_kanten_op_en_zet_onbekend_achteraan(client_bram: Client) -> None:
    maak("Duur", kosten=Decimal("900.00"))
    maak("Goedkoop", kosten=Decimal("10.00"))
    maak("Onbekend")
    assert namen(client_bram, "?sorteer=kosten") == ["Goedkoop", "Duur", "Onbekend"]
    assert namen(client_bram, "?sorteer=-kosten") == ["Duur", "Goedkoop", "Onbekend"]
    assert namen(client_bram, "?sorteer=-naam") == ["Onbekend", "Goedkoop", "Duur"]


@pytest.mark.parametrize(
    "vraag", ["?partner=xx&regime=99&kwadrant=Q9&sorteer=pk", "?pagina=999", "?pagina=x"]
)
def test_een_verzonnen_adres_geeft_gewoon_de_lijst(client_bram: Client, vraag: str) -> None:
    maak("Cursus")
    assert namen(client_bram, vraag) == ["Cursus"]


def test_de_lijst_staat_op_bladzijden(client_bram: Client) -> None:
    for nummer in range(30):
        maak(f"Cursus {nummer:02}")
    assert len(namen(client_bram)) == 25
    assert namen(client_bram, "?pagina=2") == [f"Cursus {nummer}" for nummer in range(25, 30)]


def test_wat_niet_meer_bestaat_staat_niet_in_de_lijst_maar_wel_op_de_kaart(client_bram: Client) -> None:
    maak("Oud", geldig_tot=vandaag().replace(year=vandaag().year - 1))
    assert namen(client_bram) == []
    pagina = client_bram.get(reverse("diagnose:instrument", args=["oud"])).content.decode()
    assert "Niet meer in te zetten" in pagina


def test_de_lijst_kost_evenveel_vragen_bij_meer_instrumenten(
    client_bram: Client, django_assert_max_num_queries: AantalQueries
) -> None:
    regime = RegimeFabriek()
    aantallen = []
    for aantal in (2, 20):
        for nummer in range(aantal):
            instrument = maak(f"Cursus {aantal} {nummer}")
            InstrumentRegime.objects.create(instrument=instrument, regime=regime, status="toegestaan")
        with django_assert_max_num_queries(40) as telling:
            client_bram.get(LIJST)
        aantallen.append(len(telling))  # type: ignore[arg-type]
    assert aantallen[0] == aantallen[1]


@pytest.mark.usefixtures("kist")
@pytest.mark.eis("D-30")
def test_de_kaart_noemt_partner_leverancier_voorwaarden_kosten_en_bij_wie_te_vragen(
    client_bram: Client,
) -> None:
    Instrument.objects.filter(code="loonkostensubsidie").update(
        kosten=Decimal("1250.00"), voorwaarden="Alleen bij een contract.", beschikbaar="Het hele jaar."
    )
    pagina = tekst(
        client_bram.get(reverse("diagnose:instrument", args=["loonkostensubsidie"])).content.decode()
    )
    for deel in (
        "Gemeente Apeldoorn",
        "Alleen bij een contract.",
        "€ 1.250,00 per maand",
        "Het hele jaar.",
        "een collega van Gemeente Apeldoorn, 055 123 45 67",
        "Q3: onvoldoende banen, optimaal zoekgedrag",
    ):
        assert deel in pagina


@pytest.mark.usefixtures("kist")
@pytest.mark.eis("D-30")
def test_een_betwist_regime_toont_beide_standpunten_en_de_bron_en_houdt_niemand_tegen(
    client_bram: Client,
) -> None:
    code = "work-first-stage"
    pagina = tekst(client_bram.get(reverse("diagnose:instrument", args=[code])).content.decode())
    for deel in (
        "Betwist bij WW",
        "zeggen dat Work First voor WW niet kan",
        "Het hoofdkantoor van UWV zegt dat het voor bepaalde groepen wel kan",
        "De lerende keten (IWI 2008)",
        "Het portaal houdt u niet tegen.",
    ):
        assert deel in pagina


def test_een_verzonnen_instrument_bestaat_niet(client_bram: Client) -> None:
    assert client_bram.get(reverse("diagnose:instrument", args=["verzonnen"])).status_code == 404
