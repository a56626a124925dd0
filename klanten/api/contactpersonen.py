"""Who is the contact person of a client, and who was."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import contactpersoon
from klanten.api.dossierdeel import Dossierbewerking
from klanten.api.mensen import Kandidaat, MedewerkerUit
from klanten.models import Contactpersoonschap


class ContactpersoonIn(serializers.ModelSerializer[Contactpersoonschap]):
    """Who it becomes, and why."""

    medewerker = Kandidaat()
    reden = serializers.CharField(
        max_length=300, allow_blank=True, default="", help_text="Nodig als er al een contactpersoon is."
    )

    class Meta:
        model = Contactpersoonschap
        fields = ("medewerker", "reden")


class ContactpersoonUit(serializers.ModelSerializer[Contactpersoonschap]):
    """A time in which somebody is the contact person."""

    medewerker = MedewerkerUit()

    class Meta:
        model = Contactpersoonschap
        fields = ("medewerker", "van", "tot", "reden")
        read_only_fields = fields


class Contactpersonen(Dossierbewerking):
    """The list, and the next one."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.KLANTEN_LEZEN,
            Recht.DOSSIER_INZIEN,
            "De contactpersoon van nu en die van eerder, nieuwste eerst.",
        ),
        "POST": Toegang(Bereik.OVERDRACHTEN, Recht.CONTACTPERSOON, "Wijs de contactpersoon aan."),
    }
    serializer_class = ContactpersoonUit
    invoer = ContactpersoonIn
    bladert = True
    volgorde = ("-van", "-pk")
    queryset = Contactpersoonschap.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page."""
        met = ("medewerker__gebruiker", "medewerker__partner")
        return self.lijst(self.klant.contactpersonen.select_related(*met))

    @extend_schema(responses={201: ContactpersoonUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Appoint somebody; the one before ends today."""
        velden = self.ingevuld()
        return self.nieuw(lambda: contactpersoon.wijs_aan(klant=self.klant, door=self.medewerker, **velden))
