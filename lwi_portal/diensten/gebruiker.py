"""PostgreSQL refuses to run as root; this finds a way around without changing the machine.

Many containers know no user but root. Their clones lie in folders that only root may enter, so simply
changing to another user would not do.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from lwi_portal.diensten.fouten import DienstFout

NIEMAND = 65534

# A user namespace in which root is called 1000: outside it everything stays root's.
_NAAMRUIMTE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
# Container engines forbid namespaces to root, but leave it the right to pass file permissions: user
# `nobody` keeps that single right, and only owns the data folder.
_NIEMAND = (
    "setpriv",
    f"--reuid={NIEMAND}",
    f"--regid={NIEMAND}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--pdeathsig=INT",  # a change of user forgets the signal that our parent asked for
)


@cache
def omhulsel(programma: Path) -> tuple[str, ...]:
    """Return the words to put before a PostgreSQL program; none for an ordinary user.

    Raises:
        DienstFout: we are root and neither way works here.
    """
    if os.geteuid() != 0:
        return ()
    for voorzet in (_NAAMRUIMTE, _NIEMAND):
        if _werkt(voorzet, programma):
            return voorzet
    raise DienstFout(
        "PostgreSQL wil niet als root draaien. Deze computer verbiedt naamruimten (unshare), en gebruiker "
        "nobody mag niet in de map van het portaal. Werk als gewone gebruiker, of zet DATABASE_URL."
    )


def draagt_over(voorzet: tuple[str, ...], pad: Path) -> None:
    """Give a data folder to the user under which PostgreSQL will run.

    A folder may come from a start by the other way, so root takes it back where needed.
    """
    if os.geteuid() != 0:
        return
    eigenaar = NIEMAND if voorzet[:1] == _NIEMAND[:1] else 0
    if pad.stat().st_uid == eigenaar:
        return
    for deel in (pad, *pad.rglob("*")):
        os.chown(deel, eigenaar, eigenaar, follow_symlinks=False)


def _werkt(voorzet: tuple[str, ...], programma: Path) -> bool:
    if shutil.which(voorzet[0]) is None:
        return False
    # PostgreSQL asks the system whether it may run its own programs, and there `nobody` counts as `nobody`.
    vraag = ("import os, sys; sys.exit(not os.access(sys.argv[1], os.X_OK))", str(programma))
    proef = subprocess.run([*voorzet, sys.executable, "-c", *vraag], capture_output=True, check=False)
    return proef.returncode == 0
