"""Which questions somebody gets this time: a pure function, so that nobody can steer who is asked what."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeVar

from landkaart.models import Peilingvraag

V = TypeVar("V", bound=Peilingvraag)


def kies(vragen: Iterable[V], *, aantal: int, klantnummer: int, eerder: Mapping[int, int]) -> list[V]:
    """The questions of one invitation, at most `aantal`, the open one last.

    First come those of an experiment and of the location itself, which somebody chose to ask now, each once
    per client. The rest are expectations: those that this client was asked least often so far; between
    equals the client's number decides, so that clients start at different expectations and together answer
    all of them. One place is kept for an open question when there is one.

    Args:
        eerder: how often this client was asked each question before, by its key.
    """
    open_vragen: list[V] = []
    zinnen: list[V] = []
    for vraag in vragen:
        if vraag.code is None and eerder.get(vraag.pk):
            continue
        (open_vragen if vraag.soort == Peilingvraag.Soort.OPEN else zinnen).append(vraag)

    def rang(vraag: V) -> tuple[bool, bool, int, str]:
        lot = hashlib.sha256(f"{klantnummer}:{vraag.code or vraag.pk}".encode()).hexdigest()
        return vraag.experiment_id is None, vraag.code is not None, eerder.get(vraag.pk, 0), lot

    slot = sorted(open_vragen, key=rang)[:1]
    return sorted(zinnen, key=rang)[: aantal - len(slot)] + slot
