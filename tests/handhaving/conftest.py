"""Reference data that several modules of this folder begin with."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from tests.moduletransactie import moduletransactie

_RISICO = (
    *("regimes", "risicofeiten", "toetsen", "toetsversies", "grenzen", "aanpakken"),
    *("sectoren", "beroepen", "belemmeringsoorten", "regels", "profielen"),
)


@pytest.fixture(scope="module")
def _risicogegevens(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with moduletransactie(django_db_blocker):
        with django_db_blocker.unblock():
            call_command("loaddata", *_RISICO, verbosity=0)
        yield


@pytest.fixture
def lijsten_en_profielen(_risicogegevens: None, db: None) -> None:
    """The question lists, limits, sets of measures and profiles that come along with the portal."""


@pytest.fixture
def controlemiddelen(db: None) -> None:
    """The kinds of checks that come along with the portal."""
    call_command("loaddata", "controlesoorten", "grenzen", verbosity=0)
