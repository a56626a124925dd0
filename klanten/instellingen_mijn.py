"""What a location can choose about booking by clients and about the client's own data."""

from keten.instellingen import Instelsoort, registreer

BOEKEN = "boeken_aan"
UREN_VOORAF = "boeken_uren_vooraf"
WEKEN_VOORUIT = "boeken_weken_vooruit"
HOOGSTENS = "boeken_hoogstens"
AFZEGGEN_UREN = "boeken_afzeggen_uren"
ANTWOORD_WERKDAGEN = "betwisting_werkdagen"
NAKIJKEN_MAANDEN = "gegevens_nakijken_maanden"

_AFSPRAKEN = "Afspraken door klanten"
_GEGEVENS = "Gegevens van klanten"

SOORTEN = (
    Instelsoort(
        code=BOEKEN,
        naam="Klanten boeken zelf een afspraak",
        uitleg="Klanten kiezen in Mijn dossier een vrij moment in een spreekuur.",
        groep=_AFSPRAKEN,
        standaard=True,
        bron="De ketens voorbij? (2004), Toonkamer: het maken van afspraken via internet",
    ),
    Instelsoort(
        code=UREN_VOORAF,
        naam="Boeken tot hoe lang van tevoren",
        uitleg="Dichterbij kan een klant geen moment meer kiezen.",
        groep=_AFSPRAKEN,
        standaard=24,
        minimum=1,
        maximum=240,
        eenheid="uur",
        voorbeeld=True,
    ),
    Instelsoort(
        code=WEKEN_VOORUIT,
        naam="Boeken tot hoe ver vooruit",
        uitleg="Verder weg kan een klant geen moment kiezen.",
        groep=_AFSPRAKEN,
        standaard=4,
        minimum=1,
        maximum=26,
        eenheid="weken",
        voorbeeld=True,
    ),
    Instelsoort(
        code=HOOGSTENS,
        naam="Afspraken die tegelijk open mogen staan",
        uitleg="Met zoveel geplande afspraken boekt een klant er zelf geen meer bij.",
        groep=_AFSPRAKEN,
        standaard=2,
        minimum=1,
        maximum=10,
        eenheid="afspraken",
        voorbeeld=True,
    ),
    Instelsoort(
        code=AFZEGGEN_UREN,
        naam="Verzetten of afzeggen tot hoe lang van tevoren",
        uitleg="Daarna belt de klant de locatie.",
        groep=_AFSPRAKEN,
        standaard=24,
        minimum=1,
        maximum=240,
        eenheid="uur",
        voorbeeld=True,
    ),
    Instelsoort(
        code=ANTWOORD_WERKDAGEN,
        naam="Antwoord als een klant zegt dat iets niet klopt",
        uitleg="Binnen deze tijd beoordeelt een medewerker wat de klant meldt.",
        groep=_GEGEVENS,
        standaard=5,
        minimum=1,
        maximum=20,
        eenheid="werkdagen",
        voorbeeld=True,
    ),
    Instelsoort(
        code=NAKIJKEN_MAANDEN,
        naam="Gegevens laten nakijken",
        uitleg="Zo lang na de vorige keer vraagt de startpagina de klant om de gegevens na te kijken.",
        groep=_GEGEVENS,
        standaard=6,
        minimum=1,
        maximum=36,
        eenheid="maanden",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare the settings, at start-up."""
    registreer(SOORTEN)
