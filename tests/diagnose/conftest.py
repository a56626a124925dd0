"""What the tests of routing and rules share: the decision tree that comes along, and who may change it."""

import pytest
from django.core.management import call_command

from keten.models import Locatie, Medewerker, Regelset
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek


@pytest.fixture
def beslisboom(db: None) -> Regelset:
    """The national decision tree for route A or B, with the circumstances that it asks."""
    call_command("loaddata", "belemmeringsoorten", "regels", verbosity=0)
    return Regelset.objects.get(code="routering", locatie=None, regio=None)


@pytest.fixture
def mila(apeldoorn: Locatie) -> Medewerker:
    """Mila of the municipality: member of the management team in Apeldoorn."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    return MedewerkerFabriek(naam="Mila Manager", partner=partner, rollen=["mt_lid"], locaties=[apeldoorn])
