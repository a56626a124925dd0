"""The caseload as a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from klanten.models import Clientbeeld
from klanten.stand import Stand

_ROUTE = "Route"
KOPPEN = (
    "Naam",
    "Klantnummer",
    "Uitkering",
    _ROUTE,
    "Kwadrant",
    "Contactpersoon",
    "Laatste contact",
    "Volgende stap",
    "Volgende afspraak",
    "Status",
)
_PER_KEER = 1000


def koppen(met_routes: bool) -> list[str]:
    """The headings; a location without routes has no column for them (D-22)."""
    return [kop for kop in KOPPEN if met_routes or kop != _ROUTE]


def rijen(beelden: QuerySet[Clientbeeld], met_routes: bool) -> Iterator[list[Any]]:
    """The rows under `koppen`, read from the database piece by piece.

    Args:
        beelden: pictures with how they stand, as `klanten.caseload.kies` gives them.
    """
    for beeld in beelden.select_related("klant", "contactpersoon__gebruiker").iterator(chunk_size=_PER_KEER):
        yield [
            beeld.klant.naam,
            beeld.klant.klantnummer,
            beeld.regimes,
            *([beeld.route] if met_routes else ()),
            beeld.kwadrant,
            str(beeld.contactpersoon or ""),
            beeld.laatste_contact,
            beeld.volgende_stap,
            beeld.volgende_afspraak,
            Stand(beeld.stand).label,  # type: ignore[attr-defined]
        ]
