"""Checks for tests: ordered, finished, or refused."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from handhaving.controles import afronden, bestellen
from handhaving.models import Controle, Controlesoort, Risicobeoordeling, Risicogrenzen, Risicostand, Signaal
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import Klant

DAG = datetime.timedelta(days=1)


def soort(code: str) -> Controlesoort:
    """A kind of check."""
    return Controlesoort.objects.get(code=code)


def kleur(klant: Klant, kleur: str, door: Medewerker) -> Klant:
    """Give a client a colour, without the question lists."""
    beoordeling = Risicobeoordeling.objects.create(
        klant=klant,
        locatie=klant.locatie,
        advies=kleur,
        besluit=kleur,
        punten=0,
        grenzen=Risicogrenzen.objects.earliest("pk"),
        intakevorm="kort" if kleur == "groen" else "volledig",
        door=door,
        partner=door.partner,
    )
    Risicostand.objects.create(klant=klant, beoordeling=beoordeling, kleur=kleur, op=beoordeling.op)
    return klant


def signaal(klant: Klant) -> Signaal:
    """A signal about a client."""
    return Signaal.objects.create(
        klant=klant,
        locatie=klant.locatie,
        bron="consulent",
        tekst="Post komt terug.",
        van=vandaag(),
        vervalt_op=timezone.now() + DAG,
        gemeld_door=Medewerker.objects.earliest("pk"),
    )


def bestel(klant: Klant, code: str, door: Medewerker, grond: str = "profiel", **meer: Any) -> Controle:
    """Order a check."""
    return bestellen.bestel(klant=klant, soort=soort(code), grond=grond, door=door, **meer)


def doe(controle: Controle, door: Medewerker, uitkomst: str = "in_orde") -> Controle:
    """Finish a check."""
    return afronden.rond_af(
        controle=controle, uitkomst=uitkomst, bevinding="Gegevens vergeleken.", minuten=10, door=door
    )


def weiger(handeling: Callable[[], Any], woorden: str) -> None:
    """Expect that something is refused, in these words."""
    with pytest.raises(NietToegestaan, match=woorden), transaction.atomic():
        handeling()


def stuur(client: Any, adres: str, **velden: object) -> Any:
    """Send the form of a page with its own number."""
    nummer = client.get(adres).context["form"]["indiening"].value()
    return client.post(adres, {"indiening": str(nummer), **velden})
