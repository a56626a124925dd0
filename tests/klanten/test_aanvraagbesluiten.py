"""Deciding on an application: only by the partner that pays, and the temporary award by CWI."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld
from klanten.aanvraagbesluiten import ken_tijdelijk_toe, ken_toe, wijs_af
from klanten.instellingen_aanvraag import CLAIM_DOOR_CWI
from klanten.models import Aanvraag, Klant, Uitkering
from tests.conftest import Als
from tests.fabriek import AanvraagFabriek, MedewerkerFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

BEDRAG = Decimal("1450.25")


@pytest.fixture
def ineke(apeldoorn: Locatie) -> Medewerker:
    """Ineke of UWV decides on benefits."""
    return MedewerkerFabriek(naam="Ineke Inkomen", rollen=["inkomensconsulent"], locaties=[apeldoorn])


@pytest.fixture
def aanvraag(klant: Klant) -> Aanvraag:
    """A WW application that is being assessed."""
    return AanvraagFabriek(klant=klant, stand="in_behandeling")


def _besluit(klant: Klant, aanvraag: Aanvraag) -> str:
    return reverse("klanten:aanvraag_besluit", args=[klant.klantnummer, aanvraag.pk])


@pytest.mark.eis("K-44", "K-46")
def test_een_toekenning_staat_als_uitkering_in_het_dossier(
    als: Als, klant: Klant, aanvraag: Aanvraag, ineke: Medewerker, bram: Medewerker
) -> None:
    client = als(ineke)
    nummer = client.get(_besluit(klant, aanvraag)).context["form"]["indiening"].value()
    gegevens = {
        "indiening": nummer,
        "besluit": "toekennen",
        "eerste_dag": f"{vandaag():%d-%m-%Y}",
        "bedrag": "1.450,25",
    }
    assert client.post(_besluit(klant, aanvraag), gegevens).status_code == 302
    aanvraag.refresh_from_db()
    assert (aanvraag.stand, aanvraag.bedrag, aanvraag.besluit_op) == ("toegekend", BEDRAG, vandaag())
    uitkering = Uitkering.objects.get(klant=klant)
    assert (uitkering.regime, uitkering.partner, uitkering.van) == (
        aanvraag.regime,
        aanvraag.partner,
        vandaag(),
    )
    klant.beeld.refresh_from_db()
    assert (klant.beeld.aanvraag, klant.beeld.regimes) == ("toegekend", "WW")
    adres = reverse("klanten:aanvraag_bekijken", args=[klant.klantnummer, aanvraag.pk])
    assert "1450,25" in tekst(client.get(adres))
    assert "1450,25" not in tekst(als(bram).get(adres))
    pagina = tekst(als(klant.gebruiker).get("/klanten/mijn/aanvraag/"))  # type: ignore[arg-type]
    assert "Het besluit kwam na 10 dagen." in pagina
    assert "besloten dat u de uitkering krijgt" in pagina


@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        ({}, "Kies toekennen of afwijzen."),
        ({"besluit": "toekennen"}, "Vul het bedrag in."),
        ({"besluit": "toekennen", "eerste_dag": "31-02-2026", "bedrag": "5"}, "Deze datum bestaat niet."),
        ({"besluit": "toekennen", "eerste_dag": "1-1-1900", "bedrag": "5"}, "Deze eerste dag kan niet."),
        ({"besluit": "afwijzen"}, "Vul in waarom de aanvraag wordt afgewezen."),
    ],
)
def test_een_onvolledig_besluit_komt_terug_met_een_melding(
    als: Als, klant: Klant, aanvraag: Aanvraag, ineke: Medewerker, gegevens: dict[str, str], melding: str
) -> None:
    client = als(ineke)
    nummer = client.get(_besluit(klant, aanvraag)).context["form"]["indiening"].value()
    antwoord = client.post(_besluit(klant, aanvraag), {"indiening": nummer, **gegevens})
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    aanvraag.refresh_from_db()
    assert aanvraag.stand == "in_behandeling"
    assert not Uitkering.objects.exists()


def test_een_afwijzing_heeft_een_reden_die_de_klant_leest(
    als: Als, klant: Klant, aanvraag: Aanvraag, ineke: Medewerker
) -> None:
    wijs_af(aanvraag=aanvraag, reden="U werkte te kort.", door=ineke)
    assert "U werkte te kort." in tekst(als(klant.gebruiker).get("/klanten/mijn/aanvraag/"))  # type: ignore[arg-type]
    assert klant.gebeurtenissen.filter(zin="Aanvraag WW afgewezen.").exists()


def test_alleen_de_betaler_beslist(klant: Klant, aanvraag: Aanvraag, chaima: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="UWV beslist"):
        ken_toe(aanvraag=aanvraag, eerste_dag=vandaag(), bedrag=BEDRAG, door=chaima)
    with pytest.raises(NietToegestaan, match="UWV beslist"):
        wijs_af(aanvraag=aanvraag, reden="nee", door=chaima)


@pytest.mark.django_db(transaction=True)
def test_twee_consulenten_beslissen_samen_een_keer(aanvraag: Aanvraag, ineke: Medewerker) -> None:
    uitkomsten = tegelijk(
        lambda: ken_toe(aanvraag=aanvraag, eerste_dag=vandaag(), bedrag=BEDRAG, door=ineke),
        lambda: wijs_af(aanvraag=aanvraag, reden="nee", door=ineke),
    )
    geweigerd = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietToegestaan)]
    assert len(geweigerd) == 1
    assert "Dit kan niet meer" in geweigerd[0].melding


@pytest.mark.eis("K-42")
def test_cwi_kent_op_route_a_tijdelijk_toe_als_de_locatie_dat_wil(
    als: Als, klant: Klant, aanvraag: Aanvraag, anna: Medewerker, apeldoorn: Locatie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    client = als(anna)
    adres = reverse("klanten:aanvraag_tijdelijk", args=[klant.klantnummer, aanvraag.pk])
    nummer = client.get(adres).context["form"]["indiening"].value()
    einde = vandaag() + datetime.timedelta(days=60)
    gegevens = {
        "indiening": nummer,
        "eerste_dag": f"{vandaag():%d-%m-%Y}",
        "laatste_dag": f"{einde:%d-%m-%Y}",
        "bedrag": "900",
    }
    geweigerd = client.post(adres, gegevens)
    assert geweigerd.status_code == 422
    assert "kent CWI geen tijdelijke uitkeringen toe" in tekst(geweigerd)
    instellingen.zet(code=CLAIM_DOOR_CWI, gebied=apeldoorn, waarde=True)
    assert client.post(adres, gegevens).status_code == 302
    aanvraag.refresh_from_db()
    assert (aanvraag.stand, aanvraag.laatste_dag, aanvraag.besluit_door) == ("toegekend", einde, anna)
    assert Uitkering.objects.get(klant=klant).tot == einde


@pytest.mark.eis("K-42")
def test_cwi_wordt_geweigerd_voor_route_b_en_een_ander_altijd(
    klant: Klant, aanvraag: Aanvraag, anna: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    instellingen.zet(code=CLAIM_DOOR_CWI, gebied=apeldoorn, waarde=True)
    clientbeeld.werk_bij(klant, route="B")
    for wie, melding in ((anna, "alleen op route A"), (bram, "Alleen een medewerker van CWI")):
        with pytest.raises(NietToegestaan, match=melding):
            ken_tijdelijk_toe(
                aanvraag=aanvraag, eerste_dag=vandaag(), laatste_dag=vandaag(), bedrag=BEDRAG, door=wie
            )


def test_een_tijdelijke_uitkering_eindigt_niet_voor_zij_begint(
    klant: Klant, aanvraag: Aanvraag, anna: Medewerker, apeldoorn: Locatie
) -> None:
    instellingen.zet(code=CLAIM_DOOR_CWI, gebied=apeldoorn, waarde=True)
    clientbeeld.werk_bij(klant, route="A")
    gisteren = vandaag() - datetime.timedelta(days=1)
    with pytest.raises(NietToegestaan, match="voor de eerste"):
        ken_tijdelijk_toe(
            aanvraag=aanvraag, eerste_dag=vandaag(), laatste_dag=gisteren, bedrag=BEDRAG, door=anna
        )
