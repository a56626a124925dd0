"""What happened in a dossier, and who looked into it."""

from typing import Any, ClassVar

import django_filters
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.filters import Filter
from keten.models import Ketenpartner
from keten.rechten import Recht
from klanten import kijkers, tijdlijn
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Gebeurtenis, Inzage


class Tijdlijnfilter(Filter):
    """By kind, and by the organisation that did it."""

    soort = django_filters.ChoiceFilter(choices=Gebeurtenis.Soort.choices)
    partner = django_filters.ModelChoiceFilter(
        queryset=Ketenpartner.objects.all(), to_field_name="code", label="Code van een ketenpartner."
    )

    class Meta:
        model = Gebeurtenis
        fields = ("soort", "partner")


class GebeurtenisUit(serializers.ModelSerializer[Gebeurtenis]):
    """A line of the timeline."""

    wie = serializers.CharField(help_text="Een medewerker, de klant of het portaal, in woorden.")
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Gebeurtenis
        fields = ("id", "op", "soort", "zin", "wie", "partner", "zichtbaar_voor_klant")
        read_only_fields = fields


class Tijdlijn(Dossierbewerking):
    """Everything that happened, over all partners."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "De tijdlijn van een klant, nieuwste eerst."
        )
    }
    serializer_class = GebeurtenisUit
    bladert = True
    volgorde = ("-op", "-pk")
    filterset_class = Tijdlijnfilter
    queryset = Gebeurtenis.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page of what this employee may read."""
        return self.lijst(tijdlijn.lees(self.klant, rechten=self.verzoek.rechten))


class KijkerUit(serializers.Serializer[Any]):
    """What one person looked at on one day."""

    dag = serializers.DateField()
    naam = serializers.CharField()
    functie = serializers.CharField()
    partner = serializers.CharField(help_text="Naam van de organisatie; leeg bij de klant zelf.")
    eerste = serializers.DateTimeField()
    laatste = serializers.DateTimeField()
    keren = serializers.IntegerField()
    onderdelen = serializers.ListField(child=serializers.CharField())
    doelen = serializers.ListField(child=serializers.CharField(), help_text="In woorden.")
    redenen = serializers.ListField(child=serializers.CharField())
    systemen = serializers.ListField(child=serializers.CharField(), help_text="Waarmee is gekeken.")

    def to_representation(self, instance: Any) -> Any:
        """A row of the register, in words."""
        return super().to_representation(kijkers.in_woorden(instance))


class Inzagen(Dossierbewerking):
    """The register of looks, a line for each person and day."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "Wie in een dossier keek, nieuwste dag eerst."
        )
    }
    serializer_class = KijkerUit
    bladert = True
    volgorde = ("-dag", "-laatste", "gebruiker")
    queryset = Inzage.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, with the true purpose only for who handles checks."""
        return self.lijst(kijkers.per_dag(self.klant, voluit=Recht.HANDHAVEN in self.verzoek.rechten))
