"""Into which groups a figure about clients is split (X-32, X-42)."""

UITSPLITSINGEN: dict[str, str] = {
    "partner": "Partner van de contactpersoon",
    "team": "Team",
    "regime": "Uitkering",
    "route": "Route",
    "kwadrant": "Kwadrant",
    "leeftijd": "Leeftijd",
    "geslacht": "Geslacht",
    "instrument": "Instrument",
    "praktijk": "Praktijk uit een experiment dat klaar is",
    "beginafstand": "Afstand tot werk bij de eerste diagnose",
}
"""The breakdowns by their code, in the order in which people are asked to choose."""
