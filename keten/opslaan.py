"""Saving: checked against the constraints of the model, and never over somebody else's change."""

import uuid
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Gebruiker, Indiening, MetVersie

M = TypeVar("M", bound=models.Model)
V = TypeVar("V", bound=MetVersie)


class AlIngediend(NietToegestaan):
    """The same form was sent before; what it asked for has been done."""

    def __init__(self) -> None:
        super().__init__(_("Dit formulier was al verstuurd. Het is één keer verwerkt."))


def voeg_toe(record: M) -> M:
    """Insert a new record after checking its fields and constraints.

    Raises:
        ValidationError: with a message per field, or of the constraint that refuses it.
    """
    record.full_clean()
    record.save(force_insert=True)
    return record


@transaction.atomic
def wijzig(record: V, *, versie: int, **velden: Any) -> V:
    """Change fields of a record, if it still is the version that the person saw.

    Args:
        versie: the version number that the form was opened with.

    Raises:
        VersieConflict: somebody saved the record in between; nothing has been changed.
        ValidationError: a field or a constraint refuses the new values.
    """
    model = type(record)
    huidig = model._default_manager.select_for_update().get(pk=record.pk)
    if huidig.versie != versie:
        raise VersieConflict(huidig)
    for naam, waarde in velden.items():
        setattr(huidig, naam, waarde)
    huidig.versie += 1
    huidig.full_clean()
    huidig.save(update_fields=[*velden, "versie"])
    return huidig


def eenmalig(nummer: uuid.UUID, *, gebruiker: Gebruiker) -> None:
    """Spend the number of a form, inside the transaction that does what the form asks.

    Raises:
        AlIngediend: the number was spent before: a double click, or the form sent again.
    """
    try:
        with transaction.atomic():
            Indiening.objects.create(nummer=nummer, gebruiker=gebruiker)
    except IntegrityError as fout:
        raise AlIngediend from fout
