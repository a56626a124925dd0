"""What a client has learned and done."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import werkmap
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Opleiding, Werkervaring

_LEZEN, _WIJZIGEN = Bereik.KLANTEN_LEZEN, Bereik.KLANTEN_SCHRIJVEN


class OpleidingIn(serializers.ModelSerializer[Opleiding]):
    """A course of study."""

    diploma = serializers.BooleanField(default=False, help_text="Of er een diploma is behaald.")

    class Meta:
        model = Opleiding
        fields = ("naam", "niveau", "jaar", "diploma")


class OpleidingUit(serializers.ModelSerializer[Opleiding]):
    """The same, and when and where the diploma was checked."""

    diploma_gecontroleerd_op = serializers.DateField(
        source="diploma_gezien_op", read_only=True, allow_null=True
    )

    class Meta:
        model = Opleiding
        fields = ("id", "naam", "niveau", "jaar", "diploma", "diploma_gecontroleerd_op", "diploma_bron")
        read_only_fields = fields


class Opleidingen(Dossierbewerking):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De opleidingen van een klant."),
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Voeg een opleiding toe."),
    }
    serializer_class = OpleidingUit
    invoer = OpleidingIn
    bladert = True
    volgorde = ("-pk",)
    queryset = Opleiding.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, the latest added first."""
        return self.lijst(self.klant.opleidingen.all())

    @extend_schema(responses={201: OpleidingUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Add one."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: werkmap.voeg_opleiding_toe(klant=self.klant, door=self.medewerker, **velden)
        )


class DiplomaIn(serializers.Serializer[Opleiding]):
    """Where the diploma was checked."""

    bron = serializers.ChoiceField(choices=Opleiding.Diplomabron.te_kiezen())


class DiplomaControleren(Dossierbewerking):
    """That the diploma was checked."""

    toegang: ClassVar = {
        "POST": Toegang(
            _WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg vast dat het diploma is gecontroleerd, en waar."
        )
    }
    serializer_class = OpleidingUit
    invoer = DiplomaIn
    queryset = Opleiding.objects.none()

    @extend_schema(responses={200: OpleidingUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Checking it again keeps the first day and source."""
        opleiding = get_object_or_404(self.klant.opleidingen, pk=pk)
        velden = self.ingevuld()
        return self.in_een_keer(
            lambda: self.een(werkmap.controleer_diploma(opleiding=opleiding, door=self.medewerker, **velden))
        )


class WerkervaringIn(serializers.ModelSerializer[Werkervaring]):
    """A job that the client has or had."""

    class Meta:
        model = Werkervaring
        fields = ("functie", "werkgever", "van", "tot")


class WerkervaringUit(serializers.ModelSerializer[Werkervaring]):
    """The same, as kept."""

    class Meta:
        model = Werkervaring
        fields = ("id", "functie", "werkgever", "van", "tot")
        read_only_fields = fields


class Werkervaringen(Dossierbewerking):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De werkervaring van een klant, nieuwste eerst."),
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Voeg werkervaring toe."),
    }
    serializer_class = WerkervaringUit
    invoer = WerkervaringIn
    bladert = True
    volgorde = ("-van", "-pk")
    queryset = Werkervaring.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page."""
        return self.lijst(self.klant.werkervaringen.all())

    @extend_schema(responses={201: WerkervaringUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Add one."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: werkmap.voeg_werkervaring_toe(klant=self.klant, door=self.medewerker, **velden)
        )
