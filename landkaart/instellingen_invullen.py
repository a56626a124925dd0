"""What a location chooses about filling in the Landkaart."""

from keten.instellingen import Instelsoort, registreer

_GROEP = "Landkaart"


def meld_aan() -> None:
    """Declare the settings."""
    registreer(
        (
            Instelsoort(
                code="landkaart_analyse_maanden",
                naam="Arbeidsmarktanalyse is recent",
                uitleg="Na zoveel maanden is een analyse verouderd en is mijlpaal 2 niet meer volledig.",
                groep=_GROEP,
                standaard=24,
                minimum=3,
                maximum=120,
                eenheid="maanden",
                voorbeeld=True,
            ),
        )
    )
