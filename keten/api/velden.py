"""Fields that name a record by something that people know, such as a code."""

from typing import Any, TypeVar

from django.db.models import Model
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

M = TypeVar("M", bound=Model)


@extend_schema_field(OpenApiTypes.STR)
class Code(serializers.SlugRelatedField[M]):
    """A record of a reference list, by its code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("code", **kwargs)

    def to_internal_value(self, data: Any) -> M:
        """The record; anything but text is no code."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)
