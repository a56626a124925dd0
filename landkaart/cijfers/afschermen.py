"""Which groups of a figure stay hidden beside their total."""

from collections.abc import Callable, Sequence

from keten.indicatoren import Stand
from keten.kleine_getallen import verborgen_plekken
from landkaart.cijfers import lezen


def verborgen(
    groepen: Sequence[Stand], te_klein: Callable[[Stand], bool] = lambda een: een.te_klein
) -> set[int]:
    """The places of the groups that are not shown: what the total leaves over never tells a small one.

    Args:
        groepen: all groups into which one figure of one month is divided.
        te_klein: whether a group, or several as one, points at so few that it is not shown.
    """
    return verborgen_plekken(
        groepen,
        klein=lambda delen: any(te_klein(een) for een in [lezen.samen(delen)] if een),
        grootte=lambda een: een.mensen,
    )
