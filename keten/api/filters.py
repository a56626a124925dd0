"""Narrowing lists down by the address; a choice that does not exist is refused, with the field."""

from django_filters import FilterSet

from keten.verzoek import Verzoek


class Filter(FilterSet):  # type: ignore[misc]  # published without types
    """What an address can ask of one list."""

    @property
    def verzoek(self) -> Verzoek:
        """The request as the doors of the portal know it."""
        verzoek: Verzoek = self.request._request
        return verzoek
