"""Who may take a step with a breach (H-45): by location, right and organisation, and never the same twice.

Each function gives the reason why not, in words, or nothing: screens show it, functions refuse with it.
"""

from collections.abc import Callable

from handhaving.maatregelen.instellingen import BESLISROL
from handhaving.models import Overtreding, Voorstel
from handhaving.models.overtreding import OVERGANGEN, Wie
from keten import bevoegd
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.instellingen import waarde
from keten.models import Ketenpartner, Medewerker
from keten.rechten import Recht, Rol, rechten_van
from keten.tijd import vandaag


def uitkerend(partner: Ketenpartner) -> Ketenpartner:
    """The organisation that pays today: after a merger its successor (X-12)."""
    dag = vandaag()
    while partner.opvolger is not None and partner.geldig_tot is not None and partner.geldig_tot < dag:
        partner = partner.opvolger
    return partner


def beslisrol(partner: Ketenpartner) -> Rol:
    """Which role decides at an organisation.

    Source: De lerende keten (IWI 2008): at UWV the werkcoach; in municipalities the klantmanager werk or the
    inkomensconsulent.
    """
    return Rol(waarde(BESLISROL, uitkerend(partner)))


def waarom_niet_organisatie(overtreding: Overtreding, voorstel: Voorstel, door: Medewerker) -> str:
    """What the paying organisation does: its own people who may decide, at the location."""
    if reden := bevoegd.waarom_niet(door, overtreding.klant.locatie, Recht.MAATREGEL_BESLISSEN):
        return reden
    betaler = uitkerend(voorstel.partner)
    if door.partner_id != betaler.pk:
        return f"{betaler} betaalt de uitkering. Alleen iemand van {betaler} beslist hierover."
    return ""


def waarom_niet_beslissen(overtreding: Overtreding, voorstel: Voorstel, door: Medewerker) -> str:
    """The decision: the role that the organisation names, and another than who recorded or proposed."""
    if reden := waarom_niet_organisatie(overtreding, voorstel, door):
        return reden
    rol = beslisrol(voorstel.partner)
    if rol not in door.rollen:
        return f"Bij {uitkerend(voorstel.partner)} beslist een {rol.label} over maatregelen."
    if door.pk == voorstel.voorgesteld_door_id:
        return "U deed zelf het voorstel. Een collega beslist erover."
    if door.pk == overtreding.vastgelegd_door_id:
        return "U legde de overtreding zelf vast. Een collega beslist erover."
    return ""


def is_betrokken(overtreding: Overtreding, voorstel: Voorstel, door: Medewerker) -> bool:
    """Whether somebody recorded, proposed or decided a measure."""
    besloten_door = voorstel.besluit.besloten_door_id
    return door.pk in {voorstel.voorgesteld_door_id, overtreding.vastgelegd_door_id, besloten_door}


def waarom_niet_behandelen(overtreding: Overtreding, voorstel: Voorstel, door: Medewerker) -> str:
    """The objection: somebody of the organisation who took no part in what went before."""
    if reden := waarom_niet_organisatie(overtreding, voorstel, door):
        return reden
    if is_betrokken(overtreding, voorstel, door):
        return "U was bij deze maatregel betrokken. Een collega die er niet bij was behandelt het bezwaar."
    return ""


_REGELS: dict[Wie, Callable[[Overtreding, Voorstel, Medewerker], str]] = {
    Wie.BESLISSER: waarom_niet_beslissen,
    Wie.ORGANISATIE: waarom_niet_organisatie,
    Wie.BUITENSTAANDER: waarom_niet_behandelen,
}


def waarom_niet(stap: str, overtreding: Overtreding, voorstel: Voorstel | None, door: Medewerker) -> str:
    """Why somebody may not take a step of `OVERGANGEN`; empty when it is allowed."""
    regel = _REGELS.get(OVERGANGEN[stap].wie)
    if regel is None:
        return bevoegd.waarom_niet(door, overtreding.klant.locatie, Recht.MAATREGEL_VOORSTELLEN)
    if voorstel is None:
        return "Er ligt geen voorstel."
    return regel(overtreding, voorstel, door)


def vereis(stap: str, overtreding: Overtreding, voorstel: Voorstel | None, door: Medewerker) -> None:
    """Refuse a step to who may not take it.

    Raises:
        NietToegestaan: with the reason.
    """
    if reden := waarom_niet(stap, overtreding, voorstel, door):
        raise NietToegestaan(reden)


def vereis_beleid(partner: Ketenpartner, door: Medewerker) -> None:
    """Refuse the policy of an organisation to who does not work there.

    Raises:
        RechtOntbreekt: another organisation, or no right to policy.
    """
    if Recht.HANDHAVINGSBELEID not in rechten_van(door.rollen) or door.partner_id != partner.pk:
        raise RechtOntbreekt(f"Alleen {partner} stelt het eigen beleid vast.")
