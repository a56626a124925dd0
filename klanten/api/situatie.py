"""What the client told about work, home and income."""

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import intake
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Intakegesprek, Situatie


class SituatieIn(serializers.ModelSerializer[Situatie]):
    """What changes; what is left out stays. Income is kept only when a benefit is asked for."""

    bemiddelbaar = serializers.BooleanField(
        required=False,
        allow_null=True,
        help_text="Nu al voor te stellen aan werkgevers; null: nog niet bekend.",
    )

    class Meta:
        model = Situatie
        fields = (*Situatie.VELDEN, "bemiddelbaar")


class SituatieUit(serializers.ModelSerializer[Situatie]):
    """The same, with the version."""

    bemiddelbaar = serializers.BooleanField(source="klant.beeld.bemiddelbaar", allow_null=True)

    class Meta:
        model = Situatie
        fields = (*Situatie.VELDEN, "bemiddelbaar", "versie")
        read_only_fields = fields


class Gegevens(Dossierbewerking):
    """Reading, and the intake."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "Werk, thuis en inkomen van een klant."),
        "PATCH": Toegang(
            Bereik.KLANTEN_SCHRIJVEN, Recht.DOSSIER_WIJZIGEN, "Leg de intake vast, of werk de situatie bij."
        ),
    }
    serializer_class = SituatieUit
    invoer = SituatieIn
    met_versie = True

    def get(self, request: Request, klantnummer: int) -> Response:
        """As known now."""
        return self.een(self.klant.situatie)

    def patch(self, request: Request, klantnummer: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        velden, versie = self.ingevuld(deels=True), self.versie()
        return self.in_een_keer(lambda: self.een(self._leg_vast(velden, versie)))

    def _leg_vast(self, velden: dict[str, Any], versie: int) -> Situatie:
        """The intake as one form: what was not sent goes along as it stands, also with whom it was done."""
        nu: Situatie = self.klant.situatie
        bekend = {v: getattr(nu, v) for v in Situatie.VELDEN}
        bekend["bemiddelbaar"] = self.klant.beeld.bemiddelbaar
        duo = Intakegesprek.objects.filter(klant=self.klant).select_related("tweede__partner").first()
        samen: dict[str, Any] = {"tweede": duo.tweede, "doelgroep": duo.doelgroep} if duo else {}
        return intake.leg_vast(
            klant=self.klant, versie=versie, door=self.medewerker, **samen, **bekend | velden
        )
