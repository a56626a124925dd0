"""The branches of an employer."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.views import Bewerking
from keten.rechten import Recht
from werkgevers import registreren
from werkgevers.api.werkgevers import LEZEN, SCHRIJVEN, open_werkgever
from werkgevers.models import Vestiging

_VELDEN = ("naam", "vestigingsnummer", "straat", "postcode", "plaats", "hoofdvestiging")


class VestigingIn(serializers.ModelSerializer[Vestiging]):
    """A branch more; a new main branch takes the place of the one before."""

    class Meta:
        model = Vestiging
        fields: tuple[str, ...] = _VELDEN
        validators: ClassVar[list[Any]] = []


class VestigingWijzig(VestigingIn):
    """What changes; what is left out stays."""

    gesloten = serializers.BooleanField(required=False, help_text="Of deze vestiging dicht is.")

    class Meta(VestigingIn.Meta):
        fields = (*_VELDEN, "gesloten")


class VestigingUit(serializers.ModelSerializer[Vestiging]):
    """A branch, and since when it is closed."""

    class Meta:
        model = Vestiging
        fields = ("id", *_VELDEN, "gesloten_op", "versie")
        read_only_fields = fields


class Vestigingen(Bewerking):
    """The list, and one more."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "De vestigingen van een werkgever."),
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Voeg een vestiging toe."),
    }
    serializer_class = VestigingUit
    invoer = VestigingIn
    bladert = True
    queryset = Vestiging.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """A page, closed ones too."""
        return self.lijst(open_werkgever(pk).vestigingen.all())

    @extend_schema(responses={201: VestigingUit})
    def post(self, request: Request, pk: int) -> Response:
        """Add one."""
        werkgever, velden = open_werkgever(pk), self.ingevuld()
        return self.nieuw(
            lambda: registreren.voeg_vestiging_toe(werkgever=werkgever, door=self.medewerker, **velden),
            "vestiging",
        )


class EenVestiging(Bewerking):
    """One branch."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Eén vestiging van een werkgever."),
        "PATCH": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Wijzig een vestiging, of sluit haar."),
    }
    serializer_class = VestigingUit
    invoer = VestigingWijzig
    met_versie = True
    queryset = Vestiging.objects.none()

    def get(self, request: Request, pk: int, nummer: int) -> Response:
        """With the version that a change must name."""
        return self.een(self._vestiging(pk, nummer))

    def patch(self, request: Request, pk: int, nummer: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        vestiging, velden = self._vestiging(pk, nummer), self.ingevuld(deels=True)
        velden.setdefault("gesloten", vestiging.gesloten_op is not None)
        return self.in_een_keer(
            lambda: self.een(
                registreren.wijzig_vestiging(
                    vestiging=vestiging, versie=self.versie(), door=self.medewerker, **velden
                )
            )
        )

    def _vestiging(self, pk: int, nummer: int) -> Vestiging:
        return get_object_or_404(open_werkgever(pk).vestigingen.select_related("werkgever"), pk=nummer)
