"""Addresses of the services, from the environment or of this clone."""

from pathlib import Path

import environ
import pytest

from lwi_portal.diensten.adres import Adressen, adressen, met_nummer
from lwi_portal.diensten.plaats import eigen_plaats


def omgeving(**waarden: str) -> environ.Env:
    env = environ.Env()
    env.ENVIRON = waarden
    return env


def test_zonder_instellingen_wijzen_alle_adressen_naar_de_sockets_van_deze_map():
    adres = adressen(omgeving())
    sockets = str(eigen_plaats().sockets)
    assert environ.Env.db_url_config(adres.database)["HOST"] == sockets
    assert environ.Env.db_url_config(adres.database)["NAME"] == "lwi"
    assert adres.cache == f"unix://{sockets}/redis.sock?db=1"
    assert adres.broker == f"redis+socket://{sockets}/redis.sock?virtual_host=0"


def test_database_url_en_redis_url_gaan_voor():
    adres = adressen(omgeving(DATABASE_URL="postgresql://u:w@db/lwi", REDIS_URL="redis://:w@wachtrij:6379/4"))
    assert adres == Adressen(
        database="postgresql://u:w@db/lwi",
        cache="redis://:w@wachtrij:6379/5",
        broker="redis://:w@wachtrij:6379/4",
    )


@pytest.mark.parametrize(
    ("url", "verwacht"),
    [
        ("redis://wachtrij", "redis://wachtrij/3"),
        (
            "rediss://wachtrij:6380/0?ssl_cert_reqs=required",
            "rediss://wachtrij:6380/3?ssl_cert_reqs=required",
        ),
        ("unix:///tmp/r.sock", "unix:///tmp/r.sock?db=3"),
        ("unix:///tmp/r.sock?password=w&db=9", "unix:///tmp/r.sock?password=w&db=3"),
    ],
)
def test_een_ander_databasenummer_laat_de_rest_van_het_adres_heel(url, verwacht):
    assert met_nummer(url, 3) == verwacht


def test_elke_kloon_heeft_eigen_sockets_met_een_kort_pad():
    een, ander = (eigen_plaats(Path("/heel/diep" * 30) / naam) for naam in ("een", "ander"))
    assert een.sockets != ander.sockets
    assert len(str(een.sockets / ".s.PGSQL.5432")) < 100
