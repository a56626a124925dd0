"""Work that several tests of a module read: done once, and undone after the last."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def moduletransactie(blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around the tests of a module; each test undoes what it adds."""
    with blocker.unblock():
        transactie = transaction.atomic()
        transactie.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        transactie.__exit__(None, None, None)
