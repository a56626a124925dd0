"""The client's own search for work: applications, and what the client is good at."""

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
from keten.api.velden import Code
from keten.fouten import VersieConflict
from keten.rechten import Recht
from klanten import competenties
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Competentie, KlantCompetentie, Sollicitatie

_LEZEN, _WIJZIGEN = Bereik.KLANTEN_LEZEN, Bereik.KLANTEN_SCHRIJVEN
Bron = KlantCompetentie.Bron


class Sollicitatiefilter(Filter):
    """By period and by outcome."""

    van = django_filters.DateFilter("op", lookup_expr="gte", label="Eerste dag.")
    tot = django_filters.DateFilter("op", lookup_expr="lte", label="Laatste dag.")
    uitkomst = django_filters.ChoiceFilter(choices=Sollicitatie.Uitkomst.choices)

    class Meta:
        model = Sollicitatie
        fields = ("van", "tot", "uitkomst")


class SollicitatieUit(serializers.ModelSerializer[Sollicitatie]):
    """An application, as the client keeps it."""

    bewijs = serializers.UUIDField(
        source="bewijs_id", allow_null=True, help_text="Nummer van een document in het dossier."
    )

    class Meta:
        model = Sollicitatie
        fields = ("id", "werkgever", "functie", "op", "wijze", "uitkomst", "notitie", "bewijs")
        read_only_fields = fields


class Sollicitaties(Dossierbewerking):
    """The list; only clients add to it, on their own pages."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De sollicitaties van een klant, nieuwste eerst.")
    }
    serializer_class = SollicitatieUit
    bladert = True
    volgorde = ("-op", "-pk")
    filterset_class = Sollicitatiefilter
    queryset = Sollicitatie.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page of what the client did not take back."""
        return self.lijst(self.klant.sollicitaties.geldig())


class CompetentieIn(serializers.ModelSerializer[KlantCompetentie]):
    """What the coach or a test found."""

    competentie = Code[Competentie](queryset=Competentie.objects.all(), help_text="Code van de competentie.")
    bron = serializers.ChoiceField(
        choices=[(bron.value, bron.label) for bron in (Bron.COACH, Bron.TEST)], default=Bron.COACH
    )

    class Meta:
        model = KlantCompetentie
        fields = ("competentie", "bron", "niveau", "op", "toelichting")
        validators: ClassVar[list[Any]] = []


class CompetentieWijzig(serializers.ModelSerializer[KlantCompetentie]):
    """What changes; what is left out stays."""

    class Meta:
        model = KlantCompetentie
        fields = ("niveau", "toelichting")


class CompetentieUit(serializers.ModelSerializer[KlantCompetentie]):
    """A line of the profile, with its source."""

    competentie = serializers.SlugRelatedField[Any]("code", read_only=True)
    naam = serializers.CharField(source="competentie.naam")
    door = serializers.CharField(help_text="Naam van wie dit invulde.")

    class Meta:
        model = KlantCompetentie
        fields = ("id", "competentie", "naam", "bron", "niveau", "op", "toelichting", "door", "versie")
        read_only_fields = fields


class Competenties(Dossierbewerking):
    """The profile, and an addition to it."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Waar een klant goed in is, volgens wie."),
        "POST": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Voeg een competentie toe aan het profiel."),
    }
    serializer_class = CompetentieUit
    invoer = CompetentieIn
    bladert = True
    queryset = KlantCompetentie.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, in the order in which they were added."""
        return self.lijst(competenties.profiel(self.klant))

    @extend_schema(responses={201: CompetentieUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Add what the coach or a test found."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: competenties.voeg_competentie_toe(klant=self.klant, door=self.medewerker, **velden),
            "competentie",
        )


class EenCompetentie(Dossierbewerking):
    """One line of the profile."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Eén competentie van een klant."),
        "PATCH": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Wijzig hoe goed een klant iets kan."),
        "DELETE": Toegang(_WIJZIGEN, Recht.DOSSIER_WIJZIGEN, "Haal een competentie uit het profiel."),
    }
    serializer_class = CompetentieUit
    invoer = CompetentieWijzig
    met_versie = True
    queryset = KlantCompetentie.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it stands."""
        return self.een(self._record(pk))

    def patch(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        record, velden = self._record(pk), self.ingevuld(deels=True)
        nu: dict[str, Any] = {"niveau": record.niveau, "toelichting": record.toelichting}
        return self.in_een_keer(
            lambda: self.een(
                competenties.pas_aan(record=record, versie=self.versie(), door=self.medewerker, **nu | velden)
            )
        )

    @extend_schema(responses={204: None})
    def delete(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Take it out of the profile, unless somebody else changed it in between; its history stays."""
        versie = self.versie()

        def trek_in() -> Response:
            record = get_object_or_404(self._profiel().select_for_update(of=("self",)), pk=pk)
            if record.versie != versie:
                raise VersieConflict(record)
            competenties.trek_in(record=record, door=self.medewerker)
            return Response(status=204)

        return self.in_een_keer(trek_in)

    def _profiel(self) -> QuerySet[KlantCompetentie]:
        return competenties.profiel(self.klant)

    def _record(self, pk: int) -> KlantCompetentie:
        return get_object_or_404(self._profiel(), pk=pk)
