"""`make demo` as its user meets it: a copy of the code in a folder of its own, and real processes."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import psycopg2
import pytest

from lwi_portal.diensten import poort
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import KLOON, Plaats, eigen_plaats
from lwi_portal.diensten.proces import wacht_tot
from lwi_portal.diensten.slot import Slot
from lwi_portal.diensten.vulling import Stand
from tests.sjabloon import sjabloon

CODE = (
    "lwi_portal",
    "keten",
    "klanten",
    "werkgevers",
    "diagnose",
    "handhaving",
    "landkaart",
    "templates",
    "static",
)


class Demo:
    """A clone in a temporary folder, with the commands that people give in it."""

    def __init__(self, kloon: Path) -> None:
        for naam in CODE:
            shutil.copytree(KLOON / naam, kloon / naam)
        shutil.copy(KLOON / "manage.py", kloon)
        self.kloon = kloon
        self.plaats = eigen_plaats(kloon)
        self.plaats.maak()
        with sjabloon() as voorbeeld:  # saves the migrations of the first start
            shutil.copytree(voorbeeld, self.plaats.gegevens / "postgres")
        eigen = ("LWI_", "DJANGO_", "DATABASE_URL", "REDIS_URL")
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(eigen)}
        self.omgeving = schoon | {"LWI_DEMO_KLANTEN": "20"}
        self.processen: list[subprocess.Popen[str]] = []

    def geef(self, *opdracht: str) -> subprocess.Popen[str]:
        heel = [sys.executable, "manage.py", *opdracht]
        stroom = subprocess.PIPE
        proces = subprocess.Popen(
            heel, cwd=self.kloon, env=self.omgeving, stdout=stroom, stderr=stroom, text=True
        )
        self.processen.append(proces)
        return proces

    def start(self) -> tuple[subprocess.Popen[str], str]:
        """Start, and wait until the address is on the screen."""
        proces = self.geef("demo")
        assert proces.stdout is not None
        for regel in proces.stdout:
            if adres := re.search(r"http://localhost:\d+/", regel):
                return proces, adres[0]
        raise AssertionError(proces.communicate()[1])

    def vraag(self, sql: str) -> str:
        """Ask the demo's database; an empty answer while it cannot be reached."""
        try:
            verbinding = psycopg2.connect(f"postgresql://lwi@/lwi?host={self.plaats.sockets}")
        except psycopg2.OperationalError:
            return ""
        with verbinding, verbinding.cursor() as cursor:
            cursor.execute(sql)
            (antwoord,) = cursor.fetchone() or ("",)
        verbinding.close()
        return str(antwoord)

    def stand(self) -> str:
        return self.vraag("SELECT obj_description(to_regclass('django_migrations'), 'pg_class')")

    def weg(self) -> None:
        for proces in self.processen:
            proces.kill()
            proces.communicate()
        shutil.rmtree(self.plaats.sockets, ignore_errors=True)


@pytest.fixture
def demo(tmp_path):
    hier = Demo(tmp_path)
    yield hier
    hier.weg()


@pytest.mark.lang
def test_de_demo_start_bewaart_meldt_en_stopt(demo):
    # Killed during the first filling: the next start notices and does it again.
    afgebroken = demo.geef("demo")
    assert wacht_tot(lambda: demo.stand() == Stand.BEZIG or afgebroken.poll() is not None, 60)
    assert afgebroken.poll() is None
    afgebroken.kill()

    proces, adres = demo.start()
    assert demo.stand() == Stand.KLAAR
    klanten = demo.vraag("SELECT count(*) FROM klanten_klant")
    assert int(klanten) >= 20
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{adres}gezond/") as antwoord:
        assert antwoord.status == 200

    weigering = demo.geef("demo", "--wis").communicate(timeout=30)[1]
    assert f"De demo draait (proces {proces.pid})" in weigering

    proces.send_signal(signal.SIGINT)
    proces.send_signal(signal.SIGINT)  # an impatient user
    uitvoer, fouten = proces.communicate(timeout=60)
    assert (proces.returncode, uitvoer.splitlines()[-1], "Traceback" in fouten) == (0, "Gestopt.", False)
    assert niets_draait(demo.plaats)

    # The second start keeps the data; a part that dies is named, and takes the rest along.
    proces, _ = demo.start()
    assert demo.vraag("SELECT count(*) FROM klanten_klant") == klanten
    os.kill(Slot(demo.plaats.gegevens / "sloten" / "worker").houder() or 0, signal.SIGKILL)
    fouten = proces.communicate(timeout=60)[1]
    assert proces.returncode == 1
    assert "worker is gestopt. Het einde van" in fouten
    assert niets_draait(demo.plaats)

    assert demo.geef("demo", "--wis").wait(30) == 0
    assert not (demo.plaats.gegevens / "postgres").exists()


def test_een_andere_opdracht_zonder_database_zegt_wat_te_doen(demo):
    proces = demo.geef("migrate")
    _, fouten = proces.communicate(timeout=30)
    assert proces.returncode == 1
    assert fouten.strip().endswith("Start `make demo` in een ander venster, of zet DATABASE_URL.")
    assert "Traceback" not in fouten


def test_een_bezette_poort_wordt_overgeslagen_tenzij_het_die_moet_zijn():
    eerste, een = poort.luister(None)
    tweede, twee = poort.luister(None)
    assert tweede != eerste
    with pytest.raises(DienstFout, match=f"Poort {eerste} .LWI_POORT. is bezet"):
        poort.luister(eerste)
    for gang in (*een, *twee):
        gang.close()


def niets_draait(plaats: Plaats) -> bool:
    return all(Slot(pad).is_vrij() for pad in (plaats.gegevens / "sloten").iterdir())
