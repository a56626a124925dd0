"""An empty database with all migrations done, kept between test runs.

Running all migrations takes far longer than copying the result. The copy is bound to what it was made of:
the migrations, and the versions of the packages.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import KLOON, Plaats, eigen_plaats, maak_prive, tijdelijke_plaats
from lwi_portal.diensten.postgres import PostgreSQL

_BRONNEN = ("*/migrations/*.py", "requirements/test.txt", "lwi_portal/diensten/postgres.py")


@contextmanager
def sjabloon() -> Iterator[Path]:
    """Give the data folder of a stopped PostgreSQL whose database `lwi` has all migrations.

    Only during the block: another run may replace it afterwards.
    """
    huis = eigen_plaats().gegevens / "proef"
    maak_prive(huis.parent)
    maak_prive(huis)
    with (huis / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        gegevens = huis / _kenmerk()
        if not gegevens.exists():
            _ruim_oude_op(huis)
            _maak(gegevens)
        yield gegevens


def _kenmerk() -> str:
    som = hashlib.sha256(sys.version.encode())
    for patroon in _BRONNEN:
        for pad in sorted(KLOON.glob(patroon)):
            som.update(str(pad.relative_to(KLOON)).encode() + b"\0" + pad.read_bytes() + b"\0")
    return som.hexdigest()[:16]


def _ruim_oude_op(huis: Path) -> None:
    for pad in huis.iterdir():
        if pad.is_dir():
            shutil.rmtree(pad)


def _maak(gegevens: Path) -> None:
    print("Making an empty test database; this is done again only when a migration changes.", file=sys.stderr)
    with tijdelijke_plaats() as plaats:
        server = PostgreSQL(Plaats(plaats.gegevens, plaats.sockets), blijvend=False)
        try:
            server.start()
            _migreer(server.url)
        finally:
            server.stop()
        concept = gegevens.with_suffix(".nieuw")
        shutil.copytree(plaats.gegevens / "postgres", concept)
        concept.rename(gegevens)


def _migreer(url: str) -> None:
    omgeving = os.environ | {"DATABASE_URL": url, "LWI_DEBUG": "false"}
    opdracht = [sys.executable, str(KLOON / "manage.py"), "migrate", "--verbosity=0", "--skip-checks"]
    if subprocess.run(opdracht, cwd=KLOON, env=omgeving, check=False).returncode != 0:
        raise DienstFout("De migraties lukken niet; de fout staat hierboven.")


if __name__ == "__main__" and not os.environ.get("DATABASE_URL"):
    with sjabloon():
        pass
