"""The thread of messages that client and employees of all partners share."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import berichten
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Bericht


class BerichtIn(serializers.ModelSerializer[Bericht]):
    """What the client reads."""

    class Meta:
        model = Bericht
        fields = ("tekst",)


class BerichtUit(serializers.ModelSerializer[Bericht]):
    """A message, of the client or of an employee."""

    van = serializers.CharField(help_text="Naam van wie het schreef.")

    class Meta:
        model = Bericht
        fields = ("id", "op", "van", "van_klant", "tekst", "gelezen_op", "antwoord_voor")
        read_only_fields = fields


class Berichten(Dossierbewerking):
    """The thread, and a message to the client."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "De berichten met een klant, nieuwste eerst."
        ),
        "POST": Toegang(Bereik.CONTACTEN, Recht.CONTACT, "Stuur de klant een bericht."),
    }
    serializer_class = BerichtUit
    invoer = BerichtIn
    bladert = True
    volgorde = ("-op", "-pk")
    queryset = Bericht.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page; reading here does not count as read."""
        return self.lijst(self.klant.berichten.select_related("van"))

    @extend_schema(responses={201: BerichtUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Send one; what the client wrote counts as read and answered."""
        velden = self.ingevuld()
        return self.nieuw(lambda: berichten.verstuur(klant=self.klant, door=self.medewerker, **velden))


class GelezenUit(serializers.Serializer[Any]):
    """What was new."""

    nieuw = serializers.IntegerField(help_text="Hoeveel berichten nog niet gelezen waren.")


class Gelezen(Dossierbewerking):
    """That no answer is needed."""

    toegang: ClassVar = {
        "POST": Toegang(Bereik.CONTACTEN, Recht.CONTACT, "Zet de berichten van een klant op gelezen.")
    }
    serializer_class = GelezenUit

    @extend_schema(responses={200: GelezenUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """The task to answer is done as well."""
        return self.in_een_keer(
            lambda: Response({"nieuw": berichten.markeer_gelezen(klant=self.klant, door=self.medewerker)})
        )
