"""Lists whose codes a vacancy and an employer need; open to everybody."""

from typing import Any, ClassVar

from rest_framework import serializers

from keten.api.bereik import openbaar
from keten.api.gegevens import Gegevenslijst
from klanten.models import Competentie
from werkgevers.models import Beroep, Sector


class SectorUit(serializers.ModelSerializer[Sector]):
    """A section of the SBI."""

    class Meta:
        model = Sector
        fields = ("code", "naam")
        read_only_fields = fields


class BeroepUit(serializers.ModelSerializer[Beroep]):
    """An occupation."""

    sector = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)

    class Meta:
        model = Beroep
        fields = ("code", "naam", "groep", "sector", "voorbeeld")
        read_only_fields = fields


class CompetentieNaam(serializers.ModelSerializer[Competentie]):
    """A competence that work can ask."""

    class Meta:
        model = Competentie
        fields = ("code", "naam")
        read_only_fields = fields


class Sectoren(Gegevenslijst):
    """The sectors of employers."""

    toegang: ClassVar = {"GET": openbaar("De sectoren van werkgevers.")}
    serializer_class = SectorUit
    queryset = Sector.objects.all()


class Beroepen(Gegevenslijst):
    """The occupations of vacancies and search profiles."""

    toegang: ClassVar = {"GET": openbaar("De beroepen van vacatures.")}
    serializer_class = BeroepUit
    queryset = Beroep.objects.select_related("sector")


class Competenties(Gegevenslijst):
    """The competences that a vacancy can ask."""

    toegang: ClassVar = {"GET": openbaar("De competenties die een vacature kan vragen.")}
    serializer_class = CompetentieNaam
    queryset = Competentie.objects.all()
