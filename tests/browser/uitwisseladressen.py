"""Where the pages of the exchange with systems of partners are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from klanten.models import Verschil


def _eerste() -> Verschil:
    return Verschil.objects.filter(koppeling__locatie__code="apeldoorn").earliest("pk")


UITWISSELADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "klanten:uitwisseling": lambda: {"pk": _eerste().uitwisseling_id},
    "klanten:uitwisselkoppeling": lambda: {"pk": _eerste().koppeling_id},
    "klanten:verschil": lambda: {"pk": _eerste().pk},
}
