"""Settings of a location about arrangements."""

from diagnose.models.diagnose import Diagnose
from diagnose.models.jongeren import Vorm
from keten.instellingen import Instelsoort, registreer

JONGEREN_VORM = "jongerenarrangement_vorm"
AFWEGING_VANAF = "instrument_afweging_vanaf"
DIAGNOSE_GELDT = "instrument_diagnose_dagen"
REGELVRAAG_WERKDAGEN = "regelvraag_werkdagen"
DIAGNOSE_WIJZE = "diagnose_wijze"
ZELFREDZAAM_FACTOR = "zelfredzaam_factor"
_GROEP = "Gereedschap"
_DIAGNOSE = "Diagnose"

SOORTEN = (
    Instelsoort(
        DIAGNOSE_WIJZE,
        "Hoe een nieuwe diagnose begint",
        "Dit staat klaar op het formulier; een medewerker kan per klant iets anders kiezen.",
        _DIAGNOSE,
        Diagnose.Wijze.EEN.value,
        keuzes=tuple((code, str(naam)) for code, naam in Diagnose.Wijze.choices),
        bron="Ketensamenwerking op 15 Werkpleinen (2009), 3.2",
    ),
    Instelsoort(
        ZELFREDZAAM_FACTOR,
        "Wie zich met weinig hulp redt, heeft zoveel keer zo weinig geplande contacten",
        "Bij 2 wordt eens in de 4 weken eens in de 8 weken. Geldt voor diagnoses die daarna worden gesteld.",
        _DIAGNOSE,
        2,
        minimum=1,
        maximum=6,
        eenheid="keer",
        voorbeeld=True,
    ),
    Instelsoort(
        JONGEREN_VORM,
        "Verdeling van het werk bij het jongerenloket",
        "Geldt voor elk jongerenarrangement dat hierna begint. Geïntegreerd heeft de voorkeur.",
        "Jongeren",
        Vorm.GEINTEGREERD.value,
        keuzes=tuple((code, str(naam)) for code, naam in Vorm.choices),
        bron="Goed bekeken! (AKO Monitorgroep 2005), 3.7",
    ),
    Instelsoort(
        AFWEGING_VANAF,
        "Afweging van kosten en baten boven",
        "Kost een instrument meer, dan vraagt het portaal wat het oplevert en een recente diagnose.",
        _GROEP,
        2500,
        maximum=100_000,
        eenheid="euro",
        voorbeeld=True,
    ),
    Instelsoort(
        DIAGNOSE_GELDT,
        "Een diagnose is recent tot",
        "Zo oud mag de diagnose hooguit zijn als een duur instrument wordt ingezet.",
        _GROEP,
        180,
        minimum=7,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        REGELVRAAG_WERKDAGEN,
        "Antwoord op een vraag over een regel binnen",
        "Geldt voor vragen die daarna worden gesteld.",
        _GROEP,
        10,
        minimum=1,
        maximum=60,
        eenheid="werkdagen",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)
