"""What a location chooses about vacancies: how the clock counts, who goes first, how long one is fresh."""

from keten.instellingen import Instelsoort, registreer
from werkgevers.models import Vacature

KLOK_TELLING = "vacature_klok_telling"
VOORRANG = "vacature_voorrang"
ACTUEEL = "vacature_actueel"
WAARSCHUWEN = "vacature_waarschuwen"
HEROPENEN = "vacature_heropenen"
MOEILIJK = "vacature_moeilijk"
NIEMAND = "niemand"
_GROEP = "Vacatures"

_SOORTEN = (
    Instelsoort(
        KLOK_TELLING,
        "De klok van 72 uur",
        "Of de klok van een vacature ook in het weekend en op feestdagen telt. Geldt voor nieuwe vacatures.",
        _GROEP,
        standaard=Vacature.Telling.DOOR.value,
        keuzes=tuple(Vacature.Telling.choices),
        voorbeeld=True,
    ),
    Instelsoort(
        VOORRANG,
        "Wie het eerst een kandidaat mag voordragen",
        "In de eerste dagen na binnenkomst draagt alleen deze organisatie voor. Hoeveel dagen dat zijn, "
        "staat bij de termijnen. Geldt voor nieuwe vacatures.",
        _GROEP,
        standaard=NIEMAND,
        keuzes=(
            (NIEMAND, "niemand gaat voor"),
            ("gemeente", "de gemeente"),
            ("cwi", "CWI (UWV WERKbedrijf)"),
            ("uwv", "UWV"),
        ),
        bron="Goed bekeken! (AKO Monitorgroep 2005), 3.9, Zoetermeer (TAZ): de gemeente, 2 dagen",
    ),
    Instelsoort(
        ACTUEEL,
        "Zo lang is een vacature actueel",
        "Daarna sluit de vacature vanzelf, als niemand hem verlengt.",
        _GROEP,
        standaard=30,
        minimum=3,
        maximum=365,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        WAARSCHUWEN,
        "Waarschuwen voordat een vacature sluit",
        "Zo veel dagen ervoor krijgt de accountmanager een taak.",
        _GROEP,
        standaard=5,
        minimum=1,
        maximum=60,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        HEROPENEN,
        "Een gesloten vacature heropenen",
        "Tot zo veel dagen na het sluiten kan een vacature weer open.",
        _GROEP,
        standaard=14,
        minimum=1,
        maximum=365,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        MOEILIJK,
        "Moeilijk vervulbaar",
        "Een vacature die langer open staat, telt als moeilijk vervulbaar.",
        _GROEP,
        standaard=60,
        minimum=7,
        maximum=730,
        eenheid="dagen",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(_SOORTEN)
