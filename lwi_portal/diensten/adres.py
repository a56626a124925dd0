"""Addresses of the database, the cache and the broker."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

import environ

from lwi_portal.diensten.plaats import Plaats, eigen_plaats

GEBRUIKER = DATABASE = "lwi"


@dataclass(frozen=True)
class Adressen:
    """URLs of the three services that settings need.

    Attributes:
        database: for `environ.Env.db_url_config`.
        cache: for Django's Redis cache.
        broker: for Celery.
    """

    database: str
    cache: str
    broker: str


def adressen(env: environ.Env) -> Adressen:
    """Return the addresses from DATABASE_URL and REDIS_URL, else those of this clone's own services.

    Nothing is started and nothing is made. The broker uses the database number in REDIS_URL, the cache
    the next one.
    """
    plaats = eigen_plaats()
    redis = env.str("REDIS_URL", default="") or redis_url(plaats)
    return Adressen(
        database=env.str("DATABASE_URL", default="") or database_url(plaats),
        cache=_cache(redis),
        broker=_broker(redis),
    )


def database_url(plaats: Plaats, naam: str = DATABASE) -> str:
    """Return the URL of an embedded database; the folder of its socket stands where a host would."""
    return f"postgresql://{GEBRUIKER}@/{plaats.sockets}/{naam}"


def redis_url(plaats: Plaats, nummer: int = 0) -> str:
    """Return the URL of an embedded Redis, in the form that REDIS_URL takes."""
    return f"unix://{redis_socket(plaats)}?db={nummer}"


def redis_socket(plaats: Plaats) -> Path:
    """Return the path of the socket on which the embedded Redis listens."""
    return plaats.sockets / "redis.sock"


def met_nummer(url: str, nummer: int) -> str:
    """Return a Redis URL with another database number."""
    delen = urlsplit(url)
    if delen.scheme != "unix":
        return delen._replace(path=f"/{nummer}").geturl()
    return _socket_url("unix", delen, {**dict(parse_qsl(delen.query)), "db": str(nummer)})


def _nummer(url: str) -> int:
    delen = urlsplit(url)
    tekst = dict(parse_qsl(delen.query)).get("db", "") if delen.scheme == "unix" else delen.path.strip("/")
    return int(tekst or 0)


def _cache(url: str) -> str:
    return met_nummer(url, _nummer(url) + 1)


def _broker(url: str) -> str:
    """Celery writes a unix socket in its own way: `redis+socket://` with `virtual_host`."""
    delen = urlsplit(url)
    if delen.scheme != "unix":
        return met_nummer(url, _nummer(url))
    opties = dict(parse_qsl(delen.query))
    return _socket_url("redis+socket", delen, {"virtual_host": opties.pop("db", "0"), **opties})


def _socket_url(soort: str, delen: SplitResult, opties: dict[str, str]) -> str:
    # `geturl` would leave out the two slashes of a URL without a host.
    return f"{soort}://{delen.netloc}{delen.path}?{urlencode(opties)}"
