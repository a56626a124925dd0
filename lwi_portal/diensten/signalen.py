"""Stopping on request: Ctrl-C, `kill`, or a terminal that closes."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Gestopt(BaseException):
    """Somebody asked to stop. Like KeyboardInterrupt no ordinary handler may catch it."""


@contextmanager
def stopbaar() -> Iterator[None]:
    """Run a block that a signal ends early and cleanly.

    The first signal ends the block. Later ones are ignored, so that an impatient second Ctrl-C does not
    break off the tidying up; every step of that has its own time limit.
    """
    gevraagd = False

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal gevraagd
        if not gevraagd:
            gevraagd = True
            raise Gestopt

    # SIGHUP is ignored under nohup, and must stay so.
    vorige = {sein: signal.getsignal(sein) for sein in _SIGNALEN}
    for sein in _SIGNALEN:
        if sein != signal.SIGHUP or vorige[sein] != signal.SIG_IGN:
            signal.signal(sein, stop)
    try:
        with suppress(Gestopt):
            yield
    finally:
        for sein, oud in vorige.items():
            signal.signal(sein, oud)
