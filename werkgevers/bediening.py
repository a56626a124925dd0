"""Who keeps the record of an employer: the location that serves it, and its accountmanager.

Everybody who speaks employers reads the register and records contacts in it; the record itself, its people,
its branches and who helps stay with those who serve the employer.
"""

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from werkgevers.models import Werkgever


def bedient(werkgever: Werkgever, door: Medewerker) -> bool:
    """Whether an employee serves an employer: works at its location, or is its accountmanager now."""
    return (
        door.werkt_op(werkgever.locatie)
        or werkgever.accountmanagerschappen.filter(tot__isnull=True, medewerker=door).exists()
    )


def vereis_bediening(werkgever: Werkgever, door: Medewerker) -> None:
    """Let nobody else than those who serve an employer change its record.

    Raises:
        NietToegestaan: `door` works at another location and is not the accountmanager.
    """
    if not bedient(werkgever, door):
        raise NietToegestaan(
            f"{werkgever.locatie} bedient deze werkgever. Vraag een collega daar om dit te wijzigen."
        )
