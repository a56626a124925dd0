"""Settings of a location about chances of work; the sources give none of these limits."""

from keten.instellingen import Instelsoort, registreer

DALING = "kantelpunt_daling"
MINSTENS = "kans_minstens"
PLAATSEN = "kansverkenner_plaatsen"
PER_HONDERD = "kansverkenner_per_honderd"

_GROEP = "Kansen op werk"

SOORTEN = (
    Instelsoort(
        DALING,
        "Een kantelpunt is een daling van",
        "Zakt de kans op werk van een klant zo ver, dan krijgt de contactpersoon in die maand een taak. "
        "Geldt voor elke arbeidsmarkttoets die hierna wordt bewaard.",
        _GROEP,
        30,
        minimum=5,
        maximum=90,
        eenheid="procent",
        voorbeeld=True,
    ),
    Instelsoort(
        MINSTENS,
        "Een eigen schatting steunt op minstens",
        "Bij minder klanten in een maand staat er: onvoldoende gegevens.",
        _GROEP,
        30,
        minimum=10,
        maximum=1000,
        eenheid="klanten",
        voorbeeld=True,
    ),
    Instelsoort(
        PLAATSEN,
        "Voldoende banen vraagt minstens",
        "Open plaatsen in de regio voor het beroep van de klant.",
        _GROEP,
        5,
        minimum=1,
        maximum=500,
        eenheid="plaatsen",
        voorbeeld=True,
    ),
    Instelsoort(
        PER_HONDERD,
        "Voldoende banen vraagt per 100 werkzoekenden minstens",
        "Open plaatsen voor iedere honderd mensen die dit werk zoeken.",
        _GROEP,
        50,
        minimum=1,
        maximum=1000,
        eenheid="plaatsen",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)
