"""Where the embedded services of one clone keep their data and their sockets."""

import hashlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.slot import Slot

KLOON = Path(__file__).resolve().parent.parent.parent
_TIJDELIJK = "lwi-proef-"
_NET_GEMAAKT = 60  # seconds in which a new temporary folder may not have taken its lock yet


@dataclass(frozen=True)
class Plaats:
    """The folders of one set of services.

    Sockets live apart from the data because the path of a unix socket may be about 100 characters at
    most, and the path of a clone may be longer.
    """

    gegevens: Path
    sockets: Path

    @property
    def slot(self) -> Slot:
        """The lock of whoever runs the services here."""
        return Slot(self.gegevens / "sloten" / "toezicht")

    def maak(self) -> None:
        """Make the folders, readable for this user only.

        Raises:
            DienstFout: a folder exists and belongs to somebody else.
        """
        for pad in (self.gegevens, self.sockets, self.gegevens / "sloten", self.gegevens / "logs"):
            maak_prive(pad)


def eigen_plaats(kloon: Path = KLOON) -> Plaats:
    """Return the folders of a clone; nothing is made.

    The socket folder does not depend on TMPDIR when /tmp can be written: two terminals with different
    settings must find the same services.
    """
    kern = hashlib.sha256(str(kloon).encode()).hexdigest()[:8]
    tijdelijk = Path("/tmp") if os.access("/tmp", os.W_OK) else Path(tempfile.gettempdir())
    return Plaats(gegevens=kloon / ".lwi", sockets=tijdelijk / f"lwi-{os.getuid()}-{kern}")


@contextmanager
def tijdelijke_plaats() -> Iterator[Plaats]:
    """Give folders for one run and remove them afterwards, with those that a killed run left behind."""
    _ruim_verweesde_op()
    pad = Path(tempfile.mkdtemp(prefix=_TIJDELIJK))
    plaats = Plaats(gegevens=pad, sockets=pad)
    try:
        plaats.maak()
        with plaats.slot.bezet():
            yield plaats
    finally:
        shutil.rmtree(pad, ignore_errors=True)


def maak_prive(pad: Path) -> None:
    """Make a folder with mode 0700, or check that the existing one is ours alone.

    Raises:
        DienstFout: the path is not a folder, is a link, or belongs to another user.
    """
    pad.mkdir(mode=0o700, parents=True, exist_ok=True)
    stand = pad.lstat()
    if not stat.S_ISDIR(stand.st_mode) or stand.st_uid != os.getuid():
        raise DienstFout(
            f"De map {pad} is niet van deze gebruiker. Verwijder die map en probeer het opnieuw."
        )
    if stat.S_IMODE(stand.st_mode) != 0o700:
        pad.chmod(0o700)


def _ruim_verweesde_op() -> None:
    """Remove temporary folders of this user whose run was killed: their lock is free."""
    for pad in Path(tempfile.gettempdir()).glob(f"{_TIJDELIJK}*"):
        try:
            stand = pad.lstat()
        except FileNotFoundError:
            continue  # another run has just removed it
        if stand.st_uid != os.getuid() or time.time() - stand.st_mtime < _NET_GEMAAKT:
            continue
        if Plaats(gegevens=pad, sockets=pad).slot.is_vrij():
            shutil.rmtree(pad, ignore_errors=True)
