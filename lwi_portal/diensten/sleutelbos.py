"""The secrets of the portal: from the environment, or made once for a development machine."""

import base64
import binascii
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import environ
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from lwi_portal.diensten.plaats import eigen_plaats, maak_prive

_FERNET_BYTES = 32
_MIN_ZOEKSLEUTEL = 32


@dataclass(frozen=True)
class Sleutels:
    """The secrets that settings need.

    Attributes:
        geheim: Django's SECRET_KEY.
        bsn: Fernet keys that encrypt the BSN, newest first; older ones can still be read.
        bsn_zoek: key of the one-way code by which a BSN is found.
    """

    geheim: str
    bsn: list[str]
    bsn_zoek: str


def sleutels(env: environ.Env, verplicht: bool) -> Sleutels:
    """Return the secrets.

    Args:
        verplicht: True in production, where a secret made on the spot would lose data.

    Raises:
        ImproperlyConfigured: a variable is missing while `verplicht`, or cannot be a key.
    """
    gegeven = {
        "LWI_GEHEIM": env.str("LWI_GEHEIM", default=""),
        "LWI_BSN_SLEUTELS": env.str("LWI_BSN_SLEUTELS", default=""),
        "LWI_BSN_ZOEKSLEUTEL": env.str("LWI_BSN_ZOEKSLEUTEL", default=""),
    }
    ontbreekt = [naam for naam, waarde in gegeven.items() if not waarde]
    if ontbreekt and verplicht:
        raise ImproperlyConfigured(f"Set {', '.join(ontbreekt)}: see docs/operations.md, section Secrets.")
    eigen = eigen_sleutels(eigen_plaats().gegevens) if ontbreekt else None
    bsn = [deel.strip() for deel in gegeven["LWI_BSN_SLEUTELS"].split(",") if deel.strip()]
    return _gekeurd(
        Sleutels(
            geheim=gegeven["LWI_GEHEIM"] or (eigen.geheim if eigen else ""),
            bsn=bsn or (eigen.bsn if eigen else []),
            bsn_zoek=gegeven["LWI_BSN_ZOEKSLEUTEL"] or (eigen.bsn_zoek if eigen else ""),
        )
    )


def eigen_sleutels(gegevens: Path) -> Sleutels:
    """Return the secrets of a development machine from `sleutels.json`; made at the first call.

    The complete file gets its name in one step that fails when the name is taken, so two processes that
    start at the same moment use the same secrets.
    """
    pad = gegevens / "sleutels.json"
    if not pad.exists():
        maak_prive(gegevens)
        _schrijf_eenmaal(pad, json.dumps(asdict(nieuwe_sleutels())))
    return Sleutels(**json.loads(pad.read_text()))


def nieuwe_sleutels() -> Sleutels:
    """Make fresh secrets."""
    return Sleutels(
        geheim=secrets.token_urlsafe(64),
        bsn=[Fernet.generate_key().decode()],
        bsn_zoek=secrets.token_urlsafe(48),
    )


def _schrijf_eenmaal(pad: Path, tekst: str) -> None:
    fd, concept = tempfile.mkstemp(dir=pad.parent, prefix=".sleutels-")  # mkstemp makes it 0600
    try:
        with os.fdopen(fd, "w") as bestand:
            bestand.write(tekst)
            bestand.flush()
            os.fsync(bestand.fileno())
        os.link(concept, pad)
    except FileExistsError:
        pass  # another process was first: its secrets count
    finally:
        os.unlink(concept)


def _gekeurd(bos: Sleutels) -> Sleutels:
    """Refuse keys that cannot work, with the name of the variable and never its value."""
    for plek, sleutel in enumerate(bos.bsn, start=1):
        try:
            lengte = len(base64.urlsafe_b64decode(sleutel))
        except (binascii.Error, ValueError):
            lengte = 0
        if lengte != _FERNET_BYTES:
            raise ImproperlyConfigured(f"LWI_BSN_SLEUTELS: key {plek} is not a Fernet key.")
    if len(bos.bsn_zoek) < _MIN_ZOEKSLEUTEL:
        raise ImproperlyConfigured(f"LWI_BSN_ZOEKSLEUTEL: use at least {_MIN_ZOEKSLEUTEL} characters.")
    return bos


def druk_af() -> None:
    """Print fresh secrets as lines for an environment file."""
    nieuw = nieuwe_sleutels()
    print(
        f"LWI_GEHEIM={nieuw.geheim}\nLWI_BSN_SLEUTELS={','.join(nieuw.bsn)}\nLWI_BSN_ZOEKSLEUTEL={nieuw.bsn_zoek}"
    )
