"""What a location chooses about its own management."""

from keten.instellingen import Instelsoort, registreer
from klanten import taaklinks
from klanten.taaklinks import Pagina

CASELOADNORM = "bestuur_caseloadnorm"
"""How many open dossiers one employee should have at most (X-11)."""


def meld_aan() -> None:
    """Declare the settings, and where tasks about proposals lead."""
    registreer(
        (
            Instelsoort(
                code=CASELOADNORM,
                naam="Open dossiers per medewerker",
                uitleg="Wie meer dossiers in begeleiding heeft dan deze norm, valt op in de overzichten.",
                groep="Bestuur",
                standaard=75,
                minimum=1,
                maximum=500,
                eenheid="dossiers",
                voorbeeld=True,
            ),
        )
    )
    taaklinks.registreer(
        "besluitregel", Pagina("landkaart:bestuur_antwoord", antwoord=True, in_dossier=False)
    )
