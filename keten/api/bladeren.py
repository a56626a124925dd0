"""Paging through a list with a cursor that stays right while people add and remove."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response

from keten.api.fouten import Geweigerd


def sorteerkeuzes(view: Any) -> dict[str, tuple[str, ...]]:
    """In which orders a list can be asked, by the word in the address."""
    velden: Mapping[str, str] = getattr(view, "sorteringen", {})
    keuzes: dict[str, tuple[str, ...]] = {}
    for naam, veld in velden.items():
        keuzes |= {naam: (veld, "pk"), f"-{naam}": (f"-{veld}", "-pk")}
    return keuzes


class Bladeren(CursorPagination):
    """Pages of 50, at most 200; the address of the next one stands in the answer."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "aantal"
    cursor_query_param = "vanaf"
    page_size_query_description = "Hoeveel op een bladzijde: 1 tot en met 200."
    sorteer_query_param = "sorteer"
    sorteer_query_description = "Waarop de lijst staat, met - ervoor van laat naar vroeg of van Z naar A."
    cursor_query_description = "Waar de bladzijde begint; neem het adres uit `volgende` of `vorige` over."

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """One page; a cursor that we did not make is refused."""
        gevraagd = request.query_params.get(self.page_size_query_param)
        if gevraagd is not None and not (gevraagd.isascii() and gevraagd.isdigit() and int(gevraagd[:9]) > 0):
            raise Geweigerd(400, "Vul bij aantal een getal in van 1 tot en met 200.")
        try:
            return super().paginate_queryset(queryset, request, view)
        except (NotFound, ValueError, ValidationError, DataError):
            raise Geweigerd(400, "Deze bladzijde bestaat niet. Begin opnieuw zonder vanaf.") from None

    def get_ordering(self, request: Any, queryset: Any, view: Any) -> tuple[str, ...]:
        """The order that was asked for, or else that of the list; always ending in something unique."""
        gevraagd = request.query_params.get(self.sorteer_query_param, "")
        volgorde: tuple[str, ...] = getattr(view, "volgorde", ("pk",))
        keuzes = sorteerkeuzes(view)
        if not gevraagd or not keuzes:
            return volgorde
        if gevraagd not in keuzes:
            raise Geweigerd(400, f"Kies bij sorteer uit: {', '.join(keuzes)}.")
        return keuzes[gevraagd]

    def get_paginated_response(self, data: Any) -> Response:
        """The page with the addresses of its neighbours; null when there is none."""
        return Response(
            {"volgende": self.get_next_link(), "vorige": self.get_previous_link(), "resultaten": data}
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The same in the description."""
        adres = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["volgende", "vorige", "resultaten"],
            "properties": {"volgende": adres, "vorige": adres, "resultaten": schema},
        }
