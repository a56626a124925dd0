"""Where the pages of the ketenjaarplan are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from landkaart.models import Doelafwijking, Jaarplan, Jaarplanactie, Jaarplandoel, Regiodoel

_BIJ = {"locatie__code": "apeldoorn"}


def _plan(stand: str) -> dict[str, Any]:
    return {"pk": Jaarplan.objects.filter(**_BIJ, stand=stand).earliest("pk").pk}


def _doel(stand: str) -> dict[str, Any]:
    doelen = Jaarplandoel.objects.filter(plan__locatie__code="apeldoorn", plan__stand=stand)
    return {"pk": doelen.get(indicator="uitstroomquote" if stand == "vastgesteld" else "preventiequote").pk}


def _actie(stand: str) -> dict[str, Any]:
    acties = Jaarplanactie.objects.filter(doel__plan__locatie__code="apeldoorn", doel__plan__stand=stand)
    return {"pk": acties.earliest("pk").pk}


def _afwijking() -> dict[str, Any]:
    open_ = Doelafwijking.objects.filter(oorzaak="", doel__plan__locatie__code="apeldoorn")
    return {"pk": open_.earliest("pk").pk}


def _regiodoel() -> dict[str, Any]:
    return {"pk": Regiodoel.objects.lopend().filter(regio__locaties__code="apeldoorn").earliest("pk").pk}


JAARPLANADRESSEN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "landkaart:jaarplan": lambda w: _plan("vastgesteld"),
    "landkaart:jaarplan_schrijven": lambda w: _plan("concept"),
    "landkaart:jaarplan_terugnemen": lambda w: _plan("concept"),
    "landkaart:jaarplan_toelichting": lambda w: _afwijking(),
    "landkaart:jaarplan_weg": lambda w: _plan("concept"),
    "landkaart:jaarplan_wijziging": lambda w: _plan("vastgesteld"),
    "landkaart:jaarplanactie": lambda w: _actie("vastgesteld"),
    "landkaart:jaarplanactie_eigenaar": lambda w: _actie("vastgesteld"),
    "landkaart:jaarplanactie_nieuw": lambda w: _doel("concept"),
    "landkaart:jaarplanactie_weg": lambda w: _actie("concept"),
    "landkaart:jaarplanactie_wijzigen": lambda w: _actie("concept"),
    "landkaart:jaarplandoel": lambda w: _doel("vastgesteld"),
    "landkaart:jaarplandoel_evaluatie": lambda w: _doel("vastgesteld"),
    "landkaart:jaarplandoel_nieuw": lambda w: _plan("concept"),
    "landkaart:jaarplandoel_weg": lambda w: _doel("concept"),
    "landkaart:jaarplandoel_wijzigen": lambda w: _doel("concept"),
    "landkaart:regiodoel_intrekken": lambda w: _regiodoel(),
    "landkaart:regiodoel_wijzigen": lambda w: _regiodoel(),
}
"""By page, the record that it is about."""
