"""Dossiers on their way from one contact person to another."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.filters import Filter
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten import lopend, overdragen
from klanten.api.dossierdeel import Dossierbewerking
from klanten.api.mensen import Collega, MedewerkerUit, Ontvangend
from klanten.models import Overdracht

RECHT = Recht.OVERDRAGEN


class Overdrachtfilter(Filter):
    """By state, and whether it comes to this employee or goes from this employee."""

    stand = django_filters.ChoiceFilter(choices=Overdracht.Stand.choices)
    richting = django_filters.ChoiceFilter(
        choices=[("in", "aan deze medewerker"), ("uit", "van deze medewerker")], method="van_of_aan"
    )

    class Meta:
        model = Overdracht
        fields = ("stand", "richting")

    def van_of_aan(self, rijen: QuerySet[Overdracht], naam: str, waarde: str) -> QuerySet[Overdracht]:
        """Those of the employee, by name or as a member of a team."""
        wie = self.verzoek.medewerker
        if waarde == "uit":
            return rijen.filter(Q(van=wie) | Q(aangeboden_door=wie))
        return rijen.filter(Q(naar=wie) | Q(naar_team__in=wie.teams.values("pk")) & ~Q(van=wie))


class OverdrachtIn(serializers.ModelSerializer[Overdracht]):
    """An offer, to a colleague or a team."""

    naar = Collega(Recht.WERKPLAN, required=False, allow_null=True, default=None)
    naar_team = Ontvangend(required=False, allow_null=True, default=None)
    besproken_met = Collega(Recht.WERKPLAN, required=False, allow_null=True, default=None)
    gaat_mee = serializers.ListField(
        child=serializers.CharField(max_length=100),
        required=False,
        max_length=200,
        help_text="Wat er loopt en meegaat, bij sleutel; laat weg voor alles.",
    )

    class Meta:
        model = Overdracht
        fields = (
            "naar",
            "naar_team",
            "reden",
            "bevinding_op",
            "wijze",
            "ingang_op",
            "besproken_op",
            "besproken_met",
            "besproken",
            "strategie",
            "gaat_mee",
        )
        validators: ClassVar[list[Any]] = []


class ZaakUit(serializers.Serializer[Any]):
    """One thing that was going on, as it read when the offer was made."""

    sleutel = serializers.CharField()
    soort = serializers.CharField()
    wat = serializers.CharField()
    uitvoerder = serializers.CharField()


class OverdrachtKort(serializers.ModelSerializer[Overdracht]):
    """Who offers whom to whom, and when; what it is about stands in the dossier, behind the door."""

    klantnummer = serializers.IntegerField(source="klant.klantnummer")
    van = MedewerkerUit()
    naar = MedewerkerUit(allow_null=True)
    naar_team = serializers.CharField(allow_null=True, help_text="Naam van het team.")

    class Meta:
        model = Overdracht
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "klantnummer",
            "van",
            "naar",
            "naar_team",
            "aangeboden_op",
            "ingang_op",
            "stand",
            "beslist_op",
        )
        read_only_fields = fields


class OverdrachtUit(OverdrachtKort):
    """An offer, and what was answered."""

    gaat_mee = ZaakUit(many=True)

    class Meta(OverdrachtKort.Meta):
        fields: ClassVar[tuple[str, ...]] = (
            *OverdrachtKort.Meta.fields,
            "reden",
            "bevinding_op",
            "wijze",
            "besproken_op",
            "besproken",
            "strategie",
            "gaat_mee",
            "antwoord",
        )
        read_only_fields = fields


class Overdrachten(Bewerking):
    """The handovers of the location."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.OVERDRACHTEN, RECHT, "De overdrachten op de locatie, nieuwste eerst.")
    }
    serializer_class = OverdrachtKort
    bladert = True
    volgorde = ("-aangeboden_op", "-pk")
    filterset_class = Overdrachtfilter
    queryset = Overdracht.objects.none()

    def get(self, request: Request) -> Response:
        """A page; a client is known by number only."""
        rijen = Overdracht.objects.filter(locatie=self.locatie)
        return self.lijst(rijen.met_mensen().select_related("klant"))


class Aanbieden(Dossierbewerking):
    """The handovers of one client, and a new offer."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.OVERDRACHTEN, RECHT, "De overdrachten van een klant, nieuwste eerst."),
        "POST": Toegang(Bereik.OVERDRACHTEN, RECHT, "Bied een dossier aan een collega of een team aan."),
    }
    serializer_class = OverdrachtUit
    invoer = OverdrachtIn
    bladert = True
    volgorde = ("-aangeboden_op", "-pk")
    queryset = Overdracht.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page."""
        return self.lijst(self.klant.overdrachten.met_mensen().select_related("klant"))

    @extend_schema(responses={201: OverdrachtUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Offer it; until somebody accepts, the contact person stays."""
        velden = self.ingevuld()

        def bied_aan() -> Overdracht:
            velden.setdefault("gaat_mee", [zaak.sleutel for zaak in lopend.van(self.klant)])
            return overdragen.bied_aan(klant=self.klant, door=self.medewerker, **velden)

        return self.nieuw(bied_aan, "overdracht")


class EenOverdracht(Dossierbewerking):
    """One offer."""

    toegang: ClassVar = {"GET": Toegang(Bereik.OVERDRACHTEN, RECHT, "Eén overdracht van een klant.")}
    serializer_class = OverdrachtUit
    queryset = Overdracht.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """With what was answered."""
        rijen = self.klant.overdrachten.met_mensen().select_related("klant")
        return self.een(get_object_or_404(rijen, pk=pk))
