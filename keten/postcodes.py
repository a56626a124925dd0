"""The map of postcodes that ships with the portal (`gegevens/postcodegebieden.csv`)."""

import csv
from decimal import Decimal
from pathlib import Path

from keten.models import Postcodegebied

_BESTAND = Path(__file__).parent / "gegevens" / "postcodegebieden.csv"


def laad_postcodegebieden() -> int:
    """Add the areas that this database does not have yet; returns how many the file holds."""
    with _BESTAND.open(encoding="utf-8", newline="") as bestand:
        gebieden = [
            Postcodegebied(
                cijfers=int(rij["cijfers"]),
                plaats=rij["plaats"],
                gemeente=rij["gemeente"],
                breedtegraad=Decimal(rij["breedtegraad"]),
                lengtegraad=Decimal(rij["lengtegraad"]),
            )
            for rij in csv.DictReader(bestand)
        ]
    if Postcodegebied.objects.count() < len(gebieden):
        Postcodegebied.objects.bulk_create(gebieden, ignore_conflicts=True)
    return len(gebieden)


def gebied(postcode: str) -> Postcodegebied | None:
    """The area of a postcode such as `7311 KZ`; None when it is not a Dutch one, or not on the map."""
    cijfers = postcode.strip()[:4]
    return Postcodegebied.objects.filter(cijfers=int(cijfers)).first() if cijfers.isdigit() else None
