"""Contacts with a client, each an evaluation of the time before it."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import contacten
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Contactmoment

_LEZEN = Toegang(Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "De contacten met een klant, nieuwste eerst.")
_VELDEN = (
    "op",
    "kanaal",
    "richting",
    "functies",
    "identiteit",
    "document_kenmerk",
    "activiteiten",
    "ondersteuning",
    "resultaten",
    "bijgesteld",
)


class ContactmomentIn(serializers.ModelSerializer[Contactmoment]):
    """A contact to keep."""

    document_kenmerk = serializers.CharField(max_length=20, allow_blank=True, default="")
    bijgesteld = serializers.BooleanField(default=False)

    class Meta:
        model = Contactmoment
        fields = _VELDEN
        extra_kwargs: ClassVar[dict[str, Any]] = {"op": {"required": True}}


class ContactmomentUit(serializers.ModelSerializer[Contactmoment]):
    """A contact, with who had it."""

    medewerker = serializers.CharField(help_text="Naam van de medewerker.")
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Contactmoment
        fields = ("id", *_VELDEN, "medewerker", "partner")
        read_only_fields = fields


class Contactmomenten(Dossierbewerking):
    """The list, and keeping a new one."""

    toegang: ClassVar = {
        "GET": _LEZEN,
        "POST": Toegang(Bereik.CONTACTEN, Recht.CONTACT, "Leg een contact met een klant vast."),
    }
    serializer_class = ContactmomentUit
    invoer = ContactmomentIn
    bladert = True
    volgorde = ("-op", "-pk")
    sorteringen: ClassVar = {"op": "op", "kanaal": "kanaal"}
    queryset = Contactmoment.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        return self.lijst(self.klant.contactmomenten.select_related("medewerker__gebruiker", "partner"))

    @extend_schema(responses={201: ContactmomentUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Keep a contact as the employee."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: contacten.leg_vast(klant=self.klant, door=self.medewerker, **velden), "contactmoment"
        )


class EenContactmoment(Dossierbewerking):
    """One contact."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "Eén contact met een klant.")
    }
    serializer_class = ContactmomentUit
    queryset = Contactmoment.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it was kept."""
        rijen = self.klant.contactmomenten.select_related("medewerker__gebruiker", "partner")
        return self.een(get_object_or_404(rijen, pk=pk))
