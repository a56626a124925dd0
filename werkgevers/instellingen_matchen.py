"""What a location can choose about matching: what weighs most, and when availability is asked again."""

from keten.instellingen import Instelsoort, registreer

EISEN = "match_gewicht_eisen"
BEROEP = "match_gewicht_beroep"
WENSEN = "match_gewicht_wensen"
UREN = "match_gewicht_uren"
AFSTAND = "match_gewicht_afstand"
BESCHIKBAAR_WEKEN = "beschikbaar_weken"

_GROEP = "Matchen"


def _gewicht(code: str, naam: str, uitleg: str, standaard: int) -> Instelsoort:
    return Instelsoort(
        code=code,
        naam=naam,
        uitleg=uitleg,
        groep=_GROEP,
        standaard=standaard,
        minimum=0,
        maximum=100,
        eenheid="punten",
        voorbeeld=True,
    )


SOORTEN = (
    _gewicht(EISEN, "Gewicht van de eisen", "Wie aan alle eisen voldoet, krijgt al deze punten.", 50),
    _gewicht(BEROEP, "Gewicht van het beroep", "Zelfde beroep: alles. Zelfde beroepsgroep: de helft.", 25),
    _gewicht(WENSEN, "Gewicht van de wensen", "Wie aan alle wensen voldoet, krijgt al deze punten.", 10),
    _gewicht(UREN, "Gewicht van de uren", "Passen de uren bij elkaar, dan krijgt iemand deze punten.", 10),
    _gewicht(AFSTAND, "Gewicht van de afstand", "Hoe dichterbij het werk, hoe meer van deze punten.", 5),
    Instelsoort(
        code=BESCHIKBAAR_WEKEN,
        naam="Beschikbaarheid opnieuw vragen na",
        uitleg="Daarna vraagt Mijn dossier of de klant nog beschikbaar is. De werkcoach krijgt een taak.",
        groep=_GROEP,
        standaard=6,
        minimum=1,
        maximum=52,
        eenheid="weken",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare the settings, at start-up."""
    registreer(SOORTEN)
