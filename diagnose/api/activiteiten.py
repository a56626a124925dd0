"""The steps of a work plan: one more, and reading one."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import activiteiten
from diagnose.models import Activiteit, Instrument, Werkplan
from keten.api.bereik import Bereik, Toegang
from keten.api.velden import Code
from keten.models import Ketenpartner
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.api.dossierdeel import Dossierbewerking
from klanten.api.mensen import Collega, MedewerkerUit
from klanten.models import Belemmering

_VELDEN = (
    "soort",
    "instrument",
    "omschrijving",
    "uitvoerder",
    "medewerker",
    "leverancier",
    "financier",
    "medefinancier",
    "prijs",
    "belemmering",
    "leerdoel",
    "opbrengst",
    "aangevraagd_op",
    "begin",
    "einde",
    "gekozen_door_klant",
    "alternatief_voor",
)
_UITLEG: dict[str, Any] = {
    "opbrengst": {"help_text": "Nodig als het meer kost dan de locatie zonder uitleg toestaat."}
}
_MET = (
    "instrument",
    "uitvoerder",
    "medewerker__gebruiker",
    "medewerker__partner",
    "financier",
    "medefinancier",
)


def met_namen() -> QuerySet[Activiteit]:
    """Steps with all that they name."""
    return Activiteit.objects.select_related(*_MET)


class Instrumentcode(Code[Instrument]):
    """An instrument that the location can use today."""

    def get_queryset(self) -> QuerySet[Instrument]:
        """What came with the portal, and what its own partners keep."""
        return Instrument.objects.voor_locatie(self.context["view"].locatie)


class Partnercode(Code[Ketenpartner]):
    """A partner of the location, by its code."""

    def get_queryset(self) -> QuerySet[Ketenpartner]:
        """Those of today."""
        partners: QuerySet[Ketenpartner] = self.context["view"].locatie.partners.geldig_op(vandaag())
        return partners


@extend_schema_field(OpenApiTypes.INT)
class Belemmeringnummer(serializers.PrimaryKeyRelatedField[Belemmering]):
    """A circumstance of this client, by its number."""

    def get_queryset(self) -> QuerySet[Belemmering]:
        """Those that hold."""
        lopend: QuerySet[Belemmering] = self.context["view"].klant.belemmeringen.filter(tot__isnull=True)
        return lopend


@extend_schema_field(OpenApiTypes.INT)
class Activiteitnummer(serializers.PrimaryKeyRelatedField[Activiteit]):
    """A step of the same plan, by its number."""

    def get_queryset(self) -> QuerySet[Activiteit]:
        """All of them; whether the client can still choose is for the domain to say."""
        alle: QuerySet[Activiteit] = self.context["view"].plan().activiteiten.select_related("werkplan")
        return alle


class ActiviteitIn(serializers.ModelSerializer[Activiteit]):
    """A step at the end of a plan; with an instrument that says what kind it is."""

    instrument = Instrumentcode(required=False, allow_null=True, help_text="Code; leeg: zelf bedacht.")
    uitvoerder = Partnercode(help_text="Code van de ketenpartner die het uitvoert.")
    financier = Partnercode(help_text="Code van de ketenpartner die betaalt.")
    medefinancier = Partnercode(
        required=False, allow_null=True, help_text="Code van de ketenpartner die meebetaalt."
    )
    medewerker = Collega(Recht.DOSSIER_INZIEN, required=False, allow_null=True)
    belemmering = Belemmeringnummer(
        required=False, allow_null=True, help_text="Nummer van de belemmering die dit wegneemt."
    )
    alternatief_voor = Activiteitnummer(
        required=False,
        allow_null=True,
        help_text="Nummer van een andere activiteit; de klant kiest een van beide.",
    )
    ondanks_regime = serializers.BooleanField(
        default=False,
        help_text="De medewerker weet dat de partners het instrument voor deze regeling niet toestaan.",
    )

    class Meta:
        model = Activiteit
        fields = (*_VELDEN, "ondanks_regime")
        extra_kwargs = _UITLEG
        validators: ClassVar[list[Any]] = []


class ActiviteitUit(serializers.ModelSerializer[Activiteit]):
    """One step of a plan: who does it, who pays, when, and how it stands."""

    instrument = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    uitvoerder = serializers.SlugRelatedField[Any]("code", read_only=True)
    financier = serializers.SlugRelatedField[Any]("code", read_only=True)
    medefinancier = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    medewerker = MedewerkerUit(allow_null=True)
    belemmering = serializers.IntegerField(source="belemmering_id", allow_null=True)
    alternatief_voor = serializers.IntegerField(source="alternatief_voor_id", allow_null=True)
    kopie_van = serializers.IntegerField(
        source="kopie_van_id",
        allow_null=True,
        help_text="Nummer van dezelfde activiteit in de vorige versie van het plan.",
    )

    class Meta:
        model = Activiteit
        fields = (
            "id",
            *_VELDEN,
            "verplichtingen",
            "verplichtingen_akkoord_op",
            "stand",
            "gestart_op",
            "kopie_van",
        )
        read_only_fields = fields
        extra_kwargs = _UITLEG


class Planbewerking(Dossierbewerking):
    """An operation on one plan, or on one step of it."""

    queryset = Werkplan.objects.none()

    def plan(self) -> Werkplan:
        """The version in the address, of this client.

        Raises:
            Http404: there is none.
        """
        return get_object_or_404(self.klant.werkplannen, pk=self.kwargs["pk"])

    def activiteit(self) -> Activiteit:
        """The step in the address, of that version.

        Raises:
            Http404: there is none.
        """
        van_plan = met_namen().filter(werkplan=self.plan()).select_related("werkplan")
        return get_object_or_404(van_plan, pk=self.kwargs["nummer"])


class Activiteiten(Planbewerking):
    """One step more; the plan shows them all."""

    toegang: ClassVar = {
        "POST": Toegang(
            Bereik.WERKPLANNEN, Recht.WERKPLAN, "Zet een activiteit in een werkplan dat in de maak is."
        )
    }
    serializer_class = ActiviteitUit
    invoer = ActiviteitIn

    @extend_schema(responses={201: ActiviteitUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """At the end of the plan."""
        plan, velden = self.plan(), self.ingevuld()
        return self.nieuw(
            lambda: activiteiten.voeg_activiteit_toe(plan=plan, door=self.medewerker, **velden), "activiteit"
        )


class EenActiviteit(Planbewerking):
    """One step."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.DIAGNOSE_LEZEN, Recht.DOSSIER_INZIEN, "Eén activiteit uit een werkplan.")
    }
    serializer_class = ActiviteitUit

    def get(self, request: Request, klantnummer: int, pk: int, nummer: int) -> Response:
        """As it stands."""
        return self.een(self.activiteit())
