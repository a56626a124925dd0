"""Numbers so small that they would point at somebody."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

ONDER = 5
"""Fewer than this are not counted out loud: somebody who knows one of them could recognise the others.

A choice of the portal, the same for clients and for employers. Nobody at all is no secret.
"""

_Deel = TypeVar("_Deel")


def te_klein(aantal: int) -> bool:
    """Whether a number must not be shown; zero may be."""
    return 0 < aantal < ONDER


def verberg(aantal: int) -> int | None:
    """The number, or None when it must not be shown."""
    return None if te_klein(aantal) else aantal


def verborgen_plekken(
    delen: Sequence[_Deel],
    *,
    klein: Callable[[Sequence[_Deel]], bool],
    grootte: Callable[[_Deel], int],
    geheim: Collection[int] = (),
) -> set[int]:
    """The places of the parts of one total that stay hidden, so that nobody can subtract what is hidden.

    Small parts are hidden, and then the smallest others, until the hidden ones are at least two and together
    no small number: what the total leaves over tells nothing about one of them.

    Args:
        klein: whether these parts, taken together, are too few to show.
        grootte: how many stand behind a part; one with nobody hides nothing.
        geheim: places that are hidden in any case.
    """
    weg = {plek for plek, deel in enumerate(delen) if plek in geheim or klein([deel])}
    rest = sorted(
        (plek for plek, deel in enumerate(delen) if grootte(deel) and plek not in weg),
        key=lambda plek: grootte(delen[plek]),
    )
    while weg and rest and (len(weg) < 2 or klein([delen[plek] for plek in sorted(weg)])):
        weg.add(rest.pop(0))
    return weg


def verborgen_aantallen(aantallen: Sequence[int], geheim: Collection[int] = ()) -> set[int]:
    """The same of plain numbers."""
    return verborgen_plekken(
        aantallen, klein=lambda delen: te_klein(sum(delen)), grootte=lambda aantal: aantal, geheim=geheim
    )


def scherm_af(aantallen: Sequence[int]) -> list[int | None]:
    """The cells of one total, with None where a number stays hidden."""
    weg = verborgen_aantallen(aantallen)
    return [None if plek in weg else aantal for plek, aantal in enumerate(aantallen)]
