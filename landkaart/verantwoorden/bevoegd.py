"""Who writes the accounts of a location, and who signs for which partner (X-39, X-40)."""

from keten import bevoegd
from keten.fouten import RechtOntbreekt
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.rechten import Recht
from landkaart.bestuur.vertegenwoordigers import partners, sprekend


def eis(door: Medewerker, locatie: Locatie) -> None:
    """Refuse who does not account for a location.

    Raises:
        RechtOntbreekt: another location, or a role without the right.
    """
    bevoegd.eis(door, locatie, Recht.VERANTWOORDEN)


def eigen_partner(door: Medewerker, locatie: Locatie) -> Ketenpartner:
    """The partner for which somebody fetches figures here: the own organisation.

    Raises:
        RechtOntbreekt: no right here, or the own organisation does not work at this location.
    """
    eis(door, locatie)
    if door.partner_id not in {partner.pk for partner in partners(locatie)}:
        raise RechtOntbreekt(f"{door.partner} werkt niet op {locatie}.")
    return door.partner


def tekent_voor(door: Medewerker, locatie: Locatie) -> Ketenpartner:
    """For which partner somebody signs: only the own organisation.

    Where the location says who represents the partner in its management team, that person or the deputy does;
    where it does not, anyone of the partner with this right.

    Raises:
        RechtOntbreekt: no right here, another organisation, or somebody else represents it.
    """
    partner = eigen_partner(door, locatie)
    wie = set(sprekend(locatie).filter(partner=partner).values_list("medewerker", flat=True))
    if wie and door.pk not in wie:
        raise RechtOntbreekt(f"U vertegenwoordigt {partner} hier niet. Een collega tekent.")
    return partner
