"""What every page of the portal knows."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest

from keten.navigatie import menu
from keten.oidc import aanbieder
from keten.rechten import Recht
from keten.verzoek import Verzoek


def portaal(request: HttpRequest) -> dict[str, Any]:
    """Menu, location and person for the layouts; empty for a visitor who is not signed in."""
    basis = {"demo": settings.DEMO, "versie": settings.VERSIE, "oidc": aanbieder()}
    verzoek = cast(Verzoek, request)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(request, "rechten"):
        return {
            **basis,
            "navigatie": [],
            "navigatie_zoeken": False,
            "medewerker": None,
            "locatie": None,
            "locaties": [],
        }
    medewerker = verzoek.medewerker_of_niets
    return {
        **basis,
        "navigatie": menu(verzoek),
        "navigatie_zoeken": Recht.ZOEKEN in verzoek.rechten,
        "medewerker": medewerker,
        "locatie": verzoek.locatie_of_niets,
        "locaties": list(medewerker.locaties.all()) if medewerker else [],
        "rechten": verzoek.rechten,
    }
