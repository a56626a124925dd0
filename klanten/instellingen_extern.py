"""What a location chooses about referring to outside partners; the sources do not say how long (X-13)."""

from keten.instellingen import Instelsoort, registreer

MAANDEN = "partnerverwijzing_maanden"
VERSLAG_WEKEN = "partnerverslag_weken"
_GROEP = "Externe partners"

_SOORTEN = (
    Instelsoort(
        MAANDEN,
        "Een verwijzing naar een externe partner duurt",
        "Zo lang staat er op het formulier. Per klant kan het korter, of langer tot een jaar.",
        _GROEP,
        6,
        minimum=1,
        maximum=12,
        eenheid="maanden",
        voorbeeld=True,
    ),
    Instelsoort(
        VERSLAG_WEKEN,
        "Een externe partner doet verslag na",
        "Komt er geen verslag, dan krijgt de partner een e-mail, en na een week de contactpersoon een taak.",
        _GROEP,
        8,
        minimum=1,
        maximum=52,
        eenheid="weken",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare the settings of this room."""
    registreer(_SOORTEN)
