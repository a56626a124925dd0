"""Emptying the database after a test that committed: only the tables that hold something.

Django truncates every table and makes content types and permissions anew, which here costs more than most
tests themselves. Deleting the few rows that a test left, without triggers, takes a tenth of that.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.commands import flush
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

_BLIJFT = {"django_content_type", "auth_permission", "django_migrations"}  # the same after every test


class VlotLeegmaken(DatabaseOperations):
    """PostgreSQL as Django knows it, but for emptying everything."""

    def sql_flush(
        self, style: Any, tables: Sequence[str], *, reset_sequences: bool = False, allow_cascade: bool = False
    ) -> list[str]:
        """The statements that empty the tables that hold something."""
        if reset_sequences or not mag_zonder_triggers():
            return super().sql_flush(
                style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade
            )
        leeg = [f"DELETE FROM {tabel}" for tabel in gevulde_tabellen(tables)]
        return ["SET LOCAL session_replication_role = replica", *leeg]


def gebruik() -> None:
    """Empty the database of this process's tests this way from now on."""
    connection.ops = VlotLeegmaken(connection)
    flush.emit_post_migrate_signal = _maak_wat_weg_is  # type: ignore[attr-defined]


def gevulde_tabellen(tabellen: Iterable[str]) -> list[str]:
    """Which of these tables hold something that a test made, as SQL writes their names."""
    namen = [connection.ops.quote_name(tabel) for tabel in tabellen if tabel not in _BLIJFT]
    vraag = " UNION ALL ".join(f"SELECT '{naam}' WHERE EXISTS (SELECT FROM {naam})" for naam in namen)
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return [naam for (naam,) in cursor.fetchall()]


def mag_zonder_triggers() -> bool:
    """Whether this process may write rows without the database reacting to them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def _maak_wat_weg_is(*args: Any, **kwargs: Any) -> None:
    """Make content types and permissions anew, but only where they were emptied too."""
    if not mag_zonder_triggers():
        emit_post_migrate_signal(*args, **kwargs)
