"""What the timeline says about a Work First placement (D-59, H-42)."""

from diagnose.models import WerkFirstPlaatsing
from keten.models import Medewerker
from klanten import tijdlijn
from klanten.models import Gebeurtenis


def schrijf(plaatsing: WerkFirstPlaatsing, zin: str, *, door: Medewerker) -> None:
    """A line that the client reads; of colleagues, those of enforcement only when that is the goal."""
    om_handhaving = plaatsing.doel == WerkFirstPlaatsing.Doel.HANDHAVING
    soort = Gebeurtenis.Soort.HANDHAVING if om_handhaving else Gebeurtenis.Soort.WERKPLAN
    tijdlijn.leg_vast(plaatsing.klant, soort, zin, door=door, zichtbaar_voor_klant=True)
