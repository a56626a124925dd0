"""Figures of the chain: what they are, and what they were at the own location."""

import datetime
from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.views import Bewerking
from keten.indicatoren import Maat, Soort, Stand, alle, vind
from keten.maanden import eerste_dag
from keten.rechten import Recht
from keten.tijd import vandaag
from landkaart.cijfers import lezen, versies

_EERSTE_JAAR = 2000
_MEESTE_MAANDEN = 60


class IndicatorUit(serializers.Serializer[Any]):
    """A figure with the definition that holds this month."""

    code = serializers.CharField()
    naam = serializers.CharField()
    zin = serializers.CharField(help_text="Wat het is, in één zin.")
    soort = serializers.ChoiceField([soort.value for soort in Soort])
    maat = serializers.ChoiceField([maat.value for maat in Maat])
    eenheid = serializers.CharField()
    hoger_is_beter = serializers.BooleanField(allow_null=True)
    bron = serializers.CharField()
    versie = serializers.IntegerField(help_text="Versie van de definitie.")


class IndicatorenUit(serializers.Serializer[Any]):
    """All figures."""

    resultaten = IndicatorUit(many=True)


class Indicatoren(Bewerking):
    """The figures that are counted."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.CIJFERS, Recht.KETENCIJFERS, "Welke cijfers er zijn en hoe ze zijn bepaald.")
    }
    serializer_class = IndicatorenUit

    def get(self, request: Request) -> Response:
        """All of them, those of the chain first."""
        geldend = versies.geldende(alle(), eerste_dag(vandaag()))
        uit = [
            {
                "code": indicator.code,
                "naam": indicator.naam,
                "zin": geldend[indicator.code].zin,
                "soort": indicator.soort.value,
                "maat": indicator.maat.value,
                "eenheid": indicator.eenheid,
                "hoger_is_beter": indicator.hoger_is_beter,
                "bron": indicator.bron,
                "versie": geldend[indicator.code].nummer,
            }
            for indicator in alle()
        ]
        return Response(self.get_serializer({"resultaten": uit}).data)


class PeriodeIn(serializers.Serializer[Any]):
    """Which months."""

    tot = serializers.DateField(required=False)
    maanden = serializers.IntegerField(min_value=1, max_value=_MEESTE_MAANDEN, default=12)

    def validate_tot(self, tot: datetime.date) -> datetime.date:
        """A month that can have been counted."""
        if not tot.year >= _EERSTE_JAAR or tot > vandaag():
            raise serializers.ValidationError("Kies een dag vanaf 2000 tot en met vandaag.")
        return tot


class WaardeUit(serializers.Serializer[Any]):
    """A figure of one month; what would point at somebody is left out."""

    maand = serializers.DateField(help_text="De eerste dag van de maand.")
    waarde = serializers.FloatField(allow_null=True)
    telt = serializers.IntegerField(allow_null=True)
    van = serializers.IntegerField(allow_null=True)
    te_klein = serializers.BooleanField(help_text="Of het getal zo klein is dat het niet wordt getoond.")
    versie = serializers.IntegerField(help_text="Versie van de definitie waarmee is geteld.")


class WaardenUit(serializers.Serializer[Any]):
    """A figure of the own location over months."""

    code = serializers.CharField()
    locatie = serializers.CharField()
    resultaten = WaardeUit(many=True)


class Waarden(Bewerking):
    """Stored values; nothing is counted here."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.CIJFERS, Recht.KETENCIJFERS, "Een cijfer van de eigen locatie, per maand.")
    }
    serializer_class = WaardenUit

    @extend_schema(
        parameters=[
            OpenApiParameter("tot", datetime.date, description="De laatste maand, elke dag ervan."),
            OpenApiParameter(
                "maanden",
                {"type": "integer", "minimum": 1, "maximum": _MEESTE_MAANDEN, "default": 12},
                description="Hoeveel maanden.",
            ),
        ],
        responses={200: WaardenUit},
    )
    def get(self, request: Request, code: str) -> Response:
        """The months that were counted, the earliest first."""
        gevraagd = PeriodeIn(data=request.query_params.dict())
        gevraagd.is_valid(raise_exception=True)
        if vind(code) is None:
            raise Http404
        tot = gevraagd.validated_data.get("tot", vandaag())
        standen = lezen.reeks(code, [self.locatie], tot, gevraagd.validated_data["maanden"])[self.locatie.pk]
        uit = {"code": code, "locatie": self.locatie.code, "resultaten": [_uit(stand) for stand in standen]}
        return Response(self.get_serializer(uit).data)


def _uit(stand: Stand) -> dict[str, Any]:
    klein = stand.te_klein
    return {
        "maand": stand.maand,
        "waarde": None if klein else stand.waarde,
        "telt": None if klein else stand.telt,
        "van": None if klein else stand.van,
        "te_klein": klein,
        "versie": stand.versie,
    }
