"""Settings of a location about its monitor: when a difference between groups is worth a warning."""

from handhaving.monitor.verhoudingen import Band
from handhaving.risico.instellingen import GROEP
from keten.instellingen import Instelsoort, registreer, waarden
from keten.models import Locatie

ONDER = "gelijkheid_onder"
BOVEN = "gelijkheid_boven"

SOORTEN = (
    Instelsoort(
        ONDER,
        "Waarschuwen onder een verhouding van",
        "Wordt een groep zoveel minder vaak gecontroleerd of beoordeeld dan de anderen, dan waarschuwt de "
        "monitor. 100 betekent: even vaak.",
        GROEP,
        standaard=80,
        minimum=1,
        maximum=99,
        eenheid="procent",
        voorbeeld=True,
    ),
    Instelsoort(
        BOVEN,
        "Waarschuwen boven een verhouding van",
        "Wordt een groep zoveel vaker gecontroleerd of beoordeeld dan de anderen, dan waarschuwt de monitor. "
        "100 betekent: even vaak.",
        GROEP,
        standaard=125,
        minimum=101,
        maximum=1000,
        eenheid="procent",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)


def band(locatie: Locatie) -> Band:
    """Between which ratios a location counts groups as treated alike."""
    eigen = waarden(locatie)
    return Band(eigen[ONDER] / 100, eigen[BOVEN] / 100)
