"""What every page of the portal knows."""

from functools import partial
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from keten import hulp, rondleiding
from keten.aanbieders import knoppen
from keten.hulp import Hulp
from keten.models import Gebruiker
from keten.navigatie import Menukeuze, menu
from keten.rechten import Recht
from keten.verzoek import Verzoek
from keten.views.start import BUITEN

STARTPAGINAS = frozenset({"keten:start", *BUITEN.values()})
"""Where the guided tour invites."""


def portaal(request: HttpRequest) -> dict[str, Any]:
    """Menu, location and person for the layouts; empty for a visitor who is not signed in."""
    aanmeldknoppen = partial(knoppen, request)  # asked of the database on the page that shows them
    basis = {"demo": settings.DEMO, "versie": settings.VERSIE, "aanmeldknoppen": aanmeldknoppen}
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
            **_hulp(verzoek, []),
            "uitnodiging": None,
        }
    medewerker, navigatie = verzoek.medewerker_of_niets, menu(verzoek)
    op_start = _urlnaam(verzoek) in STARTPAGINAS
    return {
        **basis,
        **_hulp(verzoek, navigatie),
        "uitnodiging": SimpleLazyObject(lambda: rondleiding.van(cast(Gebruiker, user))) if op_start else None,
        "navigatie": navigatie,
        "navigatie_zoeken": Recht.ZOEKEN in verzoek.rechten,
        "medewerker": medewerker,
        "locatie": verzoek.locatie_of_niets,
        "locaties": list(medewerker.locaties.all()) if medewerker else [],
        "rechten": verzoek.rechten,
    }


def _urlnaam(request: HttpRequest) -> str:
    """The URL name of the page that is open; empty when there is none, as on a page about a fault."""
    gevonden = getattr(request, "resolver_match", None)
    return gevonden.view_name if gevonden else ""


def _hulp(request: HttpRequest, navigatie: list[Menukeuze]) -> dict[str, Any]:
    """Help with the page that is open, with the pages of the reader's own menu that it points to."""
    gevonden: Hulp | None = hulp.voor(_urlnaam(request))
    naar = {reverse(naam) for naam in gevonden.naar} if gevonden else set()
    return {"schermhulp": gevonden, "hulp_links": [punt for punt in navigatie if punt.url in naar]}
