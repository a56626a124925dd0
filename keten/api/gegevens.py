"""Reference data, open to everybody, and what the own key may do."""

from typing import Any, ClassVar, cast

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import openbaar
from keten.api.toegang import bereiken_van
from keten.api.views import Bewerking
from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie, Regime
from keten.tijd import vandaag


class KetenpartnerUit(serializers.ModelSerializer[Ketenpartner]):
    """An organisation of the chain."""

    class Meta:
        model = Ketenpartner
        fields = ("code", "naam", "kolom", "geldig_van", "geldig_tot")


class RegioUit(serializers.ModelSerializer[Arbeidsmarktregio]):
    """A labour market region."""

    class Meta:
        model = Arbeidsmarktregio
        fields = ("code", "naam", "geldig_van", "geldig_tot")


class RegimeUit(serializers.ModelSerializer[Regime]):
    """A benefit scheme."""

    class Meta:
        model = Regime
        fields = ("code", "naam", "omschrijving", "kolom", "geldig_van", "geldig_tot")


class LocatieUit(serializers.ModelSerializer[Locatie]):
    """A desk, as the public map shows it."""

    regio = serializers.SlugRelatedField[Any]("code", read_only=True)
    partners = serializers.SlugRelatedField[Any]("code", many=True, read_only=True)

    class Meta:
        model = Locatie
        fields = ("code", "naam", "plaats", "regio", "partners", "benaming", "telefoon", "email", "voorbeeld")


class Gegevenslijst(Bewerking):
    """A list by code, of whatever is in `queryset`."""

    bladert = True
    volgorde = ("code",)

    def get(self, request: Request) -> Response:
        """A page."""
        return self.lijst(self.get_queryset())


class _Geldig(Gegevenslijst):
    """Of that what holds today."""

    def get_queryset(self) -> Any:
        """What has begun and has not ended."""
        rijen: Any = super().get_queryset()
        return rijen.geldig_op(vandaag())


class Ketenpartners(_Geldig):
    """The organisations of the chain."""

    toegang: ClassVar = {"GET": openbaar("De ketenpartners van dit moment.")}
    serializer_class = KetenpartnerUit
    queryset = Ketenpartner.objects.all()


class Arbeidsmarktregios(_Geldig):
    """The labour market regions."""

    toegang: ClassVar = {"GET": openbaar("De arbeidsmarktregio's van dit moment.")}
    serializer_class = RegioUit
    queryset = Arbeidsmarktregio.objects.all()


class Regimes(_Geldig):
    """The benefit schemes."""

    toegang: ClassVar = {"GET": openbaar("De uitkeringsregelingen van dit moment.")}
    serializer_class = RegimeUit
    queryset = Regime.objects.all()


class Locaties(_Geldig):
    """The desks."""

    toegang: ClassVar = {"GET": openbaar("De locaties van dit moment.")}
    serializer_class = LocatieUit
    queryset = Locatie.objects.select_related("regio").prefetch_related("partners")


class ToegangUit(serializers.Serializer[Any]):
    """What the key of who asks opens."""

    systeem = serializers.CharField(allow_null=True, help_text="Naam van het systeem; leeg zonder sleutel.")
    bereiken = serializers.ListField(child=serializers.CharField())
    doelen = serializers.ListField(child=serializers.CharField())
    locaties = serializers.ListField(child=serializers.CharField(), help_text="Codes van locaties.")
    medewerker = serializers.BooleanField(help_text="Of bekend is voor welke medewerker wordt gevraagd.")


class EigenToegang(Bewerking):
    """What may be done with this key; useful while a coupling is being built."""

    toegang: ClassVar = {"GET": openbaar("Wat dit toegangsbewijs opent.")}
    serializer_class = ToegangUit

    def get(self, request: Request) -> Response:
        """System, scopes, purposes and locations."""
        systeem, bewijs = self.verzoek.systeem_of_niets, cast(Any, request.auth)
        uit = {
            "systeem": systeem and systeem.naam,
            "bereiken": bereiken_van(bewijs) if systeem else [],
            "doelen": systeem.doelen if systeem else [],
            "locaties": list(systeem.locaties.values_list("code", flat=True)) if systeem else [],
            "medewerker": self.verzoek.medewerker_of_niets is not None,
        }
        return Response(self.get_serializer(uit).data)
