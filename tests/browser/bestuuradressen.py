"""Where the pages of the management of a location are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from keten.models import Medewerker
from keten.tijd import vandaag
from landkaart.bestuur import vertegenwoordigers
from landkaart.models import (
    Besluit,
    Besluitregel,
    Capaciteit,
    Mtoverleg,
    Serviceafspraak,
    Serviceovereenkomst,
    Vertegenwoordiging,
)


def _eerste(model: type[Model]) -> Callable[[Any], dict[str, Any]]:
    return lambda _: {"pk": model._default_manager.earliest("pk").pk}


def _open_besluit(_: Any) -> dict[str, Any]:
    return {"pk": Besluit.objects.open()[0].pk}


def _eigen_antwoord(_: Any) -> dict[str, Any]:
    """The line of the gemeente: the employee of the rounds stands in for its representative."""
    regel = Besluitregel.objects.get(besluit=Besluit.objects.open()[0], partner__kolom="gemeente")
    return {"pk": regel.pk}


def maak_bestuurswereld(wie: Medewerker) -> None:
    """Let the employee of the rounds stand in for the representative of the own partner."""
    vertegenwoordigers.benoem(
        locatie=wie.locaties.get(code="apeldoorn"),
        door=wie,
        partner=wie.partner,
        medewerker=wie,
        functie=Vertegenwoordiging.Functie.VERVANGER,
        geldig_van=vandaag(),
        geldig_tot=None,
    )


BESTUURADRESSEN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "landkaart:bestuur_afspraak": _eerste(Serviceafspraak),
    "landkaart:bestuur_afspraak_nieuw": _eerste(Serviceovereenkomst),
    "landkaart:bestuur_antwoord": _eigen_antwoord,
    "landkaart:bestuur_benoeming": _eerste(Vertegenwoordiging),
    "landkaart:bestuur_beslisruimte": lambda _: {"code": "uwv"},
    "landkaart:bestuur_besluit": _open_besluit,
    "landkaart:bestuur_budget": lambda _: {"code": "samen"},
    "landkaart:bestuur_capaciteit_regel": _eerste(Capaciteit),
    "landkaart:bestuur_intrekken": _open_besluit,
    "landkaart:bestuur_overleg": _eerste(Mtoverleg),
    "landkaart:bestuur_sno": _eerste(Serviceovereenkomst),
    "landkaart:bestuur_sno_wijzigen": _eerste(Serviceovereenkomst),
}
