"""The whole portal on one computer, for `make demo`: services, web server, worker and clock."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from lwi_portal.demo.accounts import tabel
from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import KLOON, Plaats, eigen_plaats
from lwi_portal.diensten.poort import luister
from lwi_portal.diensten.proces import Proces, kijk_toe
from lwi_portal.diensten.samen import eigen_diensten
from lwi_portal.diensten.slot import SlotBezet

_DIENSTEN = ("postgres", "redis")
_WEG_TE_GOOIEN = ("postgres", "postgres.nieuw", "redis", "documenten")


def draai(zeg: Callable[[str], object]) -> None:
    """Run the demo until a signal stops it (`signalen.stopbaar`).

    Args:
        zeg: prints a line for the person at the keyboard.

    Raises:
        DienstFout: something cannot be started, or stopped by itself.
    """
    plaats = eigen_plaats()
    with ExitStack() as einde:
        zeg("Database en wachtrij starten…")
        diensten = einde.enter_context(eigen_diensten(os.environ, plaats))
        zeg("Gegevens klaarzetten… (de eerste keer duurt dit even)")
        _vul(plaats, einde)
        zeg("Portaal starten…")
        poort, delen = _start_portaal(plaats, einde)
        _toon(zeg, poort)
        kijk_toe([*diensten.processen, *delen])


def wis() -> None:
    """Remove all data of the demo; refuses while it runs.

    Raises:
        DienstFout: the demo runs.
    """
    plaats = eigen_plaats()
    plaats.maak()
    try:
        with plaats.slot.bezet():
            for naam in _DIENSTEN:  # a killed demo may have left one behind
                proces = Proces(naam, plaats)
                proces.maak_vrij()
                proces.stop()
            for naam in _WEG_TE_GOOIEN:
                shutil.rmtree(plaats.gegevens / naam, ignore_errors=True)
    except SlotBezet as bezet:
        raise DienstFout(
            f"De demo draait (proces {bezet.slot.houder()}). Niets is gewist; stop eerst met Ctrl-C."
        ) from bezet


def _vul(plaats: Plaats, einde: ExitStack) -> None:
    """Fill the database in a process of its own, which a signal can end at once."""
    vulling = Proces("vulling", plaats)
    einde.callback(vulling.stop)
    vulling.maak_vrij()
    vulling.start(_python(KLOON / "manage.py", "demo", "--vul"), op_scherm=True)
    if vulling.wacht_op_einde() != 0:
        raise DienstFout("De gegevens konden niet worden klaargezet; de fout staat hierboven.")


def _start_portaal(plaats: Plaats, einde: ExitStack) -> tuple[int, list[Proces]]:
    """Start web server, worker and clock, and wait until the portal says that it is healthy."""
    celery = _python("-m", "celery", "--quiet", "-A", "lwi_portal")
    worker = ("worker", "--concurrency=1", "--loglevel=INFO", "--without-gossip", "--without-mingle")
    beat = ("beat", f"--schedule={plaats.gegevens / 'beat'}", "--pidfile=")
    poort, sockets = luister(int(os.environ.get("LWI_POORT", "0")) or None)
    fds = [gang.fileno() for gang in sockets]
    bind = [deel for fd in fds for deel in ("--bind", f"fd://{fd}")]
    gunicorn = ("gunicorn", "-c", "python:lwi_portal.webserver", *bind, "--graceful-timeout", "5")
    opdrachten = {
        "worker": [*celery, *worker],
        "beat": [*celery, *beat],
        "web": _python("-m", *gunicorn, "lwi_portal.wsgi"),
    }
    delen = []
    for naam, opdracht in opdrachten.items():
        proces = Proces(naam, plaats)
        einde.callback(proces.stop)
        proces.maak_vrij()
        proces.start(opdracht, erft=fds if naam == "web" else ())
        delen.append(proces)
    for gang in sockets:
        gang.close()  # the web server has them now; when it ends, the port must be closed
    delen[-1].wacht_op(lambda: _gezond(poort), geduld=90)
    return poort, delen


def _gezond(poort: int) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", poort, timeout=10)) as verbinding:
            verbinding.request("GET", "/gezond/")
            return verbinding.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False


def _toon(zeg: Callable[[str], object], poort: int) -> None:
    rijen = [("Wie", "E-mailadres", "Wachtwoord"), *tabel()]
    breedtes = [max(len(rij[kolom]) for rij in rijen) for kolom in range(3)]
    zeg(f"\nHet portaal staat klaar: http://localhost:{poort}/\n")
    for rij in rijen:
        zeg("  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedtes, strict=True)).rstrip())
    zeg("\nStoppen: Ctrl-C. De gegevens blijven bewaard; opnieuw beginnen kan met `make demo-reset`.")


def _python(*delen: str | Path) -> list[str | Path]:
    return [sys.executable, *delen]
