"""The register of all locations: loaded from a file as a whole or not at all, and kept as one (L-01).

The sources count 124 locations and name only some; whoever keeps the Landkaart loads the others.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie
from landkaart.locatiebestand import BRON, lees
from landkaart.locatierijen import Bekend, Lezing, gemeenten_van, kort


@transaction.atomic
def voer_in(tekst: str) -> Lezing:
    """Write what a file says: all of it or nothing. Loading it again changes nothing.

    Raises:
        NietToegestaan: there is a fault in it.
    """
    lezing = lees(tekst)
    if lezing.fouten:
        raise NietToegestaan("Er staan nog fouten in het bestand. Er is niets ingelezen.")
    landelijk = list(Ketenpartner.objects.exclude(kolom=Ketenpartner.Kolom.GEMEENTE))
    gemeenten = Bekend().gemeenten
    for rij in lezing.rijen:
        if rij.stand == "gelijk":
            continue
        rij.locatie.save()
        nieuw = [gemeenten.get(kort(naam)) or _maak_gemeente(naam, gemeenten) for naam in rij.gemeenten]
        if rij.stand == "nieuw":
            rij.locatie.partners.set([*landelijk, *nieuw])
        else:
            weg = rij.locatie.partners.filter(kolom=Ketenpartner.Kolom.GEMEENTE, naam__in=rij.eraf)
            rij.locatie.partners.remove(*weg)
            rij.locatie.partners.add(*nieuw)
    codes = Locatie.objects.in_bulk([rij.ouder for rij in lezing.rijen if rij.ouder], field_name="code")
    for rij in lezing.rijen:
        rij.locatie.ouder = codes.get(rij.ouder)
    Locatie.objects.bulk_update([rij.locatie for rij in lezing.rijen], ["ouder"])
    return lezing


def rijen() -> Iterator[list[Any]]:
    """All locations, in the order of `landkaart.locatiebestand.KOLOMMEN`: to change and load again."""
    for locatie in Locatie.objects.select_related("regio", "ouder").prefetch_related("partners"):
        yield [
            locatie.code,
            locatie.naam,
            locatie.plaats,
            locatie.regio.code,
            "|".join(sorted(gemeenten_van(locatie))),
            locatie.benaming,
            locatie.grootte,
            locatie.ouder.code if locatie.ouder else "",
            "",
            locatie.breedtegraad,
            locatie.lengtegraad,
        ]


def _maak_gemeente(naam: str, gemeenten: dict[str, Ketenpartner]) -> Ketenpartner:
    plaats = naam.removeprefix("gemeente ")
    partner = Ketenpartner.objects.create(
        code=f"gemeente-{slugify(plaats)}"[:50],
        naam=f"gemeente {plaats}"[:100],
        kolom=Ketenpartner.Kolom.GEMEENTE,
        bron=BRON,
    )
    gemeenten[kort(naam)] = partner
    return partner
