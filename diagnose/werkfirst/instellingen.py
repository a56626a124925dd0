"""Settings of a location about Work First."""

from keten.instellingen import Instelsoort, registreer

VERZUIM_NORM = "werkfirst_verzuim"

SOORTEN = (
    Instelsoort(
        VERZUIM_NORM,
        "Verzuim bij Work First",
        "Vanaf zoveel dagen zonder geldige afmelding valt een plaatsing op in de lijst.",
        "Work First",
        3,
        minimum=1,
        maximum=30,
        eenheid="dagen",
        bron="Goed bekeken! (AKO Monitorgroep 2005), 3.6, noemt strenge controle op verzuim zonder aantal",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)
