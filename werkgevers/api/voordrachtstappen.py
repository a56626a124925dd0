"""What is done with a proposal: preselected, sent, answered by the employer, or stopped."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.views import Bewerking
from keten.rechten import Recht
from werkgevers import voordracht_beantwoorden, voordragen
from werkgevers.api.vacatures import lees as lees_vacature
from werkgevers.api.voordrachten import BEREIK, VoordrachtKort, van
from werkgevers.models import Voordracht
from werkgevers.voordrachtwerk import OVERGANGEN

_Stand, _Intrekking = Voordracht.Stand, Voordracht.Intrekking
_MEESTE = 100


class VoorselectieIn(serializers.Serializer[Any]):
    """Why this candidate."""

    motivatie = serializers.CharField(
        max_length=1000, allow_blank=True, default="", help_text="Leeg: wat er al staat."
    )


class AntwoordIn(serializers.Serializer[Any]):
    """What the employer says."""

    antwoord = serializers.ChoiceField([(stand.value, stand.label) for stand in OVERGANGEN])
    afwijzing = serializers.ChoiceField(
        Voordracht.Afwijzing.choices, allow_blank=True, default="", help_text="Nodig bij een afwijzing."
    )
    toelichting = serializers.CharField(max_length=500, allow_blank=True, default="")


class StoppenIn(serializers.Serializer[Any]):
    """Why a proposal stops."""

    reden = serializers.ChoiceField(
        [(een.value, een.label) for een in (_Intrekking.KLANT, _Intrekking.COACH, _Intrekking.ANDERS)]
    )
    toelichting = serializers.CharField(max_length=500, allow_blank=True, default="")


class Klaarnummer(serializers.PrimaryKeyRelatedField[Voordracht]):
    """A candidate of the location on whom coach and client agreed, by number of the proposal."""

    def get_queryset(self) -> QuerySet[Voordracht]:
        """Those that can go to the employer of this vacancy."""
        view = self.context["view"]
        klaar = Voordracht.objects.klaar_om_te_sturen().filter(locatie=view.locatie)
        return klaar.filter(vacature=view.kwargs.get("pk")).met_mensen()


class VoordragenIn(serializers.Serializer[Any]):
    """Who go on the list."""

    voordrachten = serializers.ListField(
        child=Klaarnummer(queryset=Voordracht.objects.none()), min_length=1, max_length=_MEESTE
    )


class VoorgedragenUit(serializers.Serializer[Any]):
    """Who went."""

    voordrachten = VoordrachtKort(many=True)


class Voordragen(Bewerking):
    """The candidates go to the employer as one list."""

    toegang: ClassVar = {
        "POST": Toegang(BEREIK, Recht.MATCHEN, "Draag kandidaten voor; de werkgever krijgt één lijst.")
    }
    serializer_class = VoorgedragenUit
    invoer = VoordragenIn

    @extend_schema(responses={200: VoorgedragenUit})
    def post(self, request: Request, pk: int) -> Response:
        """All go, or none; who may not go yet is named in the refusal."""
        vacature, velden = lees_vacature(self.locatie, pk), self.ingevuld()

        def draag_voor() -> Response:
            gegaan = voordragen.draag_voor(vacature=vacature, door=self.medewerker, **velden)
            rijen = van(self.locatie).filter(pk__in=[een.pk for een in gegaan]).order_by("pk")
            return Response(self.get_serializer({"voordrachten": rijen}).data)

        return self.in_een_keer(draag_voor)


class _Stap(Bewerking):
    """What is done to one proposal."""

    serializer_class = VoordrachtKort
    queryset = Voordracht.objects.none()

    @extend_schema(responses={200: VoordrachtKort})
    def post(self, request: Request, pk: int) -> Response:
        """Do it, unless somebody else was first."""
        voordracht, velden = get_object_or_404(self.rijen(), pk=pk), self.ingevuld()

        def zet() -> Response:
            self.doe(voordracht, velden)
            return self.een(van(self.locatie).get(pk=pk))

        return self.in_een_keer(zet)

    def rijen(self) -> QuerySet[Voordracht]:
        """Those to which it can be done."""
        return van(self.locatie).filter(locatie=self.locatie)

    def doe(self, voordracht: Voordracht, velden: dict[str, Any]) -> None:
        """The step itself."""
        raise NotImplementedError


class Voorselecteren(_Stap):
    """Coach and client are asked."""

    toegang: ClassVar = {
        "POST": Toegang(
            BEREIK, Recht.MATCHEN, "Selecteer een kandidaat voor; werkcoach en klant geven akkoord."
        )
    }
    invoer = VoorselectieIn

    def doe(self, voordracht: Voordracht, velden: dict[str, Any]) -> None:
        """Preselect."""
        voordragen.selecteer(voordracht=voordracht, door=self.medewerker, **velden)


class Beantwoorden(_Stap):
    """The employer said something about a candidate."""

    toegang: ClassVar = {
        "POST": Toegang(BEREIK, Recht.VACATURES, "Leg vast wat de werkgever van een kandidaat zegt.")
    }
    invoer = AntwoordIn

    def rijen(self) -> QuerySet[Voordracht]:
        """Those that were sent, of the own clients or for an own vacancy."""
        return van(self.locatie).filter(pk__in=Voordracht.objects.bij_werkgever().values("pk"))

    def doe(self, voordracht: Voordracht, velden: dict[str, Any]) -> None:
        """Keep it; a reason belongs to a no only."""
        stand = _Stand(velden.pop("antwoord"))
        if stand != _Stand.AFGEWEZEN:
            velden["afwijzing"] = ""
        voordracht_beantwoorden.beantwoord(
            voordracht=voordracht, antwoord=stand, door=self.medewerker, **velden
        )


class Stoppen(_Stap):
    """It does not go on."""

    toegang: ClassVar = {
        "POST": Toegang(BEREIK, Recht.VACATURES, "Stop een voordracht voor de werkgever beslist.")
    }
    invoer = StoppenIn

    def doe(self, voordracht: Voordracht, velden: dict[str, Any]) -> None:
        """With a reason."""
        reden = _Intrekking(velden.pop("reden"))
        voordracht_beantwoorden.trek_in(voordracht=voordracht, reden=reden, door=self.medewerker, **velden)
