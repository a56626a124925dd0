"""Candidates for a vacancy: who is on the list, one card, and the list as the employer sees it."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.views import Bewerking
from keten.models import Locatie
from keten.rechten import Recht
from klanten.inzage import leg_kandidaten_vast, open_kandidaat
from klanten.models import Klant
from werkgevers import kandidaatkaart, voordragen
from werkgevers.api.bemiddeling import vereis_bemiddeling
from werkgevers.api.vacatures import lees as lees_vacature
from werkgevers.models import Voordracht, Zoekprofiel

BEREIK = Bereik.BEMIDDELEN
_NIEUWSTE = ("-gevonden_op", "-pk")


class Voordrachtfilter(django_filters.FilterSet):
    """By state; without one what still runs."""

    stand = django_filters.ChoiceFilter(
        choices=[*Voordracht.Stand.choices, ("alles", "alle")], label="Anders alleen wat nog loopt."
    )

    def filter_queryset(self, queryset: QuerySet[Voordracht]) -> QuerySet[Voordracht]:
        """The proposals that were asked for."""
        stand = self.form.cleaned_data["stand"]
        if not stand:
            return queryset.filter(stand__in=Voordracht.LOPEND)
        return queryset if stand == "alles" else queryset.filter(stand=stand)


class VoordrachtKort(serializers.ModelSerializer[Voordracht]):
    """Where a proposal stands; nothing of what the candidate can do."""

    vacature = serializers.IntegerField(source="vacature_id")
    klantnummer = serializers.SerializerMethodField(help_text="Leeg voor wie zelf niet bemiddelt.")
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)
    wacht_op = serializers.CharField(help_text="Wiens akkoord nog ontbreekt; leeg als niemand.")
    afwijzing = serializers.ChoiceField(Voordracht.Afwijzing.choices, allow_blank=True)
    intrekking = serializers.ChoiceField(Voordracht.Intrekking.choices, allow_blank=True)

    class Meta:
        model = Voordracht
        fields: tuple[str, ...] = (
            "id",
            "vacature",
            "klantnummer",
            "locatie",
            "partner",
            "stand",
            "wacht_op",
            "gevonden_op",
            "voorgeselecteerd_op",
            "coach_akkoord_op",
            "klant_akkoord_op",
            "voorgedragen_op",
            "antwoord_op",
            "afwijzing",
            "intrekking",
            "ingetrokken_op",
            "versie",
        )
        read_only_fields = fields

    def get_klantnummer(self, voordracht: Voordracht) -> int | None:
        """Only for who matches clients of this location."""
        verzoek = self.context["view"].verzoek
        eigen = voordracht.locatie_id == verzoek.locatie.pk
        return voordracht.klant.klantnummer if eigen and Recht.MATCHEN in verzoek.rechten else None


class KaartUit(serializers.Serializer[Any]):
    """What somebody can do, in words; nothing of benefit, route or health."""

    naam = serializers.CharField()
    kan = serializers.ListField(child=serializers.CharField())
    geleerd = serializers.ListField(child=serializers.CharField())
    gedaan = serializers.ListField(child=serializers.CharField())
    rijbewijs = serializers.BooleanField()


class VoordrachtUit(VoordrachtKort):
    """One proposal, with the card of the candidate for who may see it."""

    kaart = serializers.SerializerMethodField(help_text="Leeg tot de kandidaat is voorgedragen.")

    class Meta(VoordrachtKort.Meta):
        fields = (*VoordrachtKort.Meta.fields, "motivatie", "toelichting", "kaart")
        read_only_fields = fields

    @extend_schema_field(KaartUit(allow_null=True))
    def get_kaart(self, voordracht: Voordracht) -> Any:
        """For a matchmaker always; for others once the name may leave the LWI."""
        mag = Recht.MATCHEN in self.context["view"].verzoek.rechten or voordracht.voorgedragen_op is not None
        if not mag:
            return None
        kaarten = kandidaatkaart.van_klanten([voordracht.klant])
        return KaartUit(kaarten[voordracht.klant_id]).data


class VoordrachtIn(serializers.Serializer[Any]):
    """A client for the list of a vacancy."""

    klantnummer = serializers.IntegerField(min_value=10_000_000)
    motivatie = serializers.CharField(
        max_length=1000, help_text="Waarom deze kandidaat. De klant en de werkgever lezen dit."
    )
    selecteer_meteen = serializers.BooleanField(
        default=False, help_text="Vraag de werkcoach en de klant meteen om akkoord."
    )


class OpDeLijstUit(serializers.Serializer[Any]):
    """A candidate as the employer sees it."""

    voordracht = serializers.IntegerField(source="voordracht.pk")
    stand = serializers.ChoiceField(Voordracht.Stand.choices, source="voordracht.stand")
    motivatie = serializers.CharField()
    kaart = KaartUit()


class KandidatenlijstUit(serializers.Serializer[Any]):
    """The one list of a vacancy, under the name of the accountmanager."""

    accountmanager = serializers.CharField(allow_null=True)
    kandidaten = OpDeLijstUit(many=True)


class Voordrachten(Bewerking):
    """The proposals of the location."""

    toegang: ClassVar = {"GET": Toegang(BEREIK, Recht.VACATURES, "De voordrachten van de locatie.")}
    serializer_class = VoordrachtKort
    bladert = True
    volgorde = _NIEUWSTE
    sorteringen: ClassVar = {"gevondenOp": "gevonden_op", "stand": "stand"}
    filterset_class = Voordrachtfilter
    queryset = Voordracht.objects.none()

    def get(self, request: Request) -> Response:
        """A page; candidates are known by number only."""
        return self.lijst(van(self.locatie))


class Vacaturevoordrachten(Bewerking):
    """The proposals for one vacancy, and a client more on its list."""

    toegang: ClassVar = {
        "GET": Toegang(BEREIK, Recht.VACATURES, "De voordrachten voor een vacature."),
        "POST": Toegang(BEREIK, Recht.MATCHEN, "Zet een klant op de lijst van een vacature."),
    }
    serializer_class = VoordrachtKort
    invoer = VoordrachtIn
    bladert = True
    volgorde = _NIEUWSTE
    sorteringen: ClassVar = {"gevondenOp": "gevonden_op", "stand": "stand"}
    met_doel = ("POST",)
    filterset_class = Voordrachtfilter
    queryset = Voordracht.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """A page; the own clients, and who was proposed when it is an own vacancy."""
        return self.lijst(van(self.locatie).filter(vacature=lees_vacature(self.locatie, pk)))

    @extend_schema(responses={201: VoordrachtKort})
    def post(self, request: Request, pk: int) -> Response:
        """Through the door of a candidate's card, so that the look is recorded whatever comes of it."""
        vereis_bemiddeling(request)
        vacature, velden = lees_vacature(self.locatie, pk), self.ingevuld()
        profielen = Zoekprofiel.objects.kandidaten(self.locatie)
        klant = open_kandidaat(
            self.verzoek,
            velden.pop("klantnummer"),
            onder=Klant.objects.filter(pk__in=profielen.values("klant")),
        )
        return self.nieuw(
            lambda: voordragen.vind(vacature=vacature, klant=klant, door=self.medewerker, **velden),
            "voordracht",
            met=lambda voordracht: [voordracht.pk],
        )


