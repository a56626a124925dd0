"""Circumstances that stand in the way of work, each with its first and last day."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.velden import Code
from keten.rechten import Recht
from klanten import belemmeringen
from klanten.api.dossierdeel import Dossierbewerking, EindeIn
from klanten.models import Belemmering, BelemmeringSoort

_LEZEN, _WIJZIGEN = Bereik.KLANTEN_LEZEN, Bereik.KLANTEN_SCHRIJVEN


class BelemmeringIn(serializers.ModelSerializer[Belemmering]):
    """A circumstance; nothing medical belongs here."""

    soort = Code[BelemmeringSoort](queryset=BelemmeringSoort.objects.all(), help_text="Code van de soort.")

    class Meta:
        model = Belemmering
        fields = ("soort", "van", "toelichting")
        validators: ClassVar[list[Any]] = []


class BelemmeringUit(serializers.ModelSerializer[Belemmering]):
    """The same, as kept."""

    soort = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Belemmering
        fields = ("id", "soort", "van", "tot", "toelichting")
        read_only_fields = fields


class Belemmeringen(Dossierbewerking):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Wat werken moeilijk maakt of maakte."),
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg vast wat werken moeilijk maakt."),
    }
    serializer_class = BelemmeringUit
    invoer = BelemmeringIn
    bladert = True
    volgorde = ("-van", "-pk")
    queryset = Belemmering.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        return self.lijst(self.klant.belemmeringen.select_related("soort"))

    @extend_schema(responses={201: BelemmeringUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Keep a circumstance."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: belemmeringen.leg_vast(klant=self.klant, door=self.medewerker, **velden), "belemmering"
        )


class EenBelemmering(Dossierbewerking):
    """One circumstance."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Eén omstandigheid die werken moeilijk maakt.")
    }
    serializer_class = BelemmeringUit
    queryset = Belemmering.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it was kept."""
        return self.een(get_object_or_404(self.klant.belemmeringen.select_related("soort"), pk=pk))


class Opheffen(Dossierbewerking):
    """The end of one circumstance."""

    toegang: ClassVar = {
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg vast dat een omstandigheid voorbij is.")
    }
    serializer_class = BelemmeringUit
    invoer = EindeIn
    queryset = Belemmering.objects.none()

    @extend_schema(responses={200: BelemmeringUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """A last day that stands there already is not changed."""
        belemmering, velden = get_object_or_404(self.klant.belemmeringen, pk=pk), self.ingevuld()
        return self.in_een_keer(
            lambda: self.een(belemmeringen.hef_op(belemmering=belemmering, door=self.medewerker, **velden))
        )
