"""The course of a breach as steps on the screen: what is done, what is going on, what comes."""

from typing import NamedTuple

from handhaving.models import Overtreding
from handhaving.models.overtreding import AFGELOPEN, GELDT, Stand

_RIJ = ("Vastgelegd", "Voorstel", "Klant gehoord", "Besluit", "Brief", "Bezwaar")
_HIER = {
    Stand.VASTGELEGD: 1,
    Stand.HOREN: 2,
    Stand.GEHOORD: 3,
    Stand.OPGELEGD: 4,
    Stand.BEKENDGEMAAKT: 5,
    Stand.BEZWAAR: 5,
}


class Schermstap(NamedTuple):
    """A step: its name, and klaar, bezig or komt."""

    naam: str
    stand: str


def verloop(overtreding: Overtreding) -> list[Schermstap]:
    """The steps of a breach; of one that ended, nothing comes any more."""
    stand = Stand(overtreding.stand)
    if stand in AFGELOPEN or (stand in GELDT and stand is not Stand.BEKENDGEMAAKT):
        return []
    hier = _HIER[stand]
    return [
        Schermstap(naam, "klaar" if nummer < hier else "bezig" if nummer == hier else "komt")
        for nummer, naam in enumerate(_RIJ)
    ]
