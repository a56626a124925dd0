"""A web address, typed with or without `https://`."""

from typing import Any

from django.db import models
from django.forms import Field


class Webadres(models.URLField[str, str]):
    """An address on the web; without a scheme, people mean https."""

    def formfield(self, **kwargs: Any) -> Field | None:  # type: ignore[override]
        """The field of a form, which adds `https://` where it is missing."""
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> Any:
        """For the database it is an ordinary URL."""
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.URLField", args, kwargs
