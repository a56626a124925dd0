"""Several people at the same moment, each with a database connection of their own."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def tegelijk(*handelingen: Callable[[], Any]) -> list[Any]:
    """Start all at once and wait for them; gives what each returned, or the exception that it raised.

    The test needs `django_db(transaction=True)`: other connections only see what has been committed.
    """
    start = Barrier(len(handelingen))
    uitkomsten: list[Any] = [None] * len(handelingen)

    def doe(nummer: int, handeling: Callable[[], Any]) -> None:
        try:
            start.wait()
            uitkomsten[nummer] = handeling()
        except Exception as fout:
            uitkomsten[nummer] = fout
        finally:
            connection.close()

    draden = [Thread(target=doe, args=paar) for paar in enumerate(handelingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten
