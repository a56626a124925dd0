"""Numbers that pass the eleven-test and belong to nobody."""

from collections.abc import Iterator
from itertools import count

_EERSTE = 90_000_000
_REEKS = 10_000_000
_STAP = 6_180_339  # shares no factor with the length of the range, so every number comes by once
_GEWICHTEN = range(9, 1, -1)


def demo_bsns(begin: int = 0) -> Iterator[str]:
    """BSNs that begin with a 9, all different and in no visible order.

    Args:
        begin: how many to pass over; of eleven numbers, ten pass the test.

    The public test persons of the government have numbers of this kind (900… of DigiD, 999… of the BRP), and
    numbers so high have not been given out to people. There are about nine million of them.
    """
    for nummer in count(begin):
        if nummer == _REEKS:
            return
        kop = str(_EERSTE + nummer * _STAP % _REEKS)
        rest = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(kop, _GEWICHTEN, strict=True)) % 11
        if rest < 10:
            yield f"{kop}{rest}"
