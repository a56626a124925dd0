"""The description of the API at its published address."""

from typing import Any, ClassVar

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import openbaar
from keten.api.views import Bewerking


class Openapi(Bewerking):
    """OpenAPI 3.1 in JSON; its own names are not turned into camelCase."""

    toegang: ClassVar = {"GET": openbaar("De beschrijving van deze API.")}
    renderer_classes = (JSONRenderer,)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """All operations, whatever the key of who asks may do."""
        maker: Any = SchemaGenerator  # published without types
        return Response(maker().get_schema(request=None, public=True))
