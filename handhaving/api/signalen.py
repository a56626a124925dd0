"""Signals that an employee reports through another system."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from handhaving.models import Signaal
from handhaving.signalen import melden
from keten.api.bereik import Bereik, Toegang
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking


class SignaalIn(serializers.ModelSerializer[Signaal]):
    """What stood out: facts only, and no BSN."""

    bron = serializers.ChoiceField([(bron.value, bron.label) for bron in melden.BRONNEN])

    class Meta:
        model = Signaal
        fields = ("bron", "van", "tekst")


class SignaalUit(serializers.ModelSerializer[Signaal]):
    """A signal as who reported it may see it: what came of it, but not why (H-39)."""

    klantnummer = serializers.IntegerField(source="klant.klantnummer", min_value=10_000_000)
    stand = serializers.ChoiceField(Signaal.Stand.choices, read_only=True)

    class Meta:
        model = Signaal
        fields = ("id", "klantnummer", "bron", "van", "tekst", "gemeld_op", "stand")
        read_only_fields = fields


class Signalen(Bewerking):
    """What this employee reported."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.SIGNALEN, Recht.SIGNALEREN, "De signalen die deze medewerker heeft gemeld.")
    }
    serializer_class = SignaalUit
    queryset = Signaal.objects.none()
    bladert = True
    volgorde = ("-gemeld_op", "-pk")
    sorteringen: ClassVar = {"gemeldOp": "gemeld_op", "van": "van"}

    def get(self, request: Request) -> Response:
        """A page, newest first."""
        return self.lijst(melden.eigen(self.medewerker, self.locatie))


class Melden(Dossierbewerking):
    """Reporting a signal about a client."""

    toegang: ClassVar = {
        "POST": Toegang(Bereik.SIGNALEN, Recht.SIGNALEREN, "Meld een signaal over een klant.")
    }
    serializer_class = SignaalUit
    invoer = SignaalIn

    @extend_schema(responses={201: SignaalUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Report it; somebody else decides what follows."""
        velden: dict[str, Any] = self.ingevuld()
        return self.nieuw(lambda: melden.meld(klant=self.klant, door=self.medewerker, **velden))
