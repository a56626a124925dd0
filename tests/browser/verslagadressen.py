"""Where the pages of the joint reports are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from landkaart.models import Ketenverslag


def _verslag(stand: str) -> dict[str, Any]:
    return {"pk": Ketenverslag.objects.filter(locatie__code="apeldoorn", stand=stand).earliest("pk").pk}


VERSLAGADRESSEN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "landkaart:ketenverslag": lambda w: _verslag("ondertekend"),
    "landkaart:ketenverslag_intrekken": lambda w: _verslag("ter_tekening"),
    "landkaart:ketenverslag_tekenen": lambda w: _verslag("ter_tekening"),
    "landkaart:ketenverslag_toelichten": lambda w: _verslag("ter_tekening"),
}
"""By page, the report that it is about."""
