"""Employees and teams of a location, as an operation names them and shows them."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from keten.models import Medewerker, Team
from keten.rechten import Recht
from klanten import contactpersoon, overdragen
from klanten.collegas import collegas


class MedewerkerUit(serializers.ModelSerializer[Medewerker]):
    """Who it is; the e-mail address names the same person in a request."""

    naam = serializers.CharField(source="gebruiker.naam", read_only=True)
    email = serializers.EmailField(source="gebruiker.email", read_only=True)
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Medewerker
        fields = ("naam", "email", "partner")
        read_only_fields = fields


@extend_schema_field(OpenApiTypes.EMAIL)
class Collega(serializers.SlugRelatedField[Medewerker]):
    """An employee of the location whose role gives a right, by e-mail address."""

    default_error_messages: ClassVar = {
        "does_not_exist": "Deze collega is op deze locatie niet bekend, of mag dit niet doen.",
    }

    def __init__(self, recht: Recht, **kwargs: Any) -> None:
        self.recht = recht
        super().__init__(
            "gebruiker__email",
            queryset=Medewerker.objects.none(),
            **{"help_text": "E-mailadres van de collega.", **kwargs},
        )

    def get_queryset(self) -> QuerySet[Medewerker]:
        """The colleagues of whom one can be named."""
        return collegas(self.context["view"].locatie, self.recht)

    def to_internal_value(self, data: Any) -> Medewerker:
        """The employee; capitals make no difference in an address."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data.strip().lower())


class Kandidaat(Collega):
    """A colleague who can become the contact person of this client, as the screen offers them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Recht.WERKPLAN, **kwargs)

    def get_queryset(self) -> QuerySet[Medewerker]:
        """The members of the client's team, or the people of the location."""
        return contactpersoon.kandidaten_voor(self.context["view"].klant)


@extend_schema_field(OpenApiTypes.INT)
class Teamnummer(serializers.PrimaryKeyRelatedField[Team]):
    """A team of the location that takes clients, by its number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Team.objects.none(), **{"help_text": "Nummer van het team.", **kwargs})

    def get_queryset(self) -> QuerySet[Team]:
        """Any team that has not ended; the back office takes no clients."""
        teams = Team.objects.lopend().filter(locatie=self.context["view"].locatie)
        return teams.exclude(soort=Team.Soort.BACKOFFICE)


class Ontvangend(Teamnummer):
    """A team that can take a client over."""

    def get_queryset(self) -> QuerySet[Team]:
        """Those with a member who can be the contact person."""
        return overdragen.teams(self.context["view"].locatie)
