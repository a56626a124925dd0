"""Where a client went, how the work goes after that, and coming back."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import nazorg, uitstromen
from klanten.api.dossierdeel import Dossierbewerking, RedenIn
from klanten.models import Nazorgcontact, Uitstroom

_LEZEN, _WIJZIGEN = Bereik.KLANTEN_LEZEN, Bereik.KLANTEN_SCHRIJVEN
_VELDEN = ("soort", "op", "werkgever", "functie", "uren", "verwachte_maanden", "toelichting")


class UitstroomIn(serializers.ModelSerializer[Uitstroom]):
    """Where the client goes, from when, and about the work."""

    class Meta:
        model = Uitstroom
        fields = _VELDEN
        validators: ClassVar[list[Any]] = []


class NazorgIn(serializers.Serializer[Any]):
    """How the work goes."""

    op = serializers.DateField(help_text="De dag van het contact.")
    werkt_nog = serializers.BooleanField()
    bevinding = serializers.CharField(max_length=1000, allow_blank=True, default="")


class NazorgUit(serializers.ModelSerializer[Nazorgcontact]):
    """A moment at which somebody asks how the work goes, and what was said."""

    door = serializers.CharField(allow_null=True, help_text="Naam van wie de klant sprak.")

    class Meta:
        model = Nazorgcontact
        fields = ("id", "gepland_op", "gedaan_op", "werkt_nog", "bevinding", "door", "vervallen_op")
        read_only_fields = fields


class UitstroomUit(serializers.ModelSerializer[Uitstroom]):
    """One time that the client left, with the aftercare."""

    door = serializers.CharField(help_text="Naam van wie het vastlegde.")
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)
    nazorg = NazorgUit(source="nazorgcontacten", many=True)

    class Meta:
        model = Uitstroom
        fields = (
            "id",
            *_VELDEN,
            "door",
            "partner",
            "meetdag",
            "duurzaam",
            "nazorg_klaar_op",
            "teruggekeerd_op",
            "reden_terugkeer",
            "nazorg",
        )
        read_only_fields = fields


class _Uitstroombewerking(Dossierbewerking):
    """What the operations share."""

    serializer_class = UitstroomUit
    queryset = Uitstroom.objects.none()

    def rijen(self) -> QuerySet[Uitstroom]:
        """The times that this client left, with all that is shown of them."""
        contacten = Nazorgcontact.objects.select_related("door__gebruiker")
        rijen: QuerySet[Uitstroom] = self.klant.uitstromen.select_related("door__gebruiker", "partner")
        return rijen.prefetch_related(Prefetch("nazorgcontacten", contacten))


class Uitstromen(_Uitstroombewerking):
    """The list, and leaving."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Wanneer en waarheen een klant uitstroomde."),
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg vast dat een klant uitstroomt."),
    }
    invoer = UitstroomIn
    bladert = True
    volgorde = ("-op", "-pk")

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        return self.lijst(self.rijen())

    @extend_schema(responses={201: UitstroomUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """After work the aftercare is planned; otherwise the guidance stops."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: uitstromen.stroom_uit(klant=self.klant, door=self.medewerker, **velden), "uitstroom"
        )


class EenUitstroom(_Uitstroombewerking):
    """One time."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Eén uitstroom van een klant, met de nazorg.")
    }

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it stands."""
        return self.een(get_object_or_404(self.rijen(), pk=pk))


class Heropenen(_Uitstroombewerking):
    """Back into guidance."""

    toegang: ClassVar = {
        "POST": Toegang(
            _WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Neem een uitgestroomde klant weer in begeleiding."
        )
    }
    invoer = RedenIn

    @extend_schema(responses={200: UitstroomUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """The outflow stays, with the day of return."""
        get_object_or_404(self.klant.uitstromen.geldend(), pk=pk)
        velden = self.ingevuld()

        def heropen() -> Response:
            uitstromen.heropen(klant=self.klant, door=self.medewerker, **velden)
            return self.een(self.rijen().get(pk=pk))

        return self.in_een_keer(heropen)


class Nazorg(_Uitstroombewerking):
    """One contact of the aftercare."""

    toegang: ClassVar = {
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Leg een gepland nazorgcontact vast.")
    }
    invoer = NazorgIn

    @extend_schema(responses={200: UitstroomUit})
    def post(self, request: Request, klantnummer: int, pk: int, nummer: int) -> Response:
        """Keep how the work goes; what comes next follows from it."""
        contacten = Nazorgcontact.objects.filter(uitstroom__klant=self.klant, uitstroom=pk)
        contact = get_object_or_404(contacten.select_related("uitstroom"), pk=nummer)
        velden = self.ingevuld()

        def leg_vast() -> Response:
            nazorg.leg_vast(contact=contact, door=self.medewerker, **velden)
            return self.een(self.rijen().get(pk=pk))

        return self.in_een_keer(leg_vast)
