"""File locks that cannot go stale.

The kernel holds the lock (flock) for as long as a process has the file open, so it ends with the last
holder however that one ends, kill -9 and power cut included. A child that inherits the open file holds
the lock too: a free lock proves that no such child is left.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Slot:
    """One lock file; it also names the process that holds it."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._fd: int | None = None

    @property
    def fd(self) -> int:
        """The open file of a lock that is held, to hand to a child process."""
        if self._fd is None:
            raise RuntimeError(f"{self.pad} is not locked")
        return self._fd

    def neem(self) -> bool:
        """Take the lock without waiting; False when somebody has it."""
        fd = os.open(self.pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            return False
        self._fd = fd
        self.noem(os.getpid())
        return True

    def noem(self, pid: int) -> None:
        """Write down which process holds the lock."""
        os.ftruncate(self.fd, 0)
        os.pwrite(self.fd, str(pid).encode(), 0)

    def laat_los(self) -> None:
        """Close our copy of the lock; a child that inherited it keeps it."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def is_vrij(self) -> bool:
        """Say whether nobody holds the lock at this moment."""
        if not self.pad.exists():
            return True
        if not self.neem():
            return False
        self.laat_los()
        return True

    def houder(self) -> int | None:
        """Return the process id that was written by the last holder, if any."""
        tekst = self.pad.read_text() if self.pad.exists() else ""
        return int(tekst) if tekst.isdigit() else None

    @contextmanager
    def bezet(self) -> Iterator[None]:
        """Hold the lock during a block.

        Raises:
            SlotBezet: somebody else has it.
        """
        if not self.neem():
            raise SlotBezet(self)
        try:
            yield
        finally:
            self.laat_los()


class SlotBezet(Exception):
    """Another process holds the lock."""

    def __init__(self, slot: Slot) -> None:
        super().__init__(f"{slot.pad} is locked by process {slot.houder()}")
        self.slot = slot
