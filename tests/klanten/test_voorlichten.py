"""Informing the client: date, form, and the client's own word that it was clear."""

import datetime

import pytest
from django.urls import reverse

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import te_doen, voorlichten
from klanten.models import Klant, Voorlichting
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

MIJN = "/klanten/mijn/voorlichting/"


@pytest.fixture
def gegeven(klant: Klant, bram: Medewerker) -> Voorlichting:
    """A workshop of today."""
    return voorlichten.leg_vast(
        klant=klant, op=vandaag(), vorm="workshop", onderwerp="Rechten en plichten", door=bram
    )


@pytest.mark.eis("K-48")
def test_het_dossier_toont_datum_vorm_en_bevestiging(als: Als, klant: Klant, bram: Medewerker) -> None:
    client, nieuw = als(bram), reverse("klanten:voorlichting_nieuw", args=[klant.klantnummer])
    nummer = client.get(nieuw).context["form"]["indiening"].value()
    gegevens = {"indiening": nummer, "op": f"{vandaag():%d-%m-%Y}", "vorm": "gesprek", "onderwerp": "De WW"}
    assert client.post(nieuw, gegevens).status_code == 302
    pagina = tekst(client.get(reverse("klanten:voorlichting", args=[klant.klantnummer])))
    assert "gesprek" in pagina and "De WW" in pagina and "nog niet bevestigd" in pagina
    voorlichting = Voorlichting.objects.get()
    client.post(reverse("klanten:voorlichting_bevestigen", args=[klant.klantnummer, voorlichting.pk]))
    voorlichting.refresh_from_db()
    assert voorlichting.bevestigd_bij == bram
    assert client.post(nieuw, gegevens).status_code == 422
    assert Voorlichting.objects.count() == 1


@pytest.mark.eis("K-48")
def test_de_klant_bevestigt_zelf(als: Als, klant: Klant, gegeven: Voorlichting) -> None:
    assert [ding.sleutel for ding in te_doen.van(klant) if ding.sleutel == "voorlichting"] == ["voorlichting"]
    client = als(klant.gebruiker)  # type: ignore[arg-type]
    assert "Rechten en plichten" in tekst(client.get(MIJN))
    client.post(MIJN, {"voorlichting": gegeven.pk})
    gegeven.refresh_from_db()
    assert gegeven.bevestigd_op is not None and gegeven.bevestigd_bij is None
    eerste = gegeven.bevestigd_op
    client.post(MIJN, {"voorlichting": gegeven.pk})
    gegeven.refresh_from_db()
    assert gegeven.bevestigd_op == eerste
    regels = klant.gebeurtenissen.filter(soort="voorlichting", door_klant=True)
    assert regels.count() == 1


@pytest.mark.parametrize("nummer", ["0", "", "x", "99999999999999999999999"])
def test_een_onzinnig_nummer_bestaat_niet(als: Als, klant: Klant, nummer: str) -> None:
    assert als(klant.gebruiker).post(MIJN, {"voorlichting": nummer}).status_code == 404  # type: ignore[arg-type]


def test_een_klant_bevestigt_niet_voor_een_ander(als: Als, klant: Klant, gegeven: Voorlichting) -> None:
    ander = KlantFabriek(met_account=True)
    assert als(ander.gebruiker).post(MIJN, {"voorlichting": gegeven.pk}).status_code == 404


@pytest.mark.parametrize(
    ("dag", "melding"),
    [
        (vandaag() + datetime.timedelta(days=1), "Deze dag moet nog komen."),
        (datetime.date(2001, 1, 1), "De klant is ingeschreven op"),
    ],
)
def test_een_onmogelijke_dag_komt_terug_met_een_melding(
    als: Als, klant: Klant, bram: Medewerker, dag: datetime.date, melding: str
) -> None:
    client, nieuw = als(bram), reverse("klanten:voorlichting_nieuw", args=[klant.klantnummer])
    nummer = client.get(nieuw).context["form"]["indiening"].value()
    gegevens = {"indiening": nummer, "op": f"{dag:%d-%m-%Y}", "vorm": "gesprek", "onderwerp": "De WW"}
    antwoord = client.post(nieuw, gegevens)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
