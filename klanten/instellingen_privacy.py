"""What a location chooses about accounts, privacy and safety; none of it stands in the sources."""

from keten.instellingen import Instelsoort, registreer

CODE_DAGEN = "activeringscode_dagen"
AANKONDIGING_WEKEN = "wissen_aankondigen_weken"
WISSEN_DOOR_TWEE = "wissen_door_twee"
WAARSCHUWING_MAANDEN = "waarschuwing_maanden"
_GROEP = "Privacy en veiligheid"


def meld_aan() -> None:
    """Declare the settings; called at start-up."""
    registreer(
        [
            Instelsoort(
                CODE_DAGEN,
                "Activeringscode geldig",
                "Zo lang kan een klant met de code van de balie een account maken.",
                _GROEP,
                7,
                minimum=1,
                maximum=60,
                eenheid="dagen",
                voorbeeld=True,
            ),
            Instelsoort(
                AANKONDIGING_WEKEN,
                "Bericht voor het wissen",
                "Zo lang voordat de bewaartermijn voorbij is, krijgt de klant bericht.",
                _GROEP,
                6,
                minimum=1,
                maximum=52,
                eenheid="weken",
                voorbeeld=True,
            ),
            Instelsoort(
                WISSEN_DOOR_TWEE,
                "Wissen door twee mensen",
                "Wie een dossier wist, is een ander dan wie dat voorstelde.",
                _GROEP,
                True,
                voorbeeld=True,
            ),
            Instelsoort(
                WAARSCHUWING_MAANDEN,
                "Waarschuwing na een incident",
                "Zo lang staat de waarschuwing hoogstens bij het dossier; daarna kijkt iemand opnieuw.",
                _GROEP,
                6,
                minimum=1,
                maximum=24,
                eenheid="maanden",
                voorbeeld=True,
            ),
        ]
    )
