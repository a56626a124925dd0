"""The way of a client over a ladder as a drawing: places in a box, worked out on the server."""

import datetime
from dataclasses import dataclass

from keten.models import Trede
from keten.tijd import vandaag
from klanten.ladder import Beweging

BREED, RIJ = 640, 36
_LINKS, _RECHTS, _BOVEN, _ONDER = 190, 16, 12, 28


@dataclass(frozen=True)
class Lijn:
    """A rung in the drawing: its name and its height."""

    naam: str
    y: int


@dataclass(frozen=True)
class Punt:
    """A position in the drawing."""

    x: int
    y: int
    sinds: datetime.date


@dataclass(frozen=True)
class Beeld:
    """The drawing: a box, the rungs as lines, and the way as a broken line with its turning points.

    Attributes:
        pad: the points of the line, as SVG's `polyline` takes them.
        links, rechts: between which the line runs.
        dagen: first and last day, with their place.
    """

    breed: int
    hoog: int
    links: int
    rechts: int
    onder: int
    lijnen: list[Lijn]
    punten: list[Punt]
    pad: str
    begin: datetime.date
    einde: datetime.date


def teken(bewegingen: list[Beweging], treden: list[Trede]) -> Beeld | None:
    """Draw the way over a ladder up to today; None when there is nothing to draw."""
    if not bewegingen:
        return None
    hoogte = {trede.pk: _BOVEN + RIJ // 2 + RIJ * rij for rij, trede in enumerate(reversed(treden))}
    begin, einde = bewegingen[0].positie.sinds, vandaag()
    dagen = max((einde - begin).days, 1)
    rechts = BREED - _RECHTS

    def plaats(dag: datetime.date) -> int:
        return _LINKS + round((rechts - _LINKS) * (dag - begin).days / dagen)

    punten = [
        Punt(plaats(een.positie.sinds), hoogte[een.positie.trede_id], een.positie.sinds) for een in bewegingen
    ]
    hoog = _BOVEN + RIJ * len(treden) + _ONDER
    return Beeld(
        breed=BREED,
        hoog=hoog,
        links=_LINKS,
        rechts=rechts,
        onder=hoog - 8,
        lijnen=[Lijn(str(trede), hoogte[trede.pk]) for trede in treden],
        punten=punten,
        pad=_trap(punten, rechts),
        begin=begin,
        einde=einde,
    )


def _trap(punten: list[Punt], rechts: int) -> str:
    """A line that stays on a rung until the next position, and runs on to today."""
    delen, vorige = [], None
    for punt in punten:
        if vorige is not None:
            delen.append(f"{punt.x},{vorige.y}")
        delen.append(f"{punt.x},{punt.y}")
        vorige = punt
    delen.append(f"{rechts},{punten[-1].y}")
    return " ".join(delen)
