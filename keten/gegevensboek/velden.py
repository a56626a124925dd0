"""What one field of an entity is, in words that a partner understands."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

_SOORTEN: tuple[tuple[type[Any], str], ...] = (
    (ArrayField, "lijst"),
    (models.ManyToManyField, "verwijzingen"),
    (models.ForeignKey, "verwijzing"),
    (models.BooleanField, "ja of nee"),
    (models.DateTimeField, "datum en tijd"),
    (models.DateField, "datum"),
    (models.TimeField, "tijd"),
    (models.DurationField, "duur"),
    (models.DecimalField, "getal met decimalen"),
    (models.FloatField, "getal met decimalen"),
    (models.IntegerField, "geheel getal"),
    (models.UUIDField, "uniek kenmerk"),
    (models.JSONField, "gegevens in JSON"),
    (models.BinaryField, "versleutelde gegevens"),
    (models.FileField, "bestand"),
    (models.EmailField, "e-mailadres"),
    (models.URLField, "webadres"),
    (models.SlugField, "code"),
    (models.Field, "tekst"),
)
"""The first that fits counts, so the special ones stand before what they derive from."""


@dataclass(frozen=True)
class Veld:
    """One field.

    Attributes:
        lengte: the most characters, or digits; None without a limit.
        keuzes: the allowed values with their meaning.
        naar: the entity that it refers to, as `app.entity`; empty for no reference.
    """

    code: str
    naam: str
    betekenis: str
    soort: str
    lengte: int | None
    keuzes: tuple[tuple[str, str], ...]
    verplicht: bool
    naar: str

    def als_json(self) -> dict[str, Any]:
        """The field for a machine."""
        return {
            "code": self.code,
            "naam": self.naam,
            "betekenis": self.betekenis,
            "soort": self.soort,
            "lengte": self.lengte,
            "waarden": dict(self.keuzes),
            "verplicht": self.verplicht,
            "verwijst_naar": self.naar,
        }


def velden(model: type[models.Model]) -> tuple[Veld, ...]:
    """The fields of an entity, without the number that only this database knows."""
    alle = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return tuple(_beschrijf(veld) for veld in alle if not isinstance(veld, models.AutoField))


def _beschrijf(veld: Any) -> Veld:
    basis = veld.base_field if isinstance(veld, ArrayField) else veld
    return Veld(
        code=veld.name,
        naam=str(veld.verbose_name),
        betekenis=str(veld.help_text),
        soort="keuze" if veld.choices else next(naam for soort, naam in _SOORTEN if isinstance(veld, soort)),
        lengte=getattr(basis, "max_length", None) or getattr(basis, "max_digits", None),
        keuzes=tuple((str(code), str(naam)) for code, naam in basis.flatchoices),
        verplicht=not (veld.null or veld.blank or veld.has_default() or veld.many_to_many),
        naar=veld.related_model._meta.label_lower if veld.is_relation else "",
    )
