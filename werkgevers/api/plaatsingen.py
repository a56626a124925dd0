"""Clients who started in a job: the list, recording one, and what happens to it."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.views import Bewerking
from keten.doelen import Doel
from keten.rechten import Recht
from klanten.inzage import leg_bijzondere_inzage_vast, leg_lijst_vast
from klanten.models import Clientbeeld
from werkgevers import plaatsen, plaatsingslijst
from werkgevers.api.bemiddeling import vereis_bemiddeling
from werkgevers.models import Plaatsing

BEREIK = Bereik.BEMIDDELEN
ONDERDEEL = "plaatsing"
_LANGSTE_WEEK = 60


class Plaatsingenfilter(django_filters.FilterSet):
    """What the screen of the list can choose, with the same query behind it."""

    stand = django_filters.ChoiceFilter(
        choices=[
            ("loopt", "loopt"),
            ("gestopt", "gestopt"),
            ("duurzaam", "duurzaam"),
            ("meten", "nu te meten"),
        ]
    )
    hulp = django_filters.ChoiceFilter(
        choices=[("subsidie", "met lopende subsidie"), ("geen", "zonder hulp")],
        label="Hulp bij de plaatsing.",
    )
    partner = django_filters.CharFilter(
        "partners__code", label="Code van een ketenpartner voor wie de plaatsing telt."
    )
    term = django_filters.CharFilter(max_length=80, label="Begin van de naam van de werkgever.")

    def filter_queryset(self, queryset: QuerySet[Plaatsing]) -> QuerySet[Plaatsing]:
        """The placements of the clients of the location itself: only those may leave the portal as a list."""
        keuze, locatie = self.form.cleaned_data, self.request._request.locatie
        rijen = plaatsingslijst.kies(
            locatie, {"steun": keuze["hulp"], "stand": keuze["stand"], "term": keuze["term"]}
        )
        if keuze["partner"]:
            rijen = rijen.filter(partners__code=keuze["partner"])
        return plaatsingslijst.om_te_bewaren(rijen, locatie).prefetch_related("partners")


class PlaatsingUit(serializers.ModelSerializer[Plaatsing]):
    """A placement; a client is known by number only, and which help it is stays out."""

    klantnummer = serializers.IntegerField(source="klant.klantnummer")
    werkgever = serializers.IntegerField(source="werkgever_id")
    werkgever_naam = serializers.CharField(source="werkgever.naam")
    vacature = serializers.IntegerField(source="vacature_id")
    functie = serializers.CharField(source="vacature.titel")
    voordracht = serializers.IntegerField(source="voordracht_id", allow_null=True)
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    partners = serializers.SlugRelatedField[Any](
        "code", many=True, read_only=True, help_text="Voor wie de plaatsing telt."
    )

    class Meta:
        model = Plaatsing
        fields = (
            "id",
            "klantnummer",
            "werkgever",
            "werkgever_naam",
            "vacature",
            "functie",
            "voordracht",
            "locatie",
            "begint_op",
            "eindigt_op",
            "uren",
            "meetdag",
            "duurzaam",
            "gestopt_op",
            "stopreden",
            "partners",
            "versie",
        )
        read_only_fields = fields


class BaanWijzig(serializers.Serializer[Any]):
    """What changes; what is left out stays."""

    uren = serializers.IntegerField(min_value=1, max_value=_LANGSTE_WEEK, help_text="Per week.")
    eindigt_op = serializers.DateField(
        required=False, allow_null=True, help_text="Laatste dag van het contract; null bij een vast contract."
    )


class StopIn(serializers.Serializer[Any]):
    """When the work ended, and why."""

    op = serializers.DateField(help_text="De laatste dag die is gewerkt.")
    reden = serializers.CharField(max_length=300, help_text="De klant kan dit opvragen.")


class OverPlaatsing(Bewerking):
    """What every operation on one placement shares: for one purpose, and written down."""

    serializer_class = PlaatsingUit
    met_doel: ClassVar[tuple[str, ...]] = ("GET", "PATCH", "POST")
    queryset = Plaatsing.objects.none()

    def open(self, pk: int) -> Plaatsing:
        """A placement of a client of the location or at its vacancy; the look is recorded.

        Raises:
            Http404: there is none here.
        """
        vereis_bemiddeling(self.request)
        rijen = Plaatsing.objects.van_locatie(self.locatie)
        met = ("klant", "werkgever", "vacature__locatie", "locatie")
        plaatsing: Plaatsing = get_object_or_404(rijen.select_related(*met), pk=pk)
        leg_bijzondere_inzage_vast(
            klant=plaatsing.klant,
            door=self.medewerker,
            onderdeel=ONDERDEEL,
            doel=Doel.BEMIDDELING,
            systeem=self.verzoek.systeem_of_niets,
        )
        return plaatsing


class Plaatsingen(Bewerking):
    """The placements of the clients of the location."""

    toegang: ClassVar = {
        "GET": Toegang(BEREIK, Recht.PLAATSEN, "De plaatsingen van klanten van de locatie, laatste eerst.")
    }
    serializer_class = PlaatsingUit
    bladert = True
    volgorde = ("-begint_op", "-pk")
    sorteringen: ClassVar = {"begintOp": "begint_op", "uren": "uren"}
    met_doel = ("GET",)
    filterset_class = Plaatsingenfilter
    queryset = Plaatsing.objects.none()

    def get(self, request: Request) -> Response:
        """A page; it leaves the portal, so the register of looks names it for each client on it."""
        vereis_bemiddeling(request)
        pagina: list[Plaatsing] = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        leg_lijst_vast(
            Clientbeeld.objects.filter(klant__in={een.klant_id for een in pagina}),
            door=self.medewerker,
            onderdeel=ONDERDEEL,
            doel=Doel.BEMIDDELING,
            systeem=self.verzoek.systeem_of_niets,
        )
        return self.get_paginated_response(self.get_serializer(pagina, many=True).data)


class EenPlaatsing(OverPlaatsing):
    """One placement."""

    toegang: ClassVar = {
        "GET": Toegang(BEREIK, Recht.PLAATSEN, "Eén plaatsing."),
        "PATCH": Toegang(BEREIK, Recht.PLAATSEN, "Wijzig de uren of het einde van het contract."),
    }
    invoer = BaanWijzig
    met_versie = True

    def get(self, request: Request, pk: int) -> Response:
        """With the version that a change must name."""
        return self.een(self.open(pk))

    def patch(self, request: Request, pk: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        plaatsing, velden = self.open(pk), self.ingevuld(deels=True)
        velden = {"uren": plaatsing.uren, "eindigt_op": plaatsing.eindigt_op, **velden}
        return self.in_een_keer(
            lambda: self.een(
                plaatsen.wijzig_baan(
                    plaatsing=plaatsing, versie=self.versie(), door=self.medewerker, **velden
                )
            )
        )


class Stoppen(OverPlaatsing):
    """The work ended."""

    toegang: ClassVar = {
        "POST": Toegang(BEREIK, Recht.PLAATSEN, "Leg vast dat het werk is gestopt, en waarom.")
    }
    invoer = StopIn

    @extend_schema(responses={200: PlaatsingUit})
    def post(self, request: Request, pk: int) -> Response:
        """The contact person of the client gets a task."""
        plaatsing, velden = self.open(pk), self.ingevuld()
        return self.in_een_keer(
            lambda: self.een(plaatsen.stop(plaatsing=plaatsing, door=self.medewerker, **velden))
        )
