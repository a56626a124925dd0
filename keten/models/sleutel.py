"""How reference data name a record: by what people know it by, never by a number of one database."""

from typing import Any, ClassVar, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class SleutelQuerySet(models.QuerySet[M]):
    """Reads on records with a natural key."""

    def get_by_natural_key(self, *waarden: Any) -> M:
        """Find the record that reference data mean; Django's loader of fixtures calls this by name."""
        sleutel: tuple[str, ...] = self.model.SLEUTEL  # type: ignore[attr-defined]
        return self.get(**dict(zip(sleutel, waarden, strict=True)))


class MetSleutel(models.Model):
    """A record that reference data know by the fields in `SLEUTEL` (look-ups, `locatie__code`)."""

    SLEUTEL: ClassVar[tuple[str, ...]] = ("code",)

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        """The values of `SLEUTEL`; an absent relation counts as None."""
        return tuple(_volg(self, pad) for pad in self.SLEUTEL)


def _volg(record: Any, pad: str) -> Any:
    for naam in pad.split("__"):
        record = getattr(record, naam) if record is not None else None
    return record
