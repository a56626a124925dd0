"""What the location offers clients such as this one."""

from typing import Any, ClassVar

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import portfolio
from diagnose.models import Ketenarrangement
from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking


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
