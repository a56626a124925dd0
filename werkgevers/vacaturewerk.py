"""What every change of a vacancy begins with and leaves behind: it is held, and a line is written."""

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from werkgevers import klok, vacatureverloop
from werkgevers.models import Vacature, Vacaturegebeurtenis
from werkgevers.vacatureverloop import WERKGEVER


def houd_vast(vacature: Vacature, door: Medewerker | None) -> Vacature:
    """The vacancy, held; only people of its own location, or its employer, change it."""
    huidig = klok.slot(vacature)
    if door is not None and not door.werkt_op(huidig.locatie):
        raise NietToegestaan(f"Deze vacature hoort bij {huidig.locatie}.")
    return huidig


def houd_open(vacature: Vacature, door: Medewerker | None) -> Vacature:
    """The vacancy, held, while it is open still."""
    huidig = houd_vast(vacature, door)
    if huidig.stand != Vacature.Stand.OPEN:
        raise NietToegestaan("Deze vacature is al gesloten.")
    return huidig


def schrijf_regel(
    vacature: Vacature,
    soort: Vacaturegebeurtenis.Soort,
    zin: str,
    *,
    door: Medewerker | None,
    namens: str = WERKGEVER,
    uitleg: str = "",
) -> None:
    """Write what happened; without an employee it was the employer, unless `namens` says otherwise."""
    namens = "" if door else namens
    vacatureverloop.schrijf(vacature, soort, zin, door=door, namens=namens, uitleg=uitleg)
