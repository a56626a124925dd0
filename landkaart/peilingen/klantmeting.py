"""What milestone 14 shows of surveys: the latest in a sentence, and what clients write most (X-44)."""

from collections.abc import Sequence
from dataclasses import dataclass

from keten.models import Locatie
from landkaart.peilingen import coderen, tijdvakken, uitkomsten, verwoorden
from landkaart.peilingen.coderen import Codetelling
from landkaart.peilingen.rekenen import Respons
from landkaart.peilingen.tijdvakken import Tijdvak

_CODES = 3
_TE_WEINIG = "Er zijn nog te weinig antwoorden van klanten om te tonen."


@dataclass(frozen=True)
class Klantmeting:
    """The figures of clients beside the question of the milestone.

    Attributes:
        codes: those that enough clients wrote to name the number.
    """

    zin: str
    tijdvak: Tijdvak | None = None
    respons: Respons | None = None
    codes: Sequence[Codetelling] = ()


def van(locatie: Locatie) -> Klantmeting:
    """The latest stretch of a location that can be shown.

    Source: Integrale dienstverlening (IWI 2008), milestone 14: surveys and panels feed the improvement cycle.
    """
    tijdvak = next(iter(tijdvakken.van_locatie(locatie)), None)
    if tijdvak is None:
        return Klantmeting(_TE_WEINIG)
    verwachtingen = list(uitkomsten.per_verwachting(locatie, tijdvak).values())
    zin = verwoorden.samen(uitkomsten.alles(locatie, tijdvak), verwachtingen)
    codes = [een for een in coderen.tellingen(locatie, tijdvak) if een.klanten]
    return Klantmeting(zin or _TE_WEINIG, tijdvak, uitkomsten.respons(locatie, tijdvak), codes[:_CODES])
