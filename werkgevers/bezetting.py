"""How many places of a vacancy are taken."""

from klanten.models import Klant
from werkgevers.models import Vacature, Voordracht


def bezet(vacature: Vacature, *, zonder: Klant | None = None) -> int:
    """How many places are taken: by who works there, and by who was hired and has not been placed yet.

    A placement that stopped frees its place, whatever the proposal behind it says.

    Args:
        zonder: a client who is not counted, because the place is being given to that client.
    """
    werkt = vacature.plaatsingen.lopend()
    aangenomen = vacature.voordrachten.filter(stand=Voordracht.Stand.GEPLAATST, plaatsing__isnull=True)
    aangenomen = aangenomen.exclude(klant__in=werkt.values("klant"))
    if zonder is not None:
        werkt, aangenomen = werkt.exclude(klant=zonder), aangenomen.exclude(klant=zonder)
    return werkt.count() + aangenomen.count()
