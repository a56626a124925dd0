"""How employers judged the service, beside what clients say; counted on their own page (W-08, X-44)."""

from keten.models import Locatie
from klanten.kwartalen import Kwartaal
from werkgevers.tevredenheidscijfers import Cijfer, per_kwartaal


def over_kwartalen(locatie: Locatie) -> list[tuple[Kwartaal, Cijfer]]:
    """The mean of all expectations of employers in the last quarters, the oldest first."""
    tabel = per_kwartaal(locatie)
    return list(zip(tabel.kwartalen, tabel.rijen[0].cijfers, strict=True))
