"""What no client page ever shows: enforcement, incidents, internal notes, route, colours, labels."""

import datetime
import io
import zipfile

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from keten.models import Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import clientbeeld, incidenten, taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.pagina import tekst
from tests.test_toegang import _adressen

GEHEIM = ("geheim-incident", "geheime taak", "interne notitie", "route b", "kwadrant", "q4", "zoekgedrag")


@pytest.fixture
def marieke(als: Als, klant: Klant, bram: Medewerker) -> Client:
    """The browser of a client about whom staff know more than she is shown."""
    clientbeeld.werk_bij(klant, identiteit_op=vandaag(), intake_op=vandaag(), route="B", kwadrant="Q4")
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.ROUTERING, "Route B, interne notitie", door=bram, zichtbaar_voor_klant=False
    )
    incidenten.meld(
        klant=klant,
        op=timezone.now(),
        soort="bedreiging",
        plek="balie",
        omschrijving="geheim-incident",
        maatregel="geheim-incident",
        aangifte=True,
        advies="geheim-incident",
        waarschuwen_tot=vandaag() + datetime.timedelta(days=30),
        door=bram,
    )
    taken.maak(
        klant=klant,
        voor=bram,
        locatie=klant.locatie,
        soort=Taak.Soort.ALGEMEEN,
        omschrijving="geheime taak",
        vervalt_op=timezone.now(),
        door=bram,
    )
    als(bram).get(reverse("klanten:incidenten", args=[klant.klantnummer]))
    assert klant.gebruiker
    return als(klant.gebruiker)


def _klantpaginas() -> list[str]:
    """Every address with the client's right that needs no number of something else."""
    return [
        reverse(naam)
        for naam, patroon in _adressen(get_resolver())
        if getattr(patroon.callback, "recht", None) == Recht.EIGEN_DOSSIER and not patroon.pattern.converters
    ]


@pytest.mark.eis("X-18", "X-19", "D-07")
def test_geen_enkele_pagina_van_de_klant_toont_wat_van_medewerkers_is(marieke: Client) -> None:
    gezien = 0
    for pad in _klantpaginas():
        antwoord = marieke.get(pad)
        if antwoord.status_code != 200 or "html" not in antwoord["Content-Type"]:
            continue
        gezien += 1
        pagina = tekst(antwoord).lower()
        for woord in (*GEHEIM, "incident", "veiligheid"):
            assert woord not in pagina, (pad, woord)
    assert gezien > 8


@pytest.mark.eis("X-18")
def test_het_bestand_om_mee_te_nemen_bevat_het_ook_niet(marieke: Client) -> None:
    antwoord = marieke.post(reverse("klanten:mijn_downloaden"))
    with zipfile.ZipFile(io.BytesIO(b"".join(antwoord.streaming_content))) as pakket:
        for naam in ("gegevens.json", "gegevens.html"):
            inhoud = pakket.read(naam).decode().lower()
            for woord in GEHEIM:
                assert woord not in inhoud, (naam, woord)
