"""One child process that ends with its parent, and whose leftovers are recognised."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.plaats import Plaats
from lwi_portal.diensten.slot import Slot

_PR_SET_PDEATHSIG = 1
_STAP = 0.02  # seconds between two looks while something starts
_BLIK = 0.3  # seconds between two looks at what runs


class Proces:
    """A service or a part of the portal, run as a child of this process.

    The child inherits its own lock (see `slot`). When our predecessor was killed in a way that left a
    child behind, that lock is still taken at the next start and the orphan is stopped first.
    """

    def __init__(self, naam: str, plaats: Plaats, *, stopsignaal: signal.Signals = signal.SIGTERM) -> None:
        self.naam = naam
        self.log: Path = plaats.gegevens / "logs" / f"{naam}.log"
        self._slot = Slot(plaats.gegevens / "sloten" / naam)
        self._stopsignaal = stopsignaal
        self._kind: subprocess.Popen[bytes] | None = None

    def maak_vrij(self) -> None:
        """Take the lock of this service, after stopping what a killed run left behind.

        Raises:
            DienstFout: the leftover process does not stop.
        """
        orders = ((None, 1), (self._stopsignaal, 10), (signal.SIGKILL, 5))
        for sein, geduld in orders:
            houder = self._slot.houder()
            if sein is not None and houder:
                _seinen(houder, sein)
            if wacht_tot(self._slot.neem, geduld):
                return
        raise DienstFout(f"{self.naam} van een vorige keer draait nog (proces {self._slot.houder()}).")

    def start(
        self,
        opdracht: Sequence[str | Path],
        *,
        omgeving: Mapping[str, str] | None = None,
        erft: Sequence[int] = (),
        op_scherm: bool = False,
    ) -> None:
        """Start the child; `maak_vrij` came first.

        Its own session keeps Ctrl-C in the terminal away from it: we stop it, in our order.

        Args:
            omgeving: its environment; ours when left out.
            erft: open files that it gets beside its lock.
            op_scherm: show what it says instead of keeping it in the log.
        """
        with self.log.open("wb") as log:
            self._kind = subprocess.Popen(
                [str(deel) for deel in opdracht],
                stdin=subprocess.DEVNULL,
                stdout=None if op_scherm else log,
                stderr=None if op_scherm else log,
                env=omgeving,
                pass_fds=(self._slot.fd, *erft),
                start_new_session=True,
                preexec_fn=_sterf_mee(self._stopsignaal),
            )
        self._slot.noem(self._kind.pid)
        self._slot.laat_los()

    def wacht_op(self, klaar: Callable[[], bool], geduld: float = 30) -> None:
        """Wait until the child answers.

        Args:
            klaar: asks the child; True when it is ready.
            geduld: seconds.

        Raises:
            DienstFout: the child stopped, or is not ready in time.
        """
        if not wacht_tot(lambda: not self.leeft or klaar(), geduld):
            raise DienstFout(f"{self.naam} is niet klaar na {geduld:.0f} seconden.\n{self.staart()}")
        if not self.leeft:
            raise DienstFout(f"{self.naam} is gestopt.\n{self.staart()}")

    @property
    def leeft(self) -> bool:
        """Whether the child was started and has not ended."""
        return self._kind is not None and self._kind.poll() is None

    def wacht_op_einde(self) -> int | None:
        """Wait until the child is done; return its exit code."""
        return self._kind.wait() if self._kind else None

    def stop(self, geduld: float = 15) -> None:
        """Ask the child to stop, wait, and kill its whole session when it does not (seconds)."""
        if self._kind is None:
            self._slot.laat_los()
            return
        if self.leeft:
            _seinen(self._kind.pid, self._stopsignaal)
            try:
                self._kind.wait(geduld)
            except subprocess.TimeoutExpired:
                os.killpg(self._kind.pid, signal.SIGKILL)
                self._kind.wait()
        self._kind = None

    def staart(self, regels: int = 15) -> str:
        """Return the last lines of the log."""
        tekst = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(tekst.splitlines()[-regels:])


def kijk_toe(processen: Sequence[Proces]) -> None:
    """Watch until one of the processes ends.

    Raises:
        DienstFout: names the process, with the last lines of its log.
    """
    while True:
        for proces in processen:
            if not proces.leeft:
                raise DienstFout(f"{proces.naam} is gestopt. Het einde van {proces.log}:\n{proces.staart()}")
        time.sleep(_BLIK)


def wacht_tot(klaar: Callable[[], bool], geduld: float) -> bool:
    """Look again and again until `klaar` or until the time (seconds) is over; return the last answer."""
    einde = time.monotonic() + geduld
    while not (antwoord := klaar()) and time.monotonic() < einde:
        time.sleep(_STAP)
    return antwoord


def _seinen(pid: int, sein: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it may just have ended by itself
        os.kill(pid, sein)


def _sterf_mee(sein: signal.Signals) -> Callable[[], None] | None:
    """Let the kernel signal the child when we die; elsewhere than on Linux the next start repairs."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl  # looked up before the fork: no import work in the child

    def vraag_kernel() -> None:
        prctl(_PR_SET_PDEATHSIG, int(sein))

    return vraag_kernel
