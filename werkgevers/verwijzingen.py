"""Everything that points at an employer, counted, moved to another record and moved back."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction

from werkgevers.models import Accountmanagerschap, GeenDubbel, Samenvoeging, Werkgever

_BLIJFT = (Accountmanagerschap, Samenvoeging, GeenDubbel, Werkgever)


def telling(werkgever: Werkgever) -> list[tuple[str, int]]:
    """What hangs below an employer and would move along, in words, with how many there are of each."""
    rijen = []
    for veld in _verwijzingen():
        aantal = veld.model._default_manager.filter(**{veld.name: werkgever}).count()
        if aantal:
            rijen.append((str(veld.model._meta.verbose_name_plural), aantal))
    return sorted(rijen)


def _verwijzingen() -> Iterator[Any]:
    """The foreign keys, on whichever floor, that say of which employer something is."""
    for model in apps.get_models(include_auto_created=True):
        if model in _BLIJFT or model._meta.proxy or hasattr(model, "pgh_tracked_model"):
            continue
        for veld in model._meta.concrete_fields:
            if isinstance(veld, models.ForeignKey) and veld.related_model is Werkgever:
                yield veld


def verplaats_alles(van: Werkgever, naar: Werkgever) -> Iterator[tuple[str, list[Any]]]:
    """Give what hangs below one employer to another; yields per field which rows went along."""
    for veld in _verwijzingen():
        rijen = veld.model._default_manager.filter(**{veld.name: van})
        nummers = list(rijen.order_by("pk").values_list("pk", flat=True))
        if nummers and (mee := _verplaats(veld, nummers, naar)):
            yield f"{veld.model._meta.label}.{veld.name}", mee


def _verplaats(veld: Any, nummers: list[Any], naar: Werkgever) -> list[Any]:
    """Give rows to another employer; a row of which that one has its own already stays behind."""
    try:
        with transaction.atomic():
            veld.model._default_manager.filter(pk__in=nummers).update(**{veld.name: naar})
            return nummers
    except DatabaseError:
        if len(nummers) == 1:
            return []
    helft = len(nummers) // 2
    return _verplaats(veld, nummers[:helft], naar) + _verplaats(veld, nummers[helft:], naar)


def zet_terug(sleutel: str, nummers: list[Any], *, van: Werkgever, naar: Werkgever) -> None:
    """Give rows back that went along, as far as they still are where they went."""
    label, veldnaam = sleutel.rsplit(".", 1)
    rijen = apps.get_model(label)._default_manager.filter(pk__in=nummers, **{veldnaam: van})
    rijen.update(**{veldnaam: naar})
