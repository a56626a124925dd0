"""Benefits of a client, each with its first and last day."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.velden import Code
from keten.models import Ketenpartner, Regime
from keten.rechten import Recht
from klanten import uitkeringen
from klanten.api.dossierdeel import Dossierbewerking, EindeIn
from klanten.models import Uitkering

_LEZEN, _WIJZIGEN = Bereik.KLANTEN_LEZEN, Bereik.KLANTEN_SCHRIJVEN


class UitkeringIn(serializers.ModelSerializer[Uitkering]):
    """A benefit, past, running or about to start."""

    regime = Code[Regime](queryset=Regime.objects.all(), help_text="Code van de uitkeringsregeling.")
    partner = Code[Ketenpartner](queryset=Ketenpartner.objects.all(), help_text="Code van wie betaalt.")

    class Meta:
        model = Uitkering
        fields = ("regime", "partner", "van", "tot")
        validators: ClassVar[list[Any]] = []


class UitkeringUit(serializers.ModelSerializer[Uitkering]):
    """The same, as kept."""

    regime = serializers.SlugRelatedField[Any]("code", read_only=True)
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Uitkering
        fields = ("id", "regime", "partner", "van", "tot")
        read_only_fields = fields


class Uitkeringen(Dossierbewerking):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De uitkeringen van een klant, ook eerdere."),
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg een uitkering vast."),
    }
    serializer_class = UitkeringUit
    invoer = UitkeringIn
    bladert = True
    volgorde = ("-van", "-pk")
    queryset = Uitkering.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        return self.lijst(self.klant.uitkeringen.select_related("regime", "partner"))

    @extend_schema(responses={201: UitkeringUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Keep a benefit."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: uitkeringen.leg_vast(klant=self.klant, door=self.medewerker, **velden), "uitkering"
        )


class EenUitkering(Dossierbewerking):
    """One benefit."""

    toegang: ClassVar = {"GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Eén uitkering van een klant.")}
    serializer_class = UitkeringUit
    queryset = Uitkering.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it was kept."""
        rijen = self.klant.uitkeringen.select_related("regime", "partner")
        return self.een(get_object_or_404(rijen, pk=pk))


class Beeindigen(Dossierbewerking):
    """The end of one benefit."""

    toegang: ClassVar = {
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg de laatste dag van een uitkering vast.")
    }
    serializer_class = UitkeringUit
    invoer = EindeIn
    queryset = Uitkering.objects.none()

    @extend_schema(responses={200: UitkeringUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """A last day that stands there already is not changed."""
        uitkering, velden = get_object_or_404(self.klant.uitkeringen, pk=pk), self.ingevuld()
        return self.in_een_keer(
            lambda: self.een(uitkeringen.beeindig(uitkering=uitkering, door=self.medewerker, **velden))
        )
