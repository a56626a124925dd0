"""A management team of three partners in Apeldoorn, as fixtures to import."""

import datetime
import uuid
from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from landkaart.bestuur import besluiten, vertegenwoordigers
from landkaart.models import Besluit
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek

DAG = datetime.timedelta(days=1)


class Mt(NamedTuple):
    """The representatives, by partner; UWV has a deputy too."""

    cwi: Medewerker
    uwv: Medewerker
    gemeente: Medewerker
    vervanger: Medewerker


def _lid(naam: str, code: str, rol: str, locatie: Locatie) -> Medewerker:
    partner = KetenpartnerFabriek(code=code)
    locatie.partners.add(partner)
    return MedewerkerFabriek(naam=naam, partner=partner, rollen=[rol], locaties=[locatie])


@pytest.fixture
def mt(apeldoorn: Locatie) -> Mt:
    """A manager of each partner and a second one of UWV; nobody has been named yet."""
    return Mt(
        _lid("Paul Manager", "cwi", "mt_lid", apeldoorn),
        _lid("Loes Regio", "uwv", "mt_lid", apeldoorn),
        _lid("Karim Hoofd", "gemeente-apeldoorn", "mt_lid", apeldoorn),
        _lid("Marjan Team", "uwv", "mt_lid", apeldoorn),
    )


@pytest.fixture
def benoemd(mt: Mt, apeldoorn: Locatie) -> Mt:
    """The same people, named since a month."""
    for lid, functie in ((mt.cwi, ""), (mt.uwv, ""), (mt.gemeente, ""), (mt.vervanger, "vervanger")):
        vertegenwoordigers.benoem(
            locatie=apeldoorn,
            door=lid,
            partner=lid.partner,
            medewerker=lid,
            functie=functie or "vertegenwoordiger",
            geldig_van=vandaag() - 30 * DAG,
            geldig_tot=None,
        )
    return mt


def voorstel(locatie: Locatie, mt: Mt, **niveaus: str) -> Besluit:
    """A proposal for the three partners; without a level a partner decides locally."""
    partners: list[Ketenpartner] = [mt.cwi.partner, mt.uwv.partner, mt.gemeente.partner]
    namen = ("cwi", "uwv", "gemeente")
    return besluiten.leg_voor(
        locatie=locatie,
        titel="Avondopenstelling",
        tekst="Op donderdag open tot 20.00 uur.",
        antwoord_voor=vandaag() + 10 * DAG,
        niveaus={p: niveaus.get(n, "lokaal") for p, n in zip(partners, namen, strict=True)},
        door=mt.cwi,
    )


def stuur(client: Client, naam: str, /, *args: Any, **velden: Any) -> Any:
    """Send a form of this room, and follow where it leads."""
    url = reverse(f"landkaart:bestuur_{naam}", args=args)
    return client.post(url, {"versie": 1, "indiening": str(uuid.uuid4()), **velden}, follow=True)


def d(dagen: int) -> str:
    """A day so far from today, as people type it."""
    return f"{vandaag() + dagen * DAG:%d-%m-%Y}"
