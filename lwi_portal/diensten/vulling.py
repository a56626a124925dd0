"""Fills the database of the demo once, and notices a filling that was broken off.

The mark stands in the database itself, as the comment of a table, so that it always tells about the data
it lies beside, also after a restore.
"""

import os
import shutil
from enum import StrEnum

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from lwi_portal.diensten.fouten import DienstFout

_TABEL = "django_migrations"
_KLANTEN = 2000


class Stand(StrEnum):
    """How far the demo's data are; the value is the mark in the database."""

    ONBEKEND = ""
    BEZIG = "demo: wordt gevuld"
    KLAAR = "demo: gevuld"


def vul() -> None:
    """Bring the database up to date, and fill it when it is empty.

    A database with accounts but without our mark is somebody's own work and is left as it is.

    Raises:
        DienstFout: a database that is not ours to empty is half filled.
    """
    if stand() == Stand.BEZIG:
        _begin_opnieuw()
    call_command("migrate", verbosity=0, interactive=False)
    if stand() == Stand.KLAAR or get_user_model().objects.exists():
        return
    _merk(Stand.BEZIG)
    call_command("referentiedata")
    call_command("demodata", klanten=int(os.environ.get("LWI_DEMO_KLANTEN", _KLANTEN)))
    _merk(Stand.KLAAR)


def stand() -> Stand:
    """Read the mark."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [_TABEL])
        (merk,) = cursor.fetchone()
    return Stand(merk) if merk in list(Stand) else Stand.ONBEKEND


def _merk(stand: Stand) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {_TABEL} IS '{stand.value}'")


def _begin_opnieuw() -> None:
    """Throw the half-filled data and the documents away; the tables themselves are whole by then."""
    if os.environ.get("DATABASE_URL"):
        raise DienstFout("De database in DATABASE_URL is half gevuld met demogegevens. Maak die eerst leeg.")
    call_command("flush", verbosity=0, interactive=False)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
