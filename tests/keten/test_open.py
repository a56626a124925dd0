"""Pages for the whole world."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from keten.tasks import HARTSLAG, hartslag


def test_gezond_meldt_database_redis_en_worker(client: Client, db: None) -> None:
    assert client.get("/gezond/").json() == {"database": True, "redis": True, "worker": False}
    hartslag()
    antwoord = client.get("/gezond/")
    assert antwoord.status_code == 200
    assert antwoord.json() == {"database": True, "redis": True, "worker": True}
    cache.delete(HARTSLAG)


def test_zonder_redis_is_het_portaal_niet_gezond(client: Client, db: None, settings: Settings) -> None:
    settings.CACHES = {
        "default": {**settings.CACHES["default"], "LOCATION": "unix:///nergens/redis.sock?db=0"}
    }
    antwoord = client.get("/gezond/")
    assert antwoord.status_code == 503
    assert antwoord.json()["redis"] is False


def test_het_proces_zegt_dat_het_leeft(client: Client, db: None) -> None:
    assert client.get("/gezond/leeft/").json() == {"leeft": True}


@pytest.mark.parametrize("pad", ["/toegankelijkheid/", "/privacy/"])
def test_iedereen_kan_de_verklaringen_lezen(client: Client, db: None, pad: str) -> None:
    assert client.get(pad).status_code == 200


def test_de_onderdelenpagina_is_er_alleen_in_de_demo(client: Client, db: None, settings: Settings) -> None:
    assert client.get("/componenten/").status_code == 404
    settings.DEMO = True
    assert client.get("/componenten/").status_code == 200


def test_het_antwoord_verbiedt_ingevoegde_scripts(client: Client, db: None) -> None:
    beleid = client.get("/account/login/")["Content-Security-Policy"]
    assert "default-src 'self'" in beleid
    assert "unsafe" not in beleid
