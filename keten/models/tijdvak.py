"""Periods of validity: the queries and the constraints that every dated record shares."""

import datetime
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Coalesce

from keten.models.sleutel import SleutelQuerySet

# Each key gets a lane of its own on one long number line; the dates are positions in that lane.
_BREEDTE = 3_000_000  # days; more than 1900 to 9999 holds
_BEGIN = datetime.date(1900, 1, 1)
_EINDE = datetime.date(9999, 12, 30)


class _Baan(Func):
    """A period of one key as a stretch of the number line: from `key * width + first day` to the last."""

    template = (
        f"int8range(%(sleutel)s * {_BREEDTE} + (%(van)s - DATE '{_BEGIN}'),"
        f" %(sleutel)s * {_BREEDTE} + (%(tot)s - DATE '{_BEGIN}'), '[]')"
    )
    output_field = BigIntegerRangeField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        delen = [compiler.compile(e) for e in self.get_source_expressions()]
        sleutel, van, tot = (sql for sql, _ in delen)
        params = tuple(p for _, ps in (delen[0], delen[1], delen[0], delen[2]) for p in ps)
        return self.template % {"sleutel": sleutel, "van": van, "tot": tot}, params


class _GeenOverlap(ExclusionConstraint):
    """In the database an ordinary exclusion; a form hears of it only when the period itself is sound."""

    def deconstruct(self) -> Any:
        """For migrations it is what it is in the database."""
        _, args, kwargs = super().deconstruct()
        return "django.contrib.postgres.constraints.ExclusionConstraint", args, kwargs

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        """Leave a period that ends before it begins to the check that says so: it is no stretch at all."""
        baan: Any = self.expressions[0][0]
        _sleutel, *einden = baan.get_source_expressions()
        velden = [een.name if isinstance(een, F) else een.get_source_expressions()[0].name for een in einden]
        van, tot = (None if veld in (exclude or ()) else getattr(instance, veld) for veld in velden)
        if van is None or tot is None or van <= tot:
            super().validate(model, instance, exclude, using)


def geen_overlap(
    *, name: str, per: tuple[str, ...], van: str, tot: str, melding: str, condition: Q | None = None
) -> ExclusionConstraint:
    """Build the constraint that two periods of the same key never share a day.

    PostgreSQL without btree_gist cannot exclude on `key WITH =, period WITH &&`. It can exclude on one
    range, so key and day are laid out on one number line, on which only periods of the same key can meet.

    Args:
        per: up to three foreign key fields (`klant`, not its column); what follows the first stays
            below 10,000.
        van, tot: the first and the last day, both included; an empty `tot` is open-ended.
        melding: what a person reads when it is refused.
    """
    sleutel: Any = Cast(F(per[0]), models.BigIntegerField())
    for volgend in per[1:]:
        sleutel = sleutel * Value(10_000) + F(volgend)
    baan = _Baan(sleutel, F(van), Coalesce(F(tot), Value(_EINDE)))
    return _GeenOverlap(
        name=name,
        expressions=[(baan, RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=melding,
    )


class _Tijdbaan(_Baan):
    """A stretch of time of one key on that line, in minutes; the last minute is not part of it."""

    # The clock of one fixed zone makes the expression immutable, which an index asks for.
    template = (
        f"int8range(%(sleutel)s * {_BREEDTE * 1440}"
        " + (EXTRACT(EPOCH FROM %(van)s AT TIME ZONE 'UTC') / 60)::bigint,"
        f" %(sleutel)s * {_BREEDTE * 1440}"
        " + (EXTRACT(EPOCH FROM %(tot)s AT TIME ZONE 'UTC') / 60)::bigint, '[)')"
    )


def geen_overlap_in_tijd(
    *, name: str, per: str, begin: str, einde: str, melding: str, condition: Q | None = None
) -> ExclusionConstraint:
    """Build the constraint that two stretches of time of the same key never share a minute.

    The same number line as in `geen_overlap`, laid out in minutes since 1970. One may begin in the minute in
    which another ends.

    Args:
        per: a foreign key field (`medewerker`).
        begin, einde: aware moments, both filled in; the end is not included.
        melding: what a person reads when it is refused.
    """
    return _GeenOverlap(
        name=name,
        expressions=[(_Tijdbaan(F(per), F(begin), F(einde)), RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=melding,
    )


def geldt_op(dag: datetime.date, pad: str = "") -> Q:
    """Which records hold on a day.

    Args:
        pad: where the record stands, seen from another one: `systeem__`.
    """
    nog = Q(**{f"{pad}geldig_tot__isnull": True}) | Q(**{f"{pad}geldig_tot__gte": dag})
    return nog & Q(**{f"{pad}geldig_van__lte": dag})


class TijdvakQuerySet(SleutelQuerySet[Any]):
    """Reads on records with a period of validity."""

    def geldig_op(self, dag: datetime.date) -> Self:
        """The records that hold on a day."""
        return self.filter(geldt_op(dag))


class Tijdvak(models.Model):
    """A record that holds from one day up to and including another; without `geldig_tot` it still holds."""

    geldig_van = models.DateField("geldig van", default=datetime.date(2002, 1, 1))
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)

    objects = TijdvakQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("geldig_van")),
                name="%(app_label)s_%(class)s_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]
