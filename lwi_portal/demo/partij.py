"""A batch of rows on its way to the database: thousands at a time, by COPY.

`bulk_create` would spend most of its time on model instances and SQL text; a hundred thousand clients are
four million rows. Constraints and foreign keys hold for COPY as they do for INSERT.
"""

import datetime
import io
import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from diagnose.models import Activiteit, Diagnose, Routering, Werkplan
from klanten.models import (
    Aanvraag,
    Afspraak,
    Antwoord,
    Belemmering,
    Bericht,
    Betwisting,
    Clientbeeld,
    Contactgegevens,
    Contactmoment,
    Contactpersoonschap,
    Controlemiddel,
    Gebeurtenis,
    Identiteitscontrole,
    Identiteitsnummer,
    Intakegesprek,
    Inzage,
    Klant,
    KlantCompetentie,
    Klantvraag,
    Opleiding,
    Situatie,
    Sollicitatie,
    Taak,
    Uitkering,
    Voorlichting,
    Werkervaring,
    Zending,
)

# Who refers to another comes after it.
_VOLGORDE: tuple[type[Model], ...] = (
    Klant,
    Identiteitsnummer,
    Clientbeeld,
    Contactgegevens,
    Situatie,
    Uitkering,
    Belemmering,
    Opleiding,
    Werkervaring,
    Identiteitscontrole,
    Controlemiddel,
    Contactpersoonschap,
    Routering,
    Diagnose,
    Werkplan,
    Activiteit,
    Contactmoment,
    Afspraak,
    Taak,
    Bericht,
    Zending,
    Klantvraag,
    Betwisting,
    Sollicitatie,
    KlantCompetentie,
    Intakegesprek,
    Aanvraag,
    Antwoord,
    Voorlichting,
    Inzage,
    Gebeurtenis,
)
# Others refer to these, so their keys are taken beforehand.
_MET_NUMMER = (Aanvraag, Klant, Identiteitscontrole, Diagnose, Werkplan, Betwisting)
_PER_KEER = 1_000
_ONTSNAPT = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Partij:
    """Rows of the same clients, kept as text until they are all known and then written together."""

    def __init__(self) -> None:
        self._velden = {model: _velden(model) for model in _VOLGORDE}
        self._regels: defaultdict[type[Model], list[str]] = defaultdict(list)
        self._nummers: dict[type[Model], Iterator[int]] = {model: _nummers(model) for model in _MET_NUMMER}

    def nummer(self, model: type[Model]) -> int:
        """A key that no other row has or gets."""
        return next(self._nummers[model])

    def voeg(self, model: type[Model], **waarden: Any) -> None:
        """Keep a row.

        Args:
            waarden: by column (`klant_id`); what is left out gets the default of the field.
        """
        velden = self._velden[model]
        if onbekend := waarden.keys() - velden.keys():
            raise TypeError(f"{model.__name__} has no column {', '.join(onbekend)}.")
        regel = [
            _tekst(waarden[naam]) if naam in waarden else standaard for naam, standaard in velden.items()
        ]
        self._regels[model].append("\t".join(regel))

    @transaction.atomic
    def schrijf(self) -> int:
        """Insert everything; returns the number of rows."""
        aantal = 0
        for model in _VOLGORDE:
            regels = self._regels.pop(model, [])
            _kopieer(model, list(self._velden[model]), regels)
            aantal += len(regels)
        return aantal


@cache
def _velden(model: type[Model]) -> dict[str, str]:
    """The columns to fill, each with its default; the database fills keys and generated columns."""
    meta = model._meta
    return {
        veld.column: _tekst(veld.get_default())
        for veld in meta.concrete_fields
        if not veld.generated and (veld is not meta.auto_field or model in _MET_NUMMER)
    }


def _nummers(model: type[Model]) -> Iterator[int]:
    """Keys from the sequence of a table, fetched many at a time."""
    tabel, sleutel = model._meta.db_table, model._meta.pk.column
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [tabel, sleutel, _PER_KEER],
            )
            rijen = cursor.fetchall()
        yield from (nummer for (nummer,) in rijen)


def _kopieer(model: type[Model], kolommen: list[str], regels: list[str]) -> None:
    if not regels:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # lets `pgtrigger.ignore` reach this transaction; it does not know COPY
        lijst = ", ".join(connection.ops.quote_name(kolom) for kolom in kolommen)
        tekst = io.StringIO("\n".join(regels) + "\n")
        tabel = connection.ops.quote_name(model._meta.db_table)
        cursor.copy_expert(f"COPY {tabel} ({lijst}) FROM STDIN", tekst)


def _tekst(waarde: Any) -> str:
    """A value in the text format of COPY."""
    if isinstance(waarde, Enum):
        waarde = waarde.value
    return _SCHRIJFWIJZEN[type(waarde)](waarde)


def _ontsnap(tekst: str) -> str:
    return tekst if tekst.isalnum() else tekst.translate(_ONTSNAPT)


_SCHRIJFWIJZEN: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    str: _ontsnap,
    bool: lambda waarde: "t" if waarde else "f",
    int: str,
    datetime.date: datetime.date.isoformat,
    datetime.datetime: datetime.datetime.isoformat,
    bytes: lambda waarde: f"\\\\x{waarde.hex()}",
    dict: lambda waarde: _ontsnap(json.dumps(waarde)),
    list: lambda waarde: _ontsnap(f"{{{','.join(waarde)}}}"),
    uuid.UUID: str,
}
