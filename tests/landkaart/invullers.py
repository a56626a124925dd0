"""The people who fill in and assess the Landkaart, as fixtures to import."""

import pytest

from keten.models import Locatie, Medewerker
from landkaart.models import Mijlpaal
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.fabriek.landkaart import veertien


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    """Paul of CWI: member of the management team in Apeldoorn."""
    return MedewerkerFabriek(
        naam="Paul Manager",
        partner=KetenpartnerFabriek(code="cwi"),
        rollen=["mt_lid"],
        functie="vestigingsmanager",
        locaties=[apeldoorn],
    )


@pytest.fixture
def voorbereider(apeldoorn: Locatie) -> Medewerker:
    """Tom: teamleider in Apeldoorn, who prepares and does not submit."""
    return MedewerkerFabriek(
        naam="Tom Teamleider", rollen=["teamleider"], functie="teamleider", locaties=[apeldoorn]
    )


@pytest.fixture
def aanjager(gouda: Locatie) -> Medewerker:
    """Yvonne: ketenaanjager, who works from Gouda and assesses every location."""
    return MedewerkerFabriek(
        naam="Yvonne Aanjager", rollen=["ketenaanjager"], functie="ketenaanjager", locaties=[gouda]
    )


@pytest.fixture
def ako(gouda: Locatie) -> Medewerker:
    """Ada of AKO, who keeps up criteria and norms."""
    return MedewerkerFabriek(naam="Ada Beheer", rollen=["ako"], functie="adviseur AKO", locaties=[gouda])


@pytest.fixture
def mijlpalen(db: None) -> dict[int, Mijlpaal]:
    """The fourteen, by number."""
    return {mijlpaal.nummer: mijlpaal for mijlpaal in veertien()}
