"""Work that several tests of a module read: done once, and undone after the last."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from lwi_portal.demo.vullen import vul
from lwi_portal.referentiedata import Geladen, laad
from tests.conftest import Begin
from tests.moduletransactie import moduletransactie


@pytest.fixture(scope="module")
def _bevolking(django_db_setup: None, django_db_blocker: DjangoDbBlocker, begin: Begin) -> Iterator[None]:
    with moduletransactie(django_db_blocker):
        with django_db_blocker.unblock():
            begin("bevolking", lambda: vul(klanten=200, locaties=2, zaad="proef", zeg=str))
        yield


@pytest.fixture
def gevuld(_bevolking: None, db: None) -> None:
    """A portal with two hundred invented clients at two locations."""


@pytest.fixture(scope="module")
def _referentiedata(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Geladen]:
    with moduletransactie(django_db_blocker):
        with django_db_blocker.unblock():
            geladen = laad()
        yield geladen


@pytest.fixture
def geladen(_referentiedata: Geladen, db: None) -> Geladen:
    """What the first loading of the reference data did."""
    return _referentiedata