class EenVoordracht(Bewerking):
    """One proposal of a client of the location; the look is recorded."""

    toegang: ClassVar = {"GET": Toegang(BEREIK, Recht.VACATURES, "Eén voordracht, met de kaart.")}
    serializer_class = VoordrachtUit
    met_doel = ("GET",)
    queryset = Voordracht.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """With who agreed and what the employer said."""
        vereis_bemiddeling(request)
        voordracht = get_object_or_404(van(self.locatie).filter(locatie=self.locatie), pk=pk)
        klanten = Klant.objects.filter(pk=voordracht.klant_id)
        open_kandidaat(self.verzoek, voordracht.klant.klantnummer, onder=klanten)
        return self.een(voordracht)


class Kandidatenlijst(Bewerking):
    """The list as the employer sees it; each look at a card is recorded."""

    toegang: ClassVar = {
        "GET": Toegang(BEREIK, Recht.VACATURES, "De kandidaten die aan een werkgever zijn voorgedragen.")
    }
    serializer_class = KandidatenlijstUit
    met_doel = ("GET",)

    def get(self, request: Request, pk: int) -> Response:
        """Another location than that of the vacancy sees its own clients only."""
        vereis_bemiddeling(request)
        vacature = lees_vacature(self.locatie, pk)
        van_hier = vacature.locatie_id == self.locatie.pk
        blad = kandidaatkaart.kandidatenlijst(vacature, klanten_van=None if van_hier else self.locatie)
        op_de_lijst = [een.voordracht.klant_id for een in blad.kandidaten]
        leg_kandidaten_vast(self.verzoek, Klant.objects.filter(pk__in=op_de_lijst))
        return Response(self.get_serializer(blad).data)


def van(locatie: Locatie) -> QuerySet[Voordracht]:
    """The own clients, and whoever was proposed for a vacancy of the location."""
    gestuurd = Q(vacature__locatie=locatie, voorgedragen_op__isnull=False)
    return Voordracht.objects.met_mensen().select_related("locatie").filter(Q(locatie=locatie) | gestuurd)
