"""Settings of a location about arrangements."""

from diagnose.models.jongeren import Vorm
from keten.instellingen import Instelsoort, registreer

JONGEREN_VORM = "jongerenarrangement_vorm"

SOORTEN = (
    Instelsoort(
        JONGEREN_VORM,
        "Verdeling van het werk bij het jongerenloket",
        "Geldt voor elk jongerenarrangement dat hierna begint. Geïntegreerd heeft de voorkeur.",
        "Jongeren",
        Vorm.GEINTEGREERD.value,
        keuzes=tuple((code, str(naam)) for code, naam in Vorm.choices),
        bron="Goed bekeken! (AKO Monitorgroep 2005), 3.7",
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)
