"""PostgreSQL and Redis together: of this clone, or for one run."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import Plaats, eigen_plaats, tijdelijke_plaats
from lwi_portal.diensten.postgres import PostgreSQL
from lwi_portal.diensten.proces import Proces
from lwi_portal.diensten.redisserver import RedisServer
from lwi_portal.diensten.slot import SlotBezet


@dataclass(frozen=True)
class Diensten:
    """Services that run.

    Attributes:
        urls: environment variables (DATABASE_URL, REDIS_URL) of the services that were started here.
        processen: their processes, to look after.
    """

    urls: dict[str, str]
    processen: list[Proces]


@contextmanager
def eigen_diensten(omgeving: Mapping[str, str], plaats: Plaats | None = None) -> Iterator[Diensten]:
    """Run this clone's services during a block; one process at a time can do so.

    Args:
        omgeving: a service whose URL stands in here is somebody else's and is not started.
        plaats: where; the clone's own folders when left out.

    Raises:
        DienstFout: they already run, or cannot be started.
    """
    plaats = plaats or eigen_plaats()
    plaats.maak()
    try:
        with plaats.slot.bezet(), ExitStack() as einde:
            plaats.maak()  # whoever ran before us may just have removed the folder of the sockets
            einde.callback(shutil.rmtree, plaats.sockets, ignore_errors=True)
            yield einde.enter_context(_draaiend(PostgreSQL(plaats), RedisServer(plaats), omgeving))
    except SlotBezet as bezet:
        raise DienstFout(
            f"Het portaal van deze map draait al (proces {bezet.slot.houder()}). "
            "Stop het daar met Ctrl-C, of gebruik het gewoon."
        ) from bezet


def uitleg_bij_stilte(omgeving: Mapping[str, str]) -> str | None:
    """Return what to do when the database does not answer because nobody started our own."""
    if omgeving.get("DATABASE_URL") or not eigen_plaats().slot.is_vrij():
        return None
    return "De database draait niet. Start `make demo` in een ander venster, of zet DATABASE_URL."


@contextmanager
def tijdelijke_diensten(omgeving: Mapping[str, str], voorbeeld: Path | None = None) -> Iterator[Diensten]:
    """Run services for a test run in a folder of their own; nothing is left afterwards.

    Args:
        omgeving: a service whose URL stands in here is not started.
        voorbeeld: the data folder of a stopped PostgreSQL, to begin with a copy of.
    """
    with tijdelijke_plaats() as plaats:
        database = PostgreSQL(plaats, blijvend=False, voorbeeld=voorbeeld)
        with _draaiend(database, RedisServer(plaats, blijvend=False), omgeving) as diensten:
            yield diensten


@contextmanager
def _draaiend(database: PostgreSQL, wachtrij: RedisServer, omgeving: Mapping[str, str]) -> Iterator[Diensten]:
    servers: dict[str, PostgreSQL | RedisServer] = {"DATABASE_URL": database, "REDIS_URL": wachtrij}
    diensten = Diensten(urls={}, processen=[])
    with ExitStack() as einde:
        for naam, server in servers.items():
            if omgeving.get(naam):
                continue
            einde.callback(server.stop)
            server.start()
            diensten.urls[naam] = server.url
            diensten.processen.append(server.proces)
        yield diensten
