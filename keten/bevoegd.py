"""Who may decide: by location and by role, whichever way a domain function was called.

A view names the right that it asks (`keten.rechten`). The function that decides asks again: a task, a command
or another screen may call it as well.
"""

from keten.fouten import RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, rechten_van


def waarom_niet(door: Medewerker, locatie: Locatie, recht: Recht) -> str:
    """Why somebody may not do this at a location, in words; empty when it is allowed."""
    if not door.werkt_op(locatie):
        return f"U werkt niet op {locatie}."
    if recht not in rechten_van(door.rollen, locatie.rolverdeling):
        return f"Uw rol geeft hier geen toegang toe: {recht.label}."
    return ""


def mag(door: Medewerker, locatie: Locatie, recht: Recht) -> bool:
    """Whether somebody may do this at a location."""
    return not waarom_niet(door, locatie, recht)


def eis(door: Medewerker, locatie: Locatie, recht: Recht) -> None:
    """Refuse who does not work at a location, or whose role may not do this.

    Raises:
        RechtOntbreekt: another location, or a role without this right.
    """
    if reden := waarom_niet(door, locatie, recht):
        raise RechtOntbreekt(reden)


def eis_rol(door: Medewerker, recht: Recht) -> None:
    """Refuse whose role may not do what belongs to no location, such as a rule for the whole country.

    Raises:
        RechtOntbreekt: a role without this right.
    """
    if recht not in rechten_van(door.rollen):
        raise RechtOntbreekt(f"Uw rol geeft hier geen toegang toe: {recht.label}.")
