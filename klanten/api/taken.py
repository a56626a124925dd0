"""Work that waits: the own werkvoorraad, and the tasks about one client."""

import datetime
from collections.abc import Callable
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
from keten.tijd import vandaag
from klanten import taken, werkvoorraad
from klanten.afspraken import aanvang
from klanten.api.dossierdeel import Dossierbewerking
from klanten.api.mensen import Collega, MedewerkerUit
from klanten.models import Taak
from klanten.werkvoorraad import Wanneer

_HOOGSTENS_VOORUIT = datetime.timedelta(days=2 * 365)
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_MET = ("klant", "voor__gebruiker", "voor__partner", "team")


class Takenfilter(Filter):
    """By urgency, or those that anybody can take."""

    wanneer = django_filters.ChoiceFilter(choices=Wanneer.choices)
    niemand = django_filters.ChoiceFilter(
        choices=[("ja", "van niemand")], label="Alleen wat nog niemand heeft opgepakt."
    )

    class Meta:
        model = Taak
        fields = ("wanneer", "niemand")

    def filter_queryset(self, queryset: QuerySet[Taak]) -> QuerySet[Taak]:
        """The own tasks, unless those of nobody are asked for."""
        verzoek, keuze = self.verzoek, self.form.cleaned_data
        lees = werkvoorraad.van_niemand if keuze["niemand"] else werkvoorraad.eigen
        rijen = lees(verzoek.medewerker, verzoek.locatie).select_related(*_MET)
        return rijen.filter(werkvoorraad.binnen(Wanneer(keuze["wanneer"]))) if keuze["wanneer"] else rijen


class TaakIn(serializers.ModelSerializer[Taak]):
    """What must be done about a client, by whom, and when at the latest."""

    voor = Collega(
        Recht.WERKVOORRAAD,
        allow_null=True,
        help_text="E-mailadres van de collega; null: wie het oppakt.",
    )
    uiterlijk = serializers.DateField()

    class Meta:
        model = Taak
        fields = ("omschrijving", "voor", "uiterlijk")

    def validate_uiterlijk(self, dag: datetime.date) -> datetime.date:
        """A day from today on, and within two years."""
        if dag < vandaag():
            raise serializers.ValidationError("Deze dag is al voorbij.")
        if dag > vandaag() + _HOOGSTENS_VOORUIT:
            raise serializers.ValidationError("Kies een dag binnen twee jaar.")
        return dag


class TaakUit(serializers.ModelSerializer[Taak]):
    """A task, with its term."""

    klantnummer = serializers.SerializerMethodField(help_text="Leeg als de taak niet over een klant gaat.")
    voor = MedewerkerUit(allow_null=True)
    team = serializers.CharField(allow_null=True, help_text="Naam van het team dat hem kan oppakken.")

    class Meta:
        model = Taak
        fields = (
            "id",
            "klantnummer",
            "voor",
            "team",
            "soort",
            "omschrijving",
            "gestart_op",
            "vervalt_op",
            "gedaan_op",
        )
        read_only_fields = fields

    def get_klantnummer(self, taak: Taak) -> int | None:
        """Only for who may open dossiers."""
        mag = Recht.DOSSIER_INZIEN in self.context["view"].verzoek.rechten
        return taak.klant.klantnummer if taak.klant and mag else None


class Taken(Bewerking):
    """The own werkvoorraad."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.TAKEN, Recht.WERKVOORRAAD, "De open taken van deze medewerker, dringendste eerst."
        )
    }
    serializer_class = TaakUit
    bladert = True
    volgorde = ("vervalt_op", "pk")
    sorteringen: ClassVar = {"vervaltOp": "vervalt_op", "gestartOp": "gestart_op", "soort": "soort"}
    filterset_class = Takenfilter
    queryset = Taak.objects.none()

    def get(self, request: Request) -> Response:
        """A page."""
        return self.lijst(self.get_queryset())


class Dossiertaken(Dossierbewerking):
    """The open tasks about one client, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "De open taken over een klant."),
        "POST": Toegang(Bereik.TAKEN, Recht.WERKVOORRAAD, "Maak een taak over een klant."),
    }
    serializer_class = TaakUit
    invoer = TaakIn
    bladert = True
    volgorde = ("vervalt_op", "pk")
    sorteringen: ClassVar = {"vervaltOp": "vervalt_op", "gestartOp": "gestart_op", "soort": "soort"}
    queryset = Taak.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page of what this employee may read."""
        rijen = self.klant.taken.open().leesbaar(self.verzoek.rechten)
        return self.lijst(rijen.select_related(*_MET))

    @extend_schema(responses={201: TaakUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Put it in somebody's werkvoorraad."""
        velden = self.ingevuld()
        return self.nieuw(lambda: self._maak(velden))

    def _maak(self, velden: dict[str, Any]) -> Taak:
        return taken.maak(
            klant=self.klant,
            voor=velden["voor"],
            locatie=self.locatie,
            soort=Taak.Soort.ALGEMEEN,
            omschrijving=velden["omschrijving"],
            vervalt_op=aanvang(velden["uiterlijk"], _EINDE_VAN_DE_DAG),
            door=self.medewerker,
        )


class _Stap(Bewerking):
    """Something that is done to one task of the location."""

    handeling: ClassVar[Callable[..., Taak]]
    serializer_class = TaakUit
    queryset = Taak.objects.none()

    @extend_schema(responses={200: TaakUit})
    def post(self, request: Request, pk: int) -> Response:
        """Doing the same twice changes nothing."""
        leesbaar = Taak.objects.leesbaar(self.verzoek.rechten).select_related(*_MET)
        taak = get_object_or_404(leesbaar, pk=pk, locatie=self.locatie)
        return self.in_een_keer(lambda: self.een(type(self).handeling(taak=taak, door=self.medewerker)))


class Afhandelen(_Stap):
    """Done."""

    toegang: ClassVar = {"POST": Toegang(Bereik.TAKEN, Recht.WERKVOORRAAD, "Zeg dat een taak is gedaan.")}
    handeling = staticmethod(taken.rond_af)


class Heropenen(_Stap):
    """Not done after all."""

    toegang: ClassVar = {"POST": Toegang(Bereik.TAKEN, Recht.WERKVOORRAAD, "Zet een gedane taak weer open.")}
    handeling = staticmethod(taken.heropen)


class Oppakken(_Stap):
    """Taken from before everybody."""

    toegang: ClassVar = {
        "POST": Toegang(Bereik.TAKEN, Recht.WERKVOORRAAD, "Pak een taak op die op iemand wacht.")
    }
    handeling = staticmethod(taken.pak_op)
