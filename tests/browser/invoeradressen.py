"""Where the pages of files that come in are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from keten.invoer import inlezen
from keten.models import Invoerbestand, Invoerrij, Medewerker
from werkgevers.koppelingen.vacatures.indeling import SOORT
from werkgevers.models import Beroep, Werkgever


def maak_invoerwereld(wie: Medewerker) -> None:
    """A file that came in; the demo has only one that waits."""
    werkgever = Werkgever.objects.lopend().exclude(kvk_nummer="").earliest("pk")
    kop = "kvk;kenmerk;functie;beroep;uren-vanaf;postcode;plaats"
    rij = f"{werkgever.kvk_nummer};V-1;Magazijn;{Beroep.objects.earliest('pk').code};32;7339 AA;Ugchelen"
    locatie = wie.locaties.get(code="apeldoorn")
    bestand = inlezen.laad(
        soort=SOORT, naam="vacatures.csv", inhoud=f"{kop}\n{rij}".encode(), locatie=locatie, door=wie
    )
    inlezen.start(bestand=bestand, door=wie)


def _rij() -> dict[str, Any]:
    """A row with a fault, of a file that waits."""
    rij = Invoerrij.objects.filter(bestand__locatie__code="apeldoorn", stand="fout").earliest("pk")
    return {"pk": rij.bestand_id, "nummer": rij.nummer}


INVOERADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "keten:invoer_soort": lambda: {"code": "vacatures"},
    "keten:invoer_indeling": lambda: {"code": "vacatures"},
    "keten:invoer_bestand": lambda: {"pk": _rij()["pk"]},
    "keten:invoer_rij": _rij,
    "keten:invoer_terug": lambda: {"pk": Invoerbestand.objects.filter(stand="ingelezen").earliest("pk").pk},
}
