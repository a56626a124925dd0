"""Addresses of the pages about attached systems and what they are told."""

from collections.abc import Callable
from typing import Any

from keten.models import Abonnement, Notificatie, Systeem


def _abonnement(_: Any) -> dict[str, Any]:
    return {"pk": Abonnement.objects.get(systeem__locaties__code="apeldoorn").pk}


def _systeem(_: Any) -> dict[str, Any]:
    return {"pk": Systeem.objects.get(locaties__code="apeldoorn").pk}


def _mislukt(_: Any) -> dict[str, Any]:
    hier = Notificatie.objects.filter(abonnement__systeem__locaties__code="apeldoorn")
    return {"pk": hier.filter(stand="mislukt").earliest("pk").pk}


NOTIFICATIEADRESSEN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "keten:abonnement": _abonnement,
    "keten:abonnement_geheim": _abonnement,
    "keten:abonnement_weg": _abonnement,
    "keten:abonnement_wijzigen": _abonnement,
    "keten:notificatie_weg": _mislukt,
    "keten:notificaties_opnieuw": _abonnement,
    "keten:systeem": _systeem,
    "keten:systeem_afsluiten": _systeem,
    "keten:systeem_geheim": _systeem,
    "keten:systeem_heropenen": _systeem,
    "keten:systeem_wijzigen": _systeem,
}
