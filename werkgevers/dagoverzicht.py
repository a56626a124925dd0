"""What waits for an accountmanager today, the sectors of the market plan first."""

from dataclasses import dataclass

from keten.instellingen import waarden
from keten.models import Locatie, Medewerker
from werkgevers import marktplanregels
from werkgevers.dagvacatures import antwoorden, klokken, stille_vacatures
from werkgevers.dagzaken import Zaak, beloften, contacten, nazorgmomenten, subsidies
from werkgevers.instellingen_sturen import STEUN_WAARSCHUWEN, STIL

_PER_BLOK = 10
_GEEN_PRIORITEIT = 9


@dataclass(frozen=True)
class Blok:
    """Things of one kind; `meer` counts those that are not shown."""

    titel: str
    leeg: str
    zaken: list[Zaak]
    meer: int


def lees(medewerker: Medewerker, locatie: Locatie) -> list[Blok]:
    """The day of an accountmanager, in a fixed number of queries."""
    rang = marktplanregels.prioriteiten(locatie)
    keuze = waarden(locatie)
    return [
        _blok("Klokken", "Er loopt geen klok af.", klokken(medewerker, locatie, rang)),
        _blok("Antwoord van de werkgever", "Er wacht geen antwoord.", antwoorden(medewerker, locatie, rang)),
        _blok("Contacten", "Deze week staan er geen contacten.", contacten(medewerker, locatie, rang)),
        _blok("Beloften", "Deze week loopt er geen afspraak af.", beloften(medewerker, locatie, rang)),
        _blok("Nazorg", "Deze week is er geen nazorg te doen.", nazorgmomenten(medewerker, locatie, rang)),
        _blok(
            "Subsidies die eindigen",
            "Er eindigt binnenkort geen subsidie.",
            subsidies(medewerker, locatie, rang, keuze[STEUN_WAARSCHUWEN]),
        ),
        _blok(
            "Vacatures die stil liggen",
            "Er ligt geen vacature stil.",
            stille_vacatures(medewerker, locatie, rang, keuze[STIL]),
        ),
    ]


def _blok(titel: str, leeg: str, zaken: list[Zaak]) -> Blok:
    """Late first, then by priority of the sector, then by day."""
    gesorteerd = sorted(
        zaken, key=lambda een: (not een.te_laat, een.prioriteit or _GEEN_PRIORITEIT, str(een.wanneer))
    )
    return Blok(titel, leeg, gesorteerd[:_PER_BLOK], max(0, len(gesorteerd) - _PER_BLOK))
