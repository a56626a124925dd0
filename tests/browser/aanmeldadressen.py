"""Where the pages of identity providers and of people who left are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from keten import aanmeldbronnen, uitdienst
from keten.models import Aanmeldbron, Aanmeldwaarde, Bronkoppeling, Medewerker, Rolafbeelding, Uitdienstlijst


def maak_aanmeldwereld(wie: Medewerker) -> None:
    """A provider with a table, an unknown value, somebody linked, and a list; the demo has none of these."""
    bron = aanmeldbronnen.maak(
        code="gemeente",
        naam="Gemeente Apeldoorn",
        partner=wie.partner,
        adres="https://login.apeldoorn.example",
        client="lwi-portaal",
        geheim="geheim",
        domeinen=["apeldoorn.example"],
        leidend=True,
        door=wie,
    )
    aanmeldbronnen.beeld_af(bron=bron, claim="rol", waarde="Klantmanager", rol="werkcoach", door=wie)
    aanmeldbronnen.beeld_af(
        bron=bron, claim="locatie", waarde="0200", locatie=wie.locaties.earliest("pk"), door=wie
    )
    Aanmeldwaarde.objects.create(bron=bron, claim="rol", waarde="Senior klantmanager")
    Bronkoppeling.objects.create(bron=bron, medewerker=wie, wijze=Bronkoppeling.Wijze.EMAIL)
    weg = Medewerker.objects.filter(partner=wie.partner).exclude(pk=wie.pk).latest("pk")
    lijst = uitdienst.sluit(
        partner=wie.partner, soort=Uitdienstlijst.Soort.VERTROKKEN, medewerkers=[weg], door=wie
    )
    uitdienst.heropen(uitdienst=lijst.mensen.get(), door=wie)


def _bron() -> dict[str, Any]:
    return {"pk": Aanmeldbron.objects.earliest("pk").pk}


def _regel() -> dict[str, Any]:
    return {"pk": Rolafbeelding.objects.earliest("pk").pk}


AANMELDADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "keten:aanmeldbron": _bron,
    "keten:aanmeldbron_wijzigen": _bron,
    "keten:rolafbeelding_nieuw": _bron,
    "keten:rolafbeelding": _regel,
    "keten:rolafbeelding_weg": _regel,
    "keten:uitdienst_lijst": lambda: {"pk": Uitdienstlijst.objects.earliest("pk").pk},
}
