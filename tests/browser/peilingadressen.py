"""Where the pages of surveys are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from keten.models import Locatie
from klanten.models import Klant
from landkaart.models import Antwoordcode, Peilingvraag
from landkaart.peilingen import coderen
from tests.fabriek.peilingen import lang_geleden, maak_antwoorden


def maak_peilingwereld(locatie: Locatie) -> None:
    """Enough clients who wrote something: open answers of fewer are kept back."""
    wie = list(Klant.objects.filter(locatie=locatie).order_by("pk")[:6])
    vraag = Peilingvraag.objects.get(code="vriendelijk")
    maak_antwoorden(
        locatie,
        [4, 5, 3, 4, 4, 2],
        vraag=vraag,
        moment="groep",
        klanten=wie,
        teksten=["Bel terug."] * 6,
        op=lang_geleden(),
    )


def _antwoord() -> dict[str, Any]:
    return {"sleutel": coderen.open_antwoorden(Locatie.objects.get(code="apeldoorn"))[0].sleutel}


PEILINGADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "landkaart:antwoordcode": lambda: {"pk": Antwoordcode.objects.earliest("pk").pk},
    "landkaart:peilingantwoord": _antwoord,
    "landkaart:peilingvraag": lambda: {"pk": Peilingvraag.objects.filter(code=None).earliest("pk").pk},
}
