"""Pytest plugin: a PostgreSQL and a Redis of its own for each test run.

Loaded by `-p tests.diensten` (pyproject.toml), because settings are read before any conftest. Where
DATABASE_URL or REDIS_URL is set, that server is used instead. With pytest-xdist the controller starts the
services; the workers inherit the addresses.
"""

import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest
from django.conf import settings

from lwi_portal.diensten.adres import DATABASE, met_nummer
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.samen import tijdelijke_diensten
from tests.sjabloon import sjabloon

SJABLOON = "LWI_TEST_SJABLOON"  # tells the workers from which database theirs is copied
_einde = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Set the environment before pytest-django reads settings; a wrapper comes before all other hooks."""
    os.environ["LWI_DEBUG"] = "false"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in the test's thread
    opties = early_config.known_args_namespace
    if not (opties.help or opties.version):
        _sluit_aan(os.environ.get("PYTEST_XDIST_WORKER"))
    return (yield)


def pytest_configure() -> None:
    """Let Django copy the test database instead of running all migrations, and do nothing slow in vain."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # or each browser of a test begins by reading all static files
    if naam := os.environ.get(SJABLOON):
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = naam


def pytest_unconfigure() -> None:
    """Stop the services and remove their data."""
    _einde.close()


def _sluit_aan(werker: str | None) -> None:
    if werker is None:
        try:
            _start()
        except DienstFout as fout:
            raise pytest.UsageError(str(fout)) from fout
        return
    # Each worker empties its own cache and reads its own queue: two Redis databases per worker.
    nummer = 2 * (int(werker.removeprefix("gw")) + 1)
    os.environ["REDIS_URL"] = met_nummer(os.environ["REDIS_URL"], nummer)


def _start() -> None:
    if os.environ.get("DATABASE_URL"):
        diensten = _einde.enter_context(tijdelijke_diensten(os.environ))
    else:
        with sjabloon() as voorbeeld:
            diensten = _einde.enter_context(tijdelijke_diensten(os.environ, voorbeeld))
        os.environ[SJABLOON] = DATABASE
    os.environ.update(diensten.urls)
