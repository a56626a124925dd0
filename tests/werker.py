"""A real Celery worker for tests that want to see one killed."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

GEDULD = 40.0  # seconds; a starting worker takes a few


@contextmanager
def worker(rij: str, logboek: Path, **omgeving: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with the test's database, in a process group of its own; killed with all its children.

    Args:
        rij: the only queue that it reads.
        omgeving: environment variables of its own.
    """
    voor_naam = os.environ["DATABASE_URL"].partition("?")[0].rpartition("/")[0]
    database = f"{voor_naam}/{connection.settings_dict['NAME']}"
    opdracht = [sys.executable, "-m", "celery", "-A", "lwi_portal", "worker", "--concurrency=1", "-Q", rij]
    opdracht += ["-n", f"{uuid.uuid4()}@%h", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    with logboek.open("ab") as uitvoer:
        proces = subprocess.Popen(
            opdracht,
            env={**os.environ, "DATABASE_URL": database, **omgeving},
            cwd=settings.BASE_DIR,
            stdout=uitvoer,
            stderr=uitvoer,
            start_new_session=True,
        )
        try:
            yield proces
        finally:
            schiet_dood(proces)


def schiet_dood(proces: subprocess.Popen[bytes]) -> None:
    """`kill -9` on the worker and its children; nothing gets a chance to tidy up."""
    if proces.poll() is None:
        os.killpg(proces.pid, signal.SIGKILL)
    proces.wait()


def wacht_tot(waar: Callable[[], bool], proces: subprocess.Popen[bytes], logboek: Path) -> None:
    """Look again and again until it is so, or tell what the worker wrote."""
    einde = time.monotonic() + GEDULD
    while not waar():
        assert proces.poll() is None and time.monotonic() < einde, logboek.read_text()
        time.sleep(0.05)
