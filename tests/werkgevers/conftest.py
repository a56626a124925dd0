"""People and things of the second floor that several tests share."""

import pytest

from keten.models import Locatie, Medewerker
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.plaatsingen import PlaatsingFabriek
from tests.fabriek.werkgevers import AccountmanagerschapFabriek, WerkgeverFabriek
from werkgevers import nazorgen, vragen
from werkgevers.models import Plaatsing, Werkgever, Werkgeversvraag


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    """Mia, who belongs to the management of the location."""
    return MedewerkerFabriek(naam="Mia Manager", rollen=["mt_lid"], locaties=[apeldoorn])


@pytest.fixture
def werkgever(apeldoorn: Locatie, els: Medewerker) -> Werkgever:
    """An employer whose accountmanager is Els."""
    werkgever = WerkgeverFabriek(locatie=apeldoorn, naam="Zorggroep De Linde")
    AccountmanagerschapFabriek(werkgever=werkgever, medewerker=els)
    return werkgever


@pytest.fixture
def vraag(werkgever: Werkgever, els: Medewerker) -> Werkgeversvraag:
    """A question of that employer that waits for Els."""
    return vragen.stel(
        locatie=werkgever.locatie,
        kanaal="telefoon",
        soort="scholing",
        vraag="Wie betaalt de opleiding?",
        werkgever=werkgever,
        door=els,
    )


@pytest.fixture
def plaatsing(werkgever: Werkgever, klant: Klant, els: Medewerker, bram: Medewerker) -> Plaatsing:
    """Marieke at work there, guided by Bram, with aftercare planned."""
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    plaatsing = PlaatsingFabriek(vacature__werkgever=werkgever, klant=klant, door=els)
    plaatsing.partners.add(els.partner)
    nazorgen.plan(plaatsing)
    return plaatsing
