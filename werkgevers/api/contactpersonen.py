"""People at an employer."""

from typing import ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.views import Bewerking
from keten.rechten import Recht
from werkgevers import contactpersonen
from werkgevers.api.werkgevers import LEZEN, SCHRIJVEN, open_werkgever
from werkgevers.models import Contactpersoon, Vestiging

_VELDEN = ("naam", "functie", "telefoon", "email", "vestiging")


class Vestigingnummer(serializers.PrimaryKeyRelatedField[Vestiging]):
    """An open branch of the employer in the address, by number."""

    def get_queryset(self) -> QuerySet[Vestiging]:
        """Its open branches."""
        werkgever = self.context["view"].kwargs.get("pk")
        return Vestiging.objects.filter(werkgever=werkgever, gesloten_op__isnull=True)


class WerkgeverspersoonIn(serializers.ModelSerializer[Contactpersoon]):
    """Somebody to speak to."""

    vestiging = Vestigingnummer(
        queryset=Vestiging.objects.none(), required=False, allow_null=True, help_text="Nummer."
    )

    class Meta:
        model = Contactpersoon
        fields: tuple[str, ...] = _VELDEN


class WerkgeverspersoonWijzig(WerkgeverspersoonIn):
    """What changes; what is left out stays."""

    class Meta(WerkgeverspersoonIn.Meta):
        fields = (*_VELDEN, "vertrokken_op")


class WerkgeverspersoonUit(serializers.ModelSerializer[Contactpersoon]):
    """Somebody to speak to, and whether this person has an account."""

    vestiging = serializers.IntegerField(source="vestiging_id", allow_null=True)
    email = serializers.CharField(help_text="Leeg als het niet bekend is.")
    heeft_account = serializers.SerializerMethodField()

    class Meta:
        model = Contactpersoon
        fields = ("id", *_VELDEN, "vertrokken_op", "heeft_account", "versie")
        read_only_fields = fields

    def get_heeft_account(self, persoon: Contactpersoon) -> bool:
        """Whether this person opens the employer's own page."""
        return persoon.gebruiker_id is not None


class Werkgeverspersonen(Bewerking):
    """The list, and one more."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "De contactpersonen bij een werkgever."),
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Voeg een contactpersoon bij een werkgever toe."),
    }
    serializer_class = WerkgeverspersoonUit
    invoer = WerkgeverspersoonIn
    bladert = True
    queryset = Contactpersoon.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """A page, with who left."""
        return self.lijst(open_werkgever(pk).contactpersonen.all())

    @extend_schema(responses={201: WerkgeverspersoonUit})
    def post(self, request: Request, pk: int) -> Response:
        """Add somebody."""
        werkgever, velden = open_werkgever(pk), self.ingevuld()
        return self.nieuw(
            lambda: contactpersonen.voeg_toe(werkgever=werkgever, door=self.medewerker, **velden),
            "werkgeverspersoon",
        )


class EenWerkgeverspersoon(Bewerking):
    """One of them."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Eén contactpersoon bij een werkgever."),
        "PATCH": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Wijzig een contactpersoon bij een werkgever."),
    }
    serializer_class = WerkgeverspersoonUit
    invoer = WerkgeverspersoonWijzig
    met_versie = True
    queryset = Contactpersoon.objects.none()

    def get(self, request: Request, pk: int, nummer: int) -> Response:
        """With the version that a change must name."""
        return self.een(self._persoon(pk, nummer))

    def patch(self, request: Request, pk: int, nummer: int) -> Response:
        """Change what was sent, unless somebody else changed it; who left loses the account."""
        persoon, velden = self._persoon(pk, nummer), self.ingevuld(deels=True)
        velden.setdefault("vertrokken_op", persoon.vertrokken_op)
        return self.in_een_keer(
            lambda: self.een(
                contactpersonen.wijzig(
                    contactpersoon=persoon, versie=self.versie(), door=self.medewerker, **velden
                )
            )
        )

    def _persoon(self, pk: int, nummer: int) -> Contactpersoon:
        rijen = open_werkgever(pk).contactpersonen.select_related("gebruiker", "werkgever")
        return get_object_or_404(rijen, pk=nummer)
