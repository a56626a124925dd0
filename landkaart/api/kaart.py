"""The Landkaart, open to everybody."""

import datetime
from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import openbaar
from keten.api.views import Bewerking
from keten.tijd import vandaag
from landkaart.kaartbeeld import Kaartbeeld
from landkaart.models import Antwoord, Mijlpaal

_EERSTE_JAAR = 2000


class MijlpaalUit(serializers.ModelSerializer[Mijlpaal]):
    """A national milestone."""

    fase = serializers.CharField(help_text="De fase waarin deze mijlpaal hoort.")

    class Meta:
        model = Mijlpaal
        fields = ("code", "nummer", "fase", "naam", "definitie", "bepalend", "norm_op", "norm_voorbeeld")


class Mijlpalen(Bewerking):
    """The milestones that hold today."""

    toegang: ClassVar = {"GET": openbaar("De landelijke mijlpalen van de Landkaart.")}
    serializer_class = MijlpaalUit
    queryset = Mijlpaal.objects.none()
    bladert = True
    volgorde = ("nummer", "pk")

    def get(self, request: Request) -> Response:
        """All of them."""
        codes = [mijlpaal.pk for mijlpaal in Kaartbeeld(vandaag()).mijlpalen]
        return self.lijst(Mijlpaal.objects.filter(pk__in=codes).select_related("fase"))


class DagIn(serializers.Serializer[Any]):
    """The moment that is asked for."""

    op = serializers.DateField(required=False)

    def validate_op(self, op: datetime.date) -> datetime.date:
        """A day on which the Landkaart can have been measured."""
        if not op.year >= _EERSTE_JAAR or op > vandaag():
            raise serializers.ValidationError("Kies een dag vanaf 2000 tot en met vandaag.")
        return op


class ScoreUit(serializers.Serializer[Any]):
    """What a location said about a milestone."""

    mijlpaal = serializers.CharField(help_text="Code van de mijlpaal.")
    percentage = serializers.DecimalField(max_digits=5, decimal_places=2, min_value=0, max_value=100)
    antwoord = serializers.ChoiceField(Antwoord.choices)
    ingediend_op = serializers.DateTimeField()


class LocatiescoresUit(serializers.Serializer[Any]):
    """A location with its latest scores at that moment."""

    locatie = serializers.CharField(help_text="Code van de locatie.")
    naam = serializers.CharField()
    voorbeeld = serializers.BooleanField(help_text="Of de locatie bedacht is.")
    scores = ScoreUit(many=True)


class LandkaartUit(serializers.Serializer[Any]):
    """The whole map at one moment."""

    op = serializers.DateField()
    locaties = LocatiescoresUit(many=True)


class Landkaart(Bewerking):
    """What the map shows, as data."""

    toegang: ClassVar = {"GET": openbaar("De Landkaart op een dag: per locatie de laatste scores.")}
    serializer_class = LandkaartUit

    @extend_schema(
        parameters=[OpenApiParameter("op", datetime.date, description="De dag; anders vandaag.")],
        responses={200: LandkaartUit},
    )
    def get(self, request: Request) -> Response:
        """Every location; one without a score has an empty list."""
        gevraagd = DagIn(data=request.query_params.dict())
        gevraagd.is_valid(raise_exception=True)
        beeld = Kaartbeeld(gevraagd.validated_data.get("op", vandaag()))
        codes = {mijlpaal.pk: mijlpaal.code for mijlpaal in beeld.mijlpalen}
        locaties = [
            {
                "locatie": locatie.code,
                "naam": locatie.naam,
                "voorbeeld": locatie.voorbeeld,
                "scores": [
                    {"mijlpaal": codes[pk], **score._asdict()}
                    for pk, score in beeld.scores.get(locatie.pk, {}).items()
                    if pk in codes
                ],
            }
            for locatie in beeld.locaties
        ]
        return Response(self.get_serializer({"op": beeld.dag, "locaties": locaties}).data)
