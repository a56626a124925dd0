"""The embedded PostgreSQL and Redis, as real processes."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest
import redis

from lwi_portal.diensten import gebruiker
from lwi_portal.diensten.adres import redis_socket
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import KLOON, Plaats, maak_prive
from lwi_portal.diensten.postgres import PostgreSQL
from lwi_portal.diensten.proces import wacht_tot
from lwi_portal.diensten.redisserver import RedisServer
from lwi_portal.diensten.samen import eigen_diensten, tijdelijke_diensten
from lwi_portal.diensten.slot import Slot

TOEZICHT = """
import sys
from pathlib import Path
from lwi_portal.diensten.plaats import Plaats
from lwi_portal.diensten.proces import kijk_toe
from lwi_portal.diensten.samen import eigen_diensten
from lwi_portal.diensten.signalen import stopbaar

with stopbaar(), eigen_diensten({}, Plaats(*map(Path, sys.argv[1:]))) as diensten:
    print("klaar", flush=True)
    kijk_toe(diensten.processen)
"""


@pytest.fixture
def plaats(tmp_path):
    sockets = Path(tempfile.mkdtemp(prefix="lwi-test-"))
    yield Plaats(gegevens=tmp_path / "lwi", sockets=sockets)
    shutil.rmtree(sockets, ignore_errors=True)


@pytest.fixture
def start():
    """Starts a process that runs services in a place, as `manage.py diensten` does; kills it at the end."""
    processen = []

    def start_in(plaats: Plaats) -> subprocess.Popen[str]:
        opdracht = [sys.executable, "-c", TOEZICHT, str(plaats.gegevens), str(plaats.sockets)]
        stroom = subprocess.PIPE
        proces = subprocess.Popen(opdracht, cwd=KLOON, stdout=stroom, stderr=stroom, text=True)
        processen.append(proces)
        assert proces.stdout is not None
        proces.eerste_regel = proces.stdout.readline().strip()  # type: ignore[attr-defined]
        return proces

    yield start_in
    for proces in processen:
        proces.kill()
        proces.communicate()


def noteer(plaats: Plaats, waarde: str) -> None:
    verbinding = psycopg2.connect(PostgreSQL(plaats).url_voor_libpq)
    with verbinding, verbinding.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS proef (waarde text)")
        cursor.execute("INSERT INTO proef VALUES (%s)", [waarde])
    verbinding.close()
    with redis.Redis(unix_socket_path=str(redis_socket(plaats))) as wachtrij:
        wachtrij.set("proef", waarde)


def gelezen(plaats: Plaats) -> list[str]:
    verbinding = psycopg2.connect(PostgreSQL(plaats).url_voor_libpq)
    with verbinding, verbinding.cursor() as cursor:
        cursor.execute("SELECT waarde FROM proef")
        rijen = [waarde for (waarde,) in cursor.fetchall()]
    verbinding.close()
    with redis.Redis(unix_socket_path=str(redis_socket(plaats))) as wachtrij:
        return [*rijen, wachtrij.get("proef").decode()]


def alles_is_weg(plaats: Plaats) -> bool:
    return all(Slot(pad).is_vrij() for pad in (plaats.gegevens / "sloten").iterdir())


def test_gegevens_overleven_een_nette_stop_en_een_kill_9_van_alles(plaats, start):
    eerste = start(plaats)
    noteer(plaats, "een")
    eerste.send_signal(signal.SIGTERM)
    assert eerste.wait(20) == 0
    assert alles_is_weg(plaats)
    assert not plaats.sockets.exists()

    tweede = start(plaats)
    pids = [Slot(plaats.gegevens / "sloten" / naam).houder() for naam in ("postgres", "redis")]
    for pid in (tweede.pid, *filter(None, pids)):
        os.kill(pid, signal.SIGKILL)
    tweede.wait()
    assert wacht_tot(lambda: alles_is_weg(plaats), 10)
    # The worst leftover: the process number in the stale file now belongs to another living process.
    pidfile = plaats.gegevens / "postgres" / "postmaster.pid"
    pidfile.write_text(pidfile.read_text().replace(str(pids[0]), str(os.getpid()), 1))

    derde = start(plaats)
    assert derde.eerste_regel == "klaar"
    assert gelezen(plaats) == ["een", "een"]


def test_na_kill_9_van_het_toezicht_stoppen_database_en_wachtrij_vanzelf(plaats, start):
    proces = start(plaats)
    proces.kill()
    assert wacht_tot(lambda: alles_is_weg(plaats), 10)


def test_een_tweede_start_in_dezelfde_map_zegt_dat_het_al_draait(plaats, start):
    eerste = start(plaats)
    tweede = start(plaats)
    _, fouten = tweede.communicate(timeout=20)
    assert f"draait al (proces {eerste.pid})" in fouten
    noteer(plaats, "de eerste werkt nog")


def test_twee_mappen_draaien_naast_elkaar_met_eigen_gegevens(plaats, start, tmp_path):
    start(plaats)
    noteer(plaats, "kloon")
    with tijdelijke_diensten({}) as diensten:
        tijdelijk = diensten.processen[0].log.parent.parent
        noteer(Plaats(tijdelijk, tijdelijk), "proef")
        assert gelezen(Plaats(tijdelijk, tijdelijk)) == ["proef", "proef"]
    assert gelezen(plaats) == ["kloon", "kloon"]
    assert not tijdelijk.exists()


def test_een_wachtrij_die_is_blijven_draaien_wordt_eerst_gestopt(plaats):
    plaats.maak()
    verweesd, nieuw = RedisServer(plaats), RedisServer(plaats)
    verweesd.start()
    with redis.Redis(unix_socket_path=str(redis_socket(plaats))) as wachtrij:
        wachtrij.set("proef", "bewaard")
    nieuw.start()
    assert not verweesd.proces.leeft
    with redis.Redis(unix_socket_path=str(redis_socket(plaats))) as wachtrij:
        assert wachtrij.get("proef") == b"bewaard"
    nieuw.stop()


def test_postgres_draait_ook_waar_naamruimten_verboden_zijn_of_zegt_waarom_niet(plaats, monkeypatch):
    """As root in a container; an ordinary user needs no trick at all."""
    monkeypatch.setattr(gebruiker, "_NAAMRUIMTE", ("bestaat-niet",))
    gebruiker.omhulsel.cache_clear()
    open_voor_ieder = all(map_.stat().st_mode & 0o001 for map_ in (KLOON, *KLOON.parents))
    try:
        if os.geteuid() == 0 and not open_voor_ieder:
            with pytest.raises(DienstFout, match="nobody"), eigen_diensten({"REDIS_URL": "x"}, plaats):
                pass
            return
        with eigen_diensten({"REDIS_URL": "redis://elders"}, plaats) as diensten:
            psycopg2.connect(PostgreSQL(plaats).url_voor_libpq).close()
            assert list(diensten.urls) == ["DATABASE_URL"]
    finally:
        gebruiker.omhulsel.cache_clear()


def test_resten_van_een_afgebroken_testrun_worden_opgeruimd_en_een_lopende_niet(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    afgebroken, lopend = (
        Plaats(pad, pad) for pad in (tmp_path / "lwi-proef-af", tmp_path / "lwi-proef-bezig")
    )
    for plek in (afgebroken, lopend):
        plek.maak()
        os.utime(plek.gegevens, (time.time() - 3600,) * 2)
    with lopend.slot.bezet(), tijdelijke_diensten({"DATABASE_URL": "elders", "REDIS_URL": "elders"}):
        assert lopend.gegevens.exists()
        assert not afgebroken.gegevens.exists()


def test_een_map_die_een_verwijzing_is_wordt_geweigerd(tmp_path):
    (tmp_path / "echt").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "echt")
    with pytest.raises(DienstFout, match="niet van deze gebruiker"):
        maak_prive(tmp_path / "link")


def test_gegevens_van_een_andere_versie_geven_een_duidelijke_melding(plaats):
    plaats.maak()
    (plaats.gegevens / "postgres").mkdir()
    (plaats.gegevens / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(DienstFout, match="van PostgreSQL 16, nodig is 18"):
        PostgreSQL(plaats).start()
