"""The map as a drawing: where each location stands, and which lines run to its satellites.

The outline is the build's `nederland.svg` (MapSVG, CC BY 4.0): a plain Mercator projection, so a formula puts
a location in its place and no tile server is needed.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from keten.models import Locatie

BREED, HOOG = 613, 724
STRAAL = 7.0
_WEST, _OOST, _LINKS, _RECHTS = 3.3575, 7.2272, 0.26, 612.28
_NOORD, _ZUID, _BOVEN, _ONDER = 53.5605, 50.7504, 0.27, 723.2
"""The corners of the outline: degrees, and where they lie in the drawing."""

_RONDES = 40

Plek = tuple[float, float]


@dataclass(frozen=True)
class Punt:
    """A location in the drawing.

    Attributes:
        rechts: whether its name fits at the right; else it stands at the left.
    """

    locatie: Locatie
    x: float
    y: float

    @property
    def rechts(self) -> bool:
        """Whether a name still fits at the right of the mark."""
        return self.x < BREED * 0.6


@dataclass(frozen=True)
class Lijn:
    """From a location to its satellite."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Tekening:
    """Everything that is drawn on the outline, and what has no place on it yet."""

    punten: list[Punt]
    lijnen: list[Lijn]
    zonder_plek: list[Locatie]


def projecteer(breedtegraad: float, lengtegraad: float) -> Plek:
    """Where a place lies in the drawing, in units of its view box."""
    x = _LINKS + (lengtegraad - _WEST) / (_OOST - _WEST) * (_RECHTS - _LINKS)
    hoogte = (_mercator(_NOORD) - _mercator(breedtegraad)) / (_mercator(_NOORD) - _mercator(_ZUID))
    return x, _BOVEN + hoogte * (_ONDER - _BOVEN)


def teken(locaties: Sequence[Locatie]) -> Tekening:
    """Put locations on the map; those that would cover each other move apart a little."""
    met = [locatie for locatie in locaties if locatie.breedtegraad is not None]
    plekken = schik(tuple(projecteer(float(x.breedtegraad or 0), float(x.lengtegraad or 0)) for x in met))
    punten = [Punt(locatie, x, y) for locatie, (x, y) in zip(met, plekken, strict=True)]
    return Tekening(punten, _lijnen(punten), [x for x in locaties if x.breedtegraad is None])


@lru_cache(maxsize=32)
def schik(plekken: tuple[Plek, ...]) -> tuple[Plek, ...]:
    """Move marks apart until none covers another; the same places give the same result."""
    rij = [list(plek) for plek in plekken]
    for _ronde in range(_RONDES):
        geduwd = False
        for een, ander in _te_dicht(rij):
            geduwd = True
            _duw(rij[een], rij[ander], een)
        if not geduwd:
            break
    return tuple((round(x, 1), round(y, 1)) for x, y in rij)


def _lijnen(punten: Iterable[Punt]) -> list[Lijn]:
    bij = {punt.locatie.pk: punt for punt in punten}
    return [
        Lijn(ouder.x, ouder.y, punt.x, punt.y)
        for punt in bij.values()
        if punt.locatie.ouder_id and (ouder := bij.get(punt.locatie.ouder_id))
    ]


def _te_dicht(rij: list[list[float]]) -> list[tuple[int, int]]:
    """Pairs of marks that cover each other; looking from left to right, only neighbours are compared."""
    volgorde = sorted(range(len(rij)), key=lambda nummer: rij[nummer][0])
    paren = []
    for plaats, een in enumerate(volgorde):
        for ander in volgorde[plaats + 1 :]:
            if rij[ander][0] - rij[een][0] >= 2 * STRAAL:
                break
            if math.dist(rij[een], rij[ander]) < 2 * STRAAL - 0.05:
                paren.append((een, ander))
    return paren


def _duw(een: list[float], ander: list[float], nummer: int) -> None:
    """Push two marks apart, each half the way; on one and the same spot the number gives the direction."""
    dx, dy = ander[0] - een[0], ander[1] - een[1]
    afstand = math.hypot(dx, dy)
    if afstand < 0.01:
        dx, dy, afstand = math.cos(nummer), math.sin(nummer), 1.0
        stap = STRAAL
    else:
        stap = (2 * STRAAL - afstand) / 2
    een[0], een[1] = een[0] - dx / afstand * stap, een[1] - dy / afstand * stap
    ander[0], ander[1] = ander[0] + dx / afstand * stap, ander[1] + dy / afstand * stap


def _mercator(breedtegraad: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(breedtegraad) / 2))
