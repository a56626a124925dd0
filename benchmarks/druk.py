"""Sustained load: how many pages a second two workers of the web server give."""

import http.client
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

HUIS = Path(__file__).resolve().parent.parent
WERKERS, VERBINDINGEN = 2, 4


@contextmanager
def webserver() -> Iterator[int]:
    """Run the web server as in production during a block: two processes, no measuring; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    opdracht = [
        sys.executable, "-m", "gunicorn", "lwi_portal.wsgi:application",
        "--workers", str(WERKERS), "--bind", f"127.0.0.1:{poort}", "--log-level", "error",
    ]  # fmt: skip
    proces = subprocess.Popen(opdracht, cwd=HUIS, env=os.environ)
    try:
        _wacht(poort)
        yield poort
    finally:
        proces.terminate()
        proces.wait(20)


def per_seconde(poort: int, adres: str, sessie: str, seconden: float) -> float:
    """How many answers a second come back over four connections at the same time."""
    einde = monotonic() + seconden
    aantallen = [0] * VERBINDINGEN

    def vraag(nummer: int) -> None:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort)
        while monotonic() < einde:
            verbinding.request("GET", adres, headers={"Host": "localhost", "Cookie": f"sessionid={sessie}"})
            antwoord = verbinding.getresponse()
            antwoord.read()
            if antwoord.status != 200:
                raise SystemExit(f"{adres}: status {antwoord.status}")
            aantallen[nummer] += 1

    draden = [threading.Thread(target=vraag, args=[nummer]) for nummer in range(VERBINDINGEN)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sum(aantallen) / seconden


def _wacht(poort: int) -> None:
    for _ in range(100):
        try:
            verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
            verbinding.request("GET", "/gezond/leeft/", headers={"Host": "localhost"})
            if verbinding.getresponse().status == 200:
                return
        except OSError:
            sleep(0.2)
    raise SystemExit("The web server did not come up.")
