"""What many tests begin with, made once per test run and read back for each of them.

Filling a portal takes seconds of working things out; copying back what came of it takes a fraction of one.
The first test to ask makes it, in whichever process; the others, in all processes, get the same rows.
"""

import fcntl
import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from tests.leegmaken import gevulde_tabellen, mag_zonder_triggers


@dataclass(frozen=True)
class Momentopname:
    """Everything that a portal holds.

    Attributes:
        rijen: by statement of COPY, the rows of a table.
        standen: by sequence, the last number it gave.
        bestanden: by path, the documents.
    """

    rijen: dict[str, bytes]
    standen: dict[str, int]
    bestanden: dict[str, bytes]


def begin_met(maak: Callable[[], Any], *, bewaar: Path) -> None:
    """Fill the empty database of a test with what `maak` makes.

    Args:
        bewaar: where this test run keeps it.
    """
    if not mag_zonder_triggers():
        maak()
        return
    with bewaar.with_suffix(".slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not bewaar.exists():
            assert not gevulde_tabellen(connection.introspection.table_names()), "er staat al iets"
            maak()
            bewaar.write_bytes(pickle.dumps(_neem()))
            return
    _zet_terug(pickle.loads(bewaar.read_bytes()))


def _neem() -> Momentopname:
    with connection.cursor() as cursor:
        rijen = {}
        for tabel in gevulde_tabellen(connection.introspection.table_names(cursor)):
            stroom, plek = io.BytesIO(), f"{tabel} ({_kolommen(cursor, tabel)})"
            cursor.copy_expert(f"COPY {plek} TO STDOUT", stroom)
            rijen[plek] = stroom.getvalue()
        cursor.execute(
            "SELECT quote_ident(sequencename), last_value FROM pg_sequences"
            " WHERE schemaname = current_schema AND last_value IS NOT NULL"
        )
        standen = dict(cursor.fetchall())
    huis = Path(settings.MEDIA_ROOT)
    bestanden = {str(pad.relative_to(huis)): pad.read_bytes() for pad in huis.rglob("*") if pad.is_file()}
    return Momentopname(rijen, standen, bestanden)


def _kolommen(cursor: Any, tabel: str) -> str:
    """The columns to copy: the database works out the generated ones itself."""
    cursor.execute(
        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        [tabel],
    )
    return str(cursor.fetchone()[0])


def _zet_terug(opname: Momentopname) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # rows as they were: nobody reacts
        for plek, rijen in opname.rijen.items():
            cursor.copy_expert(f"COPY {plek} FROM STDIN", io.BytesIO(rijen))
        for reeks, stand in opname.standen.items():
            cursor.execute("SELECT setval(%s, %s)", [reeks, stand])
        cursor.execute("SET LOCAL session_replication_role = origin")
    for pad, inhoud in opname.bestanden.items():
        bestand = Path(settings.MEDIA_ROOT, pad)
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_bytes(inhoud)
