"""What fits a client, and what was agreed."""

from typing import Any, ClassVar

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import portfolio
from diagnose.models import Activiteit, Ketenarrangement, Werkplan
from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking

_MET = (
    "activiteiten__instrument",
    "activiteiten__uitvoerder",
    "activiteiten__financier",
)


class ArrangementUit(serializers.ModelSerializer[Ketenarrangement]):
    """What the location offers clients in this quadrant."""

    portfolio = serializers.SlugRelatedField[Any]("code", many=True, read_only=True)

    class Meta:
        model = Ketenarrangement
        fields = ("kwadrant", "contact_om_de_dagen", "herdiagnose_na_maanden", "portfolio", "voorbeeld")
        read_only_fields = fields


class Arrangement(Dossierbewerking):
    """The arrangement that fits the quadrant of the client."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.DIAGNOSE_LEZEN, Recht.DOSSIER_INZIEN, "Het ketenarrangement dat bij een klant past."
        )
    }
    serializer_class = ArrangementUit

    def get(self, request: Request, klantnummer: int) -> Response:
        """As the location has set it; without a diagnosis there is none."""
        passend = portfolio.arrangement(self.klant)
        if passend is None:
            raise Http404
        return self.een(passend)


class ActiviteitUit(serializers.ModelSerializer[Activiteit]):
    """One step of a plan: who does it, who pays, when, and how it stands."""

    instrument = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    uitvoerder = serializers.SlugRelatedField[Any]("code", read_only=True)
    financier = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Activiteit
        fields = (
            "id",
            "soort",
            "instrument",
            "omschrijving",
            "uitvoerder",
            "financier",
            "stand",
            "begin",
            "einde",
        )
        read_only_fields = fields


class WerkplanUit(serializers.ModelSerializer[Werkplan]):
    """One version of the plan, with its steps."""

    activiteiten = ActiviteitUit(many=True, read_only=True)
    stand = serializers.ChoiceField(Werkplan.Stand.choices, read_only=True)

    class Meta:
        model = Werkplan
        fields = (
            "id",
            "nummer",
            "stand",
            "doel",
            "afspraken",
            "wens_klant",
            "gemaakt_op",
            "akkoord_coach_op",
            "akkoord_klant_op",
            "activiteiten",
        )
        read_only_fields = fields


class Werkplannen(Dossierbewerking):
    """All versions of the plan."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.DIAGNOSE_LEZEN, Recht.DOSSIER_INZIEN, "De versies van het werkplan, nieuwste eerst."
        )
    }
    serializer_class = WerkplanUit
    queryset = Werkplan.objects.none()
    bladert = True
    volgorde = ("-nummer", "-pk")

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        return self.lijst(self.klant.werkplannen.prefetch_related(*_MET))
