"""What a location can choose about checks: how many clients the lot chooses each month (H-30)."""

from handhaving.risico.instellingen import GROEP
from keten.instellingen import Instelsoort, registreer

OMVANG = "steekproef_omvang"

SOORTEN = (
    Instelsoort(
        OMVANG,
        "Grootte van de steekproef",
        "Zoveel klanten kiest het lot elke maand, van elke kleur. Zij krijgen een administratieve controle.",
        GROEP,
        standaard=5,
        minimum=1,
        maximum=100,
        eenheid="klanten",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare the settings, at start-up."""
    registreer(SOORTEN)
