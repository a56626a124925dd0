"""Rows that follow from other rows, made inside the database by one statement."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.expressions import Combinable

_VOORVOEGSEL = "in_"  # keeps the names of the new columns apart from those of the rows they come from


def voeg_in_uit(model: type[Model], queryset: QuerySet[Any], velden: Mapping[str, Combinable]) -> list[Any]:
    """Insert one row per row of a queryset; a row that a unique constraint already holds is left out.

    `INSERT … SELECT … ON CONFLICT DO NOTHING RETURNING`: no row travels to Python, and two runs at the same
    time make each row once. Give the queryset an order when two runs may meet: rows locked in the same order
    cannot make them wait for each other.

    Args:
        queryset: where the rows come from; its filters and order count, not what it selects.
        velden: for each field to fill, an expression on the queryset (`F`, `Value`, `Concat` …). A field that
            is not named gets its default, worked out once for all rows.

    Returns:
        The primary keys of the rows that were made.

    Raises:
        ValueError: a field that does not exist is named, or one without a default is not.
    """
    uitdrukkingen = _uitdrukkingen(model, velden)
    rijen = queryset.annotate(**{_VOORVOEGSEL + veld.name: waarde for veld, waarde in uitdrukkingen.items()})
    try:
        selectie, params = (
            rijen.values_list(*(_VOORVOEGSEL + veld.name for veld in uitdrukkingen))
            .query.get_compiler(connection=connection)
            .as_sql()
        )
    except EmptyResultSet:
        return []
    quote = connection.ops.quote_name
    opdracht = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(v.column) for v in uitdrukkingen)}) "
        f"{selectie} ON CONFLICT DO NOTHING RETURNING {quote(model._meta.pk.column)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(opdracht, params)
        return [sleutel for (sleutel,) in cursor.fetchall()]


def _uitdrukkingen(model: type[Model], velden: Mapping[str, Combinable]) -> dict[Field[Any, Any], Combinable]:
    opties = model._meta
    kolommen = [
        veld for veld in opties.concrete_fields if not veld.generated and veld is not opties.auto_field
    ]
    if onbekend := set(velden) - {veld.name for veld in kolommen}:
        raise ValueError(f"{model.__name__} has no field {_opsomming(onbekend)}.")
    if leeg := [veld.name for veld in kolommen if veld.name not in velden and not _mag_ontbreken(veld)]:
        raise ValueError(f"{model.__name__} needs a value for {_opsomming(leeg)}.")
    return {
        veld: velden[veld.name] if veld.name in velden else Value(veld.get_default(), output_field=veld)
        for veld in kolommen
    }


def _mag_ontbreken(veld: Field[Any, Any]) -> bool:
    return veld.has_default() or veld.null or (veld.blank and veld.empty_strings_allowed)


def _opsomming(namen: Iterable[str]) -> str:
    return ", ".join(sorted(namen))
