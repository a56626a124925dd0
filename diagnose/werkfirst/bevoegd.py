"""Who may decide about a Work First placement (D-59, H-42)."""

from diagnose.models import WerkFirstPlaatsing
from keten.bevoegd import eis, waarom_niet
from keten.fouten import RechtOntbreekt
from keten.models import Medewerker
from keten.rechten import Recht
from klanten.models import Klant


def eis_werkfirst(klant: Klant, door: Medewerker, *, doel: str) -> None:
    """Refuse who may not: it is a step of the plan, and with enforcement as its goal also a matter of risk.

    Raises:
        RechtOntbreekt: another location, no right to plans, or to enforcement when that is the goal.
    """
    eis(door, klant.locatie, Recht.WERKPLAN)
    if doel == WerkFirstPlaatsing.Doel.HANDHAVING and (
        reden := waarom_niet(door, klant.locatie, Recht.RISICO)
    ):
        raise RechtOntbreekt(reden, veld="doel")
