"""When each part of a dossier was changed last and by whom, from the history that the database keeps."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet, Value
from pghistory.core import event_models

from klanten.models import (
    Belemmering,
    Contactgegevens,
    Klant,
    Opleiding,
    Situatie,
    Uitkering,
    Werkervaring,
)


@dataclass(frozen=True)
class Bijgewerkt:
    """The last change of a part of the dossier.

    Attributes:
        wie: an employee, "cliënt", or empty when it happened outside the portal.
    """

    op: datetime.datetime
    wie: str
    partner: str


_ONDERDELEN: dict[str, type[models.Model]] = {
    "persoon": Klant,
    "contactgegevens": Contactgegevens,
    "situatie": Situatie,
    "uitkeringen": Uitkering,
    "belemmeringen": Belemmering,
    "opleidingen": Opleiding,
    "werkervaringen": Werkervaring,
}


def per_onderdeel(klant: Klant) -> dict[str, Bijgewerkt | None]:
    """The last change of each part in one query; None for a part in which nothing was ever written."""
    delen = [_laatste(naam, model, klant) for naam, model in _ONDERDELEN.items()]
    rijen = delen[0].union(*delen[1:], all=True)
    gevonden = {naam: _in_woorden(op, gegevens or {}, klant) for naam, op, gegevens in rijen}
    return {naam: gevonden.get(naam) for naam in _ONDERDELEN}


def _laatste(naam: str, model: type[models.Model], klant: Klant) -> QuerySet[Any, Any]:
    [geschiedenis] = event_models(tracks_model=model)
    van_klant = {"pgh_obj" if model is Klant else "klant": klant}
    rijen: QuerySet[Any, Any] = geschiedenis._default_manager.filter(**van_klant)
    rijen = rijen.annotate(onderdeel=Value(naam, output_field=models.CharField())).order_by("-pgh_id")
    return rijen.values_list("onderdeel", "pgh_created_at", "pgh_context__metadata")[:1]


def _in_woorden(op: datetime.datetime, gegevens: dict[str, Any], klant: Klant) -> Bijgewerkt:
    if klant.gebruiker_id is not None and gegevens.get("gebruiker") == klant.gebruiker_id:
        return Bijgewerkt(op, "cliënt", "")
    return Bijgewerkt(op, gegevens.get("naam", ""), gegevens.get("partner", ""))
