"""Doing a large filling in several processes at once."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

import django

T = TypeVar("T")
R = TypeVar("R")

_DE_MOEITE = 20_000  # clients; starting processes takes longer than filling fewer


def passend(klanten: int) -> int:
    """How many processes a filling is worth on this machine."""
    return (os.cpu_count() or 1) if klanten >= _DE_MOEITE else 1


def verdeel_over(processen: int, doe: Callable[[T], R], taken: Iterable[T]) -> Iterator[R]:
    """Do the tasks in order, or a few at a time, each process with a database connection of its own.

    Args:
        doe: a function of a module, so that another process can find it.
    """
    if processen == 1:
        yield from map(doe, taken)
        return
    with ProcessPoolExecutor(processen, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        yield from pool.map(doe, taken)
