"""Counts that make up one sum together: hidden so that none of them tells what is hidden in another."""

from collections.abc import Sequence

from keten.kleine_getallen import verborgen_aantallen

Cellen = dict[tuple[str, str], int]
"""How many of each benefit and route."""


def afgeschermd(delen: Sequence[Cellen]) -> list[tuple[int | None, dict[tuple[str, str], int | None]]]:
    """Total and cells of counts that make up one sum, with None for what no other number may tell.

    A cell that is hidden in one of them is hidden in all; of a hidden total, every cell is.
    """
    totalen = [sum(cellen.values()) for cellen in delen]
    zonder = verborgen_aantallen(totalen)
    geheim: set[tuple[str, str]] = set()
    eerder = None
    while geheim != eerder:
        eerder = set(geheim)
        for cellen in delen:
            sleutels = list(cellen)
            vast = [plek for plek, sleutel in enumerate(sleutels) if sleutel in geheim]
            geheim |= {sleutels[plek] for plek in verborgen_aantallen(list(cellen.values()), vast)}
    return [
        (
            None if plek in zonder else totalen[plek],
            {s: None if plek in zonder or s in geheim else aantal for s, aantal in cellen.items()},
        )
        for plek, cellen in enumerate(delen)
    ]
