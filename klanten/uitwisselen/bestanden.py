"""The folder in which files of partners lie: in it goes what a partner put there, out of it what we did.

Off until the setting LWI_UITWISSELMAP names a folder. A name is made here and never taken from elsewhere; a
link is not followed.
"""

import os
import pathlib
import tempfile

from django.conf import settings

from keten.invoer.bestand import GROOTSTE
from keten.tijd import vandaag
from klanten.models import Uitwisselkoppeling
from klanten.uitwisselen.uitgeven import Bestand

IN, UIT = "in", "uit"


def staat_aan() -> bool:
    """Whether there is a folder."""
    return bool(settings.UITWISSELMAP)


def naam(koppeling: Uitwisselkoppeling) -> str:
    """What the file of a partner is called."""
    return f"{_stam(koppeling)}.csv"


def naam_uit(koppeling: Uitwisselkoppeling, bestand: Bestand) -> str:
    """What a file for a partner is called: each its own name, so that none is lost before it was fetched."""
    return f"{_stam(koppeling)}-{vandaag():%G-w%V}-{bestand.volgnummer}.csv"


def lees(koppeling: Uitwisselkoppeling) -> bytes | None:
    """What the partner put down; None when there is nothing, or what lies there is no ordinary file."""
    pad = _map(IN) / naam(koppeling)
    try:
        nummer = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(nummer, "rb") as bestand:
        return bestand.read(GROOTSTE + 1) if pad.is_file() else None


def ruim_op(koppeling: Uitwisselkoppeling, gelezen: bytes) -> None:
    """Throw away the file that was taken in, unless the partner put down another one meanwhile."""
    if lees(koppeling) == gelezen:
        (_map(IN) / naam(koppeling)).unlink(missing_ok=True)


def schrijf(koppeling: Uitwisselkoppeling, bestand: Bestand) -> None:
    """Put a file down for the partner, whole or not at all; the partner takes it away."""
    doel = _map(UIT) / naam_uit(koppeling, bestand)
    doel.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=doel.parent, delete=False) as tijdelijk:
        tijdelijk.write(bestand.als_csv().encode())
    os.replace(tijdelijk.name, doel)


def _stam(koppeling: Uitwisselkoppeling) -> str:
    return f"{koppeling.systeem}-{koppeling.locatie.code}-{koppeling.partner.code}"


def _map(richting: str) -> pathlib.Path:
    return pathlib.Path(settings.UITWISSELMAP) / richting
