"""Meetings of client and employee: the own agenda, those of a client, and a new one."""

import datetime
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.filters import Filter
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten import afspraken
from klanten.api.dossierdeel import Dossierbewerking
from klanten.api.mensen import Collega, MedewerkerUit
from klanten.models import Afspraak

RECHT = Recht.AFSPRAKEN
MOMENT: dict[str, str] = {"dag": "begin", "tijd": "begin"}
"""The screen asks a day and a time; here a moment is one field."""


class Afsprakenfilter(Filter):
    """By period and by state."""

    van = django_filters.DateFilter(method="vanaf", label="Eerste dag.")
    tot = django_filters.DateFilter(method="tot_en_met", label="Laatste dag.")
    stand = django_filters.ChoiceFilter(choices=Afspraak.Stand.choices)

    class Meta:
        model = Afspraak
        fields = ("van", "tot", "stand")

    def vanaf(self, rijen: QuerySet[Afspraak], naam: str, dag: datetime.date) -> QuerySet[Afspraak]:
        """From the beginning of a day at the counter."""
        return rijen.filter(begin__gte=afspraken.aanvang(dag, datetime.time.min))

    def tot_en_met(self, rijen: QuerySet[Afspraak], naam: str, dag: datetime.date) -> QuerySet[Afspraak]:
        """Until the end of a day at the counter."""
        morgen = dag + datetime.timedelta(days=1)
        return rijen.filter(begin__lt=afspraken.aanvang(morgen, datetime.time.min))


class MomentIn(serializers.Serializer[Any]):
    """When, and how long."""

    begin = serializers.DateTimeField()
    duur = serializers.ChoiceField(choices=[(duur, f"{duur} minuten") for duur in afspraken.DUREN])


class AfspraakIn(MomentIn, serializers.ModelSerializer[Afspraak]):
    """A meeting to plan."""

    medewerker = Collega(RECHT)
    plek = serializers.CharField(max_length=80, default="balie")

    class Meta:
        model = Afspraak
        fields = ("medewerker", "soort", "begin", "duur", "plek", "opmerking")


class AfspraakUit(serializers.ModelSerializer[Afspraak]):
    """A meeting, as it stands in the agenda."""

    klantnummer = serializers.IntegerField(source="klant.klantnummer")
    medewerker = MedewerkerUit()
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Afspraak
        fields = (
            "id",
            "klantnummer",
            "medewerker",
            "locatie",
            "soort",
            "begin",
            "einde",
            "plek",
            "opmerking",
            "stand",
            "reden",
        )
        read_only_fields = fields


def met_namen(rijen: QuerySet[Afspraak]) -> QuerySet[Afspraak]:
    """With everything that a meeting shows, in the same query."""
    return rijen.select_related("klant", "medewerker__gebruiker", "medewerker__partner", "partner", "locatie")


class Agenda(Bewerking):
    """The own agenda."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.AFSPRAKEN, RECHT, "De afspraken van deze medewerker op de locatie.")
    }
    serializer_class = AfspraakUit
    bladert = True
    volgorde = ("begin", "pk")
    sorteringen: ClassVar = {"begin": "begin", "soort": "soort", "stand": "stand"}
    filterset_class = Afsprakenfilter
    queryset = Afspraak.objects.none()

    def get(self, request: Request) -> Response:
        """A page, the earliest first."""
        rijen = Afspraak.objects.filter(medewerker=self.medewerker, locatie=self.locatie)
        return self.lijst(met_namen(rijen))


class Afspraken(Dossierbewerking):
    """The meetings of one client, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.AFSPRAKEN, RECHT, "De afspraken van een klant, laatste eerst."),
        "POST": Toegang(Bereik.AFSPRAKEN, RECHT, "Plan een afspraak met een klant."),
    }
    serializer_class = AfspraakUit
    invoer = AfspraakIn
    bladert = True
    volgorde = ("-begin", "-pk")
    sorteringen: ClassVar = {"begin": "begin", "soort": "soort", "stand": "stand"}
    veldnamen = MOMENT
    filterset_class = Afsprakenfilter
    queryset = Afspraak.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page."""
        return self.lijst(met_namen(self.klant.afspraken.all()))

    @extend_schema(responses={201: AfspraakUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Plan one; client and employee have nothing else then."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: afspraken.plan(klant=self.klant, door=self.medewerker, **velden), "afspraak"
        )


class EenAfspraak(Dossierbewerking):
    """One meeting."""

    toegang: ClassVar = {"GET": Toegang(Bereik.AFSPRAKEN, RECHT, "Eén afspraak van een klant.")}
    serializer_class = AfspraakUit
    queryset = Afspraak.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it stands."""
        return self.een(get_object_or_404(met_namen(self.klant.afspraken.all()), pk=pk))
