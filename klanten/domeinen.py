"""How wide the service of a municipality is: work and income only, or school and care too (K-23)."""

from keten.instellingen import waarde
from keten.models import Ketenpartner
from keten.tijd import vandaag
from klanten.models import Klant

DOMEINEN = "domeinen"
KEUZES = (
    ("werk", "werk"),
    ("inkomen", "inkomen"),
    ("scholing", "scholing"),
    ("zorg", "zorg"),
    ("participatie", "participatie"),
)
"""The domains of the sources, by the code that instruments carry too."""


def domeinen_van(klant: Klant) -> frozenset[str]:
    """The domains that the municipality of a client offers its inhabitants; all of them when it is unknown.

    Source: De lerende keten (IWI 2008): the breadth of the service differs per municipality.
    """
    gemeente = gemeente_van(klant)
    if gemeente is None:
        return frozenset(code for code, _ in KEUZES)
    return frozenset(waarde(DOMEINEN, gemeente))


def gemeente_van(klant: Klant) -> Ketenpartner | None:
    """Where the client lives as recorded; else the municipality of the location, when there is only one."""
    if klant.gemeente_id is not None:
        return klant.gemeente
    gemeenten = Ketenpartner.objects.geldig_op(vandaag()).filter(
        locaties=klant.locatie_id, kolom=Ketenpartner.Kolom.GEMEENTE
    )[:2]
    return gemeenten[0] if len(gemeenten) == 1 else None
