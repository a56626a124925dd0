"""Diagnoses: what was established, and a new one."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import diagnosticeren
from diagnose.models import Diagnose
from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking

_LEZEN = Bereik.DIAGNOSE_LEZEN
_DELEN = (
    "kan_zoeken",
    "kan_zoeken_toelichting",
    "mogelijkheden",
    "zoekgedrag",
    "zoekgedrag_toelichting",
    "banenaanbod",
    "banenaanbod_toelichting",
    "afstand",
    "naleving",
    "naleving_toelichting",
    "zelfredzaam",
    "koers",
    "koers_toelichting",
)


class DiagnoseIn(serializers.ModelSerializer[Diagnose]):
    """A diagnosis by one consultant; a duo or split one is made on screen, where two people meet."""

    versie = serializers.IntegerField(
        min_value=0,
        max_value=32_767,
        default=0,
        help_text="Van het concept dat is gelezen; 0 als er geen was.",
    )
    vorige = serializers.IntegerField(
        min_value=1,
        max_value=2**62,
        allow_null=True,
        default=None,
        help_text="Nummer van de laatst vastgestelde diagnose die is gelezen.",
    )

    class Meta:
        model = Diagnose
        fields = (*_DELEN, "versie", "vorige")
        extra_kwargs: ClassVar[dict[str, Any]] = {
            naam: {"required": True, "allow_blank": False}
            for naam in ("kan_zoeken", "mogelijkheden", "zoekgedrag", "banenaanbod", "naleving", "koers")
        }


class DiagnoseUit(serializers.ModelSerializer[Diagnose]):
    """An established diagnosis with its quadrant."""

    vastgesteld_door = serializers.CharField(help_text="Naam van wie de diagnose vaststelde.")
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Diagnose
        fields = (
            "id",
            *_DELEN,
            "kwadrant",
            "wijze",
            "vastgesteld_op",
            "vastgesteld_door",
            "partner",
        )
        read_only_fields = fields


class Diagnoses(Dossierbewerking):
    """The diagnoses that were established, and establishing a new one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De vastgestelde diagnoses van een klant."),
        "POST": Toegang(Bereik.DIAGNOSE_SCHRIJVEN, Recht.DIAGNOSE, "Stel een diagnose vast."),
    }
    serializer_class = DiagnoseUit
    invoer = DiagnoseIn
    queryset = Diagnose.objects.none()
    bladert = True
    volgorde = ("-vastgesteld_op", "-pk")

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first; a concept belongs to who is making it."""
        vast = self.klant.diagnoses.filter(vastgesteld_op__isnull=False)
        return self.lijst(vast.select_related("vastgesteld_door__gebruiker", "partner"))

    @extend_schema(responses={201: DiagnoseUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Establish it in the name of the employee."""
        velden = self.ingevuld()
        return self.nieuw(lambda: diagnosticeren.stel_vast(klant=self.klant, door=self.medewerker, **velden))
