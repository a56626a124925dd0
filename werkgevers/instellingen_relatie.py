"""What a location chooses about contact with employers."""

from keten.instellingen import Instelsoort, registreer

BENADERPERIODE = "werkgever_benaderperiode"

INSTELLINGEN = (
    Instelsoort(
        code=BENADERPERIODE,
        naam="Waarschuwen voor dubbele benadering",
        uitleg="Wie een contact met een werkgever plant, krijgt een waarschuwing als een andere partner "
        "binnen zoveel dagen ook contact heeft of had.",
        groep="Werkgevers",
        standaard=14,
        minimum=1,
        maximum=120,
        eenheid="dagen",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Make these settings known."""
    registreer(INSTELLINGEN)
