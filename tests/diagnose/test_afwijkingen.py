"""What the management of a location sees of decisions that deviate from the advice."""

import datetime
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnose.models import Routering
from keten.models import Locatie, Medewerker, Regelset, Regelversie
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek

AantalQueries = Callable[[int], AbstractContextManager[object]]
LIJST = reverse("diagnose:afwijkingen")


@pytest.fixture
def versie(beslisboom: Regelset) -> Regelversie:
    """The version of the decision tree that gave the advice."""
    return beslisboom.versies.get()


@pytest.fixture
def client_mila(als: Als, mila: Medewerker) -> Client:
    return als(mila)


def besluit(klant: Klant, advies: str, keuze: str, door: Medewerker, **velden: Any) -> Routering:
    """A decision as `diagnose.routeren.kies` leaves it."""
    reden = "" if advies == keuze else "Kan toch zoeken."
    return Routering.objects.create(
        klant=klant,
        advies=advies,
        besluit=keuze,
        door=door,
        partner=door.partner,
        **{"reden": reden, **velden},
    )


def tekst(antwoord: str) -> str:
    """The words of the page, without the marks between them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.split("<main", 1)[1]))


def test_zonder_besluiten_zegt_de_pagina_dat(client_mila: Client) -> None:
    assert "Nog geen besluiten" in client_mila.get(LIJST).content.decode()


def test_wie_elk_advies_volgt_geeft_een_lege_lijst(
    client_mila: Client, klant: Klant, anna: Medewerker
) -> None:
    besluit(klant, "A", "A", anna)
    assert "Geen afwijkingen" in client_mila.get(LIJST).content.decode()


@pytest.mark.eis("D-45")
def test_de_afwijkingen_staan_er_met_reden_en_richting_en_zonder_namen(
    client_mila: Client, klant: Klant, anna: Medewerker, versie: Regelversie
) -> None:
    besluit(klant, "B", "A", anna, regelversie=versie, reden="Werkt al drie dagen per week.")
    pagina = tekst(client_mila.get(LIJST).content.decode())
    for deel in ("Werkt al drie dagen per week.", "advies B, besluit A", "CWI", "versie 1, landelijk"):
        assert deel in pagina
    for geheim in (klant.achternaam, klant.voornamen, str(klant.klantnummer), str(anna)):
        assert geheim not in pagina


@pytest.mark.eis("D-45")
def test_de_cijfers_tellen_per_versie_maand_en_richting(
    client_mila: Client, klant: Klant, anna: Medewerker, versie: Regelversie
) -> None:
    for advies, keuze in (("A", "A"), ("A", "B"), ("B", "A"), ("B", "A")):
        besluit(klant, advies, keuze, anna, regelversie=versie)
    besluit(klant, "A", "B", anna)
    context = client_mila.get(LIJST).context
    totaal = {"besluiten": 5, "afwijkingen": 4, "naar_b": 2, "naar_a": 2}
    assert context["telling"] == totaal
    assert [(rij["titel"], rij["besluiten"], rij["naar_b"], rij["naar_a"]) for rij in context["versies"]] == [
        ("Route A of B, versie 1 (landelijk)", 4, 1, 2),
        ("Geen beslisboom", 1, 1, 0),
    ]
    maand = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    assert context["maanden"] == [{"maand": maand, **totaal}]


def test_filters_kiezen_periode_richting_en_versie(
    client_mila: Client, klant: Klant, anna: Medewerker, versie: Regelversie
) -> None:
    toen = timezone.now() - datetime.timedelta(days=60)
    besluit(klant, "A", "B", anna, regelversie=versie, reden="naar B", op=toen)
    besluit(klant, "B", "A", anna, reden="naar A")

    def redenen(vraag: str) -> list[str]:
        return [keuze.reden for keuze in client_mila.get(f"{LIJST}{vraag}").context["pagina"]]

    assert redenen("") == ["naar A", "naar B"]
    assert redenen("?periode=maand") == ["naar A"]
    assert redenen("?periode=kwartaal") == ["naar A", "naar B"]
    assert redenen("?richting=naar_b") == ["naar B"]
    assert redenen(f"?versie={versie.pk}") == ["naar B"]
    assert redenen("?periode=eeuwig&richting=x&versie=99999&pagina=x") == ["naar A", "naar B"]


def test_een_andere_locatie_telt_niet_mee(client_mila: Client, anna: Medewerker, gouda: Locatie) -> None:
    besluit(KlantFabriek(locatie=gouda), "A", "B", anna)
    assert client_mila.get(LIJST).context["telling"]["besluiten"] == 0


def test_de_pagina_kost_evenveel_vragen_bij_meer_besluiten(
    client_mila: Client,
    klant: Klant,
    anna: Medewerker,
    versie: Regelversie,
    django_assert_max_num_queries: AantalQueries,
) -> None:
    aantallen = []
    for aantal in (1, 30):
        for _ in range(aantal):
            besluit(klant, "A", "B", anna, regelversie=versie)
        with django_assert_max_num_queries(40) as telling:
            antwoord = client_mila.get(LIJST)
        aantallen.append(len(telling))  # type: ignore[arg-type]
    assert aantallen[0] == aantallen[1]
    assert len(antwoord.context["pagina"]) == 25


def test_een_werkcoach_ziet_deze_pagina_niet(als: Als, bram: Medewerker) -> None:
    assert als(bram).get(LIJST).status_code == 403


def test_een_ketenaanjager_ziet_haar_wel(als: Als, apeldoorn: Locatie) -> None:
    aanjager = MedewerkerFabriek(rollen=["ketenaanjager"], locaties=[apeldoorn])
    assert als(aanjager).get(LIJST).status_code == 200
